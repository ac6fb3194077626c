"""The pairs of parties that a text names together or sets against each other, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.at_odds import (
    are_of_one_mind,
    fights_in,
    has_partner,
    is_friendly,
    is_joint_act,
    says_at_odds,
)
from analysis.extraction.coreference.disputes import Disputes, is_at_home, party_of
from analysis.extraction.events.event import unique
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import verb_entry
from analysis.extraction.mediation.mediator_cues import MEDIATING_WORDS, find_mediators
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_passive,
    is_verb,
    main_verb_above,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_STRIFE = frozenset(
    "tension conflict war dispute clash hostility feud rivalry standoff crisis fighting fight ceasefire cease-fire truce "
    "quarrel row rift relation tie peace armistice battle talk negotiation border frontier agreement accord deal".split()
)
#: What those do who only talk to each other: a mediator too has talks and ties with a party.
_TALK = frozenset("relation tie talk negotiation agreement accord deal".split())
#: What leads from a meeting to what it is about.
_ABOUT = frozenset({"about", "on", "over"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ"})
#: Acts by which one is at odds with whom it is done to; who frees somebody has held him.
_HOSTILE_ACTS = frozenset({"ASSAULT", "THREATEN", "ACCUSE", "COERCE", "RETREAT"})
_COLLECTIVE = frozenset({"state", "organisation", "government", "armed_group", "group"})
#: Offices of those whom a body sends to stand between others.
_ENVOYS = frozenset("envoy representative mediator facilitator".split())
#: Whom two send who look on or stand between others.
_WATCHERS = frozenset(
    "observer monitor mediator peacekeeper diplomat inspector expert adviser official journalist auspices mediation".split()
)
_INSIDE = frozenset({"amod", "compound", "nmod"})


def note_disputes(sentences: Iterable[Sentence], cast: Cast) -> Disputes:
    """Read through a text for the pairs that it names, before its pronouns are resolved."""
    states = {a.country: a for a in cast.index.actors if a.kind == "state" and a.country is not None}
    disputes = Disputes(states)
    disputes.named.update(id(party_of(actor)) for mention in cast.index.mentions for actor in mention.actors)
    for sentence in sentences:
        _note_pairs(sentence, cast, disputes)
    disputes.add_mediators((a for a in cast.index.actors if is_sent_to_mediate(a)), sentence=1)
    return disputes


def is_sent_to_mediate(actor: Actor) -> bool:
    """Tell whether somebody is a union's or the United Nations' envoy to a conflict: what else is he sent for?"""
    words = frozenset((actor.role or "").lower().split())
    return bool(words & _ENVOYS) and actor.body.kind == "organisation"


def _note_pairs(sentence: Sentence, cast: Cast, disputes: Disputes) -> None:
    for token in sentence.span:
        if token.pos_ not in _CONTENT and token.dep_ != "conj":
            continue
        lemma = token.lemma_.lower()
        if lemma in MEDIATING_WORDS:
            thirds = [party_of(a) for a in find_mediators(token, cast)]
            disputes.add_mediators(thirds, sentence=sentence.number)
        if lemma in _STRIFE and token.pos_ in {"NOUN", "VERB"} and not is_friendly(token):
            for preposition, inner, _ in objects_of_prepositions(token):
                others = [a for t in expand_conjuncts(inner) for a in cast.index.actors_headed(t)]
                fight = lemma not in _TALK
                if preposition in {"between", "among"} and len(others) >= 2:
                    disputes.add(others[0], others[1], is_strife=True, sentence=sentence.number, fight=fight)
                elif preposition in {"with", "against"} and others:
                    owner = _side_of(token, cast, others[0])
                    if owner is not None:
                        disputes.add(owner, others[0], is_strife=True, sentence=sentence.number, fight=fight)
        elif token.dep_ == "conj" and cast.index.actors_headed(token) and not _are_titles(token, cast):
            if token.head.dep_ in _INSIDE and token.head.head.lemma_.lower() in _WATCHERS:
                continue  # "French and Dutch observers"
            first = cast.index.actors_headed(token.head)
            second = cast.index.actors_headed(token)
            siblings = [t for t in expand_conjuncts(token.head) if cast.index.actors_headed(t)]
            governor = token.head.head
            joint = token.head.dep_ != "dobj" and is_verb(governor) and is_joint_act(governor)
            # Words that go between a party and the United Nations are no sign of strife.
            of_nations = any(a.body.kind == "organisation" and a.body.entity is not None for a in (*first, *second))
            between = governor.lower_ in {"between", "both"} and not of_nations
            joint = joint and not has_partner(governor, cast)
            at_odds = says_at_odds(governor)
            # A government and rebels, or its opposition, are at odds wherever they are named together.
            at_home = bool(first) and first[0].kind != second[0].kind and is_at_home(first[0], second[0])
            if first and len(siblings) == 2 and (joint or between or at_odds or at_home):
                fight = at_odds or (joint and fights_in(governor))
                only_joint = joint and not (between or at_odds or at_home)
                disputes.add(
                    first[0], second[0], is_strife=True, sentence=sentence.number, fight=fight, joint=only_joint
                )
            elif (
                first
                and len(siblings) == 2
                and {first[0].kind, second[0].kind} <= _COLLECTIVE | {"person"}
                and not are_of_one_mind(token.head)
            ):
                disputes.add(first[0], second[0], is_strife=False, sentence=sentence.number)
        if not is_verb(token):
            continue
        if not disputes.pairs or disputes.pairs[-1][3] != sentence.number:
            sides = _joint_sides(token, cast)
            if len(sides) == 2:
                fight = fights_in(token)
                disputes.add(sides[0], sides[1], is_strife=True, sentence=sentence.number, fight=fight, joint=True)
        if (known := verb_entry(token)) is not None and known[0]["type"] in _HOSTILE_ACTS:
            subject, target = subject_of(token), next((c for c in token.children if c.dep_ == "dobj"), None)
            one = cast.index.actors_at(subject) if subject is not None else ()
            other = cast.index.actors_at(target) if target is not None else ()
            held = other[0].body if other and known[0]["type"] == "RETREAT" else None
            if one and other and (held is None or held.is_named):
                fight = known[0]["type"] != "ACCUSE"  # Parties find fault with mediators too.
                disputes.add(one[0], held or other[0], is_strife=True, sentence=sentence.number, fight=fight)


def _joint_sides(verb: Token, cast: Cast) -> list[Actor]:
    """Give who does together what takes two: "the president, Salva Kiir, and the rebel leader agreed"."""
    if is_passive(verb) or not is_joint_act(verb):
        return []
    return unique(Roles(cast.index).actors_of(subject_of(verb), before=verb))


def _are_titles(token: Token, cast: Cast) -> bool:
    """Tell whether what is joined are two offices of one: "the president of Chad and chairman of the Union"."""
    mentions = (cast.index.mention_at(token), cast.index.mention_at(token.head))
    is_one = token.head.dep_ == "appos" or not any(c.dep_ in {"det", "poss"} for c in token.lefts)
    return is_one and all(m is not None and m.form == "title" for m in mentions)


def _side_of(noun: Token, cast: Cast, other: Actor) -> Actor | None:
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound"}:
            for actor in cast.index.actors_at(child):
                if actor.body is not other.body:
                    return actor
    outer = noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN" else None
    if outer is not None and outer.lemma_.lower() in _TALK:
        # "Talks with the government on a truce with the rebels": the truce is the government's.
        partners = [inner for name, inner, _ in objects_of_prepositions(outer) if name in {"with", "between"}]
        found = [a for t in partners for a in cast.index.actors_headed(t) if a.body is not other.body]
        if found:
            return found[0]
    verb = main_verb_above(noun)
    if verb is not None and noun.dep_ == "pobj" and noun.head.head == verb and noun.head.lower_ in _ABOUT:
        # "Qatar met Hamas about a truce with Israel": it is no truce of Qatar's.
        met = [c for c in verb.children if c.dep_ == "dobj"]
        met += [t for name, t, _ in objects_of_prepositions(verb) if name == "with"]
        found = [a for t in met for a in cast.index.actors_at(t) if a.body is not other.body]
        if found:
            return found[0]
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None:
            for actor in cast.index.actors_at(subject) or cast.index.actors_under(
                t for t in subject.children if t.dep_ == "poss"
            ):
                if actor.body is not other.body:
                    return actor
        if verb.dep_ == "relcl" and subject is not None and subject.pos_ == "NOUN":
            return None  # "A dispute in which four states cut ties with B": whoever speaks of it is not at odds with B.
        verb = main_verb_above(verb) if verb.head != verb else None
    return None
