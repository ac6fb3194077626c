"""Sides that let another stand between them: he mediates, and they do not."""

from __future__ import annotations

import pytest

CONSENTS = [
    ("Chad and Libya consented to hold talks under Togo’s facilitation.", "consented", ["Togo"]),
    ("Chad and Libya have agreed to let Norway settle their dispute over the border.", "agreed", ["Norway"]),
    ("Chad and Libya consented to peace talks with the help of Kenya.", "consented", ["Kenya"]),
    ("Chad and Libya agreed that the African Union should rule on the line of the border.", "agreed", ["African Union"]),
    ("Chad and Libya accepted talks to be facilitated by Italy.", "accepted", ["Italy"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "third"), CONSENTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_who_is_let_between_sides_mediates_and_they_do_not(read, text, trigger, third):
    _, status, cameo, actors, _, mediators = read(text).event(trigger)
    assert (status, cameo, actors, mediators) == ("accepted", "038", ["Chad", "Libya"], third)


def test_sides_who_agree_to_talks_agree_with_each_other(read):
    assert read("Chad and Libya agreed to hold talks under Togo’s facilitation.").event("agreed")[1:5:3] == (
        "occurred",
        [],
    )


def test_a_deal_that_another_brokered_is_a_deal(read):
    assert read("Chad and Libya agreed to a truce brokered by Togo.").event("agreed")[1] == "occurred"


def test_who_leads_a_delegation_does_not_mediate(read):
    assert read("The rebels agreed to let Algeria lead their delegation.").event("agreed")[5] == []


def test_who_gives_way_after_a_mediation_has_not_mediated(read):
    text = "The Maoist rebels agreed to lift their siege of the town after Norway mediated."
    assert all(actor.name != "Rebels" for event in read(text).events for actor in event.mediators)


def test_those_between_whom_somebody_is_asked_to_mediate_are_named(read):
    text = "The African Union asked Kenya to mediate between Sudan and Chad. Kenya declined the request."
    found = read(text)
    assert found.event("asked")[4:] == (["Kenya", "Sudan", "Chad"], ["Kenya"])
    assert found.event("declined")[1:] == ("refused", "126", ["Kenya"], ["Sudan", "Chad"], ["Kenya"])


def test_who_takes_on_what_he_was_asked_for_mediates(read):
    text = "Russia appealed to Turkey to mediate between Armenia and Georgia. Turkey agreed."
    assert read(text).event("agreed")[1:] == ("accepted", "038", ["Turkey"], ["Armenia", "Georgia"], ["Turkey"])


def test_who_is_invited_to_mediate_does_and_not_who_invites(read):
    text = "The Arab League invited Brazil to act as mediator between Chad and Libya."
    assert read(text).event("invited")[1:] == (
        "requested", "028", ["Arab League"], ["Brazil", "Chad", "Libya"], ["Brazil"],
    )  # fmt: skip


def test_a_quarrel_submitted_to_another_is_his_to_settle(read):
    assert read("Chad and Libya submitted their dispute over the border to Malaysia.").event("submitted")[5] == [
        "Malaysia"
    ]


def test_both_whose_offers_to_mediate_are_refused_are_named(read):
    text = "Offers by Switzerland and by Sweden to mediate between Russia and Chad were brushed aside by Moscow."
    found = read(text).event("brushed")
    assert (found[2], found[5]) == ("126", ["Switzerland", "Sweden"])
