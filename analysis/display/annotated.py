"""Show the text itself: numbered sentences, and what was found in them, marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pandas as pd

from analysis.blocks import AnnotatedSentence, AnnotatedText, Note, Segment, runs
from analysis.errors import DataError
from analysis.schemas import Tables

#: Tables whose spans are marked; actors and participants have the spans of their mentions.
MARKED_TABLES = ("claims", "events", "mentions", "place_mentions", "quantities", "relations")
_Span = tuple[int, int, str]


def show_annotated_text(tables: Tables) -> AnnotatedText | Note:
    """Show every sentence of a document with its number, and the spans of all tables marked.

    Spans may nest and overlap: a sentence is cut wherever one begins or ends, and each piece names the tables that have
    a span over it. Rows that a person has rejected are not
    marked, and of claims only those that somebody is the source of. The pieces of a sentence add up to it.

    Raises
    ------
    DataError
        When the tables hold more than one document: sentence numbers would not be unique.
    """
    if len(tables.documents) > 1:
        raise DataError(f"Show one document at a time: these tables hold {len(tables.documents)}.")
    if tables.sentences.empty:
        return Note(line=runs("The text holds no sentence."))
    spans = [span for table in MARKED_TABLES for span in list_spans(table, tables[table])]
    sentences = tables.sentences.sort_values("sentence")
    return AnnotatedText(
        sentences=tuple(
            AnnotatedSentence(
                number=int(row["sentence"]),
                paragraph=int(row["paragraph"]),
                segments=cut_segments(str(row["text"]), int(row["start"]), spans),
                rtl=is_right_to_left(str(row["text"])),
            )
            for row in sentences.to_dict("records")
        )
    )


def list_spans(table: str, frame: pd.DataFrame) -> Iterable[_Span]:
    """Give the spans of a table that are marked, each with the table's name: (start, end, table)."""
    kept = frame[frame["review"] != "rejected"]
    if (
        table == "claims"
    ):  # What the article says in its own voice is every other sentence: marked, it would mark nothing.
        kept = kept[kept["sourcing"] != "unattributed"]
    return [(int(start), int(end), table) for start, end in zip(kept["start"], kept["end"], strict=True)]


def cut_segments(text: str, offset: int, spans: Sequence[_Span]) -> tuple[Segment, ...]:
    """Cut a sentence that stands at an offset into segments at every border of a span (start, end, table).

    Examples
    --------
    >>> for segment in cut_segments("Iran offers", 10, [(10, 14, "mentions"), (10, 21, "claims")]):
    ...     print(repr(segment.text), segment.tables)
    'Iran' ('claims', 'mentions')
    ' offers' ('claims',)
    """
    end = offset + len(text)
    touching = [span for span in spans if span[0] < end and span[1] > offset and span[0] < span[1]]
    borders = sorted({offset, end, *(min(max(border, offset), end) for span in touching for border in span[:2])})
    return tuple(
        Segment(
            text=text[left - offset : right - offset],
            tables=tuple(sorted({table for start, stop, table in touching if start <= left and stop >= right})),
        )
        for left, right in pairwise(borders)
    )


def is_right_to_left(text: str) -> bool:
    """Tell whether a text runs from right to left: as most of its letters do, for an English sentence may begin with a quotation.

    Examples
    --------
    >>> is_right_to_left("قال الرئيس: Iran"), is_right_to_left("“قال” is what the banner said")
    (True, False)
    """
    ways = [unicodedata.bidirectional(char) for char in text]
    return sum(way in ("R", "AL") for way in ways) > ways.count("L")
