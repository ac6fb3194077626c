"""Subjects that the parser makes the end of a list in the phrase before them: "After talks led by Oman, Chad and Libya signed".

Where a verb has no subject and the phrase that opens its sentence ends right before it in a list, the list's part behind the
comma is the subject; so is a name there that a clause describes. That is mended right behind the parser, so that no rule takes the sides for mediators.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.rehanging import Move, rehang

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OPENING = frozenset({"prep", "advcl", "npadvmod"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})


def mend_fronted_phrases(doc: Doc) -> Doc:
    """Hang to a verb without a subject of its own the names that stand before it behind a fronted phrase."""
    found = [(verb, first) for verb in doc if verb.dep_ == "ROOT" and (first := _subject_in_phrase(verb)) is not None]
    if not found:
        return doc
    moves: list[Move] = []
    for verb, first in found:
        opener, noun = verb.doc[verb.sent.start], _noun_as_subject(verb)
        if noun is not None:  # "After talks … signed": the talks are no subject.
            moves += [(opener, verb, "prep"), (noun, opener, "pobj")]
        moves.append((first, verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"))
    return rehang(doc, moves)


def _subject_in_phrase(verb: Token) -> Token | None:
    """Give the first of the names behind a fronted phrase, where the parser has joined them to its last."""
    children = list(verb.children)
    is_finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in children if c.dep_ in {"aux", "auxpass"})
    if verb.pos_ not in {"VERB", "AUX"} or not is_finite:
        return None
    opening = _noun_as_subject(verb)
    if opening is None:
        if any(c.dep_ in _SUBJECTS for c in children):
            return None
        opening = next(
            (c for c in children if c.i < verb.i and c.dep_ in _OPENING and c.i <= verb.sent.start + 1), None
        )
    start = min((c.i for c in children if c.i < verb.i and c.dep_ in _BEFORE_VERB), default=verb.i)
    if opening is None or opening.right_edge.i != start - 1:
        return None
    last = next((t for t in (verb.doc[start - 1], *verb.doc[start - 1].ancestors) if t.dep_ == "conj"), None)
    listed: list[Token] = []
    while last is not None and last.dep_ == "conj":
        listed.append(last)
        last = last.head
    # Of "by Oman and Qatar, Chad and Libya" the comma behind a closed list parts the two.
    breaks = [t for t in reversed(listed) if t.left_edge.i > 0 and t.doc[t.left_edge.i - 1].text == ","]
    closed = [t for t in breaks if any(c.dep_ == "cc" and c.i < t.i for c in t.head.head.children)]
    return next(iter(closed or breaks), None) or _described_in_phrase(verb.doc[start - 1], opening)


def _described_in_phrase(last: Token, opening: Token) -> Token | None:
    """Give a name between commas that a clause describes, taken for what the phrase's noun is: "In Cairo, Qatar, which …, will meet"."""
    if last.text != ",":
        return None
    for token in last.nbor(-1).ancestors:
        if token == opening:
            return None
        if token.dep_ == "appos" and any(c.dep_ == "relcl" for c in token.rights) and token.i > token.head.i:
            return token if token.doc[token.left_edge.i - 1].text == "," else None
    return None


def _noun_as_subject(verb: Token) -> Token | None:
    """Give the noun behind a preposition that opens the sentence, where the parser took it for the subject."""
    opener = verb.doc[verb.sent.start]
    if opener.tag_ != "IN" or opener.head != verb:
        return None
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    return subject if subject is not None and subject.pos_ == "NOUN" and subject.left_edge.i == opener.i + 1 else None
