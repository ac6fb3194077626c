"""Verbs behind an aside with "as": "denied that it was arming them, as Niger alleges, and called on Kenya to send observers".

The small parser joins the verb behind the aside to the aside's own, so that who alleges is said to have called.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_FINITE = frozenset({"VBD", "VBZ", "VBP"})

_SAYING = frozenset(
    "allege say claim assert charge fear hope demand want expect insist suggest report put suspect believe think contend maintain argue "
    "promise threaten request ask propose urge recommend warn predict require stipulate foresee plan have".split()
)


def mend_as_asides(doc: Doc) -> Doc:
    """Join each verb behind an aside with "as" to the verb of its own tense above the aside."""
    moves: list[Move] = []
    for verb in find_words(doc, "DEP", "conj"):
        if verb.tag_ in _FINITE and (main := _main_above(verb)) is not None:
            moves.append((verb, main, "conj"))
            moves.extend((c, main, "cc") for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i)
    return rehang(doc, moves) if moves and makes_tree(doc, moves) else doc


def _main_above(verb: Token) -> Token | None:
    aside = verb.head
    if (
        aside.dep_ != "advcl"
        or aside.lemma_ not in _SAYING
        or not any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in aside.children)
    ):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    links = [c for c in aside.children if c.dep_ == "cc" and aside.i < c.i < verb.i]
    if not links or links[0].nbor(-1).text != "," or aside.left_edge.i == 0 or aside.left_edge.nbor(-1).text != ",":
        return None
    main = aside.head
    while main.head != main and main.tag_ != verb.tag_:
        main = main.head
    return main if main.tag_ == verb.tag_ or main.dep_ == "ROOT" else None
