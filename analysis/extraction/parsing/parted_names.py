"""Names behind a title that the small parser cuts in two: "A spokesman for Prime Minister Abdulhamid al-Dbeibah called it a victory".

The title is left behind the preposition, and the name made a second subject, so that the minister is told to have spoken himself.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_NAME = frozenset({"NNP", "NNPS"})
#: Small words within a name that look like a verb.
_PARTICLES = frozenset({"dos", "das", "des"})
_LEADING = frozenset({"for", "to", "of", "by", "from"})


def mend_parted_names(doc: Doc) -> Doc:
    """Hang each such name as one to the preposition before its title."""
    moves: list[Move] = []
    for word in doc:
        if word.lower_ in _PARTICLES and word.pos_ != "PROPN" and (joined := _join_particle(word)):
            moves += joined if makes_tree(doc, [*moves, *joined]) else []
    doc = rehang(doc, moves) if moves else doc
    moves = []
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


def _join_particle(particle: Token) -> list[Move]:
    """Make one name of two that a small word joins, which the tagger takes for a verb: "President Jorge dos Passos and Mr. Blanco"."""
    if not particle.sent.start < particle.i < particle.sent.end - 1:
        return []
    first, last = particle.nbor(-1), particle.nbor(1)
    if first.tag_ not in _NAME or last.tag_ not in _NAME or particle.pos_ not in {"VERB", "AUX"}:
        return []
    if any(c.dep_ in {"aux", "auxpass"} for c in particle.children):
        return []
    particle.tag_, particle.pos_, particle.lemma_ = "NNP", "PROPN", particle.text
    head = last.head if last.dep_ == "compound" and last.head.i > last.i else last
    moves: list[Move] = [(head, first.head, first.dep_), (first, head, "compound"), (particle, head, "compound")]
    moves += [(c, head, None) for c in first.children if c.dep_ in {"compound", "det", "amod", "poss", "nmod"}]
    moves += [(c, head, None) for c in first.children if c.i > particle.i and c != head]
    moves += [(c, first.head, None) for c in particle.children if c not in {first, head} and c.i > head.i]
    return moves


def _is_of_subject(preposition: Token, name: Token) -> bool:
    """Tell whether a preposition leads on from the verb's first subject."""
    noun = preposition.head
    return noun.head == name.head and noun.dep_ in {"nsubj", "nsubjpass"} and noun.i < preposition.i
