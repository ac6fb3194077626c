"""How far a reckoning set off in a sentence reaches: "has cost, by one count, *4,000 lives*, and envoys have resigned"."""

from __future__ import annotations

from functools import cache

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    look_up_cue,
    opening_of,
    trim,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.lexicon import Entry, load_lexicon
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_JOINERS = frozenset({"and", "but", "yet", "while", "whereas"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FIGURES = frozenset({"half", "most", "dozens", "scores", "hundreds", "thousands", "millions", "billions"})
#: Words within which the figure of a reckoning stands.
_NEAR = 6
_FEWEST = 3
#: What opens an aside on some of those who are counted.
_SHARES = frozenset("among including mostly most many all half some none".split())
_IN_OWNER = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PRON"})


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
    if right[0].lower_ in _SHARES:
        return (left, right)  # "Thirty died, according to the army, *among them four children*".
    if is_waiting and right[0].tag_ not in FINITE and not has_finite_verb(right[:_NEAR]) and _counts(right):
        return (right,)
    return (left, right)


def read_fronted_reckoning(by: Token) -> Attribution | None:
    """Read a reckoning that opens a clause with no comma behind it: "By the charity's count *300 people a day were dying*"."""
    doc, first, end = by.doc, by.i, by.sent.end
    if first > opening_of(by.sent) and by.nbor(-1).text not in {";", ","}:
        return None
    owner: Token | None = None
    for t in doc[first + 1 : min(first + _NEAR + 2, end - _NEAR)]:
        owner = t.nbor(-1) if t.tag_ == "POS" else owner
        cue = look_up_cue(t, "reckoning") or _reckonings().get(t.lower_)
        if cue is not None and owner is not None and t.nbor().pos_ in {"NUM", "DET", "NOUN", "PROPN", "ADJ"}:
            content = trim(_until_when(end_content(trim(doc[t.i + 1 : end]))))
            is_clause = content and has_finite_verb(content) and content[0].i == t.i + 1
            words = trim(doc[first + 1 : t.i + 1])
            return Attribution((by,), words, owner, (content,), cue[0], "by_reckoning", 0.7) if is_clause else None
        if t.pos_ not in _IN_OWNER and t.tag_ != "POS":
            return None
    return None


@cache
def _reckonings() -> dict[str, tuple[Entry, frozenset[str]]]:
    """Give the words for a reckoning, whatever the tagger takes them for: "by its reckoning"."""
    entries = (entry for entry in load_lexicon("cues") if entry["pos"] == "reckoning")
    return {entry["lemma"]: (entry, frozenset()) for entry in entries}


def _until_when(content: Tokens) -> Tokens:
    """Cut a count before what it is dated by: "300 a day were dying *when the army came*"."""
    for t in content[_FEWEST:]:
        if t.lower_ == "when" and has_finite_verb(x for x in content if x.i < t.i):
            return tuple(x for x in content if x.i < t.i)
    return content


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
