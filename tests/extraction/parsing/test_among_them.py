"""Those named behind "among them" are of the many before, and nobody to whom it is done."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Forty countries condemned Chad, among them Malta and Cuba.", ["Malta", "Cuba"], ["Chad"]),
        ("Forty countries, among them Malta and Cuba, condemned Chad.", ["Malta", "Cuba"], ["Chad"]),
        ("Several states expelled Chad's envoys, among them Malta, Cuba and Togo.", ["Malta", "Cuba", "Togo"], None),
        ("Eight countries, including Malta and Cuba, recognised Chad.", ["Malta", "Cuba"], ["Chad"]),
    ],
)
def test_who_is_named_of_many_acts(read, text, actors, recipients):
    event = read(text).events[0]
    assert [a.name for a in event.actors] == actors
    if recipients is not None:
        assert [a.name for a in event.recipients] == recipients


def test_helpers_are_not_helped(read):
    assert not any(e.recipients for e in read("Two dozen countries helped, among them Malta and Cuba.").events)
