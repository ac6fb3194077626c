"""The ledger of runs: what was asked for, what runs, and what became of it, in one SQLite file beside the editions.

A run belongs to the process that queued it, which holds a lock on a file as long as it lives. A run whose owner's lock
is free was cut off: whoever looks next writes that down, so that the ledger is true again after a crash or a power cut.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from analysis.errors import ReportError

#: The folder of the ledger, in the folder of the editions.
FOLDER = ".ledger"
STATES = ("queued", "running", "done", "failed", "skipped")
_BUSY_S = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    definition TEXT NOT NULL,
    report TEXT NOT NULL,
    state TEXT NOT NULL,
    cause TEXT NOT NULL,
    due_at TEXT,
    owner TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    key TEXT,
    key_parts TEXT,
    edition TEXT,
    reason TEXT,
    error TEXT,
    cell INTEGER,
    peak_bytes INTEGER,
    timings_s TEXT,
    cells_s TEXT,
    cancel INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS runs_by_report ON runs (report, id);
CREATE INDEX IF NOT EXISTS runs_by_state ON runs (state);
CREATE TABLE IF NOT EXISTS tries (
    run_id INTEGER NOT NULL REFERENCES runs (id),
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    reason TEXT,
    error TEXT,
    PRIMARY KEY (run_id, number)
);
CREATE TABLE IF NOT EXISTS fires (
    definition TEXT NOT NULL,
    due_at TEXT NOT NULL,
    claimed_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (definition, due_at)
);
CREATE TABLE IF NOT EXISTS watched (
    definition TEXT NOT NULL,
    schedule TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (definition, schedule)
);
"""


@dataclass(frozen=True)
class LedgerRun:
    """A run as the ledger has it; times are UTC, ISO 8601."""

    id: int
    definition: str
    report: str
    state: str
    cause: str
    due_at: str | None
    owner: str
    queued_at: str
    started_at: str | None
    ended_at: str | None
    tries: int
    key: str | None
    key_parts: dict[str, str]
    edition: str | None
    reason: str | None
    error: str | None
    cell: int | None
    peak_bytes: int | None
    timings_s: dict[str, float]
    cells_s: dict[str, float]


