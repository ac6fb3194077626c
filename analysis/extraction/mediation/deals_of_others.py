"""Deals and talks between two others: who secures, arranges or narrows what lies between them is no side of it."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.go_betweens import wields_force
from analysis.extraction.parsing.grammar import is_passive, is_verb, object_of

_BETWEEN = frozenset({"between", "among"})
#: Acts that sides do with each other, and a third does for them.
_JOINT = frozenset({"CONSULT", "AGREE", "RETREAT"})
#: What one does about the talks of others without a part in them.
_ASIDE = frozenset(
    "discuss debate review address raise attend observe join witness watch visit announce say report confirm hail welcome "
    "expect predict see follow monitor cover describe praise await sign".split()
)
#: Verbs with which one has others meet: "called a meeting of A and B".
_CALLING = frozenset({"call", "convene", "arrange", "organise", "organize"})
#: What lies between two who are at odds.
_GAPS = frozenset("gap difference divide distance gulf chasm mistrust".split())


def stands_between(event: Event, roles: Roles, disputes: Disputes) -> bool:
    """Make a mediator of who does what lies between two others: "secured a truce between A and B"; tell whether it was so."""
    head = event.trigger.head
    if event.trigger.type not in _JOINT or event.cameo is not None or not is_verb(head) or is_passive(head):
        return False
    if head.lemma_ in _ASIDE or event.status in {"refused", "denied"}:
        return False
    theme = event.trigger.noun or object_of(head)
    if theme is None or theme.lemma_.lower() not in words_of("table") | words_of("deal") | _GAPS:
        return False
    sides = roles.under([theme, head], _BETWEEN | ({"of"} if head.lemma_ in _CALLING else set()))
    agents = without(event.agents or event.actors, sides)
    if not are_two(sides) or not agents or wields_force(agents, head, disputes):
        return False
    if {id(a.body) for a in agents} & {id(a.body) for a in sides} or disputes.are_parties(agents):
        return False
    event.trigger = replace(event.trigger, type="CONSULT")
    event.actors, event.mediators, event.cameo = list(agents), list(agents), "045"
    event.recipients = sides
    return True
