"""Measures undone, parties and courts that act, and particles that are parsed as adverbs."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Kenya lifted the curfew.", "lifted", "RETREAT"),
        ("Kenya has pardoned the Somali poets.", "pardoned", "RETREAT"),
        ("Kenya will lift the curfew.", "lift", "CONCEDE"),
        ("Kenya gave in to Somalia.", "gave in", "CONCEDE"),
    ],
)
def test_a_measure_undone_is_a_retreat_and_one_to_be_undone_conceded(read, text, trigger, kind):
    reading = read(text)
    assert [e.trigger.type for e in reading.events if e.trigger.tokens[0].text == trigger.split()[0]] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition coalition in Togo rejected the deal.",
        "The Progress Party denounced the truce with Chad’s rebels as a sham.",
        "The high court rejected the accord with the rebels.",
    ],
)
def test_parties_and_courts_act_politically(read, text):
    assert read(text).events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Georgia’s army fell back from the ridge.", "RETREAT"),
        ("Georgia had pulled back, Russia said.", "RETREAT"),
        ("Chad’s president stepped aside on Sunday.", "RETREAT"),
    ],
)
def test_a_particle_that_is_parsed_as_an_adverb_makes_its_verb(read, text, kind):
    assert [e.trigger.type for e in read(text).events] == [kind]
