"""Claims in turns of phrase that have no verb of saying over their clause, and nouns of speech that are somebody's."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("For Chad, the deal is an act of war.", ("Chad", "For", "the deal is an act of war", "named_body")),
        ("To the governor, the raid was a trap.", ("the governor", "To", "the raid was a trap", "official_unnamed")),
        (
            "From the army's point of view, the deal is a trap.",
            ("the army", "From", "the deal is a trap", "named_body"),
        ),
        ("From Chad's perspective, the war is over.", ("Chad", "From", "the war is over", "named_body")),
        (
            "What diplomats fear most is that the pact is dead.",
            ("diplomats", "fear", "the pact is dead", "official_unnamed"),
        ),
        (
            "The rebels' message was simple: the ceasefire was over.",
            ("The rebels", "message", "the ceasefire was over", "named_body"),
        ),
        (
            "Mali had one complaint: the bridge had been mined.",
            ("Mali", "complaint", "the bridge had been mined", "named_body"),
        ),
        (
            "The fire was set by thieves, or so the rebels said.",
            ("the rebels", "said", "The fire was set by thieves", "named_body"),
        ),
        ("Mali pinned the fire on Chad.", ("Mali", "pinned", "the fire on Chad", "named_body")),
        (
            "Analysts were disappointed that the talks had failed.",
            ("Analysts", "were disappointed", "the talks had failed", "unnamed_people"),
        ),
        ("Mali expressed alarm that the well is dry.", ("Mali", "expressed alarm", "the well is dry", "named_body")),
        ("Chad served notice that the pact would end.", ("Chad", "served notice", "the pact would end", "named_body")),
    ],
)
def test_a_turn_of_phrase_attributes(read, text, claim):
    assert claims_of(read, text) == [claim]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Analysts cast doubt on the claim that three trucks were burned.", "Analysts", "cast doubt on"),
        ("Mali hit back at claims that the harvest is lost.", "Mali", "hit back at"),
        ("Hassan Sheikh came to the conclusion that the talks would fail.", "Hassan Sheikh", "came to"),
    ],
)
def test_who_meets_a_statement_is_its_source(read, text, source, cue):
    assert [t[:2] for t in claims_of(read, text)] == [(source, cue)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The governor's claim that the mayor took bribes was baseless.", "The governor", "the mayor took bribes"),
        ("Their view that the pact would last has been rejected by the mayor.", "Their", "the pact would last"),
        (
            "The mayor left Beira on Monday after Mbeki's denial that the harvest is lost.",
            "Mbeki",
            "the harvest is lost",
        ),
        ("The raid fuelled the rebels' hope that fares must fall.", "the rebels", "fares must fall"),
    ],
)
def test_what_is_done_with_a_statement_does_not_hide_it(read, text, source, content):
    assert [(t[0], t[2]) for t in claims_of(read, text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "For years, the road was shut.",
        "To the north, the road is shut.",
        "From that point the road is shut.",
        "For the most part, the market was open.",
    ],
)
def test_a_phrase_of_time_or_place_is_nobodys_view(read, text):
    assert claims_of(read, text) == []
