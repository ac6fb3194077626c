"""Leverage and other standing ties between actors."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import name_actors
from analysis.measures.corpus import join_sentences
from analysis.schemas import VOUCHED

_TIES = [
    "relation_id", "subject", "relation", "object", "instrument", "strength", "quote", "sentence", "sentences", "review",
]  # fmt: skip


def list_ties(relations: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """List standing ties, leverage first.

    A row is a tie, once however often it is told; ``quote`` and ``sentence`` are those of the first time. ``object`` is the
    other's name, or the words of what is no actor. ``review`` is what a person has judged of it, wherever it is told.
    """
    names = name_actors(actors)
    rows = [
        {
            **{column: row.get(column) for column in _TIES},
            "subject": names.get(row["subject_id"]),
            "object": names.get(row["object_id"], row["object_text"]),
            "sentences": (row["sentence"],),
        }
        for row in relations.to_dict("records")
    ]
    frame = pd.DataFrame(rows, columns=_TIES)
    if len(frame):
        same = ["subject", "relation", "object", "instrument", "strength"]
        groups = frame.groupby(same, dropna=False, sort=False)
        told = groups["sentences"].transform(lambda listed: [join_sentences(listed)] * len(listed))
        judged = groups["review"].transform(
            lambda said: [next(iter(said[said.isin(VOUCHED)]), said.iloc[0])] * len(said)
        )
        frame = frame.assign(sentences=told, review=judged).drop_duplicates(same)
    order = {"leverage_over": 0, "influences": 1, "borders": 2}
    return frame.sort_values("relation", key=lambda c: c.map(order).fillna(9), kind="stable").reset_index(drop=True)
