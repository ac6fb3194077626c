"""How others deal with who mediates, and he with his task: his talks are boycotted, his envoy is not received, he gives up.

"Boycotted talks hosted by Angola", "refused to receive the U.N. envoy", "threw in the towel after a year of mediation".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.errands import ask_to_mediate
from analysis.extraction.parsing.grammar import content_of, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.words import Token

#: What those do not do who stay away from talks, and with whom they would not speak.
_ATTENDING = frozenset(
    "attend join come go travel take participate sit meet send enter return boycott skip shun stay".split()
)
_RECEIVING = frozenset("receive meet see admit greet host hear welcome turn rebuff snub shun".split())
#: Who is sent to stand between others, where a union or a third party sends him.
_SENT = frozenset("envoy emissary mediator delegation mission team panel representative troika facilitator".split())
_OF_TALKS = words_of("table") | {"process", "forum", "mediation", "invitation"}
#: What one lays down who has mediated.
_TASKS = words_of("work") | {"negotiation", "talk", "dialogue"}
_ROLES = words_of("third") | {"envoy", "mediator"}
_BETWEEN = frozenset({"between", "among"})
#: Prepositions that lead from a refusal to what is refused.
_LEADING = frozenset({"to", "from", "in", "at", "of", "with"})


class DealingReader:
    """Gives acts towards a third party, and his own leaving, the mediator whom they are about."""

    def __init__(self, roles: Roles, disputes: Disputes, brokers_of: Callable[[Token], list[Actor]]) -> None:
        self.roles, self.disputes, self.brokers_of = roles, disputes, brokers_of
        #: Talks that were refused: the refusal tells who held them.
        self.refused: set[Token] = set()

    def complete(self, event: Event) -> None:
        """Give an act without a mediator the one with whom it deals; leave talks that were refused without a row."""
        told = {event.trigger.noun, event.trigger.head, event.trigger.head.head}
        if event.cameo == "045" and told & self.refused:
            event.actors, event.recipients, event.mediators = [], [], []
            return
        if event.mediators or event.cameo is not None or not is_verb(event.trigger.head):
            return
        kind, status = event.trigger.type, event.status
        if (kind, status) == ("REJECT", "refused") or (kind == "CONSULT" and status == "refused"):
            self._refuse(event)
        elif (kind, status) == ("SANCTION", "halted") and event.actors:
            self._leave(event)
        elif kind == "REQUEST" and event.recipients:
            ask_to_mediate(event, self.roles, self.disputes)

    def _refuse(self, event: Event) -> None:
        if not event.actors:
            return
        verbs = _chain(event.trigger.head)
        nouns = [t for t in (event.trigger.noun, *map(object_of, verbs)) if t is not None]
        nouns += [t for verb in verbs for name, t, _ in objects_of_prepositions(verb) if name in _LEADING]
        nouns += [t for noun in nouns for name, t, _ in objects_of_prepositions(noun) if name in _LEADING]
        lemmas = {v.lemma_ for v in verbs}
        thirds: list[Actor] = []
        for noun in nouns:
            talks = content_of(noun)
            if talks.lemma_.lower() in _OF_TALKS and lemmas & (_ATTENDING | {"refuse", "reject", "decline"}):
                thirds = self.brokers_of(talks) or self.brokers_of(noun)
                if thirds:
                    self.refused |= {talks, noun}
            elif noun.lemma_.lower() in _SENT and lemmas & _RECEIVING:
                thirds = self._senders(noun)
            thirds = without(thirds, event.actors)
            if thirds:
                break
        own = {a.body.country or a.body.key for a in event.actors}
        if (
            not thirds
            or self.disputes.are_parties(thirds)
            or any((a.body.country or a.body.key) in own for a in thirds)
        ):
            self.refused.clear()
            return
        event.trigger = replace(event.trigger, type="REJECT", rule="refused_mediator")
        event.status, event.cameo, event.confidence = "refused", "126", 0.7
        event.mediators, event.recipients = unique(thirds), unique(thirds)

    def _senders(self, envoy: Token) -> list[Actor]:
        """Give whose an envoy is: of a union that sends one, or of somebody who is known to mediate."""
        found = self.roles.actors_of(envoy) or self.roles.actors_of_modifiers(envoy) or list(self.roles.of(envoy))
        sent = [c for c in envoy.children if c.dep_ == "acl" and c.lemma_ in words_of("send")]
        found = found or self.roles.under(sent, frozenset({"by"}))
        unions = all(a.body.kind == "organisation" and a.body.is_named for a in found)
        return found if unions or self.disputes.are_mediators(found) else []

    def _leave(self, event: Event) -> None:
        head = event.trigger.head
        led = list(objects_of_prepositions(head))
        led += [deep for _, t, _ in led for deep in objects_of_prepositions(t)]
        for child in (c for c in head.children if c.dep_ == "dobj"):
            led += list(objects_of_prepositions(child))
        tasks = [
            t
            for name, t, _ in led
            if t.lemma_.lower() in _TASKS and (t.lemma_.lower() in words_of("work") or name in {"of", "from"})
        ]
        roles = [t for name, t, _ in led if name == "as" and _is_role(t)]
        if not tasks and not roles:
            return
        sides = without(self.roles.under([*tasks, *roles], _BETWEEN), event.actors)
        talks = [t for t in tasks if t.lemma_.lower() not in words_of("work")]
        if self.disputes.are_parties(event.actors) or (talks and not roles and not are_two(sides)):
            return
        owners = {id(a.body) for t in tasks for a in self.roles.actors_of_modifiers(t)}
        if owners - {id(a.body) for a in event.actors}:
            return  # "Walked out of Omani mediation": he was a side.
        if talks and not any(c.lower_ in {"wash", "hand"} for c in (head, *head.children)) and head.lemma_ != "wash":
            self.refused |= set(talks)
        event.mediators, event.cameo = list(event.actors), "165"
        event.recipients = sides
        event.trigger = replace(event.trigger, rule="left_mediation")
        event.confidence = 0.7


def _chain(verb: Token) -> list[Token]:
    """Give a verb and those that it leads to: "refused to attend", "declined to take part"."""
    found = [verb]
    for token in found:
        found += [c for c in token.children if c.dep_ == "xcomp" and is_verb(c) and c not in found and len(found) < 4]
    return found


def _is_role(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in _ROLES and (
        lemma != "envoy" or any(c.dep_ in {"compound", "poss", "amod", "prep"} for c in noun.children)
    )
