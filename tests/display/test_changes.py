"""What changed, as a block of a brief and as lines of words."""

from __future__ import annotations

import pytest

from analysis.blocks import Note, TableBlock, parse_block
from analysis.blocks.html import render_block_html
from analysis.blocks.text import plain_line
from analysis.display import show_changes, tell_changes
from analysis.measures import compare_tables
from tests.examples import make_example_tables
from tests.measures.test_changes import drop, edit


@pytest.fixture
def changes():
    before = drop(make_example_tables(), "relations", relation="leads")
    after = edit(make_example_tables(), "events", {"quote": "offered"}, status="accepted")
    return compare_tables(before, drop(after, "quantities", counted="people"))


def test_each_difference_is_a_row_with_its_marks_and_words_a_reader_knows(changes):
    block = show_changes(changes, since="the edition of 1 April 2026")
    assert isinstance(block, TableBlock)
    assert plain_line(block.caption).endswith("Compared with the edition of 1 April 2026.")
    rows = [[plain_line(cell) for cell in row] for row in block.rows]
    assert rows[0] == ["Changed mediation", "Kenya between Eritrea and Ethiopia", "offered", "accepted", "[S1]"]
    assert rows[1][1].endswith("– stage")
    assert ["Gone figure", "About 12,000 (people)", "–", "–", "S9 before"] in rows
    assert block.rows[0][-1][0].cite == 1
    assert parse_block(block.model_dump(mode="json")) == block


def test_a_row_that_is_gone_has_no_mark_into_a_text_that_may_not_be_there(changes):
    gone = [row for row in show_changes(changes).rows if plain_line(row[0]).startswith("Gone")]
    assert gone and all(run.cite is None for row in gone for run in row[-1])


def test_a_first_edition_and_one_without_news_say_so(changes):
    first, same = show_changes(None), show_changes(changes.iloc[:0])
    assert isinstance(first, Note) and "first edition" in plain_line(first.line)
    assert isinstance(same, Note) and "Nothing changed" in plain_line(same.line)


def test_differences_are_told_in_lines(changes):
    assert list(tell_changes(changes)) == [
        "Mediation changed: Kenya between Eritrea and Ethiopia: offered → accepted",
        "Event changed: Kenya “offered” Ethiopia and Eritrea, stage: offered → accepted",
        "No longer told: figure: About 12,000 (people)",
        "New tie: Grace Mwangi – leads – Kenya's foreign ministry",
    ]


def test_more_lines_than_wanted_are_counted(changes):
    assert list(tell_changes(changes, most=2))[-1] == "and 3 more differences"


def test_words_of_a_text_stay_text():
    hostile = edit(make_example_tables(), "actors", {"name": "Kenya"}, name="<script>alert(1)</script>")
    block = show_changes(compare_tables(make_example_tables(), hostile))
    assert "<script>" not in render_block_html(block)
    assert "&lt;script&gt;" in render_block_html(block)
