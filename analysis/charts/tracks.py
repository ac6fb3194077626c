"""The picture of mediation tracks: how far each mediator's effort got."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.annotate import (
    NothingToDrawError,
    cite_sentences,
    count_things,
    describe_axes,
    join_words,
    list_sentences,
)
from analysis.charts.text import measure_cm, shorten_label, wrap_label
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
from analysis.charts.words import STATUS_WORDS, word_for

#: Stages in the order of an effort, then what can come of it.
_STAGES = ("requested", "offered", "planned", "threatened", "hypothetical", "accepted", "ongoing")
_OUTCOMES = ("occurred", "failed", "refused", "halted", "denied")
_ALWAYS = ("requested", "offered", "accepted", "ongoing", "occurred", "failed")
_BROKEN_OFF = ("failed", "refused", "halted", "denied")
_NOT_YET = ("planned", "threatened", "hypothetical")
_LABEL_CM = 4.7
_EDGE_CM = 0.2
_HEAD_CM = 1.05
#: More, where heads of columns stand on two heights.
_STAGGER_CM = 0.4
_LANE_CM = 1.05
_LEAST_ROW_CM = 1.35
_LINE_CM = 0.5
#: Higher than this, a figure would not fit on a page with its caption.
_HIGHEST_CM = 20.0
_MOST_LANES = 8
_FOOT_CM = 0.55
_MARK_PT = 7.0
_RADIUS_CM = 0.2


@dataclass
class _Stop:
    """A step of a track where it is drawn: its stage, its lane within the row, and the sentences it leads back to."""

    status: str
    lane: int
    number: int
    sentences: list[int] = field(default_factory=list)
    is_meeting: bool = False


_Path = tuple[tuple[object, ...], list[_Stop]]
#: Mediator and parties, broken into lines.
_Label = tuple[str, str]


def draw_mediation_tracks(tracks: pd.DataFrame, *, most: int = 12, source: str | None = None) -> Axes:
    """Draw each mediator's path from first request to outcome.

    Parameters
    ----------
    tracks : DataFrame
        A row is one step of one track, as `analysis.measures.trace_mediation_tracks` gives them: ``mediator``,
        ``party_a``, ``party_b`` (names; null where the text names no party), ``step``, ``status``,
        ``sentences``; with ``is_meeting``, a step of which no more is told than a meeting is said to be one.
    most : int
        Tracks drawn; how many more there are is said below them.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When there is no track.
    """
    if tracks.empty:
        raise NothingToDrawError("There is no mediation track to draw.")
    ordered = tracks.sort_values("step", kind="stable")
    groups = ordered.groupby(["mediator", "party_a", "party_b"], dropna=False, sort=False)
    paths = [(key, _lay_out(steps)) for key, steps in groups]
    paths.sort(key=lambda item: min((number for stop in item[1] for number in stop.sentences), default=0))
    drawn = _choose_paths(paths, most=most)
    left_out = len(paths) - len(drawn)
    present = {stop.status for _, stops in drawn for stop in stops}
    columns = [status for status in (*_STAGES, *_OUTCOMES) if status in present or status in _ALWAYS]
    if len(columns) > 9:
        columns = [status for status in columns if status in present]
    spread = _place_columns(columns)
    with house_theme():
        head = _HEAD_CM + (_STAGGER_CM if _must_stagger(spread) else 0)
        labels = [_write_label(key, met=all(stop.is_meeting for stop in stops)) for key, stops in drawn]
        heights = [_measure_row(stops, label) for (_, stops), label in zip(drawn, labels, strict=True)]
        total = head + sum(heights) + _FOOT_CM
        axes = make_sheet(height_cm=total)
        _draw_head(axes, spread, total, head)
        top = total - head
        for (_, stops), label, height in zip(drawn, labels, heights, strict=True):
            axes.axhline(top, xmin=_EDGE_CM / WIDTH_CM, xmax=1 - _EDGE_CM / WIDTH_CM, color=FAINT, linewidth=0.6)
            _draw_label(axes, label, top)
            _draw_path(axes, stops, spread, top, height)
            top -= height
        note = "Numbers: order of the steps. Square: broken off. Hollow: not begun."
        if left_out > 0:
            note = f"And {count_things(left_out, 'more track')}, in the table. {note}"
        axes.text(_EDGE_CM, _FOOT_CM / 2, note, size=SMALL_PT, color=MUTED, va="center")
    return describe_axes(
        axes, alt=_tell(paths), source=source or "Each mark names the sentence that the step stands in."
    )


def _measure_row(stops: list[_Stop], label: _Label = ("\n", "")) -> float:
    lines = 2 + label[0].count("\n") + label[1].count("\n")
    return max(_LEAST_ROW_CM, _LINE_CM * lines + 0.3, _LANE_CM * (1 + max(stop.lane for stop in stops)) + 0.3)


def _choose_paths(paths: list[_Path], *, most: int) -> list[_Path]:
    """Take as many tracks as fit a page, the first in any case; of a very long one, its last lanes."""
    chosen: list[_Path] = []
    height = _HEAD_CM + _FOOT_CM
    for key, stops in paths[:most]:
        first = max(stop.lane for stop in stops) - _MOST_LANES + 1
        kept = [replace(stop, lane=stop.lane - max(first, 0)) for stop in stops if stop.lane >= first]
        height += _measure_row(kept)
        if chosen and height > _HIGHEST_CM:
            break
        chosen.append((key, kept))
    return chosen


def _lay_out(steps: pd.DataFrame) -> list[_Stop]:
    """Put the steps of a track on lanes: a step that does not lead onward begins a new lane."""
    order = (*_STAGES, *_OUTCOMES)
    stops: list[_Stop] = []
    meetings = steps["is_meeting"] if "is_meeting" in steps else pd.Series(False, index=steps.index)
    for status, sentences, is_meeting in zip(steps["status"], steps["sentences"], meetings, strict=True):
        if stops and stops[-1].status == status:
            stops[-1].sentences = sorted({*stops[-1].sentences, *list_sentences(sentences)})
            stops[-1].is_meeting &= bool(is_meeting)
            continue
        back = bool(stops) and order.index(status) <= order.index(stops[-1].status)
        lane = stops[-1].lane + back if stops else 0
        stops.append(_Stop(str(status), lane, len(stops) + 1, list_sentences(sentences), bool(is_meeting)))
    return stops


def _place_columns(columns: list[str]) -> dict[str, float]:
    """Give the middle of each column in cm."""
    left, right = _EDGE_CM + _LABEL_CM, WIDTH_CM - _EDGE_CM
    wide = (right - left) / len(columns)
    return {status: left + wide * (index + 0.5) for index, status in enumerate(columns)}


def _width_of_column(spread: dict[str, float]) -> float:
    centres = list(spread.values())
    return centres[1] - centres[0] if len(centres) > 1 else WIDTH_CM - _LABEL_CM - 2 * _EDGE_CM


def _must_stagger(spread: dict[str, float]) -> bool:
    """Tell whether heads of columns would touch on one line."""
    widest = max(measure_cm(word_for(status, STATUS_WORDS), size=SMALL_PT) for status in spread)
    return widest > _width_of_column(spread) - 0.15


def _draw_head(axes: Axes, spread: dict[str, float], total: float, head: float) -> None:
    wide = _width_of_column(spread)
    outcomes = [x for status, x in spread.items() if status in _OUTCOMES]
    stages = [x for status, x in spread.items() if status in _STAGES]
    for xs, title in ((stages, "Stage"), (outcomes, "Outcome")):
        if xs:
            x, y = xs[0] - wide / 2 + 0.1, total - 0.25
            title = shorten_label(title, width_cm=wide * len(xs), size=SMALL_PT, weight="semibold")
            axes.text(x, y, title, size=SMALL_PT, weight="semibold", va="center", color=MUTED)
    if outcomes:
        left, right = outcomes[0] - wide / 2, outcomes[-1] + wide / 2
        axes.fill_between([left, right], _FOOT_CM, total, color=PANEL, linewidth=0, zorder=0)
    stagger = head > _HEAD_CM
    for index, (status, x) in enumerate(spread.items()):
        y = total - 0.72 - (_STAGGER_CM if stagger and index % 2 else 0)
        axes.text(x, y, word_for(status, STATUS_WORDS), size=SMALL_PT, ha="center", va="center")
        axes.plot([x, x], [_FOOT_CM, total - head], color=FAINT, linewidth=0.4, linestyle=(0, (1, 3)), zorder=1)


def _write_label(key: tuple[object, ...], *, met: bool = False) -> _Label:
    mediator, *parties = key
    names = [str(party) for party in parties if not pd.isna(party)]  # type: ignore[call-overload]
    joined = " and ".join(names)
    between = (
        f"{'met' if met else 'between'} {joined}"
        if len(names) == 2
        else f"with {names[0]}"
        if names
        else "no party named"
    )
    name = wrap_label(mediator, width_cm=_LABEL_CM - 0.3, size=TEXT_PT, lines=2, weight="semibold")
    return name, wrap_label(between, width_cm=_LABEL_CM - 0.3, size=SMALL_PT, lines=2)


def _draw_label(axes: Axes, label: _Label, top: float) -> None:
    name, between = label
    upper = top - 0.18
    axes.text(_EDGE_CM, upper, name, size=TEXT_PT, weight="semibold", va="top", color=INK)
    axes.text(_EDGE_CM, upper - _LINE_CM * (1 + name.count("\n")), between, size=SMALL_PT, va="top", color=MUTED)


def _draw_path(axes: Axes, stops: list[_Stop], spread: dict[str, float], top: float, height: float) -> None:
    lanes = 1 + max(stop.lane for stop in stops)
    first = top - (height - (lanes - 1) * _LANE_CM) / 2 + 0.14
    spots = [(spread[stop.status], first - stop.lane * _LANE_CM) for stop in stops]
    for (x, y), (next_x, next_y) in pairwise(spots):
        away = 0.0 if next_y == y else 0.6
        axes.annotate(
            "",
            xy=(next_x - _RADIUS_CM * (1 if not away else 0), next_y + (_RADIUS_CM if away else 0)),
            xytext=(x + _RADIUS_CM * (1 if not away else 0), y - (away if away else 0)),
            arrowprops={
                "arrowstyle": "-|>",
                "color": MUTED,
                "linewidth": 1.0,
                "shrinkA": 0,
                "shrinkB": 0,
                "mutation_scale": 7,
            },
            zorder=2,
        )
    wide = min(abs(a - b) for a in spread.values() for b in spread.values() if a != b) if len(spread) > 1 else 3.0
    for stop, (x, y) in zip(stops, spots, strict=True):
        broken, not_yet = stop.status in _BROKEN_OFF, stop.status in _NOT_YET
        color = CONFLICT if broken else COOPERATION
        axes.plot(
            [x],
            [y],
            marker="s" if broken else "o",
            markersize=_RADIUS_CM * 2 / 2.54 * 72,
            markerfacecolor=PAPER if not_yet else color,
            markeredgecolor=color,
            zorder=3,
        )
        axes.text(
            x, y + 0.01, str(stop.number), size=_MARK_PT, weight="semibold", ha="center", va="center",
            color=INK if not_yet or broken else PAPER, zorder=4,
        )  # fmt: skip
        mark = _shorten_mark(stop.sentences, wide - 0.12)
        axes.text(x, y - 0.45, mark, size=_MARK_PT, ha="center", va="center", color=INK, zorder=4)


def _shorten_mark(sentences: list[int], width: float) -> str:
    """Name as many sentences as fit, and how many more there are."""
    for named in range(len(sentences), 0, -1):
        mark = cite_sentences(sentences[:named]) + (f" +{len(sentences) - named}" if named < len(sentences) else "")
        if measure_cm(mark, size=_MARK_PT) <= width:
            return mark
    return f"S{sentences[0]}" if sentences else ""


def _tell(paths: list[_Path]) -> str:
    told = [f"{count_things(len(paths), 'mediation track')}."]
    for (mediator, *parties), stops in paths[:8]:
        names = [str(party) for party in parties if not pd.isna(party)]  # type: ignore[call-overload]
        between = f" between {join_words(names)}" if len(names) == 2 else f" with {names[0]}" if names else ""
        steps = ", then ".join(
            f"{'met' if stop.is_meeting else word_for(stop.status, STATUS_WORDS)} ({cite_sentences(stop.sentences)})"
            for stop in stops
        )
        told.append(f"{mediator}{between}: {steps}.")
    if len(paths) > 8:
        told.append(f"And {len(paths) - 8} more.")
    return " ".join(told)
