"""Whom absence slights, envoys who are not sent, and harm that has its price."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Eritrea stayed away from a summit of the African Union in Nairobi.", "stayed", ("REJECT", ["African Union"], [])),
        ("Fiji boycotted the meeting of the African Union on Friday.", "boycotted", ("REJECT", ["African Union"], [])),
        ("Venezuela boycotted a summit that Brazil had called for Monday.", "boycotted", ("REJECT", ["Brazil"], ["Brazil"])),
        ("Gabon pulled out of the summit of the African Union.", "pulled", ("SANCTION", ["African Union"], [])),
        ("Five delegates of the FARC walked out of the Helicoide hall.", "walked", ("SANCTION", [], [])),
    ],
)  # fmt: skip
def test_who_is_not_there_slights_whose_meeting_it_is(read, text, trigger, expected):
    kind, _, _, _, recipients, mediators = read(text).event(trigger)
    assert (kind, recipients, mediators) == expected


def test_who_sends_no_envoys_refuses(read):
    assert read("Turkey did not send a delegation to the talks in Doha.").event("send")[:2] == ("REJECT", "refused")


def test_a_penalty_that_has_its_price_is_a_threat_and_what_would_avert_it_has_not_been_denied(read):
    found = read("The African Union will suspend Niger if Niger does not free the prisoners.")
    assert found.event("suspend")[:2] == ("SANCTION", "threatened")
    assert {e.status for e in found.events if e.trigger.head.text == "free"} <= {"hypothetical"}
