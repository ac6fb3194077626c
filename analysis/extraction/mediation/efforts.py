"""What becomes of a third party's effort by what he does or fails to do himself: given up, broken off, got nowhere."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, speaks_of_mediation, stage_of, words_of
from analysis.extraction.parsing.grammar import lemma_with_particle, object_of, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.words import Token

#: What one does who gives up an effort of his own.
_ENDING = frozenset(
    "suspend halt abandon stop end stall quit drop shelve freeze pause discontinue terminate scrap interrupt".split()
) | {"give up", "break off", "call off", "wind up", "wind down", "cut short", "put on hold", "walk away"}
#: What a third party gives up.
_OWN_WORK = frozenset({"role", "shuttle", "task", "job", "work", "diplomacy", "office"})
#: What only a third party sets out to do to others.
_AIMS = frozenset(
    "mediate broker reconcile bring persuade bridge coax convince facilitate arbitrate arrange reunite".split()
)
_NOWHERE = frozenset({"get nowhere", "go nowhere", "draw blank", "make headway", "make progress", "achieve nothing"})


def read_given_up(
    sentence: Sentence, verb: Token, agents: list[Actor], roles: Roles, disputes: Disputes, consumed: set[int]
) -> list[Event]:
    """Read "suspended its efforts to broker a truce", "gave up his attempt to bring the two together"."""
    theme = object_of(verb)
    if theme is None or theme.lemma_.lower() not in words_of("effort") | _OWN_WORK:
        return []
    keys = {*lemma_with_particle(verb), *(f"{verb.lemma_} {c.lower_}" for c in verb.children if c.dep_ == "prt")}
    if not keys & _ENDING:
        return []
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in theme.children)
    aims = [c for c in theme.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"]
    below = [t for t in theme.subtree if t != theme]
    told = any(c.lemma_ in _AIMS for c in aims) or speaks_of_mediation(below)
    if not own or not (told or disputes.are_mediators(agents)) or disputes.are_parties(agents):
        return []
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    words = (verb, particle) if particle is not None else (verb,)
    event = Event(
        sentence,
        Trigger(words, verb, theme, "SANCTION", "mediate", "halted", "third_party"),
        stage_of(verb, default="halted"),
        confidence=0.7,
    )
    if event.status == "occurred":
        event.status = "halted"
    event.actors, event.mediators, event.cameo = unique(agents), unique(agents), "165"
    objects = [c for aim in aims for c in aim.children if c.dep_ == "dobj"]
    led = roles.under([theme, *aims, *objects], frozenset({"between", "among", "with"}))
    event.recipients = without([*(a for t in objects for a in roles.actors_of(t)), *led], agents)
    consumed.update({verb.i, *(t.i for t in theme.subtree)})
    return [event]


def read_no_headway(sentence: Sentence, verb: Token, agents: list[Actor], disputes: Disputes) -> list[Event]:
    """Read "the envoy has got nowhere", "the mediators made no headway", of those who mediate."""
    inner = [c for c in verb.children if c.dep_ in {"advmod", "dobj"}]
    hit = next((c for c in inner if f"{verb.lemma_} {c.lemma_.lower()}" in _NOWHERE), None)
    if hit is None or not disputes.are_mediators(agents) or disputes.are_parties(agents):
        return []
    if hit.dep_ == "dobj" and not any(c.lower_ in {"no", "little", "scant"} for c in hit.children):
        return []
    words = (verb, hit) if hit.i == verb.i + 1 else (verb,)
    trigger = Trigger(words, verb, None, "CONSULT", "mediate", "failed", "third_party")
    event = Event(sentence, trigger, "failed", confidence=0.65)
    event.actors, event.mediators, event.cameo = unique(agents), unique(agents), "045"
    return [event]


def mediates_by_aim(verb: Token) -> bool:
    """Tell whether somebody meets or visits another for what a third party wants: "met him in a bid to end the dispute"."""
    goals = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VB"]
    nouns = [inner for name, inner, _ in objects_of_prepositions(verb) if name == "in"]
    nouns += [
        inner
        for c in verb.children
        if c.dep_ == "dobj"
        for name, inner, _ in objects_of_prepositions(c)
        if name == "in"
    ]
    goals += [
        c
        for noun in nouns
        if noun.lemma_.lower() in words_of("effort")
        for c in noun.children
        if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"
    ]
    goals += [
        c
        for goal in goals
        if goal.lemma_ in {"try", "seek", "help"}
        for c in goal.children
        if c.dep_ in {"xcomp", "ccomp"}
    ]
    strife = words_of("strife") | words_of("rift")
    for goal in goals:
        if goal.lemma_ in {"mediate", "broker", "arbitrate", "intercede"}:
            return True
        theme = object_of(goal)
        words = {t.lemma_.lower() for t in theme.subtree} if theme is not None else set()
        if (
            theme is not None
            and goal.lemma_ in words_of("settle") | {"revive", "rescue", "save", "salvage", "negotiate", "arrange"}
            and words & strife
        ):
            return True
    return False
