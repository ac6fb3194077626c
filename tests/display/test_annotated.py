from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.blocks import AnnotatedText, Note
from analysis.display.annotated import cut_segments, is_right_to_left, show_annotated_text
from analysis.errors import DataError
from analysis.schemas import Tables
from tests.sample_rows import make_document, make_frames

TABLES = ("claims", "events", "mentions")
spans = st.lists(
    st.tuples(st.integers(0, 130), st.integers(0, 60), st.sampled_from(TABLES)).map(
        lambda s: (s[0], s[0] + s[1], s[2])
    ),
    max_size=12,
)


@given(st.text(min_size=1, max_size=80), st.integers(0, 60), spans)
def test_segments_add_up_to_their_sentence(text: str, offset: int, given_spans: list[tuple[int, int, str]]) -> None:
    segments = cut_segments(text, offset, given_spans)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text for segment in segments)


@given(st.text(min_size=1, max_size=80), st.integers(0, 60), spans)
def test_each_character_has_the_tables_whose_spans_cover_it(
    text: str, offset: int, given_spans: list[tuple[int, int, str]]
) -> None:
    at = offset
    for segment in cut_segments(text, offset, given_spans):
        for _ in segment.text:
            covering = {table for start, end, table in given_spans if start <= at < end}
            assert set(segment.tables) == covering
            at += 1


def _tables(**changes: pd.DataFrame) -> Tables:
    return replace(Tables(**make_frames(make_document())), **changes)


def test_every_sentence_is_numbered_and_holds_its_text() -> None:
    tables = _tables()
    shown = show_annotated_text(tables)
    assert isinstance(shown, AnnotatedText)
    assert [sentence.number for sentence in shown.sentences] == list(tables.sentences["sentence"])
    texts = ["".join(segment.text for segment in sentence.segments) for sentence in shown.sentences]
    assert texts == list(tables.sentences["text"])


def test_a_span_is_marked_with_its_table() -> None:
    shown = show_annotated_text(_tables())
    assert isinstance(shown, AnnotatedText)
    pieces = {segment.text: segment.tables for sentence in shown.sentences for segment in sentence.segments}
    assert "mentions" in pieces["Iran"]
    assert "place_mentions" in pieces["Tehran"]


def test_a_rejected_row_is_not_marked() -> None:
    tables = _tables()
    rejected = tables.mentions.assign(review="rejected")
    shown = show_annotated_text(replace(tables, mentions=rejected))
    assert isinstance(shown, AnnotatedText)
    assert not any("mentions" in segment.tables for sentence in shown.sentences for segment in sentence.segments)


def test_two_documents_at_once_are_refused() -> None:
    tables = _tables()
    with pytest.raises(DataError, match="one document at a time: these tables hold 2"):
        show_annotated_text(replace(tables, documents=pd.concat([tables.documents, tables.documents])))


def test_a_text_without_sentences_says_so() -> None:
    tables = _tables()
    assert isinstance(show_annotated_text(replace(tables, sentences=tables.sentences.head(0))), Note)


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("قال الوزير", True),
        ("«قال الوزير» Iran", True),
        ("“قال” Iran said", False),
        ("Iran قال", False),
        ("123", False),
        ("", False),
    ],
)
def test_direction_follows_most_letters(text: str, rtl: bool) -> None:
    assert is_right_to_left(text) is rtl
