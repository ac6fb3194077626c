"""Words of likelihood: how surely a thing may be said, from factuality and the sort of source; defined once."""

from __future__ import annotations

import pandas as pd

from analysis.measures.lexicon import load_words

_UNNAMED = frozenset({"unnamed_people", "media"})


def describe_likelihood(factuality: float | None, sourcing: str | None) -> str | None:
    """Give the word of likelihood for a factuality (−3 … 3) and a sort of source (None: the article's own voice).

    Examples
    --------
    >>> describe_likelihood(1.0, "media")
    'reported, unconfirmed'
    """
    if factuality is None or pd.isna(factuality):
        return None
    key = _key(float(factuality), sourcing)
    return next(row["word"] for row in load_words("likelihood") if row["key"] == key)


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
    return pd.DataFrame([dict(row) for row in load_words("likelihood")], columns=["key", "word", "meaning"])[
        ["word", "meaning"]
    ]
