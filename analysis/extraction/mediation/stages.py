"""How far a mediation got, where the words around it say more than its verb: "could not persuade", "would no longer mediate"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.fates import comes_to_nothing, ends_badly, is_in_vain
from analysis.extraction.parsing.grammar import is_negated, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: With which verbs one puts oneself at others' disposal: "offered himself as mediator".
_OFFERING = frozenset("offer propose put volunteer present suggest".split())
_SELVES = frozenset({"itself", "himself", "herself", "themselves"})
#: What those do who lay a role down: "withdrew as mediator".
_LAYING_DOWN = frozenset("withdraw resign step quit retire bow stand back".split())
_DONE = frozenset({"occurred", "ongoing"})
_ENDING = frozenset("end conclude close complete cap crown".split())
_BROKERED = frozenset({"CONSULT", "AGREE", "SUPPORT", "RETREAT", "COOPERATE"})
_STALLING = frozenset({"stall", "stagnate"})
_TRAVELLING = frozenset("fly travel arrive go come return hurry rush journey visit drive tour jet".split())
_SPANS = frozenset("year month week day decade round".split())
_TRYING = frozenset("try attempt seek struggle strive labour labor work".split())


def settle_stages(events: Sequence[Event], disputes: Disputes) -> None:
    """Settle the stages of the mediations of one sentence, and of deals that two made."""
    for event in events:
        head = event.trigger.head
        if event.mediators and event.status == "occurred" and _is_to_be_led(event.trigger.noun or head):
            event.status = "planned"
        if event.mediators and event.status in _DONE and event.trigger.type in _BROKERED:
            event.status = _fate_of_brokered(head) or event.status
        if not is_verb(head):
            continue
        if event.mediators and event.status == "halted" and _ends_years_of(head):
            event.status = "occurred"
        is_told = any(e.mediators and e.status == "failed" and e.trigger.head.i > head.i for e in events)
        if event.mediators and event.status in _DONE and not is_told and _failed_after_all(head):
            event.status = "failed"
        if event.trigger.type == "AGREE" and event.status == "accepted" and head.lemma_ == "agree":
            _settle_agreed(event, head)
        if event.trigger.type == "SANCTION" and event.status == "halted" and not event.mediators:
            _settle_called_off(event, disputes)
        if not event.mediators or event.mediators != event.actors:
            continue
        if event.trigger.type == "CONSULT":
            _settle_mediated(event, head)


def _settle_mediated(event: Event, head: Token) -> None:
    theme = object_of(head)
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    deal = head.head if head.dep_ in {"relcl", "acl"} else theme
    if head.lemma_ in _OFFERING and theme is not None and theme.lower_ in _SELVES:
        event.trigger = replace(event.trigger, type="AGREE")
        event.cameo = "039"
        event.status = "offered" if event.status in _DONE else event.status
    elif event.status in _DONE and head.lemma_ in _LAYING_DOWN and _names_role(head) and _steps_back(head):
        event.trigger = replace(event.trigger, type="SANCTION")
        event.status, event.cameo = "halted", "165"
    elif any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in head.children):
        event.status, event.cameo = "halted", "165"
    elif event.status == "denied" and is_negated(head) and auxiliaries & {"could", "can"}:
        event.status = "failed"  # Who could not has tried.
    elif event.status == "planned" and _has_come_for_it(head):
        event.status = "occurred"  # "Flew to Bamako to persuade him": he did try, whatever came of it.
    elif event.status == "planned" and head.lemma_ == "arrange" and head.tag_ in {"VBD", "VBN"}:
        event.status = "occurred"  # Talks of others that somebody arranged were held; one's own are still to come.
    if event.status in _DONE and deal is not None and _fell_apart(deal):
        event.status = "failed"


def _fate_of_brokered(head: Token) -> str | None:
    """Give what became of what a participle or relative clause says that somebody brokered, by the verb that it is the subject of.

    "A truce that Moscow said it had brokered broke down", "the process that he led stalled". That a side would not have it is
    told by the refusal.
    """
    deal = head
    if is_verb(head):
        deal = head.head if head.dep_ in {"acl", "relcl"} else head
    if is_verb(deal) or deal.dep_ != "nsubj" or not is_verb(deal.head):
        return None
    main = deal.head
    if is_negated(main) or any(c.tag_ == "MD" for c in main.children) or main.tag_ not in {"VBD", "VBN"}:
        return None
    if object_of(main) is not None:
        return None  # "The truce, which Oslo had brokered, violated the constitution."
    if head is deal and _fell_apart(deal):
        return "failed"
    return "halted" if main.lemma_ in _STALLING else None


def _has_come_for_it(verb: Token) -> bool:
    """Tell whether an infinitive says for what somebody has travelled: "arrived in Sanaa to persuade them"."""
    if verb.tag_ != "VB" or verb.dep_ not in {"advcl", "xcomp"} or not any(c.lower_ == "to" for c in verb.lefts):
        return False
    way = verb.head
    if way.lemma_ not in _TRAVELLING or is_negated(way):
        return False
    helpers = {c.lower_ for c in way.children if c.dep_ == "aux"}
    return helpers <= {"has", "have", "had"} and (way.tag_ == "VBD" or (way.tag_ == "VBN" and bool(helpers)))


def _is_to_be_led(talks: Token) -> bool:
    """Tell whether talks are still ahead by what is said behind them: "a dialogue to be chaired by the new president"."""
    if talks.pos_ != "NOUN":
        return False
    clauses = (c for c in talks.children if c.dep_ in {"acl", "relcl"})
    return any(c.tag_ == "VBN" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children) for c in clauses)


def _ends_years_of(verb: Token) -> bool:
    """Tell whether talks came to their end, and were not broken off: "signed it, ending 17 years of negotiations"."""
    theme = object_of(verb)
    return verb.lemma_ in _ENDING and theme is not None and theme.lemma_.lower() in _SPANS


def _failed_after_all(verb: Token) -> bool:
    """Tell whether who is said in passing to have been at work got nowhere: "Oman, whose envoys saw both, failed to bring them closer"."""
    noun = verb.head if verb.dep_ == "relcl" else None
    while noun is not None and noun.dep_ in {"appos", "poss"}:
        noun = noun.head
    if noun is None or noun.dep_ != "nsubj" or not is_verb(noun.head) or noun.head.tag_ not in {"VBD", "VBN"}:
        return False
    main = noun.head
    if main.lemma_ == "fail" and any(c.dep_ == "xcomp" for c in main.children) and not is_negated(main):
        return True
    if main.lemma_ == "manage" and is_negated(main):
        return True
    nowhere = main.lemma_ == "get" and any(c.dep_ == "advmod" and c.lower_ == "nowhere" for c in main.children)
    return nowhere or comes_to_nothing(main) == "failed" or (main.lemma_ in _TRYING and is_in_vain(main))


def _names_role(head: Token) -> bool:
    roles = words_of("mediate") | words_of("third")
    return any(name == "as" and inner.lemma_.lower() in roles for name, inner, _ in objects_of_prepositions(head))


def _steps_back(head: Token) -> bool:
    """Tell whether a verb with "as mediator" says that somebody goes: "stepped down", not "stepped in"."""
    if head.lemma_ not in {"step", "stand", "back", "bow"}:
        return True
    return any(c.lower_ in {"down", "aside", "back", "out"} for c in head.children)


def _fell_apart(deal: Token) -> bool:
    """Tell whether a deal or talks that somebody brokered are said to have come to nothing: "The truce that he brokered did not hold"."""
    talks = next((t for name, t, _ in objects_of_prepositions(deal) if name == "of"), None)
    if talks is not None and talks.lemma_.lower() in words_of("table"):
        return _fell_apart_with(deal, talks)  # "Three days of talks, hosted by Oman, ended without result."
    if deal.dep_ == "pobj" and deal.head.lower_ == "of" and deal.head.head.dep_ == "nsubj":
        return _fell_apart_with(deal.head.head, deal)  # "Three days of talks that he hosted ended without result."
    return _fell_apart_with(deal, deal)


def _fell_apart_with(subject: Token, deal: Token) -> bool:
    if subject.dep_ not in {"nsubj", "nsubjpass"} or deal.lemma_.lower() not in words_of("deal") | words_of("table"):
        return False
    return is_verb(subject.head) and subject_of(subject.head) == subject and ends_badly(subject.head)


def _settle_agreed(event: Event, head: Token) -> None:
    """Make a deal of what one side is said to have agreed with the other."""
    partners = {id(a.body) for a in event.recipients}
    with_another = any(name == "with" for name, _, _ in objects_of_prepositions(head))
    if with_another and event.actors and partners - {id(a.body) for a in event.actors}:
        event.status = "occurred"


def _settle_called_off(event: Event, disputes: Disputes) -> None:
    """Make a mediator of who calls off the talks of two others."""
    talks = event.trigger.noun
    if talks is None or talks.lemma_.lower() not in words_of("table") | words_of("work") or not event.actors:
        return
    sides, own = {id(a.body) for a in event.recipients}, {id(a.body) for a in event.actors}
    between = any(name == "between" for t in talks.subtree for name, _, _ in objects_of_prepositions(t))
    if between and len(sides) > 1 and not sides & own and not disputes.are_parties(event.actors):
        event.mediators, event.cameo = list(event.actors), "165"
