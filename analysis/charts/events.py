"""The picture of events: each on the conflict–cooperation scale, in the order of the text."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.annotate import NothingToDrawError, cite_sentences, count_things, describe_axes, join_words
from analysis.charts.text import clean_label, measure_box_cm, measure_cm, name_halo, wrap_label
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    FAINT,
    INK,
    MUTED,
    NEUTRAL,
    PANEL,
    PAPER,
    SMALL_PT,
    TEXT_PT,
    WIDTH_CM,
    house_theme,
    make_sheet,
)
from analysis.charts.words import STATUS_WORDS, word_for

_ROW_CM, _BETWEEN_CM = 0.52, 0.2
#: Lines of a label before it is cut, and how high a picture of many events may be.
_MOST_LINES = 3
_HIGHEST_CM = 18.5
_HEAD_CM = 1.45
_FOOT_CM = 0.6
_EDGE_CM = 0.2
_SCALE_LEFT_CM, _SCALE_RIGHT_CM = 7.4, WIDTH_CM - _EDGE_CM - 0.15
_MARK_CM = 0.85
#: Marker of each quad: hollow for words, filled for deeds; round for cooperation, pointed for conflict.
#: A request (0) is counted by PLOVER as verbal conflict, but scores nothing, and looks like neither.
_MARKERS = {
    0: ("D", NEUTRAL, False),
    1: ("o", COOPERATION, False),
    2: ("o", COOPERATION, True),
    3: ("v", CONFLICT, False),
    4: ("v", CONFLICT, True),
}
#: What each stretch of the scale holds, from one score to another: of PLOVER's base scores none lies beyond its own.
_STRETCHES = ((4, -10.0, -4.25), (3, -4.25, 0.0), (1, 0.0, 5.75), (2, 5.75, 10.0))
#: What did not happen, or not yet, has a dashed stem.
_UNREAL = ("planned", "threatened", "hypothetical", "denied", "refused")


def draw_event_scale(events: pd.DataFrame, *, most: int = 32, source: str | None = None) -> Axes:
    """Draw events in the order given on the scale from conflict (−10) to cooperation (10).

    Parameters
    ----------
    events : DataFrame
        A row is an event, as `analysis.measures.order_events` gives them: ``sentence``, ``quote`` (its trigger),
        ``quad``, ``intensity`` (PLOVER base score), ``status``, ``actors`` and ``recipients`` (names; null where the
        text names nobody).
    most : int
        Events drawn; how many more there are is said below them.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When there is no event.
    """
    if events.empty:
        raise NothingToDrawError("There is no event to draw.")
    with house_theme():
        drawn = _choose_rows([_label(row) for row in events.head(most).to_dict("records")])
        left_out = len(events) - len(drawn)
        foot_cm = _FOOT_CM if left_out else 0.15
        total = _HEAD_CM + sum(event.height for event in drawn) + foot_cm
        axes = make_sheet(height_cm=total)
        _draw_scale(axes, total, foot_cm, asks=any(_classify(event.row) == 0 for event in drawn))
        if left_out:
            note = f"and {count_things(left_out, 'more event')}, in the table"
            axes.text(_EDGE_CM, foot_cm / 2, note, size=SMALL_PT, color=MUTED, va="center")
        top = total - _HEAD_CM
        for event in drawn:
            _draw_event(axes, event, top)
            top -= event.height
    credit = source or "Scores: PLOVER base scores of the event's type; they rank kinds of act, not their weight."
    return describe_axes(axes, alt=_tell(events), source=credit)


@dataclass(frozen=True)
class _Labelled:
    """An event with what is written beside its mark, in lines, and the height that these take."""

    row: Mapping[Hashable, object]
    sides: str
    act: str
    height: float


def _label(row: Mapping[Hashable, object]) -> _Labelled:
    room = _SCALE_LEFT_CM - _EDGE_CM - _MARK_CM - 0.25
    sides = wrap_label(_name_sides(row), width_cm=room, size=TEXT_PT, lines=_MOST_LINES)
    zero = _locate(0)
    status = word_for(row["status"], STATUS_WORDS)
    said = row["status"] == "occurred" or status[:5] in clean_label(row["quote"]).lower()
    text = clean_label(row["quote"]) + ("" if said else f" · {status}")
    left = float(str(row["intensity"])) > 0
    room = (zero - _SCALE_LEFT_CM if left else _SCALE_RIGHT_CM - zero) - 0.35
    act = wrap_label(text, width_cm=room, size=SMALL_PT, lines=_MOST_LINES)
    tall = max(measure_box_cm(sides, size=TEXT_PT)[1], measure_box_cm(act, size=SMALL_PT)[1])
    return _Labelled(row, sides, act, max(_ROW_CM, tall + _BETWEEN_CM))


def _choose_rows(events: list[_Labelled]) -> list[_Labelled]:
    """Take the first events that fit the highest picture, one in any case."""
    heights = list(accumulate(event.height for event in events))
    fitting = sum(height <= _HIGHEST_CM for height in heights)
    return events[: max(fitting, 1)]


def _classify(row: Mapping[Hashable, object]) -> int:
    """Give an event's quad, or 0 for a request."""
    quad = int(str(row["quad"]))
    return 0 if quad == 3 and row["intensity"] == 0 else quad


