"""Claims beside which the article tells what others say of them, what happens meanwhile, and how sure they are."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


@pytest.mark.parametrize(
    ("text", "content", "others"),
    [
        ("The Malian army denied that its jets had bombed the market, as the rebels have claimed.",
         "its jets had bombed the market", ("the rebels", "have claimed")),
        ("Officials insist that the border stayed shut, as Ankara maintains.", "the border stayed shut", ("Ankara", "maintains")),
    ],
)  # fmt: skip
def test_what_others_say_of_it_is_no_part_of_a_claim(read, text, content, others):
    found = claims_of(read, text)
    assert [row[2] for row in found] == [content, content]
    assert found[1][:2] == others


def test_what_is_told_of_by_something_is_others_word(read):
    assert claims_of(read, "Caracas says the men are spies, something Bogotá denies.")[0][2] == "the men are spies"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He called the vote “free and fair,” as observers looked on.", "the vote “free and fair,”"),
        ("The statement said “the army will not yield”, as dawn broke.", "the army will not yield"),
    ],
)
def test_what_happens_meanwhile_is_no_part_of_a_quotation(read, text, quote):
    assert claims_of(read, text)[0][2] == quote


def test_who_speaks_behind_a_clause_of_time_is_the_main_clauses_subject(read):
    (found,) = claims_of(
        read, "After the vote failed, accusing its partners of betrayal, the party quit the coalition."
    )
    assert found[:3] == ("the party", "accusing", "betrayal")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("To hear the miners tell it, the company poisoned the river.",
         ("the miners", "tell it", "the company poisoned the river", "unnamed_people")),
        ("The rumour, spread by rival officers, that the general had fled was false.",
         ("rival officers", "rumour", "the general had fled", "official_unnamed")),
        ("Two of the ministers are reportedly dead.",
         (None, "reportedly", "Two of the ministers are reportedly dead", "media")),
        ("The army's defence is that it fired in the air.", ("The army", "defence", "it fired in the air", "named_body")),
        ("A video posted by the group purports to show the pilot.",
         ("A video posted by the group", "purports to show", "the pilot", "media")),
        ("Farmers complained of looting by both armies.",
         ("Farmers", "complained of", "looting by both armies", "unnamed_people")),
        ("Doctors put the toll at 58, including 12 children.",
         ("Doctors", "put", "the toll at 58, including 12 children", "unnamed_people")),
        ("There are fears that the dam could burst if the shelling goes on.",
         (None, "fears", "the dam could burst if the shelling goes on", "unnamed_people")),
        ("Hospital staff said the ward was empty.", ("Hospital staff", "said", "the ward was empty", "unnamed_people")),
        ("Police said the road was shut.", ("Police", "said", "the road was shut", "named_body")),
    ],
)  # fmt: skip
def test_turns_of_phrase_are_claims(read, text, row):
    assert claims_of(read, text) == [row]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The minister dismissed the report as fiction.", 2.0),
        ("The minister dismissed reports that he had quit.", -2.0),
        ("Moscow brushed aside claims that it had jammed the signal.", -2.0),
        ("Prosecutors allege that he took bribes.", 2.0),
        ("He is accused of having taken bribes.", 1.0),
        ("The court found that the arrest was unlawful.", 2.0),
        ("They had been told that the road was clear.", 2.0),
    ],
)
def test_factuality_is_the_commitment_of_who_speaks(read, text, factuality):
    (row,) = (row for row in read(text).claims() if row["rule"] != "own_voice")
    assert row["factuality"] == factuality
