"""What is passed over for speed is only what no rule could read."""

from __future__ import annotations

from analysis.extraction.claims.cue_phrases import read_after_medium, read_phrase
from analysis.extraction.claims.cue_turns import read_turn
from analysis.extraction.claims.cue_verbs import read_verb
from analysis.extraction.claims.speech import _may_tell
from analysis.extraction.parsing.grammar import is_passive, objects_of_prepositions
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.words import read_words
from tests.extraction.claims.test_split_claims import CASES


def test_no_word_that_attributes_is_passed_over():
    for doc in map(read_words, load_pipeline().pipe(text for text, _ in CASES)):
        telling = {t.i for t in doc if read_turn(t) or read_verb(t) or read_phrase(t) or read_after_medium(t)}
        assert telling <= set(_may_tell(doc)) and len(telling) < len(doc) / 2


def test_what_is_kept_of_a_word_is_what_was_read():
    doc = read_words(load_pipeline()("The talks were hosted by Qatar in Doha."))
    verb = next(t for t in doc if t.text == "hosted")
    for _ in range(2):
        assert is_passive(verb)
        assert [(name, inner.text) for name, inner, _ in objects_of_prepositions(verb)] == [
            ("by", "Qatar"),
            ("in", "Doha"),
        ]
