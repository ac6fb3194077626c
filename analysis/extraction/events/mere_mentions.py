"""Acts that a sentence names and does not tell: "had expected resistance from", "knew what Iran would concede", "the swap was rejected".

Nor does it tell what one is already said to have promised: "committed themselves to letting aid through" is the promise.
"""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import control_entry, light_entry, verb_entry, words_of_object
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Who does so with an attack or a refusal has not met with it.
_FORESEEING = frozenset("expect anticipate foresee predict fear dread".split())
_HOSTILE = frozenset({"ASSAULT", "REJECT", "ACCUSE", "PROTEST", "COERCE", "SANCTION", "THREATEN"})
#: What one binds oneself to.
_BINDING = frozenset({"commit", "pledge", "bind", "dedicate", "obligate"})
#: What comes about only where it is taken: it was not, where it was turned down.
_TO_BE_TAKEN = frozenset({"COOPERATE", "RETREAT", "AGREE", "CONCEDE"})
_WHAT = frozenset({"what", "whatever", "which", "whom"})
_IN_QUESTION = frozenset(
    "know understand ask wonder doubt see guess tell learn discuss debate decide grasp imagine explain".split()
)
#: What is taken apart by whom it belongs to.
_ARSENALS = frozenset(
    "program programme base camp settlement outpost checkpoint roadblock barricade force militia army battalion brigade wing "
    "facility plant centrifuge reactor weapon missile launcher silo stockpile arsenal warhead blockade".split()
)
_HOUSES = frozenset(
    "parliament parliamentary assembly congress senate legislature court cabinet house chamber council".split()
)
_CEREMONIES = frozenset("ceremony inauguration funeral celebration parade signing festival".split())


def is_merely_mentioned(event: Event) -> bool:
    """Tell whether a sentence does not tell an act that it names."""
    head = event.trigger.head
    if not is_verb(head):
        return (
            _is_foreseen(event, head)
            or _is_insisted_on(head)
            or (not event.mediators and is_turned_down(event, head))
            or _is_under_if(event, head)
            or _is_sitting_of_body(head)
        )
    return (
        (event.trigger.rule.startswith("predicate") and _is_of_request(head))
        or _is_bound_to(head)
        or _is_advice(event, head)
        or _is_flight_of_people(event, head)
        or _is_what_another_would(head)
        or _is_the_sooner_the_better(head)
        or _is_of_others_things(event, head)
        or _is_crossing_avoided(event, head)
        or _is_missed_ceremony(event, head)
    )


def _is_foreseen(event: Event, noun: Token) -> bool:
    """Tell whether somebody only reckoned with an attack or refusal: "had expected resistance from the president"."""
    verb = noun.head
    is_reckoned = noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in _FORESEEING and is_verb(verb)
    return is_reckoned and event.trigger.type in _HOSTILE and event.status != "hypothetical"


def _is_insisted_on(noun: Token) -> bool:
    """Tell whether an act is only what somebody will have, whose demand is the act: "insisted on direct talks with the army"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"on", "upon"} and noun.head.head.lemma_ == "insist"


def is_turned_down(event: Event, noun: Token) -> bool:
    """Tell whether a deal is told to have been refused, which the verb tells: "the swap had been rejected by Peru"."""
    verb = noun.head
    if event.trigger.type not in _TO_BE_TAKEN or event.status not in {"occurred", "ongoing"}:
        return False
    refused = [c for c in noun.children if c.dep_ == "acl" and any(g.dep_ == "auxpass" for g in c.children)]
    if refused:
        verb = refused[0]  # What the parser takes for a participle: "a swap brokered by Peru had been rejected".
    elif noun.dep_ not in {"nsubjpass", "dobj"}:
        return False
    if not is_verb(verb) or is_negated(verb):
        return False
    entry = verb_entry(verb)
    light = light_entry(verb)
    return "REJECT" in {entry[0]["type"] if entry is not None else "", light["type"] if light is not None else ""}


def _is_under_if(event: Event, noun: Token) -> bool:
    """Tell whether an act is what would have to end or go on: "if American aid to the rebels was to end"."""
    clause = noun.head
    while clause.dep_ == "xcomp" and is_verb(clause.head):
        clause = clause.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "advcl" or event.status != "occurred":
        return False
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in clause.children)


def _is_bound_to(verb: Token) -> bool:
    """Tell whether an act is what somebody bound himself to, whose promise is the act: "committed themselves to letting"."""
    to = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or to.lower_ != "to":
        return False
    binding = to.head
    return binding.lemma_ in _BINDING and (is_passive(binding) or object_of(binding) is not None or is_verb(binding))


def _is_advice(event: Event, verb: Token) -> bool:
    """Tell whether nobody is threatened by a warning: "warned against talking of peace too early"."""
    if verb.lemma_ != "warn" or event.trigger.type != "THREATEN" or event.recipients:
        return False
    against = next((c for c in verb.children if c.lower_ == "against" and c.dep_ == "prep"), None)
    return against is not None and any(c.dep_ == "pcomp" for c in against.children)


def _is_flight_of_people(event: Event, verb: Token) -> bool:
    """Tell whether those who flee are a state's people and no forces: "Venezuelans who fled hunger"."""
    if verb.lemma_ != "flee" or event.trigger.type != "RETREAT" or any(a.kind != "state" for a in event.actors):
        return False
    subject = subject_of(verb)
    return subject is not None and subject.tag_ in {"NNPS", "NNS"}


