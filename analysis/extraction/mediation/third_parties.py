"""Third parties at work without the word for it: carrying messages, bringing sides to a table, helping them agree.

Each frame wants two sides that differ from who acts, or words that can mean nothing else: who ends his own war mediates
nothing.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import (
    Trigger,
    noun_entry,
    outcome_of,
    phrase_entry,
    stage_of,
    words_of,
)
from analysis.extraction.mediation.announcers import announces_deal
from analysis.extraction.mediation.company import find_announcer, find_called, find_chair, find_company
from analysis.extraction.mediation.dealings import DealingReader
from analysis.extraction.mediation.deals_of_others import stands_between
from analysis.extraction.mediation.drafters import brings_about, drafts
from analysis.extraction.mediation.efforts import mediates_by_aim, read_given_up, read_no_headway
from analysis.extraction.mediation.go_betweens import agents_of, wields_force
from analysis.extraction.mediation.mediation import MediationReader
from analysis.extraction.mediation.mistaken_parts import part_mistaken
from analysis.extraction.mediation.named_mediators import is_of_subject
from analysis.extraction.mediation.outsiders import OutsiderReader
from analysis.extraction.mediation.persuasion import brings_to_table, helps_agree, helps_broker, persuades, talks_to_own
from analysis.extraction.mediation.plan_makers import put_to, puts_plan
from analysis.extraction.mediation.plans import PlanReader, find_helpers, presses_to_accept
from analysis.extraction.mediation.pursuits import pursues
from analysis.extraction.mediation.readiness import read_readiness
from analysis.extraction.mediation.senders import sends_mediator
from analysis.extraction.parsing.grammar import is_passive, is_verb, main_verb_above, object_of, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_BETWEEN = frozenset({"between", "among"})
_DEALS = frozenset({"AGREE", "SUPPORT", "CONSULT", "RETREAT", "COOPERATE"})
#: What those do who mediate, together with others or alone.
_WORKED = frozenset({"CONSULT", "AGREE"})
#: Stages of a deal that somebody can announce.
_MADE = frozenset({"occurred", "accepted"})
#: What one goes between two places, that the parser hangs them to.
_WAYS = frozenset({"mile", "kilometre", "kilometer", "time", "hour"})
_OWN = frozenset({"its", "his", "her", "their"})
#: What leads from a third party's doing to the sides: "prevailed on Hamas", "wrung a promise from the two".
_TO_SIDES = _BETWEEN | {"from", "of", "on", "upon", "with", "to"}


class ThirdPartyReader:
    """Reads verbs whose subject stands between others, and adds those who stand behind a deal to its event."""

    def __init__(self, roles: Roles, disputes: Disputes, events: list[Event]) -> None:
        self.roles, self.disputes, self.events = roles, disputes, events
        self.outsiders = OutsiderReader(roles, disputes)
        self.plans = PlanReader(roles, disputes, events)
        self.dealings = DealingReader(roles, disputes, MediationReader(roles, disputes, events).brokers_of)

    def read(self, sentence: Sentence, verb: Token, consumed: set[int]) -> list[Event]:
        """Give the mediation that a verb tells of in other words, if any."""
        if ready := read_readiness(sentence, verb, self.roles, consumed):
            return ready
        theme = subject_of(verb) if is_passive(verb) else object_of(verb)
        agents = self._agents(verb)
        if not agents:
            return []
        ended = read_given_up(sentence, verb, agents, self.roles, self.disputes, consumed) or read_no_headway(
            sentence, verb, agents, self.disputes
        )
        if ended:
            return ended
        found = (
            persuades(verb, theme, agents, self.roles, self.disputes)
            or self._by_phrase(verb, theme, agents)
            or self._carries(verb, theme, agents)
            or self._stands_between(verb, agents)
            or brings_to_table(verb, theme, agents, self.roles, self.disputes)
            or helps_agree(verb, theme, agents, self.roles)
            or helps_broker(verb, agents, self.roles, self.disputes)
            or self._settles(verb, theme, agents)
            or self._leads(verb, theme, agents)
            or sends_mediator(verb, theme, agents, self.roles, self.disputes)
            or pursues(verb, theme, agents, self.roles, self.disputes, self.events)
            or drafts(verb, theme, agents, self.roles, self.disputes)
            or brings_about(verb, theme, agents, self.roles, self.disputes)
            or self._receives(verb, theme, agents)
            or announces_deal(verb, theme, agents, self.roles, self.disputes)
            or self.outsiders.read(verb, theme, agents)
        )
        if found is None:
            return []
        sides, told = found
        if any(a.body is other.body for a in agents for other in sides):
            return []
        # "Tanzania was the facilitator": the role tells it, not the verb.
        # Of "the mediation led by Chester Crocker" the mediation is told.
        by_noun = told and (verb.lemma_ == "be" or (verb.dep_ == "acl" and verb.lemma_ in words_of("lead")))
        words = (told[0],) if by_noun else (verb,)
        trigger = Trigger(words, verb, theme, "CONSULT", "mediate", None, "third_party")
        event = Event(sentence, trigger, stage_of(verb, default="occurred"), confidence=0.65)
        event.actors, event.mediators, event.recipients, event.cameo = agents, list(agents), sides, "045"
        if self.outsiders.gives_up(verb, theme, agents) is not None:
            event.status, event.cameo = stage_of(verb, default="halted"), "165"
        if verb.lemma_ == "volunteer":  # "Volunteered as a go-between": he offers it, whatever comes of it.
            event.trigger, event.status, event.cameo = replace(trigger, type="AGREE"), "offered", "039"
        consumed.add(verb.i)
        consumed.update(t.i for t in told)
        return [event]

    def read_channel(self, sentence: Sentence, verb: Token, consumed: set[int]) -> list[Event]:
        """Give the talks or messages that a verb has go through somebody, if any."""
        found = self.outsiders.read_channel(verb)
        if found is None:
            return []
        channels, subject = found
        trigger = Trigger((subject,), verb, subject, "CONSULT", "mediate", None, "third_party")
        event = Event(sentence, trigger, stage_of(verb, default=outcome_of(verb.lemma_) or "occurred"), confidence=0.65)
        event.actors = without(self.roles.actors_of_modifiers(subject), channels)
        reached = self.roles.actors_of(object_of(verb)) if verb.lemma_ == "reach" else []
        event.recipients = without([*self.roles.under([subject, verb], frozenset({"to"})), *reached], channels)
        event.mediators, event.cameo = channels, "045"
        consumed.update((verb.i, subject.i))
        return [event]

    def complete(self, event: Event) -> Event:
        """Add to a deal or talks who stands behind it, and to a plan for two sides who put it forward."""
        if event.trigger.type == "REJECT" and event.mediators and _refuses_others(event.trigger.head):
            event.mediators = without(event.mediators, event.actors)
        self.plans.give_author(event)
        part_mistaken(event, self.roles)
        self.dealings.complete(event)
        if not event.mediators and puts_plan(event, self.roles, self.disputes):
            event.mediators = list(event.actors)
            event.recipients = without(event.recipients or put_to(event, self.roles), event.actors)
        if event.mediators:
            if event.trigger.type in _WORKED and event.actors == event.mediators and not _joins(event):
                # "negotiated by Algeria with American help"
                beside = self._company(event)
                event.recipients = without(event.recipients, beside)
                helpers = [*find_helpers(self.roles, event.trigger.head, None, beside=True), *beside]
                helpers = [a for a in without(helpers, event.everyone) if not self.disputes.are_parties([a])]
                event.actors, event.mediators = [*event.actors, *helpers], [*event.mediators, *helpers]
            return event
        if stands_between(event, self.roles, self.disputes):
            return event
        if event.trigger.type == "AGREE" and event.status == "offered" and not self.disputes.are_parties(event.actors):
            # "Peru, with the help of the United States, put a plan to both"
            helpers = [*find_helpers(self.roles, event.trigger.head, None, beside=True), *self._company(event)]
            event.actors = unique([*event.actors, *without(helpers, event.recipients)])
        if event.trigger.type == "CONSULT" and event.recipients and (beside := self._company(event)):
            event.actors = unique([*event.actors, *beside])
            event.agents = unique([*event.agents, *beside]) if event.agents else []
            event.recipients = without(event.recipients, beside)
        kind, head = event.trigger.type, event.trigger.head
        if kind == "CONSULT" and event.cameo is None and self._aims_between(event):
            return event
        if kind == "CONSULT" and event.cameo is None:
            event.mediators = without(find_called(self.roles, head), event.actors)
            if event.mediators:
                event.cameo, event.recipients = "045", without(event.recipients, event.mediators)
                return event
        if kind in _DEALS and event.cameo is None:
            chairs = find_chair(self.roles, head, event.trigger.noun)
            if chairs and not self.disputes.are_parties(chairs):
                event.mediators, event.cameo = chairs, "045"
                event.actors, event.recipients = without(event.actors, chairs), without(event.recipients, chairs)
                return event
            helpers = without(find_helpers(self.roles, head, event.trigger.noun), [*event.actors, *event.recipients])
            if not helpers and are_two(event.actors) and event.status in _MADE and kind in {"AGREE", "RETREAT"}:
                helpers = find_announcer(self.roles, head, event.everyone)
                helpers = [] if self.disputes.are_parties(helpers) else helpers
            if helpers:
                event.mediators, event.cameo = helpers, "045"
                return event
        if kind in {"AGREE", "REQUEST"} and are_two(event.recipients) and is_verb(head):
            goods = object_of(head)
            plan = goods is not None and (goods.lemma_.lower() in words_of("plan"))
            own = any(
                t.lower_ in _OWN and (t.head.lemma_.lower() in words_of("mediate"))
                for t in head.subtree
                if t.i > head.i
            )
            pressing = presses_to_accept(event) and not self.disputes.are_parties(event.actors)
            if (kind == "AGREE" and plan) or own or pressing:
                event.mediators = without(event.actors, event.recipients)
        return event

    def _company(self, event: Event) -> list[Actor]:
        """Give who acts together with an event's actors and is no party."""
        if not is_verb(event.trigger.head):
            return []
        return [a for a in find_company(self.roles, event.trigger.head) if not self.disputes.are_parties([a])]

    def _aims_between(self, event: Event) -> bool:
        """Make a mediator of who meets a side, or goes to it, to end its quarrel; tell whether it was so."""
        agents = event.agents or event.actors
        if not agents or self.disputes.are_parties(agents) or not is_verb(event.trigger.head):
            return False
        if not mediates_by_aim(event.trigger.head):
            return False
        event.recipients = without([*event.actors, *event.recipients], agents)
        event.actors, event.mediators, event.cameo = list(agents), list(agents), "045"
        return True

    def _agents(self, verb: Token) -> list[Actor]:
        if is_passive(verb):
            return self.roles.under([verb], frozenset({"by"}))
        subject = subject_of(verb)
        if verb.dep_ == "acl" and verb.head.lemma_.lower() in words_of("effort"):
            # "flew to Tehran in a bid to ease tensions between A and B"
            owners = self.roles.actors_of_modifiers(verb.head) or self.roles.under([verb.head], frozenset({"by"}))
            above = main_verb_above(verb.head)
            return unique(owners or (self.roles.actors_of(subject_of(above)) if above is not None else []))
        if subject is None and verb.dep_ in {"xcomp", "advcl"} and is_verb(verb.head):
            if verb.head.lemma_ == "turn" and any(name == "to" for name, _, _ in objects_of_prepositions(verb.head)):
                return []  # "Turned to Taylor to get them back": what he is asked for.
            return self.roles.agents_of(verb, subject_of(verb.head), passive=False)
        return agents_of(verb, self.roles)

    def _by_phrase(
        self, verb: Token, theme: Token | None, agents: list[Actor]
    ) -> tuple[list[Actor], list[Token]] | None:
        """Read the phrases of the lexicon that only third parties fill: "talked A into", "went from room to room"."""
        phrase = phrase_entry(verb)
        if phrase is None or phrase[1]["frame"] != "third" or wields_force(agents, verb, self.disputes):
            return None
        if not any(map(_acts_for_others, agents)) or talks_to_own(verb, theme):
            return None
        objects = [inner for _, inner, _ in objects_of_prepositions(verb)]
        deeper = [theme, *(inner for _, inner, _ in objects_of_prepositions(theme))] if theme is not None else []
        led = self.roles.under([verb, *deeper], _TO_SIDES)
        owned = self.roles.index.actors_under(c for t in objects for c in t.children if c.dep_ == "poss")
        sides = without([*self.roles.actors_of(theme), *led, *owned], agents)
        if not any(map(_acts_for_others, sides)) and not self.disputes.pairs and not self.disputes.mediators:
            return None
        if self.disputes.are_none_at_odds(sides):
            return None
        # What a side was brought to promise is told by itself.
        kept = {"wring", "extract", "elicit", "coax", "cajole", "squeeze", "obtain", "win", "get"}
        told = [t for t in (theme, *objects) if t is not None and noun_entry(t) is not None and verb.lemma_ not in kept]
        return sides, told

    def _carries(self, verb: Token, theme: Token | None, agents: list[Actor]) -> tuple[list[Actor], list[Token]] | None:
        """Read "passed messages between A and B", "relayed A's reply to B"."""
        if verb.lemma_ not in words_of("carry") or theme is None or theme.lemma_.lower() not in words_of("message"):
            return None
        sides = self.roles.under([verb, theme], _BETWEEN)
        if not sides:
            led = [t for name, t, _ in objects_of_prepositions(theme) if name == "from"]
            if any(c.tag_ == "PRP$" for t in led for c in t.children):
                return None  # "Delivered a letter from his father to Chad": for his own side.
            senders = [*self.roles.under([verb, theme], frozenset({"from"})), *self.roles.actors_of_modifiers(theme)]
            if any(a.body is b.body for a in agents for b in senders):
                return None  # "Handed its reply to Egypt and Qatar": his own words are for those who carry them on.
            if any(map(_is_anybodys, [*agents, *senders])) or _is_from_his_own(verb, theme):
                return None  # "Prince Khalid brought a letter from his father": of whom nobody says whose he is, is his envoy.
            sides = unique([*senders, *self.roles.under([verb, theme], frozenset({"to"}))]) if senders else []
        senders = self.roles.under([theme], frozenset({"by"})) if not sides else []
        sides = without(sides or senders, agents)
        # Who brings another's words, not his own, is between: "brought an offer by Kim".
        carried = bool(senders) and not any(a.body is b.body for a in agents for b in sides)
        return (sides, [theme] if not carried else []) if are_two(sides) or carried else None

    def _stands_between(self, verb: Token, agents: list[Actor]) -> tuple[list[Actor], list[Token]] | None:
        """Read "stepped in as a go-between for A and B", "is the guarantor of the talks between A and B"."""
        # "With Oman as host, the two agreed": Oman is, not they.
        roles = [t for name, t, word in objects_of_prepositions(verb) if name == "as" and word.head.lower_ != "with"]
        if roles and not is_of_subject(verb):
            return None  # "Accepted Kenya as mediator": who accepts is none.
        if verb.lemma_ in {"be", "become", "remain"}:
            roles += [c for c in verb.children if c.dep_ == "attr"]
        named = [role for role in roles if _names_third_party(role)]
        if verb.lemma_ in {"sign", "countersign", "add", "initial", "witness"}:
            return None  # Who signs as guarantor mediates nothing by that.
        if not named or (verb.lemma_ in {"act", "serve"} and named[0].lemma_.lower() in words_of("mediate")):
            return None
        nouns = [t for role in named for t in role.subtree if t.pos_ in {"NOUN", "ADP", "ADV"}]
        sides = self.roles.under([verb, *nouns], _BETWEEN | {"for"}) or self.roles.under(nouns, frozenset({"to"}))
        sides = without(sides, agents)
        if verb.lemma_ in {"be", "become", "remain"} and not sides:
            return None
        return sides, [*named, *nouns]

    def _settles(self, verb: Token, theme: Token | None, agents: list[Actor]) -> tuple[list[Actor], list[Token]] | None:
        """Read "helped end the war between A and B", where neither is who acts."""
        if verb.lemma_ not in words_of("settle") or theme is None:
            return None
        if theme.lemma_.lower() not in words_of("strife") | words_of("rift"):
            return None
        sides = without(self.roles.under([theme, verb], _BETWEEN), agents)
        return (sides, [theme]) if are_two(sides) else None

    def _leads(self, verb: Token, theme: Token | None, agents: list[Actor]) -> tuple[list[Actor], list[Token]] | None:
        """Read "led the mediation in A", "heads the peace effort between A and B"."""
        if verb.lemma_ not in words_of("lead") or theme is None:
            return None
        lemma, modifiers = theme.lemma_.lower(), {t.lemma_.lower() for t in theme.children}
        is_effort = lemma in words_of("effort") | {"process"} and modifiers & {"peace", "mediation", "diplomatic"}
        if lemma not in words_of("mediate") - {"host", "mediate"} and not is_effort:
            return None
        return without(self.roles.under([theme, verb], _BETWEEN), agents), [theme]

    def _receives(
        self, verb: Token, theme: Token | None, agents: list[Actor]
    ) -> tuple[list[Actor], list[Token]] | None:
        """Read "hosted both delegations", "presided over the talks", "flew back and forth between A and B"."""
        if verb.lemma_ in {"fly", "travel", "go", "move", "commute"}:
            # "Flew 30,000 miles between London and Buenos Aires": the parser hangs the two to the way.
            ways = [t for t in (theme,) if t is not None and t.lemma_ in _WAYS]
            between = without(self.roles.under([verb, *ways], _BETWEEN), agents)
            if are_two(between):
                return between, []
        if verb.lemma_ == "preside":
            over = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "over"]
            if over and over[0].lemma_.lower() in words_of("table") | {"conference", "summit"}:
                return without(self.roles.under(over, _BETWEEN), agents), over
        if verb.lemma_ not in words_of("receive") or theme is None or theme.lemma_.lower() not in words_of("side"):
            return None
        sides = without([*self.roles.actors_of(theme), *self.roles.of(theme)], agents)
        many = {c.lower_ for c in theme.children} & {"both", "two", "rival", "warring", "opposing"}
        return (sides if are_two(sides) else [], [theme]) if many or are_two(sides) else None


