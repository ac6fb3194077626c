"""Pictures of one against many: how texts source their claims, and how an actor deals with each other one."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.annotate import NothingToDrawError, count_things, describe_axes, join_words
from analysis.charts.columns import EDGE_CM, NAME_CM, BarColumn, Place, draw_bar_columns, name_row
from analysis.charts.text import shorten_label
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    INK,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL_PT,
    WIDTH_CM,
    house_theme,
    make_sheet,
)

_ROW_CM = 0.58
_FULL: dict[str, Any] = {"color": COOPERATION, "edgecolor": COOPERATION}
_HATCHED: dict[str, Any] = {"color": "#f2d9ca", "edgecolor": CONFLICT, "hatch": "////"}
_HOLLOW: dict[str, Any] = {"color": PAPER, "edgecolor": NEUTRAL}
_SOURCES: dict[str, tuple[str, dict[str, Any]]] = {
    "named_count": ("a source with a name", _FULL),
    "unnamed_count": ("one without", _HATCHED),
    "media_count": ("media, images", _HOLLOW),
}
_TONES = {"cooperation": _FULL, "conflict": _HATCHED, "request": _HOLLOW}


def draw_source_profiles(audit: pd.DataFrame, *, most: int = 28, source: str | None = None) -> Axes:
    """Draw what the claims of each text, or outlet, rest on, with the density of hedges and loaded words beside it.

    Parameters
    ----------
    audit : DataFrame
        A row is a text or an outlet, as `analysis.measures.audit_sources` gives them. Those without a claim are not drawn.
    most : int
        Rows drawn, those with most claims; how many more there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When no claim is attributed.
    """
    claimed = audit[audit["claim_count"] > 0]
    if claimed.empty:
        raise NothingToDrawError("There is no claim to draw: nothing is attributed to a source.")
    drawn = claimed.sort_values(["claim_count", "label"], ascending=[False, True], kind="stable").head(most)
    left_out = len(claimed) - len(drawn)
    head_cm, foot_cm = 1.15, 0.55 if left_out else 0.15
    height = head_cm + _ROW_CM * len(drawn) + foot_cm
    left, right = EDGE_CM + NAME_CM, WIDTH_CM - EDGE_CM - 3.0
    with house_theme():
        axes = make_sheet(height_cm=height)
        columns = [
            BarColumn(label, [int(count) for count in drawn[column]], fill)
            for column, (label, fill) in _SOURCES.items()
        ]
        place = Place(left, right, height - head_cm, _ROW_CM)
        draw_bar_columns(axes, columns, place)
        axes.text(left, height - 0.32, "claims that rest on", size=SMALL_PT, color=MUTED, va="center")
        head: dict[str, Any] = {"size": SMALL_PT, "color": MUTED, "ha": "right", "va": "center", "weight": "semibold"}
        axes.text(right + 1.5, height - head_cm + 0.25, "hedges", **head)
        axes.text(WIDTH_CM - EDGE_CM, height - head_cm + 0.25, "loaded", **head)
        axes.text(WIDTH_CM - EDGE_CM, height - 0.32, "per 1,000 words", **{**head, "weight": "normal"})
        for index, row in enumerate(drawn.to_dict("records")):
            name_row(axes, place, index, row["label"])
            for column, at in (("hedges_per_1000", right + 1.5), ("loaded_per_1000", WIDTH_CM - EDGE_CM)):
                value = row[column]
                said = "–" if pd.isna(value) else f"{value:.0f}"
                axes.text(at, place.find_row(index), said, size=SMALL_PT, ha="right", va="center")
        if left_out:
            note = f"and {left_out} more, in the table"
            axes.text(EDGE_CM, foot_cm / 2, note, size=SMALL_PT, color=MUTED, va="center")
    credit = (
        source or "Counted: claims that a text attributes to somebody; what it says in its own voice is not among them."
    )
    return describe_axes(axes, alt=_tell_audit(claimed), source=credit)


def _tell_audit(claimed: pd.DataFrame) -> str:
    total = int(claimed["claim_count"].sum())
    named = int(claimed["named_count"].sum())
    ranked = claimed.sort_values("claim_count", ascending=False, kind="stable").head(6).to_dict("records")
    listed = [f"{row['label']} {row['named_count']} of {row['claim_count']}" for row in ranked]
    return f"{named} of {total} claims rest on a source with a name. By text: {join_words(listed, most=6)}."


def draw_counterparts(counterparts: pd.DataFrame, *, actor: str, most: int = 18, source: str | None = None) -> Axes:
    """Draw how often an actor acts on each other one, and they on it: to the left what it does, to the right what it meets.

    Parameters
    ----------
    counterparts : DataFrame
        A row is a counterpart, as `analysis.measures.count_counterparts` gives them.
    actor : str
        What the actor is called.
    most : int
        Counterparts drawn; how many more there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When there is none.
    """
    if counterparts.empty:
        raise NothingToDrawError("There is no counterpart to draw.")
    drawn, left_out = counterparts.head(most), max(len(counterparts) - most, 0)
    head_cm, foot_cm = 1.2, 0.55 if left_out else 0.15
    height = head_cm + _ROW_CM * len(drawn) + foot_cm
    left, half = EDGE_CM + NAME_CM, (WIDTH_CM - 2 * EDGE_CM - NAME_CM) / 2
    with house_theme():
        axes = make_sheet(height_cm=height)
        called = shorten_label(actor, width_cm=half - 1.2, size=SMALL_PT, weight="semibold")
        columns = [
            BarColumn(tone, [int(count) for count in drawn[f"{tone}_{side}"]], fill)
            for side in ("by", "to")
            for tone, fill in _TONES.items()
        ]
        place = Place(left, WIDTH_CM - EDGE_CM, height - head_cm, _ROW_CM)
        zeros = draw_bar_columns(axes, columns, place)
        head: dict[str, Any] = {"size": SMALL_PT, "weight": "semibold", "va": "center", "color": INK}
        for side, zero in (("by", zeros[0]), ("to", zeros[len(_TONES)])):
            axes.text(zero, height - 0.3, f"{side} {called}", **head)
        for index, counterpart in enumerate(drawn["counterpart"]):
            name_row(axes, place, index, counterpart)
        if left_out:
            note = f"and {left_out} more, in the table"
            axes.text(EDGE_CM, foot_cm / 2, note, size=SMALL_PT, color=MUTED, va="center")
    credit = source or "Counted: events between the two; what they do together counts once, on the side named first."
    return describe_axes(axes, alt=_tell_counterparts(counterparts, actor), source=credit)


def _tell_counterparts(counterparts: pd.DataFrame, actor: str) -> str:
    total = int(counterparts["event_count"].sum())
    listed = [f"{row['counterpart']} ({row['event_count']})" for row in counterparts.head(6).to_dict("records")]
    conflict = int(counterparts[["conflict_by", "conflict_to"]].sum().sum())
    return (
        f"{actor} deals with {count_things(len(counterparts), 'other')} in {count_things(total, 'event')}, "
        f"{conflict} of them conflict: {join_words(listed, most=6)}."
    )
