from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from analysis.cli import briefs
from analysis.cli.briefs import make_slug, name_reports
from tests.sample_rows import TEXT

pytestmark = pytest.mark.usefixtures("rows_by_hand")

PARAMETERS = """\
document_id: str = ""  # the document
data_version: int | None = None  # which state of them
rendered_at: str = ""  # when it is made
"""
SHOWS = """\
from analysis import open_document
tables = open_document(document_id, version=data_version)
if "STUMBLE" in tables.documents["text"].iloc[0]: raise ValueError("a cell that stumbled")
print(tables.documents["name"].iloc[0], len(tables.events))
"""


@pytest.fixture
def small_notebook(tmp_path, monkeypatch):
    """A notebook that takes the parameters of the brief, and is quick: the brief itself is tested with its notebook."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_markdown_cell("# A brief"),
        nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(SHOWS),
    ]
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / briefs.NOTEBOOK)
    monkeypatch.setattr(briefs, "find_shipped", lambda name: tmp_path / name)


@pytest.mark.usefixtures("small_notebook")
def test_each_article_gets_a_brief_of_its_own_and_a_failed_one_is_told(communique, tmp_path):
    for name, text in {"talks": TEXT, "bad": "STUMBLE here.", "Talks!": f"{TEXT} And more was said."}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    paths = [tmp_path / name for name in ("talks.txt", "bad.txt", "Talks!.txt", "nowhere.txt")]
    done = communique.with_data("brief", *paths, "--out", tmp_path / "out", "--format", "html")
    assert done.exit_code == 1
    pages = [Path(line) for line in done.stdout.splitlines()]
    assert len(pages) == 2
    assert "talks 1" in pages[0].read_text(encoding="utf-8")
    assert "Talks! 1" in pages[1].read_text(encoding="utf-8")
    first, second = (page.parents[1].name for page in pages)
    assert first == "situation-brief-talks"
    for file in (path for path in pages[0].parent.rglob("*") if path.is_file()):
        assert str(tmp_path).encode() not in file.read_bytes(), f"{file.name} tells where this machine keeps its data"
    manifest = json.loads((pages[1].parent / "manifest.json").read_text(encoding="utf-8"))
    document_id = manifest["parameters"]["document_id"]
    assert second == f"situation-brief-talks-{document_id[1:7]}"
    assert manifest["parameters"]["data_version"] == 1
    assert manifest["data_versions"]["events"] == 1
    assert (pages[1].parent / "tables" / "participants.csv").is_file()
    said = done.stderr.splitlines()
    assert any("nowhere.txt: check the path." in line for line in said)
    assert any(line.startswith("communique: bad: ") and "a cell that stumbled" in line for line in said)
    assert said[-1] == "communique: 2 failed, 2 done."
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"data", "out", "notebooks"}


@pytest.mark.usefixtures("small_notebook")
def test_both_editions_are_made_and_their_paths_are_the_result(communique, article, tmp_path):
    done = communique.with_data("brief", article, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    html, pdf = map(Path, done.stdout.splitlines())
    assert html.name == "report.html"
    assert pdf.read_bytes().startswith(b"%PDF")


def test_where_nothing_can_be_read_nothing_is_published(communique, tmp_path):
    done = communique.with_data("brief", tmp_path / "nowhere.txt", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Pakistan turns to Iran", "pakistan-turns-to-iran"),
        ("São Tomé & Príncipe", "sao-tome-principe"),
        ("../../etc/passwd", "etc-passwd"),
        ("--- \x00 $(rm -rf /) \n", "rm-rf"),
        ("伊朗", "article"),
        ("", "article"),
        ("a" * 300, "a" * 60),
        ("CON.", "con"),
    ],
)
def test_a_slug_is_safe_in_folders_and_addresses(name, slug):
    assert make_slug(name) == slug


def test_reports_keep_their_names_when_another_document_is_added():
    stored = pd.DataFrame(
        {
            "document_id": ["d2222222aaaa", "d1111111aaaa", "d3333333aaaa"],
            "name": ["Talks", "talks", "Talks!"],
            "retrieved_at": pd.to_datetime(["2026-01-02", "2026-01-01", "2026-01-03"], utc=True),
        }
    )
    names = name_reports(stored)
    assert names == {
        "d1111111aaaa": "situation-brief-talks",
        "d2222222aaaa": "situation-brief-talks-222222",
        "d3333333aaaa": "situation-brief-talks-333333",
    }
    assert name_reports(stored.iloc[:2]) == {key: names[key] for key in ("d1111111aaaa", "d2222222aaaa")}