def _locate(intensity: float) -> float:
    return _SCALE_LEFT_CM + (intensity + 10) / 20 * (_SCALE_RIGHT_CM - _SCALE_LEFT_CM)


def _draw_scale(axes: Axes, total: float, foot_cm: float, *, asks: bool) -> None:
    """Draw the scale, and over each of its stretches the mark and the name of what stands there."""
    for score in (-10, -5, 0, 5, 10):
        x = _locate(score)
        axes.plot([x, x], [foot_cm, total - _HEAD_CM], color=FAINT, linewidth=1.0 if score == 0 else 0.5, zorder=0)
        number = str(score).replace("-", "−")
        axes.text(x, total - _HEAD_CM + 0.22, number, size=SMALL_PT, color=MUTED, ha="center", va="center")
    head: dict[str, Any] = {"size": SMALL_PT, "weight": "semibold", "va": "center", "color": MUTED}
    axes.text(_SCALE_LEFT_CM, total - 0.3, "← conflict", ha="left", **head)
    axes.text(_SCALE_RIGHT_CM, total - 0.3, "cooperation →", ha="right", **head)
    axes.text(_EDGE_CM, total - 0.3, "Who acts → on whom", **head)
    if asks:
        wide = measure_cm("request", size=SMALL_PT) + 0.2
        _draw_marker(axes, _locate(0) - wide / 2 + 0.05, total - 0.3, 0)
        axes.text(
            _locate(0) + wide / 2 + 0.05, total - 0.3, "request", size=SMALL_PT, color=MUTED, ha="right", va="center"
        )
    for quad, low, high in _STRETCHES:
        label = "in deeds" if quad in (2, 4) else "in words"
        middle, wide = (_locate(low) + _locate(high)) / 2, measure_cm(label, size=SMALL_PT) + 0.2
        _draw_marker(axes, middle - wide / 2, total - 0.75, quad)
        axes.text(middle + wide / 2, total - 0.75, label, size=SMALL_PT, color=MUTED, ha="right", va="center")


def _draw_marker(axes: Axes, x: float, y: float, quad: int) -> None:
    marker, color, filled = _MARKERS[quad]
    axes.plot(
        [x],
        [y],
        marker=marker,
        markersize=5.2 if marker == "D" else 6.5,
        markerfacecolor=color if filled else PAPER,
        markeredgecolor=color,
        markeredgewidth=1.3,
        zorder=3,
    )


def _draw_event(axes: Axes, event: _Labelled, top: float) -> None:
    row, y = event.row, top - event.height / 2
    axes.plot([_EDGE_CM, WIDTH_CM - _EDGE_CM], [top - event.height] * 2, color=PANEL, linewidth=0.8, zorder=0)
    axes.text(_EDGE_CM, y, cite_sentences(row["sentence"]), size=SMALL_PT, color=MUTED, va="center")
    axes.text(_EDGE_CM + _MARK_CM, y, event.sides, size=TEXT_PT, va="center")
    intensity, zero = float(str(row["intensity"])), _locate(0)
    x = _locate(intensity)
    unreal = row["status"] in _UNREAL
    axes.plot([zero, x], [y, y], color=MUTED, linewidth=1.1, linestyle=(0, (2, 2)) if unreal else "-", zorder=2)
    _draw_marker(axes, x, y, _classify(row))
    # The label stands on the far side of zero, where no stem can be.
    left = intensity > 0
    axes.text(
        zero - 0.2 if left else zero + 0.25,
        y,
        event.act,
        size=SMALL_PT,
        va="center",
        ha="right" if left else "left",
        color=INK,
        gid=name_halo(PAPER),
    )


def _name_sides(row: Mapping[Hashable, object]) -> str:
    actors, recipients = (None if _is_null(row[side]) else clean_label(row[side]) for side in ("actors", "recipients"))
    if not recipients:
        return actors or "nobody named"
    return f"{actors or 'nobody named'} → {recipients}"


def _is_null(value: object) -> bool:
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]


def _tell(events: pd.DataFrame) -> str:
    classes = [_classify(row) for row in events.to_dict("records")]
    counts = {"cooperation": (1, 2), "conflict": (3, 4)}
    parts = [f"{sum(c in quads for c in classes)} of {word}" for word, quads in counts.items()]
    parts.append(count_things(classes.count(0), "request"))
    told = f"{count_things(len(events), 'event')} in the order of the text: {join_words(parts)}."
    if len(events) < 2:
        return told
    ranked = events.sort_values("intensity", kind="stable").to_dict("records")
    ends = []
    for word, row in (("most hostile", ranked[0]), ("most cooperative", ranked[-1])):
        score = f"{row['intensity']:g}".replace("-", "−")
        ends.append(f"he {word} is “{clean_label(row['quote'])}” ({cite_sentences(row['sentence'])}, {score})")
    return f"{told} T{ends[0]}; t{ends[1]}."
