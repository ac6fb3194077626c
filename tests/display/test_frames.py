from __future__ import annotations

import pandas as pd
import pytest

from analysis import display, measures
from analysis.errors import UnknownName
from analysis.schemas import TABLES
from tests.examples import make_example_tables


@pytest.mark.parametrize("table", [table for table in TABLES if table not in ("documents", "sentences")])
def test_every_table_is_shown_with_marks_and_without_offsets(table):
    frame = make_example_tables()[table]
    block = display.show_frame(frame)
    labels = [column.label for column in block.columns]
    assert labels[-1] == "Sentences" and not {"start", "end", "document id"} & set(labels)
    assert len(block.rows) == len(frame) and all(row[-1][0].cite for row in block.rows)


def test_measured_frames_are_shown_with_all_their_sentences():
    tables = make_example_tables()
    tracks = measures.summarise_tracks(
        measures.trace_mediation_tracks(tables.events, tables.participants, tables.actors)
    )
    block = display.show_frame(tracks)
    assert sum(run.cite is not None for run in block.rows[0][-1]) == len(tracks["sentences"].iloc[0])


def test_text_of_an_article_stays_text():
    frame = pd.DataFrame({"quote": ["<script>alert(1)</script>"], "<b>x": ["$x$"], "sentence": [1]})
    shown = display.show_frame(frame)._repr_mimebundle_()["text/html"]
    assert "<script>alert" not in shown and "<b>x" not in shown


def test_nothing_is_changed_and_a_long_frame_says_how_much_is_shown():
    frame = pd.DataFrame({"quote": ["x"] * 70, "sentence": range(1, 71)})
    before = frame.copy()
    block = display.show_frame(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert len(block.rows) == 60 and "The first 60 of 70" in block.caption[0].text


def test_a_frame_that_cannot_be_cited_is_refused():
    with pytest.raises(UnknownName, match="no column sentences or sentence; it has: x"):
        display.show_frame(pd.DataFrame({"x": [1]}))
