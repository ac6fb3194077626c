"""What a source does to a target: the grammar turns words, the model fills in, and an answer always comes."""

from __future__ import annotations

import csv

import pytest

from analysis.extraction.events.interaction import classify_interaction, score_reading
from analysis.extraction.events.interaction_reading import Reading
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.words import read_words
from analysis.schemas import EVENT_TYPES
from analysis.settings import REPOSITORY_DIR

EFFECTS = {
    "own",
    "weak",
    "consent",
    "promise",
    "intent",
    "refuse",
    "request",
    "order",
    "threaten",
    "warn",
    "allow",
    "end",
}


def classify(sentence: str, source: str, target: str):
    doc = read_words(load_pipeline()(sentence))
    spans = [
        doc.char_span(sentence.index(name), sentence.index(name) + len(name), alignment_mode="expand")
        for name in (source, target)
    ]
    return classify_interaction(*spans)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kenya attacked Chad.", "ASSAULT"),
        ("Chad was attacked by Kenya.", None),
        ("Kenya threatened to attack Chad.", "THREATEN"),
        ("Kenya will attack Chad.", "THREATEN"),
        ("Kenya stopped its attacks on Chad.", "RETREAT"),
        ("Kenya called on Chad to attack the rebels.", "REQUEST"),
        ("Kenya condemned the attack by Chad.", "ACCUSE"),
        ("Kenya refused to meet Chad.", "REJECT"),
        ("Kenya did not meet Chad.", "REJECT"),
        ("Kenya agreed to meet Chad.", "AGREE"),
        ("Kenya met Chad.", "CONSULT"),
        ("Kenya imposed sanctions on Chad.", "SANCTION"),
        ("Kenya lifted the sanctions on Chad.", "CONCEDE"),
        ("Kenya suspended its aid to Chad.", "SANCTION"),
        ("Kenya sent aid to Chad.", "AID"),
        ("Kenya gave Chad an ultimatum.", "THREATEN"),
    ],
)
def test_words_turn_what_they_govern(sentence, wanted):
    if wanted is None:
        assert classify(sentence, "Kenya", "Chad").type == "ASSAULT"
    else:
        assert classify(sentence, "Kenya", "Chad").type == wanted


def test_who_acts_decides_which_verb_counts():
    sentence = "Kenya, which had armed the rebels, condemned Chad."
    assert classify(sentence, "Kenya", "the rebels").type == "AID"
    assert classify(sentence, "Kenya", "Chad").type == "ACCUSE"


def test_an_order_is_a_request_only_to_the_one_who_is_ordered():
    assert classify("The court ordered the ministry to pay.", "The court", "the ministry").type == "REQUEST"
    assert classify("The court ordered the arrest of Mr. Ruiz.", "The court", "Mr. Ruiz").type == "COERCE"


def test_a_word_that_the_lexicon_lacks_still_gets_an_answer_and_a_lower_score():
    guess = score_reading(Reading(None, "unknown", ("cannonade", "village")))
    assert guess.type in EVENT_TYPES
    assert guess.score < score_reading(Reading("ASSAULT", "verb", ("attack", "village"))).score
    assert sum(guess.shares.values()) == pytest.approx(1)


def test_no_word_at_all_still_gets_an_answer():
    assert score_reading(Reading(None, "unknown", ())).type in EVENT_TYPES


def test_every_word_of_the_lexicon_has_a_known_effect_and_type():
    for entry in load_lexicon("interaction_words"):
        assert entry["effect"] in EFFECTS, entry["word"]
        assert entry["type"] in {*EVENT_TYPES, ""}, entry["word"]
        assert entry["type"] or entry["effect"] in {"weak", "end"}, entry["word"]
        assert entry["meaning"], entry["word"]


def test_every_training_sentence_has_a_source_a_target_and_a_type():
    path = REPOSITORY_DIR / "data" / "training" / "interactions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    assert {row["type"] for row in rows} == set(EVENT_TYPES)
    for row in rows:
        assert row["sentence"].count("{S}") == row["sentence"].count("{T}") == 1, row["sentence"]
