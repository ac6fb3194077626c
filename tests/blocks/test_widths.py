"""A table's columns are as wide as their words need, where the page has the room."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.blocks import Column, TableBlock, cite, runs
from analysis.blocks.widths import find_type, fits, measure_columns, share_widths


def make_table(labels, rows, widths=None):
    columns = tuple(Column(label=label, width=width) for label, width in zip(labels, widths or [1.0] * 9, strict=False))
    return TableBlock(
        caption=runs("Rows."), columns=columns, rows=tuple(tuple(runs(cell) for cell in row) for row in rows)
    )


def rooms_of(table):
    across, beside = find_type(len(table.columns))
    return [share / 100 * across - beside + 0.1 for share in share_widths(table)]


def test_the_longest_word_of_every_column_stands_whole_where_the_page_has_the_room():
    labels = ["Sentence", "Who", "Does", "To whom", "Mediator", "Stage", "How sure", "When", "Scale"]
    rows = [
        ["[S1]", "Afghanistan", "“approached” request", "Qatar and Turkey", "Turkey", "requested", "unconfirmed", "–", "0"],
        ["[S2]", "Qatar", "“said” consult", "–", "–", "took place", "stated as fact", "“Wednesday”", "2.5"],
    ]  # fmt: skip
    table = make_table(labels, rows, [0.95, 1.35, 1.45, 1.35, 1.1, 1.1, 1.3, 0.2, 0.7])
    assert all(fits(cell, room) for row in table.rows for cell, room in zip(row, rooms_of(table), strict=True))


def test_widths_asked_for_stay_in_their_order_where_words_are_short():
    table = make_table(["A", "B", "C"], [["one", "two", "six"]] * 3, [1.0, 3.0, 2.0])
    first, second, third = share_widths(table)
    assert first < third < second


def test_an_address_takes_no_more_than_a_share_of_the_page():
    table = make_table(["Who", "Where"], [["Pakistan", "https://example.org/" + "x" * 4_000]])
    first, _second = share_widths(table)
    assert first > 20
    assert not fits(table.rows[0][1], rooms_of(table)[1])


def test_a_word_that_goes_on_in_the_next_run_is_one_word():
    line = runs("(", "Organisation", "’s", ") ", cite(4))
    assert not fits(line, 6.0)
    assert fits(line, 9.0)


@given(st.lists(st.lists(st.text(max_size=60), min_size=4, max_size=4), max_size=6))
def test_shares_are_a_whole_and_none_is_nothing(rows):
    table = make_table(["A", "B", "C", "D"], rows)
    shares = share_widths(table)
    assert abs(sum(shares) - 100) < 0.1
    assert all(share > 2 for share in shares)
    assert len(measure_columns(table)) == 4
