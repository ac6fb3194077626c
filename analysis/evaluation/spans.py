"""Count spans: what is found exactly, and how many words of it, kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")

#: A span as the set of the offsets where its words begin: quotation marks and outer punctuation don't count.
Words = frozenset[int]


def words_of(text: str, *ranges: tuple[int, int], without: Iterable[tuple[int, int]] = ()) -> Words:
    """Give the words of one or several stretches of a text by their offsets, leaving some stretches out.

    Marks, a leading "that" and a closing possessive "s" are trimmed, so that two conventions about the edges agree.

    Examples
    --------
    >>> sorted(words_of('He said that "it is".', (8, 21)))
    [14, 17]
    """
    left_out = list(without)
    found: list[tuple[int, str, bool]] = []
    for start, end in sorted(ranges):
        for match in _WORD.finditer(text, start, end):
            if any(a <= match.start() < b for a, b in left_out):
                continue
            is_possessive = match[0] == "s" and text[match.start() - 1 : match.start()] in {"'", "’"}
            found.append((match.start(), match[0], is_possessive))
    if found and found[0][1].lower() == "that":
        found.pop(0)
    if found and found[-1][2]:
        found.pop()
    return frozenset(at for at, _, _ in found)


@dataclass
class Tally:
    """How many things the gold holds, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count two collections of things; a thing that stands twice counts twice."""
        wanted, given = Counter(gold), Counter(found)
        self.gold += wanted.total()
        self.found += given.total()
        self.right += (wanted & given).total()

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where the gold is empty."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.gold + self.found
        return 2 * self.right / total if total else 0.0


@dataclass
class SpanScore:
    """Exact spans, and words: a span that is half right has half its words."""

    exact: Tally = field(default_factory=Tally)
    words: Tally = field(default_factory=Tally)

    def add(self, gold: Iterable[Words], found: Iterable[Words]) -> None:
        """Count the spans of one text; a span that several rows share counts once."""
        wanted, given = {span for span in gold if span}, {span for span in found if span}
        self.exact.add(wanted, given)
        self.words.add({word for span in wanted for word in span}, {word for span in given for word in span})
