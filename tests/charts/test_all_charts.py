"""What holds for every chart: readable labels, a text alternative, a source line, the same bytes twice, grey."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from PIL import Image

from analysis.charts.annotate import NothingToDrawError, get_description
from analysis.charts.events import draw_event_scale
from analysis.charts.map import draw_map
from analysis.charts.network import draw_actor_network
from analysis.charts.sourcing import draw_sourcing, draw_voice_share
from analysis.charts.text import find_label_faults
from analysis.charts.theme import CONFLICT, COOPERATION, NEUTRAL, WIDTH_CM
from analysis.charts.tracks import draw_mediation_tracks
from analysis.display.outlines import load_outlines
from analysis.display.vectors import write_svg
from tests.charts import frames as f

OUTLINES = load_outlines()
Draw = Callable[[], Axes]

GOOD: dict[str, Draw] = {
    "tracks": lambda: draw_mediation_tracks(f.TRACKS),
    "events": lambda: draw_event_scale(f.EVENTS),
    "network": lambda: draw_actor_network(f.INTERACTIONS, mediators=["Iran"]),
    "sourcing": lambda: draw_sourcing(f.CLAIMS),
    "voices": lambda: draw_voice_share(f.VOICES),
    "map": lambda: draw_map(f.PLACES, OUTLINES, states=f.STATES),
}
NASTY: dict[str, Draw] = {
    "many tracks with long names": lambda: draw_mediation_tracks(f.NASTY_TRACKS),
    "one track without parties": lambda: draw_mediation_tracks(f.make_tracks(("Oman", None, None, 0, "ongoing", 3))),
    "sixty events": lambda: draw_event_scale(f.NASTY_EVENTS),
    "one event of nobody": lambda: draw_event_scale(f.make_events((1, "met", 1, 2.5, "occurred", None, None))),
    "sixty actors": lambda: draw_actor_network(f.NASTY_INTERACTIONS, mediators=[f"{f.LONG} 1"]),
    "two actors, all tones": lambda: draw_actor_network(
        f.make_interactions(
            *((a, b, tone, 2, [1, 2]) for a, b in ((f.ARABIC, f.LONG), (f.LONG, f.ARABIC)) for tone in ("conflict", "neutral", "cooperation"))
        )
    ),
    "large counts": lambda: draw_sourcing(f.NASTY_CLAIMS),
    "sixty voices": lambda: draw_voice_share(f.NASTY_VOICES),
    "one voice": lambda: draw_voice_share(f.VOICES.head(1)),
    "forty places in one spot": lambda: draw_map(f.NASTY_PLACES, OUTLINES, states={"ISR": f.LONG, "PSE": f.ARABIC}),
    "a map across the date line": lambda: draw_map(
        f.make_places(("Suva", -18.14, 178.44)), OUTLINES, states={"FJI": "Fiji", "NZL": "New Zealand"}
    ),
    "a large state beside small ones": lambda: draw_map(
        f.make_places(("Kyiv", 50.45, 30.52), ("Moscow", 55.75, 37.6)), OUTLINES, states={"RUS": "Russia", "UKR": "Ukraine", "USA": "United States"}
    ),
    "a large state alone": lambda: draw_map(f.make_places(), OUTLINES, states={"RUS": "Russia"}),
    "places all round the world": lambda: draw_map(
        f.make_places(("New York", 40.7, -74.0), ("Tokyo", 35.6, 139.7), ("Sydney", -33.8, 151.2), ("Suva", -18.1, 178.4)), OUTLINES
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*GOOD, *NASTY])
def test_no_label_overlaps_another_or_is_cut_off(name: str) -> None:
    axes = (GOOD | NASTY)[name]()
    assert find_label_faults(axes.figure) == []


@pytest.mark.parametrize("name", GOOD)
def test_every_chart_describes_itself(name: str) -> None:
    description = get_description(GOOD[name]())
    assert len(description.alt) > 40 and description.alt.endswith(".")
    assert description.source


@pytest.mark.parametrize("name", GOOD)
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    first, second = write_svg(GOOD[name]().figure), write_svg(GOOD[name]().figure)
    assert first == second
    assert first.startswith("<svg") and "<dc:date>" not in first and "<style" not in first


@pytest.mark.parametrize("name", GOOD)
def test_every_chart_has_the_width_of_the_page_and_fits_on_it(name: str) -> None:
    width, height = GOOD[name]().figure.get_size_inches() * 2.54
    assert width == pytest.approx(WIDTH_CM) and height <= 22


@pytest.mark.parametrize("name", NASTY)
def test_no_chart_outgrows_a_page(name: str) -> None:
    assert NASTY[name]().figure.get_size_inches()[1] * 2.54 <= 22


def test_drawing_leaves_the_settings_of_matplotlib_as_they_were() -> None:
    before = dict(mpl.rcParams)
    for draw in GOOD.values():
        draw()
    assert dict(mpl.rcParams) == before


def test_charts_leave_their_frames_as_they_were() -> None:
    before = {
        name: getattr(f, name).copy() for name in ("TRACKS", "EVENTS", "INTERACTIONS", "CLAIMS", "VOICES", "PLACES")
    }
    for draw in GOOD.values():
        draw()
    for name, frame in before.items():
        assert frame.equals(getattr(f, name)), name


@pytest.mark.parametrize(
    "draw", [draw_mediation_tracks, draw_event_scale, draw_actor_network, draw_sourcing, draw_voice_share]
)
def test_an_empty_frame_is_nothing_to_draw(draw: Callable[..., Axes]) -> None:
    columns = {draw_mediation_tracks: f.TRACKS, draw_event_scale: f.EVENTS, draw_actor_network: f.INTERACTIONS}
    empty = columns.get(draw, f.CLAIMS if draw is draw_sourcing else f.VOICES).head(0)
    with pytest.raises(NothingToDrawError, match="There is no"):
        draw(empty)


def _lightness(color: str) -> float:
    red, green, blue = (value / 255 for value in bytes.fromhex(color.lstrip("#")))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red, green, blue)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16


def test_the_palette_can_be_told_apart_in_grey() -> None:
    shades = sorted(_lightness(color) for color in (COOPERATION, NEUTRAL, CONFLICT))
    assert all(lighter - darker > 10 for darker, lighter in pairwise(shades)), shades


def test_cooperation_and_conflict_differ_in_grey_on_the_page() -> None:
    """Drawn and turned to grey, the two markers cover different pixels with different greys."""

    def grey(quad: int) -> np.ndarray:
        axes = draw_event_scale(f.make_events((1, "did", quad, -5.0, "occurred", "A", "B")))
        buffer = io.BytesIO()
        axes.figure.savefig(buffer, format="png")
        return np.asarray(Image.open(buffer).convert("L"), dtype=int)

    assert (np.abs(grey(2) - grey(4)) > 30).sum() > 100
