"""``share:`` and ``places:`` of reports.yaml: each edition goes where it should, once, and what fails is tried again."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.errors import DefinitionError
from analysis.mailing import SENDER, SERVER
from analysis.reporting.definitions import Place, ReportDefinition
from analysis.reporting.read_definitions import read_definitions, read_places
from analysis.sharing.deliver import Delivery, Made, share_made, watch_places
from analysis.sharing.log import ShareLog
from tests.engine.conftest import write_notebook
from tests.sharing.made import WHEN, publish
from tests.sharing.test_mail import Keep, serve


@pytest.fixture
def box(monkeypatch):
    handler = Keep()
    with serve(handler) as port:
        monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{port}")
        monkeypatch.setenv(SENDER, "reports@example.org")
        handler.port = port
        yield handler


@dataclass
class Desk:
    """A desk with reports of one definition, and a second definition that shares nothing."""

    out_dir: Path
    places: dict[str, Place]

    @property
    def definitions(self) -> dict[str, ReportDefinition]:
        fields = {"title": "T", "notebook": "x.ipynb"}
        return {
            "talks": ReportDefinition(name="talks", share=list(self.places), **fields),
            "other": ReportDefinition(name="other", **fields),
        }

    def publish(self, day: int, *, definition: str = "talks") -> Made:
        made = publish(self.out_dir, report=definition, when=WHEN + timedelta(days=day), formats=("html",))
        manifest = json.loads(made.manifest.read_text())
        made.manifest.write_text(json.dumps({**manifest, "run": {"definition": definition, "title": "T"}}))
        return Made(definition, definition, made.edition)

    def watch(self) -> None:
        watch_places(self.definitions.values(), self.places, out_dir=self.out_dir)

    def share(self, *made: Made) -> list[Delivery]:
        definitions = self.definitions
        return list(share_made(made, [definitions["talks"]], definitions, self.places, out_dir=self.out_dir))


def make_desk(tmp_path, **places: dict[str, object]) -> Desk:
    return Desk(tmp_path / "published", {name: Place.model_validate({"name": name, **said}) for name, said in places.items()})  # fmt: skip


def test_an_edition_goes_to_every_place_once_with_the_profile_of_each(tmp_path, box):
    desk = make_desk(
        tmp_path,
        public={"site": tmp_path / "public", "profile": "external"},
        partners={"mail": ["p@example.org"], "profile": "external"},
        store={"bucket": f"file://{tmp_path}/bucket"},
        packed={"zip": tmp_path / "zips"},
    )
    desk.watch()
    made = desk.publish(0)
    deliveries = desk.share(made)
    assert [(one.place, one.problem) for one in deliveries] == [("public", None), ("partners", None), ("store", None), ("packed", None)]  # fmt: skip
    for folder in ("public", "bucket"):
        shared = tmp_path / folder / "reports" / "talks" / made.edition
        assert (shared / "report.html").is_file()
        assert (shared / "notebook.ipynb").is_file() == (folder == "bucket")
    assert (tmp_path / "zips" / f"talks-{made.edition}.zip").is_file() and len(box.taken) == 1
    assert desk.share(made) == [] and len(box.taken) == 1


def test_a_site_shows_only_what_the_definitions_share_with_it(tmp_path):
    desk = make_desk(tmp_path, public={"site": tmp_path / "public"})
    desk.publish(0, definition="other")
    desk.share(desk.publish(0))
    assert [path.name for path in (tmp_path / "public" / "reports").iterdir() if path.is_dir()] == ["talks"]


def test_a_new_list_is_not_sent_the_editions_of_before(tmp_path, box):
    desk = make_desk(tmp_path, partners={"mail": ["p@example.org"]})
    before = desk.publish(0)
    path = desk.out_dir / "talks" / before.edition / "manifest.json"
    os.utime(path, (path.stat().st_mtime - 60,) * 2)
    desk.watch()
    assert desk.share(before) == [] and box.taken == []
    assert [one.problem for one in desk.share(desk.publish(1))] == [None] and len(box.taken) == 1


def test_what_failed_is_told_and_tried_again_and_only_the_latest(tmp_path, box, monkeypatch):
    desk = make_desk(tmp_path, partners={"mail": ["p@example.org"]})
    desk.watch()
    working = os.environ[SERVER]
    monkeypatch.setenv(SERVER, "smtp://127.0.0.1:1")
    first = desk.publish(0)
    assert "refused" in desk.share(first)[0].problem
    # A run in which nothing was due tries it, too.
    (again,) = desk.share()
    assert again.made == first and again.problem
    second = desk.publish(1)
    assert [one.made for one in desk.share(second)] == [second]
    monkeypatch.setenv(SERVER, working)
    assert [(one.made, one.problem) for one in desk.share()] == [(second, None)]
    assert len(box.taken) == 1
    with closing(ShareLog(desk.out_dir)) as log:
        assert log.list_open("partners") == []


def test_an_edition_that_cannot_be_shared_keeps_no_other_back(tmp_path):
    desk = make_desk(tmp_path, public={"site": tmp_path / "public", "hide_actors": ["Kenya"]}, packed={"zip": tmp_path / "zips"})  # fmt: skip
    first, second = desk.publish(0), desk.publish(1)
    (desk.out_dir / "talks" / first.edition / "notebook.ipynb").unlink()
    deliveries = {(one.place, one.made.edition): one.problem for one in desk.share(first, second)}
    assert "cannot be redacted" in deliveries["public", first.edition]
    assert "was not packed" in deliveries["packed", first.edition]
    assert deliveries["public", second.edition] is None and deliveries["packed", second.edition] is None


YAML = """\
places:
  public: {site: ../public}
  desk: {mail: [desk@example.org], profile: external}
