"""For whom people act, where that shows only once everybody else is known: "its foreign minister", "the group's chairman"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.title_bearers import is_past, leads_people
from analysis.extraction.mediation.mandates import give_mandates
from analysis.extraction.names.cities import find_cities
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.names.reference import Place, read_regions
from analysis.extraction.parsing.words import Token

#: Nouns for people who are of the same side as the one whose they are.
_OF_ONE_SIDE = frozenset(
    "predecessor successor deputy aide adviser advisor lieutenant ally spokesman spokeswoman negotiator envoy emissary chief "
    "commander general minister chairman chairwoman leader head president secretary representative founder member".split()
)
#: Who leads these acts for no state, though the state's name stands before: "the Russian opposition leader".
_AGAINST = frozenset("opposition rebel separatist protest strike student community minority".split())
#: Who runs a town or a province acts for no state, though its capital stands behind: "the mayor of London".
_OF_TOWNS = frozenset("mayor governor councillor councilor".split())
_HOME_BODIES = frozenset({"state", "government", "army", "party", "movement", "local"})
#: Last words of the names of bodies that every state has, and words that make them another's.
_OF_STATES = frozenset(
    "court council tribunal parliament senate ministry assembly army police government chancellery legislature prosecutor "
    "affairs defense defence interior justice".split()
)
_ABROAD = frozenset(
    "international world european african arab asian american united national regional criminal islamic".split()
)
#: A country is home to people of whom the text says no other where it is named this many times more than the next.
_HOME_MARGIN = 2.0
#: Of how many words a town's or region's name is at most.
_LONGEST_PLACE = 3


def place_people(cast: Cast, gazetteer: Gazetteer) -> None:
    """Give people the body of whoever they are said to serve, and those in an office without a country the text's own."""
    for mention in cast.index.mentions:
        if len(mention.actors) == 1 and mention.actors[0].kind == "person" and mention.form in {"title", "nominal"}:
            _place_by_owner(mention, cast, gazetteer)
    for mention in cast.index.mentions:
        if mention.rule in {"person_with_title", "title_in_apposition"}:
            _part_from_state(mention)
    for actor in cast.index.actors:
        if actor.kind == "person" and actor.belongs_to is not None and _has_left(actor):
            # A former president acts for himself or for whoever sends him; his country stays.
            actor.country, actor.belongs_to = actor.country or actor.belongs_to.country, None
    give_mandates(cast)
    _place_by_seat(cast)
    home = _home_country(cast)
    if home is None:
        return
    for actor in cast.index.actors:
        if actor.country is None and actor.is_named and actor.entity is None and _is_state_s(actor):
            actor.country = home
        if actor.kind == "person" and actor.country is None and actor.belongs_to is None and actor.role:
            entry = gazetteer.titles.get(actor.role.lower().removeprefix("former "))
            if entry is None or entry.body in _HOME_BODIES:
                actor.country = home


def _place_by_seat(cast: Cast) -> None:
    """Give people in an office the country of the town or region that it is of: "a senator from Vermont", "the mayor of Goma"."""
    for mention in cast.index.mentions:
        (actor, *others) = mention.actors
        if others or actor.kind != "person" or actor.country is not None or not actor.role:
            continue
        for token in mention.tokens:
            for c in (c for c in token.rights if c.lower_ in {"of", "from"}):
                land = next((cast.land_at(t) for t in c.children if cast.land_at(t) is not None), None)
                states = [a.country for t in c.children for a in cast.index.actors_at(t) if a.kind == "state"]
                actor.country = actor.country or land or next(iter(states), None) or _country_behind(c)


def _country_behind(preposition: Token) -> str | None:
    """Give the country of the town or region that stands right behind, a name after it or not: "from Vermont Bernie Sanders"."""
    words = [t.text for t in preposition.doc[preposition.i + 1 : preposition.i + 1 + _LONGEST_PLACE]]
    last = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    return next((iso3 for end in range(last, 0, -1) if (iso3 := _country_of_place(" ".join(words[:end])))), None)


def _country_of_place(name: str) -> str | None:
    region = _regions().get(name)
    if region is not None:
        return region.country
    cities = [city for hit in find_cities(name) if (hit.start, hit.end) == (0, len(name)) for city in hit.payloads]
    return max(cities, key=lambda city: city.population or 0).country if cities else None


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, Place]:
    return {name: region for region in read_regions().values() for name in (region.name, *region.aliases)}


def _has_left(actor: Actor) -> bool:
    """Tell whether somebody is said to have held his office in a state or body, and to hold it no more."""
    left = is_past(actor.role or "") or (actor.role or "").lower() == "predecessor"
    return left and actor.belongs_to is not None and actor.belongs_to.kind in {"state", "government", "organisation"}


def _is_state_s(actor: Actor) -> bool:
    """Tell whether a body's name says only of what kind it is, as that of every state's: "the Supreme Court"."""
    words = actor.name.lower().split()
    return actor.kind in {"organisation", "government"} and words[-1] in _OF_STATES and not set(words) & _ABROAD


def _place_by_owner(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> None:
    actor = mention.actors[0]
    if actor.belongs_to is not None or not actor.is_named:
        return
    if mention.form == "nominal" and mention.head.lemma_.lower() not in _OF_ONE_SIDE:
        return
    if any(is_past(f"{t.lower_} ") for t in _around(mention)):
        return  # "The former Finnish president", "his former deputy, Ali Musa"
    if leads_people(mention.head, cast):
        return
    body = _owner_of(mention.head, actor, cast)
    if body is not None and body.kind == "state" and gazetteer.is_private((actor.role or mention.head.text).lower()):
        return  # "A Mauritanian lawyer" acts for no state.
    if body is not None and body is not actor and body.body is not actor:
        actor.belongs_to, actor.country = body, actor.country or body.body.country
        actor.role = actor.role or mention.head.text


def _around(mention: Mention) -> list[Token]:
    """Give the words of a title and the three before it: "former" stands before the adjective."""
    first = mention.tokens[0]
    return [*mention.tokens, *first.doc[max(first.i - 3, first.sent.start) : first.i]]


def _part_from_state(mention: Mention) -> None:
    """Take the state from whoever leads a part of it: one that stands against it, or a town; his country stays."""
    first = mention.tokens[0]
    own = {t.lower_ for t in mention.tokens}
    beside = own | ({first.nbor(-1).lower_} if first.i else set())
    (actor, *_) = mention.actors
    stands_apart = beside & _AGAINST or own & _OF_TOWNS
    if stands_apart and actor.belongs_to is not None and actor.belongs_to.kind == "state":
        actor.country, actor.belongs_to = actor.country or actor.belongs_to.country, None


def _owner_of(head: Token, actor: Actor, cast: Cast) -> Actor | None:
    owners = [c for c in head.lefts if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    owners += [i for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for i in c.children if i.dep_ == "pobj"]
    for owner in owners:
        for found in cast.index.actors_at(owner):
            if found is actor:
                continue
            if found.kind != "person":
                return found
            if found.belongs_to is not None:
                return found.belongs_to
    return None


def _home_country(cast: Cast) -> str | None:
    """Give the country that the text is about, where it is about one far more than any other."""
    counts: Counter[str] = Counter([cast.dateline] if cast.dateline is not None else [])
    for mention in cast.index.mentions:
        for actor in mention.actors:
            code = actor.body.country
            if code is not None and mention.form != "pronoun":
                counts[code] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < _HOME_MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]
