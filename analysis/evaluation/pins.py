"""The pinned scores: a file that holds what was reached, which only a deliberate flag lowers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import DataError
from analysis.evaluation.measures import Measure

#: What counts as the same: scores are kept to three digits, and another machine may round a parse's scores differently.
TOLERANCE = 0.005

Pins = dict[str, dict[str, float]]


def read_pins(file: Path) -> Pins:
    """Read the pinned scores: set of texts → measure → score; empty where there is no file yet.

    Raises
    ------
    DataError
        When the file is not as it was written.
    """
    if not file.exists():
        return {}
    try:
        pins: Pins = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"{file} is not JSON: {error}. Take it from the last commit.") from None
    return pins


def find_falls(measures: Iterable[Measure], pins: Pins) -> list[str]:
    """Name, a line each, the measures that are worse than what is pinned."""
    falls = []
    for measure in measures:
        pinned = pins.get(measure.texts, {}).get(measure.key)
        if pinned is not None and measure.is_pinned and _is_worse(measure, pinned):
            falls.append(f"{measure.texts}, {measure.key}: {measure.value:.3f} where {pinned:.3f} is pinned")
    return falls


def update_pins(measures: Iterable[Measure], pins: Pins, *, allow_lower: bool = False) -> Pins:
    """Give the pins with new and better scores put in; with worse ones too where that is allowed."""
    updated = {texts: dict(scores) for texts, scores in pins.items()}
    for measure in measures:
        if not measure.is_pinned:
            continue
        scores = updated.setdefault(measure.texts, {})
        pinned = scores.get(measure.key)
        is_better = pinned is not None and (measure.value < pinned if measure.is_error else measure.value > pinned)
        if pinned is None or is_better or allow_lower:
            scores[measure.key] = round(measure.value, 3)
    return updated


def write_pins(pins: Pins, file: Path) -> None:
    """Write the pins, in order, so that a change shows as a line."""
    file.write_text(json.dumps(pins, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _is_worse(measure: Measure, pinned: float) -> bool:
    difference = measure.value - pinned
    return difference > TOLERANCE if measure.is_error else difference < -TOLERANCE
