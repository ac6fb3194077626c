"""Who gets two sides into one room, how long a truce held, and that who only approves a plan is no mediator."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya have been at war since March. "


@pytest.mark.parametrize(
    "text",
    [
        "Norway got Chad and Libya into the same room in Oslo.",
        "Norway brought Chad's president and the Libyan leader into one room on Monday.",
    ],
)
def test_who_gets_two_into_one_room_mediates(read, text):
    assert {"Norway"} in [{a.body.name for a in event.mediators} for event in read(WAR + text).events]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A truce between Chad and Libya held for nine days.", "halted"),
        ("A truce between Chad and Libya lasted three weeks.", "halted"),
        ("A truce between Chad and Libya has held for nine days.", "ongoing"),
    ],
)
def test_a_truce_held_as_long_as_it_is_said_to_have(read, text, status):
    assert [event.status for event in read(text).events if event.trigger.type == "RETREAT"] == [status]


def test_who_declines_to_approve_the_plan_of_mediators_is_none(read):
    found = read(WAR + "Chad twice declined to approve the peace plan of the Swiss mediators.").events
    assert not any(a.body.name == "Chad" for event in found for a in event.mediators)
