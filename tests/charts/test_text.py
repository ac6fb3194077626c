from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager

from analysis.charts.map import _FEWEST_SHOWN, _LOWEST_EM, _NARROWEST_EM, _NEIGHBOUR_PT, _bound_rings
from analysis.charts.text import clean_label, find_label_faults, measure_box_cm, measure_cm, shorten_label, wrap_label
from analysis.charts.theme import house_theme, list_families, make_sheet
from analysis.display import load_outlines


@given(st.text(max_size=300), st.floats(0.8, 8))
def test_a_shortened_label_fits_its_width(text: str, width: float) -> None:
    with house_theme():
        assert measure_cm(shorten_label(text, width_cm=width, size=8), size=8) <= width


@given(st.text(alphabet="ab -$_^", max_size=200), st.floats(1, 6), st.integers(1, 3))
def test_a_wrapped_label_has_no_more_lines_and_none_too_wide(text: str, width: float, lines: int) -> None:
    with house_theme():
        broken = wrap_label(text, width_cm=width, size=8, lines=lines).split("\n")
        assert len(broken) <= lines
        assert all(measure_cm(line, size=8) <= width for line in broken)


def test_a_label_that_fits_stays_whole() -> None:
    with house_theme():
        assert shorten_label("Iran", width_cm=5, size=8) == "Iran"
        assert wrap_label("Masoud Pezeshkian", width_cm=2, size=8).split("\n") == ["Masoud", "Pezeshkian"]


def test_control_and_direction_characters_are_left_out() -> None:
    assert clean_label("a\u202eb\x00\n c") == "ab c"


def test_a_label_that_overlaps_is_found() -> None:
    with house_theme():
        axes = make_sheet(height_cm=3)
        axes.text(2, 1, "one")
        axes.text(2.1, 1, "other")
        assert find_label_faults(axes.figure) == ["overlap: 'one' and 'other'"]


def test_a_label_that_is_cut_off_is_found() -> None:
    with house_theme():
        axes = make_sheet(height_cm=3)
        axes.text(15.8, 1, "beyond the edge")
        assert find_label_faults(axes.figure) == ["cut off: 'beyond the edge'"]


@pytest.mark.parametrize("text", ["Pakistan", "Ärger 中文 عربى हिन्दी", "$a_b$ ", "two\nlines of it", ""])
def test_a_text_is_as_wide_as_when_it_is_drawn_alone(text):
    with house_theme():
        for weight in ("normal", "semibold"):
            figure = Figure(dpi=100)
            drawn = figure.text(0, 0, text, size=8.5, weight=weight, parse_math=False)
            box = drawn.get_window_extent(FigureCanvasAgg(figure).get_renderer())
            width, height = measure_box_cm(text, size=8.5, weight=weight)
            assert (width, height) == pytest.approx((box.width / 100 * 2.54 * 1.02, box.height / 100 * 2.54))
            assert measure_cm(text, size=8.5, weight=weight) == pytest.approx(width)


@pytest.mark.parametrize("weight", ["normal", "semibold", 700])
def test_in_the_house_theme_matplotlib_finds_the_fonts_that_it_finds_otherwise_and_is_then_as_it_was(weight):
    wanted = FontProperties(family=list(list_families()), size=8, weight=weight)
    with house_theme(), house_theme():
        remembered = [fontManager._find_fonts_by_props(wanted) for _ in range(2)]
    assert "_find_fonts_by_props" not in vars(fontManager)
    assert remembered == [fontManager._find_fonts_by_props(wanted)] * 2


@given(
    st.lists(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=5), max_size=6).map(
        lambda rings: [np.array(ring) for ring in rings]
    )
)
def test_rings_are_bounded_together_as_each_by_itself(rings):
    assert _bound_rings(rings) == [(*ring.min(axis=0), *ring.max(axis=0)) for ring in rings]


def test_no_country_is_left_without_its_name_for_want_of_room_that_it_has():
    em = _NEIGHBOUR_PT / 72 * 2.54
    with house_theme():
        for name in {*load_outlines()["name"], *load_outlines()["country"].dropna()}:
            label = shorten_label(name, width_cm=5.0, size=_NEIGHBOUR_PT)
            wide, high = measure_box_cm(label, size=_NEIGHBOUR_PT)
            assert wide >= _NARROWEST_EM * em * min(len(name), _FEWEST_SHOWN) and high >= _LOWEST_EM * em, name
