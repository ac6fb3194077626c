"""How sure a row is: the share of a rule's rows that were right on our own gold, in place of what the rule says of itself.

``lexicons/confidences.csv`` is written by ``make calibrate``; a rule that it lacks keeps its own estimate.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from analysis.extraction.lexicon import load_lexicon

_IS_RAW: ContextVar[bool] = ContextVar("is_raw", default=False)


def calibrate_confidence(table: str, rule: str, given: float) -> float:
    """Give the calibrated confidence of a row; ``given`` is the rule's own estimate.

    Examples
    --------
    >>> calibrate_confidence("events", "no such rule", 0.5)
    0.5
    """
    return given if _IS_RAW.get() else _measured().get((table, rule, round(given, 2)), given)


@contextmanager
def keep_raw_confidences() -> Iterator[None]:
    """Leave the rules' own estimates in the rows, so that they can be measured."""
    token = _IS_RAW.set(True)
    try:
        yield
    finally:
        _IS_RAW.reset(token)


@cache
def _measured() -> dict[tuple[str, str, float], float]:
    return {
        (entry["table"], entry["rule"], float(entry["given"])): float(entry["confidence"])
        for entry in load_lexicon("confidences")
    }
