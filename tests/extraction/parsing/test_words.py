"""The words that rules read are those of the pipeline's parse."""

from __future__ import annotations

import gc

import pytest
import spacy

from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.words import Token, read_words

TEXT = (
    "DOHA (Agency) - The U.S. envoy, Tor Wennesland, who had met both sides twice on Monday, said:  “We're close.” "
    "Yet nobody but Qatar's prime minister – and he alone – knows what 1,200 people were told it would take."
)
NAMES = (
    "i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ is_alpha is_punct is_space is_left_punct is_quote "
    "like_num is_title is_upper is_lower text_with_ws"
).split()
NEIGHBOURS = "children lefts rights subtree ancestors".split()


@pytest.fixture(scope="module")
def both():
    parsed = load_pipeline()(TEXT)
    return parsed, read_words(parsed)


def test_each_word_has_what_the_pipeline_says_of_it(both):
    for theirs, ours in zip(*both, strict=True):
        assert [getattr(ours, name) for name in NAMES] == [getattr(theirs, name) for name in NAMES]


def test_each_word_hangs_where_the_parser_hung_it(both):
    for theirs, ours in zip(*both, strict=True):
        assert [t.i for t in (ours.head, ours.left_edge, ours.right_edge)] == [
            t.i for t in (theirs.head, theirs.left_edge, theirs.right_edge)
        ]
        for name in NEIGHBOURS:
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], name


def test_sentences_and_entities_are_the_pipeline_s(both):
    parsed, doc = both
    for theirs, ours in ((list(parsed.sents), doc.sents), (parsed.ents, doc.ents)):
        assert len(theirs) == len(ours) > 1
        for one, other in zip(theirs, ours, strict=True):
            assert (one.start, one.end, one.label_, one.text) == (other.start, other.end, other.label_, other.text)
            assert (one.start_char, one.end_char, one.root.i) == (other.start_char, other.end_char, other.root.i)
            assert other.sent is doc[other.start].sent
    assert [e.text for s in parsed.sents for e in s.ents] == [e.text for s in doc.sents for e in s.ents]


def test_every_stretch_has_the_pipeline_s_root_and_every_stretch_of_characters_its_words(both):
    parsed, doc = both
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert doc.span(start, end).root.i == parsed[start:end].root.i
    for mode in ("strict", "expand"):
        for start in range(len(TEXT)):
            for end in range(start + 1, min(start + 30, len(TEXT) + 2)):
                spans = [one.char_span(start, end, alignment_mode=mode) for one in both]
                theirs, ours = (span if span is None else (span.start, span.end) for span in spans)
                assert theirs == ours, (start, end, mode)


def test_a_word_has_no_neighbour_beyond_the_paragraph(both):
    _, doc = both
    assert doc[0].nbor() is doc[1]
    for token, distance in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)


def test_a_text_without_a_parse_is_one_sentence():
    doc = read_words(spacy.blank("en")("No parser. None at all."))
    assert [span.text for span in doc.sents] == ["No parser. None at all."]
    assert read_words(spacy.blank("en")("")).sents == []


def test_words_that_are_let_go_of_are_freed_without_the_collector():
    parsed = load_pipeline()("Qatar hosted the talks that the rivals had wanted.")
    gc.collect()
    gc.disable()
    try:
        before = _count_words()
        doc = read_words(parsed)
        assert doc[1].subtree and _count_words() == before + len(doc)
        doc.release()
        assert _count_words() == before
    finally:
        gc.enable()


def _count_words() -> int:
    return sum(isinstance(one, Token) for one in gc.get_objects())
