"""Nouns of acts that have not come about: talks for which somebody will fly, a war that was averted or is near."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import MODALS_OF_CHANCE, is_verb
from analysis.extraction.parsing.words import Token

#: Verbs of bringing something about.
_SPARKING = frozenset(
    "spark trigger ignite provoke cause start unleash reignite rekindle mean lead plunge spiral drag push escalate".split()
)
#: Verbs whose object has not come about: what one keeps from coming, is afraid of, or would have.
_NOT_YET = frozenset(
    "avert avoid prevent forestall risk await need require lack fear dread foresee predict envisage preclude want desire "
    "contemplate".split()
)
_BRINKS = frozenset("away brink verge edge threshold threat risk danger fear prospect possibility".split())
#: Journeys for talks, and what says that one is still ahead.
_TRAVELLING = frozenset(
    "visit fly travel go come arrive head return meet gather convene host receive leave depart".split()
)
_AHEAD = frozenset("be plan expect schedule set due intend hope agree invite slate prepare".split())
_PLANS = frozenset({"will", "shall", "wo", "'ll"})


def is_what_for(noun: Token) -> bool:
    """Tell whether talks are what a journey is for that is still ahead: "will fly to Oslo for talks", "is due in Oslo for a summit"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    verb = noun.head.head
    for _ in range(3):
        if verb.pos_ in {"VERB", "AUX"}:
            break
        verb = verb.head
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lemma_ == "be":
        return bool(auxiliaries & _PLANS) or any(c.lower_ == "due" for c in verb.children)
    if verb.lemma_ not in _TRAVELLING:
        return False
    if auxiliaries & (_PLANS | {"would"}):
        return True
    return "to" in auxiliaries and verb.tag_ == "VB" and verb.head.lemma_ in _AHEAD


def is_only_near(noun: Token) -> bool:
    """Tell whether something nearly came about: "hours away from war", "on the brink of war", "averted a war"."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and not is_verb(noun.head.head):
        return noun.head.head.lemma_.lower() in _BRINKS
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "for", "from"} and is_verb(noun.head.head):
        return noun.head.head.lemma_ in {"warn", "talk", "brace", "shrink", "recoil"}
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "into"} else noun.head
    if verb.lemma_ in _SPARKING and any(c.tag_ == "MD" and c.lower_ in MODALS_OF_CHANCE for c in verb.children):
        return noun.dep_ in {"dobj", "pobj"}  # "The raid could spark a war", "might lead to war".
    return noun.dep_ == "dobj" and noun.head.lemma_ in _NOT_YET
