"""Parameters: declared in the notebook, checked before a kernel starts."""

from __future__ import annotations

from datetime import UTC, datetime
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
        ParameterError, match=r"brief\.ipynb declares no parameter 'coutn'\. It declares: .*count: int; .*whom to name"
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
