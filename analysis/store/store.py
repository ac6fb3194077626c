"""The store: all tables of all documents in one folder, written whole and read by version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError
from filelock import FileLock, Timeout

from analysis.errors import StoreError, UnknownName
from analysis.review import CorrectionLog, fingerprint_entries, lay_over
from analysis.row_checks import Extraction
from analysis.schemas import KEYS, TABLES, Tables
from analysis.store.batches import join_extractions, take_documents
from analysis.store.delta import (
    add_missing_columns,
    arrow_schema,
    column_types,
    compact_files,
    ensure_table,
    open_table,
    read_table,
    replace_rows,
    to_arrow,
)

#: The table that is written last: a row is a whole state of the store, with the Delta version of each table in it.
SNAPSHOTS = "snapshots"
_SNAPSHOT_SCHEMA = pa.schema(
    [
        pa.field("version", pa.int64()),
        pa.field("written_at", pa.timestamp("us", "UTC")),
        *(pa.field(table, pa.int64()) for table in TABLES),
    ]
)


class Store:
    """The tables of all documents, as Delta Lake, in ``data_dir/tables/<table>``.

    A write touches several Delta tables, and commits to the table ``snapshots`` last. A reader reads the versions that
    the newest snapshot names, so that nobody sees half a write; what a killed writer left behind is undone by the next
    writer. The *data version* is the number of the snapshot: 0 is the empty store, and each version stays readable.

    Parameters
    ----------
    data_dir : Path
        Folder that holds ``tables/``; made when something is written.
    lock_timeout_s : float, keyword-only
        How long a writer waits for another one, in seconds.

    Examples
    --------
    >>> import tempfile
    >>> store = Store(Path(tempfile.mkdtemp()))
    >>> store.version, len(store.read("events"))
    (0, 0)
    """

    def __init__(self, data_dir: Path, *, lock_timeout_s: float = 300) -> None:
        self.data_dir = Path(data_dir)
        self.tables_dir = self.data_dir / "tables"
        self._lock_timeout_s = lock_timeout_s

    # Reading

    @property
    def version(self) -> int:
        """The newest data version; 0 while nothing is stored."""
        return int(max(self._snapshots()["version"], default=0))

    def versions(self, version: int | None = None) -> dict[str, int]:
        """Give the Delta version of each table in a data version, the newest unless one is named.

        Raises
        ------
        UnknownName
            When there is no such data version.
        """
        snapshots = self._snapshots()
        newest = max(snapshots["version"], default=0)
        wanted = newest if version is None else version
        if wanted == 0:
            return dict.fromkeys(TABLES, 0)
        found = snapshots[snapshots["version"] == wanted]
        if found.empty:
            raise UnknownName(f"The data in {self.tables_dir} has no version {wanted}; it has 0 to {newest}.")
        return {table: int(found[table].iloc[0]) for table in TABLES}

    def history(self) -> pd.DataFrame:
        """List the data versions: a row is a version, with ``written_at`` (UTC) and each table's Delta version."""
        return self._snapshots().sort_values("version", ignore_index=True)

    def read(self, table: str, *, document_id: str | None = None, version: int | None = None) -> pd.DataFrame:
        """Read one table, of all documents or of one, as its model types it and in the order of the text.

        The rows are as reviewers left them, like those of `load`.

        Parameters
        ----------
        table : str
            A name of `analysis.schemas.TABLES`.
        document_id : str, optional
            Only the rows of this document.
        version : int, optional
            The data version; the newest where none is given.

        Raises
        ------
        UnknownName
            When there is no such table, document or version.
        StoreError
            When the files cannot be read.
        """
        self._require_table(table)
        versions = self.versions(version)
        wanted = None if document_id is None else [document_id]
        if wanted is not None:
            self._require_documents(wanted, versions)
        if table not in ("documents", "sentences") and self.corrections.read(wanted):
            return self.load(wanted, version=version)[table]
        return self._read(table, versions, wanted)

    @property
    def corrections(self) -> CorrectionLog:
        """The log of what reviewers said of the rows, in ``data_dir/corrections``."""
        return CorrectionLog(self.data_dir)

    def load(
        self,
        document_ids: Iterable[str] | None = None,
        *,
        version: int | None = None,
        corrected: bool = True,
        rejected: bool = False,
    ) -> Tables:
        """Read all tables, of all documents or of some, from one data version, as reviewers left them.

        Parameters
        ----------
        document_ids : iterable of str, optional
            Ids of the documents; all where none are given.
        version : int, optional
            The data version; the newest where none is given. Corrections have no versions: the log as it is now is
            laid over the rows of any.
        corrected : bool, keyword-only
            Lay the corrections over the rows; else they are the machine's.
        rejected : bool, keyword-only
            Keep the rows that a reviewer rejected, marked so, for somebody who reviews.

        Raises
        ------
        UnknownName
            When a document or the version does not exist.
        StoreError
            When the files cannot be read.
        DataError
            When the corrections give a row values that its table cannot hold.
        """
        versions = self.versions(version)
        wanted = None if document_ids is None else list(document_ids)
        if wanted is not None:
            self._require_documents(wanted, versions)
        frames = {table: self._read(table, versions, wanted) for table in TABLES}
        entries = self.corrections.read(set(frames["documents"]["document_id"])) if corrected else []
        if not entries:
            return Tables(**frames, versions=versions, corrections="", conflicts=(), rejected=0)
        overlaid = lay_over(frames, entries, keep_rejected=rejected)
        conflicts = tuple(conflict.row_id for conflict in overlaid.conflicts)
        return Tables(
            **overlaid.frames,
            versions=versions,
            corrections=fingerprint_entries(entries),
            conflicts=conflicts,
            rejected=overlaid.rejected,
        )

    def list_files(self, table: str, *, version: int | None = None) -> list[str]:
        """List the Parquet files of a table in one data version, for DuckDB and whatever else reads Parquet.

        They hold the machine's rows, without what reviewers said; `analysis.query` asks the corrected ones.

        Raises
        ------
        UnknownName
            When there is no such table or version.

        Examples
        --------
        >>> import duckdb, tempfile  # doctest: +SKIP
        >>> files = Store(Path("data")).list_files("events")  # doctest: +SKIP
        >>> duckdb.sql("select type, count(*) from read_parquet($files) group by type", params={"files": files})
        ... # doctest: +SKIP
        """
        self._require_table(table)
        versions = self.versions(version)
        if not DeltaTable.is_deltatable(str(self.tables_dir / table)):
            return []
        return sorted(open_table(self.tables_dir / table, versions[table]).file_uris())

    def find_document(self, name: str, *, version: int | None = None) -> str:
        """Give the id of the document that has a name, or an id that begins so.

        Raises
        ------
        UnknownName
            When no document, or more than one, is meant.
        """
        documents = self._read("documents", self.versions(version), None, columns=("document_id", "name"))
        for matches in (
            documents["document_id"] == name,
            documents["name"] == name,
            documents["document_id"].str.startswith(name) & bool(name),
        ):
            found = documents[matches]
            if len(found) == 1:
                return str(found["document_id"].iloc[0])
            if len(found) > 1:
                raise UnknownName(f"{name!r} could be {_list_documents(found)}; give more of the id.")
        raise UnknownName(f"No document is called {name!r}; there are: {_list_documents(documents)}.")

    def find_newest(self, *, version: int | None = None) -> str:
        """Give the id of the document that was read last.

        Raises
        ------
        UnknownName
            When nothing is stored yet.
        """
        documents = self.read("documents", version=version).sort_values(["retrieved_at", "document_id"])
        if documents.empty:
            raise UnknownName(
                f"No document is stored in {self.data_dir} yet. Say: communique extract ARTICLE, or name another folder."
            )
        return str(documents["document_id"].iloc[-1])

    # Writing

    def replace(self, extractions: Iterable[Extraction], *, batch_size: int = 200) -> int:
        """Store documents with all their rows; rows of a document that is stored already are replaced whole.

        Each batch is one data version; an error in a later batch leaves the earlier ones stored. A document that is
        stored already keeps its ``retrieved_at``.

        Parameters
        ----------
        extractions : iterable of Extraction
            Taken as they come, so that a generator may extract while the store writes.
        batch_size : int, keyword-only
            Documents a commit, at least; the last may have fewer.

        Returns
        -------
        int
            The data version that holds them.

        Raises
        ------
        StoreError
            When the folder cannot be written, or another writer holds it too long.
        """
        remaining = iter(extractions)
        version = self.version
        while batch := list(take_documents(remaining, batch_size)):
            with self._locked():
                version = self._write(join_extractions(batch))
        return version

    def _write(self, checked: Mapping[str, pd.DataFrame]) -> int:
        """Write one batch: every table, then the snapshot that makes it valid."""
        version = self.version + 1
        named = self.versions()
        try:
            deltas = self._heal(named)
            stored = self._read("documents", named, None, columns=("document_id", "retrieved_at"))
            first_read = dict(zip(stored["document_id"], stored["retrieved_at"], strict=True))
            after: dict[str, int] = {}
            document_ids = list(checked["documents"]["document_id"])
            for table, frame in checked.items():
                rows = to_arrow(
                    _keep_retrieval(frame, first_read) if table == "documents" else frame, arrow_schema(table)
                )
                after[table] = replace_rows(deltas[table], rows, document_ids=document_ids, stored=first_read.keys())
            row = {"version": version, "written_at": datetime.now(UTC), **after}
            delta = ensure_table(self.tables_dir / SNAPSHOTS, _SNAPSHOT_SCHEMA)
            write_deltalake(delta, pa.Table.from_pylist([row], schema=_SNAPSHOT_SCHEMA), mode="append")
            compact_files(delta)
        except (DeltaError, OSError) as error:
            raise StoreError(
                f"The tables in {self.tables_dir} could not be written ({error}); what was stored before is as it was."
            ) from error
        return version

    def _heal(self, named: Mapping[str, int]) -> dict[str, DeltaTable]:
        """Open every table at the version that the newest snapshot names, undoing what a killed writer left."""
        deltas: dict[str, DeltaTable] = {}
        for table in TABLES:
            delta = ensure_table(self.tables_dir / table, arrow_schema(table))
            if delta.version() != named[table]:
                delta.restore(named[table])
                delta.update_incremental()
            add_missing_columns(delta, arrow_schema(table))
            deltas[table] = delta
        return deltas

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.tables_dir.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.tables_dir / ".lock", timeout=self._lock_timeout_s)
            lock.acquire()
        except Timeout:
            raise StoreError(
                f"Another program has been writing to {self.tables_dir} for {self._lock_timeout_s:g} seconds; try again later."
            ) from None
        except OSError as error:
            raise StoreError(
                f"The folder {self.tables_dir} cannot be written ({error.strerror}); name another with --data."
            ) from error
        try:
            yield
        finally:
            lock.release()

    # Shared by both

    def _snapshots(self) -> pd.DataFrame:
        path = self.tables_dir / SNAPSHOTS
        if not DeltaTable.is_deltatable(str(path)):
            snapshots: pd.DataFrame = _SNAPSHOT_SCHEMA.empty_table().to_pandas()
        else:
            snapshots = read_table(open_table(path)).to_pandas()
        return snapshots

    def _read(
        self,
        table: str,
        versions: Mapping[str, int],
        document_ids: Collection[str] | None,
        *,
        columns: tuple[str, ...] | None = None,
    ) -> pd.DataFrame:
        path = self.tables_dir / table
        # A store that was never written to has no tables yet; they are empty all the same.
        if not any(versions.values()) and not DeltaTable.is_deltatable(str(path)):
            rows = arrow_schema(table).empty_table()
        else:
            rows = read_table(open_table(path, versions[table]), document_ids=document_ids, columns=columns)
        frame: pd.DataFrame = rows.to_pandas()
        if columns is not None:
            return frame.reindex(columns=list(columns))
        # Rows that an earlier version of the program wrote lack what was thought of since.
        if list(frame.columns) != list(column_types(table)):
            frame = frame.reindex(columns=list(column_types(table)))
        by = [column for column in ("document_id", "sentence", "start", "end") if column in frame]
        key = [column for column in KEYS[table] if column not in by]
        # The rows were checked when they were written; here they only get the types of their model.
        ordered = frame.sort_values([*by, *key], ignore_index=True)
        # Most have theirs already; to ask for it again takes as long as to open the table.
        found = dict(zip(ordered.columns, ordered.dtypes, strict=True))
        return ordered.astype({name: kind for name, kind in column_types(table).items() if found.get(name) != kind})

    def _require_table(self, table: str) -> None:
        if table not in TABLES:
            raise UnknownName(f"No table is called {table!r}; there are: {', '.join(TABLES)}.")

    def _require_documents(self, document_ids: Collection[str], versions: Mapping[str, int]) -> None:
        documents = self._read("documents", versions, None, columns=("document_id", "name"))
        missing = sorted(set(document_ids) - set(documents["document_id"]))
        if missing:
            raise UnknownName(
                f"No document has the id {', '.join(missing[:5])}; there are: {_list_documents(documents)}."
            )


def _keep_retrieval(documents: pd.DataFrame, first_read: Mapping[str, pd.Timestamp]) -> pd.DataFrame:
    known = documents["document_id"].map(dict(first_read)).astype(documents["retrieved_at"].dtype)
    return documents.assign(retrieved_at=known.fillna(documents["retrieved_at"]))


def _list_documents(documents: pd.DataFrame, *, most: int = 5) -> str:
    shown = [f"{row.name} ({row.document_id})" for row in documents.head(most).itertuples(index=False)]
    if len(documents) > most:
        shown.append(f"and {len(documents) - most} more (communique documents lists them)")
    return ", ".join(shown) if shown else "none yet"
