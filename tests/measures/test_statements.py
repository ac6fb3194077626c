"""What the bottom line says of a text's opening, its claims and their sources."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures.statements import name_claimant, quote_partisan
from tests.examples import make_empty_tables, make_example_document, make_example_tables
from tests.measures.test_bottom_line import read_acts, read_lines, tell_shelling


def test_where_few_act_those_with_a_name_or_an_office_are_quoted():
    tables = make_example_tables()
    none = replace(tables, events=tables.events.iloc[:0], participants=tables.participants.iloc[:0])
    clauses = replace(none, claims=none.claims.assign(rule="verb_with_clause"))
    assert (
        read_lines(clauses)[1]
        == "According to Kenya's foreign minister, Grace Mwangi, “both countries must step back from war”."
    )
    judged = replace(none, claims=none.claims.assign(rule="verb_of_judgement"))
    assert not [line for line in read_lines(judged) if line.startswith("According to")]


@pytest.mark.parametrize(
    "change",
    [
        {"cue": "thought"},
        {"cue": "doesn't question"},
        {"cue": "to add"},
        {"source_quote": "we"},
        {"quote": "and others, whom nobody had asked before that day"},
        {"quote": "the outbreak, which spreads in the south, to be a pandemic"},
    ],
)
def test_what_is_thought_or_whose_word_is_guessed_is_not_quoted(change):
    tables = make_example_tables()
    none = replace(tables, events=tables.events.iloc[:0], participants=tables.participants.iloc[:0])
    claims = none.claims.assign(rule="verb_with_clause", **change)
    assert not [line for line in read_lines(replace(none, claims=claims)) if line.startswith("According to")]


def test_sources_are_told_in_a_sentence():
    tables = make_example_tables()

    def say(*sourcing):
        claims = tables.claims.iloc[[0] * len(sourcing)].assign(
            sourcing=sourcing, source_quote="reports", rule="verb_of_judgement"
        )
        return next(line for line in read_lines(replace(tables, claims=claims)) if "with a source" in line)

    nameless = "people or reports without a name"
    assert say("media", "unnamed_people") == f"Both claims found with a source rest on {nameless}."
    assert say("media") == f"The one claim found with a source rests on {nameless}."
    assert say("named_body", "named_person", "media") == (
        f"Of the three claims found with a source, two name it; the other rests on {nameless}."
    )
    assert say("named_person", "named_body") == "Both claims found with a source name it."
    assert say(*["named_body"] * 13, "media", "media") == (
        f"Of the 15 claims found with a source, 13 name it; the others rest on {nameless}."
    )


@pytest.mark.parametrize(
    ("source", "is_named"),
    [("the Tasnim agency", True), ("RTV", True), ("State media", False), ("reports", False), (None, False)],
)
def test_a_medium_that_is_named_is_a_source_with_a_name(source, is_named):
    tables = make_example_tables()
    claims = tables.claims.iloc[[0]].assign(sourcing="media", source_quote=source, rule="verb_of_judgement")
    line = next(line for line in read_lines(replace(tables, claims=claims)) if "with a source" in line)
    assert ("names it" in line) == is_named


def test_a_source_is_named_shortly():
    for written, told in [
        ("the World Health Organization (WHO", "the World Health Organization"),
        ("Officials, " + "when asked again and again " * 4, "officials"),
    ]:
        assert read_acts(tell_shelling(source_quote=written))[0].endswith(f"according to {told}.")


def test_a_description_begins_small_and_a_title_does_not():
    for written, told in [
        ("Police director Rebic", "police director Rebic"),
        ("Initial reports from Badme", "initial reports from Badme"),
        ("State Department", "State Department"),
        ("US officials", "US officials"),
        ("President Rebic", "President Rebic"),
    ]:
        assert read_acts(tell_shelling(source_quote=written))[0].endswith(f"according to {told}.")


def test_a_figure_that_is_quoted_already_is_not_told_again():
    tables = make_example_tables()
    tables = replace(tables, quantities=tables.quantities.assign(fate="displaced"))
    none = replace(tables, events=tables.events.iloc[:0], participants=tables.participants.iloc[:0])
    assert [line for line in read_lines(none) if line.startswith("Reported")]
    claims = none.claims.assign(rule="according_to", quote="that about 12,000 people have fled since the war began")
    told = read_lines(replace(none, claims=claims, quantities=none.quantities.assign(quote="about 12,000")))
    assert not [line for line in told if line.startswith("Reported") and "about 12,000 people" in line.split("“")[1]]


def open_with(*sentences: str, paragraphs: tuple[int, ...] = ()) -> str:
    tables = make_empty_tables(make_example_document())
    rows = pd.concat([tables.sentences.iloc[:1]] * len(sentences), ignore_index=True)
    rows = rows.assign(text=sentences, sentence=range(1, len(sentences) + 1))
    rows = rows.assign(paragraph=paragraphs) if paragraphs else rows
    first, *_ = read_lines(replace(tables, sentences=rows))
    return first


def test_the_opening_is_the_first_sentence_that_is_one_and_is_cut_at_a_pause():
    vote = "On Monday the assembly voted for the law by a “clear” majority."
    assert open_with("Monday, 3 August 2020", vote) == f"The text opens: “{vote[:-1]}”.".replace("“clear”", "‘clear’")
    long = "The two governments signed the accord in the capital on Monday, " + "and so on, " * 30 + "at last."
    assert open_with(long).endswith("so on …”.")
    short = "It took a night without any sleep at all."
    assert open_with(short, "Both sides signed.") == f"The text opens: “{short} Both sides signed”."
    assert not open_with("Will the two sides ever come to an agreement on it?").startswith("The text opens")


def test_neither_a_headline_nor_a_dateline_is_the_opening():
    headline = "Lakeside truce holds as Malawi keeps Tanzania and Mozambique talking"
    news = "Both governments kept to the truce for a third day, officials in three capitals said."
    assert open_with(headline, f"LILONGWE, Nov. 20 — {news}", paragraphs=(1, 2)) == f"The text opens: “{news[:-1]}”."


def test_an_opening_goes_on_behind_a_title_cut_short_and_keeps_the_dateline_that_says_where_here_is():
    first = "A gang freed 12 bus passengers on Monday after a week of talks led by the bishop of Jacmel, Msgr."
    assert open_with(first, "Marie Toussaint, told a radio station.").endswith(
        "Msgr. Marie Toussaint, told a radio station”."
    )
    news = (
        "KAMPALA, Uganda, May 3 (Agency) — Talks between the army and the rebels opened here on Monday, officials said."
    )
    assert "KAMPALA" in open_with(news)


def test_an_opening_that_an_act_tells_is_not_quoted_again_unless_it_is_told_of_in_passing():
    tables = make_example_tables()
    assert not [line for line in read_lines(tables) if line.startswith("The text opens")]
    passing = replace(tables, events=tables.events.assign(ground="background"))
    assert read_lines(passing)[0].startswith("The text opens: “Kenya has offered to mediate")


@pytest.mark.parametrize(
    ("text", "sentence", "told"),
    [
        ("Terrorists killed 11 soldiers", "On Monday, terrorists killed 11 soldiers.", "In the text’s words, “terrorists killed 11 soldiers”"),
        ("Chad neutralised two men", "The army neutralised two men.", "In the text’s words, Chad neutralised two men"),
        ("The State listed two gangs as terrorist groups", "It listed two.", "The State listed two gangs as terrorist groups"),
        ("Rebels killed 11 soldiers", "Rebels killed 11 soldiers.", "Rebels killed 11 soldiers"),
    ],
)  # fmt: skip
def test_words_that_take_a_side_are_the_texts_own(text, sentence, told):
    assert quote_partisan(text, {"text": sentence}) == told


def test_a_source_is_named_without_what_the_text_adds():
    claim = {"source_quote": "the Kenya Red Cross, which feeds 2,400 families", "source_actor_id": None}
    assert name_claimant(claim, {}) == "the Kenya Red Cross"
