"""Bodies: the state, movement or organisation that an actor acts for in the end."""

from __future__ import annotations

import pandas as pd


def name_actors(actors: pd.DataFrame) -> dict[str, str]:
    """Give the name of each actor_id."""
    return dict(zip(actors["actor_id"], actors["name"], strict=True))


def find_bodies(actors: pd.DataFrame) -> dict[str, str]:
    """Give, for each actor_id, that of the body it acts for in the end; itself where it acts for none."""
    above = {
        row.actor_id: row.belongs_to
        for row in actors[["actor_id", "belongs_to"]].itertuples(index=False)
        if isinstance(row.belongs_to, str)
    }
    found: dict[str, str] = {}
    for actor_id in actors["actor_id"]:
        current, seen = actor_id, {actor_id}
        while current in above and above[current] not in seen:
            current = above[current]
            seen.add(current)
        found[actor_id] = current
    return found


def join_names(names: list[str], *, last: str = "and") -> str:
    """Join names as prose does: "A", "A and B", "A, B and C"; ``last`` stands before the last one.

    Examples
    --------
    >>> join_names(["A", "B", "C"])
    'A, B and C'
    """
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {last} " + names[-1] if names else ""
