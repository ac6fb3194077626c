"""One Delta table on disk: made with its model's columns, written under a lock that the store holds, read by version."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable, Schema, write_deltalake
from deltalake.exceptions import DeltaError
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

from analysis.errors import StoreError
from analysis.schemas import TABLES

#: A report may name any version for ever, so that neither log entries nor replaced files may expire.
_KEEP_EVERYTHING: Mapping[str, str | None] = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}
#: Each commit adds a file; past this many they are merged into few, so that reading stays quick.
_MOST_FILES = 64

_ARROW_TYPES = {
    "str": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "datetime64[us, UTC]": pa.timestamp("us", "UTC"),
}


@lru_cache
def column_types(table: str) -> Mapping[str, Any]:
    """Give the pandas type of each column of a table, as its model declares it."""
    return {name: column.dtype.type for name, column in TABLES[table].to_schema().columns.items()}


def arrow_schema(table: str) -> pa.Schema:
    """Give the Arrow schema of a table, as its model declares it."""
    return pa.schema([pa.field(name, _ARROW_TYPES[str(dtype)]) for name, dtype in column_types(table).items()])


def to_arrow(frame: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    """Turn a frame into an Arrow table; what pandas calls missing is null."""
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata(None)


def ensure_table(path: Path, schema: pa.Schema) -> DeltaTable:
    """Open a Delta table; make it, empty, where there is none."""
    if not DeltaTable.is_deltatable(str(path)):
        path.mkdir(parents=True, exist_ok=True)
        DeltaTable.create(str(path), schema, mode="ignore", configuration=_KEEP_EVERYTHING)
    return open_table(path)


def add_missing_columns(delta: DeltaTable, schema: pa.Schema) -> None:
    """Give a table that an earlier version of the program wrote the columns that it lacks; they are null in its rows.

    Raises
    ------
    StoreError
        When it has columns that its model no longer knows, or of another type: its rows cannot stand beside new ones.
    """
    stored = pa.schema(delta.schema().to_arrow())
    if [field.name for field in stored if schema.get_field_index(field.name) < 0] or any(
        stored.field(field.name).type != field.type for field in schema if field.name in stored.names
    ):
        raise StoreError(
            f"The table {url2pathname(urlsplit(delta.table_uri).path)} was written by another version of the program, with "
            "other columns. Move the folder of the tables away and extract again; corrections stay."
        )
    if missing := [field for field in schema if field.name not in stored.names]:
        delta.alter.add_columns(list(Schema.from_arrow(pa.schema(missing)).fields))


def open_table(path: Path, version: int | None = None) -> DeltaTable:
    """Open a Delta table, the newest version or a given one.

    Raises
    ------
    StoreError
        When the table is not there, damaged, or has no such version.
    """
    try:
        return DeltaTable(str(path), version=version)
    except (DeltaError, OSError) as error:
        named = "" if version is None else f" at version {version}"
        raise StoreError(
            f"The table {path}{named} cannot be read ({_first_line(error)}). "
            "Restore the folder from a copy, or remove it with the other tables and extract again."
        ) from error


def read_table(
    delta: DeltaTable, *, columns: Sequence[str] | None = None, document_ids: Collection[str] | None = None
) -> pa.Table:
    """Read a Delta table, all rows or those of some documents.

    Raises
    ------
    StoreError
        When its files cannot be read.
    """
    filters = None if document_ids is None else [("document_id", "in", sorted(document_ids))]
    # deltalake's own file system is Python called from Arrow's threads: one that lets a file go while the interpreter
    # ends aborts the process ("terminate called without an active exception").
    files = SubTreeFileSystem(url2pathname(urlsplit(delta.table_uri).path), LocalFileSystem())
    try:
        return delta.to_pyarrow_table(None, None if columns is None else list(columns), files, filters)
    except (DeltaError, OSError, pa.ArrowException) as error:
        raise StoreError(f"The files of table {delta.table_uri} cannot be read ({_first_line(error)}).") from error


def replace_rows(delta: DeltaTable, rows: pa.Table, *, document_ids: Collection[str], stored: Collection[str]) -> int:
    """Replace the rows of some documents in one commit, and give the table's version after it.

    Documents not yet in `stored` are appended, which reads nothing; a table that has no row to add or remove gets no
    commit.
    """
    if set(document_ids) & set(stored):
        quoted = ", ".join("'" + document_id.replace("'", "''") + "'" for document_id in sorted(document_ids))
        write_deltalake(delta, rows, mode="overwrite", predicate=f"document_id IN ({quoted})")
    elif rows.num_rows:
        write_deltalake(delta, rows, mode="append")
    return compact_files(delta)


def compact_files(delta: DeltaTable) -> int:
    """Merge a table's files where they have become many, and give its newest version; earlier ones stay readable."""
    delta.update_incremental()
    if len(delta.file_uris()) > _MOST_FILES:
        delta.optimize.compact()
        delta.update_incremental()
    return int(delta.version())


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
