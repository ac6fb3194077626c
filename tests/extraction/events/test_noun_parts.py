"""Acts that nouns tell, with parts that stand outside the noun's own phrase."""

import pytest

CASES = [
    ("Iran blames Israel for the bombing of a plant.", "bombing", ("ASSAULT", "occurred", ["Israel"], [])),
    (
        "The Houthis owned up to the abduction of twelve Indians.",
        "abduction",
        ("ASSAULT", "occurred", ["Houthis"], ["India"]),
    ),
    ("Iran denied any part in the bombing.", "bombing", ("ASSAULT", "denied", ["Iran"], [])),
    ("A deadline set by Turkey came and went.", "deadline", ("THREATEN", "threatened", ["Turkey"], [])),
    ("A ban on exports followed the withdrawal of Ethiopia.", "withdrawal", ("RETREAT", "occurred", ["Ethiopia"], [])),
    ("After a call from Egypt, Sudan gave way.", "call", ("CONSULT", "occurred", ["Egypt"], ["Sudan"])),
    ("Kenya emerged from six hours of talks with nothing.", "talks", ("CONSULT", "occurred", ["Kenya"], [])),
    ("The guns fell silent after an undertaking from Russia.", "undertaking", ("AGREE", "planned", ["Russia"], [])),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_a_noun_s_act_has_its_parts_from_the_clause_around_it(read, text, trigger, expected):
    kind, status, _, actors, recipients, _ = read(text).event(trigger)
    assert (kind, status, actors, recipients) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Turkey fears the danger of invasion.",
        "Iran is holding out for the release of Iranian prisoners.",
        "Syria, with Russian help, took the town.",
    ],
)
def test_what_is_only_spoken_of_or_lent_to_another_s_act_is_no_row(read, text):
    assert not {"invasion", "release", "help"} & {e.trigger.head.text for e in read(text).events}
