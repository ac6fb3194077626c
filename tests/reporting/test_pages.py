"""What stands together on a page of a PDF, and what moves to the next."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pypdf._text_extraction import mult

from analysis.blocks import Column, Figure, Heading, Masthead, Paragraph, Summary, TableBlock, cite, runs
from tests.reporting.conftest import SVG
from tests.reporting.test_pdf import read, render


def test_a_picture_stands_on_the_page_of_its_caption():
    for filler in range(0, 44, 4):
        content = render(
            Masthead(title="T"), *[Paragraph(line=runs("Line."))] * filler,
            Figure(svg=SVG, alt="a", caption=runs("CAPTION"), source="SOURCE"),
        )  # fmt: skip
        pages = [page.extract_text() for page in read(content).pages]
        with pikepdf.open(io.BytesIO(content)) as pdf:
            drawn = [number for number, page in enumerate(pdf.pages) if _has_picture(page)]
        assert [number for number, text in enumerate(pages) if "CAPTION" in text] == drawn
        assert [number for number, text in enumerate(pages) if "SOURCE" in text] == drawn


TALL = '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><rect width="160" height="120" fill="#eee"/></svg>'


def _find(content, wanted):
    """Where a text stands: its page and its distance from the foot of the page in points."""
    for number, page in enumerate(read(content).pages):
        found = []

        def note(text, cm, tm, *_, found=found):
            if wanted in text:
                found.append(mult(tm, cm)[5])

        page.extract_text(visitor_text=note)
        if found:
            return number, found[0]
    raise AssertionError(f"{wanted} is on no page")


@pytest.mark.parametrize("filler", range(0, 36, 3))
def test_a_figure_that_does_not_fit_leaves_the_page_to_the_table_after_it(filler):
    content = render(
        Masthead(title="T"), *[Paragraph(line=runs("Line."))] * filler, Paragraph(line=runs("LAST")),
        Heading(level=2, line=runs("SECTION")), Figure(svg=TALL, alt="a", caption=runs("PICTURE"), source="s"),
        TableBlock(caption=runs("ROWS"), columns=(Column(label="A"),), rows=((runs("cell"),),) * 60),
        Heading(level=2, line=runs("NEXT")),
    )  # fmt: skip
    last, section, picture, rows, following = (
        _find(content, text) for text in ("LAST", "SECTION", "PICTURE", "ROWS", "NEXT")
    )
    # In the order of reading, pages count up and distances from the foot count down.
    assert (section[0], -section[1]) < (picture[0], -picture[1]) < (following[0], -following[1])
    assert section[0] == last[0] or last[1] < 330, "no more than nine centimetres are left empty"
    assert rows[0] == section[0] or picture[0] == section[0]


def test_the_first_page_carries_the_first_picture():
    summary = Summary(
        sentences=tuple(runs("Somebody offers to mediate between two parties. ", cite(1)) for _ in "123456")
    )
    parts = [Heading(level=2, line=runs(f"Part {number}")) for number in range(5)]
    svg = TALL.replace("120", "56")
    picture = Figure(svg=svg, alt="a", caption=runs("PICTURE"), source="s")
    content = render(Masthead(title="T", facts=(("a", runs("b")),) * 7), summary, parts[0], picture, *parts[1:])
    assert _find(content, "PICTURE")[0] == 0


def _has_picture(page):
    """Whether the page draws the grey of the test's picture."""
    forms = page.get("/Resources", {}).get("/XObject", {})
    contents = [page.Contents.read_bytes(), *(forms[name].read_bytes() for name in forms)]
    return any(b"0.93333" in content for content in contents)


def test_a_table_starts_with_some_rows_on_the_page_of_its_heading():
    table = TableBlock(
        caption=runs("CAPTION"), columns=(Column(label="a"),), rows=tuple((runs(f"row-{n}"),) for n in range(40))
    )
    for filler in range(16, 40, 3):
        content = render(
            Masthead(title="T"),
            *[Paragraph(line=runs("Line."))] * filler,
            Heading(level=2, line=runs("HEADING")),
            table,
        )
        (page,) = [page.extract_text() for page in read(content).pages if "HEADING" in page.extract_text()]
        assert "CAPTION" in page and "row-2" in page
