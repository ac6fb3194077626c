"""The words of a parsed paragraph as plain Python objects: read off the pipeline's parse once, asked about thousands of times.

`Token`, `Span` and `Doc` answer to the names that spaCy gives (``lemma_``, ``dep_``, ``head``, ``children``), so that whoever
knows its parse can read the rules. There each answer is made anew: a string is decoded, a token made for every child, a sentence
looked for from each of its words. The rules ask so often that this took twice their time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from itertools import pairwise
from operator import attrgetter
from typing import Any, TypeVar

from spacy.strings import StringStore
from spacy.tokens import Doc as ParsedDoc

_ATTRIBUTES: list[int | str] = [
    "HEAD", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "SENT_START", "SPACY", "IS_ALPHA", "IS_PUNCT", "IS_SPACE",
    "IS_LEFT_PUNCT", "IS_QUOTE", "LIKE_NUM", "ORTH", "LOWER", "LEMMA",
]  # fmt: skip
_IOB = ("", "I", "O", "B")
_WRAP = 2**64
_number_of = attrgetter("i")
_character_of = attrgetter("idx")

Found = TypeVar("Found")


class Token:
    """A word of a paragraph, with what the pipeline knows of it; ``i`` is its number there, ``idx`` its first character.

    ``children`` are the words that depend on it, in the order of the text: ``lefts`` before it and ``rights`` behind it.
    Two tokens are the same only where they are one.
    """

    __slots__ = (
        "_ancestors", "_left_edge", "_right_edge", "_subtree", "children", "dep_", "doc", "ent_iob_", "ent_type_",
        "head", "i", "idx", "is_alpha", "is_left_punct", "is_punct", "is_quote", "is_space", "lefts", "lemma_",
        "like_num", "lower_", "pos_", "rights", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_left_punct: bool
    is_quote: bool
    like_num: bool
    head: Token
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    sent: Span
    _ancestors: tuple[Token, ...] | None
    _left_edge: Token | None
    _right_edge: Token | None
    _subtree: tuple[Token, ...] | None

    def __repr__(self) -> str:
        return self.text

    @property
    def is_title(self) -> bool:
        """Tell whether it is written as in a title: "Tehran"."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Tell whether it is written in capitals."""
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        """Tell whether it is written in small letters."""
        return self.text.islower()

    @property
    def text_with_ws(self) -> str:
        """The word and the blank behind it, where there is one."""
        return self.text + self.whitespace_

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all that hangs to it, directly or not: what is left of it, itself, and what is right."""
        if self._subtree is None:
            if not self.children:
                self._subtree = (self,)
            else:
                left = [token for child in self.lefts for token in child.subtree]
                right = [token for child in self.rights for token in child.subtree]
                self._subtree = (*left, self, *right)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        if self._left_edge is None:
            self._left_edge = min((self, *[child.left_edge for child in self.children]), key=_number_of)
        return self._left_edge

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        if self._right_edge is None:
            self._right_edge = max((self, *[child.right_edge for child in self.children]), key=_number_of)
        return self._right_edge

    @property
    def ancestors(self) -> tuple[Token, ...]:
        """The words above it, the nearest first."""
        if self._ancestors is None:
            found: list[Token] = []
            below, above = self, self.head
            while above is not below:
                found.append(above)
                below, above = above, above.head
            self._ancestors = tuple(found)
        return self._ancestors

    def nbor(self, distance: int = 1) -> Token:
        """Give the word so many behind it, or before it.

        Raises
        ------
        IndexError
            When the paragraph has none there.
        """
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Span(list[Token]):
    """Words of a paragraph that follow one another, from number ``start`` to before ``end``; ``label_`` is that of an entity."""

    __slots__ = ("_words", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        super().__init__(doc[start:end])
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        self._words: frozenset[str] | None = None

    def __hash__(self) -> int:  # type: ignore[override]
        return hash((self.start, self.end, self.label_))

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Span):
            return self is other
        return (self.start, self.end, self.label_) == (other.start, other.end, other.label_) and self.doc is other.doc

    def __ne__(self, other: object) -> bool:
        return not self == other

    @property
    def start_char(self) -> int:
        """Where its first character stands in the paragraph."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """Where the paragraph goes on behind it."""
        last = self[-1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its text."""
        return self.doc.text[self.start_char : self.end_char] if self else ""

    @property
    def words(self) -> frozenset[str]:
        """Its words in small letters, each once: whoever asks for some need not look through a sentence without them."""
        if self._words is None:
            self._words = frozenset([token.lower_ for token in self])
        return self._words

    @property
    def sent(self) -> Span:
        """The sentence that its first word stands in."""
        return self[0].sent

    @property
    def ents(self) -> list[Span]:
        """The entities that lie in it."""
        return [entity for entity in self.doc.ents if self.start <= entity.start and entity.end <= self.end]

    @property
    def root(self) -> Token:
        """The word nearest to its sentence's main word; the first, where two are as near, and no mark where there is a word."""
        if len(self) == 1:
            return self[0]
        for token in self:
            if token.head is token:
                return token
        above = [token for token in self if not self.start <= token.head.i < self.end]
        return min(above, key=_distance_of, default=self[0])


