"""A common noun that opens a sentence is one, though its capital makes the tagger take it for a name."""

from __future__ import annotations

import pytest

from analysis.extraction.parsing.opening_nouns import mend_opening_nouns
from analysis.extraction.parsing.pipeline import load_pipeline


def opening_of(text):
    word = mend_opening_nouns(load_pipeline()(text))[0]
    return word.tag_, word.lemma_


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels in Mali freed two hostages.", ("NNS", "rebel")),
        ("Guerrillas and soldiers clashed near Gao.", ("NNS", "guerrilla")),
        ("Militiamen from Chad have left.", ("NNS", "militiaman")),
        ("Gunfire in Gao has killed two people.", ("NN", "gunfire")),
        ("Withdrawal between Chad and Mali has begun.", ("NN", "withdrawal")),
    ],
)
def test_a_noun_with_a_capital_is_a_noun(text, word):
    assert opening_of(text) == word


@pytest.mark.parametrize(
    "text",
    ["March in Kyiv is cold.", "Republicans in Ohio voted.", "Rebels Football Club won.", "Kenya and Chad signed."],
)
def test_a_name_stays_a_name(text):
    assert opening_of(text)[0] in {"NNP", "NNPS"}


def test_who_opens_a_sentence_acts(read):
    text = "Rebels in Mali freed two hostages."
    assert read(text).event("freed")[3] == ["Rebels"]
