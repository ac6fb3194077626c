"""Second halves of a list that the small parser hangs elsewhere: "signed by A, for Bamako, and by B", "A of X and B of Y".

The second "by" is joined to the verb, or hung to the noun before it; the second name to the land or body of the first. One of those
who did something together is lost then.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_WITHIN = frozenset({"GPE", "ORG", "NORP", "LOC"})
_LEADING = frozenset({"of", "for", "from"})


def mend_joined_agents(doc: Doc) -> Doc:
    """Hang each such "by" to the one before, and each such name to the name before, in place."""
    moves: list[Move] = []
    for word in find_words(doc, "DEP", "conj"):
        steps: list[Move] = []
        if word.lower_ == "by" and (agent := _agent_before(word, word.head)) is not None:
            steps = [(word, agent, "conj")]
        elif word.tag_ == "IN" and word.head.dep_ == "agent":
            # "Signed for the government by A and for the rebels by B".
            by = next((t for t in word.subtree if t.lower_ == "by" and t.dep_ in {"prep", "agent"}), None)
            steps = [(by, word.head, "conj")] if by is not None else []
        elif word.ent_type_ == "PERSON" and (first := _name_above(word)) is not None:
            steps = [(word, first, "conj")]
            steps += [(c, first, None) for c in word.head.rights if c.dep_ == "cc" and c.i < word.i]
        if steps and makes_tree(doc, [*moves, *steps]):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _agent_before(by: Token, verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ == "agent" and c.lower_ == "by" and c.i < by.i), None)


def _name_above(name: Token) -> Token | None:
    """Give the person whose land or body a name is joined to: "Wolfgang Petritsch of Austria and Boris Mayorsky of Russia"."""
    above = name.head
    if above.dep_ != "pobj" or above.ent_type_ == "PERSON" or not any(c.dep_ == "cc" for c in above.rights):
        return None
    while above.dep_ == "pobj" and above.head.lower_ in _LEADING:
        above = above.head.head
        if above.ent_type_ == "PERSON":
            return above if above.pos_ == "PROPN" else None
        if above.ent_type_ not in _WITHIN:
            return None
    return None
