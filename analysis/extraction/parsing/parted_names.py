"""Names behind a title that the small parser cuts in two: "A spokesman for Prime Minister Abdulhamid al-Dbeibah called it a victory".

The title is left behind the preposition, and the name made a second subject, so that the minister is told to have spoken himself.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_NAME = frozenset({"NNP", "NNPS"})
_LEADING = frozenset({"for", "to", "of", "by", "from"})


def mend_parted_names(doc: Doc) -> Doc:
    """Hang each such name as one to the preposition before its title."""
    moves: list[Move] = []
    for name in doc:
        if name.dep_ != "nsubj" or name.tag_ not in _NAME or name.i < 2:
            continue
        first = name.i
        while first > name.sent.start and (doc[first - 1].tag_ in _NAME or doc[first - 1].text == "-"):
            first -= 1
        word = doc[first - 1] if first > name.sent.start else name
        if word.lower_ in _LEADING and _is_of_subject(word, name):
            steps: list[Move] = [(name, word, "pobj")]
            steps += [(t, name, "compound") for t in doc[first : name.i] if not first <= t.head.i < name.i]
            moves += steps if makes_tree(doc, [*moves, *steps]) else []
    return rehang(doc, moves) if moves else doc


def _is_of_subject(preposition: Token, name: Token) -> bool:
    """Tell whether a preposition leads on from the verb's first subject."""
    noun = preposition.head
    return noun.head == name.head and noun.dep_ in {"nsubj", "nsubjpass"} and noun.i < preposition.i
