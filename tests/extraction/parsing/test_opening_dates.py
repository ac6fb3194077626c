"""Dates that open a sentence with no comma behind."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("On 2 May Niger’s junta and its Malian ally, Assimi Goïta, signed a pact.", ["Niger’s junta", "Assimi Goïta"]),
        (
            "In 2019 Chad’s premier, Ali Musa, and the Kenyan president, Jean Toko, signed a deal.",
            ["Ali Musa", "Jean Toko"],
        ),
        ("On 3 June Kenya’s president shelled the town.", ["Kenya’s president"]),
        ("On 4 May the rebels shelled the town.", ["Rebels"]),
        ("On Monday Chad shelled the town.", ["Chad"]),
    ],
)
def test_a_date_without_a_comma_is_no_part_of_who_acts(read, text, actors):
    (event,) = read(text).events
    assert [actor.name for actor in event.actors] == actors


def test_a_month_is_nobody_s_month(read):
    parse = read("On 3 June Kenya’s president met the rebels.").parse
    month = next(t for t in parse.sentences[0].span if t.text == "June")
    assert (month.dep_, month.head.text) == ("pobj", "On")
