"""What somebody does no more: help and trade that end are a sanction, attacks that end a retreat."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany stopped selling weapons to Saudi Arabia.", ("SANCTION", "occurred")),
        ("Kuwait will stop buying grain from India.", ("SANCTION", "planned")),
        ("Poland is no longer shipping weapons to Ukraine.", ("SANCTION", "occurred")),
        ("Belgium no longer trains Congolese soldiers.", ("SANCTION", "occurred")),
        ("The United States quit bombing the Houthis.", ("RETREAT", "occurred")),
        ("The United States will quit bombing the Houthis.", ("CONCEDE", "planned")),
    ],
)
def test_what_is_done_no_more_is_an_act_of_its_own(read, text, expected):
    event = next(e for e in read(text).events)
    assert (event.trigger.type, event.status) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The withdrawal of French troops from Niger was completed on Friday.", "RETREAT"),
        ("France completed the withdrawal of its troops from Chad.", "RETREAT"),
        ("Mali’s withdrawal from the accord angered Algeria.", "SANCTION"),
    ],
)
def test_forces_withdraw_from_a_place_and_a_state_from_an_accord(read, text, kind):
    event = next(e for e in read(text).events if e.trigger.noun is not None)
    assert event.trigger.type == kind
    assert len(event.actors) == 1


def test_who_has_mediated_is_no_party(read):
    event = next(e for e in read("Kenya, having mediated for weeks, gave up on Sunday.").events)
    assert ([a.name for a in event.actors], event.recipients) == (["Kenya"], [])


def test_whose_troops_are_to_leave_is_asked_and_not_whom_they_leave(read):
    event = next(e for e in read("Angola demanded the withdrawal of Rwandan troops from Congo.").events)
    assert [a.body.name for a in event.recipients] == ["Rwanda"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Poland will send 100 tanks to Ukraine.", "AID"), ("Russia sent tanks to the border with Ukraine.", "MOBILIZE")],
)
def test_arms_sent_to_a_state_are_help_and_arms_sent_to_a_place_are_none(read, text, kind):
    assert next(e for e in read(text).events).trigger.type == kind
