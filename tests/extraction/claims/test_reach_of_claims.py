"""A claim reaches no farther than its source's words: not over a semicolon, a figure, or what came of it."""

from __future__ import annotations

import pytest

CASES = [
    (
        "The war has cost, by one estimate, as many as 40,000 lives, and earlier envoys fared badly.",
        [("one estimate", "as many as 40,000 lives")],
    ),
    (
        "Turkey has built ports on the coast and, by one estimate, covers a third of the budget.",
        [("one estimate", "covers a third of the budget")],
    ),
    ("Ten men died, by the mayor's count, and the bridge fell.", [("the mayor's count", "Ten men died")]),
    (
        "France proposed that two men be blacklisted, only to be blocked by Russia.",
        [("France", "two men be blacklisted")],
    ),
    (
        "Tehran says that 40 pilgrims died, a number that the United Nations has not been able to confirm.",
        [("Tehran", "40 pilgrims died")],
    ),
    ("Baku said that 12 drones were shot down, something Yerevan denies.", [("Baku", "12 drones were shot down")]),
    (
        "Doctors in Lima put the number of dead at 90, including 12 women; Chad, where shells killed seven men, says that 40 "
        "of them were rebels.",
        [
            ("Doctors in Lima", "the number of dead at 90, including 12 women"),
            ("Chad, where shells killed seven men", "40 of them were rebels"),
        ],
    ),
    (
        "At least 900 people have died, by the count of Airwatch, a monitoring group, and UN officials warn that more will.",
        [("the count of Airwatch, a monitoring group", "At least 900 people have died"), ("UN officials", "more will")],
    ),
    ("State television showed Ortega, 78, waving as he boarded a plane.", []),
]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_how_far_a_claim_reaches(read, text, claims):
    rows = [row for row in read(text).claims() if row["rule"] != "own_voice"]
    assert [(row["source_quote"], row["quote"]) for row in rows] == claims


@pytest.mark.parametrize(
    "text", ["Monks chanted that there could be no amnesty.", "The envoy said that the talks could not go on."]
)
def test_what_could_not_be_is_plainly_said(read, text):
    assert [row["factuality"] for row in read(text).claims() if row["rule"] != "own_voice"] == [2.0]
