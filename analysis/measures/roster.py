"""Who is involved: actors with how often they are named, act and are heard; and who acts on whom."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import find_bodies, name_actors

_ROSTER = [
    "actor_id", "name", "kind", "country", "role", "belongs_to", "mention_count", "event_count", "claim_count", "sentences",
]  # fmt: skip
_NETWORK = ["actor_id", "actor", "recipient_id", "recipient", "tone", "event_count", "mean_intensity", "sentences"]


def list_actors(
    actors: pd.DataFrame, mentions: pd.DataFrame, participants: pd.DataFrame, claims: pd.DataFrame
) -> pd.DataFrame:
    """List who is involved, those who act most first.

    A row is an actor. ``belongs_to`` is the name of the body it acts for; ``mention_count``, ``event_count`` and
    ``claim_count`` say how often it is named, takes part and is a source; ``sentences`` are the first five that name it.
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
                "sentences": tuple(marks[:5]),
            }
        )
    frame = pd.DataFrame(rows, columns=_ROSTER)
    return frame.sort_values(["event_count", "mention_count"], ascending=False, kind="stable").reset_index(drop=True)


def count_interactions(
    events: pd.DataFrame, participants: pd.DataFrame, actors: pd.DataFrame, *, level: str = "body"
) -> pd.DataFrame:
    """Count who acts on whom.

    A row is an ordered pair with a tone: ``cooperation``, ``conflict`` or ``neutral`` (requests). For acts done together
    (meetings, clashes) each pair counts once, in the order of the text. ``level`` is ``body`` or ``actor``.
    """
    names = name_actors(actors)
    meant = find_bodies(actors) if level == "body" else {actor: actor for actor in names}
    found: dict[tuple[str, str, str], list[tuple[float, int]]] = {}
    for event in events.sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        mine = participants[participants["event_id"] == event["event_id"]]
        doers = list(dict.fromkeys(meant[a] for a in mine[mine["part"] == "actor"]["actor_id"]))
        targets = list(dict.fromkeys(meant[a] for a in mine[mine["part"] == "recipient"]["actor_id"]))
        pairs = [(a, b) for a in doers for b in targets]
        if not targets:
            pairs = [(a, b) for i, a in enumerate(doers) for b in doers[i + 1 :]]
        tone = "neutral" if event["type"] == "REQUEST" else "cooperation" if event["quad"] in (1, 2) else "conflict"
        for a, b in pairs:
            if a != b:
                found.setdefault((a, b, tone), []).append((event["intensity"], int(event["sentence"])))
    rows = [
        {
            "actor_id": a, "actor": names[a], "recipient_id": b, "recipient": names[b], "tone": tone,
            "event_count": len(seen), "mean_intensity": sum(i for i, _ in seen) / len(seen),
            "sentences": tuple(sorted({s for _, s in seen})),
        }
        for (a, b, tone), seen in found.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=_NETWORK)
