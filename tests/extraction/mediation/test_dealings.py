"""How others deal with a mediator and he with his task, and who is told to have had a deal made."""

from __future__ import annotations

import pytest

ACTS = [
    ("The rebels refused to attend talks hosted by Angola.", "refused", ("refused", "126", ["Angola"])),
    ("Morocco refused to receive the United Nations envoy.", "refused", ("refused", "126", ["United Nations"])),
    ("Eritrea boycotted the talks that Algeria hosted.", "boycotted", ("refused", "126", ["Algeria"])),
    (
        "Kenya threw in the towel last month after a year of mediation between Chad and Libya.",
        "threw in",
        ("halted", "165", ["Kenya"]),
    ),
    (
        "Carl Bildt is bowing out after two years as mediator in Bosnia.",
        "bowing out",
        ("halted", "165", ["Carl Bildt"]),
    ),
    ("Iran asked Oman to pass a message to the United States.", "asked", ("requested", "028", ["Oman"])),
    ("The African Union dispatched a team of mediators to Chad.", "dispatched", ("occurred", "045", ["African Union"])),
    ("Egypt convinced Hamas to halt its rocket fire.", "convinced", ("occurred", "045", ["Egypt"])),
    ("Chad and Libya agreed to a truce, Oman announced.", "agreed", ("occurred", "045", ["Oman"])),
    ("Oman announced that Chad and Libya had agreed to a truce.", "agreed", ("occurred", "045", ["Oman"])),
]


@pytest.mark.parametrize(("text", "trigger", "told"), ACTS, ids=lambda v: v if isinstance(v, str) else "")
def test_acts_towards_a_mediator_have_him(read, text, trigger, told):
    _, status, cameo, _, _, mediators = read(text).event(trigger)
    assert (status, cameo, mediators) == told


@pytest.mark.parametrize(
    "text",
    [
        "Chad refused to attend the ceremony.",
        "Chad refused to receive the French ambassador.",
        "Chad quit the bloc after ten years as a member.",
        "Iran asked Oman to send an ambassador.",
        "Chad and Libya agreed to a truce, Chad announced.",
        "Chad and Libya agreed to a truce, the ministry announced.",
    ],
)
def test_other_refusals_and_requests_have_none(read, text):
    assert not any(e.mediators for e in read(text).events)


def test_talks_that_somebody_refused_have_no_row_beside_the_refusal(read):
    events = read("The rebels refused to attend talks hosted by Angola.").events
    assert [e.trigger.head.text for e in events] == ["refused"]
