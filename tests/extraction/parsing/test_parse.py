"""Parsing: what the parser is told of a text before it reads it."""

from __future__ import annotations

import pytest

DATELINES = [
    "NAIROBI, July 21 - Sudan's government and the rebels whom it has fought for years have agreed to meet.",
    "BRASILIA, Oct 26 - Peru and Ecuador, which have gone to war three times, signed a treaty on Monday.",
    "WASHINGTON — Thirteen days after he shut them away, President Carter brought them home. He smiled.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_part_of_the_first_sentence_and_no_subject(read, text):
    sentences = read(text).parse.sentences
    assert [s.text for s in sentences] == [s + "." for s in text.rstrip(".").split(". ")]
    assert not [t for t in sentences[0].span if t.dep_ == "nsubj" and t.text.isupper()]


def test_who_signs_behind_a_dateline_takes_part(read):
    assert read(DATELINES[1]).event("signed")[3] == ["Peru", "Ecuador"]


def test_a_text_that_is_a_dateline_only_still_has_a_sentence(read):
    assert [s.text for s in read("HELSINKI, 15 August - ").parse.sentences] == ["HELSINKI, 15 August -"]
