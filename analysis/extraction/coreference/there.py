"""Of which land "the separatists there", "the government there" are: of the last that their sentence has named before."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import is_region_name, state_actor
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.words import Token


def is_there(noun: Token) -> bool:
    """Tell whether "there" stands right behind a noun and says where those are."""
    behind = noun.nbor() if noun.i + 1 < noun.sent.end else None
    return behind is not None and behind.lower_ == "there" and behind.dep_ == "advmod"


def land_meant(noun: Token, gazetteer: Gazetteer, cast: Cast) -> Actor | None:
    """Give the state, or those who rule a region, that was named last before in the sentence."""
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if (iso3 := cast.land_at(token)) is not None:
            return state_actor(gazetteer, cast, iso3)
        mention = cast.index.mention_at(token)
        if mention is None and token.ent_type_ in {"GPE", "LOC"}:
            return None  # "A plan for Donbas": a land of which nothing is known.
        if mention is None or mention.form != "name" or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        if actor.kind == "state" or is_region_name(actor.name):
            return actor
    return None
