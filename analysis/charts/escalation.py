"""The picture of conflict and cooperation over time."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.annotate import NothingToDrawError, count_things, describe_axes
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    FAINT,
    INK,
    MUTED,
    PAPER,
    SMALL_PT,
    WIDTH_CM,
    house_theme,
    make_sheet,
)

_EDGE_CM = 0.2
_LEFT_CM = 1.0
_PLOT_CM, _BARS_CM, _HEAD_CM, _FOOT_CM = 5.0, 1.5, 0.5, 0.65


def draw_escalation(
    periods: pd.DataFrame,
    *,
    watch: float | None = None,
    alert: float | None = None,
    most: int = 60,
    source: str | None = None,
) -> Axes:
    """Draw the mean score of events in each stretch of time, above how many events there were.

    Parameters
    ----------
    periods : DataFrame
        A row is a stretch of time, as `analysis.measures.score_periods` gives them, in order.
    watch, alert : float, optional
        Scores from which on the mean is worth watching, or an alarm; drawn as lines.
    most : int
        Stretches drawn, the latest.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When no stretch has a score.
    """
    drawn = periods.tail(most).reset_index(drop=True)
    if drawn["mean_intensity"].dropna().empty:
        raise NothingToDrawError("There is no dated event with a score to draw.")
    height = _HEAD_CM + _PLOT_CM + _BARS_CM + _FOOT_CM
    bottom = _FOOT_CM + _BARS_CM
    right = WIDTH_CM - _EDGE_CM - (1.5 if alert is not None or watch is not None else 0.3)
    step = (right - _LEFT_CM) / len(drawn)
    with house_theme():
        axes = make_sheet(height_cm=height)
        for score in (-10, -5, 0, 5, 10):
            y = _locate(score, bottom)
            axes.plot([_LEFT_CM, right], [y, y], color=FAINT, linewidth=1.0 if score == 0 else 0.5, zorder=0)
            label = f"{score}".replace("-", "−")
            axes.text(_LEFT_CM - 0.15, y, label, size=SMALL_PT, color=MUTED, ha="right", va="center")
        axes.text(_LEFT_CM, height - 0.22, "cooperation ↑   mean score of events   ↓ conflict", size=SMALL_PT, color=MUTED, va="center")  # fmt: skip
        _draw_thresholds(axes, {"watch": watch, "alert": alert}, right, bottom)
        _draw_bars(axes, drawn, step)
        _draw_line(axes, drawn, step, bottom)
        every = max(1, -(-len(drawn) // max(1, int((right - _LEFT_CM) / 2.4))))
        for index in range(0, len(drawn), every):
            x = _LEFT_CM + (index + 0.5) * step
            axes.text(x, _FOOT_CM / 2, str(drawn["period"].iloc[index]), size=SMALL_PT, color=MUTED, ha="center", va="center")  # fmt: skip
    credit = source or "Scores: mean PLOVER base score, requests apart. Stretches without an event are left out."
    return describe_axes(axes, alt=_tell(drawn), source=credit)


def _locate(score: float, bottom: float) -> float:
    return bottom + 0.25 + (score + 10) / 20 * (_PLOT_CM - 0.4)


def _draw_thresholds(axes: Axes, lines: dict[str, float | None], right: float, bottom: float) -> None:
    taken: list[float] = []
    for word, score in lines.items():
        if score is None:
            continue
        y = _locate(score, bottom)
        axes.plot([_LEFT_CM, right], [y, y], color=CONFLICT, linewidth=1.0, linestyle=(0, (4, 2)) if word == "watch" else "-", zorder=1)  # fmt: skip
        # Labels of thresholds that are close give way downwards.
        label_y = min([y, *(other - 0.44 for other in taken)])
        taken.append(label_y)
        axes.text(right + 0.12, label_y, f"{word} {score:g}".replace("-", "−"), size=SMALL_PT, color=INK, va="center")


def _draw_bars(axes: Axes, drawn: pd.DataFrame, step: float) -> None:
    top = int(drawn["event_count"].max())
    unit = (_BARS_CM - 0.55) / max(top, 1)
    axes.text(_LEFT_CM - 0.15, _FOOT_CM + top * unit, str(top), size=SMALL_PT, color=MUTED, ha="right", va="center")
    wide = min(step * 0.7, 0.8)
    above = _FOOT_CM + _BARS_CM - 0.2
    axes.text(_LEFT_CM, above, "number of events, the filled part conflict", size=SMALL_PT, color=MUTED, va="center")
    for index, row in enumerate(drawn.to_dict("records")):
        x = _LEFT_CM + (index + 0.5) * step
        conflict, all_events = int(row["conflict_count"]) * unit, int(row["event_count"]) * unit
        axes.bar(x, all_events, bottom=_FOOT_CM, width=wide, color=PAPER, edgecolor=MUTED, linewidth=0.7)
        axes.bar(x, conflict, bottom=_FOOT_CM, width=wide, color=CONFLICT, edgecolor=MUTED, linewidth=0.7)


def _draw_line(axes: Axes, drawn: pd.DataFrame, step: float, bottom: float) -> None:
    scored = drawn.dropna(subset=["mean_intensity"])
    xs = [_LEFT_CM + (index + 0.5) * step for index in scored.index]
    ys = [_locate(float(score), bottom) for score in scored["mean_intensity"]]
    axes.plot(xs, ys, color=COOPERATION, linewidth=1.4, zorder=2)
    for x, y, score in zip(xs, ys, scored["mean_intensity"], strict=True):
        low = score < 0
        axes.plot(
            [x], [y], marker="v" if low else "o", markersize=6, markeredgewidth=1.2, zorder=3,
            markerfacecolor=CONFLICT if low else PAPER, markeredgecolor=CONFLICT if low else COOPERATION,
        )  # fmt: skip


def _tell(drawn: pd.DataFrame) -> str:
    scored = drawn.dropna(subset=["mean_intensity"])
    ranked = scored.sort_values("mean_intensity", kind="stable")
    low, last = ranked.iloc[0], scored.iloc[-1]
    told = f"{count_things(int(drawn['event_count'].sum()), 'event')} in {count_things(len(drawn), 'stretch', 'stretches')} of time"
    lowest, newest = (f"{float(row['mean_intensity']):.1f}".replace("-", "−") for row in (low, last))
    return f"{told}; the lowest mean score is {lowest} ({low['period']}), the last {newest} ({last['period']})."
