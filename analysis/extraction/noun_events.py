"""Events that nouns name by themselves: "talks between", "the attack on", "the loss of soldiers to"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.disputes import Disputes
from analysis.extraction.grammar import is_verb, subject_of
from analysis.extraction.index import Actor
from analysis.extraction.mediation import MediationReader
from analysis.extraction.parse import Sentence
from analysis.extraction.roles import Event, Roles, unique, without
from analysis.extraction.triggers import OFFERS, PROMISES, SELF_STATUS, Trigger, noun_entry, stage_of, verb_entry


class NounReader:
    """Reads the nouns of a sentence that no verb has taken up."""

    def __init__(self, roles: Roles, disputes: Disputes, mediation: MediationReader) -> None:
        self.roles, self.disputes, self.mediation = roles, disputes, mediation

    def read(self, sentence: Sentence, noun: Token) -> list[Event]:
        """Give the event that a noun names by itself, if any."""
        entry = noun_entry(noun)
        if entry is None or entry["needs"] == "light" or noun.dep_ in {"compound", "nmod"}:
            return []
        kind = entry["frame"]
        if entry["needs"] == "sides" and not self.roles.under([noun], frozenset({"between", "among"})):
            return []
        owners = self.roles.actors_of_modifiers(noun)
        by = self.roles.under([noun], frozenset({"by"}))
        through = self.roles.under([noun], frozenset({"through", "via"}))
        sides = self.roles.under([noun], frozenset({"between", "among"}))
        partners = self.roles.under([noun], frozenset({"with"}))
        targets = self.roles.under([noun], frozenset({"against", "on", "upon", "at", "to", "toward", "towards"}))
        of = list(self.roles.of(noun))
        base = SELF_STATUS.get(entry["type"], "occurred")
        base = "offered" if noun.lemma_ in OFFERS else "planned" if noun.lemma_ in PROMISES else base
        trigger = Trigger((noun,), noun, noun, entry["type"], kind, None, f"noun_{entry['needs']}")
        event = Event(sentence, trigger, stage_of(noun, default=base), confidence=0.6)
        if entry["needs"] == "casualty":
            return self._read_loss(event, noun, owners, of)
        if kind == "mutual":
            event.actors = unique([*owners, *sides, *partners, *by])
            if not event.actors and entry["needs"] == "weak" and not _is_told_by_verb(noun):
                pair = self.disputes.last_pair(upto=sentence.number, strife_only=True)
                named = {id(a.body) for a in self.roles.index.actors_under(sentence.span)}
                event.actors = list(pair) if pair and {id(a.body) for a in pair} & named else []
                event.confidence = 0.45
                event.trigger = replace(event.trigger, rule="noun_of_known_dispute")
            if not event.actors and entry["type"] == "CONSULT":
                # "An interaction at a meeting, where A was seen making a plea to B": the clause tells who met.
                clauses = [
                    t for t in noun.subtree if t.dep_ == "relcl" and any(c.lower_ == "where" for c in t.children)
                ]
                event.actors = [
                    a for c in clauses for a in self.roles.index.actors_under(c.subtree) if a.kind == "person"
                ]
                event.confidence = 0.5
            if (
                len({id(a.body) for a in event.actors}) < 2
                and not sides
                and entry["needs"] != "weak"
                and not (owners and partners)
                and not self.mediation.brokers_of(noun)
            ):
                return []
        elif kind == "mediate":
            event.actors = unique([*owners, *by, *of])
            event.mediators = list(event.actors)
            event.recipients = without([*sides, *partners], event.actors)
            event.cameo = "045"
            if not event.actors or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}:
                return []
        else:
            gives = (
                self.roles.under([noun], frozenset({"from"}))
                if entry["type"] in {"AGREE", "THREATEN", "REQUEST"}
                else []
            )
            event.actors = unique([*owners, *by, *gives])
            objective = of if entry["type"] in {"ASSAULT", "COERCE", "RETREAT", "SANCTION", "ACCUSE"} else []
            event.recipients = without([*targets, *objective, *partners], event.actors)
            if not event.actors and of and not objective:
                event.actors = of
        if through:
            event.mediators, event.cameo = through, "045"
            governor = noun
            while governor.head != governor and not (is_verb(governor) and governor.dep_ not in {"prep", "pcomp"}):
                governor = governor.head
            if not event.actors and is_verb(governor):
                event.actors = without(self.roles.actors_of(subject_of(governor)), through)
            if not event.recipients and event.actors:
                event.recipients = self.mediation.opponents_of(event.actors)
        if not event.everyone:
            return []
        self.mediation.mark(event, [noun])
        return [event]

    def _read_loss(self, event: Event, noun: Token, owners: list[Actor], of: list[Actor]) -> list[Event]:
        lost = of or owners
        text = {t.lemma_.lower() for t in noun.subtree}
        if not lost or not (
            text & {"soldier", "troop", "life", "fighter", "civilian", "officer", "people", "man", "force"}
        ):
            return []
        around = [noun, noun.head] if is_verb(noun.head) else [noun]
        event.recipients = unique(lost)
        event.actors = without(self.roles.under(around, frozenset({"to"})), event.recipients)
        return [event] if event.actors else []


def _is_told_by_verb(noun: Token) -> bool:
    """Tell whether a verb of the same act stands over a noun: "the fighting killed ten" is one event, the killing."""
    verb = noun
    while verb.head != verb and not is_verb(verb):
        verb = verb.head
    entry = verb_entry(verb) if is_verb(verb) else None
    return entry is not None and entry[0]["type"] == "ASSAULT"