@dataclass
class Ledger:
    """The ledger in a folder of editions; made when something is written to it.

    Safe for many processes at once, and for the threads of one.

    Raises
    ------
    ReportError
        From any method, when the file cannot be read or written.
    """

    out_dir: Path
    owner: str = field(default_factory=lambda: uuid.uuid4().hex)
    _held: FileLock | None = None
    _connection: sqlite3.Connection | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def folder(self) -> Path:
        """The ledger's folder."""
        return self.out_dir / FOLDER

    @property
    def exists(self) -> bool:
        """Whether anything was ever written down."""
        return (self.folder / "runs.sqlite").is_file()

    # Writing

    def queue(self, definition: str, report: str, *, cause: str, due_at: datetime | None = None) -> int:
        """Write down that a run is asked for, and give its number."""
        self._hold()
        with self._writing() as db:
            row = db.execute(
                "INSERT INTO runs (definition, report, state, cause, due_at, owner, queued_at) VALUES (?, ?, 'queued', ?, ?, ?, ?)",
                (definition, report, cause, write_time(due_at), self.owner, write_time(datetime.now(UTC))),
            )
            return int(row.lastrowid or 0)

    def skip(self, runs: Iterable[Mapping[str, Any]]) -> list[int]:
        """Write down that runs are left out, since editions with their keys are there, and give their numbers.

        Each is a mapping with ``definition``, ``report``, ``cause``, ``due_at``, ``key``, ``key_parts`` and ``edition``.
        """
        now = write_time(datetime.now(UTC))
        numbers = []
        with self._writing() as db:
            for run in runs:
                row = db.execute(
                    "INSERT INTO runs (definition, report, state, cause, due_at, owner, queued_at, ended_at, key, "
                    "key_parts, edition) VALUES (?, ?, 'skipped', ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        run["definition"], run["report"], run["cause"], write_time(run["due_at"]), self.owner, now, now,
                        run["key"], json.dumps(dict(run["key_parts"])), run["edition"],
                    ),
                )  # fmt: skip
                numbers.append(int(row.lastrowid or 0))
        return numbers

    def start(self, run_id: int, number: int) -> None:
        """Write down that a try begins."""
        now = write_time(datetime.now(UTC))
        with self._writing() as db:
            db.execute(
                "UPDATE runs SET state = 'running', tries = ?, started_at = coalesce(started_at, ?) WHERE id = ?",
                (number, now, run_id),
            )
            db.execute("INSERT INTO tries (run_id, number, started_at) VALUES (?, ?, ?)", (run_id, number, now))

    def fail_try(self, run_id: int, number: int, *, reason: str, error: str) -> None:
        """Write down that a try failed and another follows."""
        with self._writing() as db:
            self._end_try(db, run_id, number, reason, error)
            db.execute("UPDATE runs SET state = 'queued' WHERE id = ?", (run_id,))

    def end(
        self,
        run_id: int,
        state: str,
        *,
        key: str | None = None,
        key_parts: Mapping[str, str] | None = None,
        edition: str | None = None,
        reason: str | None = None,
        error: str | None = None,
        cell: int | None = None,
        peak_bytes: int | None = None,
        timings_s: Mapping[str, float] | None = None,
        cells_s: Mapping[int, float] | None = None,
    ) -> None:
        """Write down how a run ended."""
        with self._writing() as db:
            (tries,) = db.execute("SELECT tries FROM runs WHERE id = ?", (run_id,)).fetchone()
            self._end_try(db, run_id, tries, reason, error)
            db.execute(
                "UPDATE runs SET state = ?, ended_at = ?, key = ?, key_parts = ?, edition = ?, reason = ?, error = ?, "
                "cell = ?, peak_bytes = ?, timings_s = ?, cells_s = ? WHERE id = ?",
                (
                    state, write_time(datetime.now(UTC)), key, json.dumps(dict(key_parts or {})), edition, reason, error,
                    cell, peak_bytes, json.dumps(dict(timings_s or {})), json.dumps(dict(cells_s or {})), run_id,
                ),
            )  # fmt: skip

    @staticmethod
    def _end_try(db: sqlite3.Connection, run_id: int, number: int, reason: str | None, error: str | None) -> None:
        db.execute(
            "UPDATE tries SET ended_at = ?, reason = ?, error = ? WHERE run_id = ? AND number = ? AND ended_at IS NULL",
            (write_time(datetime.now(UTC)), reason, error, run_id, number),
        )

    def cancel(self, run_id: int) -> bool:
        """Ask whoever makes a run to end it; false where it has ended, or there is none."""
        self.settle()
        with self._writing() as db:
            row = db.execute("UPDATE runs SET cancel = 1 WHERE id = ? AND state IN ('queued', 'running')", (run_id,))
            return row.rowcount == 1

    def list_cancelled(self, run_ids: Iterable[int]) -> set[int]:
        """Give those of some runs that shall end."""
        rows = self._connect().execute("SELECT id FROM runs WHERE cancel = 1 AND owner = ?", (self.owner,))
        return {run_id for (run_id,) in rows} & set(run_ids)

    def claim(self, definition: str, due_at: datetime, outcome: str) -> bool:
        """Claim a time at which a report is due; true for one caller only, of however many there are."""
        with self._writing() as db:
            row = db.execute(
                "INSERT OR IGNORE INTO fires (definition, due_at, claimed_at, outcome) VALUES (?, ?, ?, ?)",
                (definition, write_time(due_at), write_time(datetime.now(UTC)), outcome),
            )
            return row.rowcount == 1

    def watch(self, definition: str, schedule: str, now: datetime) -> datetime:
        """Give the time since which a schedule is looked after: its last claimed time, else when it was first seen."""
        with self._writing() as db:
            db.execute("INSERT OR IGNORE INTO watched VALUES (?, ?, ?)", (definition, schedule, write_time(now)))
            (since,) = db.execute(
                "SELECT since FROM watched WHERE definition = ? AND schedule = ?", (definition, schedule)
            ).fetchone()
            (fired,) = db.execute("SELECT max(due_at) FROM fires WHERE definition = ?", (definition,)).fetchone()
        return datetime.fromisoformat(max(since, fired or ""))

    # Reading

    def list_runs(
        self, *, report: str | None = None, states: Sequence[str] = STATES, limit: int = 1000
    ) -> list[LedgerRun]:
        """List runs, the newest first, of one report or definition or of all."""
        if not self.exists:
            return []
        self.settle()
        marks = ", ".join("?" * len(states))
        named = "AND (report = ? OR definition = ?)" if report else ""
        return self._select(
            f"WHERE state IN ({marks}) {named} ORDER BY id DESC LIMIT ?",
            (*states, *((report, report) if report else ()), limit),
        )

    def _select(self, clauses: str, values: Sequence[object]) -> list[LedgerRun]:
        found = self._connect().execute(f"SELECT * FROM runs {clauses}", values)
        names = [column[0] for column in found.description]
        return [_read_run(dict(zip(names, row, strict=True))) for row in found]

    def count_states(self) -> dict[tuple[str, str], int]:
        """Count runs by definition and state."""
        if not self.exists:
            return {}
        self.settle()
        rows = self._connect().execute("SELECT definition, state, count(*) FROM runs GROUP BY 1, 2")
        return {(definition, state): count for definition, state, count in rows}

    def list_tries(self, run_id: int) -> list[dict[str, Any]]:
        """List the tries of a run, in order."""
        rows = self._connect().execute(
            "SELECT number, started_at, ended_at, reason, error FROM tries WHERE run_id = ? ORDER BY number", (run_id,)
        )
        return [dict(zip(("number", "started_at", "ended_at", "reason", "error"), row, strict=True)) for row in rows]

    def last_done(self, report: str) -> LedgerRun | None:
        """Give the last run that published an edition of a report."""
        if self._connection is None and not self.exists:
            return None
        # What is done is so for good: who was cut off need not be asked, and one index leads there.
        return next(iter(self._select("WHERE report = ? AND state = 'done' ORDER BY id DESC LIMIT 1", (report,))), None)

    def settle(self) -> int:
        """Write down which runs were cut off, since whoever ran them is gone; give how many."""
        if not self.exists:
            return 0
        rows = self._connect().execute("SELECT DISTINCT owner FROM runs WHERE state IN ('queued', 'running')")
        gone = [owner for (owner,) in rows if owner != self.owner and not self._is_held(owner)]
        settled = 0
        for owner in gone:
            with self._writing() as db:
                row = db.execute(
                    "UPDATE runs SET state = 'failed', ended_at = ?, reason = 'Interrupted', "
                    "error = 'Whoever made it was cut off: the program was killed, or the machine stopped.' "
                    "WHERE owner = ? AND state IN ('queued', 'running')",
                    (write_time(datetime.now(UTC)), owner),
                )
                settled += row.rowcount
            (self.folder / f"{owner}.lock").unlink(missing_ok=True)
        return settled

    def close(self) -> None:
        """Let go of the file and the lock."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            if self._held is not None:
                self._held.release()
                Path(self._held.lock_file).unlink(missing_ok=True)
                self._held = None

    # Shared by both

    def _hold(self) -> None:
        with self._lock:
            if self._held is None:
                self._make_folder()
                self._held = FileLock(self.folder / f"{self.owner}.lock", timeout=_BUSY_S)
                self._held.acquire()

    def _is_held(self, owner: str) -> bool:
        lock = FileLock(self.folder / f"{owner}.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            return True
        except OSError:
            # Held by somebody whose files are not ours to open.
            return True
        lock.release()
        return False

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReportError(f"Nothing can be written to {self.out_dir}: {error.strerror}.") from error

    def _connect(self) -> sqlite3.Connection:
        with self._lock:
            if self._connection is None:
                self._make_folder()
                try:
                    db = sqlite3.connect(
                        self.folder / "runs.sqlite", timeout=_BUSY_S, isolation_level=None, check_same_thread=False
                    )
                    db.execute("PRAGMA journal_mode = WAL")
                    db.execute("PRAGMA synchronous = NORMAL")
                    db.executescript(_SCHEMA)
                except sqlite3.Error as error:
                    raise ReportError(f"The ledger {self.folder / 'runs.sqlite'} cannot be used ({error}).") from error
                self._connection = db
            return self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            db = self._connect()
            try:
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            except sqlite3.Error as error:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise ReportError(
                    f"The ledger {self.folder / 'runs.sqlite'} could not be written ({error})."
                ) from error
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise


def write_time(moment: datetime | None) -> str | None:
    """Write a time as the ledger has it: UTC, to the millisecond."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _read_run(row: dict[str, Any]) -> LedgerRun:
    for name in ("key_parts", "timings_s", "cells_s"):
        row[name] = json.loads(row[name] or "{}")
    row.pop("cancel", None)
    return LedgerRun(**row)
