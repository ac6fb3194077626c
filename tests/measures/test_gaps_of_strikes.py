"""What the text does not say: where a country is struck, and who has a spokesman."""

from __future__ import annotations

from dataclasses import replace

from analysis import measures
from tests.examples import make_example_tables


def test_where_is_said_of_a_country_that_is_struck():
    tables = make_example_tables()
    events, participants = tables.events.copy(), tables.participants.copy()
    events["place_id"], events["type"] = None, "CONSULT"
    tables = replace(tables, events=events, participants=participants, place_mentions=tables.place_mentions.head(0))
    assert "no_place" in set(measures.find_gaps(tables)["key"])
    state = tables.actors[tables.actors["kind"] == "state"]["actor_id"].iloc[0]
    events.loc[events.index[0], "type"] = "ASSAULT"
    participants.loc[participants.index[0], ["event_id", "actor_id", "part"]] = [
        events["event_id"].iloc[0],
        state,
        "recipient",
    ]
    assert "no_place" not in set(measures.find_gaps(tables)["key"])
