"""Acts that somebody is only charged with: "men charged with kidnapping an envoy", "blames him for the raid"."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.words import Token

#: What leads from a word of charging to the deed.
_CHARGING = {
    word: frozenset(prepositions.split())
    for words, prepositions in (
        (("charge",), "with over for"), (("accuse",), "of for"), (("suspect", "suspected"), "of"), (("indict",), "for over on"),
        (("blame", "prosecute", "try", "want", "wanted"), "for"), (("implicate",), "in"),
    )
    for word in words
}  # fmt: skip
_DEEPEST = 4


def is_alleged(head: Token) -> bool:
    """Tell whether an act is what somebody is charged with, or of what he is held guilty by the charge: "terrorism for the raid"."""
    if head.dep_ == "xcomp" and head.head.lemma_ in {"claim", "purport"}:
        return True  # "Claims to have shot down a jet".
    token = head
    while token.dep_ in {"conj", "dobj"} and token.head is not token and (token.tag_ == "VBG" or not is_verb(token)):
        token = token.head
    if token.dep_ not in {"pcomp", "pobj"}:
        return False
    charge = token.head.head
    for _ in range(_DEEPEST):
        if is_verb(charge) or charge.dep_ not in {"dobj", "pobj"}:
            break
        charge = charge.head.head if charge.dep_ == "pobj" else charge.head
    leading = _CHARGING.get(charge.lemma_) or _CHARGING.get(charge.lower_)
    return leading is not None and token.head.lower_ in leading
