"""Keeping: the tables as Delta Lake, each document replaced whole, every version readable again."""

from analysis.store.checks import check_extractions
from analysis.store.store import Store

__all__ = ["Store", "check_extractions"]
