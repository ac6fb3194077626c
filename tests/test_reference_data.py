"""The reference data: every file parses, keys are unique, coordinates lie on the globe, no name is claimed twice unsaid."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.extraction.names import reference
from analysis.extraction.names.names import fold
from analysis.schemas import ACTOR_KINDS
from analysis.settings import find_shipped

FOLDER = find_shipped("reference")
FILES = sorted(path for path in FOLDER.glob("*.csv"))
ISO3 = set(reference.read_countries())


def read_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    head, *rows = csv.reader(lines)
    return head, rows


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_has_a_cell_for_every_column_and_no_blank_ends(path: Path) -> None:
    head, rows = read_rows(path)
    assert rows
    wrong = [row for row in rows if len(row) != len(head) or any(cell != cell.strip() for cell in row)]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_says_what_it_is_and_when_and_is_in_the_readme(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert "2026" in path.read_text(encoding="utf-8")[:900] or "GeoNames" in first or path.stem == "countries"
    assert f"`{path.name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_cell_repeats_a_value_of_its_own_list(path: Path) -> None:
    _, rows = read_rows(path)
    doubled = [cell for row in rows for cell in row if len(cell.split("|")) != len(set(cell.split("|")))]
    assert doubled == []


@pytest.mark.parametrize(
    "name",
    ["countries", "seats", "organisations", "groups", "titles", "actor_nouns", "regions", "places", "city_names"],
)
def test_keys_are_unique(name: str) -> None:
    _, rows = read_rows(FOLDER / f"{name}.csv")
    keys = [row[0] for row in rows]
    assert len(keys) == len(set(keys))


def test_the_countries_are_those_of_iso_3166_and_kosovo() -> None:
    countries = reference.read_countries()
    assert len(countries) == 250
    numeric = [country.iso_numeric for country in countries.values() if country.iso_numeric]
    assert len(numeric) == len(set(numeric)) == 249
    assert countries["XKX"].iso_numeric is None


def test_neighbours_are_mutual() -> None:
    countries = reference.read_countries()
    lonely = [(a, b) for a, one in countries.items() for b in one.neighbours if a not in countries[b].neighbours]
    assert lonely == []
    assert countries["IRN"].neighbours == {"AFG", "ARM", "AZE", "IRQ", "PAK", "TKM", "TUR"}


def test_coordinates_lie_on_the_globe_and_where_they_should() -> None:
    points = [
        *reference.read_countries().values(),
        *reference.read_regions().values(),
        *reference.read_cities().values(),
    ]
    assert all(-90 <= point.latitude <= 90 and -180 <= point.longitude <= 180 for point in points)
    assert not [point for point in points if point.latitude == point.longitude == 0]
    tehran = next(city for city in reference.read_cities().values() if city.name == "Tehran")
    assert (round(tehran.latitude), round(tehran.longitude)) == (36, 51)


def test_regions_lie_near_their_country() -> None:
    """A slip of sign or a swap of latitude and longitude puts a region far from its country's cities."""
    cities: dict[str | None, list[reference.Place]] = defaultdict(list)
    for city in reference.read_cities().values():
        cities[city.country].append(city)
    far = [
        region.key
        for region in reference.read_regions().values()
        if region.country in cities
        and region.country is not None
        and min(
            abs(region.latitude - city.latitude) + abs(region.longitude - city.longitude)
            for city in cities[region.country]
        )
        > 8
    ]
    assert far == []


def test_country_codes_that_files_name_exist() -> None:
    named = {seat.iso3 for seat in reference.read_seats().values()}
    for body in reference.read_organisations().values():
        named |= {body.country, *body.members}
    for group in reference.read_groups().values():
        named |= {group.country, *(rule.iso3 for rule in group.governs)}
    named |= {place.country for place in [*reference.read_regions().values(), *reference.read_cities().values()]}
    assert named - {None} <= ISO3


def test_disputed_land_has_no_country() -> None:
    disputed = [region for region in reference.read_regions().values() if region.kind == "disputed"]
    assert len(disputed) > 30
    assert [region.key for region in disputed if region.country] == []


def test_kinds_come_from_closed_lists() -> None:
    assert {noun.kind for noun in reference.read_actor_nouns().values()} <= set(ACTOR_KINDS)
    assert {group.kind for group in reference.read_groups().values()} == {"armed_group", "group"}
    assert {group.basis for group in reference.read_groups().values()} == {"movement", "party", "ethnicity", "religion"}
    assert {body.type for body in reference.read_organisations().values()} == {"igo", "ngo", "agency", "court", "media"}
    assert {seat.kind for seat in reference.read_seats().values()} == {"seat", "organ"}
    assert {title.word for title in reference.read_titles().values()} == {"office", "rank", "style"}


def test_rules_of_groups_begin_before_they_end() -> None:
    rules = [rule for group in reference.read_groups().values() for rule in group.governs]
    assert rules
    assert all(rule.until is None or rule.since < rule.until for rule in rules)


def test_no_name_is_claimed_by_two_of_a_kind_unless_it_is_known_to_be_ambiguous() -> None:
    known = {fold(name) for name, _ in reference.read_ambiguities()}
    claims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for country in reference.read_countries().values():
        for name in (country.name, *country.aliases, *country.former_names):
            claims["country", fold(name)].add(country.iso3)
        for name in (*country.adjectives, *country.people):
            claims["demonym", fold(name)].add(country.iso3)
        for name in country.capitals:
            claims["capital", fold(name)].add(country.iso3)
    keyed = [
        *reference.read_organisations().values(),
        *reference.read_groups().values(),
        *reference.read_regions().values(),
    ]
    for record in keyed:
        for name in (record.name, *record.aliases):
            # Lashkars write JeM, Darfur's movement JEM: case tells them apart.
            claims[type(record).__name__, name if name in ("JeM", "JEM") else fold(name)].add(record.key)
    twice = {name: keys for (_, name), keys in claims.items() if len(keys) > 1 and name not in known}
    assert twice == {}


def test_every_ambiguous_name_is_a_name_of_something() -> None:
    names = {
        city
        for record in reference.read_countries().values()
        for city in (record.name, *record.aliases, *record.capitals, *record.adjectives, *record.people)
    }
    for record in [
        *reference.read_organisations().values(),
        *reference.read_groups().values(),
        *reference.read_seats().values(),
        *reference.read_regions().values(),
    ]:
        names |= {record.name, *record.aliases}
    assert sorted({name for name, _ in reference.read_ambiguities()} - names) == []


def test_places_stay_small_enough_to_commit() -> None:
    assert (FOLDER / "places.csv").stat().st_size < 2_000_000


def test_the_licence_of_geonames_is_given() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "GeoNames (https://www.geonames.org)" in readme and "creativecommons.org/licenses/by/4.0" in readme
    assert "CC BY 4.0" in (FOLDER / "places.csv").read_text(encoding="utf-8")[:300]


@pytest.mark.parametrize(
    ("noun", "plural"), [("ministry", "ministries"), ("secretary of state", "secretaries of state"), ("Frenchman", "Frenchmen"),
                         ("German", "Germans"), ("spokesman", "spokesmen")]
)  # fmt: skip
def test_plurals_of_titles_and_peoples(noun: str, plural: str) -> None:
    assert reference.pluralise(noun) == plural
