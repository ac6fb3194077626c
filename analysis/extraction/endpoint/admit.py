"""Admit from a reply only what the text bears out: each row is a claim about the text, and is held against it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from analysis.extraction.endpoint.columns import (
    LONGEST_QUOTE,
    LONGEST_WORDS,
    Choice,
    Column,
    Number,
    Own,
    Reference,
    Words,
    list_columns,
)
from analysis.extraction.parsing.numbers import read_number
from analysis.extraction.parsing.parse import Parse, Sentence, end_of, start_of

#: Rows of one table that are looked at; no article has so many.
MOST_ROWS = 1_000

#: The number of the portion, and the id that its reply uses: replies know nothing of each other.
LocalId: TypeAlias = tuple[int, str]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A row that the text bears out.

    Attributes
    ----------
    values : dict
        Its columns, without those that name other rows.
    ties : dict
        Its columns that name other rows, by their local ids.
    local : tuple or None
        Its own local id, where it has one.
    """

    table: str
    sentence: Sentence
    start: int
    end: int
    values: dict[str, Any]
    ties: dict[str, LocalId]
    local: LocalId | None


@dataclass
class Admitted:
    """The rows that were admitted, by table, and why others were not: reason → how many."""

    rows: dict[str, list[Candidate]]
    refused: Counter[str] = field(default_factory=Counter)
    proposed: int = 0


class _Lie(Exception):
    """A row says what the text does not bear out; the message is the reason."""


def admit_rows(parse: Parse, replies: Sequence[Mapping[str, Any]]) -> Admitted:
    """Hold every row of some replies against the text that they are about.

    A row is admitted when its quote and all its free words stand in the text character by character, its sentence and
    offsets (where it gives them) lead there, its other values are of the closed lists and within bounds, its figures
    stand in its quote, and every row that it names is admitted too. Columns that nobody asked for are passed over.
    """
    admitted = Admitted({table: [] for table in list_columns()})
    known: set[tuple[str, LocalId]] = set()
    for portion, reply in enumerate(replies):
        for table, columns in list_columns().items():
            for given in _rows_of(reply, table, admitted):
                admitted.proposed += 1
                try:
                    candidate = _read_row(parse, table, columns, given, portion)
                    if candidate.local is not None and (table, candidate.local) in known:
                        raise _Lie("an id used twice")
                except _Lie as lie:
                    admitted.refused[str(lie)] += 1
                    continue
                if candidate.local is not None:
                    known.add((table, candidate.local))
                admitted.rows[table].append(candidate)
    _drop_loose(admitted)
    return admitted


def _rows_of(reply: Mapping[str, Any], table: str, admitted: Admitted) -> Iterator[Any]:
    rows = reply.get(table)
    if rows is None:
        return
    if not isinstance(rows, list):
        admitted.proposed += 1
        admitted.refused["a table that is no list"] += 1
        return
    if len(rows) > MOST_ROWS:
        admitted.proposed += len(rows) - MOST_ROWS
        admitted.refused["more rows than an article has"] += len(rows) - MOST_ROWS
    yield from rows[:MOST_ROWS]


def _read_row(parse: Parse, table: str, columns: Mapping[str, Column], given: Any, portion: int) -> Candidate:
    if not isinstance(given, dict):
        raise _Lie("no row")
    sentence, start, end = _find_span(parse, given)
    values: dict[str, Any] = {}
    ties: dict[str, LocalId] = {}
    local: LocalId | None = None
    for name, column in columns.items():
        value = given.get(name)
        if isinstance(column, Own):
            local = (portion, _read_id(value))
        elif isinstance(column, Reference):
            if value is not None:
                ties[name] = (portion, _read_id(value))
            elif not column.optional:
                raise _Lie("a tie to nothing")
        elif isinstance(column, Choice):
            values[name] = _choose(value, column, name)
        elif isinstance(column, Number):
            values[name] = _read_figure(value, column, name)
        else:
            values |= _find_words(parse, sentence, start, value, column, name)
    candidate = Candidate(table, sentence, start, end, values, ties, local)
    _check_sense(parse, candidate)
    return candidate


def _find_span(parse: Parse, given: Mapping[str, Any]) -> tuple[Sentence, int, int]:
    """Find where a row's quote stands: in the sentence that the row names, at its offsets where it gives any."""
    quote, number = given.get("quote"), given.get("sentence")
    if not isinstance(quote, str) or not quote.strip() or len(quote) > LONGEST_QUOTE:
        raise _Lie("no quote, or one of excessive length")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= len(parse.sentences):
        raise _Lie("a sentence that is not there")
    sentence = parse.sentences[number - 1]
    found = list(_find_all(parse.document.text, quote, sentence.start, sentence.end))
    if not found:
        raise _Lie("a quote that is not in its sentence")
    start = found[0]
    if given.get("start") is not None or given.get("end") is not None:
        start = given.get("start")  # type: ignore[assignment]
        if start not in found or given.get("end") != start + len(quote):
            raise _Lie("offsets that lead elsewhere")
    return sentence, start, start + len(quote)


