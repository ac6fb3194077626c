"""Tell which of the cities that share a name a text means."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache

from analysis.extraction.names.names import Hit, NameIndex, fold
from analysis.extraction.names.reference import Country, Place, read_cities

#: A city of this size is taken for itself though the text names neither its country nor anything else there.
_KNOWN_EVERYWHERE = 500_000
#: A smaller one needs its country in the text, or the pipeline's word that the name is a place.
_KNOWN_WELL = 100_000
#: Where towns bear the surnames and common words of English, a smaller one must be used as a location to be one.
_ENGLISH_NAMES = frozenset(("USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "PHL", "JAM"))
_KNOWN_THERE = 250_000
#: A capital's namesake in a country of the text must have this share of the capital's inhabitants.
_NAMESAKE_SHARE = 0.1
#: A city this much larger than its namesakes is meant where nothing else tells.
_TIMES_LARGER = 5


@lru_cache(maxsize=1)
def index_cities() -> NameIndex[Place]:
    """Give the names of all cities in ``places.csv``, ready to be found in a text."""
    names: NameIndex[Place] = NameIndex()
    for city in read_cities().values():
        for name in (city.name, *city.aliases):
            names.add(name, city)
    return names


def find_cities(text: str) -> list[Hit[Place]]:
    """Give every name in a text that some city bears, with all that bear it."""
    return index_cities().find(text)


@lru_cache(maxsize=4096)
def is_city(name: str) -> bool:
    """Tell whether one word is first of all a city's name: "Goma", and not "Lincoln", which is a surname as well."""
    cities = [city for hit in find_cities(name) if (hit.start, hit.end) == (0, len(name)) for city in hit.payloads]
    return any(c.country not in _ENGLISH_NAMES or (c.population or 0) >= _KNOWN_THERE for c in cities)


def find_capital(country: Country, name: str) -> Place:
    """Give a capital by its name, at the country's label point where GeoNames has no such city."""
    hits = [hit for hit in find_cities(name.split(",")[0]) if hit.start == 0]
    # A capital on disputed land has no country: it is found by its name alone.
    cities = [city for hit in hits for city in hit.payloads if city.country in {country.iso3, None}]
    if cities:
        return max(cities, key=lambda city: city.population or 0)
    return Place(
        key=f"capital:{country.iso3}:{fold(name)}", name=name, aliases=(), kind="city", country=country.iso3,
        latitude=country.latitude, longitude=country.longitude, population=None,
    )  # fmt: skip


def find_namesake(
    capital: Place, *, countries: Collection[str], container: Place | Country | None = None
) -> Place | None:
    """Give the city that is meant where the name of a capital is another's: "Paris, Texas", Tripoli in Lebanon.

    Parameters
    ----------
    capital : Place
        The capital that bears the name.
    countries : collection of str
        ISO codes of the countries that the text names, other than by this capital.
    container : Place or Country, optional
        What the text says the city lies in.
    """
    if container is None and (capital.country in countries or not countries):
        return None
    others = [city for hit in find_cities(capital.name) for city in hit.payloads if city.country != capital.country]
    if container is not None:
        inside = [city for city in others if _lies_in(city, container)]
        return min(inside, key=lambda city: _distance(city, container)) if inside else None
    there = [city for city in others if city.country in countries]
    largest = max(there, key=lambda city: city.population or 0, default=None)
    is_comparable = largest is not None and (largest.population or 0) >= _NAMESAKE_SHARE * (capital.population or 0)
    return largest if is_comparable else None


def choose_city(
    cities: Collection[Place], *, countries: Collection[str], container: Place | Country | None = None,
    is_place: bool = False, is_location: bool = True,
) -> tuple[Place, float] | None:  # fmt: skip
    """Choose among cities of one name; gives the city and how sure it is (0–1), or None where none is likely.

    Parameters
    ----------
    cities : collection of Place
        Those that bear the name.
    countries : collection of str
        ISO codes of the countries that the text speaks of.
    container : Place or Country, optional
        What the text says the city lies in: "Paris, Texas".
    is_place : bool
        Whether the pipeline holds the name for a place.
    is_location : bool
        Whether the sentence uses the name as a location ("in Goma").
    """
    if container is not None:
        inside = [city for city in cities if _lies_in(city, container)]
        if inside:
            return min(inside, key=lambda city: (_distance(city, container), -(city.population or 0))), 0.95
    there = [
        city
        for city in cities
        if (city.country is None or city.country in countries)
        and (is_location or city.country not in _ENGLISH_NAMES or (city.population or 0) >= _KNOWN_THERE)
    ]
    ranked = sorted(cities, key=lambda city: -(city.population or 0))
    if there:
        found = _largest(there)
        # Towns named after a famous city are seldom meant without their state: Geneva, Illinois.
        is_namesake = found.country in _ENGLISH_NAMES and (found.population or 0) < _KNOWN_WELL
        if is_namesake and (ranked[0].population or 0) >= max(_KNOWN_WELL, _TIMES_LARGER * (found.population or 0)):
            return ranked[0], 0.8
        return found, 0.9 if is_place else 0.8
    first, size = ranked[0], ranked[0].population or 0
    is_alone = len(ranked) == 1 or size >= _TIMES_LARGER * (ranked[1].population or 1)
    if size >= (_KNOWN_WELL if is_place and is_location else _KNOWN_EVERYWHERE):
        return first, 0.8 if is_alone else 0.6
    return None


def _largest(cities: Collection[Place]) -> Place:
    return max(cities, key=lambda city: city.population or 0)


def _lies_in(city: Place, container: Place | Country) -> bool:
    if isinstance(container, Country):
        return city.country == container.iso3
    # A region has a centre and no outline; what is farther from it than the largest ones reach is elsewhere.
    return container.country in (None, city.country) and _distance(city, container) < 800


def _distance(city: Place, container: Place | Country) -> float:
    """Kilometres to a region's centre; a country's label point says nothing about its cities, so 0."""
    if isinstance(container, Country):
        return 0.0
    lat, other = math.radians(city.latitude), math.radians(container.latitude)
    east = math.radians(city.longitude - container.longitude)
    across = math.sin((lat - other) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(east / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(across))
