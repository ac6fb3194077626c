"""Show what changed since an earlier state of the data: as a table of a brief, and in words for a mail or a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

import pandas as pd
from IPython.display import display

from analysis.blocks import Heading, Line, Note, Run, TableBlock, runs
from analysis.charts.annotate import count_things
from analysis.charts.words import FACTUALITY_WORDS, KIND_WORDS, SOURCING_WORDS, STATUS_WORDS, TYPE_WORDS
from analysis.display.cells import NOTHING, Cell, Row, cite_line, is_null, show_rows
from analysis.display.masthead import write_time

#: What one thing of a kind is called.
CHANGED_WORDS: Mapping[str, str] = {
    "tracks": "mediation",
    "events": "event",
    "figures": "figure",
    "claims": "claim",
    "sources": "source",
    "actors": "actor",
    "ties": "tie",
    "documents": "article",
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "path": STATUS_WORDS,
    "status": STATUS_WORDS,
    "sourcing": SOURCING_WORDS,
    "type": TYPE_WORDS,
    "kind": KIND_WORDS,
    "factuality": {f"{key}": word for key, word in FACTUALITY_WORDS.items()},
}
#: What stands between the values of a field that holds several.
_SEPARATORS = (" → ", ", ")
_FIELDS: Mapping[str, str] = {
    "path": "",
    "status": "stage",
    "figure": "",
    "factuality": "held to be",
    "text": "the text",
}
_NO_EARLIER = "This is the first edition: there is nothing to compare it with."
_NO_CHANGE = "Nothing changed since the last edition."
_MOST_ROWS = 40


def show_changes(
    changes: pd.DataFrame | None, *, since: str = "", caption: str = "What changed since the last edition."
) -> TableBlock | Note:
    """Show what changed: a row a difference, the weightiest first.

    Parameters
    ----------
    changes : DataFrame or None
        What `analysis.measures.compare_tables` gives; None where there is no earlier edition.
    since : str
        When the earlier edition was made, in words.
    """
    if changes is None:
        return Note(tone="empty", line=runs(_NO_EARLIER))
    cells = [
        Cell("", _write_change, 0.8),
        Cell("What", _write_label, 2.2),
        Cell("Before", _write_value("before"), 1.3),
        Cell("Now", _write_value("after"), 1.3),
        Cell("Sentences", _write_marks, 0.9),
    ]
    said = f"{caption} Compared with {since}." if since else caption
    return show_rows(changes, cells, caption=said, empty=_NO_CHANGE)


def show_changes_since(changes: pd.DataFrame | None, *, since: str) -> None:
    """Show the section of a report that tells what changed since its last edition; none where it is the first.

    Parameters
    ----------
    changes : DataFrame or None
        What `analysis.measures.find_changes` gives.
    since : str
        The last edition, as ``REPORT/EDITION``.
    """
    if changes is None:
        return
    display(Heading(level=2, line=runs("What changed")))  # type: ignore[no-untyped-call]
    display(show_changes(changes.head(_MOST_ROWS), since=_name_edition(since)))  # type: ignore[no-untyped-call]
    if len(changes) > _MOST_ROWS:
        left = count_things(len(changes) - _MOST_ROWS, "more difference")
        display(Note(line=runs(f"And {left}, which the command communique reports diff tells.")))  # type: ignore[no-untyped-call]


def _name_edition(name: str) -> str:
    """Say in words which edition is meant: its name begins with its time.

    Examples
    --------
    >>> _name_edition("gulf-weekly/20261124T060000Z-51f1ac6c")
    'the edition of 24 November 2026, 06:00 UTC'
    """
    try:
        when = datetime.strptime(name.rpartition("/")[2][:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return f"the edition {name}"
    return f"the edition of {write_time(when)}"


def tell_changes(changes: pd.DataFrame, *, most: int | None = None) -> Iterator[str]:
    """Tell each difference in a line of words, the weightiest first.

    Parameters
    ----------
    most : int, optional
        At most so many lines; a last one then says how many more there are.
    """
    rows = changes.to_dict("records")
    shown = rows if most is None or len(rows) <= most else rows[: most - 1]
    for row in shown:
        yield tell_change(row)
    if len(shown) < len(rows):
        yield f"and {count_things(len(rows) - len(shown), 'more difference')}"


def tell_change(row: Row) -> str:
    """Tell one difference in words.

    Examples
    --------
    >>> tell_change({"kind": "events", "change": "new", "label": "Iran “offered”"})
    'New event: Iran “offered”'
    """
    one = CHANGED_WORDS[row["kind"]]
    if row["change"] == "new":
        return f"New {one}: {row['label']}"
    if row["change"] == "gone":
        return f"No longer told: {one}: {row['label']}"
    field = _FIELDS.get(row["field"], row["field"])
    named = f", {field}" if field else ""
    return f"{one.capitalize()} changed: {row['label']}{named}: {_say(row, 'before')} → {_say(row, 'after')}"


def _say(row: Row, column: str) -> str:
    value = row[column]
    if is_null(value):
        return "nothing said"
    words, text = _VALUES.get(row["field"], {}), str(value)
    separator = next((sign for sign in _SEPARATORS if words and sign in text), None)
    parts = text.split(separator) if separator else [text]
    return (separator or "").join(words.get(part, part) for part in parts)


def _write_change(row: Row) -> Line:
    one = CHANGED_WORDS[row["kind"]]
    word = {"new": "New", "gone": "Gone", "changed": "Changed"}[row["change"]]
    return (Run(text=word, style="strong"), Run(text=f" {one}", style="muted"))


def _write_label(row: Row) -> Line:
    field = "" if is_null(row["field"]) else _FIELDS.get(row["field"], row["field"])
    return (Run(text=str(row["label"])), Run(text=f" – {field}", style="muted")) if field else runs(str(row["label"]))


def _write_value(column: str) -> Callable[[Row], Line]:
    def write(row: Row) -> Line:
        return runs(_say(row, column)) if row["change"] == "changed" else NOTHING

    return write


def _write_marks(row: Row) -> Line:
    # The marks of what is gone lead into a text that this edition may not hold: they are told and lead nowhere.
    if row["change"] == "gone":
        told = ", ".join(f"S{number}" for number in row["sentences_before"])
        return (Run(text=f"{told} before", style="muted"),) if told else NOTHING
    return cite_line(row["sentences"])
