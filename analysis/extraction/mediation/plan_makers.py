"""Who puts a plan or a truce to others who are at odds: "handed both delegations a draft", "a peace plan for Sudan".

What shows that he is no side of it stands beside the plan: to whom it is put, for whose country it is, who answers it.
"""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What is put to sides for them to agree on; a resolution is put to a council.
PLANS = (
    words_of("plan")
    | words_of("draft_text")
    | frozenset("truce ceasefire cease-fire pause settlement paper solution idea blueprint map".split())
) - {"resolution"}
#: What nobody proposes who stands between two.
_PENALTIES = frozenset("sanction blacklist embargo ban penalty boycott punish penalise penalize resolution".split())
PEACE = frozenset({"peace", "truce", "ceasefire", "cease-fire", "armistice"})
#: What a plan is for that ends a quarrel.
_QUARRELS = words_of("strife") | words_of("rift") | PEACE
#: What makes a plan one of several parts, as those of mediators are.
_PARTS = frozenset({"point", "stage", "phase", "step", "part", "draft", "day", "revised", "new", "final"})
_HANDING_ROUND = frozenset({"circulate", "float", "peddle", "shop", "tout", "hawk"})
#: To whom a plan is put where the text names none: "both", "the two delegations".
_MANY = frozenset({"both", "two", "rival", "warring", "opposing", "belligerents", "rivals"})
_TO = frozenset({"to", "before"})
#: Acts after which a plan is the attacker's own.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE"})
_OWN = frozenset({"its", "his", "her", "their", "own"})
#: With which verbs a plan is answered.
ANSWERING = frozenset(
    "accept reject refuse approve endorse welcome dismiss turn spurn embrace back sign throw brush rebuff decline study shun "
    "snub adopt say agree consent assent consider discuss".split()
)
#: Kinds that put plans to others; movements and a regime at home are sides themselves.
_OUTSIDE = frozenset({"state", "organisation", "person"})


def puts_plan(event: Event, roles: Roles, disputes: Disputes) -> bool:
    """Tell whether somebody puts to others what they are to agree on, by the words around the plan alone."""
    head = event.trigger.head
    if event.trigger.type != "AGREE" or event.status != "offered" or event.cameo is not None or not is_verb(head):
        return False
    if (
        not event.actors
        or goes_to_council(event)
        or disputes.are_parties(event.actors)
        or not all(_may_stand_between(a, disputes) for a in event.actors)
    ):
        return False
    plans = [t for t in put_by(event) if is_plan(t)]
    if not plans or any(_is_own(t, event.actors, roles) for t in plans):
        return False
    to = event.recipients or without(put_to(event, roles), event.actors)
    if disputes.are_mediators(event.actors) or are_two(to) or _is_put_to_many(head):
        return True
    if len(to) == 1:
        return False
    peace = any(_is_of_peace(t) for t in plans)
    if peace and all(a.body.kind == "organisation" and a.body.entity is not None for a in event.actors):
        return True
    if any(
        _is_for_another(t, event.actors, roles) and (peace or _is_of_parts(t) or head.lemma_ in _HANDING_ROUND)
        for t in plans
    ):
        return True
    return any(_is_answered(t, event.actors, roles) and peace for t in plans)


def goes_to_council(event: Event) -> bool:
    """Tell whether something is put to bodies that decide on it, or is to punish: "proposed sanctions to the Council"."""
    if event.recipients and all(is_bystander(a) for a in event.recipients):
        return True
    head = event.trigger.head
    told = [*put_by(event), *(c for c in head.children if is_verb(head) and c.dep_ == "ccomp")]
    told += [c for t in told for c in t.children if c.dep_ in {"compound", "dobj"}]
    told += [inner for t in told for name, inner, _ in objects_of_prepositions(t) if name in {"for", "of"}]
    return any(t.lemma_.lower() in _PENALTIES for t in told)


