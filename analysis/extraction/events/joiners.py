"""Who did the same, told by an auxiliary alone: "Russia welcomed the plan, as did Turkey", "Chad objected, and so did Mali"."""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.events.roles import Roles
from analysis.extraction.parsing.words import Token

_SAME = frozenset({"as", "so", "nor", "neither"})
_AUXILIARIES = frozenset({"do", "have", "be"})


def add_joiners(event: Event, roles: Roles) -> None:
    """Add to who acts whoever is said to have done the same."""
    if not event.actors:
        return
    for verb in event.trigger.head.children:
        if verb.dep_ in {"advcl", "conj"} and verb.lemma_ in _AUXILIARIES and _is_bare(verb):
            others = [a for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i for a in roles.actors_of(c)]
            event.actors += [a for a in others if a not in (*event.actors, *event.recipients)]


def _is_bare(verb: Token) -> bool:
    """Tell whether an auxiliary stands for a whole act, behind "as", "so" or "nor"."""
    before = verb.nbor(-1).lower_ if verb.i else ""
    return before in _SAME and all(
        c.dep_ in {"nsubj", "mark", "advmod", "cc", "punct", "prep", "npadvmod"} for c in verb.children
    )