reports:
  daily:
    title: Daily
    notebook: one.ipynb
    formats: [html]
    share: [public, desk]
    keep: {editions: 1}
"""


def test_build_shares_prunes_and_tells_and_the_edition_stands_though_a_share_fails(tmp_path, box, monkeypatch):
    path = tmp_path / "reports" / "reports.yaml"
    notebook = write_notebook(tmp_path / "reports" / "one.ipynb", "limit: int = 1", "print(limit)")
    path.write_text(YAML)

    def build(*arguments: str):
        options = ["--file", path, "--data", tmp_path / "data", "--out", tmp_path / "out", "--jobs", "1"]
        return CliRunner().invoke(main, ["reports", *arguments, *map(str, options)])

    monkeypatch.setenv(SERVER, "smtp://127.0.0.1:1")
    done = build("build")
    assert done.exit_code == 1 and "1 made, 0 unchanged, 0 failed" in done.stderr
    # It has no tables, so that what is external cannot be made of it: told, and the edition stands.
    assert "daily was made, but not shared with desk, which is tried again at the next run: " in done.stderr
    assert (tmp_path / "out" / "daily" / "latest" / "report.html").is_file()
    assert (tmp_path / "public" / "reports" / "daily" / "latest.html").is_file()
    path.write_text(YAML.replace(", profile: external", ""))
    monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{box.port}")
    again = build("build")
    assert again.exit_code == 0 and "0 made, 1 unchanged" in again.stderr and len(box.taken) == 1, again.stderr
    notebook.write_text(notebook.read_text().replace("print(limit)", "print(limit + 1)"))
    third = build("build")
    assert third.exit_code == 0 and "1 old editions and failed notebooks removed" in third.stderr, third.stderr
    editions = [one.name for one in (tmp_path / "public" / "reports" / "daily").iterdir() if one.is_dir() and one.name != "as-of"]  # fmt: skip
    assert len(editions) == 1 and len(box.taken) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("site: ../public", "site: ../public, mail: [a@b.c]", r"line 2: public: write one of site, mail, bucket, zip"),
        ("site: ../public", "folder: x", r"line 2: public.folder is not known: write one of site, mail, bucket"),
        ("desk@example.org", "desk", r"line 3: desk.mail is \['desk'\]: write addresses such as desk@example.org"),
        ("profile: external", "profile: friends", r"line 3: desk.profile is 'friends': write full or external"),
        ("share: [public, desk]", "share: [public, nobody]", r"line 9: daily.share names 'nobody', which is no place; there are: public, desk"),
        ("keep: {editions: 1}", "keep: {}", r"line 10: daily.keep: write editions: 30, or age: 90d, or both"),
        ("keep: {editions: 1}", "keep: {age: soon}", r"line 10: daily.keep.age is 'soon': write a duration"),
        ("site: ../public", "bucket: public", r"line 2: public.bucket is 'public': write an address such as s3://"),
    ],
)  # fmt: skip
def test_an_error_in_places_or_share_names_the_line_and_what_to_write(tmp_path, old, new, said):
    assert old in YAML
    (tmp_path / "one.ipynb").write_text("{}")
    (tmp_path / "reports.yaml").write_text(YAML.replace(old, new))
    with pytest.raises(DefinitionError, match=said):
        read_definitions(tmp_path / "reports.yaml")


def test_folders_of_places_count_from_the_file(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.ipynb").write_text("{}")
    (tmp_path / "reports" / "reports.yaml").write_text(YAML)
    assert read_places(tmp_path / "reports" / "reports.yaml")["public"].site == (tmp_path / "public").resolve()
