"""What holds for every measure: it leaves its input as it was, bears empty tables, and gives sentences that exist."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import measures
from analysis.schemas import TABLES, Tables
from tests.examples import make_empty_tables, make_example_document, make_example_tables

MEASURES: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "bottom_line": measures.compose_bottom_line,
    "tracks": lambda t: measures.trace_mediation_tracks(t.events, t.participants, t.actors),
    "track_summary": lambda t: measures.summarise_tracks(
        measures.trace_mediation_tracks(t.events, t.participants, t.actors)
    ),
    "events": lambda t: measures.order_events(t.events, t.participants, t.actors, t.claims),
    "actors": lambda t: measures.list_actors(t.actors, t.mentions, t.participants, t.claims),
    "interactions": lambda t: measures.count_interactions(t.events, t.participants, t.actors),
    "interactions_of_actors": lambda t: measures.count_interactions(t.events, t.participants, t.actors, level="actor"),
    "ties": lambda t: measures.list_ties(t.relations, t.actors),
    "figures": lambda t: measures.list_figures(t.quantities, t.claims, t.actors),
    "places": lambda t: measures.locate_places(t.places, t.place_mentions, t.events),
    "claims_by_sourcing": lambda t: measures.count_claims_by_sourcing(t.claims),
    "claims": lambda t: measures.list_claims(t.claims),
    "voices": lambda t: measures.share_voice(t.claims, t.actors, t.participants, t.events, t.mentions),
    "hedges": lambda t: measures.list_hedges(t.claims),
    "loaded_words": lambda t: measures.list_loaded_words(t.claims),
    "gaps": measures.find_gaps,
}


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_leaves_its_tables_as_they_were(name):
    tables, untouched = make_example_tables(), make_example_tables()
    MEASURES[name](tables)
    for table in TABLES:
        pd.testing.assert_frame_equal(tables[table], untouched[table])


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("document", [None, make_example_document()], ids=["no document", "nothing found"])
def test_empty_tables_give_the_columns_of_full_ones(name, document):
    full, empty = MEASURES[name](make_example_tables()), MEASURES[name](make_empty_tables(document))
    assert list(empty.columns) == list(full.columns)
    if name not in {"bottom_line", "gaps"}:
        assert empty.empty


@pytest.mark.parametrize("name", MEASURES)
def test_every_mark_is_a_sentence_of_the_text(name):
    tables = make_example_tables()
    frame = MEASURES[name](tables)
    assert len(frame), "the example must have rows for every measure"
    if "sentences" in frame:
        known = set(tables.sentences["sentence"])
        for marks in frame["sentences"]:
            assert set(marks) <= known
            assert len(set(marks)) == len(marks)
