"""What is quoted stands by itself: neither a turn of sense nor what a sentence leans on is cut off."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures.quoting import go_on, is_past, leans, list_leaning, quote_further
from analysis.measures.statements import Statement
from tests.examples import make_example_tables
from tests.measures.test_statements import open_with


def quote(text, *, sentence=9, opened=1):
    statement = quote_further({"text": text, "sentence": sentence}, "mediation", opened=opened)
    return None if statement is None else statement.text


def test_a_sentence_that_stands_by_itself_is_quoted_whole():
    assert quote("An earlier attempt by Turkey to arrange a truce failed in March.") == (
        "It says further: “An earlier attempt by Turkey to arrange a truce failed in March”."
    )
    assert quote('Chad\'s minister said that the plan was "dead", and left.') is not None


@pytest.mark.parametrize(
    "text",
    [
        "He had shuttled between the two governments since 26 December.",
        "Talks on that continue through the Norwegians.",
        "For 27 months its founder, Anton Vey, presided over the talks.",
        "Both sides have accepted the offer of Turkey.",
        "Mr. Vey called it a crime against the people of Chad.",
        "Turkey punished Chad then by closing its ports.",
        "We thank Turkey for all that has been done.",
        "Will Turkey come back to the table that it left?",
        'Turkey said that "the door is open.',
        "Turkey left.",
        "Turkey " + "and Chad " * 50 + "met.",
        "The accord was mediated by Chad and by Turkey.",
        "Chad had been brought in over that very quarrel by Turkey.",
        "Turkey freed the 17 pilots whom Chad had held.",
    ],
)
def test_a_sentence_that_leans_on_another_is_not_quoted(text):
    assert quote(text) is None


def test_a_sentence_whose_their_is_of_another_sentence_leans_on_it():
    tables = make_example_tables()
    number = int(tables.sentences["sentence"].iloc[-1])
    pronoun = tables.mentions.iloc[[0]].assign(sentence=number, form="pronoun", mention_id="m-their")
    apart = tables.mentions[tables.mentions["sentence"] != number]
    document_id = tables.documents["document_id"].iloc[0]
    assert (document_id, number) in list_leaning(replace(tables, mentions=pd.concat([apart, pronoun])))
    named = pronoun.assign(form="name", mention_id="m-named")
    assert (document_id, number) not in list_leaning(replace(tables, mentions=pd.concat([apart, pronoun, named])))


def test_right_behind_the_opening_the_deal_is_the_deal():
    text = "The accord was mediated by Chad and by Turkey."
    assert quote(text, sentence=2, opened=1) is not None and leans(text)


def test_where_nothing_else_is_told_the_text_goes_on():
    tables = make_example_tables()
    told = go_on(tables, [Statement("", (1,), "lead")])
    assert [s.text for s in told] == [
        "It says further: “An earlier attempt by Djibouti to broker a truce between the two neighbours failed in March”."
    ]
    assert go_on(tables, []) == []


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("In January Chad closed the port", True),
        ("Chad has long accused Niger", True),
        ("an earlier round in Vey", True),
        ("Chad closed the port in 1998", True),
        ("Chad closed the port on Monday", False),
        ("Chad may close the port", False),
    ],
)
def test_what_words_set_before_the_news_is_past(words, past):
    assert is_past(words) is past


def test_an_opening_is_cut_only_where_nothing_turns_its_sense():
    long = "The two governments signed the accord " + "in the presence of their friends " * 10
    told = open_with(f"{long}in the capital, but refused to keep it, and went home.")
    assert "but refused" not in told and told.endswith("…”.")
    within = (
        "On Monday the two governments of the lake signed an accord, " + "and so on, " * 12 + "but only for a year."
    )
    assert open_with(within).endswith("but only for a year”."), "within its limit it is whole"
