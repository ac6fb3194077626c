"""Share a table's width among its columns, so that words keep whole where the page has the room."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.blocks.model import Line, Run, TableBlock
from analysis.blocks.text import clean_text

#: The width of a letter in ems, about: what is not named is as wide as a small letter.
_NARROW = dict.fromkeys("ijltfrI.,:;'’‘|!()[]-–/ ", 0.32)
_WIDE = dict.fromkeys("mwMW@%—…", 0.82)
_LETTER, _CAPITAL, _DOUBLE = 0.52, 0.62, 1.0
_EMS = {**_NARROW, **_WIDE}
_BOLD = 1.07
#: A word wider than this may be broken: an address must not take the page from the other columns.
_WIDEST = 9.5
#: Heads are given their whole width where all columns together then need less than this share of the page.
_ROOMY = 0.95
#: How far the widths lean towards what the columns hold: 0 not at all, 1 altogether.
_LEANING = 0.2
#: How many rows are looked at, and how much of a cell.
_ROWS, _LETTERS = 400, 2_000
#: By how many columns a table has at most: the ems of its type that a page is wide, and those beside a cell's words.
#: report.typ and report.css set tables of more than seven and of more than nine columns smaller and closer.
_TYPES = ((7, 53.0, 1.2), (9, 56.5, 0.95), (10_000, 75.0, 0.75))
_PIECE = re.compile(r"[^\s\u200b/-]+[/-]?")


@lru_cache(maxsize=4_096)
def measure_word(word: str) -> float:
    """Give about how wide a word is set, in ems of its type.

    Examples
    --------
    >>> round(measure_word("illicit"), 1), round(measure_word("MEMOS"), 1)
    (2.4, 3.5)
    """
    return sum(
        _EMS.get(char) or (_DOUBLE if char >= "\u2e80" else _CAPITAL if char.isupper() else _LETTER) for char in word
    )


def measure_line(line: Line) -> float:
    """Give about how wide the widest word of a line is, in ems; a mark is set smaller."""
    widest, before = 0.0, ""
    for run in line:
        text = before + clean_text(run.text[:_LETTERS])
        scale = 0.85 if run.cite is not None else _BOLD if run.style == "strong" else 1.0
        extra = 0.6 if run.cite is not None else 0.0
        for piece in _PIECE.findall(text):
            widest = max(widest, measure_word(piece) * scale + extra)
        last = text[-60:]
        # A word may go on in the next run: “(name” and “)”.
        before = "" if run.cite is not None or not last or last[-1].isspace() else last.rsplit(None, 1)[-1]
    return widest


def fits(line: Line, room: float) -> bool:
    """Tell whether the words of a line can stand whole in a column of so many ems."""
    return all(len(run.text) <= _LETTERS for run in line) and measure_line(line) <= room


def share_widths(table: TableBlock) -> list[float]:
    """Give each column's width in percent of the table's.

    The widths asked for, leaning towards the columns that have much to say, and changed by as little as lets the longest
    word of each column stand whole. Where the columns together have longer words than the page is wide, each gets its
    part of what there is.
    """
    asked = _ask(table)
    across, beside = find_type(len(asked))
    least = [width / across for width in measure_columns(table)]
    # Heads of several words stand in one line where that costs no column the room for its words.
    heads = [(measure_word(column.label) * _BOLD + beside) / across for column in table.columns]
    if sum(map(max, least, heads)) < _ROOMY:
        least = list(map(max, least, heads))
    shares = [width / sum(least) for width in least] if sum(least) >= 1 else _raise(asked, least)
    return [round(100 * share, 2) for share in shares]


def measure_columns(table: TableBlock) -> list[float]:
    """Give how many ems each column needs for its longest word, with what stands beside it."""
    widest = [min(_WIDEST, measure_line((Run(text=column.label, style="strong"),))) for column in table.columns]
    for row in table.rows[:_ROWS]:
        for at, cell in enumerate(row):
            if widest[at] < _WIDEST:
                widest[at] = max(widest[at], min(_WIDEST, measure_line(cell)))
    _, beside = find_type(len(table.columns))
    return [width + beside for width in widest]


def find_type(columns: int) -> tuple[float, float]:
    """Give how many ems of its type a table of so many columns is wide, and how many stand beside a cell's words."""
    return next((across, beside) for most, across, beside in _TYPES if columns <= most)


def _ask(table: TableBlock) -> list[float]:
    rows = table.rows[:_ROWS]
    widths = []
    for at, column in enumerate(table.columns):
        letters = sum(min(len(run.text), _LETTERS) for row in rows for run in row[at]) / max(len(rows), 1)
        widths.append((column.width if 0 < column.width < 1e6 else 1.0) * min(max(letters, 2.0), 80.0) ** _LEANING)
    return [width / sum(widths) for width in widths]


def _raise(asked: list[float], least: list[float]) -> list[float]:
    """Raise what is less than the least, at the cost of what is more, by how much more it is."""
    lacking = sum(max(0.0, low - share) for share, low in zip(asked, least, strict=True))
    spare = sum(max(0.0, share - low) for share, low in zip(asked, least, strict=True))
    if not lacking or not spare:
        return asked
    return [
        low if share <= low else share - (share - low) * lacking / spare
        for share, low in zip(asked, least, strict=True)
    ]
