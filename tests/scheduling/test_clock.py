"""Schedules at both changes of daylight saving time, in several zones; and the policy for what was missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reporting.definitions import Schedule
from analysis.scheduling.clock import MOST_MISSED, find_next, list_times
from analysis.scheduling.due import choose_times


def times(cron: str, zone: str, first: str, last: str) -> list[str]:
    schedule = Schedule(cron=cron, timezone=zone)
    start, end = (datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)) for day in (first, last))
    return [
        due.astimezone(ZoneInfo(zone)).strftime("%d %H:%M%z") for due in list_times(schedule, after=start, until=end)
    ]


@pytest.mark.parametrize(
    ("cron", "zone", "first", "last", "wanted"),
    [
        ("30 2 * * *", "Europe/Berlin", "2026-03-28", "2026-03-30T12:00", ["28 02:30+0100", "29 03:00+0200", "30 02:30+0200"]),
        ("30 2 * * *", "Europe/Berlin", "2026-10-24", "2026-10-26T12:00", ["24 02:30+0200", "25 02:30+0200", "26 02:30+0100"]),
        ("30 2 * * *", "America/New_York", "2026-03-07", "2026-03-09T12:00", ["07 02:30-0500", "08 03:00-0400", "09 02:30-0400"]),
        ("30 1 * * *", "America/New_York", "2026-10-31", "2026-11-02T12:00", ["31 01:30-0400", "01 01:30-0400", "02 01:30-0500"]),
        ("0 2 * * *", "Australia/Lord_Howe", "2026-10-03", "2026-10-05T12:00", ["03 02:00+1030", "04 02:30+1100", "05 02:00+1100"]),
        ("0 6 * * *", "Asia/Karachi", "2026-03-28", "2026-03-29T12:00", ["28 06:00+0500", "29 06:00+0500"]),
        ("*/30 * * * *", "Europe/Berlin", "2026-10-25T01:45", "2026-10-25T03:15", ["25 02:00+0200", "25 02:30+0200", "25 02:00+0100", "25 02:30+0100", "25 03:00+0100"]),
        ("*/30 * * * *", "Europe/Berlin", "2026-03-29T01:15", "2026-03-29T03:45", ["29 01:30+0100", "29 03:00+0200", "29 03:30+0200"]),
    ],
)  # fmt: skip
def test_a_schedule_is_right_at_the_changes_of_the_clock(cron, zone, first, last, wanted):
    assert times(cron, zone, first, last) == wanted


def test_a_time_in_the_hour_that_comes_twice_is_not_due_a_second_time():
    schedule = Schedule(cron="30 2 * * *", timezone="Europe/Berlin")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert list_times(schedule, after=first - timedelta(minutes=1), until=first) == [first]
    for minutes in range(0, 180, 10):
        following = find_next(schedule, after=first + timedelta(minutes=minutes))
        assert following == datetime(2026, 10, 26, 1, 30, tzinfo=UTC), minutes


@given(
    st.sampled_from(["30 2 * * *", "*/20 * * * *", "0 1-3 * * 0", "15 0,2,4 28-31 * *"]),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.lists(st.integers(1, 60 * 24), min_size=1, max_size=5),
)
def test_looking_often_or_seldom_finds_the_same_times(cron, zone, start, steps):
    schedule = Schedule(cron=cron, timezone=zone)
    begin = start.replace(tzinfo=UTC)
    moments = [begin]
    for step in steps:
        moments.append(moments[-1] + timedelta(minutes=step))
    pairs = pairwise(moments)
    often = [due for after, until in pairs for due in list_times(schedule, after=after, until=until)]
    assert often == list_times(schedule, after=begin, until=moments[-1])
    assert often == sorted(set(often))


def test_a_schedule_that_stood_still_for_long_is_not_counted_without_end():
    schedule = Schedule(cron="* * * * *")
    until = datetime(2026, 3, 1, tzinfo=UTC)
    found = list_times(schedule, after=datetime(2026, 1, 1, tzinfo=UTC), until=until)
    assert len(found) == MOST_MISSED and found[-1] == until


@pytest.mark.parametrize(
    ("missed", "late_s", "chosen"), [("all", 999, 3), ("latest", 999, 1), ("skip", 999, 0), ("skip", 60, 1)]
)
def test_missed_times_follow_the_policy(missed, late_s, chosen):
    schedule = Schedule(cron="0 * * * *", missed=missed, grace="5m")
    due = [datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in (1, 2, 3)]
    assert choose_times(schedule, due, now=due[-1] + timedelta(seconds=late_s)) == due[len(due) - chosen :]
