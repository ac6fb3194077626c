"""Communiqué: news about conflict and mediation, as structured data and as reports that lead back to their sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.schemas import Tables
    from analysis.store import Store

__version__ = "0.1.0"
__all__ = ["Store", "__version__", "open_document"]


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
        return store.load([_find_newest(store, version)], version=version)
    return store.load([store.find_document(document_id, version=version)], version=version)


def _find_newest(store: Store, version: int | None) -> str:
    """Give the id of the document that was read last."""
    from analysis.errors import UnknownName

    documents = store.read("documents", version=version).sort_values(["retrieved_at", "document_id"])
    if documents.empty:
        raise UnknownName(
            f"No document is stored in {store.data_dir} yet. Say: communique extract ARTICLE, or name another folder."
        )
    return str(documents["document_id"].iloc[-1])


def __getattr__(name: str) -> Any:
    # The store brings pandas and Delta Lake, which `import analysis` alone should not wait for.
    if name == "Store":
        from analysis.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
