"""``communique share bucket``: into a real S3 server on loopback, in an order in which a reader meets no dead end."""

from __future__ import annotations

import logging
import shutil
import uuid
from datetime import timedelta

import fsspec
import pytest
import s3fs
from moto.server import ThreadedMotoServer

from analysis.errors import ReportError, SetupError
from analysis.sharing import bucket
from analysis.sharing.bucket import upload_site
from analysis.sharing.profiles import choose_profile
from analysis.sharing.site import SiteOptions, update_site
from tests.sharing.made import WHEN, publish
from tests.sharing.test_redact import HIDE, NAMES, find_in
from tests.sharing.test_site import find_dead_ends


@pytest.fixture(scope="module")
def server():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield "http://{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def s3(server, monkeypatch):
    """A file system with a bucket ``reports``, as the environment names it."""
    for name, value in {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_ENDPOINT_URL": server, "AWS_DEFAULT_REGION": "us-east-1"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    fs = fsspec.filesystem("s3")
    place = f"reports-{uuid.uuid4().hex[:8]}"
    fs.mkdir(place)
    return fs, f"s3://{place}/desk"


@pytest.fixture
def site(out_dir, tmp_path):
    update_site(out_dir, tmp_path / "site", SiteOptions())
    return tmp_path / "site"


def fetch(fs, url, folder, *, wanted=lambda name: True):
    """Bring everything back from a bucket; of what is not wanted, only that it is there."""
    root = url.partition("://")[2]
    for name in fs.find(root):
        path = folder / name.removeprefix(root).lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fs.cat_file(name) if wanted(name) else b"")
    return folder


