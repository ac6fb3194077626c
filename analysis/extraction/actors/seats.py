"""Whose an organ is by where it is said to be: "the junta in Niger", "the authorities in Nairobi"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import stands_apart
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.words import Token

#: Bodies that are of the state in which they are said to be, beside its organs; soldiers may be anybody's.
AT_HOME = frozenset("army military police opposition junta regime authority government ruler leadership".split())


def find_state_of_seat(organ: Token, gazetteer: Gazetteer, cast: Cast) -> Actor | None:
    """Give the state in which, or in whose capital, an organ sits; None where the text does not say it."""
    behind = [organ.nbor()] if organ.i + 1 < organ.sent.end else []  # "Urged the army in Mali": hung to the verb.
    for preposition in (*behind, *organ.rights):
        if preposition.dep_ != "prep" or preposition.lower_ != "in":
            continue
        for land in preposition.children:
            code = cast.land_at(land) if land.dep_ == "pobj" else None
            if code is not None:
                return state_actor(gazetteer, cast, code)
    return None


def find_state_led(leader: Actor, gazetteer: Gazetteer, cast: Cast) -> Actor | None:
    """Give the state whose government is told by its head: "President Tshisekedi's government"."""
    if leader.body.kind == "state":
        return leader.body
    is_his = leader.country is not None and leader.belongs_to is None and not stands_apart(leader.role or "")
    return state_actor(gazetteer, cast, str(leader.country)) if is_his and leader.role else None
