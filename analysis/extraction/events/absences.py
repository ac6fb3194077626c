"""Those whom absence slights: whose meeting somebody stays away from, and which body he walks out of; and envoys who are not sent."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of, words_of_object
from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.words import Token

#: Verbs of staying away, with the adverb that some need.
_ABSENT = {"stay": "away", "keep": "away", "boycott": "", "skip": "", "shun": "", "snub": "", "miss": ""}
_LEAVING = frozenset({"walk", "storm", "pull"})
#: What has somebody else than its members to hold it: whose it is, its absentees slight.
_HELD = frozenset({"organisation", "group"})
_CALLING = frozenset("call convene host organise organize arrange hold broker sponsor chair schedule".split())
_SENDING = frozenset({"send", "dispatch"})
_ENVOYS = frozenset("team delegation negotiator representative envoy delegate emissary minister official".split())


def settle_absence(event: Event, roles: Roles) -> None:
    """Give who is slighted by whoever is not there: a body by its absentee, a host by who does not come."""
    verb = event.trigger.head
    if not is_verb(verb) or is_passive(verb) or not event.actors:
        return
    if event.trigger.type == "CONSULT" and event.status == "denied" and verb.lemma_ in _SENDING and _sends_envoys(verb):
        event.trigger, event.status = replace(event.trigger, type="REJECT"), "refused"
        return
    if event.recipients:
        return
    if event.trigger.type == "REJECT" and verb.lemma_ in _ABSENT:
        adverb = _ABSENT[verb.lemma_]
        if adverb and not any(c.lower_ == adverb for c in verb.children):
            return
        for meeting in _led_to(verb, frozenset({"from"})):
            _give_hosts(event, meeting, roles)
    elif event.trigger.type == "SANCTION" and verb.lemma_ in _LEAVING and any(c.lower_ == "out" for c in verb.children):
        left = [a for t in _led_to(verb, frozenset({"of"})) for a in _body_of(t, roles)]
        event.recipients = without(left, event.actors)


def _led_to(verb: Token, prepositions: frozenset[str]) -> list[Token]:
    """Give the object of a verb and what some prepositions lead to, also where the parser hangs them to its adverb."""
    found = [
        inner for c in (verb, *verb.children) for name, inner, _ in objects_of_prepositions(c) if name in prepositions
    ]
    theme = object_of(verb)
    return list(dict.fromkeys([*([theme] if theme is not None else []), *found]))


def _body_of(token: Token, roles: Roles) -> list[Actor]:
    """Give the body that a word names, or whose meeting it is."""
    found = list(roles.index.actors_at(token))
    if not any(a.kind in _HELD for a in found) and token.lemma_.lower() in words_of("table") | words_of_object("talks"):
        found = [*roles.of(token), *roles.actors_of_modifiers(token)]
    return [a for a in found if a.kind in _HELD]


def _give_hosts(event: Event, meeting: Token, roles: Roles) -> None:
    noun = content_of(meeting)
    if noun.lemma_.lower() not in words_of("table") | words_of_object("talks"):
        return
    clauses = [c for c in noun.children if c.dep_ in {"relcl", "acl"} and c.lemma_ in _CALLING]
    hosts = [a for c in clauses for t in c.children if t.dep_ == "nsubj" for a in roles.actors_of(t)]
    hosts += roles.under([noun, *clauses], frozenset({"by"}))
    hosts = without(unique(hosts), event.actors)
    event.recipients = hosts or without(_body_of(noun, roles), event.actors)
    if hosts and event.cameo is None:
        event.mediators, event.cameo = list(hosts), "126"


def _sends_envoys(verb: Token) -> bool:
    theme = object_of(verb)
    return theme is not None and content_of(theme).lemma_.lower() in _ENVOYS
