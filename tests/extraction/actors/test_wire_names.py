"""Who somebody is in the plain sentences of the wires."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Biden’s special envoy for Sudan, Tom Perriello, flew to Cairo.", "Tom Perriello", None),
        ("The U.N. envoy for Libya, Ana Lopez, resigned.", "Ana Lopez", "United Nations"),
        ("Ana Lopez, a negotiator for Ukraine, resigned.", "Ana Lopez", "Ukraine"),
        ("Houthi negotiator Mohammed Abdul-Salam met an envoy.", "Mohammed Abdul-Salam", "Houthis"),
    ],
)
def test_whom_somebody_acts_for_is_not_where_he_is_sent(read, text, name, body):
    actor = read(text).actor(name)
    assert (actor.belongs_to.name if actor.belongs_to else None) == body


def test_rebels_of_a_land_and_a_name_are_those_of_the_name(read):
    (event,) = read("Colombia’s ELN rebels freed a soldier in Colombia.").events
    assert [a.name for a in event.actors] == ["National Liberation Army"]


def test_fighters_among_the_dead_are_of_no_certain_side(read):
    (event,) = read("The war has killed 900 people, including fighters and civilians, the Houthis said.").events
    assert "Houthis" not in [a.name for a in event.recipients]


def test_governments_of_one_land_are_not_of_two_others(read):
    reading = read("Libya’s rival governments met. The Israeli and Egyptian leaders met.")
    assert [a.country for a in reading.events[0].actors] == ["LBY"]


def test_force_is_nobody(read):
    reading = read("Guyana and Venezuela pledged not to use force against each other.")
    assert {a.name for a in reading.index.actors} == {"Guyana", "Venezuela"}


def test_who_attends_a_meeting_is_no_side_of_it(read):
    text = "Talks between Chad and Mali, brokered by Kenya and attended by an envoy of Brazil, began on Monday."
    held = {a.body.name for e in read(text).events if e.mediators for a in (*e.actors, *e.recipients)}
    assert "Brazil" not in held and held


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Peru accused China’s coast guard of ramming a boat on Friday.", "coast guard", "China’s coast guard"),
        (
            "The commander of a powerful militia was shot dead. Libyan commander Khalifa Haftar spoke.",
            "commander",
            "Militia’s commander",
        ),
    ],
)
def test_whose_an_office_or_a_force_is(read, text, words, name):
    assert read(text).meant_by(words) == [name]


def test_who_stands_before_a_comma_does_not_own_the_ministry_behind_it(read):
    reading = read("The talks were mediated by Kenya and Turkey, the Qatari Foreign Ministry said on Sunday.")
    assert reading.actor("Foreign Ministry").country == "QAT"


def test_a_compass_point_is_no_body_and_a_chief_spokesman_no_chief(read):
    reading = read("Eastern commander Khalifa Haftar met Ali Musa, the Taliban government’s chief spokesman.")
    assert not {"Eastern", "Taliban government’s chief"} & {a.name for a in reading.index.actors}


def test_a_priest_from_a_town_speaks_for_himself(read):
    text = (
        'Sierra Leone met its neighbours. "It is over," said a Catholic priest from Freetown, who had walked for hours.'
    )
    assert "Sierra Leone’s catholic priests" not in {a.name for a in read(text).index.actors}
