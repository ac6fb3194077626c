"""What was done by a means, where the means is a row as well: "used tear gas to disperse the crowd", "fired shots to break up the march"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.events.event import Event
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.words import Token

#: Verbs that tell only that there was a means: what it was used for is the act.
_USING = frozenset({"use", "employ", "deploy", "wield"})
_FORCE = frozenset({"ASSAULT", "COERCE"})


def settle_means(events: Sequence[Event]) -> list[Event]:
    """Make one act of the means and of what it was for: who used batons to clear a square has cleared it."""
    by_head = {event.trigger.head: event for event in events if event.trigger.type in _FORCE}
    told: set[int] = set()
    for aim in events:
        means = by_head.get(_governor(aim.trigger.head)) if aim.trigger.type in _FORCE else None
        if means is None or means is aim or not means.actors:
            continue
        if means.trigger.head.lemma_ in _USING:
            aim.actors = aim.actors or list(means.actors)
            told.add(id(means))
        elif not means.recipients and means.trigger.noun is None:
            means.recipients = [a for a in aim.recipients if a not in means.actors]
            told.add(id(aim))
    return [event for event in events if id(event) not in told]


def _governor(verb: Token) -> Token:
    """Give the verb whose means serve an infinitive: used in "used gas to disperse them"; the word itself where there is none."""
    is_aim = is_verb(verb) and verb.tag_ == "VB" and verb.dep_ in {"xcomp", "advcl", "acl"}
    if not is_aim or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return verb
    above = verb.head
    if verb.dep_ == "acl":  # "Fired tear gas to disperse": the parser hangs it to the gas.
        above = above.head
    return above if is_verb(above) and above.i < verb.i else verb
