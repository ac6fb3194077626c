"""Promises that others will suffer are threats; promises of good are not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Venezuela vowed that Colombia would pay a high price.", ["Colombia"]),
        ("Turkey swore that Bulgaria would regret the strike.", ["Bulgaria"]),
        ("Pakistan promised that the attack would not go unpunished.", []),
        ("Kenya pledged that Somalia would face the consequences.", ["Somalia"]),
        ("Peru vowed that Chile would be punished.", ["Chile"]),
        ("North Korea vowed to make the United States suffer.", []),
    ],
)
def test_who_vows_that_others_will_suffer_threatens(read, text, recipients):
    event = next(e for e in read(text).events)
    assert (event.trigger.type, event.status) == ("THREATEN", "threatened")
    assert [a.body.name for a in event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Serbia promised that Croatia would get electricity.",
        "Chad pledged that its troops would leave in May.",
        "Kenya vowed that the captives would be freed.",
        "Kenya promised that Uganda would not suffer.",
    ],
)
def test_who_promises_good_threatens_nobody(read, text):
    assert "THREATEN" not in {e.trigger.type for e in read(text).events}
