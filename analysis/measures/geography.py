"""Where: the places of a text, and what happens there."""

from __future__ import annotations

import pandas as pd

_PLACES = ["place_id", "name", "country", "latitude", "longitude", "mention_count", "event_count", "sentences"]


def locate_places(places: pd.DataFrame, place_mentions: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """List places, those with most events first.

    A row is a place, with coordinates in degrees (null where unknown), and how often it is named and is where an event
    happened.
    """
    rows = []
    for place in places.to_dict("records"):
        own = place_mentions[place_mentions["place_id"] == place["place_id"]]
        marks = sorted({int(n) for n in own["sentence"]} | {int(place["sentence"])})
        rows.append(
            {
                **{column: place.get(column) for column in _PLACES},
                "mention_count": len(own),
                "event_count": int((events["place_id"] == place["place_id"]).sum()),
                "sentences": tuple(marks[:5]),
            }
        )
    frame = pd.DataFrame(rows, columns=_PLACES)
    return frame.sort_values(["event_count", "mention_count"], ascending=False, kind="stable").reset_index(drop=True)
