"""Whose deed had a toll: the police's in "took power after police fired on crowds, killing 68", and not the main clause's.

The small parser hangs "killing" to the main verb, so that who took power is told to have killed. What has a toll is the last deed of
violence that stands before the comma.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_TOLL = frozenset({"kill", "wound", "injure", "maim", "destroy", "damage", "displace", "trap"})
_PAST = frozenset({"VBD", "VBN", "VBZ", "VBP"})
#: How far before the comma the deed may stand.
_REACH = 25


def mend_result_participles(doc: Doc) -> Doc:
    """Hang each toll to the last violent verb before the comma that sets it off."""
    moves: list[Move] = []
    for word in doc:
        if word.tag_ == "VBG" and word.lemma_ in _TOLL and word.i and doc[word.i - 1].text == ",":
            deed = _deed_before(word)
            if deed is not None and word.head != deed and makes_tree(doc, [*moves, (word, deed, "advcl")]):
                moves.append((word, deed, "advcl"))
    return rehang(doc, moves) if moves else doc


def _deed_before(toll: Token) -> Token | None:
    """Give the deed, where a clause of its own holds it and its subject stands there too; none where the toll's head is one."""
    if toll.dep_ not in {"advcl", "acl", "conj", "xcomp"} or (toll.head.lemma_ in _violent() and toll.head.i < toll.i):
        return None
    for token in reversed(toll.doc[max(toll.sent.start, toll.i - _REACH) : toll.i - 1]):
        if token.text in {";", ":", '"'}:
            return None
        if token.tag_ in _PAST and token.pos_ == "VERB" and token.lemma_ in _violent():
            has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
            return token if has_subject and token.i > toll.head.i else None
    return None


@cache
def _violent() -> frozenset[str]:
    whole = {e["lemma"] for e in load_lexicon("event_verbs") if e["type"] == "ASSAULT" and " " not in e["lemma"]}
    return frozenset(whole | {"fire", "open", "explode", "detonate", "strike"})
