"""What changed since the last edition, as a section of the reports, whoever makes them."""

from __future__ import annotations

import re

import pytest

from analysis import open_document, open_documents
from analysis.reporting.execute import read_notebook
from analysis.reporting.parameters import read_parameters
from analysis.settings import find_shipped
from tests.measures.test_changes import drop, edit
from tests.notebooks.conftest import publish
from tests.sharing.made import publish as publish_made

REPORTS = sorted(path for path in find_shipped("notebooks").glob("*.ipynb") if "data_version" in read_parameters(read_notebook(path)))  # fmt: skip


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_asks_for_its_last_edition_and_shows_what_changed(path):
    notebook = read_notebook(path)
    assert read_parameters(notebook)["previous_edition"].default == ""
    assert any("display.show_changes_since(changes, since=previous_edition)" in cell.source for cell in notebook.cells)


def test_a_first_edition_has_no_such_section_and_a_second_tells_what_changed(story, tmp_path):
    whole = open_document(data_dir=story)
    document = str(whole.documents["document_id"].iloc[0])
    first = publish("situation_brief", story, tmp_path / "first", document_id=document)
    assert "What changed" not in first.sections
    event = whole.events.iloc[0]
    earlier = edit(whole, "events", {"event_id": event["event_id"]}, status="planned")
    made = publish_made(tmp_path / "second", earlier, report="situation_brief", formats=("html",), blocks=[])
    second = publish("situation_brief", story, tmp_path / "second", document_id=document)
    assert second.sections[:2] == ["Bottom line", "What changed"]
    assert "Compared with the edition of 15 April 2026, 06:00 UTC" in second.text
    assert re.search(r"Changed event .{1,200}? – stage planned", second.text)
    assert f'"previous_edition": "situation_brief/{made.edition}"' in (second.folder / "manifest.json").read_text()


def test_a_report_on_several_texts_tells_of_new_texts_and_their_marks_lead_to_sentences(story, tmp_path):
    whole = open_documents(data_dir=story)
    publish_made(
        tmp_path, drop(whole, "documents", name="pretoria-desk-c"), report="source_audit", formats=("html",), blocks=[]
    )
    report = publish("source_audit", story, tmp_path)
    assert "What changed" in report.sections and "New article African Union's Pretoria deal" in report.text
    marks = set(re.findall(r'href="#(s\d+)"', report.page))
    assert marks and marks <= set(re.findall(r'id="(s\d+)"', report.page))


def test_a_damaged_earlier_edition_does_not_stop_the_next(story, tmp_path):
    whole = open_documents(data_dir=story)
    made = publish_made(tmp_path, whole, report="source_audit", formats=("html",), blocks=[])
    (made.path / "tables" / "events.csv").write_text("document_id,sentence\nd,many\n")
    assert "What changed" not in publish("source_audit", story, tmp_path).sections
