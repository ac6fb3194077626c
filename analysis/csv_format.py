"""Frames as CSV in which text stays text, also in a spreadsheet.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that begins with an
apostrophe: taking one leading apostrophe away gives the cell back as it was.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

#: Beginnings that a spreadsheet takes for a formula (the full-width signs too), or that hide one behind a blank.
RUNS_AS_FORMULA = re.compile(r"'|[\t\r\n]|\s*[=+\-@＝＋－＠]")


def escape_formula(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run, or that begins with an apostrophe.

    Examples
    --------
    >>> escape_formula("=cmd()"), escape_formula("Iran")
    ("'=cmd()", 'Iran')
    """
    return f"'{text}" if RUNS_AS_FORMULA.match(text) else text


def format_csv(frame: pd.DataFrame) -> str:
    """Give a frame as CSV: UTF-8 text, times as ISO 8601 in UTC, null as nothing, no cell that runs as a formula."""
    lines = _Lines()
    # The writer puts quotation marks around whatever its line end is made of, hence \r\n here; lines end in \n.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in plain_rows(frame):
        writer.writerow([escape_formula(value) if isinstance(value, str) else value for value in row])
    return "".join(lines)


class _Lines(list[str]):
    """Takes the lines of a CSV writer, and ends each as Unix does."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


def plain_rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a frame as Python values: null is None, a time is ISO 8601 text."""
    for row in zip(*(frame[column].astype(object) for column in frame.columns), strict=True):
        yield tuple(
            format_time(value) if isinstance(value, pd.Timestamp) else None if pd.isna(value) else value
            for value in row
        )


def format_time(value: pd.Timestamp) -> str:
    """Give a time as ISO 8601 in UTC.

    Examples
    --------
    >>> format_time(pd.Timestamp("2026-01-31 18:00", tz="Europe/Berlin"))
    '2026-01-31T17:00:00Z'
    """
    return str(value.tz_convert("UTC").isoformat()).replace("+00:00", "Z")
