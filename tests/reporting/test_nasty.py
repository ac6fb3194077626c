"""More than two hundred inputs that try to be more than text, through every format in a real browser and PDF reader."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
from contextlib import closing

import pandas as pd
import pikepdf
import pypdf
import pytest
from openpyxl import load_workbook

from analysis.blocks import (
    AnnotatedSentence,
    AnnotatedText,
    Column,
    Figure,
    Heading,
    Masthead,
    Note,
    Paragraph,
    Preformatted,
    Segment,
    Summary,
    TableBlock,
    runs,
)
from analysis.blocks.text import LONGEST_RUN, LONGEST_WORD
from analysis.cli.briefs import make_slug
from analysis.csv_format import escape_formula, format_csv
from analysis.export import EXCEL_CELL_CHARACTERS, export_tables
from analysis.reporting.assemble import assemble_report
from analysis.reporting.html import render_html
from analysis.reporting.pdf import render_pdf
from tests.reporting.conftest import SVG, make_notebook
from tests.reporting.nasty import ONE_WORD, list_nasty
from tests.sample_rows import make_document, make_frames

NASTY = list_nasty()


def make_nasty_notebook():
    texts = [text for text in NASTY if len(text) < 1500]
    blocks = [
        Masthead(title="Nasty", handling=NASTY[0], facts=tuple((text[:40] or "-", runs(text)) for text in texts[:12])),
        Summary(sentences=tuple(runs(text) for text in texts[:20])),
        Heading(level=2, line=runs("Paragraphs")),
        *(Paragraph(line=runs(f"N{number} ", text, " E")) for number, text in enumerate(NASTY)),
        *(Heading(level=3, line=runs(text)) for text in texts[::17]),
        *(Note(tone="caution", line=runs(text)) for text in texts[::13]),
        *(Preformatted(text=text) for text in texts[::11]),
        TableBlock(
            caption=runs("All of them"),
            columns=(Column(label="Number", width=0.2), Column(label="Text")),
            rows=tuple((runs(str(number)), runs(text)) for number, text in enumerate(NASTY)),
        ),
        *(Figure(svg=SVG, alt=text, caption=runs(text), source=text) for text in texts[::23]),
        Figure(
            svg=f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{NASTY[0]}</svg>", alt="x", caption=()
        ),
        AnnotatedText(
            sentences=tuple(
                AnnotatedSentence(number=number, paragraph=1, segments=(Segment(text=text, tables=("claims",)),))
                for number, text in enumerate(texts, start=1)
            )
        ),
    ]
    return make_notebook(*blocks)


@pytest.fixture(scope="module")
def report():
    return assemble_report(make_nasty_notebook(), name="nasty")


def test_there_are_at_least_two_hundred():
    assert len(set(NASTY)) >= 200


def test_in_a_browser_nothing_runs_loads_or_breaks_out(report, visit):
    page, said = visit(render_html(report))
    assert said == []
    assert page.title() == "Nasty"
    assert page.locator("script, iframe, object, embed, form, base, link, math, meta[http-equiv=refresh]").count() == 0
    assert page.locator("main").count() == 1 and page.locator("main table").count() >= 1
    handlers = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"
    )
    assert handlers == 0
    assert page.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
    hrefs = page.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    assert all(href.startswith("#") for href in hrefs)
    shown = "".join(page.locator("p").all_inner_texts())
    for number, text in enumerate(NASTY):
        assert f"N{number}" in shown
        is_plain = text and text.isascii() and text.isprintable() and text.strip() == text and "  " not in text
        if is_plain and len(text) <= LONGEST_WORD:
            assert f"N{number} {text} E" in shown


def test_in_a_pdf_nothing_acts_and_no_file_is_read(report):
    content = render_pdf(report)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {str(key) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) for key in thing}
        assert not names & {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFiles", "/RichMedia"}
        actions = {
            str(thing.get("/S")) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/URI" in thing
        }
        assert not actions
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "root:x:0" not in text
    squeezed = "".join(text.replace("\u200b", "").split())
    for number, nasty in enumerate(NASTY):
        assert f"N{number}" in squeezed
        if nasty.isascii() and nasty.isprintable() and len(nasty) < 60:
            assert "".join(nasty.split()) in squeezed, nasty


def test_in_a_table_of_values_no_cell_is_a_formula():
    rows = list(csv.reader(io.StringIO(format_csv(pd.DataFrame({"text": NASTY})))))
    assert len([row for row in rows if row]) >= len(NASTY)
    assert not [row for row in rows if row and row[0] and row[0][0] in "=+-@\t\r"]


def test_no_export_acts_and_each_gives_the_texts_back(tmp_path):
    texts = [*NASTY, ONE_WORD]
    (actor,) = make_frames(make_document())["actors"].to_dict("records")
    rows = [actor | {"actor_id": f"a{number}", "name": text} for number, text in enumerate(texts)]
    frame = {"actors": pd.DataFrame(rows)}
    for format, name in (("csv", "out"), ("excel", "out.xlsx"), ("sqlite", "out.sqlite"), ("parquet", "files")):
        export_tables(frame, tmp_path / name, format=format)
    (table,) = csv_tables(tmp_path / "out")
    at = table[0].index("name")
    assert [row[at] for row in table[1:]] == [escape_formula(text) for text in texts]
    assert list(pd.read_parquet(tmp_path / "files" / "actors.parquet")["name"]) == texts
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
        assert database.execute("select name from actors").fetchall() == [(text,) for text in texts]
        assert database.execute("select name from sqlite_master where sql is not null").fetchall() == [("actors",)]
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "/worksheets/" in name]
        assert not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets)
        assert not any("externalLink" in name or "vba" in name.lower() for name in book.namelist())
    sheet = load_workbook(tmp_path / "out.xlsx", read_only=True)["actors"]
    cells = [row[at] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert len(cells) == len(texts) and len(cells[-1].value) == EXCEL_CELL_CHARACTERS


def csv_tables(folder):
    csv.field_size_limit(2 * len(ONE_WORD))
    return [list(csv.reader(io.StringIO(path.read_bytes().decode(), newline=""))) for path in folder.glob("*.csv")]


def test_in_an_open_notebook_nothing_runs_or_loads(visit):
    """What cells show, as JupyterLab and nbconvert put it into a page, here one where scripts may run."""
    notebook = make_nasty_notebook()
    shown = [output.data["text/html"] for cell in notebook.cells for output in cell.get("outputs", ())]
    page, said = visit(f"<!DOCTYPE html><title>Notebook</title><main>{''.join(shown)}</main>")
    assert said == [] and page.title() == "Notebook"
    assert page.locator("script, iframe, object, embed, form, base, link, math, meta[http-equiv=refresh]").count() == 0
    assert all(
        href.startswith("#") for href in page.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    )


def test_ten_megabytes_of_one_word_are_cut_in_a_page_that_says_so(visit):
    page, said = visit(render_html(assemble_report(make_notebook(Masthead(title="T"), Paragraph(line=runs(ONE_WORD))))))
    assert said == [] and page.title() == "T"
    shown = page.locator("main p").first.inner_text()
    left = len(ONE_WORD) - LONGEST_RUN
    assert shown.startswith(ONE_WORD[:LONGEST_WORD]) and shown.endswith(f"… ({left:,} letters more)")


@pytest.mark.parametrize("text", NASTY[::7])
def test_as_a_name_it_is_a_name_in_one_folder(text, tmp_path):
    slug = make_slug(text)
    assert (tmp_path / slug).parent == tmp_path and slug not in {"", ".", ".."} and len(slug) <= 60
    (tmp_path / slug).mkdir()
