"""The state whose land is struck, where only a town of it is named: "Russian aircraft bombed the town of Gori"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.names.cities import choose_city, find_cities
from analysis.extraction.parsing.grammar import objects_of_prepositions
from analysis.extraction.parsing.words import Token

_STATES = frozenset({"state", "government"})
#: What leads from an attack, or from what is attacked, to where it is.
_WHERE = frozenset({"of", "in", "at", "near", "outside", "around", "on"})


def find_struck_state(
    verb: Token, theme: Token | None, actors: Sequence[Actor], disputes: Disputes, *, here: Collection[Actor]
) -> list[Actor]:
    """Give the state in whose land a state's forces strike, where the text sets the two against each other.

    ``here`` are the actors of the sentence: a state that it names beside the attack is meant, too. Of others the attackers
    may strike the rebels: then whose land it is does not tell who was attacked.
    """
    bodies = {id(a.body): a.body for a in actors}
    if len(bodies) != 1 or theme is None:
        return []
    (actor,) = bodies.values()
    if actor.kind not in _STATES or actor.country is None:
        return []
    foes = {
        other.country: other
        for first, second, is_strife, _ in disputes.pairs
        for one, other in ((first, second), (second, first))
        if is_strife and one.body is actor and other.kind == "state"
    }
    foes |= {a.country: a for a in here if a.kind == "state"}
    foes = {code: state for code, state in foes.items() if code not in {None, actor.country}}
    if not foes:
        return []
    countries = {code for code in (actor.country, *foes) if code is not None}
    for name in _names_under((theme, verb)):
        cities = [city for hit in find_cities(name) if hit.start == 0 for city in hit.payloads]
        chosen = choose_city(cities, countries=countries, is_place=True) if cities else None
        if chosen is not None and chosen[0].country in foes:
            return [foes[chosen[0].country]]
    return []


def _names_under(heads: Iterable[Token]) -> list[str]:
    """Give the names of what is struck and of where it is."""
    found = [t for t in heads if t.pos_ == "PROPN"]
    for head in heads:
        for name, inner, _ in objects_of_prepositions(head):
            if name in _WHERE and inner.pos_ == "PROPN":
                found.append(inner)
    # "The town of Kisangani": the parser may hang the name to a name before it.
    return [_whole_name(t) for t in found]


def _whole_name(token: Token) -> str:
    start = token.i
    while start > token.sent.start and token.doc[start - 1].dep_ == "compound" and token.doc[start - 1].head == token:
        start -= 1
    return " ".join(t.text for t in token.doc[start : token.i + 1])
