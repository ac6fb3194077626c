"""Show any frame of ours as a table that cites its sentences, and a sentence in its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analysis.blocks import AnnotatedSentence, AnnotatedText, Line, Note, Run, Segment, TableBlock
from analysis.charts.text import clean_label
from analysis.charts.words import (
    COMPARATOR_WORDS,
    FACTUALITY_WORDS,
    KIND_WORDS,
    PART_WORDS,
    RELATION_WORDS,
    SOURCING_WORDS,
    STATUS_WORDS,
    TYPE_WORDS,
)
from analysis.display.annotated import MARKED_TABLES, cut_segments, is_right_to_left, list_spans
from analysis.display.cells import NOTHING, Cell, Row, is_null, marks, number, plain, quoted, show_rows
from analysis.errors import UnknownName
from analysis.schemas import Tables

#: Columns by which a frame can be cited, and those that say nothing to a reader beside the citation.
CITED = ("sentences", "sentence")
_WORDS: Mapping[str, Mapping[Any, str]] = {
    "status": STATUS_WORDS, "last_status": STATUS_WORDS, "type": TYPE_WORDS, "sourcing": SOURCING_WORDS,
    "factuality": FACTUALITY_WORDS, "relation": RELATION_WORDS, "part": PART_WORDS, "kind": KIND_WORDS,
    "comparator": {**COMPARATOR_WORDS, "=": "exactly"},
}  # fmt: skip
_QUOTES = ("quote", "source_quote", "cue", "when_text", "word")
_MOST_ROWS, _MOST_COLUMNS = 60, 12
_LONGEST = 160


def show_frame(frame: pd.DataFrame, *, caption: str = "") -> TableBlock | Note:
    """Show a frame that has a column ``sentence`` or ``sentences``, each row with the marks of its sentences.

    Offsets and the document's id are left out, and columns in which nothing stands; vocabularies are in a reader's words.

    Raises
    ------
    UnknownName
        When the frame has neither column: nothing in it can be cited.

    Examples
    --------
    >>> block = show_frame(pd.DataFrame({"quote": ["offered"], "status": ["offered"], "sentence": [6]}))
    >>> [column.label for column in block.columns], block.rows[0][0][0].text
    (['quote', 'status', 'Sentences'], '“offered”')
    """
    cited = next((column for column in CITED if column in frame), None)
    if cited is None:
        raise UnknownName(
            f"This frame has no column {' or '.join(CITED)}; it has: {', '.join(map(str, frame.columns))}."
        )
    shown = [column for column in frame.columns if not _is_apparatus(str(column)) and frame[column].notna().any()]
    cells = [Cell(clean_label(str(column).replace("_", " ")), _choose(frame, column), 1.0) for column in shown]
    left = len(cells) - _MOST_COLUMNS
    said = caption or f"{len(frame)} row{'s' * (len(frame) != 1)}."
    if left > 0:
        said = f"{said} {left} more columns: {', '.join(cell.label for cell in cells[_MOST_COLUMNS:])}."
    cells = [*cells[:_MOST_COLUMNS], Cell("Sentences", marks(cited), 0.9)]
    return show_rows(frame, cells, caption=said, empty="No row.", most=_MOST_ROWS)


def _is_apparatus(column: str) -> bool:
    return column in (*CITED, "document_id", "start", "end", "rule") or column.endswith(("_start", "_end"))


def _choose(frame: pd.DataFrame, column: Any) -> Callable[[Row], Line]:
    """Choose how the cells of a column are written."""
    if column in _WORDS:
        return plain(column, _WORDS[str(column)])
    if column in _QUOTES:
        return quoted(column)
    if pd.api.types.is_bool_dtype(frame[column]):
        return _write_any(column)
    return number(column) if pd.api.types.is_numeric_dtype(frame[column]) else _write_any(column)


def _write_any(column: Any) -> Callable[[Row], Line]:
    def make(row: Row) -> Line:
        value = row[column]
        if isinstance(value, list | tuple | set | frozenset):
            said = ", ".join(map(str, value))
        elif is_null(value):
            return NOTHING
        else:
            said = value.strftime("%Y-%m-%d") if isinstance(value, pd.Timestamp) else str(value)
        if not said:
            return NOTHING
        cut = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        style = "code" if str(column).endswith("_id") else "plain"
        return (Run(text=cut, style=style),)  # type: ignore[arg-type]

    return make


def show_sentence(tables: Tables, sentence: int, *, around: int = 1) -> AnnotatedText:
    """Show a sentence in its text: its rows marked, with some sentences before and after it, in which nothing is.

    Parameters
    ----------
    tables : Tables
        The tables of one text or of several whose sentences are numbered through.
    around : int, keyword-only
        How many sentences of the same text come before and after it.

    Raises
    ------
    UnknownName
        When there is no such sentence.
    """
    found = tables.sentences[tables.sentences["sentence"] == sentence]
    if found.empty:
        numbers = tables.sentences["sentence"]
        held = f"S{numbers.min()} to S{numbers.max()}" if len(numbers) else "none"
        raise UnknownName(f"There is no sentence S{sentence}; there are: {held}.")
    document_id = found["document_id"].iloc[0]
    own = tables.sentences[tables.sentences["document_id"] == document_id]
    near = own[(own["sentence"] - sentence).abs() <= around].sort_values("sentence")
    spans = [
        span
        for table in MARKED_TABLES
        for span in list_spans(table, tables[table][tables[table]["document_id"] == document_id])
    ]
    return AnnotatedText(
        sentences=tuple(
            AnnotatedSentence(
                number=int(row["sentence"]),
                paragraph=int(row["paragraph"]),
                segments=cut_segments(str(row["text"]), int(row["start"]), spans)
                if row["sentence"] == sentence
                else (Segment(text=str(row["text"])),),
                rtl=is_right_to_left(str(row["text"])),
            )
            for row in near.to_dict("records")
        )
    )
