"""Parameters: declared in the notebook, checked before a kernel starts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from analysis.errors import ParameterError
from analysis.reporting.parameters import check_parameters, read_parameters

SOURCE = """
# What to report on.
document_id: str | None = None  # the document; the newest where it is none
title = "T # no comment"  # what it is called
count: int = 3
share: float = 0.5
deep: bool = False
names: list[str] = [
    "a",
]  # whom to name
kind: Literal["brief", "long"] = "brief"
limits: dict[str, int] = {}
anything = None
import os
computed = len(names)
"""
NOTEBOOK = new_notebook(cells=[new_code_cell("x = 1"), new_code_cell(SOURCE, metadata={"tags": ["parameters"]})])


def test_names_kinds_defaults_and_descriptions_are_read():
    declared = read_parameters(NOTEBOOK)
    assert list(declared) == [
        "document_id",
        "title",
        "count",
        "share",
        "deep",
        "names",
        "kind",
        "limits",
        "anything",
        "computed",
    ]
    assert declared["document_id"].kind == "str | None"
    assert declared["document_id"].description == "the document; the newest where it is none"
    assert declared["title"].default == "T # no comment" and declared["title"].kind == "str"
    assert declared["names"].default == ["a"] and declared["names"].description == "whom to name"


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("document_id", "d1", "d1"), ("document_id", None, None), ("document_id", "None", "None"), ("title", Path("/a/b"), "/a/b"),
        ("title", datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00+00:00"), ("count", "7", 7), ("count", 7, 7), ("share", 1, 1.0),
        ("share", "1e-3", 0.001), ("deep", "yes", True), ("deep", False, False), ("names", "a, b", ["a", "b"]),
        ("names", '["a, b"]', ["a, b"]), ("names", ("a",), ["a"]), ("kind", "long", "long"), ("limits", '{"a": 1}', {"a": 1}),
        ("anything", [1, {"a": None}], [1, {"a": None}]),
    ],
)  # fmt: skip
def test_values_are_converted_to_their_kind(name, value, wanted):
    assert check_parameters(NOTEBOOK, {name: value}) == {name: wanted}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", 7), ("title", "a\x00b"), ("title", "\ud800"), ("count", "seven"), ("count", 1.5), ("count", True), ("share", "nan"),
        ("deep", "maybe"), ("deep", 1), ("names", [1]), ("names", 3), ("kind", "other"), ("limits", "[1]"), ("limits", {"a": "x"}),
        ("anything", object()), ("count", None), ("document_id", 5),
    ],
)  # fmt: skip
def test_values_of_another_kind_are_refused(name, value):
    with pytest.raises(ParameterError, match=rf"Parameter {name} of brief.ipynb must be "):
        check_parameters(NOTEBOOK, {name: value}, where="brief.ipynb")


def test_an_unknown_name_is_answered_with_those_that_exist():
    with pytest.raises(
        ParameterError,
        match=r"brief\.ipynb declares no parameter 'coutn'\. Did you mean count\? It declares: .*count: int; .*whom to name",
    ):
        check_parameters(NOTEBOOK, {"coutn": 3}, where="brief.ipynb")


def test_a_notebook_without_parameters_takes_none():
    assert check_parameters(new_notebook(), {}) == {}
    with pytest.raises(ParameterError, match="It declares: none"):
        check_parameters(new_notebook(), {"a": 1})


def test_a_broken_cell_is_said():
    broken = new_notebook(cells=[new_code_cell("a = (", metadata={"tags": ["parameters"]})])
    with pytest.raises(ParameterError, match="no valid Python"):
        read_parameters(broken)


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_any_text_is_a_value(text):
    assert check_parameters(NOTEBOOK, {"title": text}) == {"title": text}


DATED = new_notebook(
    cells=[
        new_code_cell(
            'since: date = "-7d"  # first day\nday: "date | None" = None\nat: datetime.datetime = "2026-01-01T00:00:00+00:00"\n'
            'kind: typing.Literal["a", "b"] = "a"\nlimit: Optional[int] = None\ndays: list[date] = []\nplain = "yesterday"',
            metadata={"tags": ["parameters"]},
        )
    ]
)
TODAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2026-01-31", "2026-01-31"), ("today", "2024-02-29"), ("Yesterday", "2024-02-28"), ("tomorrow", "2024-03-01"),
        ("-7d", "2024-02-22"), ("-2w", "2024-02-15"), ("-1m", "2024-01-29"), ("+1m", "2024-03-29"), ("-1y", "2023-02-28"),
        (date(2020, 1, 2), "2020-01-02"),
    ],
)  # fmt: skip
def test_dates_may_count_from_the_day_of_the_report(written, wanted):
    assert check_parameters(DATED, {"day": written}, today=TODAY) == {"day": wanted, "since": "2024-02-22"}


def test_a_default_that_counts_from_the_day_is_worked_out_and_other_defaults_are_left():
    assert check_parameters(DATED, {}, today=TODAY) == {"since": "2024-02-22"}
    given_ = {"since": "2026-01-01", "days": "today,-1d", "limit": "3", "kind": "b", "at": "2026-01-01T06:00:00+01:00"}
    assert check_parameters(DATED, given_, today=TODAY) == {
        **given_, "limit": 3, "days": ["2024-02-29", "2024-02-28"],
    }  # fmt: skip


@pytest.mark.parametrize("written", ["-7", "soon", "2026-13-01", "-99999y", 7, ""])
def test_what_is_no_date_is_refused_with_what_to_write(written):
    with pytest.raises(ParameterError, match=r"since of .* must be date.*write a date such as 2026-01-31"):
        check_parameters(DATED, {"since": written}, today=TODAY)
