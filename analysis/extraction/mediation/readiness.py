"""Offers to mediate that an adjective or a participle makes: "was prepared to mediate", "stood ready to act as go-between"."""

from __future__ import annotations

from analysis.extraction.events.event import Event, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, words_of
from analysis.extraction.parsing.grammar import is_negated, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What those are who would do something if they were let.
_READY = frozenset("ready willing prepared available happy glad eager keen".split())
#: What they would do.
_MEDIATING = frozenset("mediate arbitrate facilitate intercede moderate broker".split())
_ACTING = frozenset("act serve step".split())


def read_readiness(sentence: Sentence, verb: Token, roles: Roles, consumed: set[int]) -> list[Event]:
    """Read who is ready to mediate as an offer, whose word is the adjective; nothing for other verbs."""
    if verb.dep_ not in {"xcomp", "acomp"} or not {verb.head.lemma_.lower(), verb.head.lower_} & _READY:
        return []
    if not would_mediate(verb):
        return []
    adjective = verb.head
    holder = adjective.head if adjective.dep_ in {"acomp", "oprd", "xcomp", "advcl"} else adjective
    agents = roles.actors_of(subject_of(holder) or subject_of(adjective))
    if not agents:
        return []
    trigger = Trigger((adjective,), adjective, None, "AGREE", "act", None, "third_party")
    refused = is_negated(holder) or is_negated(adjective)
    event = Event(sentence, trigger, "refused" if refused else "offered", confidence=0.7)
    if refused:
        event.trigger = Trigger((adjective,), adjective, None, "REJECT", "act", None, "third_party")
    event.actors, event.mediators, event.cameo = agents, list(agents), "126" if refused else "039"
    named = [inner for _, inner, _ in objects_of_prepositions(verb)] + [c for c in verb.children if c.dep_ == "dobj"]
    event.recipients = without(roles.under([verb, *named], frozenset({"between", "among", "for"})), agents)
    consumed.update({verb.i, *(t.i for t in verb.subtree if t.i > verb.i)})
    return [event]


def would_mediate(verb: Token) -> bool:
    """Tell whether what somebody is ready to do is a third party's work: "to mediate", "to carry messages between the two"."""
    if verb.lemma_ in _MEDIATING:
        return True
    if verb.lemma_ in {"host", "offer", "lend"}:
        return any(c.lemma_.lower() in words_of("table") | {"office"} for c in verb.children if c.dep_ == "dobj")
    if verb.lemma_ in words_of("carry"):
        goods = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words_of("message")]
        return any(name == "between" for t in (verb, *goods) for name, _, _ in objects_of_prepositions(t)) and bool(
            goods
        )
    roles = [inner for name, inner, _ in objects_of_prepositions(verb) if name == "as"]
    return verb.lemma_ in _ACTING and any(t.lemma_.lower() in words_of("mediate") | words_of("third") for t in roles)
