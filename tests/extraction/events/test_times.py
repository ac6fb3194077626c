from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.events.times import resolve_time

PUBLISHED = datetime(2020, 3, 4, 12, tzinfo=UTC)  # a Wednesday

CASES = [
    ("24 March 2019", "2019-03-24", "2019-03-24"),
    ("March 24, 2019", "2019-03-24", "2019-03-24"),
    ("December 28", "2019-12-28", "2019-12-28"),
    ("May 2003", "2003-05-01", "2003-05-31"),
    ("2015", "2015-01-01", "2015-12-31"),
    ("Tuesday", "2020-03-03", "2020-03-03"),
    ("yesterday", "2020-03-03", "2020-03-03"),
    ("tonight", "2020-03-04", "2020-03-04"),
    ("tomorrow", "2020-03-05", "2020-03-05"),
    ("Friday", "2020-02-28", "2020-02-28"),
    ("next Friday", "2020-03-06", "2020-03-06"),
    ("this week", "2020-03-02", "2020-03-08"),
    ("the previous week", "2020-02-24", "2020-03-01"),
    ("last month", "2020-02-01", "2020-02-29"),
    ("next month", "2020-04-01", "2020-04-30"),
    ("last year", "2019-01-01", "2019-12-31"),
    ("the coming year", "2021-01-01", "2021-12-31"),
    ("January", "2020-01-01", "2020-01-31"),
    ("December", "2019-12-01", "2019-12-31"),
    ("next December", "2020-12-01", "2020-12-31"),
    ("next January", "2021-01-01", "2021-01-31"),
    ("last March", "2019-03-01", "2019-03-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), CASES)
def test_words_of_time_become_days(text, first, last):
    interval = resolve_time(text, PUBLISHED)
    assert interval is not None
    assert (interval[0].date().isoformat(), interval[1].date().isoformat()) == (first, last)


def test_what_counts_from_publication_stays_open_without_its_date():
    assert resolve_time("yesterday", None) is None
    assert resolve_time("28 December", None) is None


def test_a_day_that_no_month_has_is_none():
    assert resolve_time("31 February 2020", PUBLISHED) is None


@given(st.text(max_size=40))
def test_any_text_gives_an_ordered_interval_or_none(text):
    interval = resolve_time(text, PUBLISHED)
    assert interval is None or interval[0] <= interval[1]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Friday", "2020-03-06"),
        ("Wednesday", "2020-03-04"),
        ("last Friday", "2020-02-28"),
        ("February", "2021-02-01"),
        ("March", "2020-03-01"),
        ("2 March", "2021-03-02"),
        ("December 28", "2020-12-28"),
        ("yesterday", "2020-03-03"),
    ],
)
def test_what_is_to_come_is_on_the_next_such_day(text, first):
    interval = resolve_time(text, PUBLISHED, is_ahead=True)
    assert interval is not None
    assert interval[0].date().isoformat() == first


def test_a_leap_day_to_come_is_a_day_of_next_year_too():
    interval = resolve_time("29 February", PUBLISHED, is_ahead=True)
    assert interval is not None
    assert interval[0].date().isoformat() == "2021-02-28"
