"""Movements that no list holds are themselves, and nobody whose name they share a word with."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Fighters of the Azawad Liberation Front raided a camp.", "Azawad Liberation Front", "armed_group", "MLI"),
        ("The United Nuba Liberation Front attacked a convoy.", "United Nuba Liberation Front", "armed_group", None),
        ("The army accused the Free Houthi Salvation Movement of it.", "Free Houthi Salvation Movement", None, None),
        ("The Taliban Renewal Council rejected the offer.", "Taliban Renewal Council", None, None),
        (
            "Kenya met the Somali People's Front for Unity and Reform.",
            "Somali People's Front for Unity and Reform",
            None,
            "SOM",
        ),
        ("The Chadian Patriotic Congress signed a truce.", "Chadian Patriotic Congress", None, "TCD"),
        (
            "The Kivu Self-Defence Committee and the Front for Peace in Ituri met.",
            "Kivu Self-Defence Committee",
            None,
            None,
        ),
    ],
)
def test_a_new_movement_is_an_actor_of_its_own(read, text, name, kind, country):
    found = {actor.name: actor for actor in read(text).index.actors}
    assert name in found
    assert kind in {None, found[name].kind}
    assert country in {None, found[name].country}


def test_its_letters_are_the_movement_too(read):
    reading = read(
        "The Benadir Salvation Movement (BSM) attacked the Somali army. BSM fighters fled; the BSM lost ten men."
    )
    assert [m.actors[0].name for m in reading.index.mentions if m.head.text == "BSM"] == [
        "Benadir Salvation Movement"
    ] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The Turkish Armed Forces shelled a village.",
        "The Libyan National Army shelled a village.",
        "Iran's Supreme National Security Council met.",
        "The U.N. Security Council met on Friday.",
        "The Eastern Front collapsed.",
        "Sudan's Sovereign Council met.",
    ],
)
def test_organs_and_fronts_of_a_war_are_no_movements(read, text):
    assert not [m for m in read(text).index.mentions if m.rule == "coined_name"]
