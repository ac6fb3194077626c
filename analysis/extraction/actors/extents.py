"""How far a mention reaches: the words that a reader would mark, from a noun's determiner to what belongs to it.

`Mention.tokens` are the words that stand for the actor in the parse; a row of table mentions shows the whole phrase: "the
Israeli and Egyptian leaders", "a spokesman for the army", and of "President Carter" the name alone.
"""

from __future__ import annotations

from analysis.extraction.actors.index import Mention
from analysis.extraction.coreference.pronoun_places import is_charge
from analysis.extraction.parsing.words import Token

#: Forms whose phrase is shown with its determiner and complements.
_PHRASES = frozenset({"title", "nominal"})
#: What may stand to the left of a noun and belong to it.
_LEFT = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "predet"})
#: Prepositions whose phrase belongs to a noun for an actor that it follows.
_BELONGING = frozenset({"of", "for", "to", "in", "from", "under", "at", "on"})
#: Those that belong to it only before a name: "officers in Buenos Aires", and not "his hosts at the airport".
_BEFORE_NAMES = frozenset({"at", "to", "on"})
#: Where a phrase that belongs to a noun ends.
_ENDS = frozenset({"relcl", "acl", "advcl", "punct"})
_LONGEST = 14


def extent_of(mention: Mention) -> tuple[Token, Token]:
    """Give the first and the last word of a mention as a reader would mark it."""
    if mention.own:
        return mention.own[0], mention.own[-1]
    words = sorted(mention.tokens, key=lambda token: token.i)
    first, last = words[0], words[-1]
    if mention.head.dep_ in {"compound", "amod"} and mention.form == "nominal":
        return first, last
    if mention.form in _PHRASES:
        first, last = _leftmost(mention.head, first), _rightmost(mention.head, last)
    elif mention.form == "pronoun":
        before = first.nbor(-1) if first.i > first.sent.start else None
        if before is not None and before.lower_ in {"each", "the", "one"} and first.lower_ in {"other", "another"}:
            first = before
    elif first.lower_ == "the" and first != last:
        first = words[1]
    return first, last


def _leftmost(head: Token, first: Token) -> Token:
    """Give where a phrase begins: its determiner, possessor or first adjective, without "both" and what stands before it."""
    found = first
    lefts = [c for word in {head, first} for c in word.lefts if c.dep_ in _LEFT]
    for child in lefts:
        edge = child.left_edge
        if edge.i < found.i and found.i - edge.i <= _LONGEST and edge.sent == found.sent:
            found = edge
    # The parser hangs some determiners elsewhere: "the army chief", "a Qatari foreign ministry spokesman".
    while found.i > found.sent.start and _goes_on(found.nbor(-1), found):
        found = found.nbor(-1)
    if found.lower_ == "both" and found.i < first.i and found.nbor().lower_ in {"the", "his", "her", "its", "their"}:
        return found.nbor()
    return found


def _goes_on(before: Token, first: Token) -> bool:
    return (
        before.dep_ in {"det", "poss", "amod", "compound", "nmod"}
        and before.head.i >= first.i
        and before.pos_ != "CCONJ"
    )


def _rightmost(head: Token, last: Token) -> Token:
    """Give where a phrase ends: behind what follows at once and belongs to it, "of the IRA", "for the State Department"."""
    found = last
    for child in head.rights:
        if child.i <= found.i or child.dep_ == "cc":
            continue
        if child.dep_ == "conj" and child.i == found.i + 2 and _is_second_office(child):
            found = _rightmost(child, child)
            continue
        if child.dep_ != "prep" or child.i != found.i + 1 or child.lower_ not in _BELONGING:
            break
        if is_charge(child):
            break
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is None or (child.lower_ in _BEFORE_NAMES and inner.pos_ != "PROPN"):
            break
        end = _end_of_phrase(inner)
        if end.i - head.i > _LONGEST:
            break
        found = end
    return found


def _is_second_office(noun: Token) -> bool:
    """Tell whether a noun says what else somebody is: "the president of Tanzania and chairman of the African Union"."""
    return noun.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "amod", "compound", "nummod"} for c in noun.lefts)


def _end_of_phrase(noun: Token) -> Token:
    """Give the last word of a noun's own phrase, without clauses and appositions."""
    end = noun
    lists = any(child.dep_ == "conj" for child in noun.rights)
    for child in noun.rights:
        if child.dep_ == "cc" or (lists and child.text == ","):
            continue
        if child.dep_ in _ENDS or child.dep_ == "appos":
            break
        if child.dep_ not in {"prep", "conj", "case", "nummod", "nmod", "compound"}:
            break
        inner = child if child.dep_ != "prep" else next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is None or (child.dep_ == "conj" and child.pos_ not in {"NOUN", "PROPN"}):
            break
        end = _end_of_phrase(inner) if child.dep_ in {"prep", "conj"} else child
    return end if end.text not in {"'s", "'"} else end.nbor(-1)
