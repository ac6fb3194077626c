"""Places, and people in a toll, that are no actors."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops would leave the smaller ports of Saleef and Ras Aysa first.", "Ras Aysa"),
        ("The towns of Kala Balge and Wad Osman were shelled.", "Wad Osman"),
        ("He accused the rebels of attacking the Muhamalai entry point.", "Muhamalai"),
        ("Omar Hadi said by video link from Amman that the truce held.", "Jordan"),
        ("Speaking from Beirut, Omar Hadi accused Israel of stalling.", "Lebanon"),
        ("Gunmen broke into the monastery, where pilgrims from Novi Sad were staying.", "Novi Sad"),
        ("Gunmen broke into the monastery, where pilgrims from Novi Sad were staying.", "Novi Sad pilgrims"),
        ("Activists report strikes on the Bustan al-Qasr and Tariq al-Bab districts.", "Tariq al-Bab"),
        ("Many combatants in Lanao del Sur were reluctant to leave.", "Lanao del Sur"),
        ("Salva Kiir met Riek Machar in Juba. Kiir and Machar met again in June.", "Kiir and Machar"),
        ("The premier carried a list of fighter jets.", "Fighters"),
        ("Omar Hadi condemned the raid and spoke to both leaders by phone.", "Leaders"),
        ("Troops clashed with Serb protesters in the Serb-majority north.", "Serbia"),
        ("Armed men shut themselves in a Serbian Orthodox monastery.", "Serbia"),
        ("The French school was shelled.", "France"),
        ("The leaders of Ethiopia's Tigray region rejected the truce.", "Ethiopia’s leaders"),
        ("Asked about it, Mr Ravi replied that his organisation would return to talks.", "Organisation"),
        ("Togo, where a bomb killed 12 people, says that most of them were miners.", "People"),
    ],
)
def test_a_place_or_a_toll_is_no_actor(read, text, name):
    assert name not in {actor.name for actor in read(text).index.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A statement from Amman accused Iran of meddling.", "Jordan"),
        ("Gunmen killed 14 villagers, and most of them were miners.", "Villagers"),
        (
            "Togo, which kept to the deal, blamed Chadian troops, to whose raids its forces, it said, replied.",
            "Togo’s forces",
        ),
    ],
)
def test_who_speaks_or_suffers_is_one(read, text, name):
    assert name in {actor.name for actor in read(text).index.actors}


@pytest.mark.parametrize(("when", "who"), [("last weekend", "gunmen"), ("last month", "sailors")])
def test_when_somebody_acts_is_no_part_of_what_he_is(read, when, who):
    names = {
        actor.name
        for actor in read(
            f"In Juba, where {when} {who} loyal to two parties had fought, drums were heard."
        ).index.actors
    }
    assert who.capitalize() in names
