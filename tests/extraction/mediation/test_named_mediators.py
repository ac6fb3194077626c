"""Whom sides take, refuse or want as mediator, and whom outsiders talk round."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya have been at war since March. "

NAMED = [
    ("Chad accepted Algiers as mediator.", "accepted", "AGREE", "accepted", "Algeria"),
    ("Chad agreed to accept Kenya's president as a mediator.", "agreed", "AGREE", "accepted", "Kenya"),
    ("Brazil's president was accepted as mediator by Chad and Libya.", "accepted", "AGREE", "accepted", "Brazil"),
    ("Libya rejected the African Union as a go-between.", "rejected", "REJECT", "refused", "African Union"),
    ("Libya refused to accept Togo's prime minister as a mediator.", "refused", "REJECT", "refused", "Togo"),
    ("Chad proposed Norway as mediator.", "proposed", "REQUEST", "requested", "Norway"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "status", "third"),
    NAMED,
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_who_is_taken_as_mediator_mediates_and_not_who_takes_him(read, text, trigger, kind, status, third):
    found = read(WAR + text).event(trigger)
    assert (found[0], found[1], found[5]) == (kind, status, [third])


def test_who_is_named_mediator_between_two_mediates(read):
    found = read(WAR + "Switzerland was named as mediator between Chad and Libya.").event("named")
    assert (set(found[4]), found[5]) == ({"Chad", "Libya"}, ["Switzerland"])


PERSUADED = [
    ("Norway talked Chad round.", "talked", {"Chad"}),
    ("Norway's envoy talked the two sides into a truce.", "talked", {"Chad", "Libya"}),
    ("The Arab League got Chad and Libya to agree on a truce.", "got", {"Chad", "Libya"}),
    ("Muscat convinced Chad and Libya to resume the talks.", "convinced", {"Chad", "Libya"}),
    ("President Peter Okello of Kenya persuaded Libya to free the prisoners.", "persuaded", {"Libya"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "sides"), PERSUADED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_outsider_who_talks_a_side_round_mediates(read, text, trigger, sides):
    _, _, _, _, recipients, thirds = read(WAR + text).event(trigger)
    assert (set(recipients), len(thirds)) == (sides, 1)


@pytest.mark.parametrize(
    "text",
    ["Chad persuaded Libya to sign.", "Norway talked its partners out of sanctions.", "Chad convinced Bulgaria to sell it gas."],
)  # fmt: skip
def test_a_party_or_who_talks_to_his_own_mediates_nothing(read, text):
    assert not any(event.mediators for event in read(WAR + text).events)


@pytest.mark.parametrize(
    ("text", "trigger", "body"),
    [
        ("The bloc, which had named President Peter Okello its mediator in May, met.", "named", ["Bloc"]),
        ("Jacob Zuma was named mediator by the Southern African Development Community.", "named", None),
        ("Sadc made President Jacob Zuma facilitator of the talks between Chad and Libya.", "made", None),
    ],
    ids=["second object", "passive", "one phrase"],
)
def test_who_is_made_mediator_mediates_without_as(read, text, trigger, body):
    found = read(WAR + text).event(trigger)
    assert found[:3] == ("CONSULT", "occurred", "045")
    assert found[5]
    assert body is None or found[3] == body


def test_a_mediator_who_is_dropped_has_his_mediation_stopped(read):
    found = read(WAR + "Chad had dropped Gabon's president as mediator in June.").event("dropped")
    assert found == ("SANCTION", "halted", "165", ["Chad"], ["Gabon"], ["Gabon"])
