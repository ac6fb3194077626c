"""Claims: whom a relative pronoun means, who speaks behind an apposition, and how far what he says goes."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


def told(read, text):
    return claims_of(read, text)


@pytest.mark.parametrize(
    ("text", "sourcing"),
    [
        ("Strikers led by Joao Mbeki, who argue that fares must fall, left Osh.", "unnamed_people"),
        ("The decision angered the protesters in Mocha, who fear that the well is dry.", "unnamed_people"),
        ("Colonel Joao Mbeki met residents of the old town, who insist the bridge was mined.", "unnamed_people"),
        (
            "Talks between Colonel Pierre Nkusi and the protesters, who say that fares must fall, ended.",
            "unnamed_people",
        ),
        (
            "Mali sent President Hassan Sheikh to Osh after protests by lawyers for the detainees, who argue that the "
            "trial was unfair.",
            "unnamed_people",
        ),
        ("Reporters spoke to the leader of the strikers, who has said that fares must fall.", "official_unnamed"),
    ],
)
def test_a_relative_pronoun_agrees_with_who_it_means(read, text, sourcing):
    assert [t[3] for t in told(read, text) if t[0] == "who"] == [sourcing]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "When the convoy reached Herat, a spokesman for the rebels said that it was shelled.",
            "a spokesman for the rebels",
        ),
        ("Neither Oslo nor Bern, a spokesman for the mission says, was asked.", "a spokesman for the mission"),
        (
            "Three trucks burned near Hodeidah, the deputy governor of the province said.",
            "the deputy governor of the province",
        ),
    ],
)
def test_who_stands_right_before_his_verb_speaks(read, text, source):
    assert [t[0] for t in told(read, text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Neither Oslo nor Bern, a clerk said, was asked.",
        "Nobody, officials said, was hurt.",
        "No soldier, the ministry said, had been told of it.",
    ],
)
def test_what_is_said_of_nobody_is_denied(read, text):
    assert [c["factuality"] for c in read(text).claims() if c["rule"] != "own_voice"] == [-2.0]


def test_what_the_article_asks_it_leaves_open(read):
    assert [c["factuality"] for c in read("Will the truce last? The guns are silent.").claims()] == [0.0, 3.0]


@pytest.mark.parametrize(
    "text",
    [
        "The question is whether the rebels will disarm.",
        "Much depends on whether the rebels disarm.",
        "Whether the truce will hold depends on the rebels.",
        "Nobody knows who fired the shells.",
    ],
)
def test_an_open_matter_is_left_open(read, text):
    assert [c["factuality"] for c in read(text).claims()] == [0.0]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Fifty people died in Herat, by the clinic's tally, and the road is shut.", "Fifty people died in Herat"),
        (
            "The bridge at Osh was blown up, by one estimate, while the market is open.",
            "The bridge at Osh was blown up",
        ),
        ("The envoy left because, in the view of many diplomats, the truce has no future.", "the truce has no future"),
        ("The accord, which in the view of analysts came too late, was signed in Osh.", "came too late"),
        ("Aid has yet to arrive, and in the eyes of the rebels the deal came too late.", "the deal came too late"),
        ("After the raid, officials claimed, the bridge at Mocha was blown up.", "the bridge at Mocha was blown up"),
        ("The mayor, who has warned the governor took bribes, left at dawn.", "the governor took bribes"),
        ("The envoy met drivers, who said that fares must fall, and promised an inquiry.", "fares must fall"),
        ("Witnesses described soldiers burning the market.", "soldiers burning the market"),
    ],
)
def test_a_claim_is_its_own_clause(read, text, content):
    assert [t[2] for t in told(read, text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy lost two reports that the army signed last year.",
        "The court has the statements that Oslo sent last year.",
        "The court has the statements, which Chad wrote in June.",
        "Chad denied the charge: the harvest is lost.",
        "The army said no: the harvest is lost.",
    ],
)
def test_a_thing_that_is_sent_and_what_stands_behind_a_colon_is_no_claim(read, text):
    assert told(read, text) == []
