"""Figures claimed: numbers, what they count, and in whose mouth they are."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies, name_actors
from analysis.measures.sourcing import name_sources

_FIGURES = [
    "quantity_id", "quote", "value", "low", "high", "comparator", "unit", "counted", "actor", "source", "source_name", "sourcing",
    "factuality", "sentence", "sentences", "claim_id",
    "review",
]  # fmt: skip


def list_figures(
    quantities: pd.DataFrame, claims: pd.DataFrame, actors: pd.DataFrame, mentions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List numbers, each with what it counts, whose it is and who says so.

    A row is a number. ``source`` is the claimant as written, null for the article's own voice, ``source_name``
    whom that means, where it is known, with mentions each of several; ``sourcing`` its sort.
    ``review`` says whether a person has judged it.
    """
    names, bodies = name_actors(actors), find_bodies(actors)
    by_id = {row["claim_id"]: row for row in claims.to_dict("records")}
    meant = name_sources(claims, names, mentions)
    rows = []
    for row in quantities.to_dict("records"):
        claim = by_id.get(row["claim_id"]) if isinstance(row["claim_id"], str) else None
        rows.append(
            {
                **{column: row.get(column) for column in _FIGURES},
                "actor": _tell_owner(row, names, bodies),
                "source": claim["source_quote"] if claim else None,
                "source_name": meant.get(str(row["claim_id"])),
                "sourcing": claim["sourcing"] if claim else "unattributed",
                "factuality": claim["factuality"] if claim else None,
                "sentences": (row["sentence"],),
            }
        )
    return pd.DataFrame(rows, columns=_FIGURES)


def _tell_owner(row: dict[Hashable, Any], names: dict[str, str], bodies: dict[str, str]) -> str | None:
    """Name whose what is counted is: Rwanda, of "Rwandan soldiers"; nobody, of soldiers who are only counted."""
    owner = row["actor_id"] if isinstance(row["actor_id"], str) else None
    if owner not in names:
        return None
    counted = str(row["counted"]).casefold().split()
    if counted and names[owner].casefold().split()[-1] in counted:
        owner = bodies[owner] if bodies[owner] != owner else None
    return names[owner] if owner is not None else None
