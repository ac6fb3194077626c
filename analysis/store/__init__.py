"""Keeping: the tables as Delta Lake, each document replaced whole, every version readable again."""

from analysis.store.store import Store

__all__ = ["Store"]
