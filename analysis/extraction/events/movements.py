"""Movements of a people that a sentence only counts: "the two main Tamil rebel movements stayed away: the TEF and the TLA".

They are neither their people nor the state of its name. Who they are, a list behind a colon may tell.
"""

from __future__ import annotations

from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.parsing.words import Token

_MOVEMENTS = frozenset(
    "movement group faction militia party organisation organization army front clan tribe guerrilla rebel".split()
)
_BODIES = frozenset({"organisation", "armed_group", "group"})
_BREAKS = frozenset({";", "—", "–", "("})


def is_of_people(noun: Token) -> bool:
    """Tell whether a noun is some movements, whose people or land only stands before it: "Turkmen rebel groups"."""
    owned = any(c.dep_ == "poss" for c in noun.children) or any(t.tag_ == "POS" for t in noun.subtree if t.i < noun.i)
    return noun.tag_ == "NNS" and noun.lemma_.lower() in _MOVEMENTS and not owned


def listed_behind(noun: Token, index: ActorIndex) -> tuple[Actor, ...]:
    """Give the bodies that a sentence names behind a colon, where they are two at least and movements stand before it."""
    colon = next((t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.text == ":"), None)
    if colon is None or any(t.text in _BREAKS for t in noun.doc[noun.i : colon.i]):
        return ()
    found: list[Actor] = []
    inside = False
    for token in noun.doc[colon.i + 1 : noun.sent.end]:
        if token.text in _BREAKS:
            break
        # What is told of the first in a clause of its own, names others: "the TEF, whose men met Oslo's, and the TLA".
        inside = inside or token.tag_ in {"WP", "WP$", "WDT"}
        if token.lower_ == "and" and token.nbor(-1).text == ",":
            inside = False
        mention = index.mention_at(token) if not inside and token.pos_ == "PROPN" else None
        if mention is not None and mention.form == "name" and token == mention.head:
            found += [a for a in mention.actors if a.kind in _BODIES and a not in found]
    return tuple(found) if len(found) > 1 else ()
