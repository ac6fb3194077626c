from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.extent import choose_extent


def square(west: float, south: float, size: float) -> np.ndarray:
    return np.array(
        [(west, south), (west, south + size), (west + size, south + size), (west + size, south), (west, south)]
    )


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-55, 80)), min_size=1, max_size=6))
def test_every_point_is_on_the_map(points: list[tuple[float, float]]) -> None:
    extent, _ = choose_extent(points, {}, shape=0.6)
    for lon, lat in points:
        assert extent.south - 1e-6 <= lat <= extent.north + 1e-6
        assert extent.west - 1e-6 <= extent.shift_into(lon) <= extent.east + 1e-6


def test_points_on_both_sides_of_the_date_line_are_neighbours() -> None:
    extent, _ = choose_extent([(178.0, -18.0), (-175.0, -21.0)], {}, shape=0.6)
    assert extent.east - extent.west < 40


def test_land_overseas_does_not_widen_the_map() -> None:
    home, overseas = square(0, 45, 8), square(-54, 3, 3)
    extent, _ = choose_extent([], {"FRA": [home, overseas]}, shape=0.6)
    assert extent.west > -20


def test_a_large_state_does_not_make_its_small_neighbour_unreadable() -> None:
    extent, beyond = choose_extent([], {"RUS": [square(30, 50, 60)], "UKR": [square(24, 46, 8)]}, shape=0.6)
    assert extent.east < 60 and beyond == []


def test_a_large_state_far_off_is_left_beyond_the_map_and_named() -> None:
    _, beyond = choose_extent([], {"USA": [square(-120, 25, 50)], "QAT": [square(51, 25, 1)]}, shape=0.6)
    assert beyond == ["USA"]