class Doc(list[Token]):
    """The words of a paragraph, with its text, sentences and entities; ``user_data`` is for what readings keep of it.

    ``readings`` is what readings have found of its words: see `once_per_word`.
    """

    __slots__ = ("ents", "readings", "sents", "text", "user_data")

    def __init__(self, tokens: Iterable[Token], text: str) -> None:
        super().__init__(tokens)
        self.text = text
        self.user_data: dict[str, Any] = {}
        self.readings: defaultdict[Callable[[Token], Any], dict[Token, Any]] = defaultdict(dict)
        self.sents: list[Span] = []
        self.ents: list[Span] = []

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def release(self) -> None:
        """Let go of the words, and each of them of the others."""
        for token in self:
            token.children = token.lefts = token.rights = ()
            token._ancestors = token._left_edge = token._right_edge = token._subtree = None
            del token.head, token.sent
        self.sents.clear()
        self.ents.clear()
        self.user_data.clear()
        self.readings.clear()
        self.clear()

    def span(self, start: int, end: int) -> Span:
        """Give the words from one number to before another; a slice gives them as a plain list."""
        return Span(self, start, end)

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Span | None:
        """Give the words that some characters cover; None where they cover none or, unless "expand", not whole ones."""
        first, last = self._at_character(start), self._at_character(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "expand":
            # The blank behind a word is no part of it.
            begin = first.i + (start == first.idx + len(first.text))
            return Span(self, begin, last.i + 1)
        is_whole = start == first.idx and end == last.idx + len(last.text)
        return Span(self, first.i, last.i + 1) if is_whole else None

    def _at_character(self, at: int) -> Token | None:
        """Give the word that a character belongs to, or that the blank there stands behind."""
        number = bisect_right(self, at, key=_character_of) - 1
        return self[number] if number >= 0 and 0 <= at < len(self.text) else None


def once_per_word(reading: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """Keep with a word what a reading of it has found: rule after rule asks the same of the same words."""

    @wraps(reading)
    def asked(token: Token) -> Found:
        known: dict[Token, Found] = token.doc.readings[reading]
        if token not in known:
            known[token] = reading(token)
        return known[token]

    return asked


class _Strings(dict[int, str]):
    """The strings of a pipeline by their numbers, each asked for once."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = found = str(self._strings[number])
        return found


#: As many as there are pipelines at once.
_strings_of = lru_cache(maxsize=2)(_Strings)


def read_words(parsed: ParsedDoc) -> Doc:
    """Read the words of a parsed paragraph."""
    known = _strings_of(parsed.vocab.strings)
    doc = Doc((), parsed.text)
    at, starts = 0, []
    rows = parsed.to_array(_ATTRIBUTES).tolist()
    for number, row in enumerate(rows):
        _, pos, tag, dep, ent, iob, begins, space, alpha, punct, is_space, left_punct, quote, num, orth, low, lemma = (
            row
        )
        token = Token()
        token.doc = doc
        token.i = number
        token.idx = at
        token.text = text = known[orth]
        token.lower_ = known[low]
        token.lemma_ = known[lemma]
        token.pos_ = known[pos]
        token.tag_ = known[tag]
        token.dep_ = known[dep]
        token.ent_type_ = known[ent]
        token.ent_iob_ = _IOB[iob]
        token.whitespace_ = " " if space else ""
        token.is_alpha = bool(alpha)
        token.is_punct = bool(punct)
        token.is_space = bool(is_space)
        token.is_left_punct = bool(left_punct)
        token.is_quote = bool(quote)
        token.like_num = bool(num)
        token.children = token.lefts = token.rights = ()
        token._ancestors = token._left_edge = token._right_edge = token._subtree = None
        doc.append(token)
        if begins == 1 or not number:
            starts.append(number)
        at += len(text) + space
    below: dict[int, list[Token]] = {}
    for token, row in zip(doc, rows, strict=True):
        above = (token.i + row[0]) % _WRAP  # An offset below zero has wrapped around.
        token.head = doc[above]
        if row[0]:
            below.setdefault(above, []).append(token)
    for above, children in below.items():
        token = doc[above]
        token.children = tuple(children)
        split = bisect_right(children, above, key=_number_of)
        token.lefts, token.rights = token.children[:split], token.children[split:]
    for start, end in pairwise([*starts, len(doc)]):
        sentence = Span(doc, start, end)
        doc.sents.append(sentence)
        for token in sentence:
            token.sent = sentence
    doc.ents = [Span(doc, entity.start, entity.end, entity.label_) for entity in parsed.ents]
    return doc


def _distance_of(token: Token) -> int:
    is_mark = (token.is_space or token.is_punct) and not token.children
    return len(token.doc) - 1 if is_mark else len(token.ancestors)
