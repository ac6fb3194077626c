"""From a pasted article to a corrected brief, in the real JupyterLab: what docs/desk.md tells, with its pictures."""

from __future__ import annotations

import csv
import re

import pypdf
import pytest
from playwright.sync_api import expect

from analysis.evaluation.gold import load_gold
from analysis.settings import REPOSITORY_DIR
from analysis.sources.metadata import split_front_matter
from analysis.store import Store
from tests.lab.steps import download, picture, run_all, wait_for_idle

ARTICLE = REPOSITORY_DIR / "data/articles/one_story/pretoria-desk-a.txt"
TITLE = "Ethiopia and Tigray agree to silence the guns"


@pytest.fixture(scope="module")
def desk(lab):
    """The notebook of the desk, run, with an article that was pasted and read."""
    page = lab.open()
    expect(page.get_by_role("heading", name="Communiqué: the notebooks")).to_be_visible()
    picture(page, "start")
    page.get_by_role("link", name=re.compile("^The desk")).click()
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=90_000)
    run_all(page)
    _, text = split_front_matter(ARTICLE.read_text(encoding="utf-8"))
    page.get_by_role("textbox", name="Article").fill(text)
    for name, value in {"Title": TITLE, "Outlet": "Sample desk A", "Date": "2022-11-02"}.items():
        page.get_by_label(name, exact=True).fill(value)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("Read and stored as")).to_be_visible(timeout=90_000)
    reader = page.get_by_role("group", name=f"Reader: {TITLE}")
    expect(reader).to_be_visible()
    expect(reader.get_by_role("status")).to_be_in_viewport()
    picture(page, "pasted")
    yield page
    page.close()


@pytest.fixture(scope="module")
def reviewed(desk):
    """The reader, after a row was accepted, one corrected, one added, and one rejected by mistake and given back."""
    reader = desk.get_by_role("group", name=f"Reader: {TITLE}")
    status = reader.get_by_role("status")
    mark(reader, "mediated").click()
    desk.keyboard.press("a")
    expect(status).to_have_text("Accepted.")
    expect(mark(reader, "mediated")).to_have_class(re.compile("judged"))
    picture(desk, "accepted", of=reader)
    mark(reader, "promised").click()
    desk.keyboard.press("c")
    form = reader.get_by_role("form", name="Correct the row")
    form.get_by_label("type").select_option("CONCEDE")
    form.get_by_label("status").select_option("planned")
    form.get_by_label("why").fill("a promise of its own, not yet kept")
    picture(desk, "correcting", of=reader)
    desk.keyboard.press("Enter")
    expect(status).to_have_text("Corrected.")
    expect(reader.get_by_role("group", name="event: promised")).to_contain_text("corrected")
    # From the mark of what was promised, word by word to the one that was missed; no pointer.
    mark(reader, "promised").click()
    for _ in range(40):
        if "“drove”" in status.inner_text():
            break
        desk.keyboard.press("s")
    desk.keyboard.press("n")
    form = reader.get_by_role("form", name="Add a row")
    expect(form).to_contain_text("Add: “drove”")
    form.get_by_label("type").select_option("COERCE")
    picture(desk, "adding", of=reader)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(status).to_contain_text("Added. Who takes part?")
    expect(mark(reader, "drove")).to_have_class(re.compile("here"))
    mark(reader, "welcomed").click()
    desk.keyboard.press("x")
    expect(status).to_have_text("Rejected.")
    expect(mark(reader, "welcomed")).to_have_class(re.compile("rejected"))
    desk.keyboard.press("u")
    expect(status).to_contain_text("Undone")
    expect(mark(reader, "welcomed")).not_to_have_class(re.compile("rejected"))
    picture(desk, "undone", of=reader)
    return reader


def mark(reader, words: str, which: int = 0):
    return reader.locator("mark.events, mark.rejected").filter(has_text=re.compile(f"^{words}$")).nth(which)


def test_what_was_said_is_in_the_log_with_who_and_why(reviewed, lab):
    said = lab.run("review", "log")
    assert "Ada" in said and "a promise of its own, not yet kept" in said
    store = Store(lab.data_dir)
    entries = store.corrections.read([store.find_document(TITLE)])
    assert [entry.action for entry in entries] == ["accept", "correct", "add", "reject", "undo"]


def test_the_next_report_is_better_for_it_and_says_so(reviewed, desk, lab):
    form = desk.locator(".jp-OutputArea").filter(has=desk.get_by_role("button", name="Make HTML and PDF"))
    form.get_by_label("document_id").fill(TITLE)
    form.get_by_label("handling").fill("for internal use")
    form.get_by_label("handling").press("Tab")
    expect(form).to_contain_text("communique reports run situation-brief --set 'document_id=Ethiopia and Tigray")
    form.get_by_role("button", name="Make HTML and PDF").click()
    expect(form).to_contain_text("Made: ", timeout=120_000)
    picture(desk, "made")
    edition = next(lab.out_dir.glob("situation-brief-ethiopia*/latest"))
    with (edition / "tables/events.csv").open(encoding="utf-8", newline="") as file:
        events = {(row["quote"], row["review"]): row for row in csv.DictReader(file)}
    assert (events["promised", "corrected"]["type"], events["promised", "corrected"]["status"]) == (
        "CONCEDE",
        "planned",
    )
    assert events["drove", "added"]["type"] == "COERCE" and ("welcomed", "machine") in events
    page = re.sub(r"<[^>]+>", " ", (edition / "report.html").read_text(encoding="utf-8"))
    assert "of which 3 were reviewed by a person (1 accepted, 1 corrected and 1 added" in " ".join(page.split())
    assert "for internal use" in page

    # An edition that is opened here stays as it was published.
    form.get_by_role("link", name="report.html").click()
    expect(desk.frame_locator("iframe[sandbox]").get_by_role("heading", level=1)).to_be_visible()
    desk.get_by_role("tab", name="desk.ipynb").click()
    assert not (edition / ".ipynb_checkpoints").exists() and "good" in lab.run("verify", str(edition))


def test_the_form_runs_the_notebooks_own_cells_here(reviewed, desk):
    form = desk.locator(".jp-OutputArea").filter(has=desk.get_by_role("button", name="Run here"))
    form.get_by_role("button", name="Run here").click()
    expect(form.get_by_text("Done.")).to_be_visible(timeout=90_000)
    expect(form.get_by_role("heading", name="Bottom line")).to_be_visible()
    picture(desk, "run-here")


def test_corrected_rows_are_gold_that_extraction_can_be_scored_against(reviewed, lab, tmp_path):
    lab.run("review", "export", TITLE, str(tmp_path))
    (gold,) = load_gold(tmp_path / "corrected", articles=tmp_path / "articles")
    assert {(event.span.quote, event.type) for event in gold.events} == {
        ("mediated", "CONSULT"), ("promised", "CONCEDE"), ("drove", "COERCE"),
    }  # fmt: skip


def test_the_brief_is_run_and_exported_by_the_file_menu(lab, tmp_path):
    page = lab.open("notebooks/situation_brief.ipynb")
    run_all(page)
    page.locator(".jp-Notebook").press("Control+Home")
    page.get_by_role("heading", name="Bottom line").first.scroll_into_view_if_needed()
    picture(page, "brief")
    pdf = pypdf.PdfReader(download(page, "Communique_pdf", tmp_path / "brief.pdf"))
    text = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    assert len(pdf.pages) > 3 and "Bottom line" in text and "S1" in text and "open_document" not in text
    html = download(page, "Communique_html", tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "Bottom line" in html and "http://127.0.0.1" not in html
    wait_for_idle(page)
    page.close()
