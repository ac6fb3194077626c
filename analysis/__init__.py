"""Communiqué: news about conflict and mediation, as structured data and as reports that lead back to their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.desk.opening import open_form, open_paste, open_reader, query, show_sentence
from analysis.opening import open_document, open_documents, open_previous

if TYPE_CHECKING:
    from analysis.store import Store

__version__ = "0.1.0"
__all__ = [
    "Store",
    "__version__",
    "open_document",
    "open_documents",
    "open_form",
    "open_paste",
    "open_previous",
    "open_reader",
    "query",
    "show_sentence",
]


def load_ipython_extension(shell: Any) -> None:
    """Let frames that can be cited display as cited tables: ``%load_ext analysis``. Kernels of ours do it by themselves."""
    from analysis.desk.magic import load_into

    load_into(shell)


def unload_ipython_extension(shell: Any) -> None:
    """Let frames display as pandas has them."""
    from analysis.desk.magic import unload_from

    unload_from(shell)


def __getattr__(name: str) -> Any:
    # The store brings pandas and Delta Lake, which `import analysis` alone should not wait for.
    if name == "Store":
        from analysis.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
