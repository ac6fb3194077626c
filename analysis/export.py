"""Export tables to CSV, Excel, SQLite or Parquet; text of articles stays text in each of them."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.csv_format import RUNS_AS_FORMULA, format_csv, format_time, plain_rows
from analysis.datapackage import DATAPACKAGE, build_datapackage
from analysis.errors import StoreError, UnknownName
from analysis.schemas import KEYS, REFERENCES, TABLES

EXCEL_CELL_CHARACTERS = 32_767
EXCEL_ROWS = 1_048_576

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_EXCEL_TIME = pd.Timestamp("1900-03-01", tz="UTC")
_SQLITE_TYPES = {"int64": "INTEGER", "Int64": "INTEGER", "float64": "REAL"}


@dataclass(frozen=True)
class Export:
    """What was written: the file or folder, and what a reader must know of it, a sentence each."""

    path: Path
    notes: tuple[str, ...] = ()


def export_tables(tables: Mapping[str, pd.DataFrame], target: Path, *, format: str, overwrite: bool = False) -> Export:
    """Write tables to a file or folder that appears whole or not at all.

    Parameters
    ----------
    tables : mapping of table name to frame
    target : Path
        A folder for ``csv`` (one ``.csv`` a table, and a ``datapackage.json`` that describes them) and ``parquet`` (one ``.parquet`` a table), a file for ``excel``
        (one sheet a table) and ``sqlite`` (with keys).
    format : {"csv", "excel", "sqlite", "parquet"}
    overwrite : bool, keyword-only
        Replace the target if there is one. A folder is replaced only if it holds nothing but an export.

    Raises
    ------
    UnknownName
        When the format does not exist.
    StoreError
        When the target exists, cannot be written, or a table is too long for a sheet of Excel.
    """
    if format not in _WRITERS:
        raise UnknownName(f"No export format is called {format!r}; there are: {', '.join(_WRITERS)}.")
    _require_free(target, overwrite=overwrite)
    with _written_aside(target) as aside:
        notes = _WRITERS[format](tables, aside)
    return Export(target, tuple(notes))


def _write_csv(tables: Mapping[str, pd.DataFrame], folder: Path) -> Sequence[str]:
    folder.mkdir()
    for table, frame in tables.items():
        (folder / f"{table}.csv").write_text(format_csv(frame), encoding="utf-8", newline="")
    package = json.dumps(build_datapackage(tables), ensure_ascii=False, indent=2) + "\n"
    (folder / DATAPACKAGE).write_text(package, encoding="utf-8")
    return ()


def _write_parquet(tables: Mapping[str, pd.DataFrame], folder: Path) -> Sequence[str]:
    folder.mkdir()
    for table, frame in tables.items():
        frame.to_parquet(folder / f"{table}.parquet", index=False)
    return ()


def _write_sqlite(tables: Mapping[str, pd.DataFrame], file: Path) -> Sequence[str]:
    with closing(sqlite3.connect(file)) as database, database:
        for table, frame in tables.items():
            columns = [f'"{name}" {_SQLITE_TYPES.get(str(dtype), "TEXT")}' for name, dtype in frame.dtypes.items()]
            keys = ", ".join(f'"{name}"' for name in KEYS.get(table, ()))
            links = [
                f'FOREIGN KEY ("{column}") REFERENCES "{other}" ("{KEYS[other][0]}")'
                for column, other in REFERENCES.get(table, {}).items()
            ]
            parts = [*columns, *([f"PRIMARY KEY ({keys})"] if keys else []), *links]
            database.execute(f'CREATE TABLE "{table}" ({", ".join(parts)})')
            holes = ", ".join("?" * len(frame.columns))
            database.executemany(f'INSERT INTO "{table}" VALUES ({holes})', plain_rows(frame))
    return ()


def _write_excel(tables: Mapping[str, pd.DataFrame], file: Path) -> Sequence[str]:
    # openpyxl is slow to import, and needed for this format only.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    notes: list[str] = []
    book = Workbook(write_only=True)
    for table, frame in tables.items():
        if len(frame) >= EXCEL_ROWS:
            raise StoreError(
                f"Table {table} has {len(frame):,} rows, and a sheet of Excel holds {EXCEL_ROWS:,}: export it as Parquet, "
                "SQLite or CSV."
            )
        sheet = book.create_sheet(table)
        sheet.freeze_panes = "A2"
        sheet.append(list(frame.columns))
        cut = 0
        for row in frame.itertuples(index=False):
            cells: list[Any] = []
            for value in row:
                plain = _for_excel(value)
                if isinstance(plain, str) and len(plain) > EXCEL_CELL_CHARACTERS:
                    cut += 1
                    plain = _cut_for_excel(plain)
                cell = WriteOnlyCell(sheet, value=plain if not isinstance(plain, str) else None)
                if isinstance(plain, str):
                    # Set past openpyxl's guess, which takes "=…" for a formula and "#N/A" for an error.
                    cell._value, cell.data_type = plain, "s"
                    cell.quotePrefix = bool(RUNS_AS_FORMULA.match(plain))
                cells.append(cell)
            sheet.append(cells)
        if cut:
            cells_are = "cell is" if cut == 1 else "cells are"
            notes.append(
                f"Sheet {table}: {cut} {cells_are} longer than the {EXCEL_CELL_CHARACTERS:,} characters that Excel holds; "
                "each is cut and says so at its end. CSV, SQLite and Parquet keep them whole."
            )
    if not tables:
        book.create_sheet("empty")
    book.save(file)
    return notes


_WRITERS: dict[str, Callable[[Mapping[str, pd.DataFrame], Path], Sequence[str]]] = {
    "csv": _write_csv,
    "excel": _write_excel,
    "sqlite": _write_sqlite,
    "parquet": _write_parquet,
}
FORMATS = tuple(_WRITERS)


def _for_excel(value: Any) -> Any:
    """Give a value as Excel can hold it: times as UTC without zone, characters that XML lacks as ``_x001B_``."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        # Excel's calendar begins in 1900, with a leap day that was none.
        return (
            value.tz_convert("UTC").tz_localize(None).to_pydatetime()
            if value >= _FIRST_EXCEL_TIME
            else format_time(value)
        )
    if isinstance(value, str):
        return _NOT_IN_XML.sub(lambda match: f"_x{ord(match.group()):04X}_", value)
    return value


