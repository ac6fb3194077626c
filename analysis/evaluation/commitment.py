"""Event factuality scored on sets that rate predicates from −3 to 3 (UW, MEANTIME, as unified by Stanovsky et al. 2017)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc as ParsedDoc

from analysis.errors import DataError
from analysis.evaluation.measures import Measure
from analysis.extraction.parsing.words import Doc, Token, read_words

#: Brackets and quotation marks as treebanks write them, and as a reader does.
_TREEBANK = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
#: What stands where the program gives no rating: the text's own plain statement.
_PLAIN = 3.0


@dataclass(frozen=True)
class RatedSentence:
    """A sentence cut into words, with the position and the rating of each predicate."""

    words: tuple[str, ...]
    ratings: tuple[tuple[int, float], ...]


def read_rated(file: Path) -> list[RatedSentence]:
    """Read sentences with ratings: a JSON object a line, with ``text`` and ``targets`` (``span1``, ``label``).

    Raises
    ------
    DataError
        When a line is no such object.
    """
    sentences = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            words = tuple(_TREEBANK.get(word, word) for word in row["text"].split())
            # Where a span holds several words the last is its head: "take over" apart, English has it there.
            ratings = tuple((int(t["span1"][1]) - 1, float(t["label"])) for t in row["targets"])
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"{file}, line {number}, is no sentence with targets: {error!r}.") from None
        sentences.append(RatedSentence(words, ratings))
    return sentences


def parse_words(nlp: Language, sentences: Sequence[RatedSentence]) -> Iterator[Doc]:
    """Parse sentences by the words that they are cut into."""
    yield from map(read_words, nlp.pipe((ParsedDoc(nlp.vocab, list(s.words)) for s in sentences), batch_size=64))


def score_ratings(
    sentences: Sequence[RatedSentence], docs: Iterator[Doc], rate: Callable[[Token], float | None], name: str
) -> Iterator[Measure]:
    """Score a function that rates predicates: mean absolute error and Pearson's r; the constant says 3.0."""
    gold: list[float] = []
    found: list[float] = []
    for sentence, doc in zip(sentences, docs, strict=True):
        for at, label in sentence.ratings:
            rating = rate(doc[at])
            gold.append(label)
            found.append(_PLAIN if rating is None else rating)
    items = len(gold)
    yield Measure(
        texts=name, layer="factuality", name="MAE", items=items, is_error=True, value=mean_error(gold, found),
        constant=mean_error(gold, [_PLAIN] * items),
    )  # fmt: skip
    yield Measure(
        texts=name, layer="factuality", name="Pearson r", items=items, value=correlate(gold, found), constant=0.0
    )


def mean_error(gold: Sequence[float], found: Sequence[float]) -> float:
    """Give the mean absolute difference.

    Examples
    --------
    >>> mean_error([3.0, 1.0], [2.0, 1.0])
    0.5
    """
    return sum(abs(g - f) for g, f in zip(gold, found, strict=True)) / max(len(gold), 1)


def correlate(gold: Sequence[float], found: Sequence[float]) -> float:
    """Give Pearson's r; 0 where one side does not vary.

    Examples
    --------
    >>> round(correlate([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]), 3)
    1.0
    """
    n = max(len(gold), 1)
    mean_gold, mean_found = sum(gold) / n, sum(found) / n
    shared = sum((g - mean_gold) * (f - mean_found) for g, f in zip(gold, found, strict=True))
    spread = sqrt(sum((g - mean_gold) ** 2 for g in gold) * sum((f - mean_found) ** 2 for f in found))
    return shared / spread if spread else 0.0
