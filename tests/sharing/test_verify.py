"""``communique verify`` and ``communique share zip``: what was changed, added or lost is found."""

from __future__ import annotations

import hashlib
import json
import subprocess
import warnings
import zipfile

import pytest

from analysis.errors import ReportError
from analysis.sharing import archive
from analysis.sharing.archive import unpack_edition, zip_edition
from analysis.sharing.opened import open_edition, read_edition
from analysis.sharing.verify import verify_edition


def write_anew(edition, name, content):
    """Change a file and make the manifest agree, as somebody would who wants to deceive."""
    path = edition.path / name
    path.write_bytes(content)
    files = {**edition.manifest["files"], name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}}
    (edition.path / "manifest.json").write_text(json.dumps({**edition.manifest, "files": files}))
    return read_edition(edition.path)


def test_a_good_edition_is_good_and_its_spans_are_counted(communique, editions):
    done = communique("verify", editions[0].path)
    assert done.exit_code == 0, done.stderr
    assert "spans, each standing in the text" in done.stdout
    digest = hashlib.sha256((editions[0].path / "manifest.json").read_bytes()).hexdigest()
    assert done.stdout.endswith(f"fingerprint {digest}\n")


@pytest.mark.parametrize("name", ["report.html", "report.pdf", "notebook.ipynb", "tables/events.csv"])
def test_a_changed_byte_is_found_in_every_file(communique, editions, name):
    path = editions[0].path / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    done = communique("verify", editions[0].path)
    assert done.exit_code == 1
    assert f"{name} was changed: its SHA-256 is not the manifest's." in done.stderr


def test_what_is_missing_longer_or_not_listed_is_named(editions):
    folder = editions[0].path
    (folder / "report.pdf").unlink()
    (folder / "report.html").write_text("short")
    (folder / "more.html").write_text("x")
    problems = verify_edition(editions[0]).problems
    assert "report.pdf is missing." in problems
    assert any(problem.startswith("report.html has 5 bytes, and the manifest says") for problem in problems)
    assert "more.html is not in the manifest: it is no part of the edition." in problems


def test_a_row_whose_words_are_not_in_the_text_is_found_though_all_sums_agree(editions):
    csv = (editions[0].path / "tables" / "claims.csv").read_bytes()
    forged = write_anew(editions[0], "tables/claims.csv", csv.replace(b"must step back", b"must march on!"))
    problems = verify_edition(forged).problems
    assert len(problems) == 1 and "Table claims: quote" in problems[0] and "is not what stands at" in problems[0]


def test_a_text_that_was_changed_together_with_its_rows_is_found(editions):
    forged = editions[0]
    for table in ("documents", "sentences", "claims"):
        csv = (forged.path / "tables" / f"{table}.csv").read_bytes()
        forged = write_anew(forged, f"tables/{table}.csv", csv.replace(b"must step back", b"must march on!"))
    assert any("The text of" in problem for problem in verify_edition(forged).problems)


def test_a_row_that_points_nowhere_is_found(editions):
    csv = (editions[0].path / "tables" / "actors.csv").read_text().splitlines(keepends=True)
    forged = write_anew(editions[0], "tables/actors.csv", "".join(csv[:-1]).encode())
    assert any(
        "actor_id" in problem and "is in no row of actors" in problem for problem in verify_edition(forged).problems
    )


def test_a_manifest_that_names_files_elsewhere_reads_none_of_them(editions, tmp_path):
    (tmp_path / "secret").write_text("x")
    said = {"sha256": hashlib.sha256(b"x").hexdigest(), "bytes": 1}
    files = {**editions[0].manifest["files"], "../../../secret": said, "/etc/passwd": said}
    (editions[0].path / "manifest.json").write_text(json.dumps({**editions[0].manifest, "files": files}))
    problems = verify_edition(read_edition(editions[0].path)).problems
    assert len(problems) == 2 and all("lies outside the edition" in problem for problem in problems)


