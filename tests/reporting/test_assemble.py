"""An executed notebook as a report."""

from __future__ import annotations

import base64

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.blocks import MIME, Figure, Heading, Masthead, Note, Paragraph, Preformatted, TableBlock, runs
from analysis.blocks.text import plain_line
from analysis.reporting.assemble import assemble_report
from analysis.reporting.frames import read_html_table
from analysis.reporting.markdown import parse_markdown
from tests.reporting.conftest import RENDERED_AT, SVG, make_blocks, make_notebook

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def shown(*outputs, **metadata):
    notebook = new_notebook(
        cells=[new_code_cell("secret", outputs=list(outputs), execution_count=4, metadata=metadata)]
    )
    return assemble_report(notebook, name="name").blocks[1:]


def display(data, metadata=None):
    return new_output("display_data", data=data, metadata=metadata or {})


def test_blocks_come_in_order_numbered_with_the_time_of_the_edition():
    report = assemble_report(make_notebook(*make_blocks()))
    assert [placed.block for placed in report.parts] == make_blocks()
    assert [placed.number for placed in report.parts if placed.number] == [1, 1]
    assert report.title == "A brief of words"
    assert report.rendered_at == RENDERED_AT


def test_a_block_of_another_version_is_shown_as_its_text():
    (block,) = shown(display({MIME: {"kind": "hologram"}, "text/plain": "what it was"}))
    assert block == Preformatted(text="what it was")


def test_a_picture_is_preferred_to_its_text_and_has_an_alternative():
    (block,) = shown(display({"image/svg+xml": SVG, "text/plain": "<Figure>"}, {"image/svg+xml": {"alt": "A line"}}))
    assert isinstance(block, Figure) and block.alt == "A line"
    (block,) = shown(display({"image/png": base64.b64encode(PNG).decode()}))
    assert isinstance(block, Figure) and "cell [4]" in block.alt


def test_a_broken_picture_gives_way_to_its_text():
    (block,) = shown(display({"image/png": "AAAA", "text/plain": "a picture"}))
    assert block == Preformatted(text="a picture")


def test_a_data_frame_becomes_a_table_with_its_numbers_to_the_right():
    frame = pd.DataFrame({"who": ["Iran", "<b>"], "count": [1, 20]})
    (block,) = shown(display({"text/html": frame._repr_html_(), "text/plain": "x"}))
    assert isinstance(block, TableBlock)
    assert [(column.label, column.align) for column in block.columns[1:]] == [("who", "left"), ("count", "right")]
    assert [plain_line(cell) for cell in block.rows[1]] == ["1", "<b>", "20"]


