"""The picture of who acts on whom: few arrows, and marks that belong to one of them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyArrowPatch

from analysis.charts import draw_actor_network
from tests.charts.frames import make_interactions


def list_arrows(axes: Axes) -> list[FancyArrowPatch]:
    return [patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)]


def test_what_two_do_to_each_other_in_one_tone_is_one_arrow_with_two_heads() -> None:
    axes = draw_actor_network(
        make_interactions(
            ("Iran", "Oman", "cooperation", 2, (1, 2)),
            ("Oman", "Iran", "cooperation", 1, (4,)),
            ("Oman", "Iran", "conflict", 1, (5,)),
        )
    )
    styles = [type(arrow.get_arrowstyle()).__name__ for arrow in list_arrows(axes)]
    assert sorted(styles) == ["CurveFilledAB", "CurveFilledB"]
    assert {text.get_text() for text in axes.texts} >= {"cooperation S1, S2, S4", "conflict S5"}


def test_arrows_and_names_say_what_they_are_and_a_key_only_what_none_could() -> None:
    roomy = draw_actor_network(
        make_interactions(
            ("Iran", "Oman", "cooperation", 1, (1,)),
            ("Oman", "Qatar", "conflict", 1, (2,)),
            ("Iran", "Qatar", "neutral", 1, ()),
        ),
        mediators=["Oman"],
    )
    said = [text.get_text() for text in roomy.texts]
    assert {"cooperation S1", "conflict S2", "request", "mediator"} <= set(said)
    assert not {"cooperation", "conflict"} & set(said)
    names = [f"N{number}" for number in range(9)]
    crowded = draw_actor_network(
        make_interactions(
            *((one, other, tone, 1, (1000, 2000, 3000)) for one, other in itertools.permutations(names, 2)
              for tone in ("conflict", "cooperation", "neutral"))
        )
    )  # fmt: skip
    said = [text.get_text().split(" ")[0] for text in crowded.texts]
    assert all(said.count(tone) == 1 for tone in ("conflict", "cooperation", "request"))


@pytest.mark.parametrize("count", [3, 6, 9])
def test_a_mark_lies_on_its_own_arrow_and_on_no_other(count: int) -> None:
    names = [f"The Long Name of Party {number}" for number in range(count)]
    rows = [
        (one, other, tone, 1, (number, number + 1))
        for number, (one, other) in enumerate(itertools.permutations(names, 2))
        for tone in ("cooperation", "conflict", "neutral")[: 1 + number % 3]
    ]
    axes = draw_actor_network(make_interactions(*rows))
    canvas = FigureCanvasAgg(axes.figure)
    canvas.draw()
    marks = [text for text in axes.texts if text.get_bbox_patch() is not None]
    assert marks
    for mark in marks:
        box = mark.get_window_extent(canvas.get_renderer())
        crossing = 0
        for arrow in list_arrows(axes):
            start, control, end = arrow.get_path().vertices[:3]
            t = np.linspace(0, 1, 400)[:, None]
            line = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
            points = arrow.get_transform().transform(line)
            inside = (points > (box.x0, box.y0)) & (points < (box.x1, box.y1))
            crossing += bool(np.any(inside.all(axis=1)))
        assert crossing <= 1, mark.get_text()


def test_every_arrow_of_a_picture_with_room_bears_its_sentences() -> None:
    rows = [
        ("Iran", "Afghanistan", "cooperation", 2, (6, 7)), ("Iran", "Pakistan", "cooperation", 2, (6, 7)),
        ("Iran", "Afghanistan", "neutral", 1, (6,)), ("Iran", "Pakistan", "neutral", 1, (6,)),
        ("Pakistan", "Iran", "neutral", 1, (1,)), ("Pakistan", "Afghanistan", "conflict", 2, (3, 14)),
        ("Pakistan", "Afghanistan", "cooperation", 2, (2, 8)), ("Pakistan", "Afghanistan", "neutral", 1, (8,)),
        ("Pakistan", "Qatar", "neutral", 1, (4,)), ("Pakistan", "Turkey", "neutral", 1, (4,)),
        ("Qatar", "Pakistan", "cooperation", 1, (5,)), ("Turkey", "Pakistan", "cooperation", 1, (5,)),
        ("Qatar", "Afghanistan", "cooperation", 1, (5,)), ("Turkey", "Afghanistan", "cooperation", 1, (5,)),
        ("Insurgents", "Pakistan", "conflict", 1, (14,)),
    ]  # fmt: skip
    axes = draw_actor_network(make_interactions(*rows), mediators=["Iran", "Qatar", "Turkey"])
    assert sum(text.get_bbox_patch() is not None for text in axes.texts) == len(list_arrows(axes))
