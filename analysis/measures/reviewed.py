"""What people have checked: how many rows of each table they accepted, corrected or added."""

from __future__ import annotations

import pandas as pd

from analysis.schemas import TABLES, VOUCHED, Tables

_COLUMNS = ["table", "row_count", "accepted_count", "corrected_count", "added_count", "reviewed_share", "sentences"]


def count_reviews(tables: Tables) -> pd.DataFrame:
    """Count what people have checked.

    A row is a table of which a person has judged a row. Columns: ``table``, ``row_count`` (all that are shown),
    ``accepted_count``, ``corrected_count``, ``added_count``, ``reviewed_share`` (0–1), ``sentences`` (where the judged
    rows stand, in one text; empty where there are several).
    """
    rows: list[dict[str, object]] = []
    for table in (name for name in TABLES if "review" in tables[name]):
        frame = tables[table]
        judged = frame[frame["review"].isin(VOUCHED)]
        if judged.empty:
            continue
        marks = sorted({int(n) for n in judged["sentence"]}) if len(tables.documents) == 1 else []
        counts = {f"{word}_count": int((judged["review"] == word).sum()) for word in VOUCHED}
        rows.append(
            {
                "table": table, "row_count": len(frame), **counts, "reviewed_share": len(judged) / len(frame),
                "sentences": tuple(marks),
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=_COLUMNS)
