"""Who is a party: whose dealings with each other are politics, and not a firm's or a friend's."""

from __future__ import annotations

import pandas as pd

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
