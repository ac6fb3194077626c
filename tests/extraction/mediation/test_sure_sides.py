"""Sides whom only words like "the two men" tell are left out where they cannot be meant."""

from __future__ import annotations

import pytest

from analysis.extraction.mediation.sure_sides import leave_unsure_sides

WAR = "Chad and Libya have been at war since March. "
#: Text, trigger, sides that stay.
SIDES = [
    (WAR + "Omani envoys shuttled between the two capitals.", "shuttled", {"Chad", "Libya"}),
    (
        WAR + "Ten countries, among them Egypt and Peru, attended a conference convened by Italy.",
        "attended a conference",
        set(),
    ),
    (WAR + "Omani envoys mediated between Chad and Libya.", "mediated", {"Chad", "Libya"}),
    (
        "The ruler of Bahrain, Hamad al-Khalifa, left after President Anwar Sadat of Egypt announced that the two had agreed to "
        "end their quarrel over the pearl banks.\n\nMr. Sadat, who brought the two men together for a night session, was tired.",
        "brought",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "trigger", "sides"), SIDES, ids=lambda v: v[-40:] if isinstance(v, str) else "")
def test_only_who_can_be_meant_by_the_two_is_a_side(read, text, trigger, sides):
    reading = read(text)
    leave_unsure_sides(reading.events, reading.index)
    _, _, _, actors, recipients, thirds = reading.event(trigger)
    assert {*actors, *recipients} - set(thirds) == sides


STAGES = [
    (WAR + "The talks, to be chaired by Qatar's foreign minister, open in May.", "talks", "planned"),
    (WAR + "Chad and Libya ended three years of negotiations mediated by Norway by signing a treaty.", "ended three years of negotiations", "occurred"),
    (WAR + "Norway, whose envoy received both delegations in Oslo, failed to bring them closer.", "received", "occurred"),
    (WAR + "Norway, whose envoy received both delegations in Oslo, tried in vain to narrow the gap.", "received", "failed"),
    (WAR + "Norway, whose envoy received both delegations in Oslo, welcomed the truce.", "received", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "status"), STAGES, ids=lambda v: v[-40:] if isinstance(v, str) else "")
def test_how_far_a_mediation_got_is_told_by_the_clause_around_it(read, text, trigger, status):
    assert read(text).event(trigger)[1] == status


NONE = [
    WAR + "The Security Council convened in emergency session on Sunday.",
    WAR + "The two foreign ministers signed a pact in Rome under the gaze of Giorgia Meloni, the Italian premier.",
    WAR + "Libyan commandos went from house to house in search of weapons.",
    WAR + "Paris prevailed upon Egypt to sell no more tanks.",
    WAR + "A Dutch proposal for a resolution, worked out with Peru, was overtaken by events.",
]


@pytest.mark.parametrize("text", NONE, ids=lambda text: text[-40:])
def test_who_looks_on_searches_or_drafts_a_resolution_is_no_mediator(read, text):
    assert not any(event.mediators for event in read(text).events)
