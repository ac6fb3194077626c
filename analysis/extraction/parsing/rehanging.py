"""Hang words of a parsed paragraph to other words: what all mends behind the parser end in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from spacy.tokens import Doc, Token

#: A word, what it is to hang to (itself, where it is to head its sentence), and as what; None: as what it was.
Move: TypeAlias = tuple[Token, Token, str | None]


def rehang(doc: Doc, moves: Iterable[Move]) -> Doc:
    """Hang each word as its move says, in place; all moves are read from the tree as it was, and of several for a word the last counts."""
    attributes: list[int | str] = ["HEAD", "DEP"]
    rows = doc.to_array(attributes).astype("int64")
    for word, head, dep in moves:
        rows[word.i, 0] = head.i - word.i
        if dep is not None:
            # Half of all hashes are above what a signed number holds.
            rows[word.i, 1] = np.array([doc.vocab.strings.add(dep)], dtype="uint64").astype("int64")[0]
    return doc.from_array(attributes, rows.astype("uint64"))  # type: ignore[arg-type]


def makes_tree(doc: Doc, moves: Iterable[Move]) -> bool:
    """Tell whether after some moves each word that is moved still leads up to a word that heads its sentence."""
    heads = {word.i: head.i for word, head, _ in moves}
    for start in heads:
        at, steps = start, 0
        while (above := heads.get(at, doc[at].head.i)) != at:
            at, steps = above, steps + 1
            if steps > len(doc):
                return False
    return True


def find_words(doc: Doc, attribute: str, value: str) -> list[Token]:
    """Give the words that have a value of an attribute of spaCy's; much faster than to ask each word for it.

    Examples
    --------
    ``find_words(doc, "DEP", "conj")`` gives whatever is joined to something.
    """
    places = (doc.to_array(attribute) == doc.vocab.strings[value]).nonzero()[0].tolist()
    return [doc[place] for place in places]
