"""Events: what was done, offered, asked or threatened, by whom to whom, through whom, and how far it got."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.disputes import Disputes
from analysis.extraction.event_types import propose_act, settle_type
from analysis.extraction.grammar import (
    expand_conjuncts,
    heads_of_complement,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
    subject_of,
)
from analysis.extraction.index import ActorIndex
from analysis.extraction.light_verbs import LightVerbReader
from analysis.extraction.mediation import TALKS, MediationReader
from analysis.extraction.noun_events import NounReader
from analysis.extraction.parse import Parse, Sentence
from analysis.extraction.roles import Event, Roles, unique, without
from analysis.extraction.third_parties import ThirdPartyReader
from analysis.extraction.triggers import (
    OFFERS,
    PROMISES,
    SELF_STATUS,
    Trigger,
    control_entry,
    light_entry,
    noun_entry,
    speaks_of_mediation,
    stage_of,
    verb_entry,
)

_AGAINST = frozenset({"against", "on", "upon", "at", "to", "toward", "towards", "with", "into", "over"})
#: Verbs that name an act only where talks are what they are done to.
_NEEDS_TALKS = frozenset({"attend", "leave", "haggle", "bargain"})
#: Verbs of sending somebody who mediates: who sends is the mediator.
_SENDING = frozenset({"send", "dispatch", "appoint", "name"})
#: What those who are asked to accept a mediation do: they are parties, not mediators.
_OF_PARTIES = frozenset({"accept", "allow", "welcome", "seek", "resume", "reject", "support", "join", "attend"})
#: "Asked not to be named" is no request between parties.
_NAMING_VERBS = frozenset({"name", "identify", "quote"})
#: Verbs that name an act only where they are done to an actor, or to talks.
_NEEDS_ACTOR = frozenset("host convene return hit strike close help seek deliver charge free".split())


class EventReader:
    """Reads the events of one document, sentence by sentence, so that "these efforts" finds what it refers to."""

    def __init__(self, parse: Parse, index: ActorIndex, disputes: Disputes) -> None:
        self.parse, self.disputes = parse, disputes
        self.events: list[Event] = []
        self.roles = Roles(index)
        self.mediation = MediationReader(self.roles, disputes, self.events)
        self.light = LightVerbReader(self.roles, self.mediation)
        self.nouns = NounReader(self.roles, disputes, self.mediation)
        self.thirds = ThirdPartyReader(self.roles, disputes, self.events)

    def read(self) -> list[Event]:
        """Give all events in the order of the text."""
        for sentence in self.parse.sentences:
            consumed: set[int] = set()
            tokens = sorted((t for t in sentence.span if is_verb(t)), key=_depth)
            found: list[Event] = []
            for verb in tokens:
                if verb.i not in consumed:
                    found.extend(self._read_verb(sentence, verb, consumed))
            for noun in sentence.span:
                if noun.i not in consumed and noun.pos_ == "NOUN":
                    found.extend(self.nouns.read(sentence, noun))
            for event in sorted(found, key=lambda e: e.trigger.head.i):
                if self._is_political(event) and not self._lacks_agent(event):
                    self.events.append(settle_type(self.thirds.complete(event)))
        return self.events

    def _read_verb(self, sentence: Sentence, verb: Token, consumed: set[int]) -> list[Event]:
        obj = object_of(verb)
        subject = subject_of(verb)
        passive = is_passive(verb)
        theme = subject if passive else obj
        outcome = self.mediation.read_outcome(sentence, verb, subject, consumed)
        if outcome:
            return outcome
        between = self.thirds.read(sentence, verb, consumed)
        if between:
            return between
        control = control_entry(verb)
        complement = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
        if complement is None and control is not None:
            complement = next((c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > verb.i), None)
        if complement is not None and complement.lemma_ in _NAMING_VERBS and is_negated(complement):
            consumed.add(complement.i)
            return []
        if control is not None and control["row"] == "own" and complement is not None and is_verb(complement):
            return self._read_control(
                sentence, verb, control["status"], control["type"], control["mediation"], complement, consumed
            )
        light = light_entry(verb)
        if light is not None and theme is not None:
            noun = next((t for t in expand_conjuncts(theme) if noun_entry(t) is not None), None)
            if noun is not None:
                return self.light.read(
                    sentence, verb, noun, light["status"] or None, light["type"] or None, passive, consumed
                )
        entry = verb_entry(verb)
        if entry is None:
            return self._read_unlisted(sentence, verb, subject, theme, passive)
        if verb.dep_ == "amod" and not self.roles.under([verb], frozenset({"by"})):
            return []
        row, particle = entry
        kind = row["frame"]
        if kind == "mediate" and not self.mediation.is_mediation(verb, theme):
            return []
        if kind == "mediate" and theme is not None and theme.i in consumed:
            return []  # What became of it was read, its broker with it.
        if row["lemma"] in _NEEDS_TALKS and not self._is_about_talks(verb, theme):
            return []
        if row["lemma"] in _NEEDS_ACTOR and not (
            self.roles.actors_of(theme) or (theme is not None and theme.lemma_.lower() in TALKS)
        ):
            return []
        tokens = (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)
        default = (
            "offered"
            if row["lemma"] in OFFERS
            else "planned"
            if row["lemma"] in PROMISES
            else SELF_STATUS.get(row["type"], "occurred")
        )
        if row["lemma"] in {"accept", "consent", "assent", "approve"} or (row["lemma"] == "agree"):
            default = "accepted"
        trigger = Trigger(tokens, verb, None, row["type"], kind, None, f"verb_{kind}")
        event = Event(sentence, trigger, stage_of(verb, default=default))
        self._fill_verb_roles(event, verb, subject, theme, passive, kind)
        if theme is not None and (named := noun_entry(theme)) is not None:
            consumed.add(theme.i)
            if kind == "mediate":
                self._settle_brokered(event, theme, named["type"])
        self.mediation.mark(event, [verb, *([theme] if theme is not None else [])])
        if event.trigger.type == "AGREE" and len({id(a.body) for a in event.actors}) > 1 and event.status == "accepted":
            event.status = "occurred"
        return [event]

    def _is_about_talks(self, verb: Token, theme: Token | None) -> bool:
        around = [theme] if theme is not None else [inner for _, inner, _ in objects_of_prepositions(verb)]
        return any(token.lemma_.lower() in TALKS | {"table", "coalition"} for token in around)

    def _settle_brokered(self, event: Event, theme: Token, type_: str) -> None:
        """Make what was brokered the row where it is one: a truce, "a deal"; "the deal" only refers back, so brokering is."""
        definite = {t.lower_ for t in theme.lefts} & {"the", "this", "that", "these", "those"}
        event.trigger = replace(event.trigger, type="CONSULT" if definite else type_, noun=theme)
        if theme.dep_ == "dobj" or (definite and type_ != "RETREAT"):
            return
        event.trigger = replace(event.trigger, tokens=(theme,), head=theme, type=type_)
        event.actors, event.recipients = list(event.recipients), []
        event.status = stage_of(theme, default=event.status)

    def _read_unlisted(
        self, sentence: Sentence, verb: Token, subject: Token | None, theme: Token | None, passive: bool
    ) -> list[Event]:
        """Read a verb that the event lexicon lacks, where it stands between political actors."""
        if verb.dep_ in {"amod", "compound"}:
            return []
        agents = self.roles.under([verb], frozenset({"by"})) if passive else self.roles.actors_of(subject)
        objects = self.roles.actors_of(theme) or self.roles.under([verb], _AGAINST | {"from"})
        trigger = propose_act(verb, subject=agents, objects=without(objects, agents))
        if trigger is None:
            return []
        event = Event(sentence, trigger, stage_of(verb, default=SELF_STATUS.get(trigger.type, "occurred")))
        self._fill_verb_roles(event, verb, subject, theme, passive, trigger.frame)
        event.confidence = 0.55 if event.recipients else 0.45
        return [event]

    def _fill_verb_roles(
        self, event: Event, verb: Token, subject: Token | None, theme: Token | None, passive: bool, kind: str
    ) -> None:
        agents = self.roles.under([verb], frozenset({"by"})) if passive else self.roles.actors_of(subject)
        themes = self.roles.actors_of(theme) if theme != subject or passive else []
        if passive and theme is not None and theme.lower_ == "it" and kind == "mutual":
            themes = []  # What was signed or agreed is no party.
        partners = self.roles.under([verb], frozenset({"with", "between", "among"}))
        targets = self.roles.under([verb], _AGAINST - {"with"})
        if kind == "mutual" and verb.lemma_ == "negotiate" and agents and len(partners) > 1:
            event.actors, event.recipients = unique(agents), without(partners, agents)
            event.mediators, event.cameo = unique(agents), "045"
        elif kind == "mutual" and verb.lemma_ == "talk" and themes and not passive:
            event.actors, event.recipients = unique(agents), without(themes, agents)
        elif kind == "mutual":
            event.actors = unique([*agents, *themes, *partners])
            if passive and not event.actors and theme is not None and theme.lower_ not in {"it", "that", "which"}:
                event.actors = unique(themes)
            if theme is not None and not themes:
                event.actors = unique(
                    [*event.actors, *self.roles.under([theme], frozenset({"between", "among", "with"}))]
                )
        elif kind == "mediate":
            if not agents and is_verb(verb.head) and verb.head.lemma_ in _SENDING:
                agents = self.roles.actors_of(subject_of(verb.head))
            event.actors = unique(agents)
            event.mediators = list(event.actors)
            places = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "as"]
            sides = self.roles.under(
                [verb, *places, *([theme] if theme is not None else [])], frozenset({"between", "among", "with", "in"})
            )
            event.recipients = without([*themes, *sides], event.actors)
            event.cameo = "045"
            if not event.recipients:
                event.recipients = self.mediation.parties_before(event)
        elif kind == "request":
            event.actors = unique(agents)
            wanted = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "for"]
            recipients = (
                themes
                or self.mediation.asked_mediators(verb)
                or self.roles.under([verb], frozenset({"to", "on", "upon", "with", "from"}))
            )
            recipients = recipients or self.roles.under(wanted, frozenset({"with", "from", "by"}))
            event.recipients = without(recipients, event.actors)
            mediates = bool(agents) and self.mediation.are_mediators(agents)
            if verb.lemma_ == "invite" and (mediates or any(t.lemma_.lower() in TALKS for t in verb.subtree)):
                event.mediators = list(agents) if mediates else []
                event.trigger = replace(event.trigger, type="AGREE")
                event.status = stage_of(verb, default="offered")
        elif kind == "alone":
            event.actors = unique(agents)
            event.recipients = without(
                self.roles.under([verb], frozenset({"to", "from", "against", "with"})), event.actors
            )
        else:
            event.actors = unique(agents)
            goods = [theme] if theme is not None and not themes else []
            reached = self.roles.under([verb, *goods], _AGAINST | {"from", "for"} if goods else _AGAINST | {"from"})
            owned = [a for t in goods for a in self.roles.actors_of_modifiers(t)]
            clause = next((c for c in verb.children if c.dep_ == "ccomp" and is_verb(c)), None)
            blamed = (
                self.roles.actors_of(subject_of(clause))
                if clause is not None and event.trigger.type == "ACCUSE"
                else []
            )
            themes = without(themes, event.actors)
            event.recipients = without(themes or targets or partners or reached or owned or blamed, event.actors)
            if theme is not None and theme.lower_ == "other" and len(event.actors) > 1:
                event.recipients = list(event.actors)
        event.confidence = 0.8 if event.actors and event.recipients else 0.65

    def _read_control(
        self, sentence: Sentence, verb: Token, status: str, type_: str, code: str, complement: Token, consumed: set[int]
    ) -> list[Event]:
        entry = verb_entry(verb)
        particle = entry[1] if entry else None
        tokens = (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)
        trigger = Trigger(
            tokens, verb, None, type_, "request" if type_ == "REQUEST" else "act", None, "verb_with_clause"
        )
        event = Event(sentence, trigger, stage_of(verb, default=status), confidence=0.75)
        passive = is_passive(verb)
        subject, obj = subject_of(verb), object_of(verb)
        event.actors = self.roles.under([verb], frozenset({"by"})) if passive else self.roles.actors_of(subject)
        inner = subject_of(complement)
        heard = (
            self.roles.actors_of(obj)
            or (self.roles.actors_of(subject) if passive else [])
            or self.roles.under([verb], frozenset({"to", "on", "upon", "with"}))
        )
        if not heard and type_ in {"REQUEST", "THREATEN"} and inner is not None and inner != subject:
            heard = self.roles.actors_of(inner)
        below = [t for t in complement.subtree if not t.is_space]
        consumed.update(t.i for t in heads_of_complement(complement))
        by_parties = complement.lemma_ in _OF_PARTIES
        if (code and not by_parties and speaks_of_mediation(below)) or (
            code
            and complement.lemma_ in {"host", "mediate", "broker", "facilitate"}
            and self.mediation.is_mediation(complement, object_of(complement))
        ):
            event.cameo = code
            event.mediators = list(heard if type_ == "REQUEST" else event.actors)
            event.recipients = list(heard) if type_ == "REQUEST" else []
            behalf = [t for word in below if word.lower_ == "behalf" for t in word.subtree]
            named = self.roles.index.actors_under(t for t in below if t not in behalf)
            sides = without(list(named), [*event.actors, *event.mediators])
            if type_ != "REQUEST":
                event.recipients = sides or self.mediation.pair_without(event.actors, event.sentence)
        else:
            event.recipients = without(heard, event.actors)
            if not event.recipients and type_ in {"AGREE", "REJECT", "THREATEN"}:
                goal = object_of(complement)
                partners = self.roles.under(
                    [complement, *([goal] if goal is not None else [])], frozenset({"with", "to", "against", "on"})
                )
                event.recipients = without([*self.roles.actors_of(goal), *partners], event.actors)
        return [event]

    def _lacks_agent(self, event: Event) -> bool:
        """Tell whether something acts that is no actor: "the accord offers them self-rule"."""
        head = event.trigger.head
        if event.actors or not is_verb(head) or is_passive(head) or event.trigger.type in {"ASSAULT", "COERCE"}:
            return False
        subject = subject_of(head)
        return (
            subject is not None
            and subject.pos_ in {"NOUN", "PROPN", "ADJ"}
            and event.trigger.rule != "outcome_of_effort"
        )

    def _is_political(self, event: Event) -> bool:
        """Keep events between political actors: sport and business have the same verbs."""
        return any(
            actor.kind in {"state", "government", "armed_group", "group"}
            or (actor.kind == "organisation" and actor.entity is not None)
            or (actor.kind == "person" and (actor.role is not None or actor.belongs_to is not None))
            for actor in event.everyone
        )


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
