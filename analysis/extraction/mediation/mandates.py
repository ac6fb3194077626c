"""Whom somebody without an office mediates for: "mediates for the African Union", "on behalf of the East African Community"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import is_verb, objects_of_prepositions
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token

_MEDIATING = words_of("broker") | frozenset(
    "negotiate talk meet visit lead chair fly travel shuttle act serve work".split()
)
_SENT_BY = frozenset("send dispatch appoint name mandate charge commission entrust deputise deputize nominate".split())


def give_mandates(cast: Cast) -> None:
    """Give a person who acts for nobody else the body for which he is said to mediate, or which sent him."""
    for mention in cast.index.mentions:
        if len(mention.actors) != 1 or mention.form not in {"name", "title"}:
            continue
        (person,) = mention.actors
        if person.kind != "person" or person.belongs_to is not None or not person.is_named:
            continue
        for verb in _verbs_of(mention.head):
            body = _body_behind(verb, cast)
            if body is not None and body.body is not person:
                person.belongs_to = body
                break


def _verbs_of(head: Token) -> list[Token]:
    """Give the verbs whose subject somebody is, also behind "who"."""
    found = [head.head] if head.dep_ in {"nsubj", "nsubjpass"} else []
    if head.dep_ == "appos" and head.head.dep_ in {"nsubj", "nsubjpass"}:
        found.append(head.head.head)
    for clause in (c for t in (head, *(c for c in head.children if c.dep_ == "appos")) for c in t.children):
        if clause.dep_ in {"relcl", "acl"} and is_verb(clause):
            subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is None or antecedent_of(subject, clause) in {head, clause.head}:
                found.append(clause)
    return [t for t in found if is_verb(t)]


def _body_behind(verb: Token, cast: Cast) -> Actor | None:
    names = {"for"} if verb.lemma_ in words_of("broker") else set()
    for name, inner, preposition in objects_of_prepositions(verb):
        led: list[Token] = []
        if name in names:
            led = [inner]
        elif inner.lower_ == "behalf" and verb.lemma_ in _MEDIATING:
            led = [t for of, t, _ in objects_of_prepositions(inner) if of == "of"]
            led += [c for c in inner.children if c.dep_ == "poss"]
        elif name == "by" and verb.lemma_ in _SENT_BY and preposition.dep_ == "agent":
            led = [inner]
        for token in led:
            for actor in cast.index.actors_at(token):
                if actor.kind == "organisation":
                    return actor
    # "mediating between A and B on behalf of C": the parser hangs it to the last of the sides.
    for token in verb.subtree if verb.lemma_ in words_of("broker") else ():
        if token.lower_ == "behalf":
            led = [t for of, t, _ in objects_of_prepositions(token) if of == "of"]
            return next((a for t in led for a in cast.index.actors_at(t) if a.kind == "organisation"), None)
    return None
