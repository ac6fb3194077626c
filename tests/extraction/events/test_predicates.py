"""Acts that a form of "be" tells with what is said of its subject."""

import pytest

CASES = [
    ("Iran is ready to talk to Israel.", "ready", ("AGREE", "offered", ["Iran"])),
    ("Iran was never ready to free the captives.", "ready", ("REJECT", "refused", ["Iran"])),
    ("Egypt said that Israel was on board.", "on board", ("AGREE", "accepted", ["Israel"])),
    ("Qatar was on the phone with Turkey.", "on the phone", ("CONSULT", "occurred", ["Qatar", "Turkey"])),
    ("Sudan and Egypt are at war.", "at war", ("ASSAULT", "ongoing", ["Sudan", "Egypt"])),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_what_somebody_is_said_to_be_is_an_act(read, text, trigger, expected):
    kind, status, _, actors, *_ = read(text).event(trigger)
    assert (kind, status, actors) == expected


def test_who_is_besieged_receives(read):
    kind, status, _, _, recipients, _ = read("Ethiopia is under siege.").event("under siege")
    assert (kind, status, recipients) == ("COERCE", "ongoing", ["Ethiopia"])


@pytest.mark.parametrize("text", ["Egypt is ready.", "Egypt and Sudan are not at war."])
def test_nothing_is_made_of_what_leads_to_nothing(read, text):
    assert read(text).events == []
