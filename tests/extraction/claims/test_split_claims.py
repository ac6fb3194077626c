"""Claims in sentences that the press has folded together: asides, clauses between, words of others on what is said."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from analysis.extraction.claims.cue_phrases import read_phrase
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.words import read_words
from tests.extraction.claims.conftest import claims_of

CASES = [
    # Who speaks is the noun beside the cue.
    (
        "The sultan's men, officials in both camps agree, were the only ones who never took notes.",
        ("officials in both camps", "agree", "were the only ones who never took notes", "official_unnamed"),
    ),
    (
        "The American delegate, asked if Washington would guarantee the accord, said he knew of no such plan.",
        ("The American delegate", "said", "he knew of no such plan", "official_unnamed"),
    ),
    (
        "The envoy offered the Shah what one member of his staff described as a line on a map.",
        ("one member of his staff", "described", "a line on a map", "unnamed_people"),
    ),
    (
        "The army, which lost men, is reckoned by foreign observers to have buried several hundred.",
        ("foreign observers", "is reckoned", "to have buried several hundred", "unnamed_people"),
    ),
    (
        "Members of the delegation, some of whom had not slept since Tuesday, said the text had been changed.",
        ("Members of the delegation", "said", "the text had been changed", "official_unnamed"),
    ),
    (
        "The Gulf states, said by one of their ministers to be at the end of their patience, withdrew the offer.",
        ("one of their ministers", "said", "to be at the end of their patience", "official_unnamed"),
    ),
    # An aside in the middle leaves the part with the verb; what goes on with a source of its own is its own.
    (
        "The palace, according to a courtier, heard of the raid from the radio.",
        ("a courtier", "according to", "heard of the raid from the radio", "unnamed_people"),
    ),
    (
        "Nineteen soldiers are still missing, their families say, and Eritrea acknowledges holding none.",
        ("Eritrea", "acknowledges", "holding none", "named_body"),
    ),
    (
        "Both governments say, though neither has offered proof, that the other moved first.",
        ("Both governments", "say", "the other moved first", "named_body"),
    ),
    (
        "Gunmen loyal to Mr. Saleh, it is claimed, had surrounded the embassy.",
        (None, "is claimed", "had surrounded the embassy", "unnamed_people"),
    ),
    # What others say of a claim ends it, and is a claim where it says something.
    (
        "Djibouti says its soldiers were attacked, a version that Asmara has called an invention.",
        ("Djibouti", "says", "its soldiers were attacked", "named_body"),
    ),
    (
        "Djibouti says its soldiers were attacked, a version that Asmara has called an invention.",
        ("Asmara", "has called", "an invention", "named_body"),
    ),
    (
        "Washington suspects that Tehran is behind the attacks, which Iran denies.",
        ("Washington", "suspects", "Tehran is behind the attacks", "named_body"),
    ),
    # Where a content begins and ends.
    (
        "The engineer remarked toilet paper is a bulky item.",
        ("The engineer", "remarked", "toilet paper is a bulky item", "unnamed_people"),
    ),
    (
        "Chad accused its neighbour of arming the rebels and of sheltering their commanders.",
        ("Chad", "accused", "arming the rebels and of sheltering their commanders", "named_body"),
    ),
    (
        "By the rebels' account, the helicopter was shot down; the air force blames the weather.",
        ("the rebels' account", "By", "the helicopter was shot down", "named_body"),
    ),
    # Other turns of phrase.
    (
        "The president has let it be understood that he will not sign.",
        ("The president", "has let it be understood", "he will not sign", "official_unnamed"),
    ),
    ("There have been reports of looting.", (None, "reports", "looting", "media")),
    (
        "The king's brother, reportedly the author of the letter, has left the country.",
        (None, "reportedly", "the author of the letter", "media"),
    ),
    (
        "An official put the odds of a third round at no better than even.",
        ("An official", "put", "the odds of a third round at no better than even", "official_unnamed"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), CASES)
def test_a_folded_claim_is_found(read, text, claim):
    assert claim in claims_of(read, text)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The two men, officials said, had spoken for an hour.", ["had spoken for an hour"]),
        ("How many have died nobody can say.", []),
    ],
)
def test_no_part_of_a_sentence_is_claimed_that_says_nothing(read, text, contents):
    assert [row[2] for row in claims_of(read, text)] == contents


def test_an_adverb_that_opens_a_paragraph_has_nothing_before_it():
    words = ["Reportedly", "Kenya", "author", "left"]
    crossed = Doc(
        load_pipeline().vocab, words, lemmas=["reportedly", "Kenya", "author", "leave"],
        pos=["ADV", "PROPN", "NOUN", "VERB"], tags=["RB", "NNP", "NN", "VBD"],
        deps=["advmod", "nsubj", "appos", "ROOT"], heads=[2, 3, 1, 3],
    )  # fmt: skip
    assert read_phrase(read_words(crossed)[0]) is None
