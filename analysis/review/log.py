"""The log of corrections: who said what of which row, when and why; entries are added and never changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from analysis.errors import DataError, StoreError

ACTIONS = ("accept", "reject", "correct", "add", "undo")
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_LOCK_TIMEOUT_S = 30


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that one person said of one row.

    Attributes
    ----------
    action : {"accept", "reject", "correct", "add", "undo"}
    at : str
        When, ISO 8601 in UTC.
    before : dict or None
        The whole row as the person saw it; none for what was added.
    after : dict or None
        The columns that were changed, or set.
    undoes : str or None
        The entry, of the same person, that no longer counts.
    settles : tuple of str
        Entries of others that no longer count, since this one decides between them.
    entry_id : str
        A hash of all the rest, which shows when an entry was changed by hand.
    """

    action: str
    who: str
    at: str
    document_id: str
    table: str
    row_id: str
    why: str | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    undoes: str | None = None
    settles: tuple[str, ...] = ()
    entry_id: str = ""

    def hash(self) -> str:
        """Give the id that belongs to what the entry says."""
        said = {name: value for name, value in asdict(self).items() if name != "entry_id"}
        return "c" + hashlib.sha256(_dump(said).encode()).hexdigest()[:15]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint_entries(entries: Iterable[Entry]) -> str:
    """Give a short name for a set of entries, whatever their order; empty for none."""
    ids = sorted(entry.entry_id for entry in entries)
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12] if ids else ""


class CorrectionLog:
    """The log in ``data_dir/corrections``: a file a person, a line an entry, so that files of several people merge.

    Examples
    --------
    >>> import tempfile
    >>> log = CorrectionLog(Path(tempfile.mkdtemp()))
    >>> entry = Entry(action="accept", who="Ada", at="", document_id="d1", table="events", row_id="e1", before={})
    >>> [kept.who for kept in [log.append(entry)]], len(log.read())
    (['Ada'], 1)
    """

    def __init__(self, data_dir: Path) -> None:
        self.folder = Path(data_dir) / "corrections"

    def read(self, document_ids: Collection[str] | None = None) -> list[Entry]:
        """Read all entries, or those on some documents, in order of time.

        Raises
        ------
        StoreError
            When a file cannot be read, or a line is no entry; the message names file and line.
        """
        entries = [entry for path in sorted(self.folder.glob("*.jsonl")) for entry in _read_file(path)]
        # The same entry twice, as a careless merge leaves it, counts once.
        unique = {entry.entry_id: entry for entry in entries}.values()
        wanted = None if document_ids is None else set(document_ids)
        kept = [entry for entry in unique if wanted is None or entry.document_id in wanted]
        return sorted(kept, key=lambda entry: (entry.at, entry.entry_id))

    def append(self, entry: Entry) -> Entry:
        """Add an entry to its person's file, with the time and its id, and give it as it was kept.

        Raises
        ------
        DataError
            When the entry names nobody, or an action that there is not.
        StoreError
            When the file cannot be written.
        """
        if entry.action not in ACTIONS:
            raise DataError(f"No action is called {entry.action!r}; there are: {', '.join(ACTIONS)}.")
        if not entry.who.strip():
            raise DataError("A correction needs the name of who makes it: set COMMUNIQUE_ANALYST, or say --who NAME.")
        path = self.folder / f"{name_file(entry.who)}.jsonl"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / ".lock", timeout=_LOCK_TIMEOUT_S):
                _cut_torn_line(path)
                kept = _stamp(entry, last=max((old.at for old in _read_file(path)), default=""))
                with path.open("a", encoding="utf-8", newline="\n") as file:
                    file.write(_dump(asdict(kept)) + "\n")
                    file.flush()
                    os.fsync(file.fileno())
        except Timeout:
            raise StoreError(f"Another program has been writing to {self.folder} too long; try again later.") from None
        except OSError as error:
            raise StoreError(
                f"The corrections in {self.folder} cannot be written ({error.strerror}); name another folder with --data."
            ) from error
        return kept


def name_file(who: str) -> str:
    """Give the name of a person's file: letters and digits, and a hash where that would lose something.

    Examples
    --------
    >>> name_file("ada"), name_file("../x")[:2]
    ('ada', 'x-')
    """
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode().lower()
    slug = _NOT_IN_NAME.sub("-", plain).strip("-")[:40] or "analyst"
    return slug if slug == who else f"{slug}-{hashlib.sha256(who.encode()).hexdigest()[:6]}"


def _stamp(entry: Entry, *, last: str) -> Entry:
    """Give an entry its time, later than the same person's last one whatever the clock says, and its id."""
    now = datetime.now(UTC)
    if last:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    stamped = replace(entry, at=now.isoformat(timespec="microseconds"))
    # Through JSON and back, so that the id is that of what will be read.
    stamped = _make_entry(json.loads(_dump(asdict(stamped))))
    return replace(stamped, entry_id=stamped.hash())


def _make_entry(said: dict[str, Any]) -> Entry:
    return Entry(**{**said, "settles": tuple(said.get("settles") or ())})


def _read_file(path: Path) -> Iterator[Entry]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"The corrections in {path} cannot be read: {error}.") from None
    # What stands after the last line end was never finished.
    for number, line in enumerate(lines[:-1], start=1):
        if not line.strip():
            continue
        try:
            entry = _make_entry(json.loads(line))
        except (ValueError, TypeError, AttributeError):
            raise StoreError(f"Line {number} of {path} is no correction: take it out, or restore the file.") from None
        if entry.entry_id != entry.hash():
            raise StoreError(
                f"Line {number} of {path} was changed after it was written: restore it, and undo it with "
                "`communique review undo` instead."
            )
        yield entry


def _cut_torn_line(path: Path) -> None:
    """Take away what a writer that was killed left of a line: it was never told to anybody as kept."""
    if not path.exists():
        return
    content = path.read_bytes()
    if content and not content.endswith(b"\n"):
        with path.open("r+b") as file:
            file.truncate(content.rfind(b"\n") + 1)
