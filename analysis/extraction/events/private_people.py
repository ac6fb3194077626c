"""People who act for nobody, and those who are somebody's and do not act for him."""

from __future__ import annotations

from analysis.extraction.parsing.words import Token

_KIN = frozenset(
    "father mother dad mum mom parent son daughter child kid brother sister sibling husband wife spouse partner uncle aunt "
    "nephew niece cousin grandfather grandmother grandson granddaughter friend lawyer neighbour neighbor family widow widower "
    "orphan in-law".split()
)
#: People who are somebody's and do not act for him.
_FOLLOWERS = frozenset(
    "supporter backer follower fan critic opponent rival loyalist voter ally admirer detractor colleague predecessor successor "
    "student victim donor attacker killer assassin bodyguard guest captor".split()
)
#: People who act for nobody: "a Kenyan aid worker" is not Kenya.
PRIVATE = frozenset(
    "worker tourist citizen national businessman businesswoman academic scholar student teacher lawyer doctor nurse nun priest "
    "missionary activist dissident blogger fisherman skipper farmer trader migrant refugee resident woman man girl boy child "
    "family couple traveller traveler passenger pilgrim athlete footballer actor actress singer artist writer engineer driver "
    "volunteer climber hiker expatriate analyst economist historian scientist researcher".split()
)


def is_somebody_else(noun: Token) -> bool:
    """Tell whether a noun is a person who does not act for whose he is: "a Trump supporter", "the president's brother"."""
    return is_of_kin(noun) or noun.lemma_.lower() in _FOLLOWERS


def is_of_kin(noun: Token) -> bool:
    """Tell whether a noun is somebody to somebody: "my dad", "the president's brother"."""
    return noun.lemma_.lower() in _KIN
