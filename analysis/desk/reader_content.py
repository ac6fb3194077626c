"""What the reader is told of a document: its sentences, its rows, and the fields of the forms that correct them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

import pandas as pd

from analysis.charts.words import (
    COMPARATOR_WORDS,
    FACTUALITY_WORDS,
    KIND_WORDS,
    PART_WORDS,
    RELATION_WORDS,
    SOURCING_WORDS,
    STATUS_WORDS,
    TABLE_WORDS,
    TYPE_WORDS,
)
from analysis.extraction.names.reference import read_countries
from analysis.review import EDITABLE, Conflict, Entry
from analysis.review.columns import make_plain, name_key
from analysis.schemas import EVENT_TYPES, EXTRA_SPANS, REFERENCES, TABLES, Tables

_WORDS: Mapping[str, Mapping[str, str]] = {
    "type": TYPE_WORDS, "status": STATUS_WORDS, "part": PART_WORDS, "sourcing": SOURCING_WORDS, "relation": RELATION_WORDS,
    "kind": KIND_WORDS, "comparator": {**COMPARATOR_WORDS, "=": "exactly"},
    "factuality": {str(value): word for value, word in FACTUALITY_WORDS.items()},
}  # fmt: skip
TABLE_NAMES = {
    **TABLE_WORDS,
    "mentions": "actor named",
    "place_mentions": "place named",
    "participants": "part in an event",
}
_LABELS = {"cameo": "CAMEO code", "object_text": "object, in words"}
#: Columns that are set by selecting words of the text, and not in a form.
_SPANS = ("start", "end", "source_start", "source_end", "cue_start", "cue_end")
#: Columns of a row before those that can be corrected.
HEAD = ("id", "review", "rule", "confidence", "sentence")
#: The rows of these tables stand where their mentions stand: they are marked by those.
UNMARKED = ("actors", "participants", "places")

#: A row of the reader: what `HEAD` names, then the columns of `EDITABLE` in their order.
ReaderRow = list[Any]


def describe_document(tables: Tables) -> dict[str, Any]:
    """Describe one document as the browser shows it, without its rows."""
    document = make_plain(tables.documents.iloc[0].to_dict())
    columns = ["sentence", "start", "end", "paragraph"]
    return {
        "title": document["title"] or document["name"],
        "text": document["text"],
        "sentences": tables.sentences[columns].astype(int).values.tolist(),
        "columns": {table: [*HEAD, *EDITABLE[table]] for table in EDITABLE},
        "fields": {table: describe_fields(table) for table in EDITABLE},
        "spans": {table: describe_spans(table) for table in EDITABLE},
        "tables": {table: TABLE_NAMES.get(table, table) for table in EDITABLE},
        "unmarked": list(UNMARKED),
    }


def list_rows(tables: Tables) -> dict[str, dict[str, ReaderRow]]:
    """Give every row that can be reviewed, by table and id; what the article says in its own voice is left out."""
    return {table: _list_table(table, tables[table]) for table in TABLES if table in EDITABLE}


def _list_table(table: str, frame: pd.DataFrame) -> dict[str, ReaderRow]:
    shown = frame[(frame["rule"] != "own_voice") | (frame["review"] != "machine")]
    shown = shown.assign(confidence=shown["confidence"].round(2))
    columns = [name_key(table), *HEAD[1:], *EDITABLE[table]]
    plain = [_make_plain_column(shown[column]) for column in columns]
    return {row[0]: row for row in map(list, zip(*plain, strict=True))}


def _make_plain_column(column: pd.Series[Any]) -> list[Any]:
    missing = column.isna()
    return [None if absent else value for value, absent in zip(column.tolist(), missing, strict=True)]


def describe_conflicts(conflicts: list[Conflict]) -> dict[str, list[dict[str, Any]]]:
    """Describe who holds what of each row on which people disagree, by the row's id."""
    return {
        conflict.row_id: [
            {
                "who": stance.who, "verdict": stance.verdict, "why": stance.why, "values": conflict.tell_values(stance),
            }
            for stance in conflict.stances
        ]
        for conflict in conflicts
    }  # fmt: skip


def describe_voices(entries: Iterable[Entry]) -> dict[str, str]:
    """Name who has judged each row, with the reason that each gave last, by the row's id."""
    people: dict[str, dict[str, str | None]] = {}
    for entry in entries:
        people.setdefault(entry.row_id, {})[entry.who] = entry.why
    return {
        row_id: " and ".join(f"{who}, “{why}”" if why else who for who, why in said.items())
        for row_id, said in people.items()
    }


def describe_fields(table: str) -> list[dict[str, Any]]:
    """Describe the fields of a table's form.

    A field has ``name``, ``label``, ``help``, ``required`` and ``kind``: ``choice`` (with ``options``, each a value and
    its word), ``row`` (with ``target``, the table that it points to), ``number`` or ``text``.
    """
    columns = TABLES[table].to_schema().columns
    fields: list[dict[str, Any]] = []
    for column in EDITABLE[table]:
        if column in _SPANS:
            continue
        declared = columns[column]
        allowed = next(
            (check.statistics["allowed_values"] for check in declared.checks if "allowed_values" in check.statistics),
            None,
        )
        field: dict[str, Any] = {
            "name": column, "label": _LABELS.get(column, column.removesuffix("_id").replace("_", " ")), "help": declared.description,
            "required": not declared.nullable,
        }  # fmt: skip
        target = REFERENCES.get(table, {}).get(column)
        if target is not None:
            field |= {"kind": "row", "target": target}
        elif column == "country":
            countries = read_countries().values()
            field |= {
                "kind": "choice",
                "options": sorted(([one.iso3, one.name] for one in countries), key=itemgetter(1)),
            }
        elif allowed is not None or column == "factuality":
            field |= {"kind": "choice", "options": _list_options(column, allowed)}
        else:
            field["kind"] = "number" if str(declared.dtype).lower().startswith(("float", "int")) else "text"
        fields.append(field)
    return fields


def describe_spans(table: str) -> list[dict[str, str]]:
    """Describe the spans that are set by selecting words: a row's own, whose name is empty, and of a claim source and cue.

    A span has ``name``, ``label``, and ``start`` and ``end``, the columns that hold it.
    """
    own = {"name": "", "label": "what is said" if table == "claims" else "words", "start": "start", "end": "end"}
    further = [(start.removesuffix("_start"), start, end) for start, end, _ in EXTRA_SPANS.get(table, ())]
    return [
        own,
        *({"name": name, "label": f"{name} words", "start": start, "end": end} for name, start, end in further),
    ]


def _list_options(column: str, allowed: list[Any] | None) -> list[list[str]]:
    words = _WORDS.get(column, {})
    if column == "type":
        return [[value, f"{words.get(value, value)} ({value})"] for value in EVENT_TYPES]
    values = [str(value) for value in (allowed or words)]
    ordered = [value for value in words if value in values] or values
    return [[value, words.get(value, value.replace("_", " "))] for value in ordered]
