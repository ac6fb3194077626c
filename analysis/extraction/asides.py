"""Attributing words set off inside a relative clause: "a note that he was told to make, diplomats said, by the council"."""

from __future__ import annotations

from analysis.extraction.attributions import Tokens, has_finite_verb, trim
from analysis.extraction.grammar import FINITE
from analysis.extraction.words import Doc, Token

_RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
_BREAKS = frozenset({",", ";", ":", '"', "''", "``", "(", ")", "--", "–", "—"})
#: How far before the aside its clause may begin.
_WIDEST = 30


def read_relative_aside(doc: Doc, first: int, last: int) -> tuple[Tokens, ...]:
    """Give what attributing words attribute that stand inside a relative clause; empty where they stand in none.

    The content is the clause without what opens it: what stands before the words where a verb stands there, else what
    stands after them. A clause set off by commas of its own is left alone, for the comma may end it.

    Parameters
    ----------
    first, last : int
        Indices of the first and last of the attributing words.
    """
    begin = doc[first].sent.start
    has_comma = first > begin and doc[first - 1].text == ","
    at = first - 2 if has_comma else first - 1
    if at < begin or not (has_comma or (last + 1 < len(doc) and doc[last + 1].text == ",")):
        return ()
    opening = _opening_before(doc, at, begin)
    if opening is None:
        return ()
    before, after = doc[opening + 1 : at + 1], _rest_of_clause(doc, last)
    verbs = [t for t in before if t.tag_ in FINITE]
    if not verbs:
        return (after,) if has_finite_verb(after) else ()
    if before[-1] in verbs and before[-1].lemma_ in {"be", "have"} and len(verbs) == 1:
        # "Some of whose members were, by one account, dismayed".
        return (after,) if after else ()
    if len(verbs) > 1 or doc[opening - 1].text == "," or not has_comma:
        return ()
    return (trim(before),)


def _opening_before(doc: Doc, at: int, begin: int) -> int | None:
    for i in range(at, max(begin, at - _WIDEST), -1):
        if _is_relative(doc[i]):
            return i
        if doc[i].text in _BREAKS:
            return None
    return None


def _is_relative(token: Token) -> bool:
    if token.lower_ in _RELATIVES:
        return token.i > token.sent.start
    return token.lower_ == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.nbor(-1).pos_ == "NOUN"


def _rest_of_clause(doc: Doc, last: int) -> Tokens:
    end = doc[last].sent.end
    start = last + 1
    while start < end and doc[start].text == ",":
        start += 1
    stop = next((i for i in range(start, end) if doc[i].text in _BREAKS), end)
    return trim(doc[start:stop])
