"""The analyst's desk: reviewing rows, the reader, the parameter form, and what else a person works with in JupyterLab."""

from __future__ import annotations

from typing import Any

__all__ = ["Reviewer"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from analysis.desk import reviewing

        return getattr(reviewing, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
