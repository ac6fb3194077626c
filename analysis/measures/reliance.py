"""How far rows can be relied on that only rules have read: how many are likely right, and which to look up first."""

from __future__ import annotations

import pandas as pd

_COLUMNS = ["row_count", "machine_count", "right_count", "sentences"]
#: Rows that are named as the least sure: as many as one looks up before sending a brief.
_NAMED = 3
#: Rows surer than this are not named among the least sure.
_SURE = 0.7


def estimate_reliance(rows: pd.DataFrame) -> pd.DataFrame:
    """Estimate how many of some rows are right, of one text, by what their rules got right on text annotated by hand.

    Takes rows of ``events`` or ``claims`` with ``confidence``, ``review``, ``rule`` and ``sentence``; what the article
    says in its own voice is left out, as it is no claim that could be misread. Gives one row, none where no rule
    has read any: ``row_count``, ``machine_count`` (read by rules and judged by nobody), ``right_count`` (those of them
    that are likely right: the sum of their confidences), ``sentences`` (where the least sure of them stand; at most three).
    """
    rows = rows[rows["rule"] != "own_voice"]
    unjudged = rows[rows["review"] == "machine"]
    if unjudged.empty:
        return pd.DataFrame(columns=_COLUMNS)
    doubtful = unjudged[unjudged["confidence"] < _SURE].sort_values(["confidence", "sentence"], kind="stable")
    estimate = {
        "row_count": len(rows),
        "machine_count": len(unjudged),
        "right_count": float(unjudged["confidence"].sum()),
        "sentences": tuple(sorted({int(n) for n in doubtful["sentence"].head(_NAMED)})),
    }
    return pd.DataFrame([estimate], columns=_COLUMNS)
