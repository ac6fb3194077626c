"""Bars of several kinds side by side: each kind has a column and a zero of its own, under its name, so that none needs a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.axes import Axes

from analysis.charts.text import measure_cm, shorten_label
from analysis.charts.theme import FAINT, INK, MUTED, SMALL_PT, TEXT_PT

#: From the sheet's edge to its names, and from there to the columns.
EDGE_CM, NAME_CM = 0.2, 4.6
#: From a bar to its number, and from a column to the next.
_BESIDE_CM, _BETWEEN_CM = 0.12, 0.35
#: The longest that one thing counted is drawn.
_LARGEST_UNIT_CM = 1.2


@dataclass(frozen=True)
class BarColumn:
    """A kind of thing counted: what it is called, how many of it each row has, and how its bars are filled."""

    label: str
    counts: Sequence[int]
    fill: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where columns are drawn, in cm: from left to right, the rows from the top down."""

    left: float
    right: float
    top: float
    row: float

    def find_row(self, index: int) -> float:
        """Give the middle of a row."""
        return self.top - (index + 0.5) * self.row


def name_row(axes: Axes, place: Place, index: int, name: object) -> None:
    """Write what a row is of, left of the columns."""
    label = shorten_label(name, width_cm=NAME_CM - 0.3, size=TEXT_PT)
    axes.text(EDGE_CM, place.find_row(index), label, size=TEXT_PT, va="center")


def draw_bar_columns(axes: Axes, columns: Sequence[BarColumn], place: Place) -> list[float]:
    """Draw columns of bars on one scale, each as wide as its longest bar and its name need.

    Parameters
    ----------
    axes : Axes
        A sheet whose coordinates are cm.
    columns : sequence of BarColumn
        The kinds, from left to right; all have as many counts as there are rows.
    place : Place
        Where they stand; a name stands just above ``top``.

    Returns
    -------
    list of float
        Where the zero of each column is.
    """
    rows = max(len(column.counts) for column in columns)
    least = [measure_cm(column.label, size=SMALL_PT, weight="semibold") for column in columns]
    longest = [max(column.counts, default=0) for column in columns]
    numbers = [measure_cm(f"{most}", size=SMALL_PT) + _BESIDE_CM for most in longest]
    room = place.right - place.left - _BETWEEN_CM * (len(columns) - 1)

    def widths(unit: float) -> list[float]:
        return [max(name, most * unit + number) for name, most, number in zip(least, longest, numbers, strict=True)]

    low, unit = 0.0, _LARGEST_UNIT_CM
    if sum(widths(unit)) > room:
        for _ in range(30):
            middle = (low + unit) / 2
            low, unit = (middle, unit) if sum(widths(middle)) <= room else (low, middle)
        unit = low
    spare = max(room - sum(widths(unit)), 0.0) / max(len(columns), 1)
    zeros, x = [], place.left
    for column, width in zip(columns, widths(unit), strict=True):
        axes.text(x, place.top + 0.25, column.label, size=SMALL_PT, weight="semibold", va="center", color=MUTED)
        axes.plot([x, x], [place.top - rows * place.row, place.top], color=FAINT, linewidth=0.8, zorder=0)
        for index, count in enumerate(column.counts):
            if count:
                y = place.find_row(index)
                axes.barh(y, count * unit, left=x, height=place.row * 0.55, linewidth=0.8, **column.fill)
                at = x + count * unit + _BESIDE_CM
                axes.text(at, y, str(count), size=SMALL_PT, va="center", color=INK)
        zeros.append(x)
        x += width + _BETWEEN_CM + min(spare, 0.8)
    return zeros
