from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.blocks import Note, TableBlock
from analysis.display.cells import (
    NOTHING,
    Cell,
    cite_line,
    is_null,
    joined,
    marks,
    number,
    plain,
    quoted,
    show_rows,
    strong,
)


def _text(line: tuple[object, ...]) -> str:
    return "".join(run.text for run in line)  # type: ignore[attr-defined]


FRAME = pd.DataFrame(
    {
        "name": ["Iran", "<b>$x$</b>"],
        "status": ["under_way", None],
        "sentences": [[7, 4], []],
        "value": [4000.0, np.nan],
    }
)


def test_a_row_becomes_a_row_and_its_sentences_become_marks() -> None:
    table = show_rows(
        FRAME, [Cell("Name", strong("name")), Cell("In", marks("sentences"))], caption="Who.", empty="Nobody."
    )
    assert isinstance(table, TableBlock)
    assert [_text(row[0]) for row in table.rows] == ["Iran", "<b>$x$</b>"]
    assert [run.cite for run in table.rows[0][1] if run.cite] == [4, 7]
    assert table.rows[1][1] == NOTHING


def test_null_is_shown_as_a_dash_and_never_as_nan() -> None:
    for make in (plain("status"), quoted("status"), strong("status"), joined("status"), number("value")):
        assert make({"status": None, "value": np.nan}) == NOTHING
    assert is_null(pd.NA) and is_null(pd.NaT) and not is_null([])


def test_words_of_a_vocabulary_are_the_readers() -> None:
    assert _text(plain("status", {"under_way": "going on"})({"status": "under_way"})) == "going on"
    assert _text(plain("status", {})({"status": "under_way"})) == "under_way"


def test_a_column_that_says_nothing_is_left_out() -> None:
    frame = FRAME.assign(role=None)
    table = show_rows(
        frame, [Cell("Name", plain("name")), Cell("Role", plain("role"))], caption="Who.", empty="Nobody."
    )
    assert isinstance(table, TableBlock)
    assert [column.label for column in table.columns] == ["Name"]


def test_an_empty_frame_is_a_sentence() -> None:
    shown = show_rows(FRAME.head(0), [Cell("Name", plain("name"))], caption="Who.", empty="The text names nobody.")
    assert isinstance(shown, Note) and shown.tone == "empty" and _text(shown.line) == "The text names nobody."


def test_rows_left_out_are_told() -> None:
    table = show_rows(pd.concat([FRAME] * 3), [Cell("Name", plain("name"))], caption="Who.", empty="Nobody.", most=4)
    assert isinstance(table, TableBlock)
    assert len(table.rows) == 4 and _text(table.caption) == "Who. The first 4 of 6."


@pytest.mark.parametrize(
    ("sentences", "shown"), [(3, "S3"), ([7, 4, 4], "S4 S7"), (None, "–"), (np.array([2]), "S2"), ((), "–")]
)
def test_marks_come_from_a_number_or_a_list(sentences: object, shown: str) -> None:
    assert _text(cite_line(sentences)) == shown
