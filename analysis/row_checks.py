"""What binds rows to their text and to each other: spans that quote it, and ids that lead to a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.errors import DataError
from analysis.schemas import EXTRA_SPANS, KEYS, REFERENCES


def check_spans(table: str, frame: pd.DataFrame, text: str) -> None:
    """Hold every span of a frame against the document's text: ``text[start:end] == quote``.

    Raises
    ------
    DataError
        Naming the first row whose span does not hold.
    """
    for start, end, quote in list_spans(table):
        given = frame[frame[quote].notna()]
        _check_span(table, quote, zip(given[start], given[end], given[quote], strict=True), text)


def check_row_spans(table: str, rows: Iterable[Mapping[str, Any]], text: str) -> None:
    """Hold every span of some rows against the document's text, as `check_spans` does with a frame.

    Raises
    ------
    DataError
        Naming the first row whose span does not hold.
    """
    for start, end, quote in list_spans(table):
        given = ((row.get(start), row.get(end), row[quote]) for row in rows if row.get(quote) is not None)
        _check_span(table, quote, given, text)


def list_spans(table: str) -> list[tuple[str, str, str]]:
    """Give the columns of each span that a table's rows have: start, end, and what stands there."""
    return [("start", "end", "text" if table == "sentences" else "quote"), *EXTRA_SPANS.get(table, ())]


def _check_span(table: str, quote: str, spans: Iterable[tuple[Any, Any, Any]], text: str) -> None:
    for start, end, said in spans:
        found = text[int(start) : int(end)] if start is not None and end is not None else ""
        if found != said:
            raise DataError(f"Table {table}: {quote} {said!r} is not what stands at {start}–{end}: {found!r}.")


def check_references(tables: Mapping[str, pd.DataFrame]) -> None:
    """Check that every id that points to another table finds its row there.

    Raises
    ------
    DataError
        Naming the ids that lead nowhere.
    """
    for table, references in REFERENCES.items():
        for column, target in references.items():
            _check_reference(table, column, tables[table][column].dropna(), target, tables[target][KEYS[target][0]])


def check_row_references(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Check the rows of one document as `check_references` does frames; a table may be missing where it has no rows.

    Raises
    ------
    DataError
        Naming the ids that lead nowhere.
    """
    for table, references in REFERENCES.items():
        for column, target in references.items():
            named = (row[column] for row in tables.get(table, ()) if row.get(column) is not None)
            _check_reference(table, column, named, target, (row[KEYS[target][0]] for row in tables.get(target, ())))


def _check_reference(table: str, column: str, named: Iterable[str], target: str, known: Iterable[str]) -> None:
    missing = set(named) - set(known)
    if missing:
        raise DataError(f"Table {table}: {column} {', '.join(sorted(missing)[:5])} is in no row of {target}.")
