"""Build a table block from a frame: one description a column, one line a cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.blocks import Column, Line, Note, Run, TableBlock, cite, runs
from analysis.charts.annotate import list_sentences
from analysis.schemas import VOUCHED

Row = Mapping[Hashable, Any]
#: What a cell shows for null: the text says nothing of it.
NOTHING: Line = (Run(text="–", style="muted"),)


@dataclass(frozen=True)
class Cell:
    """A column of a shown table: its head, and how a row's cell is made."""

    label: str
    make: Callable[[Row], Line]
    width: float = 1.0
    align: Literal["left", "right", "center"] = "left"


def is_null(value: object) -> bool:
    """Tell whether a single value is missing."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def plain(column: str, words: Mapping[Any, str] | None = None) -> Callable[[Row], Line]:
    """Make cells that show a column's text, in the reader's words where the column is a vocabulary."""

    def make(row: Row) -> Line:
        value = row[column]
        if is_null(value) or value == "":
            return NOTHING
        return runs(words.get(value, str(value).replace("_", " ")) if words else str(value))

    return make


def strong(column: str) -> Callable[[Row], Line]:
    """Make cells that show a column's text as what the row is about."""

    def make(row: Row) -> Line:
        value = row[column]
        return NOTHING if is_null(value) or value == "" else (Run(text=str(value), style="strong"),)

    return make


def quoted(column: str) -> Callable[[Row], Line]:
    """Make cells that show words of the text between quotation marks."""

    def make(row: Row) -> Line:
        value = row[column]
        return NOTHING if is_null(value) or value == "" else runs(f"“{value}”")

    return make


def joined(column: str, *, separator: str = ", ") -> Callable[[Row], Line]:
    """Make cells that show a list, or text, as one line."""

    def make(row: Row) -> Line:
        value = row[column]
        if is_null(value):
            return NOTHING
        listed = [value] if isinstance(value, str) else [str(item) for item in value]
        return runs(separator.join(listed)) if any(listed) else NOTHING

    return make


def number(column: str) -> Callable[[Row], Line]:
    """Make cells that show a number, with commas between thousands and a true minus."""

    def make(row: Row) -> Line:
        value = row[column]
        return NOTHING if is_null(value) else runs(write_number(float(value)))

    return make


def marks(column: str) -> Callable[[Row], Line]:
    """Make cells that cite the sentences of a column: a number, or a list of them."""

    def make(row: Row) -> Line:
        return cite_line(row[column])

    return make


def telling_review(make: Callable[[Row], Line]) -> Callable[[Row], Line]:
    """Make cells that say "reviewed" of a row that a person accepted, corrected or added; of others nothing more."""

    def make_telling(row: Row) -> Line:
        line = make(row)
        if row.get("review") not in VOUCHED:
            return line
        return (*line, Run(text=" "), Run(text="reviewed", style="muted"))

    return make_telling


def name_row(column: str, value: object) -> str | None:
    """Name the row that an id stands for; nothing for null, and for what is no id.

    Examples
    --------
    >>> name_row("claim_id", "3a5f"), name_row("source_actor_id", "77"), name_row("claim_id", None)
    ('claim-3a5f', 'actor-77', None)
    """
    if not isinstance(value, str) or not (value.isascii() and value.isalnum() and len(value) <= 64):
        return None
    return f"{column.removesuffix('_id').rpartition('_')[2]}-{value}"


def leading_to(make: Callable[[Row], Line], column: str) -> Callable[[Row], Line]:
    """Make cells that lead to the row that a column's id stands for."""

    def make_leading(row: Row) -> Line:
        line, name = make(row), name_row(column, row.get(column))
        if name is None or line == NOTHING:
            return line
        return tuple(run if run.cite is not None else run.model_copy(update={"href": f"#{name}"}) for run in line)

    return make_leading


def cite_line(sentences: object) -> Line:
    """Give the marks of sentences, with blanks between them so that they can wrap."""
    line: list[Run] = []
    for mark in cite(*list_sentences(sentences)):
        line += [Run(text=" "), mark] if line else [mark]
    return tuple(line) or NOTHING


def write_number(value: float) -> str:
    """Write a number for readers.

    Examples
    --------
    >>> write_number(4000.0), write_number(-3.5), write_number(12.0)
    ('4,000', '−3.5', '12')
    >>> write_number(-0.0)
    '0'
    """
    value += 0.0  # What rounds to nothing from below is nothing, without a sign.
    written = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
    return written.replace("-", "−")


def show_rows(
    frame: pd.DataFrame,
    cells: Sequence[Cell],
    *,
    caption: str,
    empty: str,
    most: int = 200,
    source: str | None = None,
    anchor: str | None = None,
) -> TableBlock | Note:
    """Show a frame as a table, a row a row; where it has none, the sentence ``empty`` as a note.

    A column in which no row says anything is left out. Of more than ``most`` rows the first are shown, and the
    caption says so.

    Parameters
    ----------
    anchor : str, optional
        The column whose ids name the rows, so that other tables can lead to them: of ``claim_id``, ``claim-…``.
    """
    if frame.empty:
        return Note(tone="empty", line=runs(empty))
    records = frame.head(most).to_dict("records")
    columns = [(cell, [cell.make(record) for record in records]) for cell in cells]
    said = [(cell, lines) for cell, lines in columns if any(line != NOTHING for line in lines)] or columns[:1]
    if len(frame) > most:
        caption = f"{caption} The first {most} of {len(frame)}."
    return TableBlock(
        caption=runs(caption),
        columns=tuple(Column(label=cell.label, align=cell.align, width=cell.width) for cell, _ in said),
        rows=tuple(zip(*(lines for _, lines in said), strict=True)),
        source=source,
        anchors=tuple(name_row(anchor, record.get(anchor)) for record in records) if anchor else (),
    )
