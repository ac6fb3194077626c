"""The analyst's desk: reviewing rows, the reader, the parameter form, and what else a person works with in JupyterLab."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PLACES = {"Reader": "reader", "Reviewer": "reviewing"}
__all__ = ["Reader", "Reviewer"]


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(import_module(f"analysis.desk.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
