"""Who is involved: actors with how often they are named, act and are heard."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import name_actors

_ROSTER = [
    "actor_id", "name", "kind", "country", "role", "belongs_to", "mention_count", "event_count", "claim_count", "is_named",
    "sentences",
]  # fmt: skip


def list_actors(
    actors: pd.DataFrame, mentions: pd.DataFrame, participants: pd.DataFrame, claims: pd.DataFrame
) -> pd.DataFrame:
    """List who is involved, those who act most first.

    A row is an actor. ``belongs_to`` is the name of the body it acts for; ``mention_count``, ``event_count`` and
    ``claim_count`` say how often it is named, takes part and is a source; ``is_named`` whether by a name of its own, and
    not as "soldiers"; ``sentences`` are the first five that name it.
    """
    names = name_actors(actors)
    rows = []
    for actor in actors.to_dict("records"):
        own = mentions[mentions["actor_id"] == actor["actor_id"]]
        marks = sorted({int(n) for n in own["sentence"]} | {int(actor["sentence"])})
        rows.append(
            {
                **{column: actor.get(column) for column in _ROSTER},
                "belongs_to": names.get(actor["belongs_to"]) if isinstance(actor["belongs_to"], str) else None,
                "mention_count": len(own),
                "event_count": participants[participants["actor_id"] == actor["actor_id"]]["event_id"].nunique(),
                "claim_count": int((claims["source_actor_id"] == actor["actor_id"]).sum()),
                "is_named": bool((own["form"] == "name").any()),
                "sentences": tuple(marks[:5]),
            }
        )
    frame = pd.DataFrame(rows, columns=_ROSTER)
    return frame.sort_values(["event_count", "mention_count"], ascending=False, kind="stable").reset_index(drop=True)
