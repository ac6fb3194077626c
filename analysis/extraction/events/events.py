"""Events: what was done, offered, asked or threatened, by whom to whom, through whom, and how far it got."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.attempts import settle_stage
from analysis.extraction.events.clause_verbs import (
    act_of_clause,
    calls_bad,
    entry_by_clause,
    is_infinitive,
    is_no_request,
    is_only_wished,
    is_warned_against,
    lends_nothing,
    may_act,
    only_names,
    only_stops,
    talked_into,
    tells_how_somebody_is,
    tells_what_followed,
    verbs_of_phrase,
    visit_entry,
)
from analysis.extraction.events.control_verbs import ControlReader
from analysis.extraction.events.event import Event, are_two, without
from analysis.extraction.events.event_filters import is_left_out, is_told_by_verb
from analysis.extraction.events.event_types import propose_act, settle_type
from analysis.extraction.events.expressed import settle_parts
from analysis.extraction.events.light_verbs import SAYS_LITTLE, LightVerbReader, lent_noun
from analysis.extraction.events.needs import has_what_it_needs
from analysis.extraction.events.noun_events import NounReader
from analysis.extraction.events.predicates import PredicateReader
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import (
    OFFERS,
    PROMISES,
    SELF_STATUS,
    Trigger,
    control_entry,
    light_entry,
    noun_entry,
    stage_of,
    verb_entry,
    words_of,
    words_of_object,
)
from analysis.extraction.events.unreal import settle_unreal
from analysis.extraction.events.verb_roles import AGAINST, VerbRoles
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.mediation.answers import settle_answers
from analysis.extraction.mediation.brokered_clauses import BrokeredClauseReader
from analysis.extraction.mediation.consents import read_consent
from analysis.extraction.mediation.go_betweens import read_go_between
from analysis.extraction.mediation.mediation import TALKS, MediationReader
from analysis.extraction.mediation.named_mediators import read_charge, read_naming
from analysis.extraction.mediation.refusals import read_refusals
from analysis.extraction.mediation.standing import find_standing, mark_mediated
from analysis.extraction.mediation.third_parties import ThirdPartyReader
from analysis.extraction.parsing.grammar import (
    content_of,
    expand_conjuncts,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Parse, Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs that name an act only where talks are what they are done to.
_NEEDS_TALKS = frozenset({"attend", "leave", "haggle", "bargain"})
#: "Asked not to be named" is no request between parties.
_NAMING_VERBS = frozenset({"name", "identify", "quote"})
#: Verbs that ask for something with an infinitive only.
_WITH_INFINITIVE = frozenset("tell insist advise encourage direct instruct summon plead recommend".split())
#: Verbs that only give a name: "called it a victory".
_NAMING = frozenset({"call", "dub", "label", "brand", "term", "name", "consider", "declare"})


class EventReader:
    """Reads the events of one document, sentence by sentence, so that "these efforts" finds what it refers to."""

    def __init__(self, parse: Parse, index: ActorIndex, disputes: Disputes) -> None:
        self.parse, self.disputes = parse, disputes
        self.events: list[Event] = []
        self.roles = Roles(index)
        self.mediation = MediationReader(self.roles, disputes, self.events)
        self.verbs = VerbRoles(self.roles, self.mediation)
        self.light = LightVerbReader(self.roles, self.mediation)
        self.predicates = PredicateReader(self.roles)
        self.controls = ControlReader(self.roles, disputes, self.mediation, self.verbs)
        self.nouns = NounReader(self.roles, disputes, self.mediation)
        self.thirds = ThirdPartyReader(self.roles, disputes, self.events)
        self.brokered = BrokeredClauseReader(self.roles, disputes)

    def read(self) -> list[Event]:
        """Give all events in the order of the text."""
        known = [actor for actor in self.disputes.mediators if actor.kind == "person"]
        in_conflict = self.disputes.is_about_conflict(self.roles.index.actors)
        if in_conflict:
            known += [a for a in self.roles.index.actors if a.kind == "person" and a.is_named]
        for sentence in self.parse.sentences:
            consumed: set[int] = set()
            tokens = sorted(
                (t for t in sentence.span if t.pos_ in {"VERB", "AUX"} and may_act(t, self.roles.index)),
                key=lambda t: len(t.ancestors),
            )
            found = self.mediation.found = self.predicates.read(sentence, consumed)
            for verb in tokens:
                if verb.i not in consumed:
                    found.extend(self._read_verb(sentence, verb, consumed))
            for noun in sentence.span:
                if noun.i not in consumed and noun.pos_ == "NOUN" and not is_told_by_verb(noun, found):
                    found.extend(self.nouns.read(sentence, noun))
            found = read_refusals(sentence, self.brokered.complete(sentence, found), self.events, self.roles)
            before = len(self.events)
            for event in sorted(found, key=lambda e: e.trigger.head.i):
                event.is_nameless = not event.everyone
                if not is_left_out(event, known=known, in_conflict=in_conflict):
                    self.events.append(settle_stage(settle_type(self.thirds.complete(event))))
            self.events[before:] = settle_parts(self.events[before:], self.roles, self.disputes)
            settle_unreal(self.events[before:])
        mark_mediated(self.events, find_standing(self.events, self.disputes))
        settle_answers(self.events)
        return self.events

    def _read_verb(self, sentence: Sentence, verb: Token, consumed: set[int]) -> list[Event]:
        if (hosted := self.nouns.read_hosted(sentence, verb, consumed)) is not None:
            return hosted
        obj = object_of(verb)
        subject = subject_of(verb)
        passive = is_passive(verb)
        theme = subject if passive else obj
        outcome = self.thirds.read_channel(sentence, verb, consumed) or self.mediation.read_outcome(
            sentence, verb, subject, consumed
        )
        if outcome:
            return outcome
        between = (
            read_consent(sentence, verb, self.roles, consumed)
            or read_naming(sentence, verb, self.roles, self.disputes, consumed)
            or read_charge(sentence, verb, self.roles, consumed)
            or read_go_between(sentence, verb, self.roles, self.disputes, consumed)
            or self.thirds.read(sentence, verb, consumed)
        )
        if between:
            consumed.update(talked_into(verb))
            return between
        if verb.lemma_ in _NAMING and only_names(verb) and not calls_bad(verb):
            return []
        if tells_how_somebody_is(verb) or only_stops(verb):
            return []
        if is_warned_against(verb) or is_only_wished(verb):
            consumed.update(t.i for t in verb.subtree)
            return []
        control = control_entry(verb)
        complement = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
        if complement is None and control is not None:
            complement = next((c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > verb.i), None)
        if complement is not None and obj is not None and tells_what_followed(complement):
            complement = None
        if complement is not None and complement.lemma_ in _NAMING_VERBS and is_negated(complement):
            consumed.add(complement.i)
            return []
        if control is not None and complement is not None and is_no_request(verb, complement):
            control = None  # "Asked if", "asked whether": a question, no request.
        if control is not None and control["lemma"] in _WITH_INFINITIVE and not is_infinitive(complement):
            control = None  # "told them that", "insisted that": speech, no request.
        if (
            control is not None
            and control["lemma"] == "want"
            and complement is not None
            and self.controls.wants_of_another(complement)
        ):
            return self.controls.read(sentence, verb, "requested", "REQUEST", "028", complement, consumed)
        if control is not None and control["row"] == "own" and complement is not None and is_verb(complement):
            return self.controls.read(sentence, verb, *act_of_clause(verb, complement, control), complement, consumed)
        light = light_entry(verb)
        lent = lent_noun(verb, light["lemma"], theme) if light is not None and not lends_nothing(verb) else None
        if light is not None and lent is not None:
            noun = next((t for t in map(content_of, expand_conjuncts(lent)) if noun_entry(t) is not None), None)
            if noun is not None:
                return self.light.read(
                    sentence, verb, noun, light["status"] or None, light["type"] or None, passive, consumed
                )
        entry = entry_by_clause(verb) or verb_entry(verb) or visit_entry(verb)
        if entry is None:
            return self._read_unlisted(sentence, verb, subject, theme, passive)
        if verb.dep_ == "amod" and not self.roles.under([verb], frozenset({"by"})):
            return []
        row, particle = entry
        if not row["type"]:
            return []
        if row["needs"] == "negated" and not is_negated(verb):
            return []
        kind = row["frame"]
        if verb.lemma_ == "negotiate" and self._negotiates_for_others(verb, subject, theme, passive):
            kind = "mediate"
        elif kind == "mediate" and not self.mediation.is_mediation(verb, theme):
            return []
        if kind == "mediate" and theme is not None and theme.i in consumed:
            return []  # What became of it was read, its broker with it.
        if row["lemma"] in _NEEDS_TALKS and not self._is_about_talks(verb, theme):
            return []
        if row["lemma"] == "hold" and not self._holds_people(theme):
            return []
        reaches_actor = row["needs"] != "actor" or self._is_done_to_actor(row["type"], theme)
        if not reaches_actor and theme is None:
            return []
        tokens = (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)
        default = row["status"] or (
            "offered"
            if row["lemma"] in OFFERS | {"put forward", "come forward"}
            else "planned"
            if row["lemma"] in PROMISES
            else SELF_STATUS.get(row["type"], "occurred")
        )
        if row["lemma"] in {"accept", "consent", "assent", "approve"} or (row["lemma"] == "agree"):
            default = "accepted"
        if verb.dep_ in {"acl", "relcl"} and verb.lemma_ in SAYS_LITTLE and (of := noun_entry(verb.head)) is not None:
            # "A deadline set by the bloc": the noun tells the act, its participle that it was done.
            tokens = (verb.head,) if of["type"] == row["type"] else tokens
        frame = "mediate" if kind == "third" else kind
        trigger = Trigger(tokens, verb, None, row["type"], frame, None, f"{_rule_of(row)}_{frame}")
        stage = row["status"] if row["needs"] == "negated" else stage_of(verb, default=default)
        event = Event(sentence, trigger, stage)
        self.verbs.fill(event, verb, subject, theme, passive=passive, kind=kind)
        if kind == "mediate" and not event.actors and verb.tag_ == "VB" and verb.head.lemma_.lower() in OFFERS:
            return []  # "Offers to mediate": the offer tells whose they are.
        if kind == "third":
            consumed.update(talked_into(verb))
        if not event.recipients and kind in {"act", "alone"}:
            event.recipients = self.verbs.behind(verb, row["lemma"], theme, event.actors)
        if not event.actors and kind == "mutual" and row["type"] == "SUPPORT" and theme is not None:
            self._recall_signers(event, theme)
        if not has_what_it_needs(event, row["needs"], theme) or not (reaches_actor or event.recipients):
            return []
        consumed.update(verbs_of_phrase(verb, row))
        if theme is not None and (named := noun_entry(theme)) is not None:
            consumed.add(theme.i)
            if kind == "mediate":
                self._settle_brokered(event, theme, named["type"])
        self.mediation.mark(event, [verb, *([theme] if theme is not None else [])])
        if event.mediators:
            self.light.settle_readiness(event, verb)  # "Is prepared to mediate": offered.
        return [event]

    def _recall_signers(self, event: Event, text: Token) -> None:
        """Give who signed what the text told of before: "the agreement was signed on Friday"."""
        definite = {t.lower_ for t in text.lefts} & {"the", "this", "that", "both"} or text.lower_ == "it"
        if not definite or text.lemma_.lower() not in words_of("deal") | words_of("plan") | {"document", "text", "it"}:
            return
        if any(c.pos_ == "PROPN" and c.dep_ in {"compound", "nmod"} for c in text.lefts):
            return  # "The Skhirat agreement" is told by its name, and may be another.
        told = [e for e in self.events if e.trigger.type in {"AGREE", "SUPPORT", "RETREAT"} and e.cameo is None]
        told = [e for e in told if e.trigger.type != "SUPPORT" or e.trigger.frame == "mutual"]  # Who hailed it did not.
        sides = next((e.actors for e in reversed(told) if are_two(e.actors)), [])
        event.actors = list(sides) or self.mediation.pair_without([], event.sentence)
        event.recalled = list(event.actors)

    def _is_done_to_actor(self, type_: str, theme: Token | None) -> bool:
        if theme is None:
            return False
        is_target = type_ == "ASSAULT" and (
            content_of(theme).lemma_.lower() in words_of_object("target") or theme.ent_type_ in {"GPE", "FAC"}
        )
        people = type_ == "COERCE" and content_of(theme).lemma_.lower() in words_of_object("captive")
        return bool(self.roles.actors_of(theme)) or is_target or people or theme.lemma_.lower() in TALKS

    def _holds_people(self, theme: Token | None) -> bool:
        people = theme is not None and content_of(theme).lemma_.lower() in words_of_object("captive")
        held = self.roles.index.actors_at(content_of(theme)) if theme is not None else ()
        return people or any(a.kind in {"person", "group"} for a in held)

    def _negotiates_for_others(self, verb: Token, subject: Token | None, theme: Token | None, passive: bool) -> bool:
        """Tell whether a mediator negotiates what others sign: "a treaty negotiated by Algeria"."""
        agents = self.roles.agents_of(verb, subject, passive=passive)
        known = bool(agents) and any(self.disputes.are_mediators([a]) for a in agents)
        return known and not self.disputes.are_parties(agents) and theme is not None and theme.lemma_.lower() in TALKS

    def _is_about_talks(self, verb: Token, theme: Token | None) -> bool:
        if verb.lemma_ == "attend" and theme is None and not list(objects_of_prepositions(verb)):
            return True  # "The ambassadors attended."
        around = [content_of(theme)] if theme is not None else [inner for _, inner, _ in objects_of_prepositions(verb)]
        if verb.lemma_ == "leave" and any(a.kind == "organisation" for t in around for a in self.roles.actors_of(t)):
            return True
        return any(
            token.lemma_.lower() in TALKS | words_of("table") | {"coalition", "ceremony", "signing"} for token in around
        )

    def _settle_brokered(self, event: Event, theme: Token, type_: str) -> None:
        """Make what was brokered the row where it is one: a truce, "a deal"; "the deal" only refers back, so brokering is."""
        definite = {t.lower_ for t in theme.lefts} & {"the", "this", "that", "these", "those"}
        above = verb_entry(theme.head) if theme.dep_ == "nsubjpass" else None
        is_refused = above is not None and above[0]["type"] == "REJECT"
        is_told_by_verb = theme.dep_ == "dobj" or is_refused or (bool(definite) and type_ != "RETREAT")
        event.trigger = replace(event.trigger, type="CONSULT" if definite or is_told_by_verb else type_, noun=theme)
        if is_told_by_verb:
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
        objects = self.roles.actors_of(theme) or self.roles.under([verb], AGAINST | {"from"})
        trigger = propose_act(verb, subject=agents, objects=without(objects, agents))
        if trigger is None:
            return []
        event = Event(sentence, trigger, stage_of(verb, default=SELF_STATUS.get(trigger.type, "occurred")))
        self.verbs.fill(event, verb, subject, theme, passive=passive, kind=trigger.frame)
        event.confidence = 0.55 if event.recipients else 0.45
        return [event]


def _rule_of(row: Entry) -> str:
    return "phrase" if row["lemma"].count(" ") and row["lemma"] not in index_lexicon("event_verbs", "lemma") else "verb"
