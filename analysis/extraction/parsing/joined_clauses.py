"""Subjects that the small parser takes for objects: "He summoned the envoy, and France and Japan have condemned the raid".

What "and" joins to the object of a verb and a finite verb follows at once is that verb's subject: a verb that shared the first
one's subject would have an "and" of its own before it. Mended right behind the parser, so that nobody is said to have done what
another did.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, rehang

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: What may stand between a subject and its verb: "have both condemned", "has also not said".
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_SHARING = frozenset({"both", "all", "each"})
#: Prepositions that take two.
_OF_TWO = frozenset({"between", "among", "both"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})


def mend_joined_clauses(doc: Doc) -> Doc:
    """Give each verb that is joined to another the subject that stands right before it, where the parser made an object of it."""
    found = [(verb, subject) for verb in doc if (subject := _subject_taken(verb)) is not None]
    if not found:
        return doc
    moves: list[Move] = []
    for verb, subject in found:
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        moves.append((subject, verb, "nsubjpass" if passive else "nsubj"))
        moves.append((doc[subject.left_edge.i - 1], verb.head, "cc"))
    return rehang(doc, moves)


def _subject_taken(verb: Token) -> Token | None:
    """Give what the parser joined to an object and is the subject of a verb."""
    if verb.dep_ != "conj" or verb.pos_ not in {"VERB", "AUX"} or verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    children = list(verb.children)
    if any(c.dep_ in _SUBJECTS for c in children):
        return None
    if verb.tag_ not in _FINITE and not any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in children):
        return None
    at = verb.i - 1
    while at > verb.head.i and (
        (verb.doc[at].head == verb and verb.doc[at].dep_ in _BEFORE_VERB) or verb.doc[at].lower_ in _SHARING
    ):
        at -= 1
    last = verb.doc[at]
    if at <= verb.head.i or last.pos_ not in _NAMES:
        return None
    subject = last
    while subject.dep_ != "conj" or subject.head.dep_ == "conj":
        # Up to the first of a list that "and" joins to the object.
        if subject.dep_ not in {"conj", "compound", "pobj", "prep", "appos"} or subject.head.i > last.i:
            return None
        subject = subject.head
        if subject.i <= verb.head.i:
            return None
    if subject.head.dep_ not in {"dobj", "pobj", "dative", "attr"} or subject.head.i <= verb.head.i:
        return None
    if subject.head.head.lower_ in _OF_TWO:
        return None  # "The Union, which mediates between Serbia and Kosovo, called"
    before = subject.doc[subject.left_edge.i - 1]
    return subject if before.dep_ == "cc" and subject.right_edge.i == at else None
