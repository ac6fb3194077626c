"""Who is a party: whose dealings with each other are politics, and not a firm's or a friend's."""

from __future__ import annotations

import pandas as pd

from analysis.schemas import Tables

_BODIES = ("state", "government", "armed_group", "group")


def list_parties(actors: pd.DataFrame) -> set[str]:
    """List the ids of actors that can be party to a political act.

    States, their organs, armed and other groups; organisations that the gazetteer knows; people who act for somebody or
    bear an office in a country. A network, a court of another name or a passer-by is none, as far as the rows tell.
    """
    is_body = actors["kind"].isin(_BODIES)
    is_known = (actors["kind"] == "organisation") & actors["entity"].notna()
    in_office = actors["belongs_to"].notna() | (actors["role"].notna() & actors["country"].notna())
    is_official = (actors["kind"] == "person") & in_office
    return set(actors[is_body | is_known | is_official]["actor_id"])


def list_charged(tables: Tables) -> dict[tuple[object, object], set[str]]:
    """List whom somebody accuses, by document and sentence."""
    accusing = tables.events[tables.events["type"] == "ACCUSE"][["event_id", "document_id", "sentence"]]
    accused = tables.participants[tables.participants["part"] == "recipient"][["event_id", "actor_id"]]
    both = accusing.merge(accused, on="event_id")
    found: dict[tuple[object, object], set[str]] = {}
    for row in both.to_dict("records"):
        found.setdefault((row["document_id"], row["sentence"]), set()).add(row["actor_id"])
    return found


def name_sides(
    participants: pd.DataFrame, states: dict[str, str], called: dict[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Name the two sides of an act by their states, so that it is told once; by themselves where both are of one state."""
    ids = [list(participants[participants["part"] == part]["actor_id"]) for part in ("actor", "recipient")]
    doing, receiving = (frozenset(states.get(i, called[i]) for i in side) for side in ids)
    if doing & receiving:
        doing, receiving = (frozenset(called[i] for i in side) for side in ids)
    return doing, receiving
