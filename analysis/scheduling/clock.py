"""When a schedule is due: cron expressions in a time zone, right at both changes of daylight saving time.

As Debian's cron has it, by the library cronsim: a time that the change in spring leaves out is due when the clock has
gone forward; one that comes twice in autumn is due once; what is due every so many minutes or hours goes by real time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import takewhile
from zoneinfo import ZoneInfo

from cronsim import CronSim

from analysis.reporting.definitions import Schedule

#: Of more missed times than these, the newest are looked at.
MOST_MISSED = 1000


def list_times(schedule: Schedule, *, after: datetime, until: datetime) -> list[datetime]:
    """List the times at which a schedule is due, in UTC and in order: later than one time, and not later than another."""
    found: list[datetime] = []
    for moment in takewhile(lambda moment: moment <= until, _count_on(schedule, after)):
        found.append(moment)
        if len(found) > 2 * MOST_MISSED:
            found = found[-MOST_MISSED:]
    return found[-MOST_MISSED:]


def find_next(schedule: Schedule, *, after: datetime) -> datetime | None:
    """Give the next time at which a schedule is due, in UTC; none where it never is again."""
    return next(_count_on(schedule, after), None)


def _count_on(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    start = after.astimezone(ZoneInfo(schedule.timezone))
    for moment in CronSim(schedule.cron, start):
        due = moment.astimezone(UTC)
        # In the hour that comes twice, the library may begin with a time of the hour that has passed.
        if due > after:
            yield due
