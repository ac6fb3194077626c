"""Run what is due, once, however many processes look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from analysis.engine.ledger import Ledger
from analysis.engine.plan import plan_runs
from analysis.engine.run import Order, run_orders
from analysis.engine.worker import Outcome
from analysis.errors import CommuniqueError
from analysis.reporting.definitions import ReportDefinition, Schedule
from analysis.scheduling.clock import list_times
from analysis.store import Store


def claim_due(definitions: Sequence[ReportDefinition], ledger: Ledger, *, now: datetime | None = None) -> list[Order]:
    """Claim the times at which reports are due, and give what is to be made.

    A time is claimed by one process only. Times that were missed follow the schedule's policy: ``skip`` leaves out all
    that are older than its grace, ``latest`` all but the last, ``all`` none. What is left out is claimed as well.
    A schedule that is seen for the first time, or was changed, has missed nothing.
    """
    moment = now or datetime.now(UTC)
    orders: list[Order] = []
    for definition in definitions:
        schedule = definition.schedule
        if schedule is None:
            continue
        since = ledger.watch(definition.name, f"{schedule.cron} {schedule.timezone}", moment)
        times = list_times(schedule, after=since, until=moment)
        wanted = set(choose_times(schedule, times, now=moment))
        # From the newest on: whoever has that one makes it, and the older ones are only marked.
        claimed = [
            due for due in reversed(times) if ledger.claim(definition.name, due, "run" if due in wanted else "left out")
        ]
        orders += [Order(definition=definition, cause="due", due_at=due) for due in reversed(claimed) if due in wanted]
    return orders


def choose_times(schedule: Schedule, times: Sequence[datetime], *, now: datetime) -> list[datetime]:
    """Choose the times that are made up for, by the schedule's policy."""
    match schedule.missed:
        case "all":
            return list(times)
        case "latest":
            return list(times[-1:])
        case _:
            return [due for due in times[-1:] if (now - due).total_seconds() <= schedule.grace]


def run_due(
    definitions: Sequence[ReportDefinition],
    *,
    data_dir: Path,
    out_dir: Path,
    jobs: int | None = None,
    now: datetime | None = None,
) -> Iterator[Outcome | tuple[ReportDefinition, CommuniqueError]]:
    """Claim and make what is due, and give each outcome as it comes.

    A report that cannot be planned is given as its definition with the error, and holds no other up.
    """
    with closing(Ledger(out_dir)) as ledger:
        orders = claim_due(definitions, ledger, now=now)
    yield from run_planned(orders, data_dir=data_dir, out_dir=out_dir, jobs=jobs)


def run_planned(
    orders: Sequence[Order],
    *,
    data_dir: Path,
    out_dir: Path,
    jobs: int | None = None,
    skip_unchanged: bool = True,
) -> Iterator[Outcome | tuple[ReportDefinition, CommuniqueError]]:
    """Make the reports that can be planned, and give each outcome as it comes.

    One that cannot be planned is written down as failed, given as its definition with the error, and holds no other up.
    """
    good: list[Order] = []
    store = Store(data_dir)
    with closing(Ledger(out_dir)) as ledger:
        for order in orders:
            name = order.definition.name
            try:
                plan_runs(order.definition, store=store, out_dir=out_dir, given=order.given, rendered_at=order.due_at)
            except CommuniqueError as error:
                run_id = ledger.queue(name, name, cause=order.cause, due_at=order.due_at)
                ledger.end(run_id, "failed", reason=type(error).__name__, error=str(error))
                yield order.definition, error
            else:
                good.append(order)
    if good:
        yield from run_orders(good, data_dir=data_dir, out_dir=out_dir, jobs=jobs, skip_unchanged=skip_unchanged)
