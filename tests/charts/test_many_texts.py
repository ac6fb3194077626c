"""Charts on several texts: the same rules as for every chart, over good frames and nasty ones."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.charts import (
    NothingToDrawError,
    draw_counterparts,
    draw_coverage,
    draw_effort_times,
    draw_escalation,
    draw_mediator_records,
    draw_overlap,
    draw_source_profiles,
    find_label_faults,
    get_description,
)
from analysis.charts.theme import WIDTH_CM
from analysis.display.vectors import write_svg
from tests.charts.frames import ARABIC, LONG

Draw = Callable[[], Axes]


def make_records(count: int, name: str = "Mediator") -> pd.DataFrame:
    rows = [
        {"mediator": f"{name} {i}", "effort_count": 6, "took_place_count": 2, "under_way_count": 1, "not_begun_count": 1, "broken_off_count": 2}
        for i in range(count)
    ]  # fmt: skip
    return pd.DataFrame(
        rows,
        columns=[
            "mediator",
            "effort_count",
            "took_place_count",
            "under_way_count",
            "not_begun_count",
            "broken_off_count",
        ],
    )


def make_times(count: int, days: int, name: str = "Oman", *, dated: bool = True) -> pd.DataFrame:
    reaches = ("took place", "under way", "not begun", "broken off")
    start = pd.Timestamp("1966-01-10", tz="UTC")
    rows = [
        {
            "mediator": f"{name} {i}", "party_a": f"{name} A", "party_b": None if i % 2 else ARABIC, "reach": reaches[i % 4],
            "first_at": start + pd.Timedelta(days=i * days) if dated else pd.NaT,
            "last_at": start + pd.Timedelta(days=i * days + i * 3) if dated else pd.NaT,
        }
        for i in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["mediator", "party_a", "party_b", "reach", "first_at", "last_at"])


def make_audit(count: int, name: str = "Gazette") -> pd.DataFrame:
    rows = [
        {"label": f"{name} {i}", "claim_count": 6 + i, "named_count": 2, "unnamed_count": 3 + i, "media_count": 1, "hedges_per_1000": 7.5, "loaded_per_1000": None if i else 123.4}
        for i in range(count)
    ]  # fmt: skip
    return pd.DataFrame(
        rows,
        columns=[
            "label",
            "claim_count",
            "named_count",
            "unnamed_count",
            "media_count",
            "hedges_per_1000",
            "loaded_per_1000",
        ],
    )


def make_counterparts(count: int, name: str = "Iran") -> pd.DataFrame:
    tones = ("cooperation_by", "conflict_by", "request_by", "cooperation_to", "conflict_to", "request_to")
    rows = [{"counterpart": f"{name} {i}", **{t: (i + k) % 4 for k, t in enumerate(tones)}} for i in range(count)]
    frame = pd.DataFrame(rows, columns=["counterpart", *tones])
    return frame.assign(event_count=frame[list(tones)].sum(axis=1))


def make_coverage(count: int, texts: list[str], name: str = "Iran met Oman") -> pd.DataFrame:
    rows = [
        {"label": f"{name} {i}", "texts": tuple(texts[: 1 + i % len(texts)]), "text_count": 1 + i % len(texts)}
        for i in range(count)
    ]
    return pd.DataFrame(rows, columns=["label", "texts", "text_count"])


def make_overlap(texts: list[str]) -> pd.DataFrame:
    rows = [
        {"text_a": one, "text_b": other, "shared_count": (i * j) % 7}
        for i, one in enumerate(texts) for j, other in enumerate(texts) if i < j
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["text_a", "text_b", "shared_count"])


def make_periods(count: int, label: str = "2026-W{:02d}") -> pd.DataFrame:
    rows = [
        {"period": label.format(i), "event_count": 1 + i % 5, "conflict_count": i % 3 and 1, "mean_intensity": None if i % 7 == 6 else (i * 37 % 200) / 10 - 10}
        for i in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["period", "event_count", "conflict_count", "mean_intensity"])


TEXTS = ["one-desk", "other-desk", "third-desk"]
MANY = [f"{LONG}-{i}" for i in range(12)]
GOOD: dict[str, Draw] = {
    "records": lambda: draw_mediator_records(make_records(4)),
    "times": lambda: draw_effort_times(make_times(6, 900)),
    "sources": lambda: draw_source_profiles(make_audit(3)),
    "counterparts": lambda: draw_counterparts(make_counterparts(5), actor="Pakistan"),
    "coverage": lambda: draw_coverage(make_coverage(6, TEXTS), texts=TEXTS),
    "overlap": lambda: draw_overlap(make_overlap(TEXTS)),
    "escalation": lambda: draw_escalation(make_periods(9), watch=-1.0, alert=-3.0),
}
NASTY: dict[str, Draw] = {
    "sixty mediators": lambda: draw_mediator_records(make_records(60, f"{LONG} {ARABIC}")),
    "one mediator": lambda: draw_mediator_records(make_records(1)),
    "sixty efforts over centuries": lambda: draw_effort_times(make_times(60, 2000, LONG)),
    "one effort": lambda: draw_effort_times(make_times(1, 1)),
    "efforts of one week": lambda: draw_effort_times(make_times(3, 1)),
    "efforts of a month": lambda: draw_effort_times(make_times(8, 3)),
    "efforts of half a year": lambda: draw_effort_times(make_times(8, 20)),
    "efforts of three years": lambda: draw_effort_times(make_times(8, 130)),
    "sixty texts": lambda: draw_source_profiles(make_audit(60, LONG)),
    "sixty counterparts": lambda: draw_counterparts(make_counterparts(60, LONG), actor=f"{LONG} {ARABIC}"),
    "twelve texts with long names": lambda: draw_coverage(make_coverage(60, MANY, LONG), texts=MANY),
    "twelve texts side by side": lambda: draw_overlap(make_overlap(MANY)),
    "two texts that share nothing": lambda: draw_overlap(make_overlap(["a", "b"])),
    "sixty weeks": lambda: draw_escalation(make_periods(60), watch=-1.0, alert=-1.2),
    "one month": lambda: draw_escalation(make_periods(1, "September 20{:02d}"), alert=-3),
    "ninety months": lambda: draw_escalation(make_periods(90, "September 20{:02d}")),
}


@pytest.mark.parametrize("name", [*GOOD, *NASTY])
def test_no_label_overlaps_another_or_is_cut_off(name: str) -> None:
    assert find_label_faults((GOOD | NASTY)[name]().figure) == []


@pytest.mark.parametrize("name", [*GOOD, *NASTY])
def test_every_chart_describes_itself_and_fits_on_a_page(name: str) -> None:
    axes = (GOOD | NASTY)[name]()
    description = get_description(axes)
    assert len(description.alt) > 40 and description.alt.endswith(".") and description.source
    width, height = axes.figure.get_size_inches() * 2.54
    assert width == pytest.approx(WIDTH_CM) and height <= 22


@pytest.mark.parametrize("name", GOOD)
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    assert write_svg(GOOD[name]().figure) == write_svg(GOOD[name]().figure)


def test_drawing_leaves_the_settings_of_matplotlib_as_they_were() -> None:
    before = dict(mpl.rcParams)
    for draw in GOOD.values():
        draw()
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    "draw",
    [
        lambda: draw_mediator_records(make_records(0)),
        lambda: draw_effort_times(make_times(3, 1, dated=False)),
        lambda: draw_source_profiles(make_audit(1).assign(claim_count=0)),
        lambda: draw_counterparts(make_counterparts(0), actor="Iran"),
        lambda: draw_coverage(make_coverage(0, TEXTS), texts=TEXTS),
        lambda: draw_overlap(make_overlap(["alone"])),
        lambda: draw_escalation(make_periods(1).assign(mean_intensity=None)),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_so(draw: Draw) -> None:
    with pytest.raises(NothingToDrawError, match="There is no"):
        draw()