def _cut_for_excel(text: str) -> str:
    note = f" … [cut: {len(text):,} characters, of which Excel holds {EXCEL_CELL_CHARACTERS:,}]"
    return text[: EXCEL_CELL_CHARACTERS - len(note)] + note


def _require_free(target: Path, *, overwrite: bool) -> None:
    if not target.exists():
        return
    if not overwrite:
        raise StoreError(f"{target} exists already: name another target, or say --force to replace it.")
    if target.is_dir():
        written = {f"{table}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")} | {DATAPACKAGE}
        others = sorted(entry.name for entry in target.iterdir() if entry.name not in written)
        if others:
            raise StoreError(
                f"The folder {target} holds more than an export ({', '.join(others[:3])}), and is not replaced: name another."
            )


@contextmanager
def _written_aside(target: Path) -> Iterator[Path]:
    """Give a path beside the target to write to, and rename it into place when all went well."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}-", dir=target.parent))
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror}): name another target.") from None
    try:
        aside = workshop / "new"
        yield aside
        # A folder cannot be renamed over another, nor a file over a folder: there the old one steps aside first.
        if target.is_dir() or (target.exists() and aside.is_dir()):
            target.rename(workshop / "old")
        aside.replace(target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror or error}).") from error
    finally:
        if (workshop / "old").exists() and not target.exists():
            (workshop / "old").rename(target)
        shutil.rmtree(workshop, ignore_errors=True)
