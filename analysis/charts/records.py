"""Pictures of mediation over time: each mediator's record, and when each effort was made."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.annotate import NothingToDrawError, count_things, describe_axes, join_words
from analysis.charts.columns import EDGE_CM, NAME_CM, BarColumn, Place, draw_bar_columns, name_row
from analysis.charts.text import measure_cm, name_halo, shorten_label
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    FAINT,
    INK,
    MUTED,
    PANEL,
    PAPER,
    SMALL_PT,
    TEXT_PT,
    WIDTH_CM,
    house_theme,
    make_sheet,
)

#: How each reach is filled: colour, edge and hatch differ in grey too.
_FILLS: dict[str, dict[str, Any]] = {
    "took place": {"color": COOPERATION, "edgecolor": COOPERATION},
    "under way": {"color": "#9fc3ca", "edgecolor": COOPERATION},
    "not begun": {"color": PAPER, "edgecolor": MUTED},
    "broken off": {"color": "#f2d9ca", "edgecolor": CONFLICT, "hatch": "////"},
}


def draw_mediator_records(records: pd.DataFrame, *, most: int = 18, source: str | None = None) -> Axes:
    """Draw how far each mediator's efforts got: a row a mediator, a column of bars for each reach.

    Parameters
    ----------
    records : DataFrame
        A row is a mediator, as `analysis.measures.rate_mediators` gives them.
    most : int
        Mediators drawn, the busiest first; how many more there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When there is no mediator.
    """
    if records.empty:
        raise NothingToDrawError("There is no mediator to draw.")
    drawn, left_out = records.head(most), max(len(records) - most, 0)
    row_cm, head_cm, foot_cm = 0.58, 0.75, 0.55 if left_out else 0.15
    height = head_cm + row_cm * len(drawn) + foot_cm
    with house_theme():
        axes = make_sheet(height_cm=height)
        place = Place(EDGE_CM + NAME_CM, WIDTH_CM - EDGE_CM, height - head_cm, row_cm)
        for index, mediator in enumerate(drawn["mediator"]):
            name_row(axes, place, index, mediator)
        columns = [
            BarColumn(reach, [int(count) for count in drawn[f"{reach.replace(' ', '_')}_count"]], fill)
            for reach, fill in _FILLS.items()
        ]
        draw_bar_columns(axes, columns, place)
        if left_out:
            note = f"and {count_things(left_out, 'more mediator')}, in the table"
            axes.text(EDGE_CM, foot_cm / 2, note, size=SMALL_PT, color=MUTED, va="center")
    credit = source or "Counted: efforts, each a mediator between two parties, by how far the texts tell of it."
    return describe_axes(axes, alt=_tell_records(records), source=credit)


def _tell_records(records: pd.DataFrame) -> str:
    total = int(records["effort_count"].sum())
    sums = {reach: int(records[f"{reach.replace(' ', '_')}_count"].sum()) for reach in _FILLS}
    counts = [f"{count} {reach}" for reach, count in sums.items() if count]
    listed = [f"{name} ({count})" for name, count in zip(records["mediator"], records["effort_count"], strict=True)]
    return f"{count_things(total, 'effort')} at mediation: {join_words(counts)}. By mediator: {join_words(listed, most=8)}."


def draw_effort_times(summary: pd.DataFrame, *, most: int = 30, source: str | None = None) -> Axes:
    """Draw when each mediation effort was made, and for how long it is told of.

    Parameters
    ----------
    summary : DataFrame
        A row is an effort, as `analysis.measures.summarise_efforts` gives them. Those without a date are not drawn.
    most : int
        Efforts drawn, the latest; how many earlier ones there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When no effort has a date.
    """
    dated = summary.dropna(subset=["first_at"])
    if dated.empty:
        raise NothingToDrawError("There is no effort with a date to draw.")
    drawn, left_out = dated.tail(most), max(len(dated) - most, 0)
    undated = len(summary) - len(dated)
    row_cm, head_cm, foot_cm = 0.56, 0.7, 0.6 if left_out or undated else 0.15
    height = head_cm + row_cm * len(drawn) + foot_cm
    # Right of the last day each mark has room for the words that say how far it got.
    left, right = EDGE_CM + 7.4, WIDTH_CM - EDGE_CM - 1.8
    first, last = drawn["first_at"].min(), drawn["last_at"].max()
    if last - first < pd.Timedelta(days=14):
        middle = first + (last - first) / 2
        first, last = middle - pd.Timedelta(days=7), middle + pd.Timedelta(days=7)
    span = (last - first) / pd.Timedelta(days=1)

    def place(moment: pd.Timestamp) -> float:
        return float(left + (moment - first) / pd.Timedelta(days=1) / span * (right - left))

    with house_theme():
        axes = make_sheet(height_cm=height)
        for moment, label in _choose_ticks(first, last):
            x = place(moment)
            axes.plot([x, x], [foot_cm, height - head_cm], color=FAINT, linewidth=0.5, zorder=0)
            axes.text(x, height - head_cm / 2, label, size=SMALL_PT, color=MUTED, ha="center", va="center")
        for index, row in enumerate(drawn.to_dict("records")):
            y = height - head_cm - (index + 0.5) * row_cm
            axes.plot([EDGE_CM, WIDTH_CM - EDGE_CM], [y - row_cm / 2] * 2, color=PANEL, linewidth=0.8, zorder=0)
            _draw_name(axes, row, y, left - EDGE_CM - 0.4)
            _draw_span(axes, str(row["reach"]), place(row["first_at"]), place(row["last_at"]), y)
        _draw_foot(axes, foot_cm / 2, left_out, undated)
    credit = source or "Dates: what the text says of the step, else the day of publication."
    return describe_axes(axes, alt=_tell_times(dated, undated), source=credit)


def _draw_name(axes: Axes, row: Mapping[Hashable, Any], y: float, room: float) -> None:
    parties = [str(row[side]) for side in ("party_a", "party_b") if isinstance(row[side], str)]
    mediator = shorten_label(row["mediator"], width_cm=room * 0.48, size=TEXT_PT)
    axes.text(EDGE_CM, y, mediator, size=TEXT_PT, va="center", color=INK)
    used = measure_cm(mediator, size=TEXT_PT) + 0.2
    between = shorten_label(" – ".join(parties), width_cm=room - used, size=SMALL_PT) if parties else ""
    axes.text(EDGE_CM + used, y, between, size=SMALL_PT, va="center", color=MUTED)


def _draw_span(axes: Axes, reach: str, start: float, end: float, y: float) -> None:
    fill = _FILLS[reach]
    if end - start > 0.1:
        axes.plot([start, end], [y, y], color=fill["edgecolor"], linewidth=2.2, solid_capstyle="butt", zorder=2)
    axes.plot(
        [end],
        [y],
        marker="s" if reach == "broken off" else "o",
        markersize=6.2,
        markerfacecolor=CONFLICT if reach == "broken off" else fill["color"],
        markeredgecolor=fill["edgecolor"],
        markeredgewidth=1.2,
        zorder=3,
    )
    axes.text(end + 0.24, y, reach, size=SMALL_PT, color=MUTED, va="center", zorder=3, gid=name_halo(PAPER))


def _draw_foot(axes: Axes, y: float, left_out: int, undated: int) -> None:
    notes = [f"{left_out} earlier in the table."] if left_out else []
    if undated:
        notes.append(f"{undated} without a date.")
    axes.text(EDGE_CM, y, " ".join(notes), size=SMALL_PT, color=MUTED, va="center")


def _choose_ticks(first: pd.Timestamp, last: pd.Timestamp) -> list[tuple[pd.Timestamp, str]]:
    """Choose four to seven round moments between two, with a label for each."""
    days = (last - first).days
    form = "%Y"
    for step, frequency, written in (
        (4, "D", "%-d %b"), (21, "W-MON", "%-d %b"), (120, "MS", "%b %Y"), (500, "QS", "%b %Y"), (1500, "YS", "%Y"),
    ):  # fmt: skip
        if days <= step * 1.9:
            found, form = pd.date_range(first.normalize(), last, freq=frequency), written
            break
    else:
        every = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000) if days / 365 / size <= 7)
        start = -(-first.year // every) * every
        found = pd.DatetimeIndex(
            [pd.Timestamp(year=y, month=1, day=1, tz="UTC") for y in range(start, last.year + 1, every)]
        )
    kept = [moment for moment in found if first <= moment <= last]
    kept = kept[:: max(1, -(-len(kept) // 7))] or [first]
    return [(moment, moment.strftime(form)) for moment in kept]


def _tell_times(dated: pd.DataFrame, undated: int) -> str:
    first, last = dated["first_at"].min(), dated["last_at"].max()
    told = f"{count_things(len(dated), 'effort')} at mediation from {first:%B %Y} to {last:%B %Y}"
    listed = [f"{row['mediator']} in {row['first_at']:%Y} ({row['reach']})" for row in dated.tail(8).to_dict("records")]
    more = f" {count_things(undated, 'more has', 'more have')} no date." if undated else ""
    return f"{told}; the latest: {join_words(listed, most=8)}.{more}"
