"""Read the reference data in ``data/reference`` into typed records, each file once."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.errors import SetupError
from analysis.settings import find_shipped


@dataclass(frozen=True, kw_only=True)
class Country:
    """A country or territory of ISO 3166-1, or Kosovo. ``words`` are nouns that take it up: "the kingdom"."""

    iso3: str
    name: str
    aliases: tuple[str, ...]
    former_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    words: tuple[str, ...]
    iso_numeric: str | None
    neighbours: frozenset[str]
    latitude: float
    longitude: float

    @property
    def names(self) -> tuple[str, ...]:
        """Every word that shows that a text speaks of the country: its names, adjectives, people and capitals."""
        return (self.name, *self.aliases, *self.adjectives, *self.people, *self.capitals)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A building or organ that stands for a government: ``seat`` for all of it, ``organ`` for a part."""

    name: str
    aliases: tuple[str, ...]
    iso3: str | None
    kind: str
    organ: str | None
    is_place: bool


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An international body, agency, court, non-governmental organisation (by ``type``) or news medium."""

    key: str
    name: str
    aliases: tuple[str, ...]
    type: str
    members: frozenset[str]
    country: str | None
    mediates: bool


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A time in which a group was the government of a state; ``until`` is null while it is."""

    iso3: str
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Tell whether the group ruled on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class Group:
    """An armed group or movement, a people or a religious community (``basis`` says which)."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    basis: str
    country: str | None
    governs: tuple[Rule, ...]
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Title:
    """An office, rank or style of a person. ``leads``: whoever bears it heads a state, body or force."""

    title: str
    aliases: tuple[str, ...]
    body: str | None
    leads: bool
    speaks: bool
    word: str
    has_deputy: bool


@dataclass(frozen=True, kw_only=True)
class TitlePrefix:
    """A word that makes another office out of one; ``keeps_lead`` where its bearer leads all the same."""

    prefix: str
    keeps_lead: bool
    needs_deputy: bool


@dataclass(frozen=True, kw_only=True)
class ActorNoun:
    """A common noun for actors that are not named. ``kind`` is one of the kinds of actors."""

    lemma: str
    plural: str
    kind: str
    is_state_force: bool
    is_source: bool
    is_organ: bool
    is_collective: bool


@dataclass(frozen=True, kw_only=True)
class OfficeHolder:
    """A person in an office, from year to year; the first of ``names`` is the usual one, ``until`` null while it lasts."""

    names: tuple[str, ...]
    country: str | None
    organisation: str | None
    office: str
    since: int
    until: int | None

    def holds_in(self, year: int) -> bool:
        """Tell whether the person held the office in a year."""
        return self.since <= year and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Ambiguity:
    """A name that often means something else; the cues are names or words of the same document.

    ``key`` is that of the entry that is weighed, null for all that bear the name.
    """

    name: str
    key: str | None
    by_default: bool
    cues_for: tuple[str, ...]
    cues_against: tuple[str, ...]
    is_person: bool


@dataclass(frozen=True, kw_only=True)
class Place:
    """A city or region with its coordinates in degrees. ``population`` is null for regions."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    latitude: float
    longitude: float
    population: int | None


def pluralise(noun: str) -> str:
    """Give the regular plural of an English noun or title; of a phrase with "of", the plural of its head.

    Examples
    --------
    >>> pluralise("secretary of state"), pluralise("Frenchman")
    ('secretaries of state', 'Frenchmen')
    """
    for joint in (" of ", " for ", "-in-", "-de-"):
        if joint in noun:
            head, rest = noun.split(joint, 1)
            return pluralise(head) + joint + rest
    if noun.endswith(("spokesman", "woman", "shman", "chman", "scotsman", "Scotsman", "xman", "smen")):
        return noun[:-2] + "en"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@lru_cache(maxsize=1)
