"""Efforts that came to nothing are told as failed, what is told behind "until" and "only for" as done."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya are at war. "


@pytest.mark.parametrize(
    "text",
    [
        "Overtures from Kenya led to no meeting.",
        "Overtures by Oman brought no answer.",
        "Kenya's mediation bore no fruit.",
        "Mediation by Morocco led to no agreement.",
        "Kenya's president mediated for weeks, in vain.",
        "Kenya mediated between the two in June with little success.",
        "Egypt shuttled between them for months to no effect.",
    ],
)
def test_what_came_to_nothing_has_failed(read, text):
    mediated = [e for e in read(WAR + text).events if e.mediators]
    assert [(e.status, e.mediators == e.actors) for e in mediated] == [("failed", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya mediated between the two in June with great success.",
        "Morocco's mediation led to a meeting of the two ministers.",
    ],
)
def test_what_had_a_result_has_not_failed(read, text):
    assert {e.status for e in read(WAR + text).events if e.mediators} == {"occurred"}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Chad refused to talk until Kenya's envoy met its leader in March.", "met", "occurred"),
        ("Chad will not talk until Kenya's envoy meets its leader.", "meets", "hypothetical"),
        ("Chad sent a delegation to Libya in May, only for its leaders to be seized.", "seized", "occurred"),
        ("Chad sent soldiers to Libya for the rebels to be seized.", "seized", "planned"),
    ],
)
def test_what_is_dated_or_came_of_it_was_done(read, text, trigger, status):
    assert [e.status for e in read(text).events if e.trigger.head.text == trigger] == [status]


def test_that_an_effort_failed_is_as_sure_as_any(parse_rows):
    rows = parse_rows(WAR + "Kenya's attempt to mediate between them got nowhere.")
    assert [(e["status"], e["factuality"]) for e in rows["events"] if e["quote"] == "attempt"] == [("failed", 3.0)]


def test_what_a_mediator_could_not_do_has_failed(read):
    found = read(WAR + "Kenya could not bring the neighbours closer.").events
    assert [e.status for e in found if e.mediators] == ["failed"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Chad and Niger that began on Friday ended on Sunday.", "occurred"),
        ("The talks between Chad and Niger opened in Cairo last year.", "occurred"),
        ("The talks between Chad and Niger opened in Cairo on Friday.", "ongoing"),
    ],
)
def test_talks_that_began_long_ago_or_went_on_to_end_are_not_under_way(read, text, status):
    assert read(text).events[0].status == status
