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
