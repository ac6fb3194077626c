"""Who is a person, by what the text says of a name: titles, styles, surnames, and what stands in apposition."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya thanked Archbishop Juma Otieno of Mombasa.", "Juma Otieno"),
        ("Chad accused Mr Kibet of treason.", "Kibet"),
        ("A farmer named Wekesa said that he had fled.", "Wekesa"),
        ("Kenya's emir, Sheikh Tarimo, resigned.", "Tarimo"),
    ],
)
def test_what_follows_a_title_or_style_is_a_name(read, text, name):
    assert read(text).actor(name).kind == "person"


def test_a_surname_alone_is_the_person_whom_the_text_has_introduced(read):
    reading = read("President Daniel Mwangi of Kenya spoke first.\nMwangi cautioned that the war was not over.")
    assert [a.name for a in reading.index.actors if a.kind == "person"] == ["Daniel Mwangi"]


def test_another_name_that_the_text_gives_is_the_same_person(read):
    reading = read("Mohamed Hassan Duale, the rebel leader known as Simba, fled. Simba will be tried.")
    assert reading.meant_by("Simba") == ["Mohamed Hassan Duale"]


def test_a_town_that_looks_like_a_person_is_none(read):
    assert "Khan Younis" not in [a.name for a in read("She walked from Gaza City to Khan Younis.").index.actors]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Andrea Rossi, a historian, chaired the talks.", "historian", ["Andrea Rossi"]),
        ("The talks were saved by Qatar and Egypt, the mediators, on Monday.", "mediators", ["Qatar", "Egypt"]),
        ("Juan Santos spoke. His predecessor, Álvaro Peña, refused.", "predecessor", ["Álvaro Peña"]),
        ("Chad, a landlocked country, borders Libya.", "country", ["Chad"]),
        ("Hamas, the Islamist movement, rejected the deal.", "movement", ["Hamas"]),
        ("In a speech, Emmanuel Macron rejected it.", "speech", []),
    ],
)
def test_a_noun_beside_a_name_means_its_bearer(read, text, words, names):
    assert read(text).meant_by(words) == names


def test_an_adjective_of_nationality_in_apposition_gives_the_country(read):
    assert read("Andrea Rossi, an Italian lawyer, chaired the talks.").actor("Andrea Rossi").country == "ITA"
