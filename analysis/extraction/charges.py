"""What stands in a charge, or in what is denied, and is no fact for it: "accused of harbouring the rebels"."""

from __future__ import annotations

from analysis.extraction.parsing.words import Token

#: Verbs and nouns of a charge, and of denying one.
_CHARGING = frozenset(
    "accuse suspect charge blame denounce condemn criticise criticize indict allege deny accusation charge allegation suspicion "
    "denial claim".split()
)


def is_charged(verb: Token) -> bool:
    """Tell whether a verb stands in a charge, or in what is denied: "accused of harbouring the rebels" is no tie."""
    token = verb
    for _ in range(4):
        above = token.head
        if above == token or token.dep_ == "relcl":
            return False
        if token.dep_ == "acl":
            return above.lemma_.lower() in _CHARGING
        if above.lemma_.lower() in _CHARGING and (token.dep_ in {"prep", "xcomp", "ccomp"} or above.tag_ == "VBG"):
            return True
        token = above
    return False
