"""Whose envoys are turned away, whose rebels sign, and of which land those "there" are."""

from __future__ import annotations

import pytest

TURNED_AWAY = [
    ("The Arab League sent mediators in May, but Uganda would not admit its envoys.", "Arab League"),
    ("Chad lost patience with the African Union because Sudan would not admit its observers.", "African Union"),
    ("Norway's attempt stalled when Tehran refused to admit its negotiators.", "Norway"),
    ("The United Nations said that Syria had expelled its observers.", "United Nations"),
    ("Chad recalled its envoys from Sudan.", "Chad"),
    ("President Deby of Chad met his envoys on Monday.", "Deby"),
]


@pytest.mark.parametrize(("text", "owner"), TURNED_AWAY)
def test_who_turns_envoys_away_did_not_send_them(read, text, owner):
    pronouns = [m for m in read(text).index.mentions if m.form == "pronoun"]
    assert [a.name for a in pronouns[-1].actors] == [owner]


def test_the_rebels_of_somebody_sign_and_not_he(read):
    text = "Peru's government and the Cuban-backed rebels of Hugo Blanco signed a truce on Friday."
    assert "Hugo Blanco’s rebels" in read(text).event("signed")[3]
    text = "The fighters of Ahmad Massoud attacked a Taliban post."
    assert read(text).event("attacked")[3:5] == (["Ahmad Massoud’s fighters"], ["Afghanistan"])
    text = "Jonas Savimbi, the UNITA leader, left. The rebels of Jonas Savimbi attacked Huambo."
    assert read(text).event("attacked")[3] == ["UNITA"]


@pytest.mark.parametrize("sort", ["the rebel movement", "the militia", "an armed group"])
def test_a_movement_named_before_a_comma_is_told_once(read, sort):
    text = f"In Geneva, envoys of Congo and of the CODECO, {sort} that has burned two towns, signed a pact."
    assert read(text).event("burned")[3] == ["CODECO"]


THERE = [
    ("A Finnish plan for Cyprus, floated in June, was rejected by the government there.", ["Cyprus"]),
    (
        "Transnistria's rebels rebuffed the OSCE, while a Swedish plan for Somaliland, presented in May by Lars Berg, was "
        "rejected by the rebels there.",
        ["Somaliland"],
    ),
]


@pytest.mark.parametrize(("text", "actors"), THERE)
def test_those_there_are_of_the_land_named_last(read, text, actors):
    assert read(text).event("rejected")[3] == actors


def test_whoever_urges_a_state_is_not_its_government(read):
    assert read("The government urged Paris to cut its aid.").event("urged")[3] != ["France"]
    text = "Ankara came under fire, and in Berlin on Monday the parliament accused Togo of theft."
    assert read(text).event("accused")[3] == ["Germany"]


def test_who_is_told_to_go_is_who_went(read):
    text = (
        "Jan Eliasson, the United Nations envoy, flew home. Diplomats said that Mali's president resigned only after the World "
        "Bank last week had urged him to go."
    )
    assert read(text).event("urged")[3:5] == (["World Bank"], ["Mali"])


def test_a_first_name_of_one_person_is_his_and_a_title_he_does_not_bear_is_anothers(read):
    text = 'Prime Minister Tadi Alemu of Kenya met the bishop. "The road is open," Tadi told reporters.'
    assert "Tadi Alemu" in {a.name for m in read(text).index.mentions if m.head.text == "Tadi" for a in m.actors}
    text = "Guyana's President Omar Hassan Said left. King Hassan thanked Chad."
    assert read(text).event("thanked")[3] == ["Hassan"]


def test_a_presidents_deputy_is_his_and_his_prisoners_act_for_nobody(read):
    reading = read("Mali's President Ibrahim Keita will hand over power to his deputy in May.")
    assert reading.actor("Ibrahim Keita’s deputy").belongs_to.name == "Mali"
    assert read("Captain Sanogo of Mali freed his prisoners.").actor("Sanogo’s prisoners").belongs_to is None


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Omar Hadi, a Hamas leader, denied that his movement was to blame.", "movement", ["Hamas"]),
        ("Clashes of ethnic Albanians and police spread. The Albanians said yes to the plan.", "Albanians", ["ethnic Albanians"]),
        ("Albania’s premier left. The Albanians signed the accord with Greece.", "Albanians", ["Albania"]),
        ("Kenya denied the charge. Its Defence Ministry accused Togo of lying.", "Ministry", ["Kenya’s defence ministry"]),
        (
            "Sudan’s army and a rival armed force promised to let more aid through to civilians, but they failed to agree on a truce.",
            "they",
            [],
        ),
        ("Chad and Libya promised to open the road to refugees, but they did not sign the accord.", "they", ["Chad", "Libya"]),
    ],
)  # fmt: skip
def test_who_goes_by_an_owner_or_a_people(read, text, words, meant):
    assert read(text).meant_by(words) == meant