def _find_all(text: str, words: str, first: int, last: int) -> Iterator[int]:
    """Give the offsets from ``first`` to before ``last`` at which words stand whole: "Iran", and not within "Iranian"."""
    at = text.find(words, first)
    while 0 <= at < last:
        end = at + len(words)
        cuts_before = at > 0 and text[at - 1].isalnum() and text[at].isalnum()
        cuts_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        if not cuts_before and not cuts_after:
            yield at
        at = text.find(words, at + 1)


def _read_id(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_WORDS:
        raise _Lie("an id that is none")
    return value


def _choose(value: Any, column: Choice, name: str) -> str | None:
    if value is None and column.optional:
        return None
    if not isinstance(value, str) or value not in column.values:
        raise _Lie(f"an unknown {name}")
    return value


def _read_figure(value: Any, column: Number, name: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _Lie(f"a {name} that is no number")
    if not column.low <= value <= column.high:
        raise _Lie(f"a {name} out of bounds")
    return float(value)


def _find_words(parse: Parse, sentence: Sentence, start: int, value: Any, column: Words, name: str) -> dict[str, Any]:
    """Find words of the text; those that stand near the row also say where."""
    if value is None and column.optional:
        return {name: None}
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_WORDS:
        raise _Lie(f"a {name} that is no text, or one of excessive length")
    first, last = 0, len(parse.document.text)
    if column.is_near:
        around = parse.sentences[max(0, sentence.number - 2) : sentence.number + 1]
        first, last = around[0].start, around[-1].end
    found = list(_find_all(parse.document.text, value, first, last))
    if not found:
        raise _Lie(f"a {name} that is not in the text")
    at = min(found, key=lambda offset: abs(offset - start))
    spans = {"source_quote": ("source_start", "source_end"), "cue": ("cue_start", "cue_end")}
    return {name: value} | (dict(zip(spans[name], (at, at + len(value)), strict=True)) if name in spans else {})


def _check_sense(parse: Parse, row: Candidate) -> None:
    """Check what no column can be asked alone."""
    values = row.values
    if row.table == "claims" and values["source_quote"] is None and values["cue"] is None:
        raise _Lie("a claim without source and cue")
    if row.table == "relations" and (
        ("object_id" in row.ties) == (values["object_text"] is not None)
        or row.ties.get("object_id") == row.ties["subject_id"]
    ):
        raise _Lie("a tie without two ends")
    if row.table == "quantities":
        _check_figures(parse, row)


def _check_figures(parse: Parse, row: Candidate) -> None:
    value, low, high = (row.values[name] for name in ("value", "low", "high"))
    if row.values["comparator"] == "between":
        fits = value is None and low is not None and high is not None and low < high
    elif value is None:
        # What is vague ("dozens") has a lower bound in place of a value.
        fits = row.values["comparator"] == "≥" and low is not None and high is None
    else:
        fits = low is None and high is None
    if not fits:
        raise _Lie("figures that do not fit their comparator")
    if row.values["fate"] is not None and row.values["unit"] != "person":
        raise _Lie("a fate of what is no person")
    tokens = [token for token in row.sentence.span if not token.is_space]
    inside = [i for i, t in enumerate(tokens) if row.start <= start_of(t) and end_of(t) <= row.end]
    read = {number.value for i in inside if (number := read_number(tokens, i)) is not None}
    if not {figure for figure in (value, low, high) if figure is not None} <= read:
        raise _Lie("a figure that is not in its quote")


def _drop_loose(admitted: Admitted) -> None:
    """Drop rows that name rows that are not admitted, and events that nobody takes part in, until all ties hold."""
    columns = list_columns()
    while True:
        known = {
            table: {row.local for row in rows if row.local is not None} for table, rows in admitted.rows.items()
        }  # fmt: skip
        attended = {row.ties["event_id"] for row in admitted.rows["participants"]}
        dropped = 0
        for table, rows in admitted.rows.items():
            kept = []
            for row in rows:
                targets = {
                    name: column.table for name, column in columns[table].items() if isinstance(column, Reference)
                }
                if any(local not in known[targets[name]] for name, local in row.ties.items()):
                    admitted.refused["a tie to a row that is not there"] += 1
                elif table == "events" and row.local not in attended:
                    admitted.refused["an event without participants"] += 1
                else:
                    kept.append(row)
            dropped += len(rows) - len(kept)
            admitted.rows[table] = kept
        if not dropped:
            return
