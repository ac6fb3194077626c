"""Who stands behind a fronted phrase is the subject, and not the end of a list in the phrase."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("After six weeks of talks led by Algeria, Chad and Libya signed an agreement on Tuesday.", {"Algeria"}),
        ("After talks led by Algeria and Qatar, Chad and Libya signed an agreement on Tuesday.", {"Algeria", "Qatar"}),
        ("Following mediation by Kenya, Chad and Libya agreed to a truce.", {"Kenya"}),
    ],
)
def test_the_sides_behind_a_fronted_phrase_are_no_mediators(read, text, mediators):
    found = [e for e in read(text).events if e.mediators]
    assert found
    for event in found:
        assert {a.name for a in event.mediators} == mediators
        assert {a.name for a in event.everyone} - mediators == {"Chad", "Libya"}


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Under pressure from France, Chad and Libya agreed to a truce.", "Chad", "agreed"),
        ("Despite appeals from France and Italy, Chad and Libya fought on.", "Chad", "fought"),
        (
            "In Cairo, Qatar, which has hosted the group's office since 2012, pledged $40 million in aid.",
            "Qatar",
            "pledged",
        ),
        (
            "In Cairo, Qatar, which has hosted the group's office since 2012, will meet rebel leaders next week.",
            "Qatar",
            "meet",
        ),
    ],
)
def test_a_verb_without_a_subject_takes_the_names_before_it(read, text, subject, verb):
    tokens = {t.text: t for s in read(text).parse.sentences for t in s.span}
    assert (tokens[subject].dep_, tokens[subject].head.text) == ("nsubj", verb)


def test_a_list_that_is_closed_stays_one(read):
    tokens = {
        t.text: t for s in read("With France, Italy and Spain, Chad signed a treaty.").parse.sentences for t in s.span
    }
    assert tokens["Italy"].dep_ == "conj"
    assert tokens["Chad"].head.text == "signed"
