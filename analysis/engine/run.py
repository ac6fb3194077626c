"""Run reports: plan them, leave out what has not changed, make the rest in parallel, write all of it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from analysis.engine.keys import KeyMaker, join_parts
from analysis.engine.ledger import Ledger
from analysis.engine.plan import PlannedRun, plan_runs
from analysis.engine.pool import Pool
from analysis.engine.worker import Outcome, Task
from analysis.kernels.limits import CANCELLED
from analysis.reporting.definitions import ReportDefinition
from analysis.reporting.editions import FILES
from analysis.settings import count_cores
from analysis.store import Store

#: So many unchanged editions are written down together.
_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class Order:
    """A report that is asked for.

    Attributes
    ----------
    cause : str
        Who or what asked: ``run``, ``build``, ``due``, ``serve``.
    due_at : datetime, optional
        The time at which it was due.
    given : mapping
        Values that go before those of the definition.
    data_version : int, optional
        An earlier version of the tables.
    rendered_at : datetime, optional
        The editions' time.
    """

    definition: ReportDefinition
    cause: str
    due_at: datetime | None = None
    given: Mapping[str, object] | None = None
    data_version: int | None = None
    rendered_at: datetime | None = None


def run_orders(
    orders: Sequence[Order],
    *,
    data_dir: Path,
    out_dir: Path,
    jobs: int | None = None,
    skip_unchanged: bool = True,
    on_planned: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """Make the reports that are asked for, and give the outcome of each run as it comes.

    Runs of several reports take turns, so that a large one does not hold a small one up.

    Parameters
    ----------
    skip_unchanged : bool
        Leave out a run whose key is that of the report's last edition, which is still there.
    on_planned : callable, optional
        Called with the number of runs, when it is known.

    Raises
    ------
    ReportError, UnknownName
        When an order cannot be planned; then nothing is made.
    """
    with ExitStack() as open_:
        ledger = open_.enter_context(closing(Ledger(out_dir)))
        tasks: dict[int, Task] = {}
        pool = _make_pool(ledger, tasks, jobs or count_cores())
        if not skip_unchanged:
            # Something is going to be made: the pool begins to import while it is planned.
            open_.enter_context(pool)
        store = Store(data_dir)
        planned = [_plan(order, store, out_dir) for order in orders]
        if on_planned is not None:
            on_planned(sum(map(len, planned)))
        ledger.settle()
        keys = KeyMaker()
        left_out: list[dict[str, Any]] = []
        for order, run in _take_turns(zip(orders, planned, strict=True)):
            parts = keys.make_parts(run)
            key = join_parts(parts)
            edition = find_unchanged(ledger, run, key) if skip_unchanged else None
            if edition is None:
                run_id = ledger.queue(run.definition, run.report, cause=order.cause, due_at=order.due_at)
                tasks[run_id] = Task(run_id, run, key, parts)
                continue
            left_out.append({"order": order, "run": run, "key": key, "key_parts": parts, "edition": edition})
            if len(left_out) == _AT_ONCE:
                yield from _leave_out(left_out, ledger)
                left_out = []
        yield from _leave_out(left_out, ledger)
        if tasks:
            if skip_unchanged:
                open_.enter_context(pool)
            yield from _make(tasks, ledger, pool)


def find_unchanged(ledger: Ledger, run: PlannedRun, key: str) -> str | None:
    """Give the last edition of a report, when it has this key and is whole."""
    last = ledger.last_done(run.report)
    if last is None or last.key != key or last.edition is None:
        return None
    folder = run.out_dir / run.report / last.edition
    wanted = [file for name, file in FILES.items() if name in run.formats]
    return last.edition if all((folder / name).is_file() for name in (*wanted, "manifest.json")) else None


def _leave_out(left_out: Sequence[Mapping[str, Any]], ledger: Ledger) -> Iterator[Outcome]:
    """Write down what is left out as unchanged, together, and give the outcomes."""
    rows = [
        {"definition": one["run"].definition, "report": one["run"].report, "cause": one["order"].cause, "due_at": one["order"].due_at, **one}
        for one in left_out
    ]  # fmt: skip
    for number, one in zip(ledger.skip(rows) if rows else (), left_out, strict=True):
        run, edition = one["run"], one["edition"]
        task = Task(number, run, one["key"], one["key_parts"])
        yield Outcome(task, "skipped", edition=edition, path=str(run.out_dir / run.report / edition))


def _plan(order: Order, store: Store, out_dir: Path) -> list[tuple[Order, PlannedRun]]:
    runs = plan_runs(
        order.definition,
        store=store,
        out_dir=out_dir,
        given=order.given,
        data_version=order.data_version,
        rendered_at=order.rendered_at or order.due_at,
    )
    return [(order, run) for run in runs]


def _take_turns(planned: Iterable[tuple[Order, list[tuple[Order, PlannedRun]]]]) -> Iterator[tuple[Order, PlannedRun]]:
    for row in zip_longest(*(runs for _, runs in planned)):
        yield from (entry for entry in row if entry is not None)


def _make_pool(ledger: Ledger, tasks: Mapping[int, Task], jobs: int) -> Pool:
    return Pool(
        jobs,
        on_start=lambda task, number: ledger.start(task.run_id, number),
        on_retry=lambda outcome, number: ledger.fail_try(
            outcome.task.run_id, number, reason=outcome.reason or "", error=outcome.error or ""
        ),
        list_cancelled=lambda: ledger.list_cancelled(tasks),
    )


def _make(tasks: dict[int, Task], ledger: Ledger, pool: Pool) -> Iterator[Outcome]:
    try:
        for outcome in pool.make_all(list(tasks.values())):
            del tasks[outcome.task.run_id]
            write_outcome(ledger, outcome)
            yield outcome
    finally:
        # Interrupted at the keyboard, or nobody takes what comes any more.
        for task in tasks.values():
            write_outcome(
                ledger, Outcome(task, "failed", reason=CANCELLED, error="The run was cancelled with the program.")
            )


def write_outcome(ledger: Ledger, outcome: Outcome) -> None:
    """Write the outcome of a run into the ledger."""
    done = outcome.state == "done"
    ledger.end(
        outcome.task.run_id,
        outcome.state,
        key=outcome.task.key if done else None,
        key_parts=outcome.task.parts,
        edition=outcome.edition,
        reason=outcome.reason,
        error=outcome.error,
        cell=outcome.cell,
        peak_bytes=outcome.peak_bytes or None,
        timings_s=outcome.timings_s,
        cells_s=outcome.cells_s,
    )
