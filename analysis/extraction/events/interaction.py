"""What one actor does to another in a sentence, as a PLOVER type: always a best guess, with a score to abstain by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.extraction.events.interaction_reading import Reading, read_interaction
from analysis.extraction.parsing.words import Span

_MODEL = Path(__file__).resolve().parent / "interaction_model.npz"


@dataclass(frozen=True)
class Interaction:
    """A guess. ``score`` is the share (0–1) that the chosen type has of all; ``rule`` says what the grammar went by."""

    type: str
    score: float
    rule: str
    shares: Mapping[str, float]


@dataclass(frozen=True)
class _Model:
    types: tuple[str, ...]
    rows: Mapping[str, int]
    logits: NDArray[np.int8]
    scale: float
    bias: NDArray[np.float64]
    trust: Mapping[str, float]


def classify_interaction(source: Span, target: Span) -> Interaction:
    """Tell what the source does to the target, as one of the 16 types of PLOVER.

    The grammar between the two is read first (`interaction_reading`); a linear model over the words on the way fills in
    where the lexicon knows none of them, and lowers the score where it disagrees. It always answers: leave out what scores
    too low for the purpose.

    Parameters
    ----------
    source, target : Span
        The stretches that name the two, in the same sentence of one parsed text.

    Examples
    --------
    >>> from analysis.extraction.parsing.pipeline import load_pipeline
    >>> from analysis.extraction.parsing.words import read_words
    >>> doc = read_words(load_pipeline()("Norway refused to meet the rebels."))
    >>> classify_interaction(doc.span(0, 1), doc.span(4, 6)).type
    'REJECT'
    """
    return score_reading(read_interaction(source, target))


def score_reading(reading: Reading) -> Interaction:
    """Weigh what the grammar says, by how often its rule is right, against what the words by themselves make likely."""
    model = _load_model()
    guess = _guess_from_words(reading, model)
    trust = model.trust.get(reading.rule, 0.5) if reading.type is not None else 0.0
    shares = {
        kind: (1 - trust) * float(share) + (trust if kind == reading.type else 0.0)
        for kind, share in zip(model.types, guess, strict=True)
    }
    best = max(shares, key=lambda kind: shares[kind])
    return Interaction(best, shares[best], reading.rule, shares)


def _guess_from_words(reading: Reading, model: _Model) -> NDArray[np.float64]:
    known = [model.rows[word] for word in reading.words if word in model.rows]
    logits = model.bias + (model.logits[known].astype(np.float64).mean(axis=0) * model.scale if known else 0.0)
    weights: NDArray[np.float64] = np.exp(logits - logits.max())
    shares: NDArray[np.float64] = weights / weights.sum()
    return shares


@cache
def _load_model() -> _Model:
    with np.load(_MODEL, allow_pickle=False) as stored:
        words = str(stored["words"]).split("\n")
        return _Model(
            types=tuple(str(kind) for kind in stored["types"]), rows={word: row for row, word in enumerate(words)},
            logits=stored["logits"], scale=float(stored["scale"]), bias=stored["bias"],
            trust=dict(zip((str(rule) for rule in stored["rules"]), (float(t) for t in stored["trust"]), strict=True)),
        )  # fmt: skip