def test_a_frame_with_two_levels_of_names_keeps_both():
    index = pd.MultiIndex.from_tuples([(1, "a"), (1, "b"), (2, "c")], names=["n", "m"])
    frame = pd.DataFrame({("x", "p"): [1, 2, 3], ("x", "q"): ["k", "l", "m"]}, index=index)
    block = read_html_table(frame.to_html())
    assert block is not None
    assert [column.label for column in block.columns] == ["n", "m", "x p", "x q"]
    assert [[plain_line(cell) for cell in row] for row in block.rows] == [
        ["1", "a", "1", "k"], ["", "b", "2", "l"], ["2", "c", "3", "m"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source", ["<p>words</p>", "<table><tr><td>1</td></tr></table><p>and more</p>", "<table></table>", ""]
)
def test_html_that_is_more_or_less_than_a_table_is_none(source):
    assert read_html_table(source) is None


def test_printed_lines_are_joined_and_progress_bars_show_their_end():
    stream = [new_output("stream", name="stdout", text=text) for text in ("\x1b[32ma\x1b[0m\n", "1%\r50%\r100%\n")]
    assert shown(*stream) == [Preformatted(text="a\n100%")]


def test_an_error_is_a_note_that_names_the_cell():
    error = new_output("error", ename="ValueError", evalue="\x1b[31mno\x1b[0m", traceback=["secret"])
    assert shown(error) == [Note(tone="error", line=runs("Cell [4] failed: ValueError: no"))]


@pytest.mark.parametrize("tag", ["hide-output", "parameters", "injected-parameters"])
def test_hidden_cells_show_nothing(tag):
    assert shown(new_output("stream", text="hidden"), tags=[tag]) == []


def test_what_plotting_calls_return_is_left_out_beside_their_picture():
    result = new_output("execute_result", data={"text/plain": "Text(0.5, 1.0, 'title')"})
    assert len(shown(result, display({"image/svg+xml": SVG}))) == 1
    assert shown(new_output("execute_result", data={"text/plain": "[<matplotlib.lines.Line2D at 0x7f00>]"})) == []
    assert shown(result) == [Preformatted(text="Text(0.5, 1.0, 'title')")]


@pytest.mark.parametrize(
    ("cells", "metadata", "title"),
    [
        (["# From *Markdown*\n\nText"], {}, "From Markdown"),
        (["# From Markdown"], {"title": "From metadata"}, "From metadata"),
        (["Text\n\n# Later"], {}, "file name"),
        ([], {"title": " "}, "file name"),
    ],
)
def test_there_is_always_a_title(cells, metadata, title):
    notebook = new_notebook(cells=[new_markdown_cell(cell) for cell in cells], metadata=metadata)
    assert assemble_report(notebook, name="file_name").title == title


def test_a_report_without_any_name_is_called_untitled():
    assert assemble_report(new_notebook()).title == "Untitled report"
    assert assemble_report(make_notebook(Masthead(title="\n "))).title == "Untitled report"


def test_no_heading_skips_a_level_and_only_the_title_is_the_first():
    notebook = new_notebook(cells=[new_markdown_cell("# T\n# A\n#### deep\n# B\n## C\n")])
    levels = [block.level for block in assemble_report(notebook).blocks if isinstance(block, Heading)]
    assert levels == [2, 3, 2, 3]


def test_a_second_masthead_becomes_a_heading():
    blocks = assemble_report(make_notebook(Masthead(title="One"), Masthead(title="Two"))).blocks
    assert [block.kind for block in blocks] == ["masthead", "heading"]


def test_markdown_keeps_html_as_text_and_follows_only_safe_links():
    (block,) = parse_markdown("a <b>x</b> [l](javascript:alert(1)) [m](https://a.org) $x$ &amp; {{ y }}")
    assert isinstance(block, Paragraph)
    assert "".join(run.text for run in block.line) == "a <b>x</b> l m $x$ & {{ y }}"
    assert [run.href for run in block.line if run.href] == ["https://a.org"]


def test_markdown_never_fetches_a_picture_but_shows_its_own():
    (block,) = parse_markdown("![A map](https://evil.example/x.png)")
    assert isinstance(block, Paragraph) and block.line[0].text == "[A map]"
    (block,) = parse_markdown(
        "![A map](attachment:x.png)", attachments={"x.png": {"image/png": base64.b64encode(PNG).decode()}}
    )
    assert isinstance(block, Figure) and block.alt == "A map"


def test_lists_tables_and_code_of_markdown():
    blocks = parse_markdown(
        "- a\n  - b\n- c\n\n| x | y |\n|---|--:|\n| 1 | **2** |\n\n```\ncode\n```\n\n> quoted\n\n---\n<div>\nraw\n</div>\n"
    )
    assert [block.kind for block in blocks] == ["list", "table", "preformatted", "paragraph", "paragraph"]
    assert [plain_line(item) for item in blocks[0].items] == ["a", "b", "c"]
    assert blocks[1].columns[1].align == "right"


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*a" * 20_000, "> " * 3000, "- " * 3000 + "a", "`" * 9_999, "x" * 100_000]
)
def test_markdown_made_to_hurt_is_read_all_the_same(text):
    assert parse_markdown(text)


def test_old_and_empty_notebooks_are_reports():
    assert assemble_report(nbformat.v4.new_notebook(), name="x").blocks == [Masthead(title="x")]


def test_what_a_picture_and_its_table_both_lack_is_said_once():
    empty = Note(tone="empty", line=runs("No mediator was found."))
    report = assemble_report(make_notebook(Masthead(title="T"), empty, empty, Paragraph(line=runs("x")), empty))
    assert [block.kind for block in report.blocks] == ["masthead", "note", "paragraph", "note"]
