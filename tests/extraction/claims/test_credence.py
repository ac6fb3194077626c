"""Turns of phrase that lend a statement belief or take it away, and speakers in odd places."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("If the rebels are to be believed, the bridge was never mined.",
         ("the rebels", "are to be believed", "the bridge was never mined", "named_body")),
        ("The story goes that the marshal burned the letters.",
         (None, "story goes", "the marshal burned the letters", "media")),
        ("Mr. Petkov waved away the notion that the gas might be cut off.",
         ("Mr. Petkov", "waved away", "the gas might be cut off", "named_person")),
        ("The insurers have it that the ship was sinking.",
         ("The insurers", "have it", "the ship was sinking", "named_body")),
        ("The envoy is fond of saying that a bad peace beats a good war.",
         ("The envoy", "saying", "a bad peace beats a good war", "official_unnamed")),
        ("All that the ministry would say was that an inquiry was under way.",
         ("the ministry", "would say", "an inquiry was under way", "named_body")),
        ("The commander conceded, with a shrug, that the map was out of date.",
         ("The commander", "conceded", "the map was out of date", "official_unnamed")),
        ("The prosecutors want the world to believe that the boy acted alone.",
         ("The prosecutors", "believe", "the boy acted alone", "official_unnamed")),
        ("The commission proclaimed Mr. Touré the winner.",
         ("The commission", "proclaimed", "Mr. Touré the winner", "named_body")),
        ("The hope is that the guns will be silent by Easter.",
         (None, "hope", "the guns will be silent by Easter", "unnamed_people")),
        ("The treaty, warned Senator Julia Prado, “is not worth the paper it is written on”.",
         ("Senator Julia Prado", "warned", "is not worth the paper it is written on", "named_person")),
        ("“I saw the smoke,” a driver who gave his name only as Karim told AFP.",
         ("a driver who gave his name only as Karim", "told", "I saw the smoke", "named_person")),
        ("“It's a lie,” shot back the ambassador.", ("the ambassador", "shot back", "It's a lie", "official_unnamed")),
        ("The magazine Jeune Afrique said the emir was ill.",
         ("The magazine Jeune Afrique", "said", "the emir was ill", "media")),
        ("Opposition figures suspect that the fire was set.",
         ("Opposition figures", "suspect", "the fire was set", "unnamed_people")),
        ("The rebels, in a communiqué read out on the radio, said the constitution was suspended.",
         ("The rebels, in a communiqué read out on the radio", "said", "the constitution was suspended", "named_body")),
    ],
)  # fmt: skip
def test_turns_of_phrase_name_their_source(read, text, row):
    assert claims_of(read, text) == [row]


def test_a_figure_that_is_a_number_shows_what_media_show(read):
    assert claims_of(read, "The figures show a fall in exports.")[0][3] == "media"


def test_a_name_that_holds_am_says_nothing(read):
    assert [row[2] for row in claims_of(read, "The minister told Bild am Sonntag: “We are not at war.”")] == [
        "We are not at war"
    ]


def test_a_station_that_is_told_something_says_nothing(read):
    (row,) = claims_of(read, "The junta's deputy, Colonel Amadou Sarr, told state radio that elections would wait.")
    assert row[:2] == ("The junta's deputy, Colonel Amadou Sarr", "told")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The patriarchate condemned the arrests, calling them an affront to the faithful.",
         ("The patriarchate", "calling", "them an affront to the faithful", "named_body")),
        ("Tbilisi maintains that the shells came from the north, as do the observers.",
         ("Tbilisi", "maintains", "the shells came from the north", "named_body")),
        ("The harvest, says farmer Joao Lima, is lost.", ("farmer Joao Lima", "says", "is lost", "named_person")),
        ("Legend has it that the treaty was signed on a drumhead.",
         (None, "Legend has it", "the treaty was signed on a drumhead", "media")),
        ("The premier laughed off the idea that he might step down.",
         ("The premier", "laughed off", "he might step down", "official_unnamed")),
        ("Reuters reported, quoting a Hamas official, that the group had accepted the list.",
         ("a Hamas official", "quoting", "the group had accepted the list", "official_unnamed")),
        ("A colonel, who insisted on anonymity because he feared reprisals, said the fort had fallen.",
         ("A colonel, who insisted on anonymity because he feared reprisals", "said", "the fort had fallen", "official_unnamed")),
    ],
)  # fmt: skip
def test_claims_have_their_source_and_their_end(read, text, row):
    assert row in claims_of(read, text)
    assert len(claims_of(read, text)) == 1