def _joins(event: Event) -> bool:
    """Tell whether "together with" leads to a side: "brought Rwanda together with Burundi"."""
    return event.trigger.rule == "go_between"


def _acts_for_others(actor: Actor) -> bool:
    """Tell whether somebody is of office or a body: what a private man talks another out of is no mediation."""
    return actor.kind != "person" or actor.role is not None or actor.belongs_to is not None


def _is_anybodys(actor: Actor) -> bool:
    """Tell whether the text does not say for whom a person acts."""
    return actor.kind == "person" and actor.belongs_to is None and actor.country is None


def _is_from_his_own(verb: Token, theme: Token) -> bool:
    """Tell whether words come from who is the bearer's own: "a letter from his father", "from its president"."""
    led = [t for head in (verb, theme) for name, t, _ in objects_of_prepositions(head) if name == "from"]
    return any(c.dep_ == "poss" and c.lower_ in _OWN for t in led for c in t.children)


def _names_third_party(role: Token) -> bool:
    words = {t.lemma_.lower() for t in role.subtree} | {t.lower_ for t in role.subtree}
    compound = role.lemma_.lower() in {"go", "go-between", "between"} and {"go", "between"} <= words
    return compound or role.lemma_.lower() in words_of("third") | words_of("mediate")


def _refuses_others(head: Token) -> bool:
    """Tell whether what is refused is a mediation that is not the refuser's own: "ruled out any mediation"."""
    theme = object_of(head) if is_verb(head) else None
    if theme is None or theme.lemma_.lower() not in {"mediation", "arbitration", "facilitation"}:
        return False
    return not any(c.lower_ in _OWN for c in theme.children)
