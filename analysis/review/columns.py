"""What a person may correct in each table, and how a row is turned into plain values and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.errors import DataError
from analysis.schemas import EVENT_TYPES, EXTRA_SPANS, IDENTIFYING, KEYS, TABLES, make_id

Values = dict[str, Any]

_SPAN = ("start", "end")
#: Columns of each table that a person may correct. What follows from them (quote, sentence, quad, intensity) follows.
EDITABLE: dict[str, tuple[str, ...]] = {
    "actors": (*_SPAN, "name", "kind", "country", "role", "belongs_to"),
    "mentions": (*_SPAN, "actor_id", "form"),
    "events": (*_SPAN, "type", "cameo", "status", "factuality", "place_id", "claim_id"),
    "participants": (*_SPAN, "event_id", "actor_id", "part"),
    "claims": (
        *_SPAN, "source_start", "source_end", "cue_start", "cue_end", "source_actor_id", "sourcing", "factuality",
    ),
    "quantities": (*_SPAN, "value", "low", "high", "comparator", "unit", "counted", "fate", "claim_id", "actor_id"),
    "relations": (*_SPAN, "subject_id", "relation", "object_id", "object_text", "instrument", "strength"),
    "places": (*_SPAN, "name", "country", "latitude", "longitude"),
    "place_mentions": (*_SPAN, "place_id"),
}  # fmt: skip
ADDED_RULE = "by_hand"
#: No name, role or unit has more letters.
_LONGEST_VALUE = 2_000


def name_key(table: str) -> str:
    """Give the column that holds a row's id.

    Raises
    ------
    DataError
        When the table has no rows that can be reviewed.
    """
    if table not in EDITABLE:
        raise DataError(f"Rows of {table} are not reviewed; those of {', '.join(EDITABLE)} are.")
    return KEYS[table][0]


def make_plain(row: Mapping[Any, Any]) -> Values:
    """Turn a row into values that JSON holds: null for what is missing, ISO 8601 for times."""
    return {str(column): _plain(value) for column, value in row.items()}


def _plain(value: Any) -> Any:
    if value is None or (not isinstance(value, (str, list, dict, tuple)) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def check_columns(table: str, values: Mapping[str, Any]) -> None:
    """Check that a person may set these columns, and that their values are no longer than any is.

    Raises
    ------
    DataError
        Naming the first that cannot be set, and those that can.
    """
    name_key(table)
    for column, value in values.items():
        if isinstance(value, str) and len(value) > _LONGEST_VALUE:
            raise DataError(
                f"{column} of {table} is given {len(value):,} letters; at most {_LONGEST_VALUE:,} are kept: shorten it."
            )
        if column not in EDITABLE[table]:
            raise DataError(
                f"Column {column!r} of {table} cannot be corrected; these can: {', '.join(EDITABLE[table])}."
            )


def complete_row(table: str, row: Values, *, text: str, sentences: pd.DataFrame) -> Values:
    """Give a row with what follows from its other columns: quotes and sentence from spans, quad and score from type.

    Parameters
    ----------
    row : dict
        Plain values; ``start`` and ``end`` among them.
    text : str
        The document's text.
    sentences : DataFrame
        The document's sentences.

    Raises
    ------
    DataError
        When a span is not in the text.
    """
    done = dict(row)
    done["start"], done["end"] = _read_span(table, done, "start", "end", text)
    done["quote"] = text[done["start"] : done["end"]]
    before = sentences[sentences["start"] <= done["start"]]
    done["sentence"] = int(before["sentence"].max()) if len(before) else int(sentences["sentence"].min())
    for start, end, quote in EXTRA_SPANS.get(table, ()):
        if done.get(start) is None or done.get(end) is None:
            done |= {start: None, end: None, quote: None}
            continue
        done[start], done[end] = _read_span(table, done, start, end, text)
        done[quote] = text[done[start] : done[end]]
    if table == "events" and done.get("type") in EVENT_TYPES:
        done["quad"], done["intensity"] = EVENT_TYPES[str(done["type"])]
    return done


def _read_span(table: str, row: Values, start: str, end: str, text: str) -> tuple[int, int]:
    try:
        first, last = int(row[start]), int(row[end])
    except (KeyError, TypeError, ValueError):
        raise DataError(f"A row of {table} needs {start} and {end}, as whole numbers.") from None
    if not 0 <= first < last <= len(text) or not text[first:last].strip():
        raise DataError(f"{first}–{last} is no span of the text, which has {len(text)} characters.")
    return first, last


def make_added_id(document_id: str, table: str, values: Values) -> str:
    """Give an added row its id: that of the machine's row of the same span, where the machine has one a span."""
    identifying = [values.get(column) for column in IDENTIFYING.get(table, ())]
    return make_id(document_id, table, values["start"], values["end"], *identifying)


def type_rows(table: str, rows: list[Values]) -> pd.DataFrame:
    """Make a frame of plain rows, with times as times; not yet checked."""
    columns = TABLES[table].to_schema().columns
    frame = pd.DataFrame(rows, columns=list(columns))
    for column, declared in columns.items():
        if isinstance(getattr(declared.dtype, "type", None), pd.DatetimeTZDtype):
            frame[column] = pd.to_datetime(frame[column], utc=True, format="ISO8601")
    return frame
