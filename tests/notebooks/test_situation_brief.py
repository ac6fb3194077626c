"""The situation brief, run as its readers get it: article in, finished report out, nothing put in by hand."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.reporting.parameters import read_parameters
from analysis.settings import find_shipped

NOTEBOOK = find_shipped("notebooks") / "situation_brief.ipynb"
SECTIONS = [
    "Bottom line", "Mediation tracks", "Events", "Who is involved", "Leverage and ties", "Figures claimed", "Where",
    "Sourcing audit", "The text", "Method and limits",
]  # fmt: skip
HOSTILE = """\
<script>document.title = "hacked"</script> Sudan's president met Egypt's president in Cairo on Monday. The minister said
that #read("/etc/passwd") and $x^2$ and ](javascript:alert(1)) were =cmd()|' /C calc'!A0 no way to speak. Egypt offered
to mediate between Sudan and Ethiopia {{ 7 * 7 }} after <img src=x onerror=alert(1)> at least 12 people were killed.
"""
UGLY = {
    "one line": "It rained.",
    "hostile": HOSTILE,
    "foreign names": "The minister of الخرطوم (Khartoum) said on Sunday that Путин and 習近平 had called. “لا سلام” he said.",
    "no event": "The hills are green in spring. Many people like to walk there with their dogs and look at the flowers.",
}


class Brief:
    """A published edition, and its page as a reader reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = (folder / "report.html").read_text(encoding="utf-8")
        body = re.sub(r"<(style|script)\b.*?</\1>", " ", self.page, flags=re.DOTALL)
        self.text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
        self.notebook = nbformat.read(folder / "notebook.ipynb", as_version=4)

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.folder / "tables" / f"{name}.csv")


def publish(article: str, folder: Path) -> Brief:
    (folder / "article.txt").write_text(article, encoding="utf-8")
    done = CliRunner().invoke(
        main, ["brief", str(folder / "article.txt"), "--data", str(folder / "data"), "--out", str(folder / "out")]
    )
    assert done.exit_code == 0, done.output
    return Brief(Path(done.stdout.splitlines()[0]).parent)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Brief:
    article = (find_shipped("articles") / "pakistan-turns-to-iran.txt").read_text(encoding="utf-8")
    return publish(article, tmp_path_factory.mktemp("sample"))


def test_its_sections_stand_in_order(sample):
    headings = [
        html.unescape(re.sub(r"<[^>]+>", "", h)) for h in re.findall(r"<h2\b[^>]*>(.*?)</h2>", sample.page, re.DOTALL)
    ]
    assert [h.strip() for h in headings if h.strip() in SECTIONS] == SECTIONS


def test_every_cell_ran(sample):
    cells = [cell for cell in sample.notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert not [o for cell in cells for o in cell.outputs if o.output_type == "error"]


def test_it_says_what_its_tables_say(sample):
    events, actors, quantities = sample.table("events"), sample.table("actors"), sample.table("quantities")
    assert "Iran has offered to mediate between Afghanistan and Pakistan." in sample.text
    assert set(events["quote"]) and all(f"“{quote}”" in sample.text for quote in events["quote"])
    mentions = sample.table("mentions")
    named = actors[actors["actor_id"].isin(mentions["actor_id"][mentions["form"] == "name"])]
    assert len(named) and all(name in sample.text for name in named["name"]), "people told by a noun alone may stay out"
    assert all(f"“{quote}”" in sample.text for quote in quantities["quote"])


def test_it_holds_the_whole_text_with_numbered_sentences(sample):
    sentences = sample.table("sentences")
    for number, text in zip(sentences["sentence"], sentences["text"], strict=True):
        assert f"S{number}" in sample.text
        words = re.sub(r"\W+", "", text)
        assert words in re.sub(r"\W+", "", sample.text), f"S{number} is not in the brief whole"


def test_the_manifest_names_what_it_was_made_of(sample):
    manifest = json.loads((sample.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["notebook"]["name"] == NOTEBOOK.name
    assert set(manifest["files"]) >= {"report.html", "report.pdf", "notebook.ipynb"}


@pytest.mark.parametrize("name", UGLY)
def test_any_text_gets_a_whole_brief_that_says_where_there_is_nothing(name, tmp_path):
    brief = publish(UGLY[name], tmp_path)
    assert all(section in brief.text for section in SECTIONS)
    assert not [o for cell in brief.notebook.cells for o in cell.get("outputs", ()) if o.output_type == "error"]
    if name in {"one line", "no event"}:
        assert "No event between political actors was found." in brief.text
        assert "No mediator was found." in brief.text
    if name == "hostile":
        assert "<script" not in brief.page
        # A mark of what was found may begin or end within it.
        assert '<script>document.title="hacked"</script>' in brief.text.replace(" ", "")
        assert '#read("/etc/passwd")' in brief.text and "{{ 7 * 7 }}" in brief.text


def test_it_is_thin_declares_its_parameters_and_is_kept_without_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count]
    for cell in code:
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= 6, cell.source
        assert not re.search(r"^\s*(def|class|for|while|if|import|with)\b", cell.source, re.MULTILINE), cell.source
        for line in lines:
            assert not line.startswith("from ") or line.startswith("from analysis "), line
    for name, parameter in read_parameters(notebook).items():
        assert parameter.kind and parameter.description, f"{name} needs a type and a description"
