from __future__ import annotations

import time

import pytest

from analysis.sources import DuplicateIndex

STORY = " ".join(f"word{number}" for number in range(200)) + "."


@pytest.fixture
def index() -> DuplicateIndex:
    index = DuplicateIndex()
    index.add("d1", STORY)
    index.add("d2", STORY.replace("word0", "other"))
    index.add("d3", "Iran offers help.")
    return index


def test_a_text_with_a_word_changed_is_a_near_duplicate_of_the_first_such_text(index):
    assert index.find(STORY.replace("word100", "peace")) == "d1"


def test_case_and_punctuation_do_not_tell_texts_apart(index):
    assert index.find(STORY.upper().replace(" ", ", ")) == "d1"


def test_a_text_that_shares_half_is_none(index):
    half = " ".join(STORY.split()[:100]) + " " + " ".join(f"new{number}" for number in range(100))
    assert index.find(half) is None


def test_a_document_is_no_duplicate_of_itself(index):
    assert index.find("Iran offers help.", ignore="d3") is None
    assert index.find("Iran offers help.") == "d3"


def test_short_texts_are_compared_whole(index):
    assert index.find("Oman offers help.") is None


def test_a_long_text_takes_time_in_step_with_its_length():
    index = DuplicateIndex()
    index.add("d1", STORY)
    started = time.perf_counter()
    index.find("word " * 200_000)
    assert time.perf_counter() - started < 5
