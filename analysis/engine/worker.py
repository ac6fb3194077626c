"""A worker: a process that makes one run after another, and is replaced when it dies."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process

from analysis.engine.plan import PlannedRun
from analysis.errors import CommuniqueError, RunFailed
from analysis.kernels.limits import RunRecord
from analysis.reporting.alerts import Alert, read_manifest_alert

#: What a worker imports before its first run, while the parent of the kernels imports what is theirs.
_MODULES = ("papermill", "analysis.kernels.running", "analysis.reporting.assemble", "analysis.reporting.html", "analysis.reporting.pdf")  # fmt: skip


@dataclass(frozen=True)
class Task:
    """A run to make: its number in the ledger, the plan, and its key."""

    run_id: int
    run: PlannedRun
    key: str = ""
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a run.

    Attributes
    ----------
    state : {"done", "failed", "skipped"}
    reason : str or None
        The name of what ended it, as ``retries.errors`` has it.
    alert : Alert or None
        What the notebook of a finished run raised.
    """

    task: Task
    state: str
    edition: str | None = None
    path: str | None = None
    reason: str | None = None
    error: str | None = None
    cell: int | None = None
    peak_bytes: int = 0
    alert: Alert | None = None
    timings_s: dict[str, float] = field(default_factory=dict)
    cells_s: dict[int, float] = field(default_factory=dict)


_cancelled = threading.Event()


def work(connection: Connection) -> None:
    """Make the runs that come through a connection, until it closes or brings none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: _cancelled.set())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in _MODULES:
        importlib.import_module(name)
    # What is imported stays: the collector need not look through it at every report.
    gc.collect()
    gc.freeze()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while (task := connection.recv()) is not None:
            _cancelled.clear()
            connection.send(make_task(task))


def make_task(task: Task) -> Outcome:
    """Make one run, and say what became of it; whatever goes wrong is an outcome."""
    from analysis.engine.make import make_edition
    from analysis.reporting.manifest import read_manifest

    record = RunRecord({})
    reason, said, cell = None, None, None
    try:
        edition = make_edition(
            task.run,
            about={"key": task.key, "key_parts": task.parts},
            record=record,
            is_cancelled=_cancelled.is_set,
        )
        manifest = read_manifest(edition.manifest)
        return Outcome(
            task,
            "done",
            edition=edition.edition,
            path=str(edition.path),
            peak_bytes=record.peak_bytes,
            alert=read_manifest_alert(manifest),
            timings_s=manifest.get("timings_s", {}),
            cells_s=record.cells_s,
        )
    except RunFailed as error:
        reason, said, cell = error.reason, str(error), error.cell
    except CommuniqueError as error:
        reason, said = type(error).__name__, str(error)
    except Exception as error:
        reason, said = type(error).__name__, f"An error that should not happen: {type(error).__name__}: {error}"
    return Outcome(
        task, "failed", reason=reason, error=said, cell=cell, peak_bytes=record.peak_bytes, cells_s=record.cells_s
    )


def _end_with_parent() -> None:
    """End when whoever started this process is gone, with the kernel, which ends with its connection."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
