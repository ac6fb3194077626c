"""Who is meant: pronouns by their clause, the two sides of a text, organs of the state it is about, and known people."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Kenya met Chad. Norway said it would help.", "it", ["Norway"]),
        ("Kenya warned Chad. Norway condemned its threats.", "its", ["Norway"]),
        ("Kenya warned Chad about it.", "it", []),
        ("It was Kenya that attacked Chad.", "It", []),
        ("Residents said they would stay. Kenya and Chad agreed.", "they", []),
        ("Chad and Libya met. Each blamed the war.", "Each", ["Chad", "Libya"]),
        ("The Americans will reduce their force in Iraq.", "their", ["United States"]),
        ("The Syrians refused to promise that they would stop.", "they", ["Syria"]),
        ("Kenya and Chad met. Neither side has said what it offered.", "it", ["Kenya", "Chad"]),
        ("Kenya rejected the plan; Chad accepted it.", "it", []),
        ("Kenya welcomed the deal. It was signed on Friday.", "It", []),
        ("Norway said that it would help Kenya.", "it", ["Norway"]),
        ("Under its terms Kenya will withdraw.", "its", []),
        ("Kenya holds homes in the town and refused to vacate them.", "them", []),
        ("President Daniel Mwangi, whom Paul Otieno accused, stays. He denied it.", "He", ["Daniel Mwangi"]),
    ],
)
def test_a_pronoun_means_the_subject_of_its_own_clause_first(read, text, words, names):
    assert read(text).meant_by(words) == names


def test_both_sides_are_those_that_the_text_is_most_about_and_not_its_mediators(read):
    text = (
        "Chad accused Libya of shelling a town. Libya denied that it had attacked Chad. "
        "Qatar and Turkey mediated the talks. Both sides agreed to meet again."
    )
    assert read(text).meant_by("Both sides") == ["Chad", "Libya"]


def test_the_army_of_a_conflict_at_home_is_itself_a_party(read):
    text = "The army of Sudan fought the Rapid Support Forces in Khartoum. Sudan is at war. Each side blamed the other."
    assert "Rapid Support Forces" in read(text).meant_by("Each side")


def test_a_title_behind_a_name_is_its_bearers(read):
    assert read(
        "In the presence of Premier Kosygin, the Soviet mediator, who smiled, India and Pakistan signed."
    ).meant_by("mediator") in (["Kosygin"], [])


def test_a_known_person_has_a_country_and_a_role_only_within_the_term(read):
    person = read("Angela Merkel met Vladimir Putin. Germany and Russia agreed.").actor("Angela Merkel")
    assert (person.country, person.role) == (
        "DEU",
        None,
    )  # The text has no date: the country holds, the office may not.


def test_what_a_dateline_names_takes_no_part(read):
    (event,) = read("HELSINKI, 15 August - Chad and Libya signed a treaty on Monday.").events
    assert [actor.name for actor in event.actors] == ["Chad", "Libya"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Chad accused Libya of an attack. Chad wants nothing from the enemy.", "enemy", ["Libya"]),
        ("Mexico, Panama and Peru met. The three governments agreed.", "governments", ["Mexico", "Panama", "Peru"]),
        ("Hamas released a hostage. The Islamist group wants more.", "group", ["Hamas"]),
        ("Kenya trusts the United Nations. The organisation will help.", "organisation", ["United Nations"]),
        ("John Kerry of the United States went home. The American was angry.", "American", ["John Kerry"]),
        ("Daniel Mwangi, who was beaten in May, refused. The senator wants a trial.", "senator", ["Daniel Mwangi"]),
        ("Chad and Libya are at war. Since then the two have fought.", "two", ["Chad", "Libya"]),
    ],
)
def test_a_noun_takes_up_whom_the_text_has_named(read, text, words, names):
    assert read(text).meant_by(words) == names


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("President Daniel Mwangi of Kenya spoke. His government will not yield.", "government", "Kenya’s government", "KEN"),
        ("Eritrea, whose army fought in Tigray, left the talks.", "army", "Eritrea’s army", "ERI"),
    ],
)  # fmt: skip
def test_an_organ_of_somebody_named_is_an_actor_of_its_own(read, text, words, name, country):
    reading = read(text)
    assert reading.meant_by(words) == [name]
    assert reading.actor(name).country == country


def test_a_counterpart_holds_the_same_office_elsewhere(read):
    reading = read("Egypt’s Foreign Minister Sameh Shoukry spoke. He met his Turkish counterpart.")
    assert reading.meant_by("counterpart") == ["Turkey’s Foreign Minister"]


def test_who_speaks_in_quotation_marks_is_i_in_the_next_ones_too(read):
    reading = read('"It is over," said Daniel Mwangi of Kenya. "I still hear the guns."')
    assert reading.meant_by("I") == ["Daniel Mwangi"]