def test_a_bucket_holds_the_site_byte_by_byte_with_its_types(s3, site, out_dir, tmp_path, editions):
    fs, url = s3
    upload = upload_site(site, url, out_dir=out_dir)
    assert upload.problems == [] and upload.checked == len(upload.uploaded)
    back = fetch(fs, url, tmp_path / "back")
    assert {path.relative_to(back): path.read_bytes() for path in back.rglob("*") if path.is_file()} == {
        path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    folder = f"reports/border-talks/{editions[0].edition}"
    for name, kind, cache in (
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("feed.xml", "application/atom+xml; charset=utf-8", "no-cache"),
        ("site.js", "text/javascript; charset=utf-8", "no-cache"),
        (f"{folder}/report.pdf", "application/pdf", "max-age=31536000, immutable"),
        (f"{folder}/tables/events.csv", "text/csv; charset=utf-8", "max-age=31536000, immutable"),
    ):
        said = fs.call_s3("head_object", Bucket=url.split("/")[2], Key=f"desk/{name}")
        assert (said["ContentType"], said["CacheControl"]) == (kind, cache), name


def test_a_second_run_sends_nothing_and_a_new_edition_only_itself_and_what_leads_to_it(s3, site, out_dir):
    _, url = s3
    upload_site(site, url, out_dir=out_dir)
    assert upload_site(site, url, out_dir=out_dir).uploaded == []
    made = publish(out_dir, report="other", when=WHEN + timedelta(days=3), formats=("html",))
    update = update_site(out_dir, site, SiteOptions())
    upload = upload_site(site, url, out_dir=out_dir)
    assert {name for name in upload.uploaded if made.edition not in name} == {name for name in update.written if (site / name).exists()}  # fmt: skip
    # Where what was sent is forgotten, the bucket's own sums tell that it is there.
    next(out_dir.glob(".sharing/*.uploaded.sqlite")).unlink()
    assert upload_site(site, url, out_dir=out_dir).uploaded == []


def test_at_no_moment_does_a_page_lead_to_what_is_not_there(s3, site, out_dir, tmp_path, monkeypatch):
    """The upload is stopped after every few objects, and what a reader would find then is looked at."""
    fs, url = s3
    upload_site(site, url, out_dir=out_dir)
    publish(out_dir, report="other", when=WHEN + timedelta(days=3), formats=("html",))
    update_site(out_dir, site, SiteOptions())
    monkeypatch.setattr(bucket, "_BATCH", 9)
    send, looks = bucket._Uploader._send, []

    def is_page(name):
        return name.endswith(".html") and not name.endswith("/report.html")

    def send_and_look(self, names, local):
        send(self, names, local)
        looks.append(find_dead_ends(fetch(fs, url, tmp_path / f"look-{len(looks)}", wanted=is_page)))

    monkeypatch.setattr(bucket._Uploader, "_send", send_and_look)
    upload = upload_site(site, url, out_dir=out_dir)
    assert len(looks) > 5 and not any(dead for dead in looks if any("report.html" in one for one in dead))
    assert upload.uploaded[-1] == "index.html" and looks[-1] == []
    order = [bucket._rank(name)[0] for name in upload.uploaded]
    assert order == sorted(order)


def test_what_is_gone_goes_and_what_is_not_ours_stays(s3, site, out_dir, editions):
    fs, url = s3
    upload_site(site, url, out_dir=out_dir)
    fs.pipe_file(f"{url}/notes.txt", b"mine")
    shutil.rmtree(editions[0].path)
    update_site(out_dir, site, SiteOptions())
    upload = upload_site(site, url, out_dir=out_dir)
    assert upload.problems == [] and any(editions[0].edition in name for name in upload.removed)
    assert not fs.exists(f"{url}/reports/border-talks/{editions[0].edition}/report.html")
    assert fs.cat_file(f"{url}/notes.txt") == b"mine"


def test_a_run_that_is_cut_off_is_taken_up_again(s3, site, out_dir, monkeypatch):
    fs, url = s3
    monkeypatch.setattr(bucket, "_BATCH", 5)
    send = bucket._Uploader._send

    def break_off(self, names, local):
        send(self, names, local)
        if any(name.endswith(".pdf") for name in names):
            raise ConnectionError("the line is down")

    monkeypatch.setattr(bucket._Uploader, "_send", break_off)
    with pytest.raises(ReportError, match=r"cannot be read or written \(ConnectionError: the line is down\)"):
        upload_site(site, url, out_dir=out_dir)
    assert not fs.exists(f"{url}/index.html")
    monkeypatch.setattr(bucket._Uploader, "_send", send)
    assert upload_site(site, url, out_dir=out_dir).problems == []
    assert fs.exists(f"{url}/index.html")


def test_an_object_that_was_changed_there_is_found_and_sent_again(s3, site, out_dir):
    fs, url = s3
    upload_site(site, url, out_dir=out_dir)
    fs.pipe_file(f"{url}/index.html", b"short")
    upload = upload_site(site, url, out_dir=out_dir)
    assert upload.uploaded == ["index.html"] and upload.problems == []


def test_what_does_not_arrive_is_told(s3, site, out_dir, monkeypatch):
    fs, url = s3
    lose = lambda files, places, **options: [fs.pipe_file(place, b"lost") for place in places]  # noqa: E731
    monkeypatch.setattr(fs, "put", lose)
    upload = upload_site(site, url, out_dir=out_dir)
    assert "index.html has 4 bytes, and should have" in "".join(upload.problems)


def test_hidden_names_are_in_no_byte_of_the_bucket(s3, tmp_path, communique):
    fs, url = s3
    publish(tmp_path / "published", report="brief-kenya-mediates")
    hidden = [part for name in HIDE for part in ("--hide-actor", name)]
    done = communique("share", "bucket", url, "--profile", "external", *hidden, "--out", tmp_path / "published")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{url}\n" and "found as they should be" in done.stderr
    back = fetch(fs, url, tmp_path / "b" / "a" / "back")
    assert find_in(back, NAMES) == [] and find_dead_ends(back) == []
    assert "reports/brief-actor-1-mediates" in "".join(fs.find(url))


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_other_places_that_fsspec_reaches_hold_it_too(kind, site, out_dir, tmp_path):
    url = f"file://{tmp_path}/shared" if kind == "file" else f"memory://{uuid.uuid4().hex}"
    upload = upload_site(site, url, out_dir=out_dir)
    assert upload.problems == [] and upload_site(site, url, out_dir=out_dir).uploaded == []
    if kind == "file":
        assert find_dead_ends(tmp_path / "shared") == []
        assert not list((tmp_path / "shared").rglob(".*"))


def test_a_place_that_holds_something_else_is_not_touched(s3, site, out_dir):
    fs, url = s3
    fs.pipe_file(f"{url}/thesis.txt", b"x")
    with pytest.raises(ReportError, match="holds something else than a site; nothing in it was touched"):
        upload_site(site, url, out_dir=out_dir)
    assert len(fs.find(url)) == 1


@pytest.mark.parametrize(
    ("url", "error", "said"),
    [
        ("s3://", ReportError, "is no address of a bucket or folder"),
        ("desk", ReportError, "is no address of a bucket or folder"),
        ("nonsense://x/y", ReportError, "Protocol not known"),
        ("s3://no-such-bucket-here/x", ReportError, "cannot be read or written"),
        ("env:NO_SUCH_VARIABLE", (ReportError, SetupError), "NO_SUCH_VARIABLE"),
    ],
)
def test_a_place_that_cannot_be_reached_is_named(s3, site, out_dir, url, error, said):
    with pytest.raises(error, match=said):
        upload_site(site, url, out_dir=out_dir)


def test_a_profile_of_a_bucket_is_kept_by_the_next_run(s3, out_dir, site, tmp_path):
    """Another profile takes away what it does not let through."""
    fs, url = s3
    upload_site(site, url, out_dir=out_dir)
    update_site(out_dir, site, SiteOptions(profile=choose_profile("full", without_notebook=True)))
    upload = upload_site(site, url, out_dir=out_dir)
    assert upload.problems == [] and not [name for name in fs.find(url) if name.endswith(".ipynb")]
