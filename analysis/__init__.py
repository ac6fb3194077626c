"""Communiqué: news about conflict and mediation, as structured data and as reports that lead back to their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.opening import open_document, open_documents, open_previous

if TYPE_CHECKING:
    from analysis.store import Store

__version__ = "0.1.0"
__all__ = ["Store", "__version__", "open_document", "open_documents", "open_previous"]


def __getattr__(name: str) -> Any:
    # The store brings pandas and Delta Lake, which `import analysis` alone should not wait for.
    if name == "Store":
        from analysis.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
