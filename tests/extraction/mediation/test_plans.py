"""Whose plan it is that sides take or refuse; who carries words, who only talks to a party, and who is a party."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya traded fire on Monday. "


def mediators_of(reading, word):
    return [a.body.name for e in reading.events if e.trigger.head.text == word for a in e.mediators]


@pytest.mark.parametrize(
    ("text", "word", "mediators"),
    [
        ("Oman and Kenya pressed the two neighbours to accept a peace plan. Chad accepted the plan.", "accepted", 2),
        ("Oman proposed a ceasefire. Chad accepted the proposal but Libya rejected it.", "rejected", 1),
        ("Libya rejected an Omani proposal for a ceasefire.", "rejected", 1),
        ("Libya turned down a truce proposed by Oman.", "turned", 1),
        ("Libya turned down a plan that Oman, with the help of Kenya, had put to both sides.", "turned", 2),
        ("Oman pressed both neighbours to accept a peace plan.", "pressed", 1),
    ],
)
def test_who_answers_a_plan_answers_its_author(read, text, word, mediators):
    assert mediators_of(read(WAR + text), word) == ["Oman", "Kenya"][:mediators]


@pytest.mark.parametrize(
    "text",
    [
        "Oman has been circulating a seven-point paper.",
        "Hamas sent its reply to a plan that Oman floated before Christmas.",
        "Oman's foreign minister arrived with a ceasefire plan.",
        "Oman, which ferried messages for two years, will host them.",
        "Oman's sultan carried proposals between two delegations.",
        "The elders of Oman carried word to and fro.",
    ],
)
def test_who_puts_a_plan_to_those_at_war_or_carries_their_words_mediates(read, text):
    names = {a.body.name for e in read(WAR + text).events for a in e.mediators}
    assert names & {"Oman", "Oman’s elders"}  # Elders act for themselves.


@pytest.mark.parametrize(
    "text",
    [
        "Kenya offered Ethiopia a plan of its own.",
        "Libya circulated a paper.",
        "Kenya handed Ethiopia a letter.",
    ],
)
def test_what_one_offers_to_somebody_else_is_no_mediation(read, text):
    assert [a.name for e in read(WAR + text).events for a in e.mediators] == []


def test_who_only_talks_to_one_who_is_at_war_is_no_party(read):
    text = "Norway's minister will visit Colombo for talks with the Sri Lankan government on a truce with the Tamil Tigers."
    reading = read(text)
    assert id(reading.actor("Norway")) not in reading.disputes.parties()


def test_those_who_talk_together_with_a_third_are_not_at_odds_with_each_other(read):
    reading = read("The presidents of Kenya and Ethiopia held talks with South Sudan's president. Rebels shelled Juba.")
    assert not any(p[2] and {p[0].name, p[1].name} == {"Kenya", "Ethiopia"} for p in reading.disputes.pairs)


@pytest.mark.parametrize(
    ("text", "word", "status", "mediators"),
    [
        ("Oman has suspended its efforts to broker a truce.", "suspended", "halted", ["Oman"]),
        ("Oman's envoy gave up his attempt to bring Chad and Libya together.", "gave", "halted", ["Oman"]),
        ("Oman, which mediates, has made no headway.", "made", "failed", ["Oman"]),
        ("The emir of Oman met Libya's king in an attempt to end the dispute.", "met", "occurred", ["Oman"]),
        ("Oman mediated with a delegation of the Arab League.", "mediated", "occurred", ["Oman", "Arab League"]),
        (
            "With Oman's foreign minister in the chair, Chad and Libya agreed to a pause.",
            "agreed",
            "occurred",
            ["Oman"],
        ),
        ("Oman sent an envoy to mediate.", "sent", "occurred", ["Oman"]),
        ("Talks between the two sides under Omani mediation collapsed.", "collapsed", "failed", ["Oman"]),
        ("Oman secured Libya's consent.", "secured", "occurred", ["Oman"]),
        ("Libya said it was ready to accept mediation by Oman.", "ready", "accepted", ["Oman"]),
    ],
)
def test_third_parties_at_work_and_how_far_they_got(read, text, word, status, mediators):
    found = [e for e in read(WAR + text).events if e.trigger.head.text == word and e.mediators]
    assert [(e.status, [a.body.name for a in e.mediators]) for e in found] == [(status, mediators)]


@pytest.mark.parametrize(
    "text",
    [
        "Libya asked if Oman would mediate.",
        "Egypt sent two delegations to monitor the truce.",
        "Egypt's president countersigned the truce as guarantor.",
    ],
)
def test_questions_monitors_and_witnesses_are_no_mediation(read, text):
    names = {"asked", "sent", "countersigned"}
    assert [e for e in read(WAR + text).events if e.trigger.head.text in names and e.mediators] == []
