"""Articles from a table: a row of a CSV file or a line of a JSON Lines file is an article."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from typing import TypeAlias

from analysis.errors import InputError
from analysis.sources.normalise import LARGEST_ARTICLE_BYTES

Row: TypeAlias = tuple[int, Mapping[str, object]]


def read_csv_rows(content: str, *, where: str) -> Iterator[Row | InputError]:
    """Give each row of a CSV file with its number, from 1; a broken row is given as an error.

    Raises
    ------
    InputError
        When the file has no column ``text``.
    """
    with _long_fields():
        # Names of columns are matched in any letter case and without outer blanks.
        rows = csv.reader(StringIO(content.removeprefix("\ufeff"), newline=""))
        try:
            header = [name.strip().lower() for name in next(rows, [])]
        except csv.Error as error:
            raise InputError(f"{where} is no CSV file ({error}): save it as CSV with a column text.") from None
        if "text" not in header:
            found = ", ".join(name for name in header if name)[:200] or "none"
            raise InputError(
                f"{where} has no column text (columns found: {found}): name the column of the articles text."
            )
        number = 0
        while True:
            number += 1
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield InputError(f"{where}, row {number}, is no row of CSV ({error}): correct it and try again.")
                continue
            if not cells:
                number -= 1
            elif len(cells) != len(header):
                yield InputError(
                    f"{where}, row {number}, has {len(cells)} cells where the header has {len(header)}: "
                    "put cells that hold commas or line ends between quotation marks."
                )
            else:
                yield number, dict(zip(header, cells, strict=True))


def read_jsonl_rows(content: str, *, where: str) -> Iterator[Row | InputError]:
    """Give each line of a JSON Lines file with its number, from 1; a broken line is given as an error."""
    # Only \n ends a line here: JSON strings may hold other characters that str.splitlines takes for line ends.
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(f"{where}, line {number}, is not JSON ({error}): put one object on each line.")
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            yield InputError(
                f'{where}, line {number}, has no "text": each line is an object with the article under "text".'
            )
            continue
        yield number, row


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let CSV fields be as long as an article may be, and put the old limit back after."""
    limit = csv.field_size_limit(4 * LARGEST_ARTICLE_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
