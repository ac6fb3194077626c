"""In a notebook of one's own: cited tables, a sentence in its text, SQL in one line, and the form of this very notebook."""

from __future__ import annotations

import nbformat
from playwright.sync_api import expect

from tests.lab.steps import picture, run_all

CELLS = (
    'number: int = 7  # sentence to show\nword: str = "offered"  # status to count',
    "from analysis import open_document, open_form, query, show_sentence\n\nopen_form()",
    'tables = open_document("pakistan-turns-to-iran")\nshow_sentence(number, tables)',
    "query(f\"select sentence, quote, status from events where status = '{word}'\", tables)",
)


def test_frames_are_cited_and_the_form_runs_this_notebook_with_other_values(lab):
    path = lab.write_notebook("mine.ipynb", *CELLS)
    notebook = nbformat.read(lab.root / path, as_version=4)
    notebook.cells[0].metadata.tags = ["parameters"]
    nbformat.write(notebook, lab.root / path)
    page = lab.open(path, height=1500)
    run_all(page)
    cells = page.locator(".jp-Notebook .jp-Cell")
    expect(cells.nth(2).locator(".jp-OutputArea-output")).to_contain_text("Tehran has expressed readiness")
    table = cells.nth(3).locator(".jp-OutputArea-output .communique table")
    expect(table).to_contain_text("“offered”")
    expect(table).to_contain_text("S6")
    page.set_viewport_size({"width": 1280, "height": 760})
    picture(page, "own-notebook")
    page.set_viewport_size({"width": 1280, "height": 1500})
    form = cells.nth(1)
    form.get_by_label("number").fill("4")
    form.get_by_label("word").fill("failed")
    form.get_by_label("word").press("Tab")
    form.get_by_role("button", name="Run here").click()
    expect(form).to_contain_text("Reports indicate that Pakistan’s leadership", timeout=60_000)
    expect(form.locator(".communique table")).to_contain_text("S5")
    expect(form.get_by_text("Done.")).to_be_visible()
    form.get_by_label("number").fill("999")
    form.get_by_label("number").press("Tab")
    form.get_by_role("button", name="Run here").click()
    expect(form).to_contain_text("It ended with a cell that failed", timeout=60_000)
    expect(form).to_contain_text("There is no sentence S999")
    page.close()
