"""What a notebook shows for a block."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from analysis.blocks import (
    MIME,
    AnnotatedSentence,
    AnnotatedText,
    Column,
    Heading,
    Paragraph,
    Run,
    Segment,
    TableBlock,
    cite,
    html,
    parse_block,
    runs,
)
from analysis.blocks.html import PageLinks, quote_css, render_block, render_block_html, render_block_text
from analysis.blocks.text import clean_text
from tests.reporting.conftest import make_blocks

HOSTILE = "</style><script>alert(1)</script>{{ 7*7 }}\"'><img src=x onerror=alert(2)>\x00"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("block", make_blocks(HOSTILE), ids=lambda block: block.kind)
def test_no_text_of_a_block_becomes_markup(block):
    reader = _Tags()
    reader.feed(render_block_html(block))
    assert "script" not in {tag for tag, _ in reader.tags}
    assert all(not name.startswith("on") for _, attributes in reader.tags for name in attributes)
    assert all(
        (attributes.get("src") or "data:image/svg+xml").startswith("data:image/svg+xml")
        for _, attributes in reader.tags
    )
    assert "49" not in render_block_html(block).replace(HOSTILE, "").split("</style>", 1)[1].split("base64")[0]


@pytest.mark.parametrize("block", make_blocks("Iran offers to mediate"), ids=lambda block: block.kind)
def test_a_block_shows_its_words_as_html_and_as_text_and_is_read_back(block):
    bundle = block._repr_mimebundle_()
    assert "Iran offers to mediate" in bundle["text/html"] or block.kind == "heading"
    assert render_block_text(block).strip()
    assert parse_block(json.loads(json.dumps(bundle[MIME]))) == block


def test_marks_lead_to_sentences_and_the_sentence_back_to_the_first():
    blocks = make_blocks()
    links = PageLinks(blocks)
    page = "\n".join(render_block(block, links) for block in blocks)
    assert page.count('id="s1"') == page.count('id="c1"') == 1
    assert 'href="#s1"' in page and 'href="#c1"' in page
    assert page.index('id="c1"') < page.index('id="s1"')
    assert 'href="#s99"' not in page, "a mark leads to a sentence that the page does not hold"
    assert 'href="#c3"' not in page, "a sentence that nothing cites leads back to nowhere"


@given(st.text())
def test_a_text_in_a_style_sheet_is_one_string_of_it(text):
    written = quote_css(text)
    assert re.fullmatch(r'"(?:[^"\\\n<]|\\[0-9a-f]+ )*"', written)
    assert re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), written[1:-1]) == clean_text(text)


def test_a_mark_tells_its_sentence_once_however_often_it_is_cited():
    texts = AnnotatedText(sentences=(AnnotatedSentence(number=1, paragraph=1, segments=(Segment(text="Once told."),)),))
    links = PageLinks([texts])
    page = render_block(Paragraph(line=runs(cite(1), "and", cite(1))), links)
    assert page.count('aria-describedby="t1"') == 2 and "Once told" not in page
    assert str(links.style_hints()).count("Once told.") == 1


def test_a_table_has_headers_with_scope_and_a_caption():
    page = render_block_html(TableBlock(caption=runs("Who"), columns=(Column(label="Actor"),), rows=((runs("Iran"),),)))
    assert '<th scope="col"' in page and "<caption" in page


def test_a_row_that_does_not_fit_its_table_is_refused():
    with pytest.raises(ValidationError, match="row 1 has 2 cells, and the table 1 columns"):
        TableBlock(caption=(), columns=(Column(label="a"),), rows=((runs("1"), runs("2")),))


def test_a_row_can_be_led_to_and_an_address_without_a_row_is_plain_text():
    table = TableBlock(caption=(), columns=(Column(label="A"),), rows=((runs("x"),),), anchors=("claim-77",))
    line = (Run(text="there", href="#claim-77"), Run(text="nowhere", href="#claim-78"))
    links = PageLinks([Paragraph(line=line), table, table])
    assert render_block(Paragraph(line=line), links) == '<p dir="auto"><a href="#claim-77">there</a>nowhere</p>'
    assert 'id="claim-77"' in render_block(table, links)
    assert 'id="claim-77"' not in render_block(table, links), "an id stands once"


def test_anchors_that_do_not_fit_their_rows_are_refused():
    with pytest.raises(ValidationError, match="there are 2 anchors for 1 rows"):
        TableBlock(caption=(), columns=(Column(label="A"),), rows=((runs("x"),),), anchors=("claim-1", "claim-2"))
    with pytest.raises(ValidationError, match="pattern"):
        TableBlock(caption=(), columns=(Column(label="A"),), rows=((runs("x"),),), anchors=("s1",))


def test_text_of_a_heading_carries_its_marks():
    assert render_block_text(Heading(level=2, line=runs("Part ", cite(3)))) == "## Part [S3]"


def test_templates_are_kept_compiled_and_compiled_anew_where_they_cannot_be_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept = html._CompiledTemplates()
    kept.directory = str(tmp_path / "__pycache__")
    for _ in range(2):  # Written the first time, read the second.
        environment = html.load_templates().overlay(bytecode_cache=kept, cache_size=0)
        assert "table" in vars(environment.get_template("blocks.html").module)
        assert [path.suffix for path in Path(kept.directory).iterdir()] == [".pyc"]
    kept.directory = str(tmp_path / "no" / "such" / "folder")
    assert "table" in vars(html.load_templates().overlay(bytecode_cache=kept).get_template("blocks.html").module)
    assert [path.name for path in tmp_path.iterdir()] == ["__pycache__"]
