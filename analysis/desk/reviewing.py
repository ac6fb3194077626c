"""Say something of a row: found, checked against its table, and only then written to the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import DataError, UnknownName
from analysis.review import EDITABLE, Conflict, Entry, lay_over, weigh_entries
from analysis.review.columns import check_columns, make_added_id, make_plain, name_key
from analysis.review.standing import list_counting
from analysis.schemas import REFERENCES, TABLES, Tables
from analysis.store import Store

#: What is said of a row a second time changes nothing.
_SAID_ONCE = {"accept": "accepted", "reject": "rejected"}


@dataclass(frozen=True)
class Judged:
    """What was written, and the conflict that the row is in now, if any."""

    entry: Entry
    conflict: Conflict | None = None


class Reviewer:
    """One person who reviews the rows of a store.

    Parameters
    ----------
    store : Store
        Holds the rows; the log is beside its tables.
    who : str
        The name that entries are kept under.
    document_id : str, optional
        Rows are looked for in this document only. The machine's rows are then read once, which is quicker, and what an
        extraction changes meanwhile is not seen.

    Examples
    --------
    >>> reviewer = Reviewer(Store(Path("data")), who="Ada")  # doctest: +SKIP
    >>> reviewer.correct("e41b", {"status": "planned"}, why="“will” in S4")  # doctest: +SKIP
    """

    def __init__(self, store: Store, *, who: str, document_id: str | None = None) -> None:
        self.store = store
        self.who = who
        self.document_id = document_id
        self._machine: Tables | None = None

    def read(self, document_id: str | None = None) -> Tables:
        """Read the rows as reviewers left them, the rejected ones too: of one document, or of all."""
        wanted = document_id or self.document_id
        if self.document_id is None or wanted != self.document_id:
            return self.store.load(None if wanted is None else [wanted], rejected=True)
        machine = self._read_machine(wanted)
        overlaid = lay_over(
            {table: machine[table] for table in TABLES}, self.store.corrections.read([wanted]), keep_rejected=True
        )
        return Tables(
            **overlaid.frames, versions=machine.versions, corrections="",
            conflicts=tuple(conflict.row_id for conflict in overlaid.conflicts), rejected=overlaid.rejected,
        )  # fmt: skip

    def _read_machine(self, document_id: str) -> Tables:
        if document_id != self.document_id:
            return self.store.load([document_id], corrected=False)
        if self._machine is None:
            self._machine = self.store.load([document_id], corrected=False)
        return self._machine

    def accept(self, row_id: str, *, why: str | None = None, settle: bool = False) -> Judged:
        """Say that a row is right as it is shown; with ``settle``, against what others said of it.

        Raises
        ------
        UnknownName
            When there is no such row, or more than one.
        """
        return self._judge("accept", row_id, None, why, settle)

    def reject(self, row_id: str, *, why: str | None = None, settle: bool = False) -> Judged:
        """Say that a row should not be there: it is kept, and shown to nobody but reviewers.

        Raises
        ------
        UnknownName
            When there is no such row, or more than one.
        """
        return self._judge("reject", row_id, None, why, settle)

    def correct(
        self, row_id: str, changes: Mapping[str, Any], *, why: str | None = None, settle: bool = False
    ) -> Judged:
        """Give columns of a row other values. What follows from them (quote, sentence, quad, intensity) follows.

        Raises
        ------
        UnknownName
            When there is no such row, or more than one.
        DataError
            When a column cannot be corrected, or cannot hold its value, or nothing is changed.
        """
        return self._judge("correct", row_id, changes, why, settle)

    def settle(self, row_id: str, *, like: str, why: str | None = None) -> Judged:
        """Decide a conflict the way that one of its people holds.

        Raises
        ------
        UnknownName
            When there is no such row, or it is in no conflict that this person is part of.
        """
        table, row = self._find(row_id)
        conflict = self._find_conflict(str(row["document_id"]), str(row[name_key(table)]))
        stances = {stance.who: stance for stance in conflict.stances} if conflict else {}
        if like not in stances:
            people = ", ".join(stances) or "nobody, for it is in no conflict"
            raise UnknownName(f"{like!r} holds nothing of row {row_id}; those who disagree on it: {people}.")
        stance = stances[like]
        if stance.verdict == "rejected":
            return self._judge("reject", row_id, None, why, True)
        shown = make_plain(row)
        changes = {column: value for column, value in stance.values.items() if shown.get(column) != value}
        return self._judge("correct" if changes else "accept", row_id, changes or None, why, True)

    def add(self, table: str, document_id: str, values: Mapping[str, Any], *, why: str | None = None) -> Judged:
        """Add a row that the machine missed.

        Parameters
        ----------
        values : mapping
            ``start`` and ``end`` of its span, and the columns that the table needs.

        Raises
        ------
        DataError
            When the row is there already, or breaks its table's contract.
        """
        check_columns(table, values)
        given = _read_values(table, values)
        tables = self.read(document_id)
        self._check_references(table, given, tables)
        if given.get("start") is None or given.get("end") is None:
            raise DataError(f"A row of {table} needs start and end: where its words stand in the text.")
        row_id = make_added_id(document_id, table, given)
        key = name_key(table)
        shown = tables[table][tables[table][key] == row_id]
        if len(shown) and shown["review"].iloc[0] != "rejected":
            words, where = " ".join(str(shown["quote"].iloc[0]).split()), shown["sentence"].iloc[0]
            raise DataError(f"There is such a row in {table} already, “{words}” in S{where}: correct that one.")
        return self._write(
            Entry(
                action="add", who=self.who, at="", document_id=document_id, table=table, row_id=row_id,
                why=why or None, after=given,
            )
        )  # fmt: skip

    def undo(self, entry_id: str | None = None, *, why: str | None = None) -> Judged:
        """Take back what one said oneself: the entry named (or the beginning of its id), else the last one.

        Raises
        ------
        UnknownName
            When there is no such entry of this person that still counts.
        """
        mine = [entry for entry in self.list_entries() if entry.who == self.who]
        found = [entry for entry in mine if entry_id is None or entry.entry_id.startswith(entry_id)]
        if not found or (entry_id is not None and len(found) > 1):
            wanted = "to undo" if entry_id is None else f"{entry_id!r} to undo"
            raise UnknownName(
                f"{self.who} has {'more than one' if found else 'no'} entry {wanted}; `communique review log` lists them."
            )
        last = found[-1]
        return self._write(
            Entry(
                action="undo", who=self.who, at="", document_id=last.document_id, table=last.table,
                row_id=last.row_id, why=why or None, undoes=last.entry_id,
            )
        )  # fmt: skip

    def list_entries(self) -> list[Entry]:
        """List what was said and still counts, oldest first."""
        scope = None if self.document_id is None else [self.document_id]
        return list_counting(self.store.corrections.read(scope))

    def list_conflicts(self) -> list[Conflict]:
        """List the rows on which people disagree."""
        scope = None if self.document_id is None else [self.document_id]
        return weigh_entries(self.store.corrections.read(scope))[1]

    def _judge(
        self, action: str, row_id: str, changes: Mapping[str, Any] | None, why: str | None, settle: bool
    ) -> Judged:
        table, row = self._find(row_id)
        shown = make_plain(row)
        after = None
        if changes is not None:
            check_columns(table, changes)
            read = _read_values(table, changes)
            after = {column: value for column, value in read.items() if shown.get(column) != value}
            if not after:
                raise DataError(f"“{shown['quote']}” has these values already: nothing to correct.")
            self._check_references(table, after, self.read(shown["document_id"]))
        others = list_counting(self.store.corrections.read([shown["document_id"]]))
        key = shown[name_key(table)]
        mine = [entry for entry in others if entry.row_id == key and entry.who == self.who]
        if not settle and mine and mine[-1].action == action and action in _SAID_ONCE:
            raise DataError(f"{self.who} has {_SAID_ONCE[action]} “{shown['quote']}” already.")
        settles = tuple(entry.entry_id for entry in others if entry.row_id == key and entry.who != self.who)
        return self._write(
            Entry(
                action=action, who=self.who, at="", document_id=shown["document_id"], table=table, row_id=key,
                why=why or None, before=shown, after=after, settles=settles if settle else (),
            )
        )  # fmt: skip

    def _find(self, row_id: str) -> tuple[str, dict[Any, Any]]:
        """Find a row by its id, or the beginning of it."""
        tables = self.read()
        found: list[tuple[str, dict[Any, Any]]] = []
        for table in EDITABLE if row_id else ():
            frame = tables[table]
            matches = frame[frame[name_key(table)].str.startswith(row_id)]
            found += [(table, row) for row in matches.to_dict("records")]
        exact = [hit for hit in found if hit[1][name_key(hit[0])] == row_id]
        if len(exact or found) != 1:
            said = f"could be {len(found)} rows; give more of the id" if found else "is the id of no row"
            raise UnknownName(f"{row_id!r} {said}; `communique review` lists rows with their ids.")
        return (exact or found)[0]

    def _find_conflict(self, document_id: str, row_id: str) -> Conflict | None:
        _, conflicts = weigh_entries(self.store.corrections.read([document_id]))
        return next((conflict for conflict in conflicts if conflict.row_id == row_id), None)

    def _check_references(self, table: str, values: Mapping[str, Any], tables: Tables) -> None:
        for column, target in REFERENCES.get(table, {}).items():
            value = values.get(column)
            if value is not None and value not in set(tables[target][name_key(target)]):
                raise DataError(f"{column} {value!r} is the id of no row of {target} in this document.")

    def _write(self, entry: Entry) -> Judged:
        """Lay the entry over the rows as if it were kept; write it when they hold."""
        log = self.store.corrections
        machine = self._read_machine(entry.document_id)
        told = log.read([entry.document_id])
        trial = Entry(**{**entry.__dict__, "at": "9999", "entry_id": "trial"})
        lay_over({table: machine[table] for table in TABLES}, [*told, trial])
        kept = log.append(entry)
        return Judged(kept, self._find_conflict(kept.document_id, kept.row_id))


def _read_values(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn values, such as a command line or a browser gives, into what the columns hold; empty text is null."""
    columns = TABLES[table].to_schema().columns
    read: dict[str, Any] = {}
    for column, value in values.items():
        if value is None or (isinstance(value, str) and not value.strip()):
            read[column] = None
            continue
        kind = str(columns[column].dtype).lower()
        try:
            if kind.startswith("int"):
                read[column] = int(value)
            elif kind.startswith("float"):
                read[column] = float(value)
            else:
                read[column] = str(value).strip()
        except (TypeError, ValueError):
            raise DataError(f"Column {column} of {table} holds numbers, not {value!r}.") from None
        if isinstance(read[column], float) and not pd.notna(read[column]):
            read[column] = None
    return read