def test_a_link_in_place_of_a_file_is_found(editions, tmp_path):
    page = editions[0].path / "report.html"
    (tmp_path / "elsewhere.html").write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(tmp_path / "elsewhere.html")
    assert "report.html is a link, and no file of the edition." in verify_edition(editions[0]).problems


def test_a_zip_has_the_same_bytes_each_time_and_verifies(communique, editions, tmp_path):
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    for target in (first, second):
        assert communique("share", "zip", editions[0].path, target).stdout == f"{target}\n"
    assert first.read_bytes() == second.read_bytes()
    done = communique("verify", first)
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.zip", "2.zip", "published"]


def test_a_zip_can_be_checked_without_the_program(editions, tmp_path):
    zip_edition(editions[0], tmp_path / "e.zip")
    with zipfile.ZipFile(tmp_path / "e.zip") as packed:
        packed.extractall(tmp_path / "e")
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path / "e",
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.count(": OK") == len(editions[0].manifest["files"]) + 1
    assert verify_edition(editions[0]).fingerprint in (tmp_path / "e" / "HOW-TO-CHECK.txt").read_text()


def test_a_damaged_edition_is_not_packed(communique, editions, tmp_path):
    (editions[0].path / "report.pdf").unlink()
    done = communique("share", "zip", editions[0].path, tmp_path / "e.zip")
    assert done.exit_code == 2 and "was not packed: report.pdf is missing." in done.stderr
    assert not (tmp_path / "e.zip").exists()


def test_a_zip_with_one_changed_file_does_not_verify(communique, editions, tmp_path):
    zip_edition(editions[0], tmp_path / "e.zip")
    with zipfile.ZipFile(tmp_path / "e.zip") as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for entry in good.infolist():
            content = good.read(entry)
            bad.writestr(
                entry.filename, content.replace(b"Kenya", b"Benya") if entry.filename.endswith(".html") else content
            )
    done = communique("verify", tmp_path / "bad.zip")
    assert done.exit_code == 1 and "report.html was changed" in done.stderr


def make_zip(path, entries):
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")
        for name, content in entries:
            packed.writestr(name, content)
    return path


LINK = zipfile.ZipInfo("e/link")
LINK.external_attr = 0o120777 << 16


@pytest.mark.parametrize(
    "entries",
    [
        [("e/manifest.json", "{}"), ("../out.txt", "x")],
        [("e/manifest.json", "{}"), ("/tmp/out.txt", "x")],
        [("e/manifest.json", "{}"), ("e\\..\\out.txt", "x")],
        [("e/manifest.json", "{}"), (LINK, "/etc/passwd")],
        [("e/manifest.json", "{}"), ("e/a", "x"), ("e/A", "y")],
        [("e/manifest.json", "{}"), ("f/manifest.json", "{}")],
        [("e/report.html", "x")],
        [("e/manifest.json", "{}"), ("loose.html", "x")],
    ],
    ids=[
        "climbs out",
        "absolute",
        "backslashes",
        "link",
        "one name twice",
        "two editions",
        "no manifest",
        "loose file",
    ],
)
def test_a_zip_that_is_no_edition_is_not_unpacked(entries, tmp_path):
    path = make_zip(tmp_path / "x.zip", entries)
    with pytest.raises(ReportError, match="is no zip of an edition"), unpack_edition(path):
        pass
    assert not (tmp_path.parent / "out.txt").exists()


def test_a_zip_that_would_fill_the_disk_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_MOST_BYTES", 10_000)
    path = make_zip(tmp_path / "bomb.zip", [("e/manifest.json", "{}"), ("e/big", b"\0" * 1_000_000)])
    with pytest.raises(ReportError, match="more files or bytes than an edition can have"), unpack_edition(path):
        pass


def test_what_was_unpacked_is_gone_afterwards(editions, tmp_path):
    with open_edition(zip_edition(editions[0], tmp_path / "e.zip")) as opened:
        folder = opened.path
        assert folder.is_dir()
    assert not folder.exists()
