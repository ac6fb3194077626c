"""Read the tables that an edition holds, back from CSV, as frames."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import DataError
from analysis.schemas import TABLES, UTC_TIME, Tables

_NUMBERS = {"int64", "Int64", "float64"}


def read_edition_tables(folder: Path) -> Tables:
    """Read the tables of an edition's folder; one that it lacks has no rows, and a column that it lacks is null.

    Raises
    ------
    DataError
        When a table cannot be read.
    """
    frames: dict[str, Any] = {table: read_csv_table(folder / "tables" / f"{table}.csv", table) for table in TABLES}
    return Tables(**frames)


def read_csv_table(path: Path, table: str) -> pd.DataFrame:
    """Read a table that an edition holds as CSV, with the types of its model and the apostrophes before formulas gone.

    The model is not held against it: an edition may be older than the model, or redacted.

    Raises
    ------
    DataError
        When the file is no such table.
    """
    columns = TABLES[table].to_schema().columns
    try:
        frame = (
            pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8")
            if path.is_file()
            else pd.DataFrame(columns=list(columns), dtype=str)
        )
        typed = {name: _read_column(frame, name, str(column.dtype)) for name, column in columns.items()}
    except (OSError, ValueError, pd.errors.ParserError) as error:
        said = (str(error) or type(error).__name__).splitlines()[0]
        raise DataError(f"{path} cannot be read as table {table}: {said}") from None
    return pd.DataFrame(typed, columns=list(columns))


def _read_column(frame: pd.DataFrame, name: str, dtype: str) -> pd.Series[Any]:
    if name not in frame:
        found = pd.Series([None] * len(frame), dtype=object)
    else:
        found = frame[name].map(lambda cell: cell.removeprefix("'") or None).astype(object)
    if dtype in _NUMBERS:
        # A column of whole numbers with gaps, as a redacted or older table may have, is one of fractions here.
        numbers: pd.Series[Any] = pd.to_numeric(found) if len(found) else pd.Series([], dtype=dtype)
        return numbers.astype("Int64") if dtype == "Int64" else numbers
    if dtype.startswith("datetime64"):
        return pd.to_datetime(found, format="ISO8601", utc=True).astype(UTC_TIME)
    return found.astype("str")
