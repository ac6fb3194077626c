from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.sources.metadata import parse_time, read_metadata, split_front_matter


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
        ("2026-01-31T18:00Z", datetime(2026, 1, 31, 18, tzinfo=UTC)),
        ("2026-01-31 18:00:05", datetime(2026, 1, 31, 18, 0, 5, tzinfo=UTC)),
        ("2026-01-31T18:00+05:00", datetime(2026, 1, 31, 13, tzinfo=UTC)),
        ("Sat, 31 Jan 2026 18:00:00 +0100", datetime(2026, 1, 31, 17, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_utc(written, moment):
    assert parse_time(written, where="a.txt") == moment


@pytest.mark.parametrize("written", ["yesterday", "31/01/2026", "2026-13-01", "0001-01-01T00:00+23:00"])
def test_a_date_that_cannot_be_read_is_named(written):
    with pytest.raises(InputError, match=r"a\.txt has the date"):
        parse_time(written, where="a.txt")


@pytest.mark.parametrize("field", ["title", "Outlet", "author", "url", "date"])
def test_a_field_that_is_endless_is_refused_in_a_sentence(field):
    with pytest.raises(
        InputError, match=rf"a\.csv, row 2 has 10,000,000 letters as its {field.lower()} .*: shorten it"
    ):
        read_metadata({field: "T" * 10_000_000}, where="a.csv, row 2")
    assert read_metadata({"body": "T" * 10_000_000}, where="a.csv, row 2").title is None


def test_missing_values_are_null_and_blanks_are_one_space():
    metadata = read_metadata(
        {"Title": " Talks \r\n\x1b[0m go on ", "outlet": "  ", "author": None, "likes": 3}, where="a"
    )
    assert metadata.title == "Talks [0m go on"
    assert metadata.outlet is metadata.author is metadata.url is metadata.published_at is None


@given(st.text(max_size=80))
def test_a_text_without_a_block_is_left_as_it_is(text):
    fields, rest = split_front_matter(text)
    assert fields or rest == text


def test_fields_above_a_blank_line_need_no_rules_around_them():
    fields, rest = split_front_matter(
        "Title: Talks: round two\nDATE: 14 Mar 2026 10:00 +0000\nOutlet: Gazette\n\nIran offers.\n\nMore."
    )
    assert fields == {"Title": "Talks: round two", "DATE": "14 Mar 2026 10:00 +0000", "Outlet": "Gazette"}
    assert rest == "Iran offers.\n\nMore."


@pytest.mark.parametrize(
    "text",
    [
        "Title: Talks\nIran offers.\n\nMore.", "Title: Talks", "Date: a farmer and his crop\n\nDates grow in Iraq.",
        "Title: A\nTitle: B\n\nIran offers.", "Iran: the offer\n\nIran offers.", "Author:\n\nIran offers.", "\n\nTitle: A",
    ],
)  # fmt: skip
def test_what_only_looks_like_fields_is_text(text):
    assert split_front_matter(text) == ({}, text)


@given(st.text(st.characters(exclude_characters="\r\n"), max_size=30), st.text(max_size=60))
def test_a_block_is_taken_off_and_no_more(title, body):
    fields, rest = split_front_matter(f"---\ntitle: {title}\n---\n{body}")
    assert rest == body
    assert set(fields) == {"title"}


BODY = "LILONGWE, Nov. 20 — A truce on Lake Malawi held for a third day on Thursday.\nBoth sides kept to it."


@pytest.mark.parametrize(
    "headline", ["Lakeside truce holds", "‘No war over fish’: Malawi keeps two neighbours talking"]
)
def test_a_first_line_without_a_stop_over_running_text_is_the_title(headline):
    assert split_front_matter(f"{headline}\n\n{BODY}") == ({"title": headline}, BODY)


@pytest.mark.parametrize("paragraph", [BODY, f"A truce held. {'Both sides kept to it. ' * 6}"])
def test_a_headline_may_stand_right_above_a_paragraph_in_one_line(paragraph):
    assert split_front_matter(f"Lakeside truce holds\n{paragraph}") == ({"title": "Lakeside truce holds"}, paragraph)


@pytest.mark.parametrize(
    "text",
    [
        f"A truce held.\n\n{BODY}",  # A sentence.
        f"Thursday, 20 November 2025\n\n{BODY}",
        f"Nov. 20, 2025, Lilongwe\n\n{BODY}",
        "Lakeside truce holds\nA truce on Lake Malawi held for a third\nday on Thursday. Both sides kept to it.",  # Broken into lines.
        "Lakeside truce holds\n\nA list\n\nwithout text",
        f"LILONGWE, Malawi —\n\n{BODY}",
        f"Truce\n\n{BODY}",
        f"{'Long ' * 21}\n\n{BODY}",
    ],
)
def test_what_is_no_headline_stays_in_the_text(text):
    assert split_front_matter(text) == ({}, text)
