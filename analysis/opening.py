"""Open what is stored, as a notebook does first: one text, several as one, and the tables of an earlier edition."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.schemas import Tables


def open_document(document_id: str = "", *, data_dir: Path | str | None = None, version: int | None = None) -> Tables:
    """Open all tables of one stored document, as a notebook does first.

    Parameters
    ----------
    document_id : str
        The document's id, the beginning of it, or its name; where none is given, the document that was read last.
    data_dir : Path or str, optional
        Folder that holds ``tables/``; the settings' where none is given.
    version : int, optional
        The data version; the newest where none is given.

    Raises
    ------
    UnknownName
        When no document is meant, or more than one, there is no such version, or nothing is stored yet.

    Examples
    --------
    >>> open_document("pakistan-turns-to-iran").events  # doctest: +SKIP
    """
    from analysis.settings import Settings
    from analysis.store import Store

    store = Store(Path(data_dir) if data_dir is not None else Settings().data_dir)
    if not document_id:
        return store.load([store.find_newest(version=version)], version=version)
    return store.load([store.find_document(document_id, version=version)], version=version)


def open_documents(
    names: Collection[str] = (),
    *,
    outlets: Collection[str] = (),
    since: str = "",
    until: str = "",
    data_dir: Path | str | None = None,
    version: int | None = None,
) -> Tables:
    """Open several stored documents as one, as a notebook on many texts does first.

    The texts are in order of time, their sentences numbered through, and an actor that several name is one; see
    `analysis.measures.join_texts`.

    Parameters
    ----------
    names : collection of str
        Ids, beginnings of ids, or names; all documents where none are given.
    outlets : collection of str
        Only texts of these outlets.
    since, until : str
        Only texts published on these days or between them, ISO 8601; empty for no bound. A bound leaves out texts
        without a date.
    data_dir : Path or str, optional
        Folder that holds ``tables/``; the settings' where none is given.
    version : int, optional
        The data version; the newest where none is given.

    Raises
    ------
    UnknownName
        When a document or the version does not exist, or no text is left.
    ParameterError
        When a day is none.

    Examples
    --------
    >>> open_documents(since="1990-01-01").documents  # doctest: +SKIP
    """
    from analysis.errors import UnknownName
    from analysis.measures import join_texts
    from analysis.settings import Settings
    from analysis.store import Store

    store = Store(Path(data_dir) if data_dir is not None else Settings().data_dir)
    documents = store.read("documents", version=version)
    if names:
        documents = documents[
            documents["document_id"].isin([store.find_document(name, version=version) for name in names])
        ]
    if outlets:
        documents = documents[documents["outlet"].str.casefold().isin([outlet.casefold() for outlet in outlets])]
    if since:
        documents = documents[documents["published_at"] >= _read_day(since, "since")]
    if until:
        documents = documents[documents["published_at"] < _read_day(until, "until") + timedelta(days=1)]
    if documents.empty:
        raise UnknownName(
            f"No text in {store.data_dir} is meant by these names, outlets and days; `communique documents` lists them."
        )
    return join_texts(store.load(list(documents["document_id"]), version=version))


def open_previous(edition: str, *, out_dir: Path | str | None = None) -> Tables | None:
    """Open the tables of an earlier edition, as it was published.

    Nothing where none is named, or where it is damaged or holds no tables: a report is not to fail for its forerunner.

    Parameters
    ----------
    edition : str
        ``REPORT/EDITION``, as the engine names the edition before the one that it makes.
    out_dir : Path or str, optional
        The folder of editions; the settings' where none is given.

    Raises
    ------
    UnknownName
        When there is no such edition.

    Examples
    --------
    >>> open_previous("") is None
    True
    """
    from analysis.errors import DataError, UnknownName
    from analysis.reporting.edition_tables import read_edition_tables
    from analysis.settings import Settings

    if not edition:
        return None
    folder = (Path(out_dir) if out_dir is not None else Settings().out_dir) / edition
    if ".." in folder.parts or not folder.is_dir():
        raise UnknownName(f"There is no edition {edition!r} in {folder.parent.parent}; write it as REPORT/EDITION.")
    if not (folder / "manifest.json").is_file() or not (folder / "tables" / "documents.csv").is_file():
        return None
    try:
        return read_edition_tables(folder)
    except DataError:
        return None


def _read_day(written: str, name: str) -> datetime:
    """Read a day of ISO 8601, as UTC."""
    from analysis.errors import ParameterError

    try:
        return datetime.combine(date.fromisoformat(written[:10]), time(), tzinfo=UTC)
    except ValueError:
        raise ParameterError(f"{name} is {written!r}, which is no day; write it as 2026-11-24.") from None
