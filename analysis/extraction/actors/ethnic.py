"""People of a nationality who are not its state's, once a text calls them ethnic: "ethnic Albanians … The Albanians said yes"."""

from __future__ import annotations

import re

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Mention
from analysis.extraction.parsing.grammar import head_of
from analysis.extraction.parsing.words import Token

_ETHNIC = re.compile(r"\bethnic(?:ally)? ([A-Z][a-z]+)")
#: Whom such people have, as their state has others: its premier, its army.
_THEIRS = frozenset(
    "delegation side leader negotiator rebel guerrilla fighter separatist village villager protester civilian majority minority "
    "community population politician representative team resident refugee crowd party insurgent militia".split()
)
_INSIDE = frozenset({"amod", "compound", "nmod"})


def ethnic_words(text: str) -> frozenset[str]:
    """Give the nationalities that a text calls ethnic, in the singular.

    >>> sorted(ethnic_words("Clashes of ethnic Albanians and ethnic Serb villagers"))
    ['Albanian', 'Serb']
    """
    return frozenset(word.rstrip("s") for word in _ETHNIC.findall(text)) if "ethnic" in text else frozenset()


def are_of_people(tokens: list[Token], ethnic: frozenset[str]) -> bool:
    """Tell whether a nationality stands for a people of the text, and not for its state: "the Albanians", "Albanian rebels"."""
    if len(tokens) != 1 or tokens[0].text.rstrip("s") not in ethnic:
        return False
    head = head_of(tokens)
    return _is_plural(head) or (head.dep_ in _INSIDE and head.head.lemma_.lower() in _THEIRS)


def name_people(tokens: list[Token], cast: Cast) -> None:
    """Add the mention of a people that a plural names; an adjective only says whose the noun behind it is not."""
    head = head_of(tokens)
    if not _is_plural(head):
        return
    name = f"ethnic {head.text}"
    known = next((a for a in cast.index.actors if a.name.lower() == name.lower()), None)
    actor = known or cast.add(f"group:{name.lower()}", name, "group", is_named=False)
    cast.index.add(Mention(tuple(tokens), head, (actor,), "nominal", "ethnic_people", 0.7))


def _is_plural(head: Token) -> bool:
    return head.tag_ in {"NNS", "NNPS"} and head.dep_ not in _INSIDE
