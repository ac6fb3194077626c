"""Who is credited or blamed by another did the deed; and each of two."""

from __future__ import annotations

import pytest


def test_who_is_credited_did_it_by_the_word_of_who_credits(read):
    reading = read("The envoy of Norway is credited by officials with having persuaded the rebels to disarm.")
    assert reading.event("persuaded")[5] == ["Norway"]
    (claim,) = reading.claims()
    assert (claim["source_quote"], claim["quote"]) == ("officials", "having persuaded the rebels to disarm")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile met. Each of the Andean neighbours accused the other of lying.", "Each"),
        ("Serbia and Kosovo met. Neither of the Balkan states accused France.", "Neither"),
    ],
)
def test_each_of_two_means_both(read, text, words):
    assert len(read(text).meant_by(words)) == 2


def test_each_of_many_means_nobody_in_particular(read):
    assert read("Peru and Chile met. Each of the 27 member states accused France.").meant_by("Each") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met in Oslo. Bolivia said that what the two agreed did not bind it.",
        "The envoy said that Peru would never have signed the pact without sanctions.",
    ],
)
def test_what_is_only_taken_up_is_no_act_of_its_own(read, text):
    assert not [e for e in read(text).events if e.trigger.head.text in {"agreed", "signed"}]


def test_what_stands_behind_a_colon_is_not_denied_before_it(read):
    reading = read("Peru did not mention Chile: the pact, it said, came after Bolivia bombed the port.")
    assert reading.event("bombed")[1] == "occurred"
