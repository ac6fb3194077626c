"""What was tried in vain, or was only to be done, has not been done."""

from __future__ import annotations

import pytest


def stage(read, text, word):
    """Give the status of the event whose trigger begins with a word."""
    return next(e.status for e in read(text).events if e.trigger.tokens[0].text == word)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Jordan's attempt to invade Peru failed.", "invade", "failed"),
        ("Kenya's bid to expel envoys of Chad came to nothing.", "expel", "failed"),
        ("Chad's push to mediate between Ecuador and Ghana was foiled.", "mediate", "failed"),
        ("Peru left after an abortive attempt to invade Norway.", "invade", "failed"),
        ("Ecuador sought unsuccessfully to invade Jordan.", "invade", "failed"),
        ("Ghana was to have attacked Norway on Friday.", "attacked", "hypothetical"),
        ("Serbia plans to accept the truce with Peru.", "accept", "planned"),
        ("Ghana will vote to accept a British proposal on gold.", "accept", "planned"),
        ("Kenya's parliament will vote to condemn Oman.", "condemn", "planned"),
        ("Kenya's bid to expel envoys of Chad led nowhere.", "expel", "failed"),
    ],
)
def test_what_was_tried_in_vain_or_only_meant_is_not_done(read, text, word, status):
    assert stage(read, text, word) == status


def test_who_makes_an_attempt_is_not_who_foils_it(read):
    event = next(e for e in read("Kenya foiled an attempt by Oman to invade Serbia.").events)
    assert {actor.name for actor in event.actors} == {"Oman"}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norway's cabinet has voted to accept a Swiss proposal on fishing quotas.", "accept", "accepted"),
        ("Mali decided to accept an Algerian offer of mediation.", "accept", "accepted"),
        ("Ghana was forced to accept a British proposal on gold.", "accept", "accepted"),
        ("Kenya's parliament voted to condemn Oman.", "condemn", "occurred"),
        ("Kenya's parliament voted to expel Oman's ambassador.", "expel", "planned"),
    ],
)
def test_who_has_made_up_his_mind_to_accept_has_accepted(read, text, word, status):
    assert stage(read, text, word) == status


def test_a_truce_that_collapsed_failed_whoever_declared_it(read):
    assert (
        read("An earlier truce, which Kiev declared in June, collapsed after ten days.").event("truce")[1] == "failed"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo quarrel over a river. Efforts to reconcile the neighbours led nowhere.",
        "Chad and Sudan quarrel over wells. Previous bids to reconcile the two came to little.",
    ],
)
def test_tries_that_brought_little_or_were_made_before_failed(read, text):
    assert next(e.status for e in read(text).events if e.trigger.head.tag_ == "VB") == "failed"


def test_what_fell_to_somebody_he_did(read):
    (event,) = [
        e for e in read("Chad and Sudan were at war. It fell to Peru to mediate between them.").events if e.mediators
    ]
    assert event.status == "occurred"


def test_who_was_at_work_before_a_failure_was_at_work(read):
    text = "Chad and Sudan were at war. Norway, whose premier hosted both teams in May, failed to reconcile them."
    told = {e.trigger.head.text: e.status for e in read(text).events if e.mediators}
    assert told == {"hosted": "occurred", "reconcile": "failed"}


@pytest.mark.parametrize("verb", ["planned to", "is expected to", "intends to", "will"])
def test_an_offer_that_is_still_to_come_is_planned(read, verb):
    assert read(f"Israel and Hamas are at war. Egypt {verb} propose a truce.").events[-1].status == "planned"


def test_what_nobody_known_agreed_to_do_is_no_act(read):
    text = "The queen said that they had agreed to end the war against Togo. Togo and Chad were at war."
    assert not [e for e in read(text).events if e.trigger.head.text == "end"]
