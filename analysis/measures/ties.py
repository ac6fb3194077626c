"""Leverage and ties, figures, and places: rows with names in the place of ids."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import name_actors

_TIES = ["relation_id", "subject", "relation", "object", "instrument", "strength", "quote", "sentence", "sentences"]
_FIGURES = [
    "quantity_id", "quote", "value", "low", "high", "comparator", "unit", "counted", "actor", "source", "sourcing",
    "factuality", "sentence", "sentences",
]  # fmt: skip
_PLACES = ["place_id", "name", "country", "latitude", "longitude", "mention_count", "event_count", "sentences"]


def list_ties(relations: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """List standing ties, leverage first.

    A row is a tie. ``object`` is the other's name, or the words of what is no actor.
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
    order = {"leverage_over": 0, "influences": 1, "borders": 2}
    return frame.sort_values("relation", key=lambda c: c.map(order).fillna(9), kind="stable").reset_index(drop=True)


def list_figures(quantities: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """List numbers, each with what it counts, whose it is and who says so.

    A row is a number. ``source`` is the claimant as written, null for the article's own voice; ``sourcing`` its sort.
    """
    names = name_actors(actors)
    by_id = {row["claim_id"]: row for row in claims.to_dict("records")}
    rows = []
    for row in quantities.to_dict("records"):
        claim = by_id.get(row["claim_id"]) if isinstance(row["claim_id"], str) else None
        rows.append(
            {
                **{column: row.get(column) for column in _FIGURES},
                "actor": names.get(row["actor_id"]) if isinstance(row["actor_id"], str) else None,
                "source": claim["source_quote"] if claim else None,
                "sourcing": claim["sourcing"] if claim else "unattributed",
                "factuality": claim["factuality"] if claim else None,
                "sentences": (row["sentence"],),
            }
        )
    return pd.DataFrame(rows, columns=_FIGURES)


def locate_places(places: pd.DataFrame, place_mentions: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """List places, those with most events first.

    A row is a place, with coordinates in degrees (null where unknown), and how often it is named and is where an event
    happened.
    """
    rows = []
    for place in places.to_dict("records"):
        own = place_mentions[place_mentions["place_id"] == place["place_id"]]
        marks = sorted({int(n) for n in own["sentence"]} | {int(place["sentence"])})
        rows.append(
            {
                **{column: place.get(column) for column in _PLACES},
                "mention_count": len(own),
                "event_count": int((events["place_id"] == place["place_id"]).sum()),
                "sentences": tuple(marks[:5]),
            }
        )
    frame = pd.DataFrame(rows, columns=_PLACES)
    return frame.sort_values(["event_count", "mention_count"], ascending=False, kind="stable").reset_index(drop=True)
