"""Match the rows of two states of the data: by their ids, then by ever looser anchors that outlive a changed text."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, NamedTuple

Row = dict[Any, Any]
#: A name for a way of matching, and what two rows that match by it have in common; null: the row has no such anchor.
Anchor = tuple[str, Callable[[Row], Hashable | None]]
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


class Match(NamedTuple):
    """A row before, the same thing's row after, and by what the two were matched."""

    before: Row
    after: Row
    by: str


def match_rows(
    before: Sequence[Row],
    after: Sequence[Row],
    anchors: Sequence[Anchor],
    *,
    may_match: Callable[[Row, Row], bool] | None = None,
) -> tuple[list[Match], list[Row], list[Row]]:
    """Match rows one to one, the strictest anchor first; give the matches, and what is left before and after.

    Of several rows with one anchor, the first goes with the first, in the order given.

    Parameters
    ----------
    may_match : callable, optional
        Refuses pairs whose anchors agree and which yet cannot be the same. Rows that match by the first anchor are
        not asked.
    """
    matches: list[Match] = []
    for place, (name, anchor) in enumerate(anchors):
        waiting: dict[Hashable, list[Row]] = {}
        for row in after:
            key = anchor(row)
            if key is not None:
                waiting.setdefault(key, []).append(row)
        left, taken = [], set()
        for row in before:
            candidates = waiting.get(anchor(row), ())
            found = next((one for one in candidates if not place or may_match is None or may_match(row, one)), None)
            if found is None:
                left.append(row)
                continue
            waiting[anchor(row)].remove(found)
            taken.add(id(found))
            matches.append(Match(row, found, name))
        before, after = left, [row for row in after if id(row) not in taken]
    return matches, list(before), list(after)


def match_alike(
    before: Sequence[Row], after: Sequence[Row], *, words: Callable[[Row], frozenset[str]], least: float, by: str
) -> tuple[list[Match], list[Row], list[Row]]:
    """Match rows one to one whose words are alike, the most alike first.

    Parameters
    ----------
    least : float
        The share of all their words that two rows must have in common, 0–1.
    """
    index: dict[str, list[int]] = {}
    of_after = [words(row) for row in after]
    for place, found in enumerate(of_after):
        for word in found:
            index.setdefault(word, []).append(place)
    scored = []
    for place, row in enumerate(before):
        own = words(row)
        for other in {at for word in own for at in index.get(word, ())}:
            share = len(own & of_after[other]) / len(own | of_after[other])
            if share >= least:
                scored.append((-share, place + other, place, other))
    matches, used_before, used_after = [], set(), set()
    for _, _, place, other in sorted(scored):
        if place not in used_before and other not in used_after:
            used_before.add(place)
            used_after.add(other)
            matches.append(Match(before[place], after[other], by))
    return (
        matches,
        [row for place, row in enumerate(before) if place not in used_before],
        [row for place, row in enumerate(after) if place not in used_after],
    )


def fold(text: object) -> str | None:
    """Give the words of a text in small letters, without articles, so that spelling alone makes no difference.

    Examples
    --------
    >>> fold("The  Afghan Taliban"), fold(None)
    ('afghan taliban', None)
    """
    words = " ".join(list_words(text)) if isinstance(text, str) else ""
    return words or None


def list_words(text: object) -> Iterator[str]:
    """Give the words of a text in small letters, articles apart."""
    found = _WORD.findall(text.casefold()) if isinstance(text, str) else []
    yield from (word for word in found if word not in _ARTICLES)
