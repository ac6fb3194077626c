"""How far a reckoning set off in a sentence reaches: "has cost, by one count, *4,000 lives*, and envoys have resigned"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import Tokens, has_finite_verb, trim
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_JOINERS = frozenset({"and", "but", "yet", "while", "whereas"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FIGURES = frozenset({"half", "most", "dozens", "scores", "hundreds", "thousands", "millions", "billions"})
#: Words within which the figure of a reckoning stands.
_NEAR = 6


def bound_reckoning(pieces: tuple[Tokens, ...], first: Token, last: Token) -> tuple[Tokens, ...]:
    """Cut the content of a reckoning, from its ``first`` to its ``last`` word, to what it reckons.

    Behind "and" it reaches only what follows; between a verb and a figure it is of the figure; and a clause that is joined
    behind it with a subject of its own is the article's again.
    """
    right: Tokens = next((piece for piece in pieces if piece[0].i > last.i), ())
    left = next((piece for piece in pieces if piece[-1].i < first.i), None)
    is_waiting = left is not None and _waits(left, first)
    if not right and is_waiting and last.i + 2 < last.sent.end and last.nbor().text == ",":
        # "The war has killed, by the army's count, 4,000 men, and two envoys left": the parse gives the men to the envoys.
        right = end_content(trim(last.doc[last.i + 1 : last.sent.end]))
        pieces = pieces if right and _counts(right) else ()
    if not right or left is None or not pieces:
        return pieces or (() if left is None else (left,))
    joined = _clause_joined(right)
    if joined is not None:
        right = trim(t for t in right if t.i < joined.i)
        if not right or (right[0].lower_ in {"a", "an", "the"} and has_finite_verb(left) and not _counts(right)):
            # "…, by the count of A, a charity, and doctors warn": only who reckons.
            return (left,)
    if _stands_behind_joiner(first) and has_finite_verb(right):
        return (right,)
    if is_waiting and right[0].tag_ not in FINITE and not has_finite_verb(right[:_NEAR]) and _counts(right):
        return (right,)
    return (left, right)


def without_count(words: Tokens) -> Tokens:
    """Cut a figure that the parse makes an apposition of its reckoning: "has displaced, by one estimate, *40,000 people*"."""
    comma = next(
        (t for t in words[:-1] if t.text == "," and (t.nbor().like_num or t.nbor().lower_ in _FIGURES | {"as"})), None
    )
    return trim(t for t in words if t.i < comma.i) if comma is not None else words


def _waits(left: Tokens, first: Token) -> bool:
    """Tell whether a verb stands right before a reckoning between commas, and so may have its object behind it."""
    if left[-1].i != first.i - 2 or first.nbor(-1).text != ",":
        return False
    is_perfect = len(left) > 1 and left[-2].lemma_ == "have" and left[-1].tag_ in {"VBN", "NN"}
    return left[-1].pos_ in {"VERB", "AUX"} or is_perfect


def _counts(piece: Tokens) -> bool:
    return any(t.like_num or t.lower_ in _FIGURES for t in piece[:_NEAR])


def _stands_behind_joiner(first: Token) -> bool:
    """Tell whether "and" and a comma stand right before: "has built a port and, by one count, owns half of it"."""
    at = first.i - 2
    return at > first.sent.start and first.nbor(-1).text == "," and first.doc[at].lower_ in _JOINERS


def _clause_joined(piece: Tokens) -> Token | None:
    """Give the comma before a clause that is joined with a subject of its own; None where there is none."""
    for t in piece[1:-3]:
        if t.text != "," or t.nbor().lower_ not in _JOINERS:
            continue
        for word in piece:
            if word.i <= t.i + 1:
                continue
            if word.text in {",", ";", ":"}:
                break
            if word.tag_ in FINITE:
                verb = word.head if word.dep_ in {"aux", "auxpass"} else word
                if any(c.dep_ in _SUBJECTS and t.i < c.i < word.i for c in (*verb.children, *word.children)):
                    return t
                break
    return None
