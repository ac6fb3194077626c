"""Show what several texts rest on: the head of a report on them, the list of texts, and the sentences it cites."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
from IPython.display import display

from analysis.blocks import AnnotatedSentence, AnnotatedText, Heading, Line, Masthead, Note, Run, TableBlock, runs
from analysis.charts.annotate import count_things, join_words
from analysis.charts.text import clean_label
from analysis.display.annotated import is_right_to_left
from analysis.display.cells import Cell, Row, cite_line, is_null, number, plain, show_rows, strong
from analysis.display.masthead import read_time, write_time
from analysis.schemas import Tables

_MOST_OUTLETS = 6
_MOST_SENTENCES = 600


def show_set_masthead(
    tables: Tables,
    *,
    title: str,
    eyebrow: str,
    rendered_at: str | datetime | None = None,
    handling: str = "",
) -> Masthead:
    """Show what a report on several texts is about and what it rests on.

    Parameters
    ----------
    tables : Tables
        The tables of all texts.
    title, eyebrow : str
        What the report is about, and what sort of report it is.
    rendered_at : str or datetime, optional
        Time of the report, ISO 8601; now where none is given.
    handling : str
        How the report is to be handled; empty where nothing is to be said.

    Raises
    ------
    ParameterError
        When the time is none.
    """
    days = tables.documents["published_at"].dropna()
    outlets = [clean_label(outlet) for outlet in tables.documents["outlet"].dropna().unique()]
    undated = len(tables.documents) - len(days)
    period = (
        " to ".join(dict.fromkeys(write_time(moment) or "" for moment in (days.min(), days.max()))) if len(days) else ""
    )
    if undated and len(days):
        period = f"{period}; {undated} without a date"
    facts: list[tuple[str, Line]] = [
        ("Texts", runs(f"{len(tables.documents)}, with {count_things(len(tables.sentences), 'sentence')}")),
        ("Published", runs(period) if period else (Run(text="no text has a date", style="muted"),)),
        ("Outlets", runs(join_words(outlets, most=_MOST_OUTLETS)) if outlets else (Run(text="not given", style="muted"),)),
        ("Report made", runs(write_time(read_time(rendered_at), short=True) or "")),
    ]  # fmt: skip
    return Masthead(
        title=clean_label(title), eyebrow=eyebrow, facts=tuple(facts),
        handling=clean_label(handling) if handling.strip() else None,
    )  # fmt: skip


def show_texts(
    texts: pd.DataFrame,
    *cited: pd.DataFrame | None,
    caption: str = "Texts that are cited, and the numbers of their sentences.",
) -> TableBlock | Note:
    """Show the texts that a report rests on, each with the numbers that its sentences have in it.

    Takes what `analysis.measures.list_texts` gives.

    Parameters
    ----------
    *cited : DataFrame or None
        What was shown: texts of which none of these has a sentence are counted in the caption, not listed.
    """
    numbers = gather_cited(*cited)
    if numbers:
        is_cited = [
            any(row["first"] <= number <= row["last"] for number in numbers) if not is_null(row["first"]) else False
            for row in texts.to_dict("records")
        ]
        left = len(texts) - sum(is_cited)
        texts = texts[is_cited]
        if left:
            more = count_things(left, "more text was", "more texts were")
            caption = f"{caption} {more} read and {'is' if left == 1 else 'are'} not cited."
    # Texts from a table are called by their headline.
    called = texts["label"].eq(texts["title"]).all() if len(texts) else False
    cells = [
        Cell("Text", strong("label"), 3.4 if called else 1.6),
        *([] if called else [Cell("Headline", plain("title"), 2.6)]),
        Cell("Outlet", plain("outlet"), 1.3),
        Cell("Published", _write_day, 1.2),
        Cell("Sentences", _write_range, 1.1),
    ]
    return show_rows(texts, cells, caption=caption, empty="There is no text.")


def _write_day(row: Row) -> Line:
    written = write_time(row["published_at"])
    return runs(written) if written else (Run(text="–", style="muted"),)


def _write_range(row: Row) -> Line:
    return (
        runs(f"S{row['first']:.0f}–S{row['last']:.0f}")
        if not is_null(row["first"])
        else (Run(text="–", style="muted"),)
    )


def show_cited(tables: Tables, *frames: pd.DataFrame | None) -> None:
    """Show every sentence that some frames rest on, under the name of its text; what all marks lead to.

    Parameters
    ----------
    tables : Tables
        The tables of all texts, with their sentences numbered through.
    *frames : DataFrame or None
        What was shown: their column ``sentences`` says what they rest on.
    """
    cited = gather_cited(*frames)
    chosen = tables.sentences[tables.sentences["sentence"].isin(cited)].sort_values("sentence")
    if chosen.empty:
        display(Note(line=runs("No sentence is cited.")))  # type: ignore[no-untyped-call]
        return
    names = dict(zip(tables.documents["document_id"], tables.documents["name"], strict=True))
    for document_id, own in chosen.head(_MOST_SENTENCES).groupby("document_id", sort=True):
        display(Heading(level=3, line=runs(clean_label(names[document_id]))))  # type: ignore[no-untyped-call]
        display(_make_text(own.to_dict("records")))  # type: ignore[no-untyped-call]
    if len(chosen) > _MOST_SENTENCES:
        left = len(chosen) - _MOST_SENTENCES
        display(Note(line=runs(f"{left} more sentences are cited than are shown here.")))  # type: ignore[no-untyped-call]


def gather_cited(*frames: pd.DataFrame | None) -> set[int]:
    """Give the numbers of all sentences that frames with a column ``sentences`` rest on."""
    given = (frame for frame in frames if frame is not None and "sentences" in frame)
    return {int(number) for frame in given for listed in frame["sentences"] for number in listed}


def _make_text(sentences: list[dict[Any, Any]]) -> AnnotatedText:
    from analysis.blocks import Segment

    return AnnotatedText(
        sentences=tuple(
            AnnotatedSentence(
                number=int(row["sentence"]), paragraph=int(row["paragraph"]), segments=(Segment(text=str(row["text"])),),
                rtl=is_right_to_left(str(row["text"])),
            )
            for row in sentences
        )
    )  # fmt: skip


def show_statements(lines: pd.DataFrame, *, empty: str) -> Any:
    """Show composed sentences as a summary, or say that there is nothing to sum up.

    Takes frames with ``order``, ``text``, ``sentences``, as the measures' ``tell_…`` functions give them.
    """
    from analysis.blocks import Summary

    if lines.empty:
        return Note(tone="empty", line=runs(empty))
    ordered = lines.sort_values("order", kind="stable").to_dict("records")
    said = [
        runs(f"{row['text']} ", cite_line(row["sentences"])) if len(row["sentences"]) else runs(row["text"])
        for row in ordered
    ]
    return Summary(sentences=tuple(said))


def show_audit(audit: pd.DataFrame, *, caption: str, what: str = "Text") -> TableBlock | Note:
    """Show how texts or outlets source what they say.

    Takes what `analysis.measures.audit_sources` gives.
    """
    cells = [
        Cell(what, strong("label"), 2.0),
        Cell("Words", number("word_count"), 0.7, "right"),
        Cell("Claims", number("claim_count"), 0.7, "right"),
        Cell("With a name", _write_share, 0.9, "right"),
        Cell("Sources", number("source_count"), 0.8, "right"),
        Cell("Hedges per 1,000", number("hedges_per_1000"), 0.9, "right"),
        Cell("Loaded per 1,000", number("loaded_per_1000"), 0.9, "right"),
    ]
    return show_rows(audit, cells, caption=caption, empty="There is no text.")


def _write_share(row: Row) -> Line:
    return runs(f"{row['named_share']:.0%}") if not is_null(row["named_share"]) else (Run(text="–", style="muted"),)