def read_countries() -> Mapping[str, Country]:
    """Give every country by its ISO 3166-1 alpha-3 code."""
    return {
        row["iso3"]: Country(
            iso3=row["iso3"],
            name=row["name"],
            aliases=_split(row["aliases"]),
            former_names=_split(row["former_names"]),
            adjectives=_split(row["adjectives"]),
            people=_split(row["people"]),
            capitals=_split(row["capitals"]),
            words=_split(row["words"]),
            iso_numeric=row["iso_numeric"] or None,
            neighbours=frozenset(_split(row["neighbours"])),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in _read("countries")
    }


@lru_cache(maxsize=1)
def read_seats() -> Mapping[str, Seat]:
    """Give every seat and organ by its name."""
    return {
        row["name"]: Seat(
            name=row["name"], aliases=_split(row["aliases"]), iso3=row["iso3"] or None, kind=row["kind"],
            organ=row["organ"] or None, is_place=row["place"] == "yes",
        )
        for row in _read("seats")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_organisations() -> Mapping[str, Organisation]:
    """Give every organisation and news medium by its key."""
    return {
        row["key"]: Organisation(
            key=row["key"], name=row["name"], aliases=_split(row["aliases"]), type=row["type"],
            members=frozenset(_split(row["members"])), country=row["country"] or None,
            mediates=row["mediates"] == "yes",
        )
        for row in _read("organisations")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_body_words() -> Mapping[str, frozenset[str]]:
    """Give the nouns by which a text takes up a body of the list of organisations, by the body's key."""
    return {row["key"]: frozenset(_split(row["words"])) for row in _read("body_words")}


@lru_cache(maxsize=1)
def read_groups() -> Mapping[str, Group]:
    """Give every armed group, movement, people and community by its key."""
    return {
        row["key"]: Group(
            key=row["key"], name=row["name"], aliases=_split(row["aliases"]), kind=row["kind"], basis=row["basis"],
            country=row["country"] or None, governs=tuple(map(_read_rule, _split(row["governs"]))),
            note=row["note"] or None,
        )
        for row in _read("groups")
    }  # fmt: skip


def _read_rule(written: str) -> Rule:
    iso3, times = written.split(":")
    since, until = times.split("/")
    return Rule(iso3=iso3, since=date.fromisoformat(since), until=date.fromisoformat(until) if until else None)


@lru_cache(maxsize=1)
def read_titles() -> Mapping[str, Title]:
    """Give every office and title by its first name."""
    return {
        row["title"]: Title(
            title=row["title"], aliases=_split(row["aliases"]), body=None if row["body"] == "none" else row["body"],
            leads=row["leads"] == "yes", speaks=row["speaks"] == "yes", word=row["word"],
            has_deputy=row["deputy"] == "yes",
        )
        for row in _read("titles")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_title_prefixes() -> tuple[TitlePrefix, ...]:
    """Give the words that make a deputy's or a former holder's title."""
    return tuple(
        TitlePrefix(prefix=row["prefix"], keeps_lead=row["leads"] == "keeps", needs_deputy=row["needs_deputy"] == "yes")
        for row in _read("title_prefixes")
    )


@lru_cache(maxsize=1)
def read_actor_nouns() -> Mapping[str, ActorNoun]:
    """Give every noun for unnamed actors by its lemma."""
    return {
        row["lemma"]: ActorNoun(
            lemma=row["lemma"], kind=row["kind"],
            plural=row["lemma"] if row["plural"] == "same" else row["plural"] or pluralise(row["lemma"]),
            is_state_force=row["state_force"] == "yes", is_source=row["source"] == "yes",
            is_organ=row["organ"] == "yes", is_collective=row["collective"] == "yes",
        )
        for row in _read("actor_nouns")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_ambiguities() -> Mapping[tuple[str, str | None], Ambiguity]:
    """Give what is to be weighed for each name that often means something else, by name and key."""
    return {
        (row["name"], row["key"] or None): Ambiguity(
            name=row["name"],
            key=row["key"] or None, by_default=row["default"] == "yes", cues_for=_split(row["cues_for"]),
            cues_against=_split(row["cues_against"]), is_person=row["person"] == "yes",
        )
        for row in _read("ambiguous_names")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_regions() -> Mapping[str, Place]:
    """Give every region, water, crossing and venue by its key."""
    return {
        row["key"]: Place(
            key=row["key"], name=row["name"], aliases=_split(row["aliases"]), kind=row["kind"],
            country=row["country"] or None, latitude=float(row["latitude"]), longitude=float(row["longitude"]),
            population=None,
        )
        for row in _read("regions")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_cities() -> Mapping[str, Place]:
    """Give every city by its key, which holds its number in GeoNames."""
    return {
        f"geonames:{row['geonameid']}": Place(
            key=f"geonames:{row['geonameid']}", name=row["name"], kind="city", country=row["iso3"] or None,
            aliases=(*_split(row["ascii_name"]), *_split(row["other_names"])),
            latitude=float(row["latitude"]), longitude=float(row["longitude"]), population=int(row["population"]),
        )
        for row in _read("places")
    }  # fmt: skip


@lru_cache(maxsize=1)
def read_place_words() -> frozenset[tuple[str, str]]:
    """Give the words that show a name beside them to be a place, each with its use."""
    return frozenset((row["word"], row["use"]) for row in _read("place_words"))


@lru_cache(maxsize=1)
def read_country_regions() -> Mapping[str, frozenset[str]]:
    """Give the parts of the world by which a text takes a state up again, in small letters, each with the codes of its states."""
    return {row["word"]: frozenset(_split(row["countries"])) for row in _read("country_regions")}


@lru_cache(maxsize=1)
def read_office_holders() -> tuple[OfficeHolder, ...]:
    """Read who held which office when."""
    return tuple(
        OfficeHolder(
            names=(row["name"], *_split(row["aliases"])),
            country=row["country"] or None,
            organisation=row["organisation"] or None,
            office=row["office"],
            since=int(row["since"]),
            until=int(row["until"]) if row["until"] else None,
        )
        for row in _read("office_holders")
    )


@lru_cache(maxsize=1)
def read_given_names() -> Mapping[str, str]:
    """Give given names, in small letters without accents, with "m", "f", or "" where both bear them."""
    return {row["name"]: row["gender"] for row in _read("given_names")}


def _split(values: str) -> tuple[str, ...]:
    return tuple(values.split("|")) if values else ()


def _read(name: str) -> Iterator[dict[str, str]]:
    path = find_shipped("reference") / f"{name}.csv"
    try:
        file = path.open(encoding="utf-8", newline="")
    except FileNotFoundError:
        raise SetupError(f"The reference data lack {path}: install Communiqué again, or restore the file.") from None
    with file:
        yield from csv.DictReader(line for line in file if line.strip() and not line.startswith("#"))
