from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import DataError
from analysis.row_checks import check_references, check_spans
from analysis.schemas import EXTRA_SPANS, KEYS, REFERENCES, TABLES, make_frame, make_id, validate_frame
from tests.sample_rows import TEXT, make_document, make_frames

TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("abc \n’“😀é")), min_size=1, max_size=80
)


@st.composite
def texts_with_span(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def mention(text: str, start: int, end: int, **fields: Any) -> dict[str, Any]:
    row = {
        "document_id": "d1", "sentence": 1, "start": start, "end": end, "quote": text[start:end], "rule": "by_hand",
        "confidence": 0.5, "review": "machine", "mention_id": "m1", "actor_id": "a1", "form": "name",
    }  # fmt: skip
    return row | fields


@given(texts_with_span())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_span_that_quotes_its_text_is_kept_character_for_character(spanned):
    text, start, end = spanned
    frame = make_frame("mentions", [mention(text, start, end)])
    check_spans("mentions", frame, {"d1": text})
    assert frame["quote"].iloc[0] == text[start:end]


@given(texts_with_span(), st.integers(-3, 3), st.integers(-3, 3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_span_passes_only_if_it_quotes_its_text(spanned, start_off, end_off):
    text, start, end = spanned
    moved = (max(0, start + start_off), max(0, end + end_off))
    frame = pd.DataFrame([mention(text, start, end) | {"start": moved[0], "end": moved[1]}])
    if text[moved[0] : moved[1]] == text[start:end]:
        check_spans("mentions", frame, {"d1": text})
    else:
        with pytest.raises(DataError, match=r"Table mentions: quote .* is not what stands at"):
            check_spans("mentions", frame, {"d1": text})


@pytest.mark.parametrize("column", ["source_start", "source_end"])
def test_the_spans_of_source_and_cue_are_held_too(column):
    document = make_document()
    frame = make_frames(document)["claims"]
    with pytest.raises(DataError, match="Table claims: source_quote 'Analysts' is not what stands at"):
        check_spans("claims", frame.assign(**{column: frame[column] + 1}), {document.document_id: document.text})


@given(st.text(), st.sampled_from(list(TABLES)), st.lists(st.integers(), max_size=3))
def test_ids_are_stable_short_and_tell_tables_and_anchors_apart(document_id, table, anchor):
    made = make_id(document_id, table, *anchor)
    assert made == make_id(document_id, table, *anchor)
    assert len(made) == 16
    assert made != make_id(document_id, table, *anchor, "more")
    assert made != make_id(document_id + "x", table, *anchor)


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_frame_has_the_types_that_rows_have(table):
    full = make_frames(make_document(published_at=datetime(2026, 1, 1, tzinfo=UTC)))[table]
    assert make_frame(table, []).dtypes.equals(full.dtypes)
    assert validate_frame(table, pd.DataFrame()).dtypes.equals(full.dtypes)


@pytest.mark.parametrize("table", TABLES)
def test_what_no_row_gives_is_null_and_never_a_word(table):
    frame = make_frames(make_document())[table]
    for column in frame.columns:
        assert not frame[column].astype(object).isin(["", "None", "nan", "<NA>", "unknown"]).any(), column


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"form": "nickname"}, "form: 'nickname' fails"),
        ({"confidence": 1.5}, "confidence: 1.5 fails"),
        ({"sentence": 0}, "sentence: 0 fails"),
        ({"quote": ""}, "quote: '' fails"),
        ({"actor_id": None}, "actor_id: .* fails"),
        ({"review": "fine"}, "review: 'fine' fails"),
    ],
)
def test_a_row_that_breaks_its_model_is_named_with_column_and_value(fields, message):
    with pytest.raises(DataError, match=f"Rows break the contract of table mentions: {message}"):
        make_frame("mentions", [mention(TEXT, 0, 4, **fields)])


def test_a_column_that_the_table_lacks_is_named():
    with pytest.raises(DataError, match=r"Table mentions has no column mood; it has: document_id, sentence"):
        make_frame("mentions", [mention(TEXT, 0, 4, mood="calm")])


def test_ids_that_lead_nowhere_are_named():
    frames = make_frames(make_document())
    with pytest.raises(DataError, match="Table mentions: actor_id a0 is in no row of actors"):
        check_references({**frames, "mentions": frames["mentions"].assign(actor_id="a0")})


def test_keys_references_and_further_spans_name_columns_that_exist():
    for table, model in TABLES.items():
        columns = set(model.to_schema().columns)
        assert set(KEYS[table]) <= columns
        assert set(REFERENCES.get(table, {})) <= columns
        assert {column for span in EXTRA_SPANS.get(table, ()) for column in span} <= columns
    assert set(KEYS) == set(TABLES)
