"""Show a table of the store: for reading on a terminal, or whole as CSV or JSON."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import pandas as pd

from analysis.cli.terminal import neutralise
from analysis.csv_format import format_csv
from analysis.schemas import KEYS, REFERENCES, Tables

_LONGEST_CELL = 200
_LONGEST_LABEL = 60
_LONG_COLUMNS = ("quote", "text")
_QUOTE_WIDTH = 44
_OTHER_WIDTH = 32
_NARROWEST_COLUMN = 14
_HEADS = ("document", "sentence", "quote", "text")
_INDENT = "    "
#: Columns that trace a row, which a person reads in CSV or JSON, and not in a table on a terminal.
_TRACES = (
    "start",
    "end",
    "source_start",
    "source_end",
    "cue_start",
    "cue_end",
    "rule",
    "confidence",
    "review",
    "sha256",
)


def select_rows(frame: pd.DataFrame, *, limit: int | None) -> pd.DataFrame:
    """Give the rows to show: those that no reviewer has rejected, at most ``limit``."""
    shown = frame[frame["review"] != "rejected"] if "review" in frame else frame
    return shown.head(limit) if limit is not None else shown


def format_rows(tables: Tables, table: str, *, format: str, limit: int | None = None, width: int | None = None) -> str:
    """Format a table's rows for output; ``table`` is for reading, ``csv`` and ``json`` hold every column."""
    frame = select_rows(tables[table], limit=limit)
    if format == "csv":
        return format_csv(frame)
    if format == "json":
        records = [{str(key): _json_value(value) for key, value in row.items()} for row in frame.to_dict("records")]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    return _format_for_reading(tables, table, frame, width=width)


def _format_for_reading(tables: Tables, table: str, frame: pd.DataFrame, *, width: int | None) -> str:
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    readable = make_readable(tables, table, frame)
    if readable.empty:
        return f"No rows in {table}.\n"
    written = StringIO()
    console = Console(file=written, width=width, force_terminal=False, color_system=None)
    if console.width < _NARROWEST_COLUMN * len(readable.columns):
        return _list_rows(readable, console.width)
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in readable.columns:
        is_number = pd.api.types.is_numeric_dtype(readable[column].dtype)
        is_long = column in _LONG_COLUMNS
        grid.add_column(
            column,
            justify="right" if is_number else "left",
            overflow="fold",
            no_wrap=column in ("document_id", "sentence"),
            min_width=min(_QUOTE_WIDTH, console.width // 4) if is_long else None,
            max_width=None if is_long else _OTHER_WIDTH,
        )
    for row in readable.itertuples(index=False):
        # Text and not str, so that no square bracket of an article is read as markup.
        grid.add_row(*(Text(_cell(value)) for value in row))
    console.print(grid)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _list_rows(readable: pd.DataFrame, width: int) -> str:
    """Give each row as a paragraph of its own, where a table would be too wide: the quote, then what is said of it."""
    listed = []
    for row in readable.to_dict("records"):
        said = [f"{name}: {_cell(value)}" for name, value in row.items() if name not in _HEADS and _cell(value)]
        head = "  ".join(_cell(row[name]) for name in _HEADS if name in row)
        listed += [
            *textwrap.wrap(head, width),
            *textwrap.wrap(" · ".join(said), width, initial_indent=_INDENT, subsequent_indent=_INDENT),
            "",
        ]
    return "\n".join(listed)


def make_readable(tables: Tables, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Give the columns that a person reads: sentences as S7, names in place of ids, nothing that is empty throughout."""
    shown = pd.DataFrame(index=frame.index)
    if len(tables.documents) > 1 and table != "documents":
        names = tables.documents.set_index("document_id")["name"]
        shown["document"] = frame["document_id"].map(names)
    references = REFERENCES.get(table, {})
    own_key = KEYS[table][-1]
    for column in _order(list(frame.columns)):
        if column == "sentence":
            shown["sentence"] = "S" + frame["sentence"].astype(str)
        elif column in references:
            shown[column.removesuffix("_id")] = frame[column].map(_labels(tables, references[column]))
        elif column in _TRACES or (column in (own_key, "document_id") and table != "documents"):
            continue
        else:
            shown[column] = frame[column]
    return shown.dropna(axis="columns", how="all").reset_index(drop=True)


def _order(columns: list[str]) -> list[str]:
    """Put the quote last: it is the longest."""
    return sorted(columns, key=lambda column: column in _LONG_COLUMNS)


def _labels(tables: Tables, target: str) -> pd.Series[Any]:
    frame = tables[target]
    label = "name" if "name" in frame else "quote"
    labels: pd.Series[Any] = frame.set_index(KEYS[target][0])[label]
    return labels.map(lambda text: _shorten(text, _LONGEST_LABEL))


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        midnight = value.hour == value.minute == value.second == 0
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%MZ")
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return _shorten(neutralise(" ".join(text.split())), _LONGEST_CELL)


def _shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _json_value(value: Any) -> Any:
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat().replace("+00:00", "Z")
    return value
