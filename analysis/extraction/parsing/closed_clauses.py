"""Verbs behind a clause of time that the small parser joins to it: "cut ties after a mob had burned its embassy, and blamed Tehran".

The comma before "and" closes the clause of time; what follows is of whoever the sentence is about, and the mob blamed nobody.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_MARKS = frozenset("after before when as because since although though until once if despite".split())
_NOT_BARE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark", "expl", "agent"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend_closed_clauses(doc: Doc) -> Doc:
    """Join each such verb to the verb that the clause of time hangs to, in place."""
    moves: list[Move] = []
    for verb in find_words(doc, "DEP", "conj"):
        if verb.tag_ != "VBD" or (main := _main_of(verb)) is None:
            continue
        clause = verb.head
        steps: list[Move] = [(verb, main, "conj")]
        steps += [(c, main, None) for c in clause.rights if c.i < verb.i and (c.dep_ == "cc" or c.text == ",")]
        if makes_tree(doc, [*moves, *steps]):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _main_of(verb: Token) -> Token | None:
    """Give the past tense that a clause of time hangs to, where a comma and "and" part it from a verb that has no subject."""
    clause = verb.head
    main = clause.head
    if clause.dep_ != "advcl" or not main.i < clause.i < verb.i or any(c.dep_ in _NOT_BARE for c in verb.children):
        return None
    marks = {c.lower_ for c in clause.lefts if c.dep_ in {"mark", "advmod"}}
    if not marks & _MARKS or not any(c.dep_ in _SUBJECTS for c in clause.lefts) or main.tag_ != "VBD":
        return None
    first = verb.left_edge.i
    while first > clause.i and verb.doc[first - 1].pos_ == "ADV":
        first -= 1
    is_closed = first >= 2 and verb.doc[first - 1].lower_ in {"and", "but"} and verb.doc[first - 2].text == ","
    return main if is_closed and any(c.dep_ in _SUBJECTS for c in main.children) else None
