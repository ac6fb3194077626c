"""The catalog of a site: which editions it shows and on which pages, kept beside the editions it was made from.

It is not part of the site: it knows the names that the site hides. Where it is lost, the site is made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.sharing.entries import Entry, NamedActor

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS seen (
    report TEXT NOT NULL, edition TEXT NOT NULL, stamp TEXT NOT NULL, definition TEXT, shown_as TEXT,
    PRIMARY KEY (report, edition)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shown (
    edition TEXT NOT NULL, report TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (edition, report)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS listed (
    listing TEXT NOT NULL, edition TEXT NOT NULL, report TEXT NOT NULL, name TEXT NOT NULL, about TEXT NOT NULL,
    PRIMARY KEY (listing, edition, report)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS listed_by_edition ON listed (edition, report);
"""
Key = tuple[str, str]


@dataclass(frozen=True)
class Seen:
    """An edition as it was last seen; ``shown_as`` is its report's name on the site, nothing where it is not shown."""

    stamp: str
    definition: str | None
    shown_as: str | None


@dataclass(frozen=True)
class Listing:
    """One list of editions: all, a report's, an actor's, a day's.

    Attributes
    ----------
    key : str
        Such as ``actor:irn``.
    name, about : str
        What it is called, and what sort of thing that is.
    """

    key: str
    name: str
    about: str
    count: int
    newest: str


class Catalog:
    """The catalog in a SQLite file; what is not committed when an error ends its ``with`` is forgotten."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN IMMEDIATE")

    def __enter__(self) -> Catalog:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
        self._db.close()

    def commit(self) -> None:
        """Keep what was written so far."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def clear(self) -> None:
        """Forget everything."""
        for table in ("meta", "seen", "shown", "listed"):
            self._db.execute(f"DELETE FROM {table}")

    def read_meta(self, name: str) -> str | None:
        """Give a remembered value."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def write_meta(self, name: str, value: str) -> None:
        """Remember a value."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def read_seen(self) -> dict[Key, Seen]:
        """Give all editions that were seen, by report and edition."""
        rows = self._db.execute("SELECT report, edition, stamp, definition, shown_as FROM seen")
        return {(report, edition): Seen(*rest) for report, edition, *rest in rows}

    def write_seen(self, report: str, edition: str, seen: Seen) -> None:
        """Write down that an edition was seen."""
        self._db.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", (report, edition, seen.stamp, seen.definition, seen.shown_as))  # fmt: skip

    def forget(self, report: str, edition: str) -> None:
        """Forget an edition that is gone."""
        self._db.execute("DELETE FROM seen WHERE report = ? AND edition = ?", (report, edition))

    def show(self, entry: Entry) -> None:
        """Put an edition on all lists that it belongs to."""
        key = (entry.edition, entry.report)
        actors = [[actor.slug, actor.name, actor.kind] for actor in entry.actors]
        data = {**vars(entry), "rendered_at": entry.rendered_at.isoformat(), "actors": actors}
        self._db.execute("INSERT OR REPLACE INTO shown VALUES (?, ?, ?)", (*key, json.dumps(data, ensure_ascii=False)))
        self._db.executemany(
            "INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?, ?)",
            [(listing, *key, name, about) for listing, name, about in _list_listings(entry)],
        )

    def hide(self, report: str, edition: str) -> None:
        """Take an edition off all lists."""
        self._db.execute("DELETE FROM shown WHERE edition = ? AND report = ?", (edition, report))
        self._db.execute("DELETE FROM listed WHERE edition = ? AND report = ?", (edition, report))

    def list_listings_of(self, report: str, edition: str) -> list[str]:
        """List the keys of the lists that an edition is on."""
        rows = self._db.execute("SELECT listing FROM listed WHERE edition = ? AND report = ?", (edition, report))
        return [key for (key,) in rows]

    def list_listings(self, kind: str) -> list[Listing]:
        """List the lists of a kind: ``report``, ``actor`` or ``day``; each is called as its newest edition calls it."""
        rows = self._db.execute(
            "SELECT listing, name, about, count(*), max(edition) FROM listed WHERE listing >= ? AND listing < ? "
            "GROUP BY listing ORDER BY listing",
            (f"{kind}:", f"{kind};"),
        )
        return [Listing(*row) for row in rows]

    def find_listing(self, key: str) -> Listing | None:
        """Give a list by its key, or nothing when no edition is on it."""
        row = self._db.execute("SELECT listing, name, about, count(*), max(edition) FROM listed WHERE listing = ?", (key,)).fetchone()  # fmt: skip
        return Listing(*row) if row[0] else None

    def count_before(self, listing: str, edition: str) -> int:
        """Count the editions on a list that are older than one."""
        row = self._db.execute("SELECT count(*) FROM listed WHERE listing = ? AND edition < ?", (listing, edition))
        return int(row.fetchone()[0])

    def list_keys(self, listing: str, *, first: int = 0, most: int = -1, newest_first: bool = False) -> list[Key]:
        """List the editions on a list, oldest first where nothing else is asked for, as (edition, report)."""
        order = "DESC" if newest_first else "ASC"
        rows = self._db.execute(
            f"SELECT edition, report FROM listed WHERE listing = ? ORDER BY edition {order}, report {order} LIMIT ? OFFSET ?",
            (listing, most, first),
        )
        return [(edition, report) for edition, report in rows]

    def list_days(self, listing: str) -> list[str]:
        """List the days of which a list has editions, oldest first, as ``YYYYMMDD``."""
        rows = self._db.execute("SELECT DISTINCT substr(edition, 1, 8) FROM listed WHERE listing = ? ORDER BY 1", (listing,))  # fmt: skip
        return [day for (day,) in rows]

    def find_last_of_day(self, listing: str, day: str) -> Key | None:
        """Give the last edition on a list that was made on a day, ``YYYYMMDD``."""
        row = self._db.execute(
            "SELECT edition, report FROM listed WHERE listing = ? AND edition >= ? AND edition < ? "
            "ORDER BY edition DESC LIMIT 1",
            (listing, day, f"{day}U"),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def read_entries(self, keys: Iterable[Key]) -> Iterator[Entry]:
        """Read entries by edition and report."""
        for key in keys:
            row = self._db.execute("SELECT entry FROM shown WHERE edition = ? AND report = ?", key).fetchone()
            yield _read_entry(row[0])


def _list_listings(entry: Entry) -> Iterator[tuple[str, str, str]]:
    yield "all", "", ""
    yield f"report:{entry.report}", entry.title, entry.series
    yield f"day:{entry.day}", entry.day, ""
    for actor in entry.actors:
        yield f"actor:{actor.slug}", actor.name, actor.kind


def _read_entry(text: str) -> Entry:
    data = json.loads(text)
    data["rendered_at"] = datetime.fromisoformat(data["rendered_at"])
    for name in ("summary", "files", "places"):
        data[name] = tuple(data[name])
    data["actors"] = tuple(NamedActor(*actor) for actor in data["actors"])
    return Entry(**data)
