"""A measure: one figure of one layer on one set of texts, with the constant answer's figure, and how it is shown."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FIGURES = Path(__file__).with_name("figures.csv")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure.

    Attributes
    ----------
    texts : str
        The set of texts: "own dev", "PolNeAR dev".
    layer, name : str
        What is measured; together they are the key in ``figures.csv`` and ``tests/scores.json``.
    value : float
        Ours.
    items : int
        How many gold items it rests on.
    constant : float or None
        What a constant answer reaches: the most frequent class, 3.0 for factuality; None where there is none.
    is_error : bool
        True where lower is better.
    is_pinned : bool
        False for a figure that can fall where the program gets better, such as the share of right types among the events
        that were found.
    """

    texts: str
    layer: str
    name: str
    value: float
    items: int
    constant: float | None = None
    is_error: bool = False
    is_pinned: bool = True

    @property
    def key(self) -> str:
        """Layer and name: what figures and pins are kept under."""
        return f"{self.layer}: {self.name}"


@dataclass(frozen=True)
class Figure:
    """What others reach, or what is to be reached, under one key. ``texts`` narrows it to sets that begin so."""

    key: str
    texts: str
    kind: str
    system: str
    value: str
    source: str


@cache
def load_figures() -> tuple[Figure, ...]:
    """Read the published figures and the floors to reach."""
    with _FIGURES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(Figure(**row) for row in rows)


def find_figures(measure: Measure, kind: str) -> list[Figure]:
    """Give the figures of a kind ("published" or "reach") that stand beside a measure."""
    return [f for f in load_figures() if f.kind == kind and f.key == measure.key and measure.texts.startswith(f.texts)]


def write_table(measures: Iterable[Measure], *, pins: Mapping[str, Mapping[str, float]] | None = None) -> str:
    """Write measures as a Markdown table, aligned so that it can be read in a terminal too.

    ``pins`` adds what the file of pinned scores holds, where it differs from ours.
    """
    header = ["texts", "layer", "measure", "items", "ours", "constant", "others", "to reach"]
    rows = [header]
    for measure in measures:
        pinned = (pins or {}).get(measure.texts, {}).get(measure.key)
        moved = "" if pinned is None or abs(pinned - measure.value) < 0.0005 else f" (was {_show(pinned)})"
        rows.append([
            measure.texts, measure.layer, measure.name, f"{measure.items:,}", _show(measure.value) + moved,
            "–" if measure.constant is None else _show(measure.constant),
            "; ".join(f"{f.system} {f.value}" for f in find_figures(measure, "published")) or "–",
            "; ".join(f"{f.system} {f.value}".strip() for f in find_figures(measure, "reach")) or "–",
        ])  # fmt: skip
    return _align(rows)


def write_summary(measures: Iterable[Measure]) -> str:
    """Write, as a short Markdown table, the measures that there is a floor for: what the front page shows.

    Our own gold's splits stand side by side; a set from elsewhere has one figure.
    """
    found: dict[tuple[str, str], dict[str, Measure]] = {}
    for measure in measures:
        if find_figures(measure, "reach"):
            owner, _, split = measure.texts.partition(" ")
            texts = "own gold" if owner == "own" else measure.texts
            found.setdefault((texts, measure.key), {})[split if owner == "own" else "all"] = measure
    rows = [["what", "texts", "dev", "test", "a constant answer", "others", "to reach"]]
    for (texts, key), by_split in found.items():
        last = list(by_split.values())[-1]
        both = by_split.get("all")
        shown = [both, None] if both else [by_split.get("dev"), by_split.get("test")]
        rows.append([
            key, texts, *("–" if measure is None else _show(measure.value) for measure in shown),
            "–" if last.constant is None else _show(last.constant),
            "; ".join(f"{f.system} {f.value}" for f in find_figures(last, "published")) or "–",
            "; ".join(f"{f.system} {f.value}".strip() for f in find_figures(last, "reach")),
        ])  # fmt: skip
    return _align(rows)


def _align(rows: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _show(value: float) -> str:
    return f"{value:.3f}"
