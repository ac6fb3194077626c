"""Whose a force is by the words before it: "a rival paramilitary force" is an armed group, "a West African force" no government."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extraction.actors.index import Actor
from analysis.extraction.parsing.words import Token

#: Nouns for armed men that a state has, and others too.
FORCES = frozenset("force troop soldier fighter unit army".split())
_AGAINST_STATES = frozenset(
    "paramilitary rebel separatist secessionist insurgent guerrilla militia militant islamist jihadist irregular".split()
)
_OF_MANY = frozenset(
    "international multinational african european asian arab regional joint allied intervention stabilisation stabilization "
    "monitoring peacekeeping buffer interposition".split()
)


def kind_of_force(words: Iterable[Token], owner: Actor | None = None) -> str | None:
    """Give the kind of actor that a force is by its modifiers or by whose it is; None where these tell nothing.

    A state's paramilitary forces are its own: "India's paramilitary forces".
    """
    told = {t.lower_ for t in words}
    if owner is not None and owner.body.kind == "state":
        return None
    if told & _AGAINST_STATES:
        return "armed_group"
    return "organisation" if (owner is not None and owner.body.kind == "organisation") or told & _OF_MANY else None


def is_force(noun: Token) -> bool:
    """Tell whether a noun is one for armed men that a state has, and others too: "force", "troops"."""
    return noun.lemma_.lower() in FORCES
