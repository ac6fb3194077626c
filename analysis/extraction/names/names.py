"""Find names of a list in a text: longest first, case and punctuation respected, typographic variants forgiven."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload")

_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s+")
#: Marks that may stand between the words of a name in place of one another.
_JOINTS = {" ", "-", "–", "‑"}
_DOTS = {".", ". "}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " "})
_LONE_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "e"})
#: Arabic articles, written with a capital or without.
_ARTICLES = frozenset(("al", "el", "ul"))
#: Shorter names must be written as in the list: in capitals they would be somebody's abbreviation.
_SHORTEST_IN_CAPITALS = 4
#: Texts of which the hits are kept: more than an article has paragraphs.
_REMEMBERED = 64


class Hit(NamedTuple, Generic[Payload]):
    """A stretch of text that a listed name covers, and what the list holds under that name."""

    start: int
    end: int
    payloads: tuple[Payload, ...]


@dataclass(frozen=True)
class _Listed(Generic[Payload]):
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str
    payload: Payload


@dataclass(eq=False)
class NameIndex(Generic[Payload]):
    """Names with what they stand for, found in a text in time that grows with the text alone.

    A word that is written with a capital in the list needs one in the text; one in capitals ("WHO") needs all of them;
    accents do not count. A name's words may be joined by a blank or a hyphen.

    Examples
    --------
    >>> names = NameIndex()
    >>> names.add("New Guinea", 1)
    >>> names.add("Papua New Guinea", 2)
    >>> [hit.payloads for hit in names.find("from Papua New Guinea")]
    [(2,)]
    """

    _listed: dict[tuple[str, ...], list[_Listed[Payload]]] = field(default_factory=dict)
    #: First words of names, and by their first two words of how many the longer ones are, most first.
    _firsts: set[str] = field(default_factory=set)
    _lengths: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _recent: dict[str, tuple[Hit[Payload], ...]] = field(default_factory=dict, repr=False)

    def add(self, name: str, payload: Payload) -> None:
        """List a name. The same name may be listed more than once."""
        name = name.translate(_APOSTROPHES)
        found = list(_WORD.finditer(name))
        if not found:
            return
        self._recent.clear()
        key = tuple(fold(match.group()) for match in found)
        gaps = tuple(name[a.end() : b.start()] for a, b in pairwise(found))
        listed = _Listed(tuple(match.group() for match in found), gaps, name[found[-1].end() :], payload)
        self._listed.setdefault(key, []).append(listed)
        self._firsts.add(key[0])
        if len(key) > 1:
            lengths = self._lengths.setdefault((key[0], key[1]), [])
            if len(key) not in lengths:
                lengths.append(len(key))
                lengths.sort(reverse=True)

    def find(self, text: str) -> list[Hit[Payload]]:
        """Give the hits in order of the text; none overlaps another, and a longer name shadows those inside it."""
        # Several modules ask of the same paragraphs; a text is looked through once.
        hits = self._recent.get(text)
        if hits is None:
            hits = self._look_through(text)
            if len(self._recent) >= _REMEMBERED:
                self._recent.clear()
            self._recent[text] = hits
        return list(hits)

    def _look_through(self, text: str) -> tuple[Hit[Payload], ...]:
        text, words, keys = _words_of(text)
        candidates = []
        for at in [at for at, key in enumerate(keys) if key in self._firsts]:
            lengths = self._lengths.get((keys[at], keys[at + 1]), ()) if at + 1 < len(keys) else ()
            for length in (*lengths, 1):
                listed = self._listed.get(tuple(keys[at : at + length])) if at + length <= len(keys) else None
                hit = _fit_any(listed, text, words[at : at + length]) if listed else None
                if hit is not None:
                    candidates.append((length, keys[at] == "the", at, hit))
                    break
        hits: dict[int, Hit[Payload]] = {}
        taken: set[int] = set()
        # An article makes no name longer: the Council is meant in "the Atlantic Council", and no magazine.
        for length, _, at, hit in sorted(candidates, key=lambda one: (one[1] - one[0], one[1], one[2])):
            if taken.isdisjoint(range(at, at + length)):
                taken.update(range(at, at + length))
                hits[at] = hit
        return tuple(hits[at] for at in sorted(hits))


@lru_cache(maxsize=_REMEMBERED)
def _words_of(text: str) -> tuple[str, list[re.Match[str]], list[str]]:
    """Give a text in plain apostrophes, its words as found there, and each folded; the same for every list of names."""
    plain = text.translate(_APOSTROPHES)
    words = list(_WORD.finditer(plain))
    # Letters without accents are folded in one go.
    return plain, words, _WORD.findall(plain.lower()) if plain.isascii() else [fold(word[0]) for word in words]


def _fit_any(listed: list[_Listed[Payload]], text: str, words: list[re.Match[str]]) -> Hit[Payload] | None:
    """Give the hit of the names that some words fold to, of those that reach furthest; None where none fits."""
    fitting = [(one.payload, end) for one in listed if (end := _fit(one, text, words)) is not None]
    if not fitting:
        return None
    start, end = words[0].start(), max(end for _, end in fitting)
    return Hit(start, end, _each_once([payload for payload, its_end in fitting if its_end == end]))


def _each_once(payloads: list[Payload]) -> tuple[Payload, ...]:
    # A payload is slow to hash, and nearly always alone.
    return tuple(payloads if len(payloads) == 1 else dict.fromkeys(payloads))


def _fit(listed: _Listed[Payload], text: str, words: list[re.Match[str]]) -> int | None:
    """Give where the listed name ends in the text, or None where case or punctuation tells them apart."""
    for number, (name, word) in enumerate(zip(listed.words, words, strict=True)):
        if not _is_case_kept(name, word[0], is_article=number == 0 and name == "The", alone=len(words) == 1):
            return None
    for gap, word, following in zip(listed.gaps, words, words[1:], strict=False):
        written = _BLANKS.sub(" ", text[word.end() : following.start()])
        if written != gap and not {written, gap} <= _JOINTS and not {written, gap} <= _DOTS:
            return None
    end = words[-1].end()
    if listed.tail:
        if text.startswith(listed.tail, end):
            return end + len(listed.tail)
        if len(words) == 1 or listed.tail != ".":
            return None
    return end


def _is_case_kept(name: str, word: str, *, is_article: bool, alone: bool) -> bool:
    if fold(name) in _ARTICLES:
        return True
    if is_article or name.islower() or name.isdigit() or len(name) == 1:
        return name[0].islower() or is_article or name.isdigit() or word[0].isupper()
    if name.isupper():
        return name == word
    if len(name) < _SHORTEST_IN_CAPITALS and ((alone and word.isupper()) or not name[1:].islower()):
        return name == word
    return not name[0].isupper() or word[0].isupper()


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Give a word in lower case and without accents, one form for all its spellings.

    Examples
    --------
    >>> fold("Élysée")
    'elysee'
    """
    lowered = word.casefold().translate(_LONE_LETTERS)
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
