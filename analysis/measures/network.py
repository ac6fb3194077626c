"""Who acts on whom, and in which tone."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import find_bodies, name_actors

_NETWORK = [
    "actor_id",
    "actor",
    "recipient_id",
    "recipient",
    "tone",
    "event_count",
    "mean_intensity",
    "event_ids",
    "sentences",
]
#: Stages of what has not been done.
_UNDONE = ("denied", "hypothetical", "planned")


def count_interactions(
    events: pd.DataFrame, participants: pd.DataFrame, actors: pd.DataFrame, *, level: str = "body"
) -> pd.DataFrame:
    """Count who acts on whom.

    A row is an ordered pair with a tone: ``cooperation``, ``conflict`` or ``neutral`` (requests). For acts done together
    (meetings, clashes) each pair counts once, in the order of the text. What is denied, only possible or still to come is
    no dealing. ``event_ids`` are the events counted; ``level`` is ``body`` or ``actor``.
    """
    names = name_actors(actors)
    meant = find_bodies(actors) if level == "body" else {actor: actor for actor in names}
    found: dict[tuple[str, str, str], list[tuple[float, int, str]]] = {}
    done = events[~events["status"].isin(_UNDONE)]
    for event in done.sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        mine = participants[participants["event_id"] == event["event_id"]]
        doers = list(dict.fromkeys(meant[a] for a in mine[mine["part"] == "actor"]["actor_id"]))
        targets = list(dict.fromkeys(meant[a] for a in mine[mine["part"] == "recipient"]["actor_id"]))
        pairs = [(a, b) for a in doers for b in targets]
        if not targets:
            pairs = [(a, b) for i, a in enumerate(doers) for b in doers[i + 1 :]]
        tone = "neutral" if event["type"] == "REQUEST" else "cooperation" if event["quad"] in (1, 2) else "conflict"
        for a, b in pairs:
            if a != b:
                found.setdefault((a, b, tone), []).append(
                    (event["intensity"], int(event["sentence"]), event["event_id"])
                )
    rows = [
        {
            "actor_id": a, "actor": names[a], "recipient_id": b, "recipient": names[b], "tone": tone,
            "event_count": len(seen), "mean_intensity": sum(i for i, _, _ in seen) / len(seen),
            "event_ids": tuple(i for _, _, i in seen), "sentences": tuple(sorted({s for _, s, _ in seen})),
        }
        for (a, b, tone), seen in found.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=_NETWORK)
