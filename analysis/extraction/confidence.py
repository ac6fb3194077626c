"""How sure a row is: the share of a rule's rows that were right on our own gold, in place of what the rule says of itself.

``lexicons/confidences.csv`` is written by ``make calibrate``; a rule that it lacks keeps its own estimate.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from analysis.extraction.lexicon import load_lexicon

#: An event that is less likely right is left out: a false statement in a brief is worse than a missing one.
LEAST_CONFIDENCE = 0.46

_IS_RAW: ContextVar[bool] = ContextVar("is_raw", default=False)


def calibrate_confidence(table: str, rule: str, given: float, *, kind: str = "") -> float:
    """Give the calibrated confidence of a row; ``given`` is the rule's own estimate.

    Of events, ``kind`` is the type: who withdraws does it to nobody, but an attack on nobody is half read.

    Examples
    --------
    >>> calibrate_confidence("events", "no such rule", 0.5)
    0.5
    """
    return given if _IS_RAW.get() else _look_up(table, rule, given, kind)


@cache
def _look_up(table: str, rule: str, given: float, kind: str) -> float:
    measured, estimate = _measured(), round(given, 2)
    return measured.get((table, f"{rule} {kind}", estimate), measured.get((table, rule, estimate), given))


def is_too_doubtful(confidence: float) -> bool:
    """Tell whether a row is to be left out; while the rules are being measured none is, for what is left out is not measured."""
    return not _IS_RAW.get() and confidence < LEAST_CONFIDENCE


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
