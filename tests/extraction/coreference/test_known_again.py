"""Whom general knowledge tells to be meant: parts of the world, what the press calls a body, offices and men of one side."""

from __future__ import annotations

import pytest


def names_at(reading, word):
    """Give the names of the actors of the last mention whose head is a word."""
    found = [m for m in reading.index.mentions if m.head.text == word]
    return [actor.name for actor in found[-1].actors] if found else []


LANDS = [
    ("Kenya sent police to Haiti. The Caribbean country is run by gangs.", "country", "Haiti"),
    ("Kenya sent police to Haiti. The East African nation pledged 900 men.", "nation", "Kenya"),
    ("Mali broke off ties with Ukraine. The West African nation blamed Kyiv.", "nation", "Mali"),
    ("Bolivia broke off ties with Israel. The Andean nation protested.", "nation", "Bolivia"),
    ("Chad freed six Belgians on Friday. The country holds dozens of foreigners.", "country", "Chad"),
    ("Peru said the visiting Greek minister had left the country.", "country", "Peru"),
    ("Cyprus closed its airspace. The island has been divided since 1974.", "island", "Cyprus"),
]


@pytest.mark.parametrize(("text", "word", "name"), LANDS)
def test_a_country_is_the_one_where_the_words_place_it(read, text, word, name):
    assert names_at(read(text), word) == [name]


BODIES = [
    ("The IAEA asked Iran for access. The nuclear watchdog got none.", "watchdog", "International Atomic Energy Agency"),
    ("The IMF delayed a loan to Kenya. The lender asked for new taxes.", "lender", "International Monetary Fund"),
    ("The ICC issued a warrant for him. The tribunal said he ordered killings.", "tribunal", "International Criminal Court"),
    ("The M23 took Goma. The rebel group says it protects Tutsis.", "group", "March 23 Movement"),
    ("The Rapid Support Forces shelled a town. The paramilitary force denied it.", "force", "Rapid Support Forces"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "name"), BODIES)
def test_a_body_goes_by_what_the_press_calls_it(read, text, word, name):
    assert names_at(read(text), word) == [name]


OFFICES = [
    ("Thailand closed its border with Laos. The prime minister said it would stay shut.", "Thailand’s prime minister"),
    ("ACCRA - Togo expelled two Ghanaian envoys. The prime minister regretted it.", "Ghana’s prime minister"),
    ("Armenia and Azerbaijan freed captives. In Yerevan the prime minister thanked them.", "Armenia’s prime minister"),
    ("The president of Chad met Faustin Touadéra of Niger. The minister left.", None),
]


@pytest.mark.parametrize(("text", "name"), OFFICES)
def test_an_office_is_of_the_state_that_is_told_of(read, text, name):
    found = [a.name for a in read(text).index.actors if a.key.startswith("office:") and a.role.endswith("minister")]
    assert found == ([name] if name else [])


def test_a_former_chief_is_who_once_led_the_body(read):
    reading = read("Kofi Annan met Mwai Kibaki in Nairobi. The former U.N. chief urged him to share power.")
    assert names_at(reading, "chief") == ["Kofi Annan"]


def test_men_of_a_side_belong_to_it(read):
    reading = read(
        "Sudan's government met the SPLA in Juba. Government negotiators walked out. Rebel negotiators stayed."
    )
    bodies = [a.belongs_to.name for a in reading.index.actors if a.key.endswith(":negotiator") and a.belongs_to]
    assert "Sudan’s government" in bodies
    assert len(bodies) == len(set(bodies))


def test_a_junta_is_of_the_state_where_it_sits(read):
    reading = read("The junta in Niger expelled the French ambassador.")
    assert names_at(reading, "junta") == ["Niger’s junta"]


def test_a_listed_surname_alone_is_a_person(read):
    reading = read("Obasanjo said he was hopeful. The Trump administration halted aid.")
    assert [a.kind for a in reading.index.actors if a.name in {"Obasanjo", "Trump"}] == ["person", "person"]


HALVES = [
    ("South Korea said the North had fired two missiles.", "North", ["North Korea"]),
    ("North Korea fired two missiles, and the South answered.", "South", ["South Korea"]),
    ("The troops of South Korea stand in the South.", "South", []),
    ("Sudan accused the South of arming rebels.", "South", []),
]


@pytest.mark.parametrize(("text", "word", "names"), HALVES)
def test_the_north_is_korea_only_where_korea_is_told_of(read, text, word, names):
    assert names_at(read(text), word) == names


@pytest.mark.parametrize(
    "text",
    [
        "Hamas, which Canada lists as a terrorist group, rejected the plan.",
        "Turkey considers Hamas a terrorist organisation.",
        "Chad regards Hamas as terrorists.",
    ],
)
def test_what_somebody_is_called_is_nobody_else(read, text):
    assert [a.name for a in read(text).index.actors if a.kind not in {"state"}] == ["Hamas"]


def test_an_organ_that_every_state_has_is_of_the_state_told_of(read):
    reading = read(
        "MANILA - The Department of Foreign Affairs protested after a Chinese ship rammed a Philippine boat."
    )
    assert [a.country for a in reading.index.actors if a.name == "Department of Foreign Affairs"] == ["PHL"]


def test_the_coup_leaders_are_the_junta(read):
    assert names_at(
        read("Togo closed its border to Mali's junta. The coup leaders rejected its demands."), "leaders"
    ) == ["Mali’s junta"]


TWO = [
    ("Qatar and Egypt met Hamas officials about a truce with Israel. Both sides want guarantees.", ["Hamas", "Israel"]),
    ("Greece and Turkey sent ships to the area. Chad asked both allies to show restraint.", ["Greece", "Turkey"]),
]


@pytest.mark.parametrize(("text", "names"), TWO)
def test_both_sides_are_not_who_meets_them(read, text, names):
    assert sorted(names_at(read(text), "sides") or names_at(read(text), "allies")) == names


ITS = [
    ("Pakistan asked Iran to respect its sovereignty.", "Pakistan"),
    ("China urged North Korea to honour its commitments.", "North Korea"),
    ("Britain asked Iran to free its sailors.", "United Kingdom"),
    ("The United States urged Israel to halt its offensive.", "Israel"),
]


@pytest.mark.parametrize(("text", "name"), ITS)
def test_what_one_asks_another_to_respect_is_ones_own(read, text, name):
    assert names_at(read(text), "its") == [name]


def test_who_asks_him_is_somebody_else(read):
    reading = read("Kenyan President William Ruto said he had called Salva Kiir and urged him to free a rival.")
    assert names_at(reading, "him") == ["Salva Kiir"]
