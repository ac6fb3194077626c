"""Names in a list that the small parser joins to the noun above it: "rejected offers from Malaysia, China and Japan".

China would be rejected as the offers are. A name right behind a comma and another name of the same kind is joined to that name.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})


def mend_listed_names(doc: Doc) -> Doc:
    """Hang each such name to the name before its comma."""
    moves: list[Move] = []
    for name in find_words(doc, "DEP", "conj"):
        if name.ent_type_ in _NAMES and name.head.pos_ == "NOUN":
            before = _name_before(name)
            steps: list[Move] = [(name, before, "conj")] if before is not None else []
            if steps and makes_tree(doc, [*moves, *steps]):
                moves += steps
    for name in find_words(doc, "DEP", "appos"):
        before = _lost_name(name) if name.ent_type_ in _NAMES else None
        if before is not None and makes_tree(doc, [*moves, (name, before, "conj")]):
            moves.append((name, before, "conj"))
    return rehang(doc, moves) if moves else doc


def _lost_name(name: Token) -> Token | None:
    """Give the name before the comma of a list that the parser hung to a noun far before: "the junta barred envoys of Chad, Mali and Togo"."""
    first = name.left_edge.i
    if first < 2 or name.doc[first - 1].text != "," or not any(c.dep_ == "cc" for c in name.rights):
        return None
    before = name.doc[first - 2]
    if before.dep_ != "pobj" or before.pos_ != "PROPN" or before.ent_type_ not in _NAMES | {""}:
        return None
    above = name.head
    return before if above.i < before.i and above != before and not above.is_ancestor(before) else None


def _name_before(name: Token) -> Token | None:
    """Give the name before the comma, where a preposition under the same noun leads to it and nothing stands between."""
    first = name.left_edge.i
    while first < name.i and name.doc[first].ent_type_ != name.ent_type_:
        first += 1
    if first - 2 <= name.head.i or name.doc[first - 1].text != ",":
        return None
    before = name.doc[first - 2]
    is_led = before.dep_ == "pobj" and before.ent_type_ == name.ent_type_ and before.head.head == name.head
    return before if is_led and not any(c.dep_ == "appos" for c in before.children) else None
