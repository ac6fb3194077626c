from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure as MatplotlibFigure

from analysis.blocks import Figure, Note
from analysis.charts.events import draw_event_scale
from analysis.charts.sourcing import draw_sourcing
from analysis.charts.tracks import draw_mediation_tracks
from analysis.display.figures import show_chart, show_figure
from analysis.display.vectors import _OUTLINE, _shorten_outline
from tests.charts import frames as f


def test_a_chart_becomes_vectors_with_text_alternative_caption_and_source() -> None:
    shown = show_figure(draw_mediation_tracks(f.TRACKS), caption="How far each mediator got.")
    assert shown.svg.startswith("<svg") and shown.svg.rstrip().endswith("</svg>")
    assert "<image" not in shown.svg and "<text" in shown.svg and "<style" not in shown.svg
    assert shown.alt.startswith("2 mediation tracks.")
    assert shown.caption[0].text == "How far each mediator got." and shown.source
    assert shown.width_cm == pytest.approx(16)


def test_a_chart_leaves_no_figure_open() -> None:
    show_figure(draw_event_scale(f.EVENTS), caption="Events.")
    assert plt.get_fignums() == []


def test_a_chart_that_does_not_describe_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="no text alternative: call describe_axes"):
        show_figure(MatplotlibFigure().add_subplot(), caption="?")


def test_names_do_not_become_formulas_or_markup() -> None:
    hostile = f.make_tracks(("</svg><script>alert(1)</script> $x$", "A", "B", 0, "offered", 1))
    shown = show_figure(draw_mediation_tracks(hostile), caption="?")
    assert "<script" not in shown.svg
    assert "<script>alert(1)</script> $x$" in shown.alt


def test_an_empty_frame_is_a_sentence_in_the_place_of_the_picture() -> None:
    shown = show_chart(draw_event_scale, f.EVENTS.head(0), caption="Events.", empty="The text tells of no event.")
    assert isinstance(shown, Note) and shown.line[0].text == "The text tells of no event."


def test_rows_that_leave_nothing_to_draw_are_a_sentence_too() -> None:
    nothing = pd.DataFrame({"sourcing": ["media"], "factuality": [1.0], "claim_count": [0]})
    assert isinstance(show_chart(draw_sourcing, nothing, caption="Claims.", empty="No claim."), Note)


def test_a_frame_with_rows_is_a_figure() -> None:
    assert isinstance(show_chart(draw_event_scale, f.EVENTS, caption="Events.", empty="None."), Figure)


def test_an_outline_is_written_in_steps_and_ends_where_it_was_drawn() -> None:
    points = [(index * 1.2345, (index * 7) % 50 + 0.04) for index in range(80)]
    drawn = " L ".join(f"{x:.2f} {y:.2f}" for x, y in points)
    short = _OUTLINE.sub(_shorten_outline, f'<path d="M {drawn} z M 3.04 4 L 5 -6 z"/>')
    assert len(short) < 0.7 * len(drawn)
    at, ended = (0.0, 0.0), []
    for command, numbers in re.findall(r"([Mlz])([^Mlz\"]*)", short):
        values = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", numbers)]
        for x, y in zip(values[::2], values[1::2], strict=True):
            at = (x, y) if command == "M" else (at[0] + x, at[1] + y)
        ended.append(at)
    assert ended[1] == pytest.approx(points[-1], abs=0.06)
    assert ended[-1] == pytest.approx((5, -6), abs=0.06)
