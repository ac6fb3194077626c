"""Words of likelihood: how surely a thing may be said, from factuality and the sort of source; defined once."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import pandas as pd

_LEXICON = Path(__file__).resolve().parent / "lexicons" / "likelihood.csv"
_UNNAMED = frozenset({"unnamed_people", "media"})


@lru_cache(maxsize=1)
def _scale() -> dict[str, dict[str, str]]:
    with _LEXICON.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(line for line in file if not line.startswith("#"))}


def describe_likelihood(factuality: float | None, sourcing: str | None) -> str | None:
    """Give the word of likelihood for a factuality (−3 … 3) and a sort of source (None: the article's own voice).

    Examples
    --------
    >>> describe_likelihood(1.0, "media")
    'reported, unconfirmed'
    """
    if factuality is None or pd.isna(factuality):
        return None
    return _scale()[_key(float(factuality), sourcing)]["word"]


def _key(factuality: float, sourcing: str | None) -> str:
    if factuality <= -2:
        return "denied"
    if factuality < 0:
        return "doubted"
    if factuality < 0.5:
        return "open"
    if factuality < 2 or sourcing in _UNNAMED:
        return "unconfirmed" if sourcing in _UNNAMED else "hedged"
    return "stated" if sourcing in {None, "unattributed"} else "conceded" if factuality >= 3 else "sourced"


def list_likelihood_words() -> pd.DataFrame:
    """List the scale of likelihood, surest first.

    A row is a word. Columns: ``word``, ``meaning``.
    """
    return pd.DataFrame(list(_scale().values()), columns=["key", "word", "meaning"])[["word", "meaning"]]
