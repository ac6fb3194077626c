"""Places of a text: where names are used as locations, which city is meant, and what has no coordinates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.actors.actors import find_actors
from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.names.cities import choose_city, find_cities
from analysis.extraction.names.reference import Place, read_regions
from analysis.extraction.parsing.parse import Parse, parse_documents
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.places import find_places
from analysis.row_checks import check_references, check_spans
from analysis.schemas import Document, make_frame

Row = dict[str, Any]


def parse_text(text: str) -> Parse:
    document = Document(document_id="d0", name="t", text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    return next(parse_documents(load_pipeline(), [document]))


def places_of(text: str, *, with_actors: bool = False) -> dict[str, Row]:
    """Give the places by name, checked against the contracts of their tables."""
    parse = parse_text(text)
    index = ActorIndex()
    if with_actors:
        index = find_actors(parse)[0]
    places, mentions = find_places(parse, index)
    frames = {"places": make_frame("places", places), "place_mentions": make_frame("place_mentions", mentions)}
    for table, frame in frames.items():
        check_spans(table, frame, {parse.document.document_id: parse.document.text})
    # States that only act are on the map and named nowhere as a place.
    located = [row["place_id"] for row in places if row["rule"] != "state_involved"]
    assert set(frames["place_mentions"]["place_id"]) == set(located)
    return {row["name"]: row for row in places}


def near(row: Row, latitude: float, longitude: float) -> bool:
    return abs(row["latitude"] - latitude) < 0.3 and abs(row["longitude"] - longitude) < 0.3


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("The talks took place in Tehran.", "Tehran", "locative_phrase"),
        ("The envoy flew to Doha on Monday.", "Doha", "motion_phrase"),
        ("He visited Kabul last week.", "Kabul", "object_of_motion"),
        ("Iran wants the Chabahar port corridor.", "Chabahar", "before_site"),
        ("They shelled the outskirts of Goma. Congo protested.", "Goma", "part_of_place"),
        ("The mayor of Goma appealed for calm. Congo protested.", "Goma", "part_of_place"),
        ("MINSK — It took a night without sleep.", "Minsk", "dateline"),
        ("KUALA LUMPUR: The army accused its neighbour.", "Kuala Lumpur", "dateline"),
        ("Clashes broke out in Quetta and Karachi.", "Karachi", "locative_phrase"),
        ("Fighting went on in Yemen.", "Yemen", "locative_phrase"),
    ],
)  # fmt: skip
def test_a_name_used_as_a_location_is_a_place(text: str, name: str, rule: str) -> None:
    found = places_of(text)
    assert found[name]["rule"] == rule
    assert found[name]["latitude"] is not None


def test_a_capital_that_acts_is_no_place() -> None:
    assert "Tehran" not in places_of("Tehran rejected the offer, and Washington threatened sanctions.")


def test_regions_are_places_wherever_they_stand() -> None:
    found = places_of("Insurgents in Balochistan fear Kashmir and the Strait of Hormuz.")
    assert found["Balochistan"]["country"] == "PAK"
    assert found["Kashmir"]["country"] is None
    assert near(found["Strait of Hormuz"], 26.6, 56.3)


def test_what_follows_a_city_settles_which_is_meant() -> None:
    assert near(places_of("A storm hit the people in Paris, Texas, on Monday.")["Paris"], 33.7, -95.6)
    assert near(places_of("A storm hit the people in Paris on Monday.")["Paris"], 48.9, 2.3)
    assert places_of("Police in London, Ontario, arrested three men.")["London"]["country"] == "CAN"


def test_the_countries_of_the_text_settle_which_city_is_meant() -> None:
    assert places_of("Syrian rebels met in Tripoli. Lebanon had invited them.")["Tripoli"]["country"] == "LBN"
    assert places_of("Libyan rebels met in Tripoli. Libya had invited them.")["Tripoli"]["country"] == "LBY"


def test_a_place_has_one_row_and_a_mention_for_each_spot() -> None:
    parse = parse_text("They met in Geneva. A second round in Geneva failed.")
    places, mentions = find_places(parse, ActorIndex())
    assert [place["quote"] for place in places] == ["Geneva"]
    assert [mention["sentence"] for mention in mentions] == [1, 2]
    assert {mention["place_id"] for mention in mentions} == {places[0]["place_id"]}


def test_places_refer_to_rows_that_exist() -> None:
    parse = parse_text("They met in Geneva and in Oslo.")
    places, mentions = find_places(parse, ActorIndex())
    empty = {
        table: make_frame(table, [])
        for table in ("actors", "mentions", "events", "participants", "claims", "quantities", "relations")
    }
    check_references(
        empty | {"places": make_frame("places", places), "place_mentions": make_frame("place_mentions", mentions)}
    )


def test_a_place_that_only_the_pipeline_knows_has_no_coordinates() -> None:
    found = places_of("Two soldiers died in the village of Qalat Zardan near Kabul in Afghanistan.")
    unknown = [row for row in found.values() if row["rule"] == "pipeline_place"]
    assert all(row["latitude"] is None and row["longitude"] is None and row["entity"] is None for row in unknown)
    assert found["Kabul"]["country"] == "AFG"


def test_states_that_act_have_a_place_at_their_first_mention() -> None:
    found = places_of("Pakistan asked Qatar for help. Islamabad waits.", with_actors=True)
    assert {name: row["rule"] for name, row in found.items()} == {
        "Pakistan": "state_involved",
        "Qatar": "state_involved",
    }
    assert (found["Pakistan"]["start"], found["Pakistan"]["quote"]) == (0, "Pakistan")


def test_a_state_in_which_things_happen_is_not_listed_twice() -> None:
    found = places_of("Violence in Sudan spread. Sudan rejected the talks.", with_actors=True)
    assert found["Sudan"]["rule"] == "locative_phrase"


def test_people_and_longer_names_hold_no_places() -> None:
    assert places_of("Paris Hilton met Jack London. The Lahore High Court ruled. Savannah Guthrie asked.") == {}


def test_disputed_towns_have_no_country() -> None:
    assert places_of("Ukrainian drones struck ships in Sevastopol.")["Sevastopol"]["country"] is None
    assert places_of("Azerbaijan shelled people in Stepanakert.")["Stepanakert"]["country"] is None


def test_offsets_hold_behind_typographic_marks_and_paragraphs() -> None:
    found = places_of("“Peace,” said Iran’s envoy.\n\nThe talks in Nouakchott – Mauritania’s capital – failed.")
    assert found["Nouakchott"]["sentence"] == 2


def test_no_city_is_chosen_where_none_is_likely() -> None:
    small = [
        Place(key="a", name="X", aliases=(), kind="city", country="USA", latitude=1, longitude=1, population=20_000)
    ]
    assert choose_city(small, countries=()) is None
    assert choose_city(small, countries=("USA",)) == (small[0], 0.8)
    assert choose_city(small, countries=("USA",), is_location=False) is None


def test_a_container_that_holds_none_of_the_cities_is_passed_over() -> None:
    texas = read_regions()["texas"]
    kabul = [city for hit in find_cities("Kabul") for city in hit.payloads]
    chosen = choose_city(kabul, countries=("AFG",), container=texas)
    assert chosen is not None and chosen[0].country == "AFG"


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("Iran inKbul,.-—'’()\n éUS:"), max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    parse = parse_text(text.strip())
    places, mentions = find_places(parse, ActorIndex())
    texts = {parse.document.document_id: parse.document.text}
    check_spans("places", make_frame("places", places), texts)
    check_spans("place_mentions", make_frame("place_mentions", mentions), texts)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Yemen is at war. Government troops captured Hodeidah on Monday.", ["Hodeidah"]),
        ("Libya is at war. The battle for Misrata went on, and jets bombed Sirte.", ["Misrata", "Sirte"]),
        ("Congo is at war. Goma, a city of a million, fell to the rebels in May.", ["Goma"]),
        ("Ukraine is at war. From Kherson, the minister called his aides.", ["Kherson"]),
        ("Russian troops left South Ossetia and entered Abkhazia.", ["South Ossetia", "Abkhazia"]),
    ],
)  # fmt: skip
def test_what_is_fought_over_and_marched_into_is_a_place(text: str, named: list[str]) -> None:
    assert [row["quote"] for row in _mentions_of(text) if row["quote"] in named] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sudan said that clashes were reported in Western Upper Nile.", "Western Upper Nile"),
        ("Guns were moved to the Bekaa valley in Lebanon.", "Bekaa valley"),
        ("Jets bombed camps in southern Lebanon.", "Lebanon"),
    ],
)
def test_a_region_is_named_with_its_kind_and_without_the_part_that_is_meant(text: str, named: str) -> None:
    assert named in [row["quote"] for row in _mentions_of(text)]


def test_a_land_is_no_person() -> None:
    parse = parse_text("Moldova's army entered Transnistria.")
    assert "Transnistria" not in {actor.name for actor in find_actors(parse)[0].actors}


def _mentions_of(text: str) -> list[Row]:
    parse = parse_text(text)
    return find_places(parse, find_actors(parse)[0])[1]


def test_a_state_is_not_meant_by_a_part_of_a_city_s_name(parse_rows):
    rows = parse_rows("The convoy left Port Sudan on Monday.")
    assert [(row["name"], row["country"]) for row in rows["places"]] == [("Port Sudan", "SDN")]
    assert not rows["actors"]
    assert "CHL" not in {row["country"] for row in parse_rows("Talks in Santiago de Cuba failed.")["actors"]}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Shelling hit Masisi and Walikale.", {"Masisi": "COD", "Walikale": "COD"}),
        ("Talks in Crans-Montana collapsed in 2017.", {"Crans-Montana": "CHE"}),
        ("Police searched a house in Varen-Montana.", {}),
        ("Clashes spread along the Sindh-Balochistan border.", {"Sindh": "PAK", "Balochistan": "PAK"}),
        ("Fighters entered el-Fasher in Sudan.", {"El Fasher": "SDN", "Sudan": "SDN"}),
        ("The leaders landed in Saint Vincent on Friday.", {"Saint Vincent and the Grenadines": "VCT"}),
        ("They met in Palma, Spain, on Monday.", {"Palma": "ESP", "Spain": "ESP"}),
    ],
)
def test_a_town_is_called_by_no_other_s_name(text: str, named: dict[str, str]) -> None:
    assert {name: row["country"] for name, row in places_of(text).items() if row["entity"]} == named


def test_the_article_before_a_name_makes_no_town_of_it() -> None:
    found = places_of("The gravest quarrel that the Andes had seen ended. Peru signed a pact in the Andes.")
    assert all(row["country"] is None for name, row in found.items() if name == "Andes")
