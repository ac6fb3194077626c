"""What becomes of an offer to mediate in the words behind it: "but Baku refused", "Baku turned it down", "an offer that Baku rejected"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, are_two, unique
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: In how many sentences behind an offer its refusal is looked for.
_NEAR = 2
#: Of the events before a sentence, how many are asked for an offer.
_MOST_EVENTS = 12
_RULE = "answer_to_offer"
#: What is refused: the offer, in its words or others.
_OFFERED = frozenset(
    "offer proposal idea suggestion invitation initiative overture mediation help service services effort move bid gesture approach".split()
)
_PRONOUNS = frozenset({"it", "this", "that"})
#: Verbs that refuse by themselves, and those that do so to the offer alone, some with a particle.
_BY_THEMSELVES = frozenset("refuse decline demur balk baulk".split())
_THE_OFFER = frozenset(
    "reject refuse decline dismiss spurn rebuff snub shun scorn rebuke veto oppose disdain repudiate".split()
)
_WITH_PARTICLE = {
    "turn": "down away", "brush": "aside off", "shrug": "off", "wave": "away aside off", "rule": "out", "knock": "back",
    "throw": "out", "laugh": "off", "swat": "away",
}  # fmt: skip
#: How one deals with who offers himself.
_HIM = frozenset("reject rebuff spurn snub refuse shun ignore rebuke cold-shoulder".split())
_UNWILLING = frozenset({"unwilling", "reluctant", "uninterested", "unimpressed", "opposed"})
_WILLING = frozenset({"interested", "ready", "willing", "keen", "prepared"})
#: What makes a refusal one that has not come: "may refuse", "if it refuses".
_OPEN_MARKS = frozenset({"if", "unless", "whether", "until", "should"})
_OPEN_MODALS = frozenset({"may", "might", "could", "would", "can", "will", "should"})


def read_refusals(sentence: Sentence, found: list[Event], before: Sequence[Event], roles: Roles) -> list[Event]:
    """Add to the events of a sentence that an offer of mediation in it, or shortly before it, was refused, and by whom.

    A refusal that was read already gets whom it refuses; one that names nothing ("but Baku refused") becomes a row.
    """
    offers = [e for e in before[-_MOST_EVENTS:] if sentence.number - e.sentence.number <= _NEAR]
    offers = [e for e in (*offers, *found) if e.cameo == "039" and e.mediators and e.status == "offered"]
    if not offers:
        return found
    added: list[Event] = []
    for verb in sentence.span:
        if not (is_verb(verb) or verb.lemma_ == "be") or _is_open(verb):
            continue
        offer = next((e for e in reversed(offers) if e.sentence is not sentence or e.trigger.head.i < verb.i), None)
        tokens = _refusing(verb)
        if tokens is None and offer is not None and _is_himself(verb, offer, roles):
            tokens = (verb,)
        if tokens is None or offer is None:
            continue
        agents = _refusers(verb, roles)
        if not (_may_refuse(agents, offer) or (not agents and _is_himself(verb, offer, roles))):
            continue
        known = next((e for e in found if verb in {e.trigger.head, *e.trigger.tokens}), None)
        trigger = Trigger(
            known.trigger.tokens if known is not None else tokens, verb, None, "REJECT", "act", None, _RULE
        )
        event = known or Event(sentence, trigger, "refused")
        event.trigger, event.confidence = trigger, 0.8
        sides = [a for a in offer.recipients if not _are_same(a, agents)]
        event.status, event.cameo = "refused", "126"
        event.actors = event.agents = agents
        event.mediators = list(offer.mediators)
        event.recipients = unique([*offer.mediators, *(sides if agents else [])])
        event.recalled = list(event.recipients)
        if known is None:
            added.append(event)
    return [*found, *added]


def _refusing(verb: Token) -> tuple[Token, ...] | None:
    """Give the words by which a verb refuses what was offered; None where it does not, or refuses something else."""
    lemma = verb.lemma_
    if lemma == "be":
        predicate = next((c for c in verb.children if c.dep_ == "acomp"), None)
        if predicate is None:
            return None
        refuses = predicate.lemma_ in (_WILLING if is_negated(verb) else _UNWILLING)
        return (predicate,) if refuses and not any(c.dep_ == "xcomp" for c in predicate.children) else None
    if lemma == "say":
        word = next((c for c in verb.children if c.lower_ == "no" and c.i == verb.i + 1), None)
        return (verb, word) if word is not None else None
    if is_negated(verb):
        return None
    particle = next(
        (c for c in verb.children if c.dep_ in {"prt", "advmod"} and c.lower_ in _WITH_PARTICLE.get(lemma, "").split()),
        None,
    )
    theme = _theme(verb)
    if theme is None:
        clause = any(
            c.dep_ in {"xcomp", "ccomp", "dobj"} or (c.dep_ == "prep" and c.lower_ == "to") for c in verb.children
        )
        return (verb,) if lemma in _BY_THEMSELVES and not clause and not is_passive(verb) else None
    if not (lemma in _THE_OFFER or particle is not None):
        return None
    is_offer = theme.lower_ in _PRONOUNS or content_of(theme).lemma_.lower() in _OFFERED
    if not is_offer or _names_another(theme):
        return None
    return (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)


def _is_himself(verb: Token, offer: Event, roles: Roles) -> bool:
    """Tell whether it is he who offered to mediate who is refused, by whomever: "volunteered and been rebuffed"."""
    if not is_passive(verb) or is_negated(verb):
        return False
    particles = _WITH_PARTICLE.get(verb.lemma_, "").split()
    after = [c for c in verb.children if c.dep_ in {"prt", "advmod"} and c.lower_ in particles]
    if verb.lemma_ not in _HIM and not after:
        return False
    subject = subject_of(verb)
    refused = roles.actors_of(subject)
    return bool(refused) and all(_are_same(a, offer.mediators) for a in refused)


def _theme(verb: Token) -> Token | None:
    if verb.dep_ in {"relcl", "acl"} and verb.head.lemma_.lower() in _OFFERED:
        own = any(c.dep_ in {"dobj", "nsubjpass"} and c.tag_ not in {"WDT", "WP", "IN"} for c in verb.children)
        return None if own else verb.head  # "an offer that Baku rejected"
    first, *others = [c for c in verb.lefts if c.dep_ == "nsubj"] or [verb]
    if others and first.lemma_.lower() in _OFFERED:
        return first  # "An offer Baku turned down": the parser finds two subjects.
    return subject_of(verb) if is_passive(verb) else object_of(verb)


def _names_another(theme: Token) -> bool:
    """Tell whether what is refused says itself what it is, and is read by its own words: "rejected Egypt's offer to mediate"."""
    return any(c.dep_ in {"poss", "acl"} and c.lower_ not in {"its", "his", "her", "their"} for c in theme.children)


def _refusers(verb: Token, roles: Roles) -> list[Actor]:
    if is_passive(verb):
        return roles.under([verb], frozenset({"by"}))
    if verb.dep_ == "relcl":
        return roles.actors_of(next((c for c in verb.children if c.dep_ == "nsubj"), None))
    if verb.tag_ == "VB" and verb.i and (led := _led_by_for(verb)) is not None:
        return roles.actors_of(led)  # "only for Baku to refuse"
    return roles.actors_of(subject_of(verb), before=verb)


def _led_by_for(verb: Token) -> Token | None:
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is not None:
        return own
    return next((t for name, t, word in objects_of_prepositions(verb.head) if name == "for" and word.i < verb.i), None)


def _may_refuse(agents: list[Actor], offer: Event) -> bool:
    """Tell whether somebody can be whom an offer is made: who makes it can't, and where both sides are told, one of them."""
    if not agents or any(_are_same(a, offer.mediators) for a in agents):
        return False
    return not are_two(offer.recipients) or all(_are_same(a, offer.recipients) for a in agents)


def _are_same(actor: Actor, others: Sequence[Actor]) -> bool:
    keys = {other.body.country or other.body.key for other in others}
    return (actor.body.country or actor.body.key) in keys


def _is_open(verb: Token) -> bool:
    modal = any(c.tag_ == "MD" and c.lower_ in _OPEN_MODALS for c in verb.children)
    return modal or any(c.dep_ in {"mark", "advmod"} and c.lower_ in _OPEN_MARKS for c in verb.children)
