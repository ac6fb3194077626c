"""Whom somebody asks to deal with another for him: "asked Oman to pass a message to Chad", "begged him to reason with the rebels"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What one does with a third whom another cannot move himself.
_MOVING = frozenset("persuade convince coax cajole dissuade soothe placate reassure restrain".split())
#: Those that say so only with a particle or a preposition, and with which.
_WITH_WORDS = {
    "reason": {"with"}, "plead": {"with"}, "intercede": {"with"}, "talk": {"round", "into", "out"},
    "prevail": {"on", "upon", "over"}, "win": {"over", "round"}, "bring": {"round", "along"},
    "sound": {"out"},
}  # fmt: skip
#: "Get them to withdraw".
_CAUSING = frozenset({"get", "make", "have"})
#: What one has that can be used on another, and words put in for oneself.
_WEIGHT = frozenset({"influence", "office", "word", "sway", "weight", "connection", "contact", "leverage"})
_TO = frozenset({"to", "with", "on", "upon", "over"})


def ask_to_mediate(event: Event, roles: Roles, disputes: Disputes) -> None:
    """Make a mediator of whom one asks to carry words to another, or to talk him round; he is no party himself."""
    if disputes.are_parties(event.recipients):
        return
    errands = [c for c in event.trigger.head.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB"]
    for errand in errands:
        third = _carried_to(errand, roles) or _moved(errand, roles)
        bodies = {id(a.body) for a in event.everyone}
        if third and not any(id(a.body) in bodies for a in third):
            event.mediators, event.cameo = list(event.recipients), "028"
            return


def _carried_to(errand: Token, roles: Roles) -> list[Actor]:
    goods = object_of(errand)
    carries = errand.lemma_ in words_of("carry") and goods is not None and goods.lemma_.lower() in words_of("message")
    return roles.under([errand, goods], frozenset({"to"})) if carries and goods is not None else []


def _moved(errand: Token, roles: Roles) -> list[Actor]:
    """Give whom somebody is to talk round: "reason with Chad", "win over the rebels", "get them to withdraw"."""
    goods = object_of(errand)
    words = {c.lower_ for c in errand.children if c.i > errand.i and c.dep_ in {"prep", "prt", "advmod"}}
    if errand.lemma_ in _CAUSING:
        clause = next((c for c in errand.children if c.dep_ in {"xcomp", "ccomp"} and c.i > errand.i), None)
        return roles.actors_of(subject_of(clause) or goods) if clause is not None else []
    if errand.lemma_ in {"use", "put", "throw", "exert"}:
        if goods is None or goods.lemma_.lower() not in _WEIGHT:
            return []
        return roles.under([errand, goods, *(t for _, t, _ in objects_of_prepositions(errand))], _TO)
    wanted = _WITH_WORDS.get(errand.lemma_)
    if errand.lemma_ not in _MOVING and not (wanted is not None and words & wanted):
        return []
    if goods is not None and any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in goods.children):
        return []  # "To persuade its banks to lend": his own.
    return roles.actors_of(goods) or roles.under([errand], _TO)
