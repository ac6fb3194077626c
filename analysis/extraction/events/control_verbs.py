"""Acts that a verb with a clause is: asked, offered, promised, threatened to do something; whom it was asked, and of whom."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.clause_verbs import (
    foretells,
    has_subject,
)
from analysis.extraction.events.event import Event, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import (
    Trigger,
    speaks_of_mediation,
    stage_of,
    verb_entry,
    words_of,
)
from analysis.extraction.events.verb_roles import VerbRoles
from analysis.extraction.mediation.consents import asked_about
from analysis.extraction.mediation.mediation import MediationReader
from analysis.extraction.parsing.grammar import (
    heads_of_complement,
    is_passive,
    lemma_with_particle,
    main_verb_above,
    object_of,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What those who are asked to accept a mediation do: they are parties, not mediators.
_OF_PARTIES = frozenset(
    "accept allow welcome seek resume reject support join attend approve endorse ratify sign".split()
)


class ControlReader:
    """Reads the verbs that govern what another verb says."""

    def __init__(self, roles: Roles, disputes: Disputes, mediation: MediationReader, verbs: VerbRoles) -> None:
        self.roles, self.disputes, self.mediation, self.verbs = roles, disputes, mediation, verbs

    def read(
        self, sentence: Sentence, verb: Token, status: str, type_: str, code: str, complement: Token, consumed: set[int]
    ) -> list[Event]:
        """Give the act that a governing verb is, of the type and at the stage named, with what its complement tells of it."""
        entry = verb_entry(verb)
        particle = entry[1] if entry else None
        tokens = (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)
        trigger = Trigger(
            tokens, verb, None, type_, "request" if type_ == "REQUEST" else "act", None, "verb_with_clause"
        )
        event = Event(sentence, trigger, stage_of(verb, default=status), confidence=0.75)
        passive = is_passive(verb)
        subject, obj = subject_of(verb), object_of(verb)
        event.agents = self.roles.agents_of(verb, subject, passive=passive)
        event.actors = list(event.agents)
        inner = subject_of(complement)
        if obj is None and foretells(verb, complement, event.actors, inner, self.roles.actors_of(inner)):
            return []
        heard = (
            self.roles.actors_of(obj)
            or (self.roles.actors_of(subject) if passive else [])
            or self.roles.under([verb], frozenset({"to", "on", "upon", "with"}))
        )
        if obj is not None and obj.tag_ == "PRP" and event.agents and not without(heard, event.agents):
            # "Received a letter from her, asking him to help": whoever got it is asked.
            above = main_verb_above(verb if verb.dep_ == "advcl" else verb.head) if verb.tag_ == "VBG" else None
            heard = without(self.roles.actors_of(subject_of(above)), event.agents) if above is not None else heard
        if not heard and type_ in {"REQUEST", "THREATEN"} and inner is not None and inner != subject:
            heard = self.roles.actors_of(inner)
        # What a thing is like is not what is asked: "ordered them back under a deal brokered by Belarus".
        relative = {t.i for c in complement.subtree if c.dep_ in {"relcl", "acl"} and c.tag_ != "VB" for t in c.subtree}
        # Nor is what came before it: "agreed to lift the siege after politicians mediated".
        relative |= {t.i for c in complement.subtree if c.dep_ == "advcl" and has_subject(c) for t in c.subtree}
        below = [t for t in complement.subtree if not t.is_space and t.i not in relative]
        consumed.update(t.i for t in heads_of_complement(complement))
        by_parties = complement.lemma_ in _OF_PARTIES or (code == "038" and self.disputes.are_parties(event.actors))
        if (
            (code and not by_parties and speaks_of_mediation(below))
            or (
                code
                and complement.lemma_ in {"host", "mediate", "broker", "facilitate"}
                and self.mediation.is_mediation(complement, object_of(complement))
            )
            or (code and type_ == "REQUEST" and self._is_errand(complement, heard))
            or (code and status == "offered" and self._is_errand(complement, event.actors))
            or (code and status == "offered" and self.mediation.seats_two(complement, event.actors))
        ):
            event.cameo = code
            event.mediators = list(heard if type_ == "REQUEST" else event.actors)
            event.recipients = list(heard) if type_ == "REQUEST" else []
            behalf = [t for word in below if word.lower_ == "behalf" for t in word.subtree]
            named = self.roles.index.actors_under(t for t in below if t not in behalf)
            sides = without(list(named), [*event.actors, *event.mediators])
            if type_ == "REQUEST":
                event.recipients += asked_about(complement, self.roles, event.everyone)
            else:
                event.recipients = sides or self.mediation.pair_without(event.actors, event.sentence)
        else:
            event.recipients = without(heard, event.actors)
            if not event.recipients and (type_ in {"AGREE", "REJECT", "THREATEN"} or inner == subject):
                event.recipients = self.verbs.of_complement(complement, event.actors)
        return [event]

    def wants_of_another(self, complement: Token) -> bool:
        """Tell whether somebody wants another to do something: "wants Iraq to disarm them", not "wants to leave"."""
        doers = [c for c in complement.children if c.dep_ == "nsubj"]
        return complement.tag_ == "VB" and any(self.roles.actors_of(t) for t in doers)

    def _is_errand(self, complement: Token, heard: list[Actor]) -> bool:
        """Tell whether outsiders are asked to do what a third party does: "pressed the Vatican to intervene"."""
        if not heard or self.disputes.are_parties(heard) or not self.disputes.pairs:
            return False
        return any(key in words_of("errand") for key in lemma_with_particle(complement)) or (
            complement.lemma_ in {"act", "use"} and any(c.lower_ in {"as", "influence"} for c in complement.children)
        )
