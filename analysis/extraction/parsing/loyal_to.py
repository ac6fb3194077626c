"""Subjects told by whom they are loyal to, which the small parser parts from their verb: "Gunmen loyal to Gai have shelled Aru"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_LOYAL = ("loyal", "faithful", "allied", "opposed", "sympathetic")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_loyal_to(doc: Doc) -> Doc:
    """Hang the people as subject to the verb behind whom they are loyal to, and "loyal" to the people."""
    lower = doc.to_array("LOWER")
    places = sorted(at for word in _LOYAL for at in (lower == doc.vocab.strings[word]).nonzero()[0].tolist())
    moves: list[Move] = []
    for at in places:
        loyal = doc[at]
        verb = _verb_behind(loyal)
        if verb is None:
            continue
        people = loyal.nbor(-1)
        steps: list[Move] = [(people, verb, "nsubj"), (loyal, people, "amod")]
        steps += [(child, verb, None) for child in loyal.lefts if child.i < people.left_edge.i]
        if loyal.dep_ in {"relcl", "ROOT", "advcl", "ccomp"} and verb.dep_ != "ROOT":
            above = verb if loyal.dep_ == "ROOT" else loyal.head
            steps.append((verb, above, loyal.dep_))
        if makes_tree(doc, steps):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _verb_behind(loyal: Token) -> Token | None:
    """Give the finite verb that follows "PEOPLE loyal to SOMEBODY" at once and has no subject besides; else None."""
    doc = loyal.doc
    if loyal.i == loyal.sent.start or loyal.i + 3 >= len(doc) or loyal.nbor().lower_ not in {"to", "with"}:
        return None
    people = loyal.nbor(-1)
    if people.pos_ != "NOUN" or people.tag_ != "NNS":
        return None
    at = loyal.i + 2
    while (
        at < len(doc)
        and doc[at].pos_ in {"PROPN", "DET", "ADJ", "NOUN", "PUNCT", "PART"}
        and doc[at].text not in {",", ".", ";"}
    ):
        at += 1
    if at >= len(doc) or at == loyal.i + 2 or doc[at].tag_ not in _FINITE:
        return None
    verb = doc[at].head if doc[at].dep_ in {"aux", "auxpass"} else doc[at]
    if verb.i < at or verb.pos_ not in {"VERB", "AUX"} or verb == people.head:
        return None
    others = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    return verb if all(loyal.i < c.i < at for c in others) else None
