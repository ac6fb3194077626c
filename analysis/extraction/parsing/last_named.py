"""Names behind the second of two office holders, which are his alone: "the Emir of Qatar and the president of Egypt, Hani Salem, met".

The parser hangs such a name to the first of the two, or to the last one's land; the first would be called by it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_OWN = frozenset({"det", "poss"})
_LANDS = frozenset({"pobj", "appos", "conj"})


def mend_last_named(doc: Doc) -> Doc:
    """Hang each name behind two who are told with an article each to the second."""
    moves: list[Move] = []
    for name in find_words(doc, "DEP", "appos"):
        last = _last_before(name)
        if last is not None and last != name.head and makes_tree(doc, [*moves, (name, last, "appos")]):
            moves.append((name, last, "appos"))
    return rehang(doc, moves) if moves else doc


def _last_before(name: Token) -> Token | None:
    """Give the second of two people whose phrase ends right before the comma before a name."""
    comma = name.left_edge.i - 1
    if name.tag_ != "NNP" or comma <= name.sent.start or name.doc[comma].text != ",":
        return None
    if any(c.dep_ in {"conj", "cc"} for c in name.children):
        return None  # Each is named: "the kings of Chad and Togo, A and B".
    word = name.doc[comma - 1]
    while word.dep_ in _LANDS | {"prep"} and word.dep_ != "conj":
        word = word.head
    if word.dep_ != "conj" or word.tag_ not in {"NN", "NNP"} or word.head.tag_ not in {"NN", "NNP"}:
        return None
    first = word.head
    above = name.head
    is_near = above in {first, word} or (above.i < name.i and word.is_ancestor(above))
    if not is_near or word.ent_type_ == "PERSON" or not word.text[0].islower():
        return None
    has_own = any(c.dep_ in _OWN for c in word.lefts) and any(c.dep_ in _OWN for c in first.lefts)
    return word if has_own and any(t.lower_ == "and" for t in first.rights) else None