def is_bystander(actor: Actor) -> bool:
    """Tell whether an actor is a body of many states, as who stands between others mostly is: the African Union, not Fatah."""
    return actor.body.kind == "organisation" and actor.body.entity is not None and actor.body.country is None


def put_by(event: Event) -> list[Token]:
    """Give what somebody puts to others: "handed them a draft", "a plan that Egypt floated", "proposed a truce to begin at noon"."""
    head = event.trigger.head
    if event.trigger.noun is not None:
        return [event.trigger.noun]
    if head.dep_ in {"relcl", "acl"} and (is_passive(head) or object_of(head) is None or head.dep_ == "acl"):
        return [head.head]
    if is_passive(head):
        return [t for t in (subject_of(head),) if t is not None]
    inner = [c for clause in head.children if clause.dep_ == "ccomp" for c in clause.children if c.dep_ == "nsubj"]
    found = [c for c in head.children if c.dep_ in {"dobj", "dative"}] or inner
    if not any(map(is_plan, found)):
        # "arrived with a plan", "presented them with a draft"
        found += [t for name, t, _ in objects_of_prepositions(head) if name == "with"]
    return [head.head if t.lower_ in {"that", "which"} and head.dep_ == "relcl" else t for t in found]


def put_to(event: Event, roles: Roles) -> list[Actor]:
    """Give those before whom a plan is laid: "laid before Asmara and Addis Ababa", "a truce between A and B"."""
    plans = put_by(event)
    return roles.under([event.trigger.head, *plans], _TO) or roles.under(plans, frozenset({"between", "among"}))


def is_plan(noun: Token) -> bool:
    """Tell whether a noun is what sides are to agree on: "a plan", "a truce", "a draft agreement"."""
    if noun.lemma_.lower() in PLANS:
        return True
    drafted = any(c.lower_ in {"draft", "proposed"} for c in noun.children if c.i < noun.i)
    return drafted and content_of(noun).lemma_.lower() in words_of("deal")


def _may_stand_between(actor: Actor, disputes: Disputes) -> bool:
    if {id(actor), id(actor.body)} & disputes.fighters():
        return False
    return actor.body.kind in _OUTSIDE or disputes.are_mediators([actor])


def _is_own(plan: Token, authors: list[Actor], roles: Roles) -> bool:
    """Tell whether somebody's plan is about a quarrel of his own: "a plan to end its war", "a truce with Israel"."""
    if any(t.lower_ in _OWN for t in plan.subtree if t.head.lemma_.lower() in _QUARRELS):
        return True
    partners = roles.under([plan], frozenset({"with"}))
    return bool(partners)


def _is_put_to_many(head: Token) -> bool:
    """Tell whether a plan is put to sides without a name: "handed both delegations a draft", "put it to the two"."""
    to = [c for c in head.children if c.dep_ == "dative" and c.pos_ in {"NOUN", "PRON", "DET"}]
    to += [t for name, t, _ in objects_of_prepositions(head) if name in _TO]
    to += [t for c in head.children if c.dep_ == "dobj" for name, t, _ in objects_of_prepositions(c) if name == "to"]
    for noun in to:
        words = {noun.lower_, *(c.lower_ for c in noun.children)}
        sides = noun.tag_ == "NNS" and noun.lemma_.lower() in {
            "side",
            "party",
            "delegation",
            "camp",
            "faction",
            "belligerent",
        }
        if words & _MANY or sides:
            return True
    return False


def _is_of_peace(plan: Token) -> bool:
    """Tell whether a plan is one between enemies: "a peace plan", "a proposal for a truce", "a plan to end the war"."""
    led = [t for name, t, _ in objects_of_prepositions(plan) if name in {"for", "of", "on"}]
    words = {plan, *plan.children, *led, *(c for t in led for c in t.children if c.dep_ in {"compound", "amod"})}
    if any(t.lemma_.lower() in PEACE for t in words):
        return True
    aims = [
        c for c in plan.children if c.tag_ == "VB" and c.dep_ in {"acl", "relcl"} and c.lemma_ in words_of("settle")
    ]
    return any((t := object_of(aim)) is not None and t.lemma_.lower() in _QUARRELS for aim in aims)


