"""Who is sent to look into something brings no aid, and who was not let in has not come."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations sent a fact-finding mission to Togo.",
        "The African Union sent observers to Togo to investigate the raid.",
    ],
)
def test_inquiries_are_no_aid(read, text):
    assert [e.trigger.type for e in read(text).events if e.trigger.head.lemma_ == "send"] == ["CONSULT"]


def test_observers_of_a_truce_are_aid(read):
    events = read("The African Union sent observers to Togo.").events
    assert [e.trigger.type for e in events] == ["AID"]


@pytest.mark.parametrize(
    "text",
    [
        "Togo refused to admit a fact-finding mission that the African Union sent in 2019.",
        "Togo barred a mission that the United Nations sent in 2019.",
        "Togo turned away an observer mission sent by the African Union.",
    ],
)
def test_who_was_not_let_in_is_told_by_the_refusal_alone(read, text):
    assert {e.trigger.type for e in read(text).events} == {"REJECT"}
