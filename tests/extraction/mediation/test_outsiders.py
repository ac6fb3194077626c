"""What those who are no party do for the parties is mediation, in whatever words; what parties do themselves is not."""

from __future__ import annotations

import pytest

QUARREL = "Tensions between Chad and Libya grew. "


@pytest.mark.parametrize(
    ("text", "trigger", "status", "mediators"),
    [
        ("Oman’s envoys moved between two rooms, carrying proposals.", "moved", "occurred", ["Oman"]),
        ("Several messages went through Oman.", "messages", "occurred", ["Oman"]),
        ("Kazakhstan was the host of the talks.", "host", "occurred", ["Kazakhstan"]),
        ("Canada provided a venue for the secret meetings.", "provided", "occurred", ["Canada"]),
        ("Kenya wants to take over the mediation.", "take", "hypothetical", ["Kenya"]),
        ("Kenya tried to rescue the peace deal between Chad and Libya.", "rescue", "failed", ["Kenya"]),
        ("France summoned both sides to Paris.", "summoned", "occurred", ["France"]),
        ("Qatar flew to Tripoli in a bid to ease tensions between Chad and Libya.", "ease", "ongoing", ["Qatar"]),
        ("Oman brought the two sides together.", "brought together", "occurred", ["Oman"]),
        ("Libya asked Oman to persuade the Chadian government.", "asked", "requested", ["Oman"]),
        ("Chad rejected a plan by Oman.", "rejected", "refused", ["Oman"]),
        ("Chad turned down the plan that Oman drew up.", "turned down", "refused", ["Oman"]),
    ],
    ids=lambda v: v if isinstance(v, str) and " " in v else "",
)
def test_an_outsider_at_work_for_the_sides_mediates(read, text, trigger, status, mediators):
    reading = read(QUARREL + text)
    found = next(
        (e for e in reading.events if e.mediators and e.trigger.tokens[0].text == trigger.split()[0]), None
    )  # fmt: skip
    assert found is not None, [(e.trigger.head.text, [a.name for a in e.mediators]) for e in reading.events]
    assert [actor.body.name for actor in found.mediators] == mediators
    if trigger != "ease":
        assert found.status == status


@pytest.mark.parametrize(
    "text",
    [
        "Chad’s envoys moved between two rooms.",
        "Libya provided a venue for the meetings.",
        "Chad asked Libya to persuade the tribes.",
        "Libya rejected a plan by Chad.",
        "Libya was the host of the talks.",
    ],
)
def test_a_party_does_not_mediate_its_own_quarrel(read, text):
    assert [a.name for e in read(QUARREL + text).events for a in e.mediators] == []


def test_who_turns_an_offer_down_refuses_who_made_it(read):
    events = read("Chad offered a truce to Libya. Libya turned the offer down.")
    assert events.event("turned")[:2] == ("REJECT", "refused")
    assert events.event("turned")[4] == ["Chad"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya's president flew to Juba to mediate between Chad and Libya.", "occurred"),
        ("Kenya's president will fly to Juba to mediate between Chad and Libya.", "planned"),
        ("An earlier truce, which Oman said it had brokered in May, broke down within minutes.", "failed"),
        ("A peace process led by Kenya between Chad and Libya stalled in March.", "halted"),
    ],
)
def test_who_has_come_to_mediate_did_and_what_broke_down_failed(read, text, status):
    told = [event for event in read(text).events if event.mediators]
    assert {event.status for event in told} == {status}


def test_an_invitation_that_is_accepted_is_no_offer_beside_it_and_where_to_is_no_side(read):
    events = read(
        "Jimmy Carter took over the mediation in June. The rebels accepted Carter's invitation to Nairobi only to insist on talks."
    ).events
    (taken,) = [e for e in events if e.trigger.type == "AGREE"]
    assert (taken.status, [a.name for a in taken.recipients]) == ("accepted", ["Jimmy Carter"])
