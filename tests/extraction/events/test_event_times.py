"""Whose time a date is: an act has that of its own clause, and none where the date is of another."""

from __future__ import annotations

import pytest

from analysis.extraction.events.event_times import find_time, lies_ahead
from analysis.extraction.extract import extract_rows


def time_of(read, text, word):
    """Give the words of time of the event whose trigger begins with a word."""
    event = next(e for e in read(text).events if e.trigger.tokens[0].text == word)
    when = find_time(event.trigger.head)
    return when.text if when is not None else None


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("On Friday, Kenya rejected the plan of Norway.", "rejected", "Friday"),
        ("On Sunday Kenya rejected the plan of Norway.", "rejected", "Sunday"),
        ("Kenya, on 4 March, expelled Oman's ambassador.", "expelled", "4 March"),
        ("Kenya expelled Oman's ambassador, at a ceremony, last week.", "expelled", "last week"),
        ("Last week, after Chad had bombed Serbia, Peru imposed sanctions on Chad.", "imposed", "Last week"),
        ("Peru expelled Oman's ambassador last year, and Ghana left the alliance.", "expelled", "last year"),
        ("Chad, which bombed Ghana last year, expelled Oman's ambassador on Monday.", "expelled", "Monday"),
        ("On Friday Chad closed its border with Sudan and expelled Oman's ambassador.", "expelled", "Friday"),
        ("Ghana cut its ties with Oman on Tuesday, when Chad and Sudan signed a treaty.", "signed", "Tuesday"),
        ("Minister Ana Ruiz of Peru, on a visit last week, urged Chad to pull out.", "urged", "last week"),
        ("Kenya brokered the ceasefire of 18 May between Chad and Sudan.", "brokered", "18 May"),
        ("Ghana asked Kenya to mediate last year.", "asked", "last year"),
    ],
)
def test_an_act_has_the_time_of_its_own_clause(read, text, word, when):
    assert time_of(read, text, word) == when


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad, whose patrols collided with troops of Niger last spring, accepted Ghana as umpire.", "accepted"),
        ("Serbia rejected the plan of Peru, and Ecuador shelled a town in Qatar in January 2020.", "rejected"),
        ("Kenya attacked Chad; Jordan signed a truce with Norway yesterday.", "attacked"),
        ("Last year, Kenya shelled Oman; Jordan rejected the plan of Chad.", "rejected"),
        ("After Kenya closed its border with Serbia on 4 March, Ghana expelled Oman's ambassador.", "expelled"),
        ("Ghana expelled Oman's ambassador after Serbia had bombed Chad on Monday.", "expelled"),
        ("Norway attacked Ghana, saying that Peru had bombed Kenya last week.", "attacked"),
        ("President Idris Gamal, elected last week, condemned Peru.", "condemned"),
        ("After talks with Chad last week, Oman expelled Norway's ambassador.", "expelled"),
        ("Peru said yesterday that Ghana had rejected the plan of Sudan.", "rejected"),
        ("Ghana asked Sudan to withdraw its troops by Friday.", "asked"),
        ("Ghana violated the 2015 treaty and attacked Sudan.", "attacked"),
        ("The president of Togo resigned after the World Bank last week had told him to cut wages.", "resigned"),
        ("A warning from the African Union last June was followed by clashes between Ghana and Togo.", "clashes"),
        ("Nepal and Oman signed a pact that foresees, between May and July of 2009, a census.", "signed"),
    ],
)
def test_a_date_of_another_clause_or_thing_is_not_taken(read, text, word):
    assert time_of(read, text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Togo and Benin are to meet in March.", "meet", True),
        ("Peru and Chile plan to sign the accord in January.", "sign", True),
        ("Ghana would release the prisoners in April, the president said.", "release", True),
        ("Talks between Togo and Benin are to resume in March.", "Talks", True),
        ("Togo and Benin met in March.", "met", False),
        ("In March Togo promised to release the rebels.", "promised", False),
        ("Togo and Benin had been due to meet in March.", "meet", False),
        ("Kenya's president was due to meet the emir of Oman on Friday.", "meet", None),
    ],
)
def test_whether_an_act_lies_ahead_is_told_by_its_verbs(read, text, word, expected):
    event = next(e for e in read(text).events if e.trigger.tokens[0].text == word)
    when = find_time(event.trigger.head)
    assert when is not None
    assert lies_ahead(event.trigger.head, when, is_planned=event.status == "planned") is expected


def test_the_last_of_many_are_no_time(read):
    (event,) = read("The rebels released the last six of 29 soldiers.").events
    assert find_time(event.trigger.head) is None


def test_what_goes_on_since_a_day_says_so(read):
    rows = extract_rows(
        read("Togo has demanded a new border since 1969. French envoys attended the talks from March on.").parse
    )
    assert [row["when_text"] for row in rows["events"]] == ["since 1969", "from March on"]


@pytest.mark.parametrize(
    ("text", "quote", "when"),
    [
        ("In March, two months after Niger invaded Chad, Egypt offered to mediate.", "invaded", None),
        ("In March, two months after Niger invaded Chad, Egypt offered to mediate.", "offered", "March"),
        ("On May 3, a week before Chad attacked Niger, Kenya withdrew its envoy.", "withdrew its envoy", "May 3"),
        ("On Monday the man who killed Niger's envoy in 2014 was freed by Chad.", "killed", "2014"),
        ("On Monday the man who killed Niger's envoy in 2014 was freed by Chad.", "freed", "Monday"),
        ("Talks between Chad and Niger that were to open on Monday were put off.", "Talks", None),
        ("The deal, due to be signed by Chad and Niger on Friday, was put off to Sunday.", "signed", None),
        ("Talks between Chad and Niger that opened on Monday were adjourned on Friday.", "Talks", "Monday"),
    ],
)
def test_a_day_is_of_no_earlier_act_and_of_none_that_was_put_off(read, text, quote, when):
    events = extract_rows(read(text).parse)["events"]
    assert [e.get("when_text") for e in events if e["quote"] == quote] == [when]


def test_a_day_in_another_clause_is_not_that_of_a_verb_behind_it(read):
    text = "Chad had met Niger in Cairo in March, and on Sunday brushed aside a proposal that it free its captives."
    events = extract_rows(read(text).parse)["events"]
    assert all(e.get("when_text") != "March" for e in events if e["quote"].startswith("free"))
