"""What each name of the gazetteer stands for: entries made from ``data/reference``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from analysis.extraction.names import reference
from analysis.extraction.names.reference import ActorNoun, Country, Group, Organisation, Place, Seat, Title

Kind = Literal[
    "country", "demonym", "capital", "seat", "organisation", "media", "group", "place", "title", "actor_noun"
]
Record = Country | Seat | Organisation | Group | Place | Title | ActorNoun


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a name stands for.

    Attributes
    ----------
    kind : str
        ``place`` is a region, water or venue: no actor, and it keeps "Gulf of Oman" from being read as Oman.
    key : str
        The same for all names of a thing: the ISO code of a state (also of its demonyms and capitals), the key of
        other records, the title, the lemma.
    name : str
        The thing's own name.
    iso3 : str or None
        The state it is, belongs to or is based in.
    surface : str
        The name as the gazetteer writes it.
    record : Country, Seat, Organisation, Group, Place, Title or ActorNoun
        All that the reference data know of it.
    sense : str or None
        Of a country: ``former`` for a state that is gone; of a demonym: ``adjective`` or ``people``; of a seat:
        ``seat`` or ``organ``; of a title: its prefix ("deputy"), if any; of an actor noun: ``plural``.
    rules : bool
        A group that is the government of its country today.
    actor_kind : str or None
        The kind of actor that it is, as in the table of actors; null for titles and places.
    """

    kind: Kind
    key: str
    name: str
    iso3: str | None
    surface: str
    record: Record = field(repr=False)
    sense: str | None = None
    rules: bool = False
    actor_kind: str | None = None


_COMMON_ENDS = frozenset("Group Movement Network Party Front Militia Faction Coalition Alliance Process Regime".split())


def make_entries() -> Iterator[Entry]:
    """Give every name of the reference data with what it stands for."""
    for country in reference.read_countries().values():
        yield from _entries_of_country(country)
    for seat in reference.read_seats().values():
        for surface in (seat.name, *seat.aliases):
            yield Entry(
                kind="seat", key=seat.name, name=seat.name, iso3=seat.iso3, surface=surface, record=seat,
                sense=seat.kind, actor_kind="government",
            )  # fmt: skip
    for body in reference.read_organisations().values():
        for surface in with_common_nouns(body.name, *body.aliases):
            yield Entry(
                kind="media" if body.type == "media" else "organisation", key=body.key, name=body.name,
                iso3=body.country, surface=surface, record=body, actor_kind="organisation",
            )  # fmt: skip
    for group in reference.read_groups().values():
        rules = any(rule.until is None for rule in group.governs)
        for surface in with_common_nouns(group.name, *group.aliases):
            yield Entry(
                kind="group", key=group.key, name=group.name, iso3=group.country, surface=surface, record=group,
                sense=group.basis, rules=rules, actor_kind=group.kind,
            )  # fmt: skip
    for region in reference.read_regions().values():
        for surface in (region.name, *region.aliases):
            yield Entry(
                kind="place", key=region.key, name=region.name, iso3=region.country, surface=surface, record=region,
                sense=region.kind,
            )  # fmt: skip
    yield from _entries_of_titles()
    for noun in reference.read_actor_nouns().values():
        entry = Entry(
            kind="actor_noun", key=noun.lemma, name=noun.lemma, iso3=None, surface=noun.lemma, record=noun,
            actor_kind=noun.kind,
        )  # fmt: skip
        yield entry
        if noun.plural != noun.lemma:
            yield replace(entry, surface=noun.plural, sense="plural")


def with_common_nouns(*names: str) -> Iterator[str]:
    """Give names, and those that end with a noun for what they are with that noun in small letters: "Contadora group"."""
    for name in names:
        yield name
        first, _, last = name.rpartition(" ")
        if first and last in _COMMON_ENDS and f"{first} {last.lower()}" not in names:
            yield f"{first} {last.lower()}"


def _entries_of_country(country: Country) -> Iterator[Entry]:
    base = Entry(
        kind="country", key=country.iso3, name=country.name, iso3=country.iso3, surface=country.name, record=country,
        actor_kind="state",
    )  # fmt: skip
    for surface in (country.name, *country.aliases):
        yield replace(base, surface=surface)
    for surface in country.former_names:
        yield replace(base, surface=surface, sense="former")
    for surface in country.adjectives:
        yield replace(base, kind="demonym", surface=surface, sense="adjective")
        plural = reference.pluralise(surface)
        if not surface.endswith(("s", "sh", "ch", "ese", "z", "x")) and plural not in (country.name, *country.aliases):
            yield replace(base, kind="demonym", surface=plural, sense="people")
    for surface in country.people:
        yield replace(base, kind="demonym", surface=surface, sense="people")
        yield replace(base, kind="demonym", surface=reference.pluralise(surface), sense="people")
    for surface in country.capitals:
        yield replace(base, kind="capital", surface=surface)


def _entries_of_titles() -> Iterator[Entry]:
    prefixes = reference.read_title_prefixes()
    for title in reference.read_titles().values():
        for surface in (title.title, *title.aliases):
            entry = Entry(kind="title", key=title.title, name=title.title, iso3=None, surface=surface, record=title)
            yield entry
            if surface.islower() and title.word != "style":
                plural = reference.pluralise(surface)
                if plural not in title.aliases:
                    yield replace(entry, surface=plural)
                for prefix in prefixes:
                    if title.has_deputy or not prefix.needs_deputy:
                        joint = "" if prefix.prefix.endswith("-") else " "
                        yield replace(entry, surface=f"{prefix.prefix}{joint}{surface}", sense=prefix.prefix)


def find_title_heads() -> Iterator[str]:
    """Give the words that are the head of some office's name: minister, chief, president."""
    prefixes = {prefix.prefix for prefix in reference.read_title_prefixes()}
    for title in reference.read_titles().values():
        if title.word == "style" and title.body is None:
            continue
        for surface in (title.title, *title.aliases):
            head = re.split(r" (?:of|for|to|at) ", surface)[0].split()[-1].lower()
            if head not in prefixes:
                yield head


def keeps_lead(prefix: str) -> bool:
    """Tell whether who bears an office with a prefix leads as he does without: "acting", not "former"."""
    return any(known.prefix == prefix and known.keeps_lead for known in reference.read_title_prefixes())
