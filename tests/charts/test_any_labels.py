"""Whatever names stand in the rows, however many and in whatever script, no label overlaps another or is cut off."""

from __future__ import annotations

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.charts import (
    draw_actor_network,
    draw_counterparts,
    draw_event_scale,
    draw_map,
    draw_mediation_tracks,
    draw_voice_share,
)
from analysis.charts.text import find_label_faults
from analysis.display.outlines import load_outlines
from tests.charts import frames as f

OUTLINES = load_outlines()
#: Names as articles of many languages have them, and as nobody should have them.
NAMES = (
    "Iran", "United Nations Mission for the Referendum in Western Sahara", "Bosnia and Herzegovina", "Sviatlana Tsikhanouskaya",
    "حزب الله", "جبهة تحرير شعب تيغراي", "Владимир Владимирович Путин", "习近平", "朝鮮民主主義人民共和國外務省", "대한민국", "नरेन्द्र मोदी",
    "בנימין נתניהו", "ስብሰባ በአዲስ አበባ", "ประเทศไทย", "Ελλάδα", "საქართველო", "$E=mc^2$", "W" * 90, "i" * 200, "a-b/c_d " * 12, "é" * 60,
    "-", "👩‍👩‍👧 group", "x" + "\u0301" * 12, "  spaced   out  ", "S1, S2", "Communist Party of the Philippines–New People’s Army",
)  # fmt: skip
name = st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=120))
names = st.lists(name, min_size=1, max_size=40, unique=True)
held = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@held
@given(mediators=st.lists(name, min_size=1, max_size=12, unique=True), parties=names, steps=st.integers(1, 13))
def test_in_tracks(mediators: list[str], parties: list[str], steps: int) -> None:
    pick = [(parties[at % len(parties)], parties[(at * 7 + 1) % len(parties)]) for at in range(len(mediators))]
    tracks = f.make_tracks(
        *((who, *pick[at], step, f.STATUSES[(at + step) % len(f.STATUSES)], [step + 1, at + 40])
          for at, who in enumerate(mediators) for step in range(steps))
    )  # fmt: skip
    assert find_label_faults(draw_mediation_tracks(tracks).figure) == []


@held
@given(actors=names, count=st.integers(1, 60), scores=st.lists(st.floats(-10, 10), min_size=1, max_size=9))
def test_in_events(actors: list[str], count: int, scores: list[float]) -> None:
    events = f.make_events(
        *((at + 1, actors[at % len(actors)], 1 + at % 4, scores[at % len(scores)], f.STATUSES[at % 13],
           ", ".join(actors[at % len(actors)::7][:4]), actors[-1 - at % len(actors)] if at % 3 else None)
          for at in range(count))
    )  # fmt: skip
    assert find_label_faults(draw_event_scale(events).figure) == []


@held
@given(actors=st.lists(name, min_size=2, max_size=40, unique=True), ties=st.integers(1, 60), step=st.integers(1, 11))
def test_in_the_network(actors: list[str], ties: int, step: int) -> None:
    tones = ("neutral", "conflict", "cooperation")
    rows = {
        (actors[at % len(actors)], actors[(at + step) % len(actors)], tones[at % 3], 1 + at % 9, (at + 1, at + 2))
        for at in range(ties)
    }
    pairs = [row for row in sorted(rows) if row[0] != row[1]]
    if pairs:
        axes = draw_actor_network(f.make_interactions(*pairs), mediators=actors[:12])
        assert find_label_faults(axes.figure) == []


@held
@given(actors=names, most=st.integers(1, 200_000))
def test_in_voices(actors: list[str], most: int) -> None:
    voices = f.make_voices(*((who, most // (at + 1), (at * 37) % (most + 1)) for at, who in enumerate(actors)))
    assert find_label_faults(draw_voice_share(voices).figure) == []


@held
@given(actors=names, most=st.integers(0, 200_000))
def test_in_columns_of_bars(actors: list[str], most: int) -> None:
    kinds = [f"{tone}_{side}" for side in ("by", "to") for tone in ("cooperation", "conflict", "request")]
    rows = [{kind: most // (1 + at * place) for place, kind in enumerate(kinds)} for at in range(len(actors))]
    frame = pd.DataFrame(rows).assign(counterpart=actors, event_count=lambda drawn: drawn[kinds].sum(axis=1))
    assert find_label_faults(draw_counterparts(frame, actor=actors[-1]).figure) == []


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(places=names, west=st.floats(-170, 150), south=st.floats(-50, 60), apart=st.floats(0.01, 3))
def test_on_the_map(places: list[str], west: float, south: float, apart: float) -> None:
    rows = [(place, south + at % 5 * apart, west + at // 5 * apart) for at, place in enumerate(places)]
    axes = draw_map(f.make_places(*rows), OUTLINES, states={"IRN": places[0], "PAK": places[-1]})
    assert find_label_faults(axes.figure) == []
