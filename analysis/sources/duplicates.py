"""Find texts that are nearly the same: a wire story run by a second outlet, an article read again after an edit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

_WORD = re.compile(r"\w+")
_GRAM_WORDS = 5


class DuplicateIndex:
    """Tell which known text a new one nearly equals, by the share of five-word runs that both have.

    The share is the Jaccard index of the two sets of runs: runs in both, over runs in either. An inverted index of runs
    keeps the cost to the length of the new text, however many are known.

    Parameters
    ----------
    threshold : float, keyword-only
        Least share, 0–1, from which texts count as nearly equal.

    Examples
    --------
    >>> index = DuplicateIndex()
    >>> index.add("d1", "Iran has offered to mediate between its two neighbours.")
    >>> index.find("Iran has offered to mediate between its two neighbours!")
    'd1'
    """

    def __init__(self, *, threshold: float = 0.8) -> None:
        self._threshold = threshold
        self._sizes: dict[str, int] = {}
        self._holders: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, document_id: str, text: str) -> None:
        """Make a text known; the same id is added once."""
        if document_id in self._sizes:
            return
        grams = _hash_grams(text)
        self._sizes[document_id] = len(grams)
        for gram in grams:
            self._holders[gram].append(document_id)

    def find(self, text: str, *, ignore: str | None = None) -> str | None:
        """Give the id of the first known text that this one nearly equals, ``ignore`` apart; null where none does."""
        grams = _hash_grams(text)
        shared = Counter(document_id for gram in grams for document_id in self._holders.get(gram, ()))
        near = {
            document_id
            for document_id, count in shared.items()
            if document_id != ignore and count / (len(grams) + self._sizes[document_id] - count) >= self._threshold
        }
        return next((document_id for document_id in self._sizes if document_id in near), None) if near else None


def _hash_grams(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    if len(words) < _GRAM_WORDS:
        return {hash(tuple(words))}
    return {hash(tuple(words[at : at + _GRAM_WORDS])) for at in range(len(words) - _GRAM_WORDS + 1)}
