"""Who is named beside another's man, where the parser makes both his owners: "asked Benin and Kenya's premier, Thabo Nkosi, to mediate".

The premier is Kenya's, and Benin is asked as well. Of ministers, armies, or a man without a name both may be owners: they stay.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

#: Second halves of one state's name.
_HALVES = frozenset(
    {"Herzegovina", "Tobago", "Barbuda", "Nevis", "Grenadines", "Príncipe", "Principe", "Montenegro", "Caicos"}
)
#: Of whom two bodies may have one: "the United Nations and African Union's envoy, Ramtane Lamamra".
_SHARED = frozenset(
    "envoy mediator representative facilitator negotiator coordinator spokesman spokeswoman correspondent".split()
)
_OWNERS = frozenset({"poss", "nmod", "compound"})
_FUNCTIONS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "appos"})


def mend_named_beside(doc: Doc) -> Doc:
    """Hang the first owner where his noun hangs, and the noun to him as the second of two."""
    moves: list[Move] = []
    for at in (doc.to_array("TAG") == doc.vocab.strings["POS"]).nonzero()[0].tolist():
        case = doc[at]
        if case.head.dep_ != "conj":
            continue
        second, first = case.head, case.head.head
        office = noun = first.head
        while noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head  # "Kenya and Uganda's President Yoweri Museveni"
        if not _is_one_man(first, second, noun):
            continue
        steps: list[Move] = [(first, noun.head, noun.dep_), (noun, first, "conj"), (second, office, "poss")]
        steps += [
            (c, first, None) for c in office.lefts if c.i < first.left_edge.i and c.dep_ in {"det", "cc", "preconj"}
        ]
        if makes_tree(doc, [*moves, *steps]):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _is_one_man(first: Token, second: Token, noun: Token) -> bool:
    """Tell whether a noun with two owners is told to be one man: by his name behind a comma, or right behind his office."""
    if (
        second.text in _HALVES
        or first.dep_ not in _OWNERS
        or noun.dep_ not in _FUNCTIONS
        or not first.i < second.i < noun.i
    ):
        return False
    if noun.tag_ not in {"NN", "NNP"} or not any(c.dep_ == "cc" and c.lower_ == "and" for c in first.rights):
        return False
    if any(c.dep_ == "case" for c in first.rights):
        return False  # "Chad's and Libya's foreign minister"
    if noun.lemma_.lower() in _SHARED or any(c.lower_ in {"joint", "common"} for c in noun.lefts):
        return False
    if noun.ent_type_ == "PERSON":
        return True  # "Peru and Brazil's President Lula"
    named = [c for c in noun.rights if c.dep_ == "appos" and c.tag_ == "NNP"]
    return bool(named) and noun.nbor().text == ","
