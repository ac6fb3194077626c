"""Names of some of many, which the small parser makes objects of the verb: "Forty countries helped, among them Kenya and Togo"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_COUNTING = frozenset("several many some other dozens scores hundreds thousands various numerous dozen".split())
_MANY = frozenset({"NNS", "NNPS"})


def mend_among_them(doc: Doc) -> Doc:
    """Hang the names to "among", and "among" to the noun for the many."""
    places = (doc.to_array("LOWER") == doc.vocab.strings["among"]).nonzero()[0].tolist()
    moves: list[Move] = []
    for at in places:
        among = doc[at]
        many, name = _many_before(among), _name_behind(among)
        if many is None or name is None:
            continue
        steps: list[Move] = [(among, many, "prep"), (among.nbor(), among, "pobj"), (name, among, "pobj")]
        if makes_tree(doc, steps):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _name_behind(among: Token) -> Token | None:
    """Give the head of the name that follows "among them"; None where something else does."""
    doc, at = among.doc, among.i + 2
    if at >= len(doc) or among.nbor().lower_ not in {"them", "whom"}:
        return None
    while at + 1 < len(doc) and doc[at].lower_ in {"the", "both"}:
        at += 1
    name = doc[at]
    while name.dep_ in {"compound", "nmod", "amod"} and name.head.i > name.i and name.head.pos_ == "PROPN":
        name = name.head
    is_name = doc[at].pos_ == "PROPN" and name.pos_ == "PROPN" and name.sent == among.sent
    return name if is_name and name.dep_ not in {"ROOT", "nsubj", "nsubjpass", "poss"} else None


def _many_before(among: Token) -> Token | None:
    """Give the counted plural of which some are named: the nearest before."""
    if among.i < among.sent.start + 2 or among.nbor(-1).text not in {",", "(", "—", "–"}:
        return None
    for word in reversed(among.doc[among.sent.start : among.i - 1]):
        if word.tag_ in _MANY and any(c.dep_ == "nummod" or c.lower_ in _COUNTING or c.like_num for c in word.lefts):
            return word
    return None
