"""The quick check lets through what pandera lets through, gives the same frame, and refuses what pandera refuses."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from analysis.frame_checks import fit_frame
from analysis.schemas import TABLES
from tests.examples import make_empty_tables, make_example_tables

_TABLES = make_example_tables()
_VALUES = st.one_of(
    st.none(),
    st.integers(-200, 200),
    st.floats(-200, 200),
    st.just(math.nan),
    st.booleans(),
    st.sampled_from(
        ["", "IRN", "x", "045", "0451", "state", "occurred", "machine", "between", "7", "1.5", "2026-01-01"]
    ),
)


def validate_by_pandera(table: str, frame: pd.DataFrame) -> pd.DataFrame | None:
    try:
        return TABLES[table].validate(frame, lazy=True)
    except SchemaErrors:
        return None


@pytest.mark.parametrize("table", TABLES)
def test_rows_that_hold_come_out_as_pandera_gives_them(table):
    for frame in (_TABLES[table], _TABLES[table].astype(object), make_empty_tables()[table]):
        before = frame.copy(deep=True)
        done = fit_frame(frame, TABLES[table].to_schema())
        assert done is not None
        pd.testing.assert_frame_equal(done, TABLES[table].validate(frame, lazy=True))
        pd.testing.assert_frame_equal(frame, before)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_a_cell_holds_the_two_are_of_one_mind(data):
    table = data.draw(st.sampled_from([name for name in TABLES if len(_TABLES[name])]))
    frame = _TABLES[table].astype(object)
    row = data.draw(st.integers(0, len(frame) - 1))
    column = data.draw(st.sampled_from(list(frame.columns)))
    frame.loc[row, column] = data.draw(_VALUES)
    expected, done = validate_by_pandera(table, frame), fit_frame(frame, TABLES[table].to_schema())
    assert (done is None) == (expected is None)
    if done is not None and expected is not None:
        pd.testing.assert_frame_equal(done, expected)


def test_a_column_too_many_too_few_or_in_another_place_is_refused():
    frame, schema = _TABLES["events"], TABLES["events"].to_schema()
    assert fit_frame(frame.drop(columns="status"), schema) is None
    assert fit_frame(frame.assign(more=1), schema) is None
    assert fit_frame(frame[list(reversed(frame.columns))], schema) is None


def test_an_id_given_twice_is_refused():
    frame = _TABLES["events"]
    assert fit_frame(pd.concat([frame, frame], ignore_index=True), TABLES["events"].to_schema()) is None
