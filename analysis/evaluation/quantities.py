"""Quantities of our own gold: the number with its bounds, its comparator and its unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.evaluation.extracted import ScoredText
from analysis.evaluation.gold import GoldQuantity
from analysis.evaluation.measures import Measure
from analysis.evaluation.spans import Tally, Words, words_of

#: (sentence, value, low, high, comparator, unit)
Reading = tuple[int, float | None, float | None, float | None, str, str | None]


def score_quantities(texts: Sequence[ScoredText], name: str) -> Iterator[Measure]:
    """Score spans, and numbers with comparator and unit within their sentence; the constant says "=" and the usual unit."""
    spans, readings, usual = Tally(), Tally(), Tally()
    units = Counter(quantity.unit for text in texts for quantity in text.gold.quantities).most_common(1)
    for text in texts:
        wanted = [_read_gold(text, quantity) for quantity in text.gold.quantities]
        given = [_read_found(row) for row in text.rows["quantities"]]
        readings.add(wanted, given)
        if units:
            usual.add(wanted, ((*reading[:4], "=", units[0][0]) for reading in given))
        spans.add(
            (_words(text, q.span.start, q.span.end) for q in text.gold.quantities),
            (_words(text, row["start"], row["end"]) for row in text.rows["quantities"]),
        )
    yield Measure(
        texts=name, layer="quantities", name="value, comparator and unit F1", value=readings.f1, items=readings.gold,
        constant=usual.f1,
    )  # fmt: skip
    yield Measure(texts=name, layer="quantities", name="span exact F1", value=spans.f1, items=spans.gold)


def find_right_quantities(text: ScoredText) -> set[str]:
    """Give the ids of the found quantities that are right in number, comparator and unit."""
    wanted = {_read_gold(text, quantity) for quantity in text.gold.quantities}
    return {row["quantity_id"] for row in text.rows["quantities"] if _read_found(row) in wanted}


def _words(text: ScoredText, start: int, end: int) -> Words:
    return words_of(text.gold.text, (start, end))


def _read_gold(text: ScoredText, quantity: GoldQuantity) -> Reading:
    sentence = text.sentence_at(quantity.span.start)
    return sentence, quantity.value, quantity.low, quantity.high, quantity.comparator, quantity.unit


def _read_found(row: dict[str, Any]) -> Reading:
    return row["sentence"], row["value"], row["low"], row["high"], row["comparator"], row["unit"]
