"""Lay what people said over the machine's rows: pure, frames in and frames out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.review.columns import (
    ADDED_RULE,
    Values,
    complete_row,
    make_added_id,
    make_plain,
    name_key,
    type_rows,
)
from analysis.review.log import Entry
from analysis.review.standing import Conflict, Standing, weigh_entries
from analysis.schemas import KEYS, REFERENCES, TABLES, validate_frame

Frames = Mapping[str, pd.DataFrame]
#: Who or what is added by hand is named where it was selected: the table of the mention, and what it says beyond its span.
_NAMED_IN: Mapping[str, tuple[str, Values]] = {
    "actors": ("mentions", {"form": "name"}),
    "places": ("place_mentions", {}),
}


@dataclass(frozen=True)
class Overlaid:
    """The corrected frames, and what could not be laid over them.

    Attributes
    ----------
    conflicts : tuple of Conflict
        Rows on which people disagree; they stand as the machine left them.
    stranded : tuple of str
        Ids of rows that people vouched for and that the machine no longer finds, whose actor, event or place is gone.
    rejected : int
        How many of the machine's or people's rows were rejected.
    """

    frames: dict[str, pd.DataFrame]
    conflicts: tuple[Conflict, ...]
    stranded: tuple[str, ...]
    rejected: int = 0


def lay_over(frames: Frames, entries: Iterable[Entry], *, keep_rejected: bool = False) -> Overlaid:
    """Lay entries over the machine's rows.

    A row that people vouched for and that the machine no longer finds is put back as they saw it. An actor or a place
    that was added, and that nothing names yet, is named where it was added. What hangs on a rejected row goes with it where it cannot stand alone (a participant of a rejected event), else loses its tie.

    Parameters
    ----------
    frames : mapping of table name to frame
        The machine's rows, of all tables. They are left as they are.
    entries : iterable of Entry
        The log; entries on other documents are passed over.
    keep_rejected : bool, keyword-only
        Keep rejected rows, marked so, with all that hangs on them; else they are left out. So is a row that one person
        vouches for, another rejects, and the machine does not find: it can then be seen, and the conflict settled.

    Raises
    ------
    DataError
        When the log gives a row values that its table cannot hold.
    """
    texts = dict(zip(frames["documents"]["document_id"], frames["documents"]["text"], strict=True))
    standings, conflicts = weigh_entries(entry for entry in entries if entry.document_id in texts)
    open_rows = _take_sides(conflicts, frames) if keep_rejected else []
    standings += open_rows
    by_table: dict[str, list[Standing]] = {}
    for standing in standings:
        by_table.setdefault(standing.table, []).append(standing)
    done = {table: frames[table] for table in TABLES}
    for table, named in _name_added(standings, frames, texts).items():
        done[table] = _join(table, done[table], named)
    known = dict(done)
    for table, said in by_table.items():
        done[table] = _rewrite(table, said, known, texts)
    rejected = sum(int((done[table]["review"] == "rejected").sum()) for table in by_table)
    for standing in open_rows:
        frame = done[standing.table]
        is_open = frame[name_key(standing.table)] == standing.row_id
        done[standing.table] = frame.assign(review=frame["review"].mask(is_open, "rejected"))
    if rejected and not keep_rejected:
        for table in by_table:
            done[table] = done[table][done[table]["review"] != "rejected"].reset_index(drop=True)
    stranded: set[str] = set()
    if by_table:
        vouched = {standing.row_id for standing in standings if standing.verdict != "rejected"}
        done, dropped = tie_references(done)
        stranded = dropped & vouched
    return Overlaid(done, tuple(conflicts), tuple(sorted(stranded)), rejected)


def _take_sides(conflicts: list[Conflict], frames: Frames) -> list[Standing]:
    """Give what somebody vouches for of each disputed row that the machine does not find."""
    sides: list[Standing] = []
    for conflict in conflicts:
        found = frames[conflict.table]
        vouching = [
            one for one in conflict.stances if one.verdict != "rejected" and (one.seen or "start" in one.values)
        ]
        if not vouching or conflict.row_id in set(found[name_key(conflict.table)]):
            continue
        one = vouching[0]
        sides.append(
            Standing(conflict.document_id, conflict.table, conflict.row_id, one.verdict, dict(one.values), one.seen)
        )
    return sides


def _name_added(standings: list[Standing], frames: Frames, texts: Mapping[str, str]) -> dict[str, list[Values]]:
    """Make the mention of each actor and place that was added and that no row names yet, as a row of its table."""
    made: dict[str, list[Values]] = {}
    for standing in standings:
        if standing.table not in _NAMED_IN or standing.verdict == "rejected" or "start" not in standing.values:
            continue
        table, further = _NAMED_IN[standing.table]
        column, key = name_key(standing.table), name_key(table)
        if standing.row_id in set(frames[standing.table][column]) or standing.row_id in set(frames[table][column]):
            continue
        row = {**further, column: standing.row_id, "start": standing.values["start"], "end": standing.values["end"]}
        row_id = make_added_id(standing.document_id, table, row)
        said = (one for one in standings if one.table == table and one.verdict != "rejected" and one.row_id != row_id)
        if any(one.values.get(column) == standing.row_id for one in said):
            continue
        fixed = {
            "rule": ADDED_RULE, "confidence": 1.0, "review": "added", "document_id": standing.document_id, key: row_id,
        }  # fmt: skip
        sentences = frames["sentences"][frames["sentences"]["document_id"] == standing.document_id]
        whole = complete_row(table, row | fixed, text=texts[standing.document_id], sentences=sentences)
        made.setdefault(table, []).append(whole)
    return made


def _join(table: str, frame: pd.DataFrame, rows: list[Values]) -> pd.DataFrame:
    """Give a table's frame with further rows, in its order."""
    written = validate_frame(table, type_rows(table, rows))
    joined = pd.concat([frame, written], ignore_index=True) if len(frame) else written
    by = ["document_id", "sentence", "start", "end"]
    return joined.sort_values([*by, *KEYS[table]], ignore_index=True).astype(frame.dtypes.to_dict())


