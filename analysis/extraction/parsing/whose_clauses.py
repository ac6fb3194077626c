"""Clauses with "whose" in which a speaker is set: "A, whose men fled, and B, whose gunmen, officials said, burned a bus, wounding six".

The small parser takes the verb behind the speaker for the sentence's own, so that A and B burned the bus, and all before it
is the officials' word. What decides is where the words stand: "whose" and a noun, a comma, a speaker with a verb of saying, a comma, a past tense.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.interposed_speakers import speaker_behind
from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: How many words may stand between "whose" and its noun.
_FARTHEST = 4


def mend_whose_clauses(doc: Doc) -> Doc:
    """Give each verb behind such a speaker to the noun behind "whose", as a clause about whose that is."""
    moves: list[Move] = []
    for whose in doc:
        if whose.lower_ == "whose" and (found := _read(whose)) is not None:
            mend = _hang(whose, *found)
            moves += mend if mend and makes_tree(doc, [*moves, *mend]) else []
    return rehang(doc, moves) if moves else doc


def _read(whose: Token) -> tuple[Token, Token, Token, Token, Token] | None:
    """Give whom the clause is about, the noun behind "whose", speaker, verb of saying and verb; None where the parse is right."""
    doc, sent = whose.doc, whose.sent
    if whose.i < sent.start + 2 or doc[whose.i - 1].text != ",":
        return None
    comma = next((t for t in doc[whose.i + 1 : min(whose.i + 1 + _FARTHEST, sent.end)] if t.text == ","), None)
    if comma is None or comma.nbor(-1).pos_ not in _NOUNS:
        return None
    noun = comma.nbor(-1)
    if (said := speaker_behind(comma)) is None:
        return None
    speaker, cue, second = said
    first = doc[second.i + 1]
    verb = first.head if first.dep_ in {"aux", "auxpass"} else first
    if first.tag_ not in _PAST or verb.pos_ != "VERB" or verb.i < first.i:
        return None
    of = doc[whose.i - 2]
    while of.dep_ in {"compound", "flat"} and of.head.i < whose.i:
        of = of.head
    if of.pos_ not in _NOUNS or (verb.dep_ == "relcl" and verb.head == of and noun.head == verb):
        return None
    return of, noun, speaker, cue, verb


def _hang(whose: Token, of: Token, noun: Token, speaker: Token, cue: Token, verb: Token) -> list[Move]:
    before = [c for c in verb.children if c.i < whose.i and c != of]
    moves: list[Move] = []
    if verb.head == verb or verb.head.i > whose.i:
        # What was taken for what is said, or for the subject, heads the sentence.
        head = next((c for c in before if c.dep_ in {"ccomp", "parataxis"}), None)
        if head is None and of.dep_ in _SUBJECTS and of.head == verb:
            head = of
        head = head or next((c for c in before if c.dep_ in _SUBJECTS), None)
        if head is None:
            return []
        moves.append((head, head, "ROOT") if verb.head == verb else (head, verb.head, verb.dep_))
        for child in verb.children:
            if child.i < whose.i and child != head:
                subject = next((c for c in head.children if c.dep_ in _SUBJECTS), None)
                listed = child.dep_ in _SUBJECTS and subject is not None
                moves.append((child, subject, "appos") if listed and subject is not None else (child, head, None))
        moves += [(c, head, None) for c in verb.children if c.is_punct and c.i > verb.i and c.i == verb.sent.end - 1]
    elif verb.head.i < whose.i:
        moves += [(c, verb.head, None) for c in before]
        if of.head == verb:
            above = verb.head
            moves.append((of, above.head, "conj") if above.dep_ == "relcl" else (of, above, "dep"))
    moves += [
        (whose, noun, "poss"),
        (noun, verb, "nsubj"),
        (verb, of, "relcl"),
        (cue, verb, "parataxis"),
        (speaker, cue, "nsubj"),
    ]
    return moves
