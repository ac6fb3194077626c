"""Mediation: who is asked to mediate, between whom, what was brokered, and what became of an effort."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import POWERS, Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.noun_parts import NounParts
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, noun_entry, outcome_of, speaks_of_mediation, stage_of, words_of
from analysis.extraction.mediation.fates import comes_to_nothing, has_moved_on, how_it_ended
from analysis.extraction.mediation.go_betweens import wields_force
from analysis.extraction.mediation.sides import frees_people, without_freed
from analysis.extraction.parsing.grammar import (
    content_of,
    expand_conjuncts,
    is_negated,
    is_passive,
    lemma_with_particle,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Types of act that a third party can have brokered, and those that are led: not a request, "pressure by a delegation led by".
BROKERED = frozenset({"CONSULT", "AGREE", "SUPPORT", "RETREAT"})
_LED = BROKERED | {"COOPERATE", "CONCEDE", "REJECT", "SANCTION"}
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_BROKERING = frozenset(
    "mediate broker facilitate host sponsor arrange lead chair oversee convene moderate back negotiate preside supervise guide "
    "organise organize steer run".split()
)
#: What who brings others together does with their talks.
_HOLDING = frozenset("hold host organise organize arrange convene stage chair call".split())
#: What one does with talks of others in a clause of its own: "the meeting that four presidents had called".
_CALLING = frozenset({"call", "conduct", "run", "stage", "launch"})
_AT_THE_HEAD = frozenset(
    "mediate broker facilitate sponsor lead chair oversee convene moderate preside steer host".split()
)
#: What sides do with a deal in another's presence: "worked out under the chairmanship of".
_WORKING_OUT = frozenset({"work", "hammer", "thrash"})
#: What a mediator brokers or hosts.
TALKS = frozenset(
    "talk negotiation dialogue dialog meeting summit conference discussion agreement accord deal pact treaty ceasefire "
    "truce settlement peace settlement armistice release exchange swap round conversation contact understanding".split()
)

#: What tells in a sentence that somebody presided over talks.
_DEALING = frozenset({"sign", "agree", "meet", "initial", "negotiate", "bargain"})
#: Efforts that come from who makes them: "overtures from Oman".
_MADE_BY = frozenset({"overture", "approach"})
_PLANS = frozenset("plan draft formula roadmap framework proposal offer promise pledge assurance guarantee".split())


class MediationReader:
    """Reads mediators and their parties; knows the events read so far, so that "these efforts" finds its mediators."""

    def __init__(self, roles: Roles, disputes: Disputes, events: list[Event]) -> None:
        self.roles, self.disputes, self.events = roles, disputes, events
        self.parts = NounParts(roles)
        #: Those of the sentence that is being read.
        self.found: list[Event] = []

    def is_mediation(self, verb: Token, theme: Token | None) -> bool:
        """Tell whether a verb names a third party's work: always "mediate", and "host" where talks are hosted."""
        if verb.lemma_ in {"mediate", "broker", "arbitrate", "intercede", "shuttle"}:
            return True
        if verb.lemma_ in {"act", "serve"}:
            return self.is_third_party_role(verb)
        if verb.lemma_ in {"persuade", "coax", "cajole", "bring"}:
            thirds = {id(a) for a in self.disputes.mediators}
            moved = {id(a.body) for a in self.roles.actors_of(theme)}
            agents = self.roles.actors_of(subject_of(verb))
            if wields_force(agents, verb, self.disputes):
                return False
            return bool(moved) and (len(moved) > 1 or any(id(a) in thirds or id(a.body) in thirds for a in agents))
        if verb.lemma_ == "preside" and theme is None and not list(objects_of_prepositions(verb)):
            # "While Angola's president presided": over talks, if the sentence tells of any.
            thirds = {id(a) for a in self.disputes.mediators}
            agents = self.roles.actors_of(subject_of(verb))
            known = any({id(a), id(a.body)} & thirds or a.is_named for a in agents)
            return known or any(t.lemma_.lower() in TALKS or t.lemma_ in _DEALING for t in verb.sent)
        around = [t for t in verb.subtree if t.i > verb.i]
        lemmas = {t.lemma_.lower() for t in around}
        if theme is not None and content_of(theme).lemma_.lower() in TALKS | words_of("table"):
            return True
        return verb.lemma_ == "intervene" and "between" in lemmas

    def asked_mediators(self, verb: Token) -> list[Actor]:
        """Give who is wanted in "asked for mediation by Kenya"."""
        for preposition, inner, _ in objects_of_prepositions(verb):
            if preposition == "for" and inner.lemma_.lower() in words_of("mediate"):
                return self.roles.under([inner, verb], frozenset({"by", "of"})) or self.roles.actors_of_modifiers(inner)
        return []

    def read_outcome(self, sentence: Sentence, verb: Token, subject: Token | None, consumed: set[int]) -> list[Event]:
        """Read "the talks collapsed", "these efforts failed": the outcome of what the subject names."""
        wrecked = (subject if is_passive(verb) else object_of(verb)) if verb.lemma_ in words_of("wreck") else None
        subject = wrecked or subject
        if subject is None or subject.pos_ != "NOUN":
            return []
        subject = content_of(subject)
        lemma = subject.lemma_.lower()
        is_effort = lemma in words_of("effort")
        entry = noun_entry(subject)
        if not is_effort and (entry is None or entry["type"] not in {"CONSULT", "RETREAT", "AGREE"} or lemma in _PLANS):
            return []
        keys = [*lemma_with_particle(verb)]
        keys += [
            f"{verb.lemma_} {preposition} {inner.lemma_}" for preposition, inner, _ in objects_of_prepositions(verb)
        ]
        keys += [f"{verb.lemma_} {c.lemma_.lower()}" for c in verb.children if c.dep_ in {"dobj", "advmod", "acomp"}]
        nothing = comes_to_nothing(verb)
        status = nothing or next((s for key in keys if (s := outcome_of(key))), None)
        if wrecked is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
            return []  # "An attempt to torpedo the talks": nobody says that it worked.
        if wrecked is not None:
            status = "failed"  # "The killing wrecked a Franco-American push for a truce."
        if status == "failed" and verb.lemma_ in {"break", "violate", "breach", "shatter"} and not is_passive(verb):
            status = outcome_of(keys[0]) if " " in keys[0] else None  # "Talks broke": only a truce is broken.
        if status == "ongoing" and is_negated(verb):
            status = "failed"
        if status == "ongoing" and ((verb.lemma_ == "hold" and is_passive(verb)) or has_moved_on(verb)):
            status = "occurred"  # Talks that were held are over, a truce that holds is not.
        if status == "halted" and verb.lemma_ in {"end", "conclude", "finish", "close"}:
            status = how_it_ended(verb)
        if status is None:
            return []
        lefts = {t.lower_ for t in subject.lefts}
        modifiers = {t.lemma_.lower() for t in subject.subtree}
        owners = self.roles.actors_of_modifiers(subject)
        if is_effort and not owners:
            owners = self.roles.under([subject], frozenset({"by", "from"} if lemma in _MADE_BY else {"by"}))
        led = self.brokers_of(subject) if is_effort and not owners else []
        owners = owners or ([] if self.disputes.are_parties(led) else led)  # "A Swiss-led initiative collapsed."
        sides = self.roles.under([subject], frozenset({"between", "among", "with"}))
        if not sides and status == "occurred":
            sides = self.roles.under([verb], frozenset({"between", "among"}))  # "was concluded in Doha between"
        # What failed is the row; the verb says only how it ended.
        told = (subject,)
        trigger = Trigger(
            told, verb, subject, entry["type"] if entry else "CONSULT", "mutual", status, "outcome_of_effort"
        )
        event = Event(sentence, trigger, stage_of(verb, default=status), confidence=0.65)
        if nothing or event.status not in {"denied", "hypothetical", "planned"}:
            event.status = status
        if status == "failed" and owners and _may_fail_yet(verb):
            event.status = "ongoing"
        earlier = (
            self._last_mediation(sentence)
            if lefts & {"these", "those", "this", "that", "the", "such", "both"}
            else None
        )
        if is_effort and earlier is not None and not owners and not sides:
            event.mediators, event.cameo = list(earlier.mediators), "045"
            event.actors = list(earlier.mediators)
            event.recipients = without(
                [*earlier.actors, *earlier.recipients, *self.opponents_of(earlier.actors)], event.actors
            )
            event.recalled = event.everyone
        elif (
            is_effort
            and owners
            and (
                modifiers & (words_of("mediate") | {"peace", "diplomatic"})
                or _ends_strife(subject)
                or self._are_outsiders(owners)
                or (led and (self.disputes.pairs or lemma == "initiative"))
            )
        ):
            sides = sides or self.roles.under(
                [t for t in subject.subtree if t.pos_ in {"NOUN", "VERB"}], frozenset({"between", "among"})
            )
            aims = [c for c in subject.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"]
            sides = sides or [a for aim in aims for a in self.roles.actors_of(object_of(aim))]
            event.actors, event.mediators, event.cameo = owners, list(owners), "045"
            event.recipients = without(sides, owners)
        elif not is_effort and entry is not None:
            between = self.roles.under([subject], frozenset({"between", "among"}))
            tellers = self.parts.teller(subject) if sides and not owners and not between else []
            event.actors = unique([*owners, *tellers, *sides])
            if lemma in {"mediation"}:
                event.actors = unique([*owners, *self.roles.under([subject], frozenset({"by", "of"}))])
                event.recipients = without(sides, event.actors)
                event.mediators, event.cameo = list(event.actors), "165" if status == "halted" else "045"
            # Who is only being asked to mediate has not led the talks that broke off.
            led_before = earlier is not None and earlier.status not in {"requested", "offered", "refused"}
            if not event.actors and earlier is not None and led_before and entry["type"] == "CONSULT":
                event.actors = without([*earlier.recipients, *earlier.actors], earlier.mediators)
                if not self.brokers_of(
                    subject
                ):  # "Oman hosted talks, but they collapsed": whose they were, theirs they are.
                    event.mediators, event.cameo = list(earlier.mediators), "045"
        self.mark(event, [subject])
        if not event.everyone:
            return []
        consumed.add(subject.i)
        consumed.update(t.i for t in subject.children if t.dep_ == "amod" and t.pos_ == "VERB")
        consumed.update(t.i for t in verb.subtree if t.dep_ == "xcomp" and t.head == verb)
        consumed.update(t.i for t in subject.subtree if t.dep_ == "acl" and (t.head == subject or t.tag_ == "VB"))
        return [event]

    def mark(self, event: Event, heads: list[Token]) -> None:
        """Mark requests for mediation and what was brokered: "turned to Iran for mediation", "talks mediated by Oman"."""
        if event.trigger.type == "REJECT" and event.recipients and not event.mediators:
            thirds = {id(a) for a in self.disputes.mediators}
            about_mediation = any(speaks_of_mediation(list(t.subtree)) for t in heads[1:])
            if about_mediation or all(id(a) in thirds or id(a.body) in thirds for a in event.recipients):
                event.mediators = list(event.recipients)
                event.cameo = "126" if about_mediation else None
                return
        offers = event.trigger.type == "AGREE" and event.status == "offered" and event.actors
        given = [*heads[1:], *(c for c in event.trigger.head.children if c.dep_ == "dobj")]
        if event.cameo is None and offers and any(speaks_of_mediation(list(t.subtree)) for t in given):
            event.cameo, event.mediators = "039", list(event.actors)
            return
        if event.trigger.type in {"REJECT", "SUPPORT", "AGREE"} and not event.mediators:
            # Who refuses a mediator's plan refuses the mediator; the plan's own broker is no party to the act.
            event.mediators = without([a for t in heads[1:] for a in self.brokers_of(t)], event.actors)
            if event.mediators:
                event.recipients = without(event.recipients, event.mediators)
                return
        if event.cameo is None and event.trigger.type == "REQUEST" and event.recipients:
            for token in heads:
                for preposition, inner, _ in objects_of_prepositions(token):
                    if preposition in {"for", "in"} and speaks_of_mediation(list(inner.subtree)):
                        event.cameo, event.mediators = "028", list(event.recipients)
                        return
        if event.cameo is None:
            noun = event.trigger.noun
            for token in heads:
                brokers = self.brokers_of(token) if token == noun and event.trigger.type in _LED else []
                if brokers:
                    event.mediators, event.cameo = brokers, "045"
                    sides = without(event.actors, brokers) or self.parties_before(event, brokers)
                    event.actors, event.recipients = sides, without(event.recipients, sides)
                for preposition, inner, _ in objects_of_prepositions(token):
                    if preposition in {"through", "via"} and event.trigger.type in {
                        "CONSULT",
                        "AGREE",
                        "RETREAT",
                        "COOPERATE",
                    }:
                        # "Through Qatar", "through the mediation of Qatar"; through an organ of its own a party only speaks.
                        named = self.roles.actors_of(inner)
                        if not named and inner.lemma_.lower() in words_of("work") | words_of("behind"):
                            named = [*self.roles.actors_of_modifiers(inner), *self.roles.of(inner)]
                        brokers = without(named, event.actors)
                        if brokers:
                            event.mediators, event.cameo = brokers, "045"

    def seats_two(self, complement: Token, hosts: list[Actor]) -> bool:
        """Tell whether somebody would have two others meet: "offered to hold a meeting of the two ministers"."""
        talks = object_of(complement)
        if talks is None or talks.lemma_.lower() not in words_of("table") or complement.lemma_ not in _HOLDING:
            return False
        sides = self.roles.under([talks], frozenset({"of", "between", "among"}))
        return are_two(without(sides, hosts)) and len(without(sides, hosts)) == len(sides)

    def is_third_party_role(self, verb: Token) -> bool:
        """Tell whether somebody "acts as mediator", "serves as an intermediary"."""
        roles = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "as"]
        return any(role.lemma_.lower() in words_of("mediate") for role in roles)

    def _are_outsiders(self, actors: list[Actor]) -> bool:
        """Tell whether some actors are none of the parties, in a text that has mediators."""
        fighters = self.disputes.fighters()
        if self.disputes.are_parties(actors) or any({id(a), id(a.body)} & fighters for a in actors):
            return False
        return bool(self.disputes.mediators or fighters) or any(pair[2] for pair in self.disputes.pairs)

    def brokers_of(self, noun: Token) -> list[Actor]:
        """Give who brokered what a noun names: "led by the Union", "that Qatar hosted", "American-led", "at which X mediated"."""
        known = noun_entry(noun)
        if known is not None and known["type"] in _FORCE:
            return []  # Who backs a coup or leads an attack brokers nothing.
        # The parser hangs "brokered by" on the last of the sides: "talks between A and B brokered by X".
        within = [
            t
            for t in noun.subtree
            if (t.dep_ == "relcl" and t.lemma_ in {"act", "serve", "host"})
            or (t.dep_ == "acl" and t.lemma_ in _BROKERING)
        ]
        loose = _clause_behind(noun)
        for child in (*noun.children, *within, *loose):
            if child.dep_ not in {"acl", "amod", "relcl"} and child not in loose:
                continue
            acts_as = any(
                p in {"as"} and inner.lemma_.lower() in words_of("mediate")
                for p, inner, _ in objects_of_prepositions(child)
            )
            drafts = child.lemma_ in words_of("draft") and noun.lemma_.lower() in words_of("deal")
            calls = child.dep_ == "relcl" and child.lemma_ in _CALLING and noun.lemma_.lower() in words_of("table")
            if child.lemma_ not in _BROKERING | words_of("reach") | _WORKING_OUT and not (acts_as or drafts or calls):
                continue
            helped = [t for name, t, _ in objects_of_prepositions(child) if name in {"with", "under", "through"}]
            helpers = [t for t in helped if t.lemma_.lower() in words_of("work") | words_of("behind")]
            if helpers and child.lemma_ in (words_of("reach") | _WORKING_OUT) - _BROKERING:
                # "an agreement reached with the mediation of Ivory Coast"
                return unique(
                    [*self.roles.under(helpers, frozenset({"of", "by"})), *self.roles.actors_of_modifiers(helpers[0])]
                )
            brokers = self.roles.under([child], frozenset({"by"})) or [
                a
                for c in child.children
                if c.dep_ in {"npadvmod", "nsubj", "compound", "amod"}
                for t in expand_conjuncts(c)
                for a in self.roles.index.actors_at(t)
            ]
            if brokers and (child.lemma_ in _BROKERING or acts_as or drafts or calls):
                # "Talks that the Union chaired with the United Nations": who is no party leads them, too.
                beside = self.roles.under([child], frozenset({"with"})) if child.lemma_ in _AT_THE_HEAD else []
                return unique([*brokers, *([] if self.disputes.are_parties(beside) else beside)])
        return []

    def parties_before(self, event: Event, agents: list[Actor] | None = None) -> list[Actor]:
        """Give the sides of what a mediator brokered, where this sentence does not name them: those of the last deal or talks."""
        mediators = agents if agents is not None else event.actors
        bodies = {id(a.body) for a in mediators}
        for earlier in reversed(self.events):
            if event.sentence.number != earlier.sentence.number:
                break
            sides = [
                a
                for a in [*earlier.actors, *earlier.recipients]
                if a not in earlier.mediators and id(a.body) not in bodies
            ]
            sides = without_freed(sides)
            if frees_people(earlier):
                continue
            if earlier.trigger.type in BROKERED and len({id(a.body) for a in sides}) == 2:
                return sides
        return []

    def pair_without(self, mediators: list[Actor], sentence: Sentence) -> list[Actor]:
        """Give the two parties at odds that mediators stand between, as the text has named them so far."""
        upto, thirds = sentence.number, (*mediators, *self.disputes.mediators)
        pair = self.disputes.last_pair(upto=upto, without=thirds, strife_only=True) or self.disputes.last_pair(
            upto=upto, without=thirds, kinds=POWERS
        )
        named = self.roles.index.actors_under(sentence.span)
        return list(pair) if pair and all(any(party in (a, a.body) for a in named) for party in pair) else []

    def opponents_of(self, actors: list[Actor]) -> list[Actor]:
        """Give whom some actors are at odds with."""
        bodies = {id(a.body) for a in actors}
        for first, second, is_strife, _ in reversed(self.disputes.pairs):
            if is_strife and id(first.body) in bodies:
                return [second]
            if is_strife and id(second.body) in bodies:
                return [first]
        return []

    def _last_mediation(self, sentence: Sentence) -> Event | None:
        for event in (*reversed(self.found), *reversed(self.events)):
            if event.mediators and sentence.number - event.sentence.number <= 3:
                return event
        return None


