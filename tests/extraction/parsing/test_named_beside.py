"""Who is named beside another state's man is no owner of his."""

from __future__ import annotations

import pytest

ASKED = [
    ("Luis Prado has invited Ghana and Zambia's vice president, Peter Banda, to calm the militias on May 4.", "Zambia"),
    ("Luis Prado has asked Ghana and Zambia's President Peter Banda to calm the militias on May 4.", "Zambia"),
    ("Luis Prado has asked Benin and Kenya's deputy premier, Peter Banda, to sound out the rebels.", "Kenya"),
]


@pytest.mark.parametrize(("text", "state"), ASKED)
def test_both_are_asked_and_the_man_is_of_whose_name_stands_beside_him(read, text, state):
    reading = read(text)
    assert reading.actor("Peter Banda").belongs_to.name == state
    assert len(reading.events[0].recipients) == 2


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Bosnia and Herzegovina's president, Alija Izetbegovic, denounced the raid.", ["Alija Izetbegovic"]),
        ("Chile and Peru's armies clashed on Friday.", ["Chile", "Peru"]),
    ],
)
def test_one_state_with_two_halves_and_two_owners_of_many_stay(read, text, actors):
    assert read(text).events[0].everyone and [a.name for a in read(text).events[0].actors] == actors