def _is_of_parts(plan: Token) -> bool:
    return any(t.lemma_.lower() in _PARTS for t in plan.subtree if t.i < plan.i)


def _is_for_another(plan: Token, authors: list[Actor], roles: Roles) -> bool:
    """Tell whether a plan is for a country that is not its author's: "a peace plan for Sudan"."""
    own = {a.body.country for a in authors}
    named = roles.under([plan, plan.head] if plan.dep_ == "dobj" else [plan], frozenset({"for", "in", "on"}))
    return bool(named) and all(a.country is not None and a.country not in own for a in named)


def _is_answered(plan: Token, authors: list[Actor], roles: Roles) -> bool:
    """Tell whether the plan's clause stands in an answer that another gives: "Hamas rejected a truce proposed by Egypt"."""
    verb = plan.head
    if plan.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return False
    if plan.dep_ == "pobj":
        verb = verb.head
    if not is_verb(verb) or verb.lemma_ not in ANSWERING:
        return False
    answering = roles.agents_of(verb, subject_of(verb), passive=is_passive(verb))
    return bool(answering) and not are_at_home(authors, answering)


def are_outside(authors: list[Actor], disputes: Disputes) -> bool:
    """Tell whether the authors of a plan are no party, and none of those who have plans for themselves: movements, crowds."""
    known = bool(authors) and disputes.are_mediators(authors)
    return (
        bool(authors) and not disputes.are_parties(authors) and (known or all(a.body.kind in _OUTSIDE for a in authors))
    )


def are_at_home(authors: list[Actor], answering: list[Actor]) -> bool:
    """Tell whether a plan's author is one with who answers it, or of one country: a government and its rebels are both sides."""
    bodies = {id(a.body) for a in authors}
    lands = {a.body.country for a in authors if a.body.country}
    return any(id(a.body) in bodies or a.body.country in lands for a in answering)


def mark_answered(events: list[Event]) -> None:
    """Make a mediator of the author whose plan several others answer; of an attacker none, who would have a truce of his own war."""
    foes = {
        frozenset((id(a.body), id(b.body)))
        for e in events
        if e.trigger.type in _HOSTILE
        for a in e.actors
        for b in e.recipients
    }
    answers: dict[int, list[Event]] = {}
    for event in filter(_is_answer, events):
        authors = event.mediators or event.recipients
        if len({id(a.body) for a in authors}) == 1:
            answers.setdefault(id(authors[0].body), []).append(event)
    for author, answering in answers.items():
        sides = {id(a.body) for e in answering for a in e.actors}
        if any(frozenset((author, side)) in foes for side in sides):
            for event in answering:
                event.recipients, event.mediators = unique([*event.recipients, *event.mediators]), []
            _mark_offers(events, author, is_third=False)
        elif len(sides) > 1 or any(e.mediators for e in answering):
            for event in answering:
                if len(sides) > 1 and not event.mediators:
                    event.mediators, event.recipients = list(event.recipients), []
            _mark_offers(events, author, is_third=True)


def _is_answer(event: Event) -> bool:
    """Tell whether an act takes or refuses a plan, by its noun or as what was put before."""
    if event.cameo is not None or (event.trigger.type, event.status) not in {
        ("AGREE", "accepted"),
        ("REJECT", "refused"),
    }:
        return False
    noun = event.trigger.noun
    return event.trigger.rule == "answer_to_plan" or (noun is not None and is_plan(noun))


def _mark_offers(events: list[Event], author: int, *, is_third: bool) -> None:
    for event in events:
        offers = event.trigger.type == "AGREE" and event.status == "offered" and event.cameo is None
        if offers and {id(a.body) for a in event.actors} == {author} and any(map(is_plan, put_by(event))):
            event.mediators = list(event.actors) if is_third else []
