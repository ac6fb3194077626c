"""Entries made by hand, with a clock of their own, and strategies for sequences of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from analysis.review import EDITABLE, Entry
from analysis.review.columns import make_added_id, make_plain, name_key
from analysis.schemas import EVENT_TYPES, PARTS, SOURCINGS, STATUSES, Tables

PEOPLE = ("Ada", "Ben", "Chioma")
#: Values that a person may set, by table and column.
CHOICES: dict[str, dict[str, tuple[Any, ...]]] = {
    "events": {"type": tuple(EVENT_TYPES), "status": STATUSES, "factuality": (-3.0, 0.0, 1.0, 3.0, None)},
    "participants": {"part": PARTS},
    "claims": {"sourcing": SOURCINGS, "factuality": (-2.0, 2.0, None)},
    "quantities": {"value": (1.0, 300.0, None), "unit": ("person", None)},
    "actors": {"kind": ("state", "group"), "role": ("minister", None)},
    "relations": {"relation": ("borders", "hosts"), "strength": ("some", None)},
    "mentions": {"form": ("name", "pronoun")},
    "places": {"name": ("Doha", "Badme")},
    "place_mentions": {},
}


def make_entry(minute: int, **said: Any) -> Entry:
    entry = Entry(**{"at": f"2026-01-01T{minute // 60:02d}:{minute % 60:02d}:00.000000+00:00", **said})
    return replace(entry, entry_id=entry.hash())


def judge(tables: Tables, minute: int, table: str, row: dict[str, Any], **said: Any) -> Entry:
    """Say something of a row as it is given."""
    plain = make_plain(row)
    common = {"document_id": plain["document_id"], "table": table, "row_id": plain[name_key(table)], "before": plain}
    return make_entry(minute, **{**common, **said})


@st.composite
def logs(draw: st.DrawFn, tables: Tables, *, most: int = 9) -> list[Entry]:
    """Draw a log: any people say anything of any rows, add events, undo and settle."""
    entries: list[Entry] = []
    for minute in range(draw(st.integers(1, most))):
        who = draw(st.sampled_from(PEOPLE))
        action = draw(st.sampled_from(("accept", "reject", "correct", "correct", "add", "undo", "settle")))
        if action in ("undo", "settle") and entries:
            target = draw(st.sampled_from(entries))
            place = {"document_id": target.document_id, "table": target.table, "row_id": target.row_id}
            if action == "undo":
                entries.append(make_entry(minute, action="undo", who=who, undoes=target.entry_id, **place))
            else:
                same = tuple(e.entry_id for e in entries if e.row_id == target.row_id and e.who != who)
                entries.append(
                    make_entry(minute, action="reject", who=who, settles=same, before=target.before, **place)
                )
            continue
        if action == "add":
            entries.append(_draw_added(draw, tables, minute, who))
            continue
        table = draw(st.sampled_from([table for table in EDITABLE if len(tables[table])]))
        row = draw(st.sampled_from(tables[table].to_dict("records")))
        after = None
        if action == "correct":
            after = _draw_changes(draw, tables, table, row)
        entries.append(
            judge(tables, minute, table, row, action="accept" if action in ("undo", "settle") else action, who=who, after=after)
        )  # fmt: skip
    return entries


def _draw_changes(draw: st.DrawFn, tables: Tables, table: str, row: dict[str, Any]) -> dict[str, Any]:
    columns = [*CHOICES[table], "span"]
    column = draw(st.sampled_from(columns))
    if column != "span":
        return {column: draw(st.sampled_from(CHOICES[table][column]))}
    sentence = draw(st.sampled_from(tables.sentences.to_dict("records")))
    start = draw(st.integers(sentence["start"], sentence["end"] - 2))
    while tables.documents["text"].iloc[0][start].isspace():
        start += 1
    return {"start": start, "end": draw(st.integers(start + 1, sentence["end"]))}


def _draw_added(draw: st.DrawFn, tables: Tables, minute: int, who: str) -> Entry:
    sentence = draw(st.sampled_from(tables.sentences.to_dict("records")))
    length = draw(st.integers(1, 3))
    after = {"start": int(sentence["start"]), "end": int(sentence["start"]) + length}
    after |= {"type": draw(st.sampled_from(tuple(EVENT_TYPES))), "status": "occurred"}
    document_id = str(sentence["document_id"])
    row_id = make_added_id(document_id, "events", after)
    return make_entry(
        minute, action="add", who=who, document_id=document_id, table="events", row_id=row_id, after=after
    )
