"""Who a text says mediates: the words for it, by name, office, apposition, possession, and by what somebody hosts or leads.

Read before pronouns are resolved, so that "both sides" are never those who stand between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_passive,
    is_verb,
    main_verb_above,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_OWNING = frozenset({"poss", "amod", "compound", "nmod"})
_THROUGH = frozenset({"through", "via"})
#: What somebody makes possible for another, and no talks: "facilitated his visit".
JOURNEYS = frozenset("visit trip tour journey stay entry return passage travel access delivery".split())
#: What becomes of a mediation by who mediates: "suspended its mediation".
_OWN_ACTS = frozenset("suspend halt end offer resume continue begin start stop lead propose pursue undertake".split())

_TRAVELLING = frozenset("arrive come fly travel tour return go land visit".split())

#: Every word that a branch of `find_mediators` asks for: others tell nothing of it.
MEDIATING_WORDS = frozenset({"negotiate", "preside", "between", "office"}).union(
    *map(words_of, ("plan", "broker", "lead", "receive", "third", "work", "behind", "table", "message"))
)


def find_mediators(token: Token, cast: Cast) -> Iterator[Actor]:
    """Give who mediates, as a word of a text tells it; nothing for words that tell nothing of it."""
    lemma = token.lemma_.lower()
    if lemma not in MEDIATING_WORDS:
        return
    if token.pos_ in {"VERB", "ADJ"} and lemma in words_of("broker"):
        theme = object_of(token)
        if theme is None or theme.lemma_.lower() not in JOURNEYS:
            yield from _agents_of(token, cast)
    elif token.pos_ in {"VERB", "ADJ"} and lemma in words_of("lead") | words_of("receive") | {"negotiate", "preside"}:
        if _is_for_talks(token):
            yield from _agents_of(token, cast)
    elif token.pos_ in {"NOUN", "PROPN"}:
        if lemma == "guarantor" and not _guarantees_deal(token):
            return
        if lemma in words_of("third") or (lemma == "between" and any(c.lower_ == "go" for c in token.children)):
            yield from _named_as(token, cast)
        elif (
            lemma in words_of("work")
            or (lemma == "office" and any(c.lower_ == "good" for c in token.children))
            or (lemma in words_of("behind") and lemma not in words_of("help"))
        ):
            yield from _owners_of(token, cast)
        elif lemma in words_of("plan") and _is_brought(token):
            bringer = main_verb_above(token)
            yield from _actors(
                cast, [t for t in (subject_of(bringer) if bringer is not None else None,) if t is not None]
            )
        elif lemma in words_of("table") | words_of("message"):
            heads = [token, token.head] if token.dep_ == "dobj" else [token]
            inner = [t for head in heads for name, t, _ in objects_of_prepositions(head) if name in _THROUGH]
            yield from _actors(cast, inner)


_SIGNING = frozenset({"sign", "countersign", "initial", "witness"})


def _guarantees_deal(noun: Token) -> bool:
    """Tell whether a guarantor is one of what two agreed or talk about, and not of a state's safety: "guarantor of the truce".

    Who "acted as guarantor" did so there; who would, has promised a state something.
    """
    verb = main_verb_above(noun) if noun.dep_ == "pobj" and noun.head.lower_ == "as" else None
    if verb is not None and verb.lemma_ in _SIGNING:
        return False  # "Signed as guarantors": a power that stands by what others agreed has brokered nothing by that.
    if verb is not None and not any(c.tag_ == "MD" for c in verb.children):
        return True
    led = [t for name, t, _ in objects_of_prepositions(noun) if name in {"of", "to", "for"}]
    words = {t.lemma_.lower() for t in (*led, *(c for c in noun.children if c.dep_ in {"compound", "amod"}))}
    return bool(words & (words_of("table") | words_of("deal") | {"process"}))


def _is_brought(plan: Token) -> bool:
    """Tell whether somebody travels with a plan for peace: "is touring the region with a new peace plan"."""
    verb = main_verb_above(plan)
    of_peace = any(c.lower_ in {"peace", "truce", "ceasefire", "cease-fire"} for c in plan.children)
    return of_peace and plan.head.lower_ == "with" and verb is not None and verb.lemma_ in _TRAVELLING


def _agents_of(verb: Token, cast: Cast) -> Iterator[Actor]:
    """Give the verb's subject, who stands after "by", what is joined to it ("Qatari-mediated")."""
    heads = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "by"]
    if not heads and not is_passive(verb) and verb.dep_ != "amod" and (subject := subject_of(verb)) is not None:
        heads = [subject]
    heads += [
        c for c in verb.children if c.dep_ in {"npadvmod", "compound"} or (verb.dep_ == "amod" and c.dep_ == "amod")
    ]
    yield from _actors(cast, heads)


def _is_for_talks(verb: Token) -> bool:
    """Tell whether what somebody leads or hosts are talks between others: not those that he holds with another."""
    theme = object_of(verb)
    if theme is None and (is_passive(verb) or verb.dep_ in {"amod", "acl"}):
        theme = subject_of(verb)
    if theme is None:
        theme = next((inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "over"), None)
    if verb.lemma_ == "negotiate":
        # Parties negotiate deals; who negotiates one that others sign, or one between others, is a third.
        between = {p for head in (verb, theme) if head is not None for p, _, _ in objects_of_prepositions(head)}
        return theme is not None and (
            bool(between & {"between", "among"})
            or (verb.dep_ == "acl" and theme.dep_ == "dobj" and theme.head.lemma_ in words_of("reach"))
        )
    if theme is None or theme.lemma_.lower() not in words_of("table") | words_of("work"):
        return False
    prepositions = {preposition for head in (theme, verb) for preposition, _, _ in objects_of_prepositions(head)}
    return "with" not in prepositions and not any(c.dep_ == "poss" for c in theme.children)


def _named_as(noun: Token, cast: Cast) -> Iterator[Actor]:
    """Give who is called a mediator: by apposition, as predicate, after "as", before a name, or the body whose he is."""
    heads = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        heads.append(noun.head)
    elif noun.dep_ == "attr" and (subject := subject_of(noun.head)) is not None:
        heads.append(subject)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and (verb := main_verb_above(noun)) is not None:
        named = subject_of(verb)
        heads += [named] if named is not None else []
    found = list(_actors(cast, heads))
    yield from found or _owners_of(noun, cast)


def _owners_of(noun: Token, cast: Cast) -> Iterator[Actor]:
    owners = [antecedent_of(c, noun) if c.lower_ == "whose" else c for c in noun.children if c.dep_ in _OWNING]
    whose = [c for c in noun.children if c.lower_ == "whose"]
    for pronoun in whose:
        clause = main_verb_above(pronoun)
        if clause is not None and clause.dep_ == "relcl":
            owners.append(clause.head)
    led = {"by", "of"} | ({"from"} if noun.tag_ == "NNS" and noun.lemma_.lower() in words_of("third") else set())
    owners += [inner for preposition, inner, _ in objects_of_prepositions(noun) if preposition in led]
    found = list(_actors(cast, owners))
    if not found and noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.lemma_ in _OWN_ACTS:
        subject = subject_of(noun.head)
        found = list(_actors(cast, [subject])) if subject is not None else []
    yield from found


def _actors(cast: Cast, heads: Iterator[Token] | list[Token]) -> Iterator[Actor]:
    for head in heads:
        for part in expand_conjuncts(head):
            yield from cast.index.actors_at(part)
