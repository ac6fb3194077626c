"""Names on the map stand on the land that they name, at sea, or beside it with a line."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from analysis.charts import draw_map
from analysis.charts.placing import Plan


def square(west, south, east, north):
    return np.array([[west, south], [east, south], [east, north], [west, north], [west, south]], dtype=float)


def test_a_small_state_between_two_large_ones_is_named_off_their_land_with_a_line():
    outlines = pd.DataFrame(
        {
            "country": ["AAA", "BBB", "CCC"],
            "name": ["Largeland", "Tinyland", "Wideland"],
            "points": [square(0, 0, 20, 30), square(20, 14, 21, 15), square(21, 0, 41, 30)],
        }
    )
    axes = draw_map(
        pd.DataFrame(columns=["name", "longitude", "latitude"]),
        outlines,
        states={"AAA": "Largeland", "BBB": "Tinyland"},
    )
    (label,) = [text for text in axes.texts if text.get_text() == "TINYLAND"]
    assert axes.texts and 0 <= label.get_position()[0] <= axes.get_xlim()[1]
    plt.close(axes.figure)


def test_room_that_costs_less_is_taken_and_none_that_costs_too_much():
    def left_is_dear(box):
        return 5 if box[0] < 5 else 0

    plan = Plan(10, 10)
    assert plan.place_beside((4.0, 5.0), (2.0, 1.0), cost=left_is_dear)[0] > 4
    assert Plan(10, 10).place_beside((1.0, 5.0), (2.0, 1.0), cost=lambda box: 5, dearest=4) is None
    near = Plan(10, 10).place_beside((4.0, 5.0), (2.0, 1.0), cost=lambda box: 5 if box[0] < 6 else 0, nearest_room=True)
    assert near[0] < 6
