"""What "those who …" are asked to do, which the parser gives to their own clause: "appealed to those who had stayed away to sign".

The appeal then asks nothing of anybody, and the deed that is asked for seems to be planned by somebody else.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, rehang

_ASKING = frozenset(
    "appeal call urge ask beg implore order tell press plead exhort entreat invite beseech command".split()
)
_ALL = frozenset({"those", "all", "anyone", "everyone", "everybody", "anybody"})


def mend_those_who(doc: Doc) -> Doc:
    """Hang the infinitive behind a clause about "those" to the verb that asks them."""
    found = [(verb, above) for verb in find_words(doc, "DEP", "advcl") if (above := _asking(verb)) is not None]
    moves: list[Move] = [(verb, above, "xcomp") for verb, above in found]
    return rehang(doc, moves) if moves else doc


def _asking(verb: Token) -> Token | None:
    """Give the verb of asking whose "those" an infinitive stands in the clause of."""
    clause = verb.head
    if verb.tag_ != "VB" or verb.dep_ != "advcl" or clause.dep_ != "relcl" or clause.i > verb.i:
        return None
    if clause.head.lower_ not in _ALL or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    above = clause.head.head
    above = above.head if above.dep_ in {"prep", "dative"} else above
    if above.lemma_ not in _ASKING or any(c.dep_ in {"xcomp", "ccomp"} and c.i > above.i for c in above.children):
        return None
    return above
