"""Who is ready to mediate, who holds the talks of others, and who puts a plan to them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "sides", "mediator"),
    [
        ("Costa Rican President Oscar Arias said he was prepared to mediate.", "prepared", [], "Costa Rica"),
        ("Russia is ready to act as mediator between Egypt and Ethiopia.", "ready", ["Egypt", "Ethiopia"], "Russia"),
    ],
)
def test_readiness_to_mediate_is_an_offer(read, text, trigger, sides, mediator):
    assert read(text).event(trigger) == ("AGREE", "offered", "039", [mediator], sides, [mediator])


def test_talks_that_somebody_hosted_are_told_once_with_their_host(read):
    found = read("The summit that President Bill Clinton had hosted ended on Tuesday without an agreement.")
    assert [e.trigger.head.lemma_ for e in found.events] == ["end"]
    assert found.event("summit")[1] == "failed"
    assert found.event("summit")[5] == ["Bill Clinton"]
    assert read("Secret meetings between Chad and Libya, which Oman hosted, went on.").event("meetings")[3:] == (
        ["Chad", "Libya"],
        [],
        ["Oman"],
    )


def test_a_deal_that_one_alone_negotiated_is_of_others(read):
    found = read("The accord was negotiated by European Union envoy Francois Leotard.").event("negotiated")
    assert found[2] == "045"
    assert read("Chad negotiated a deal with Libya.").event("negotiated")[5] == []


def test_an_outsider_who_puts_a_truce_to_those_at_odds_mediates(read):
    text = "Israel bombed Syria on Friday. Egypt has proposed a ceasefire. Israel proposed a ceasefire of its own."
    events = [e for e in read(text).events if e.trigger.type == "AGREE"]
    assert [[a.name for a in e.mediators] for e in events] == [["Egypt"], []]


def test_what_a_deal_is_like_is_not_what_is_asked(read):
    found = read("The Taliban ordered fighters to turn back under a deal brokered by Belarus.")
    assert found.event("ordered")[2] is None
