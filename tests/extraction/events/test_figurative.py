"""Words of violence that mean something else: what is wrecked is a hope, and who comes under fire is blamed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The first attempt, in Madrid, had been wrecked by Denktash's intransigence.", "wrecked"),
        ("The bombing shattered hopes of a truce between Chad and Niger.", "shattered"),
        ("It took three telephone calls from President Ruto to persuade the rebels.", "took three telephone calls"),
    ],
)
def test_what_is_only_said_in_a_figure_is_no_act(read, text, word):
    assert word not in {" ".join(t.text for t in e.trigger.tokens) for e in read(text).events}


def test_a_capital_under_fire_with_no_gun_near_is_blamed(read):
    assert read("Tokyo has come under fire since the reporter was jailed.").event("come")[0] == "ACCUSE"
    assert read("Israel came under fire from Gaza.").event("came")[0] == "ASSAULT"


def test_whom_it_took_calls_from_did_what_they_were_for(read):
    event = read("It took three telephone calls from President Ruto of Kenya to persuade the rebels.").event("persuade")
    assert event[3] == ["Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "A war of words erupted between Ghana and Togo on Monday.",
        "Ghana and Togo are waging a war of words over the dam.",
        "A verbal clash between the envoys of Chad and Niger ended the session.",
        "The premier of Chad was bombarded with questions by deputies.",
        "Deputies peppered the Danish envoy with questions.",
    ],
)
def test_strife_of_words_is_none_of_arms(read, text):
    assert not [e for e in read(text).events if e.trigger.type in {"ASSAULT", "PROTEST"}]


def test_strife_of_arms_is_told(read):
    assert [e.trigger.type for e in read("Rebels bombarded Chad's capital with rockets.").events] == ["ASSAULT"]
