"""Show the top of a brief: what it is about, what it rests on, and the bottom line."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from analysis.blocks import Line, Masthead, Note, Run, Summary, runs
from analysis.charts.annotate import count_things, join_words, list_sentences
from analysis.charts.text import clean_label
from analysis.display.cells import cite_line, is_null
from analysis.errors import DataError, ParameterError
from analysis.measures.gaps import find_dateline_day
from analysis.measures.naming import call_actors, capitalise
from analysis.schemas import Tables

_NOT_GIVEN: Line = (Run(text="not given", style="muted"),)
_TOPICS = 3


def show_masthead(tables: Tables, *, rendered_at: str | datetime | None = None, handling: str = "") -> Masthead:
    """Show what a brief is about and what it rests on.

    The title is the article's; where the input gives none, the actors that the text names most. What the input does
    not give (outlet, author, date) is said to be missing, for a reader must know.

    Parameters
    ----------
    tables : Tables
        The tables of one document.
    rendered_at : str or datetime, optional
        Time of the brief, ISO 8601; now where none is given. Without an offset it is taken as UTC.
    handling : str
        How the brief is to be handled, such as "for internal use"; shown at the top, in the PDF of every page.

    Raises
    ------
    DataError
        When the tables do not hold exactly one document.
    ParameterError
        When the time is none.
    """
    if len(tables.documents) != 1:
        raise DataError(f"A brief is of one document; these tables hold {len(tables.documents)}.")
    document = tables.documents.iloc[0].to_dict()
    title = None if is_null(document["title"]) else clean_label(document["title"])
    address = None if is_null(document["url"]) else str(document["url"])
    words = sum(len(str(text).split()) for text in tables.sentences["text"])
    length = f"{count_things(len(tables.sentences), 'sentence')}, {count_things(words, 'word')}"
    facts: list[tuple[str, Line]] = [
        ("Article", runs(title or f"{clean_label(document['name'])} (no headline given)")),
        ("Outlet", _text_or_missing(document["outlet"])),
        ("Author", _text_or_missing(document["author"])),
        ("Published", _text_or_missing(write_time(document["published_at"], short=True) or _write_dateline(tables))),
        ("Read", _text_or_missing(write_time(document["retrieved_at"], short=True))),
        ("Length", runs(length)),
        ("Brief made", runs(write_time(read_time(rendered_at), short=True) or "")),
    ]
    if address:
        facts.insert(1, ("Address", (Run(text=address, href=address),)))
    if not is_null(document["near_duplicate_of"]):
        facts.append(("Caution", runs("nearly the same text as an article that was read before")))
    return Masthead(
        title=title or name_topic(tables),
        eyebrow="Situation brief",
        handling=clean_label(handling) if handling.strip() else None,
        facts=tuple(facts),
    )


def name_topic(tables: Tables) -> str:
    """Give a title to a text that has none: the actors that it names most, else the document's name.

    People are named by the bodies that they act for where the text says which.
    """
    actors = tables.actors[tables.actors["review"] != "rejected"]
    mentions = tables.mentions[tables.mentions["review"] != "rejected"]
    called = call_actors(tables)
    names = {actor_id: called[actor_id] for actor_id in actors["actor_id"].astype(str)}
    bodies = dict(zip(actors["actor_id"].astype(str), actors["belongs_to"], strict=True))
    counts: dict[str, int] = {}
    for actor_id in mentions["actor_id"].astype(str):
        if actor_id in names:
            top = str(bodies[actor_id]) if bodies[actor_id] in names else actor_id
            counts[top] = counts.get(top, 0) + 1
    ranked = sorted(counts, key=lambda actor_id: -counts[actor_id])
    listed = list(dict.fromkeys(clean_label(names[actor_id]) for actor_id in ranked))[:_TOPICS]
    return capitalise(join_words(listed)) if listed else clean_label(tables.documents["name"].iloc[0])


def show_bottom_line(lines: pd.DataFrame) -> Summary | Note:
    """Show the bottom line, each sentence with its marks.

    Parameters
    ----------
    lines : DataFrame
        A row is a sentence of the bottom line, as `analysis.measures.compose_bottom_line` gives them: ``order``,
        ``text``, ``sentences``.
    """
    if lines.empty:
        return Note(tone="empty", line=runs("The text yields nothing that a bottom line could be made of."))
    ordered = lines.sort_values("order", kind="stable").to_dict("records")
    return Summary(
        sentences=tuple(
            runs(f"{row['text']} ", cite_line(row["sentences"]))
            if list_sentences(row["sentences"])
            else runs(row["text"])
            for row in ordered
        )
    )


def read_time(value: str | datetime | None) -> datetime:
    """Read a time of ISO 8601; now where none is given, UTC where it names no offset.

    Raises
    ------
    ParameterError
        When it is no time.
    """
    if value is None or value == "":
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ParameterError(
            f"rendered_at is {value!r}, which is no time; write it as 2026-11-24T06:00:00+00:00, or leave it empty."
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def write_time(value: object, *, short: bool = False) -> str | None:
    """Write a time for readers, in UTC; its hour only where it has one. Nothing for null.

    Parameters
    ----------
    short : bool
        Whether the month is cut to three letters, where there is little room.

    Examples
    --------
    >>> write_time(datetime(2026, 11, 24, 6, 5, tzinfo=UTC)), write_time(datetime(2026, 11, 24, tzinfo=UTC))
    ('24 November 2026, 06:05 UTC', '24 November 2026')
    """
    if is_null(value):
        return None
    moment = pd.Timestamp(value).tz_convert("UTC")  # type: ignore[arg-type]
    day = f"{moment.day} {moment:{'%b' if short else '%B'} %Y}"
    return day if (moment.hour, moment.minute) == (0, 0) else f"{day}, {moment:%H:%M} UTC"


def write_span(first: object, last: object) -> str | None:
    """Write a stretch of time no more exactly than it is known: a day, a month, a year, or from one day to another.

    Examples
    --------
    >>> year, may = datetime(1964, 1, 1, tzinfo=UTC), datetime(2003, 5, 1, tzinfo=UTC)
    >>> write_span(year, datetime(1964, 12, 31, 23, 59, 59, tzinfo=UTC))
    '1964'
    >>> write_span(may, datetime(2003, 5, 31, 23, 59, 59, tzinfo=UTC)), write_span(may, datetime(2003, 5, 7, tzinfo=UTC))
    ('May 2003', '1 May 2003 to 7 May 2003')
    """
    begin = write_time(first)
    if begin is None or is_null(last):
        return begin
    start, end = (pd.Timestamp(value).tz_convert("UTC") for value in (first, last))  # type: ignore[arg-type]
    is_whole = start.day == 1 and start.year == end.year and end.is_month_end
    if is_whole and (start.month, end.month) == (1, 12):
        return f"{start.year}"
    if is_whole and start.month == end.month:
        return f"{start:%B %Y}"
    return begin if start.date() == end.date() else f"{begin} to {write_time(end.normalize())}"


def _write_dateline(tables: Tables) -> str | None:
    """Write the day that the dateline gives, without a year, of a text whose date nobody has given."""
    day = find_dateline_day(tables)
    return None if day is None else f"{day[0]}, year not given"


def _text_or_missing(value: object) -> Line:
    return _NOT_GIVEN if is_null(value) else runs(clean_label(value))
