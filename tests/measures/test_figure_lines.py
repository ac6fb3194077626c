"""A toll is told in the phrase of the text that has number, people and fate, and only where it is of the news."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures.figure_lines import cut_toll, tell_figures
from tests.examples import make_example_tables


def tell(*sentences, number, counted, value=20.0, fate="killed", source=None):
    """Tell the toll of the last of several sentences, of which the others stand before it."""
    tables = make_example_tables()
    start = 0
    rows = []
    for at, text in enumerate(sentences, start=1):
        rows.append({"text": text, "sentence": at, "start": start, "end": start + len(text), "paragraph": 1})
        start += len(text) + 1
    last = rows[-1]
    at = last["start"] + last["text"].index(number)
    quantity = tables.quantities.iloc[:1].assign(
        sentence=last["sentence"], start=at, end=at + len(number), quote=number, counted=counted, value=value, low=None,
        high=None, unit="person", fate=fate, claim_id=None if source is None else "c", review="machine",
    )  # fmt: skip
    claims = tables.claims.iloc[:1].assign(
        claim_id="c", source_quote=source, source_start=None, start=at, end=last["end"], quote=number
    )
    document = tables.sentences["document_id"].iloc[0]
    told = replace(
        tables,
        sentences=pd.DataFrame([{**row, "document_id": document} for row in rows]),
        quantities=quantity,
        claims=claims,
    )
    return [statement.text for statement in tell_figures(told, {})]


LATER = ("The two sides met.", "They ate.", "They slept.", "They met again on Monday.")


@pytest.mark.parametrize(
    ("text", "number", "counted", "told"),
    [
        ("Shelling of a market killed 38 people and wounded 60 on Sunday.", "38", "people",
         "Reported killed: “Shelling of a market killed 38 people and wounded 60 on Sunday”."),
        ("The army buried 41 of its men, and at least 74 villagers have died since the weekend.", "at least 74", "villagers",
         "Reported killed: “at least 74 villagers have died since the weekend”."),
        ("Two soldiers were killed near Vey.", "Two", "soldiers", "Reported killed: “Two soldiers were killed near Vey”."),
    ],
)  # fmt: skip
def test_a_toll_is_told_in_its_phrase(text, number, counted, told):
    assert tell(*LATER, text, number=number, counted=counted) == [told]


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("A march of 400 people followed, which recalled a raid that killed a king.", "400", "people"),
        ("Soldiers fired at the 90 people, and later, in another town, one was killed.", "90", "people"),
        ("They left the town, in which 40 people were killed.", "40", "people"),
        ("In 1992 some 700 people died on the river.", "700", "people"),
        ("An earlier raid killed 30 people.", "30", "people"),
        ("A woman and her two children were killed near Vey on Monday.", "two", "children"),
        ("A relative of two of the dead was killed, too.", "two", "dead"),
    ],
)
def test_a_number_of_something_else_or_of_the_past_is_no_toll(text, number, counted):
    assert tell(*LATER, text, number=number, counted=counted) == []


def test_a_toll_of_no_day_far_from_the_opening_is_background_but_for_one_that_still_grows():
    quiet = ("The two sides met.", "They ate.", "They slept.", "They met again.")
    assert tell(*quiet, "Some 850 people died in the fighting.", number="850", counted="people") == []
    assert tell(*quiet, "Some 850 people have died in the fighting.", number="850", counted="people")
    assert tell("Some 850 people died in the fighting.", number="850", counted="people"), "near the opening"


def test_a_handful_is_told_of_the_dead_alone():
    assert tell("A raid killed two people.", number="two", counted="people", value=2.0)
    assert not tell("A raid wounded two people.", number="two", counted="people", value=2.0, fate="wounded")


def test_police_put_on_hold_are_not_held():
    text = "Kenya put on hold the 1,000 police officers."
    assert not tell(text, number="1,000", counted="police officers", value=1000.0, fate="captured")
    assert tell("Gangs hold the 1,000 officers.", number="1,000", counted="officers", value=1000.0, fate="captured")


def test_the_source_is_he_whom_the_sentence_names_behind_the_toll():
    text = "The front claimed a raid that killed 37 people, according to the minister."
    assert tell(text, number="37", counted="people", source="The front") == []
    assert tell(text, number="37", counted="people", source="the minister") == [
        "Reported killed: “killed 37 people”, according to the minister."
    ]


def test_a_toll_that_others_doubt_is_told_with_their_doubt_or_not_at_all():
    text = "Shelling of Goma killed 37 people on Sunday, the front said, but the army denied it."
    assert tell(text, number="37", counted="people", source="the front") == []
    text = "Shelling of Goma killed 37 people on Sunday, but Rwanda put the toll at nine."
    assert tell(text, number="37", counted="people") == [f"It says further: “{text.rstrip('.')}”."]


def test_a_toll_is_not_cut_from_who_says_so_where_no_source_was_read():
    text = "Shelling of Goma killed 37 people on Sunday, the Red Cross said."
    assert tell(text, number="37", counted="people") == [f"It says further: “{text.rstrip('.')}”."]


def test_a_toll_has_no_phrase_without_its_sentence():
    assert cut_toll({"start": 0, "end": 1, "counted": "people", "fate": "killed"}, None) is None


def test_a_toll_of_a_whole_war_is_told_as_one_to_date():
    text = "The offensive has killed more than 48,000 people, the United Nations says."
    assert tell(*LATER, text, number="48,000", counted="people", source="the United Nations") == [
        "Reported killed to date: “The offensive has killed more than 48,000 people”, according to the United Nations."
    ]
    raids = "More than 700 people have been killed in raids this year, local authorities say."
    assert tell(*LATER, raids, number="700", counted="people", source="local authorities") == [
        "Reported killed to date: “More than 700 people have been killed in raids this year”, according to local authorities."
    ]


def test_a_toll_that_a_later_sentence_corrects_says_so():
    text = (
        "A missile hit a block, killing seven people, the governor said, and prosecutors later raised the toll to nine."
    )
    assert tell(text, number="seven", counted="people", source="the governor") == [
        "Reported killed: “killing seven people”, according to the governor; a later sentence revises the count."
    ]