def _is_what_another_would(verb: Token) -> bool:
    """Tell whether an act is what somebody asks or knows of another: "understood what Iran would concede"."""
    if verb.dep_ not in {"ccomp", "relcl", "pcomp"} or not any(c.tag_ == "MD" for c in verb.children):
        return False
    asks = any(c.lower_ in _WHAT and c.i < verb.i and c.dep_ in {"dobj", "pobj", "det"} for c in verb.children)
    return asks and verb.dep_ != "relcl" and (verb.dep_ == "pcomp" or verb.head.lemma_ in _IN_QUESTION)


def _is_of_others_things(event: Event, verb: Token) -> bool:
    """Tell whether what is taken apart is no arsenal, or another's: "dismantled a bomb", "dismantled satellite equipment"."""
    if verb.lemma_ != "dismantle" or event.trigger.type not in {"RETREAT", "CONCEDE"}:
        return False
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    if theme is None:
        return False
    owners = [c for c in theme.children if c.dep_ == "poss"]
    if any(c.tag_ == "PRP$" for c in owners):
        return False
    word = content_of(theme).lemma_.lower()
    return bool(owners) or word not in _ARSENALS | words_of_object("arms")


def _is_crossing_avoided(event: Event, verb: Token) -> bool:
    """Tell whether somebody only did not go over a line: "neither would cross the front line"."""
    if verb.lemma_ != "cross" or event.trigger.type not in {"ASSAULT", "REJECT"}:
        return False
    subject = subject_of(verb)
    return event.status in {"refused", "denied"} or (subject is not None and subject.lower_ == "neither")


def _is_missed_ceremony(event: Event, verb: Token) -> bool:
    """Tell whether nobody was sent to a ceremony, which slights no one's talks: "did not send envoys to the ceremony"."""
    if (
        event.trigger.type not in {"REJECT", "CONSULT"}
        or verb.lemma_ not in {"send", "dispatch"}
        or not is_negated(verb)
    ):
        return False
    theme = object_of(verb)
    led = [*objects_of_prepositions(verb), *(objects_of_prepositions(theme) if theme is not None else [])]
    return any(name == "to" and t.lemma_.lower() in _CEREMONIES for name, t, _ in led)


def _is_sitting_of_body(noun: Token) -> bool:
    """Tell whether those who meet are a house of deputies or a court: "a joint sitting of parliament"."""
    if noun.lemma_.lower() not in {"sitting", "session"}:
        return False
    of = {t.lemma_.lower() for name, t, _ in objects_of_prepositions(noun) if name == "of"}
    before = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "poss", "nmod"}}
    return bool(_HOUSES & (of | before))


def _is_of_request(verb: Token) -> bool:
    """Tell whether somebody is only asked to stay where he is: "urged the parties to stay at the table"."""
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp"}:
        return False
    asking = control_entry(verb.head)
    return asking is not None and asking["type"] == "REQUEST"


def _is_the_sooner_the_better(verb: Token) -> bool:
    """Tell whether an act is what somebody calls for: "the sooner they leave, the better", whatever the parser makes of it."""
    clause = verb
    while clause.dep_ in {"conj", "xcomp"} or (clause.dep_ == "advcl" and clause.tag_ == "VBG"):
        clause = clause.head
    first = clause.left_edge
    opening = {t.lower_ for t in first.doc[first.i : first.i + 3]}
    is_compared = "the" in opening and bool({"sooner", "earlier", "longer", "faster", "quicker"} & opening)
    return is_compared and any(t.lower_ == "better" for t in verb.sent)