def _rewrite(table: str, said: list[Standing], frames: Frames, texts: Mapping[str, str]) -> pd.DataFrame:
    """Give a table's frame with the rows that people spoke of rewritten, put back or added."""
    key, frame = name_key(table), frames[table]
    wanted = {standing.row_id: standing for standing in said}
    touched = frame[key].isin(wanted)
    machine: dict[str, Values] = {str(row[key]): make_plain(row) for row in frame[touched].to_dict("records")}
    by_document = dict(iter(frames["sentences"].groupby("document_id", sort=False)))
    rows: list[Values] = []
    for row_id, standing in wanted.items():
        base = machine.get(row_id)
        if base is None and standing.verdict == "rejected":
            continue
        if base is None:
            base = dict(standing.seen or {})
        row = {
            "rule": ADDED_RULE, "confidence": 1.0, **base, **standing.values,
            "document_id": standing.document_id, key: row_id, "review": standing.verdict,
        }  # fmt: skip
        if standing.verdict != "rejected":
            row = complete_row(
                table, row, text=texts[standing.document_id], sentences=by_document[standing.document_id]
            )
        rows.append(row)
    if not rows:
        return frame
    return _join(table, frame[~touched], rows)


def tie_references(frames: Frames) -> tuple[dict[str, pd.DataFrame], set[str]]:
    """Cut ties that lead to no row: null where the column may be, else the row goes; gives the ids of those that went."""
    done, gone = dict(frames), set[str]()
    changed = True
    while changed:
        changed = False
        for table, references in REFERENCES.items():
            columns = TABLES[table].to_schema().columns
            for column, target in references.items():
                frame = done[table]
                known = done[target][KEYS[target][0]]
                loose = frame[column].notna() & ~frame[column].isin(known)
                if not loose.any():
                    continue
                changed = True
                if columns[column].nullable:
                    done[table] = frame.assign(**{column: frame[column].mask(loose)})
                    continue
                gone |= set(frame.loc[loose, KEYS[table][0]])
                done[table] = frame[~loose].reset_index(drop=True)
    return done, gone
