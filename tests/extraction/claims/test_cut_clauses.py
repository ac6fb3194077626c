"""Clauses that their cue cuts are told whole where a half of them would mislead; texts on papers are no statements."""

from __future__ import annotations

import pytest


def contents_of(read, text):
    return [row["quote"] for row in read(text).claims() if row["rule"] != "own_voice"]


@pytest.mark.parametrize(
    "text",
    [
        "None of that, Oslo stresses, is final unless the army agrees.",
        "Few of the prisoners, the Red Cross says, have been freed.",
        "What matters now, the minister said, is that the guns fall silent.",
        "What the rebels want, said the envoy, is a seat at the table.",
        "Without a truce, the envoy warned, no aid would get through.",
    ],
)
def test_a_clause_that_only_its_whole_tells_is_given_whole(read, text):
    assert contents_of(read, text) == [text.rstrip(".")]


def test_other_clauses_are_given_by_the_part_with_the_verb(read):
    assert contents_of(read, "The two men, officials said, had spoken for an hour.") == ["had spoken for an hour"]


@pytest.mark.parametrize(
    "text",
    [
        "In a statement that the envoy read out on Monday while both sides stood by, the king offered his help.",
        "In a message that a courier delivered to the camp, the rebels offered a truce.",
        "The warning that Iran gave to its neighbours in March went unheard.",
        "The news that has reached the capital is bad.",
    ],
)
def test_how_a_statement_was_given_is_not_what_it_says(read, text):
    assert contents_of(read, text) == []


def test_what_a_statement_says_stays_and_ends_where_the_sentence_begins(read):
    text = "In a statement that the talks had failed, the ministry thanked the hosts."
    assert contents_of(read, text) == ["the talks had failed"]
    assert contents_of(read, "Reports that the rebels withdrew from the town were false.") == [
        "the rebels withdrew from the town"
    ]
