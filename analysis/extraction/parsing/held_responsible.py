"""Whom somebody holds responsible: the object of the verb, where the parser makes him a subject of "responsible" or it his adjective."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, rehang

_PREDICATES = ("responsible", "accountable", "liable", "culpable", "answerable")


def mend_held_responsible(doc: Doc) -> Doc:
    """Make whom one holds responsible the object of the verb, and "responsible" what he is held for."""
    strings = doc.vocab.strings
    words = doc.to_array("LOWER")
    found = [
        (doc[at], who)
        for predicate in _PREDICATES
        for at in (words == strings[predicate]).nonzero()[0].tolist()
        if (who := _who_is_held(doc[at])) is not None
    ]
    if not found:
        return doc
    moves: list[Move] = []
    for adjective, who in found:
        verb = who.head if who.head != adjective else adjective.head
        moves += [(who, verb, "dobj"), (adjective, verb, "oprd")]
    return rehang(doc, moves)


def _who_is_held(adjective: Token) -> Token | None:
    """Give the noun between "hold" and its adjective that the parser has not made the object, with the adjective apart from it."""
    if adjective.dep_ == "amod":
        noun = adjective.head
        is_held = noun.i < adjective.i and noun.dep_ == "dobj" and noun.head.lemma_ == "hold" and noun.head.i < noun.i
        return noun if is_held else None
    if adjective.dep_ != "ccomp" or adjective.head.lemma_ != "hold" or adjective.head.i > adjective.i:
        return None
    return next((c for c in adjective.lefts if c.dep_ == "nsubj" and c.i > adjective.head.i), None)
