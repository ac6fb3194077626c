"""Reporting: a notebook and its parameters to an executed notebook, to HTML and PDF, to an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.reporting.editions import Edition, publish_edition

__all__ = ["Edition", "publish_edition"]


def __getattr__(name: str) -> Any:
    # Jupyter and Typst are slow to import, and a list of report names needs neither.
    if name in __all__:
        from analysis.reporting import editions

        return getattr(editions, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