def _clause_behind(noun: Token) -> list[Token]:
    """Give the verb of a clause with "that" right behind a noun's phrase, which the parser took for one of its own."""
    after = noun.right_edge.i + 1
    if after >= noun.sent.end:
        return []
    mark = noun.doc[after]
    verb = mark.head
    is_loose = mark.lower_ == "that" and mark.dep_ == "mark" and verb.dep_ in {"advcl", "ccomp"}
    return [verb] if is_loose and verb.lemma_ in _BROKERING and object_of(verb) is None else []


def _ends_strife(effort: Token) -> bool:
    """Tell whether an effort is one "to end the fighting between A and B"."""
    if any(c.lemma_ == "reconcile" and c.dep_ in {"acl", "relcl", "xcomp"} for c in effort.children):
        return True
    aims = [
        c for c in effort.children if c.dep_ in {"acl", "relcl", "advcl", "xcomp"} and c.lemma_ in words_of("settle")
    ]
    return any(t.lemma_.lower() in words_of("strife") | words_of("rift") for aim in aims for t in aim.subtree)


def _may_fail_yet(verb: Token) -> bool:
    """Tell whether an effort is only said to be about to fail, and so goes on: "if Norway's efforts fail"."""
    return any(c.lower_ in {"if", "unless"} for c in verb.children if c.dep_ == "mark")
