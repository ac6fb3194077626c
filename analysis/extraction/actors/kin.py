"""People who are told by whose they are: "the hostages' families", "his wife", "the cousins of the general".

They act for themselves, and not for him whose they are.
"""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.parsing.grammar import objects_of_prepositions
from analysis.extraction.parsing.words import Token

_KIN = frozenset(
    "father mother parent son daughter child brother sister sibling husband wife spouse uncle aunt nephew niece cousin "
    "grandfather grandmother grandson granddaughter widow widower orphan family relative in-law".split()
)
_PEOPLE = frozenset({"person", "group", "armed_group"})


def kind_of_kin(noun: Token) -> str | None:
    """Give the kind of actor that somebody's kin is, where the text says whose: one person or several; else None."""
    if noun.lemma_.lower() not in _KIN or _owner_of(noun) is None:
        return None
    return "person" if noun.tag_ == "NN" and noun.lower_ != "family" else "group"


def whose_kin(noun: Token, cast: Cast) -> Actor | None:
    """Give the people whose kin a noun names, where they are somebody of the text: sailors in "their families"."""
    owner = _owner_of(noun)
    actors = cast.index.actors_at(owner) if owner is not None else ()
    return actors[0] if len(actors) == 1 and actors[0].kind in _PEOPLE else None


def name_of_kin(noun: Token, words: str, cast: Cast) -> str:
    """Give the name by which kin are told: with the name of whose they are, else with the words for him."""
    person, owner = whose_kin(noun, cast), _owner_of(noun)
    if person is not None:
        return f"{person.possessive} {words}"
    known = (
        owner is not None and owner.pos_ == "NOUN" and owner.tag_ in {"NN", "NNS"} and not cast.index.actors_at(owner)
    )
    if not known or owner is None:
        return words
    return f"{owner.lower_}{'’' if owner.lower_.endswith('s') else '’s'} {words}"


def _owner_of(noun: Token) -> Token | None:
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is None and noun.dep_ == "conj" and not any(c.dep_ == "det" for c in noun.lefts):
        owner = next((c for c in noun.head.lefts if c.dep_ == "poss"), None)  # "The general's brother and cousins".
    return owner or next((inner for name, inner, _ in objects_of_prepositions(noun) if name == "of"), None)
