"""Which state is meant by "its northern neighbour", "the neighbouring country": by borders and directions, not by who is at odds."""

from __future__ import annotations

import math
from collections.abc import Iterable

from analysis.extraction.actors.appositions import epithet_role
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.scene import Found, Scene, bodies_of, is_definite
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.names.reference import Country
from analysis.extraction.parsing.words import Token

#: Degrees clockwise from the north.
_BEARINGS = {
    **dict.fromkeys(("north", "northern"), 0),
    **dict.fromkeys(("northeast", "northeastern", "north-east", "north-eastern"), 45),
    **dict.fromkeys(("east", "eastern"), 90),
    **dict.fromkeys(("southeast", "southeastern", "south-east", "south-eastern"), 135),
    **dict.fromkeys(("south", "southern"), 180),
    **dict.fromkeys(("southwest", "southwestern", "south-west", "south-western"), 225),
    **dict.fromkeys(("west", "western"), 270),
    **dict.fromkeys(("northwest", "northwestern", "north-west", "north-western"), 315),
}
_NEIGHBOURING = frozenset({"neighbouring", "neighboring", "adjacent", "adjoining"})
#: How many of the pairs noted last are asked.
_LAST_PAIRS = 100
#: How many degrees off a direction a neighbour may lie, where nothing else tells it from the next, and where it is named.
_NEAR, _APART, _WIDE, _BROAD = 40, 30, 60, 75


def _owners_or_subject(token: Token, owners: tuple[Actor, ...] | None, scene: Scene) -> tuple[Actor, ...] | None:
    """Give whose neighbour or enemy is meant: the owner's, else that of the clause's subject; None where nobody's in particular is."""
    if token.tag_ not in {"NN", "NNP"} or (owners is None and not is_definite(token)):
        return None
    if owners is not None:
        return owners
    subjects = [a for t, a in scene.context.here if t.dep_ in {"nsubj", "nsubjpass"} and t.i < token.i]
    return subjects[-1] if subjects else ()


def read_opponent(token: Token, owners: tuple[Actor, ...] | None, scene: Scene) -> Found | None:
    """Read "its neighbour", "the enemy": the other of the two that the owner, or the clause's subject, is at odds with."""
    owners = _owners_or_subject(token, owners, scene)
    if owners is None:
        return None
    bodies = set(map(id, bodies_of(owners)))
    for first, second, is_strife, _ in reversed(scene.disputes.pairs[-_LAST_PAIRS:]):
        sides = (first, second)
        mine = [side for side in sides if id(side) in bodies or id(side.body) in bodies]
        if len(mine) == 1 and (is_strife or epithet_role(token) == "neighbour"):
            other = second if mine[0] is first else first
            return Found((other,), "the_other_side", 0.55)
    return None


def read_neighbour(token: Token, owners: tuple[Actor, ...] | None, scene: Scene) -> Found | None:
    """Read "its northern neighbour", "the neighbouring country": who borders on the owner, or else on the clause's subject."""
    owners = _owners_or_subject(token, owners, scene)
    if owners is None:
        return None
    homes = {a.body.country or a.country for a in owners}
    home = next(iter(homes)) if len(homes) == 1 else None
    if home is None:
        return None
    if not has_neighbours(home, scene.gazetteer):
        return None if tells_direction(token) else read_opponent(token, owners, scene)
    named = {a.country for a in scene.cast.index.actors if a.kind == "state" and a.country}
    code = find_neighbour(token, home, named, scene.gazetteer)
    return Found((state_actor(scene.gazetteer, scene.cast, code),), "neighbour_by_border", 0.6) if code else None


def is_neighbouring(noun: Token) -> bool:
    """Tell whether a noun is of a state next to another: "the neighbouring country"."""
    return any(c.lower_ in _NEIGHBOURING for c in noun.lefts)


def find_neighbour(noun: Token, owner: str, named: Iterable[str], gazetteer: Gazetteer) -> str | None:
    """Give the code of the state that borders on ``owner`` and that a noun means; None where more than one can be.

    ``named`` are the states of the text. Where a direction is told, a neighbour that lies there alone is meant, or of
    several there the one that is named; where none is, the only neighbour that is named.
    """
    home = gazetteer.countries.get(owner)
    if home is None:
        return None
    borders = {iso3 for iso3 in home.neighbours if iso3 in gazetteer.countries}
    known = borders.intersection(named)
    bearing = _bearing_of(noun)
    if bearing is None:
        return next(iter(known)) if len(known) == 1 else None
    placed = {iso3: _place_from(home, gazetteer.countries[iso3]) for iso3 in borders}
    off = sorted((abs((angle - bearing + 180) % 360 - 180), iso3) for iso3, (angle, _) in placed.items())
    near = [(degrees, iso3) for degrees, iso3 in off if not _is_behind(iso3, off, placed)]
    if near and near[0][0] <= _NEAR and all(degrees >= near[0][0] + _APART for degrees, _ in near[1:]):
        return near[0][1]
    there = [iso3 for degrees, iso3 in near if degrees <= _WIDE and iso3 in known]
    return there[0] if len(there) == 1 else None


def has_neighbours(owner: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a state borders on any on land: of islands nothing is known."""
    return owner in gazetteer.countries and bool(gazetteer.countries[owner].neighbours)


def tells_direction(noun: Token) -> bool:
    """Tell whether a noun says where a neighbour lies: "its eastern neighbour", "its neighbour to the east"."""
    return _bearing_of(noun) is not None


def _bearing_of(noun: Token) -> int | None:
    before = [c for c in noun.lefts if c.dep_ != "poss"]
    # "Its neighbour to the east": wherever the parser hangs it, it stands right behind.
    doc, at = noun.doc, noun.i + 1
    behind = list(doc[at : at + 3]) if at < len(doc) and doc[at].lower_ in {"to", "in", "on"} else []
    for token in (*before, *behind):
        if token.lower_ in _BEARINGS:
            return _BEARINGS[token.lower_]
    return _hyphened(noun)


def _hyphened(noun: Token) -> int | None:
    """Read "north-eastern", which the pipeline takes for three words."""
    words = [t.lower_ for t in noun.doc[max(noun.i - 3, 0) : noun.i]]
    return _BEARINGS.get("".join(words)) if words[1:2] == ["-"] else None


def _is_behind(iso3: str, off: list[tuple[float, str]], placed: dict[str, tuple[float, float]]) -> bool:
    """Tell whether another neighbour lies that way at less than half the distance: China behind Pakistan, seen from Kabul."""
    far = placed[iso3][1]
    return any(degrees <= _BROAD and placed[other][1] < far / 2 for degrees, other in off if other != iso3)


def _place_from(home: Country, other: Country) -> tuple[float, float]:
    """Give the bearing of one country from another, in degrees from the north, and how far it is, by their label points."""
    east = (other.longitude - home.longitude + 180) % 360 - 180
    x = east * math.cos(math.radians((home.latitude + other.latitude) / 2))
    y = other.latitude - home.latitude
    return math.degrees(math.atan2(x, y)), math.hypot(x, y)
