"""Quotations: where quoted words begin and end, paragraph by paragraph, marks of every style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.extraction.parsing.parse import end_of, start_of
from analysis.extraction.parsing.words import Doc, Token

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
#: One mark: a curly or straight double mark, or two single ones in a row.
_MARK = re.compile(r"“|”|„|«|»|\"|``|''|‘‘|’’")
#: A single mark that opens a quotation: before a letter, after a blank; and one that closes one.
_SINGLE_OPEN = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(:—-]))[‘'](?=[\w“])")
_SINGLE_CLOSE = re.compile(r"(?<=[.,?!\w])[’'](?=\s|$|[),.;:—-])")
#: Words of a nickname, at most: "the Tiger".
_LONGEST_NICKNAME = 2


@dataclass(frozen=True)
class Quotation:
    """Quoted words: the tokens between the marks. ``is_open``: no mark closes it before the paragraph ends."""

    first: Token
    last: Token
    is_open: bool

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return sum(1 for token in self.first.doc[self.first.i : self.last.i + 1] if token.is_alpha)


def find_quotations(paragraph: Doc, text: str) -> list[Quotation]:
    """Find the quotations of a paragraph in order; inner quotations belong to the outer one.

    Parameters
    ----------
    paragraph : Doc
        The parsed paragraph.
    text : str
        The document's own text, where curly marks still tell opening from closing.
    """
    if not len(paragraph):
        return []
    start, end = start_of(paragraph[0]), end_of(paragraph[-1])
    offset = start - paragraph[0].idx
    stretches = _match_marks(text, start, end) or _match_single_marks(text, start, end)
    found: list[Quotation] = []
    for left, right, is_open in stretches:
        first, last = left - offset, right - offset
        inside = [t for t in paragraph if first <= t.idx and t.idx + len(t.text) <= last and not t.is_space]
        while inside and inside[0].is_punct and not inside[0].is_left_punct:
            inside.pop(0)
        if any(t.is_alpha or t.like_num for t in inside):
            found.append(Quotation(inside[0], inside[-1], is_open))
    return found


def is_nickname(quotation: Quotation) -> bool:
    """Tell whether marks only set off what somebody goes by in his name: 'Ahod "Murad" Ebrahim'."""
    first, last = quotation.first, quotation.last
    words = first.doc[first.i : last.i + 1]
    if len(words) > _LONGEST_NICKNAME or first.i < 2 or last.i + 2 >= len(first.doc):
        return False
    before, behind = first.nbor(-2), last.nbor(2)
    is_between = before.is_title and behind.is_title and before.pos_ == "PROPN" and behind.pos_ == "PROPN"
    return is_between and all(t.is_title or not t.is_alpha or t.pos_ == "DET" for t in words)


def _match_marks(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    opened: int | None = None
    depth = 0
    for match in _MARK.finditer(text, start, end):
        kind = _kind_of(text, match, is_inside=opened is not None)
        if kind == "open":
            if opened is None:
                opened = match.end()
            elif match[0] in _OPENING:
                depth += 1
        elif opened is not None:
            if depth and match[0] in _CLOSING:
                depth -= 1
                continue
            found.append((opened, match.start(), False))
            opened, depth = None, 0
    if opened is not None:
        found.append((opened, end, True))
    return found


def _kind_of(text: str, match: re.Match[str], *, is_inside: bool) -> str:
    mark = match[0]
    if mark in _OPENING or mark == "``":
        return "open"
    if mark in _CLOSING:
        return "close"
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if is_inside:
        # A straight mark that hugs the next word while another is open begins a new quotation inside: not seen as its end.
        return "open" if before.isspace() and after.isalnum() and mark != '"' else "close"
    return "open" if after and not after.isspace() else "close"


def _match_single_marks(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Match single marks, only where three words or more stand between: apostrophes look the same."""
    found: list[tuple[int, int, bool]] = []
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing = next(
            (m for m in _SINGLE_CLOSE.finditer(text, opening.end(), end) if not _is_possessive(text, m.start())), None
        )
        if closing is None:
            break
        if len(text[opening.end() : closing.start()].split()) >= 3:
            found.append((opening.end(), closing.start(), False))
        at = closing.end()
    return found


def _is_possessive(text: str, at: int) -> bool:
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
