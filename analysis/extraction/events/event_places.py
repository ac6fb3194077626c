"""Where an act happened: the place in a phrase under its trigger, or the one that is struck; not where a charge says a deed was."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.parse import start_of
from analysis.extraction.parsing.words import Token

_OF_PLACE = frozenset({"in", "at", "near", "on", "across", "around", "inside", "outside", "along"})
#: Acts done in words: what is said is of other places than where it is said.
_IN_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_ABOUT = frozenset({"of", "for", "over", "against", "about", "with", "from", "to"})
#: Acts done to a place itself, and what joins one to their noun: "shelled Odesa", "the bombing of Odesa".
_STRIKING = frozenset({"ASSAULT", "COERCE"})
_STRUCK_BY = frozenset({"of", "on"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "parataxis", "csubj"})


def place_of(head: Token, kind: str, named: Mapping[int, str]) -> str | None:
    """Give the place, of those named from some characters on, where an act happened: "clashed near Torkham", "shelled Odesa"."""
    offset = start_of(head) - head.idx
    for token in head.subtree:
        place = named.get(offset + token.idx)
        if place is None:
            continue
        if kind in _STRIKING and _is_struck(token, head):
            return place
        phrase = _phrase_of(token)
        if phrase is None or _is_of_another_clause(token, head):
            continue
        if kind not in _IN_WORDS or _is_where_it_was_said(phrase, head):
            return place
    return None


def _is_struck(token: Token, head: Token) -> bool:
    """Tell whether a place is the object of an act, or its noun's: "shelled Odesa", "Odesa was shelled", "the raid on Odesa"."""
    while token.dep_ in {"conj", "appos"} and token.head != head and token.head != token:
        token = token.head
    if token.dep_ in {"dobj", "nsubjpass"}:
        return token.head == head
    return token.dep_ == "pobj" and token.head.lower_ in _STRUCK_BY and token.head.head == head and not is_verb(head)


def _is_of_another_clause(token: Token, head: Token) -> bool:
    """Tell whether a place under a trigger is where something else is done: "Egypt, which quarrels over a dam on the Nile, signed".

    So is what stands behind a verb of its own: "agreed to meet in Doha", "accused Rwanda of training men in Congo".
    """
    while token != head and token.head != token:
        is_clause = is_verb(token) or token.pos_ == "AUX"
        if token.dep_ in {"relcl", "pcomp"} or (token.dep_ in {*_CLAUSES, "conj"} and is_clause):
            return True
        token = token.head
    return False


def _is_where_it_was_said(phrase: Token, head: Token) -> bool:
    """Tell whether a phrase of place hangs on a verb of saying itself, with nothing of what is said before it."""
    if phrase.head != head:
        return False
    behind = (c for c in head.children if head.i < c.i < phrase.i)
    return not any(c.dep_ in _CLAUSES or (c.dep_ == "prep" and c.lower_ in _ABOUT) for c in behind)


def _phrase_of(token: Token) -> Token | None:
    """Give the preposition of the phrase of place that a name stands in."""
    current = token
    for _ in range(3):
        if current.dep_ == "pobj" and current.head.lower_ in _OF_PLACE:
            return current.head
        current = current.head
    return None
