"""The log of what was shared with whom: nothing is sent twice, and what failed is tried again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.errors import ReportError

#: Where what was shared is remembered, in the folder of editions.
STATE = ".sharing"
_LOCK_S = 600
_SCHEMA = """
CREATE TABLE IF NOT EXISTS shares (
    place TEXT NOT NULL, recipient TEXT NOT NULL, report TEXT NOT NULL, edition TEXT NOT NULL,
    state TEXT NOT NULL, tries INTEGER NOT NULL, at TEXT NOT NULL, error TEXT, message_id TEXT,
    PRIMARY KEY (place, recipient, report, edition)
);
CREATE TABLE IF NOT EXISTS watched (
    place TEXT NOT NULL, definition TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (place, definition)
);
"""


@dataclass(frozen=True)
class Share:
    """What became of sharing an edition with a place, or with one recipient of a mailing list.

    Attributes
    ----------
    state : {"done", "failed"}
    """

    place: str
    recipient: str
    report: str
    edition: str
    state: str
    tries: int
    at: str
    error: str | None
    message_id: str | None


class ShareLog:
    """The log in a folder of editions; each entry is on disk when its method returns.

    Raises
    ------
    ReportError
        When it cannot be opened.
    """

    def __init__(self, out_dir: Path) -> None:
        self._folder = out_dir / STATE
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self._folder / "log.sqlite", timeout=30, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise ReportError(f"The log of what was shared, {self._folder / 'log.sqlite'}, cannot be used ({error}).") from error  # fmt: skip

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def hold(self, place: str) -> Iterator[None]:
        """Hold a place, so that two runs do not share the same with it at the same time.

        Raises
        ------
        ReportError
            When another run holds it for ten minutes.
        """
        try:
            with FileLock(self._folder / f"{place}.lock", timeout=_LOCK_S):
                yield
        except Timeout:
            raise ReportError(f"Another run has been sharing with {place} for {_LOCK_S // 60} minutes; try again later.") from None  # fmt: skip

    def find(self, place: str, recipient: str, report: str, edition: str) -> Share | None:
        """Give what became of a share, or nothing where it was not tried."""
        rows = self._read("place = ? AND recipient = ? AND report = ? AND edition = ?", (place, recipient, report, edition))  # fmt: skip
        return rows[0] if rows else None

    def list_open(self, place: str) -> list[Share]:
        """List what failed and was not done since, oldest first."""
        return self._read("place = ? AND state = 'failed'", (place,))

    def find_last(self, place: str, report: str, *, before: str, recipient: str | None = None) -> Share | None:
        """Give the last edition of a report before another that a place, or one recipient, was sent."""
        mine = "" if recipient is None else " AND recipient = ?"
        values = (place, report, before, *(() if recipient is None else (recipient,)))
        rows = self._read(f"place = ? AND report = ? AND edition < ? AND state = 'done'{mine}", values)
        return max(rows, key=lambda row: row.edition, default=None)

    def write(
        self, place: str, recipient: str, report: str, edition: str, *, error: str | None = None, message_id: str | None = None
    ) -> None:  # fmt: skip
        """Write down that a share was done, or why it failed."""
        self._db.execute(
            "INSERT INTO shares VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state, "
            "tries = tries + 1, at = excluded.at, error = excluded.error, message_id = excluded.message_id",
            (place, recipient, report, edition, "failed" if error else "done", datetime.now(UTC).isoformat(timespec="seconds"), error, message_id),
        )  # fmt: skip

    def drop(self, place: str, report: str, edition: str) -> None:
        """Forget what failed of an edition, which is not to be tried again."""
        self._db.execute(
            "DELETE FROM shares WHERE place = ? AND report = ? AND edition = ? AND state = 'failed'", (place, report, edition)
        )  # fmt: skip

    def watch(self, place: str, definition: str) -> float:
        """Give the time, in seconds, since which the editions of a definition are shared with a place: when it was first seen."""
        now = str(datetime.now(UTC).timestamp())
        self._db.execute("INSERT OR IGNORE INTO watched VALUES (?, ?, ?)", (place, definition, now))
        row = self._db.execute("SELECT since FROM watched WHERE place = ? AND definition = ?", (place, definition))
        return float(row.fetchone()[0])

    def _read(self, where: str, values: tuple[str, ...]) -> list[Share]:
        rows = self._db.execute(
            "SELECT place, recipient, report, edition, state, tries, at, error, message_id FROM shares "
            f"WHERE {where} ORDER BY edition, report, recipient",
            values,
        )
        return [Share(*row) for row in rows]
