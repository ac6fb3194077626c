"""Pictures, cleaned."""

from __future__ import annotations

import io

import matplotlib
import pytest
from matplotlib.figure import Figure

from analysis.blocks.svg import clean_svg, encode_svg, inline_svg, wrap_picture

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)" OnClick="x"/>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>alert</body></foreignObject>",
        '<image href="https://evil.example/alert.png"/>',
        '<image xlink:href="file:///alert"/>',
        '<image href="data:image/svg+xml;base64,alert"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<use href="https://evil.example/alert.svg#a"/>',
        "<style>@import url(https://evil.example/alert.css);</style>",
        "<style>rect{fill:url(https://evil.example/alert)}</style>",
        '<rect fill="url(https://evil.example/alert#a)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        "<metadata>alert</metadata>",
    ],
)
def test_nothing_that_acts_or_fetches_is_left(inside):
    cleaned = clean_svg(f"<svg {NS}><g>{inside}</g></svg>")
    assert cleaned is not None
    assert "alert" not in cleaned


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<html/>",
        "no picture",
        "<svg>",
        f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg {NS}>&a;</svg>",
        f"<svg {NS}>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>",
    ],
)
def test_what_is_no_picture_is_refused(source):
    assert clean_svg(source) is None
    assert encode_svg(source) is None


def test_the_same_chart_has_the_same_bytes_whatever_ids_and_dates_were_drawn():
    def draw() -> str:
        figure = Figure()
        axes = figure.subplots()
        axes.scatter([1, 2], [3, 4])
        axes.set_xlim(0, 1.5)
        written = io.StringIO()
        with matplotlib.rc_context({"svg.hashsalt": None}):
            figure.savefig(written, format="svg")
        return written.getvalue()

    first, second = draw(), draw()
    assert first != second
    assert clean_svg(first) == clean_svg(second)
    assert "clip-path" in (clean_svg(first) or "")


def test_references_within_a_picture_still_lead_somewhere():
    cleaned = clean_svg(f'<svg {NS}><defs><path id="p"/></defs><use xlink:href="#p"/><g clip-path="url(#p)"/></svg>')
    assert cleaned is not None
    assert 'id="i1"' in cleaned and '"#i1"' in cleaned and "url(#i1)" in cleaned


def test_a_picture_of_pixels_keeps_its_data():
    assert "base64,iVBO" in (clean_svg(wrap_picture(b"\x89PNG", "image/png", width=2, height=1)) or "")


def test_a_picture_in_a_page_keeps_its_ids_and_styles_to_itself():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" class="page"><path id="a"/><use href="#a"/></svg>'
    drawn = inline_svg(svg, alt='A "line"', number=3)
    assert 'id="f3i1"' in drawn and 'href="#f3i1"' in drawn and "class=" not in drawn
    assert 'role="img"' in drawn and 'aria-label="A &quot;line&quot;"' in drawn
    assert inline_svg(svg.replace("<path", "<style>*{color:red}</style><path"), alt="x", number=1) is None
    assert inline_svg("no picture", alt="x", number=1) is None
