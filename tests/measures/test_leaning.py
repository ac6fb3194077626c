"""Whether words lean on another sentence, at their beginning, in their midst, or at a cut."""

from __future__ import annotations

import pytest

from analysis.measures.leaning import close_end, ends_open, leans_at_start, leans_on_told


@pytest.mark.parametrize(
    "words", ["He left.", "The two signed.", "Hours later, a missile hit Kharkiv.", "But Chad refused."]
)
def test_beginnings_that_mean_what_was_told_before_lean(words):
    assert leans_at_start(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hamas rejected the proposal on Sunday", ""),
        ("A diplomat said all nine points remained open", ""),
        ("Peskov said there were no conditions for such talks at present", ""),
        ("Chad put off the second round", ""),
        ("The bishop went there with a megaphone", ""),
        ("Talks opened here on Monday", ""),
        ("Oman welcomed the accord", "According to officials, gunmen attacked"),
    ],
)
def test_what_only_another_sentence_tells_leans(words, told):
    assert leans_on_told(words, told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hamas rejected the proposal of Qatar", ""),
        ("Macron welcomed the agreement", "The two said they had agreed on a text"),
        ("Turkey said it was ready to mediate; Burhan welcomed the offer", ""),
        ("Norway made a proposal, and Chad took the proposal", ""),
        ("There were no casualties, and there has been no reply", ""),
        ("The second round of the talks begins on Friday", ""),
        ("Weapons such as drones were used", ""),
        ('The minister called it "the deal nobody wanted here"', ""),
    ],
)
def test_what_the_words_or_those_before_name_does_not_lean(words, told):
    assert not leans_on_told(words, told)


def test_a_cut_ends_on_no_word_that_leads_on():
    assert ends_open("The army took the town and") and ends_open("Chad said the deal was")
    assert not ends_open("The army took the town, and so on")
    assert close_end("The army took the town, while the") == "The army took the town"
