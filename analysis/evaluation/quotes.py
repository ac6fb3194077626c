"""Quotes and marks of gold, resolved to their places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.errors import DataError

_MARK = re.compile(r"\{|\}|\|[^{}|\n]*(?=\})")


@dataclass(frozen=True)
class Span:
    """A stretch of the text: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str


def resolve_quote(written: str, text: str) -> Span:
    """Find the span that a quote means: the whole quote, or the part of it in square brackets.

    The quote must stand in the text exactly once, at word boundaries; the words around the brackets make it so.

    Raises
    ------
    DataError
        When the quote is not in the text, or more than once.

    Examples
    --------
    >>> resolve_quote("[it] said", "What it was, it said")
    Span(start=13, end=15, quote='it')
    """
    before, bracket, rest = written.partition("[")
    inner, _, after = rest.partition("]") if bracket else (written, "", "")
    if not bracket:
        before = ""
    context = before + inner + after
    pattern = rf"(?<!\w){re.escape(context)}(?!\w)" if context[:1].isalnum() else rf"{re.escape(context)}(?!\w)"
    if not context[-1:].isalnum():
        pattern = pattern.removesuffix(r"(?!\w)")
    found = [match.start() for match in re.finditer(pattern, text)]
    if len(found) != 1:
        reason = "is not in the text" if not found else f"stands in the text {len(found)} times; add words around it"
        raise DataError(f"Quote {written!r} {reason}.")
    start = found[0] + len(before)
    return Span(start, start + len(inner), inner)


def read_marks(marked: str) -> tuple[str, list[tuple[Span, str]]]:
    """Read ``{words|label}`` marks, nested ones too; give the text without them and each span with its label.

    Raises
    ------
    DataError
        When braces do not match, or a mark has no label.

    Examples
    --------
    >>> read_marks("{Iran|irn} agreed")
    ('Iran agreed', [(Span(start=0, end=4, quote='Iran'), 'irn')])
    """
    text, found, opened, label, last = "", [], [], "", 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[0] == "{":
            opened.append(len(text))
        elif match[0] == "}":
            if not opened or not label:
                raise DataError(f"A mark does not open or has no label, near {marked[last - 30 : last]!r}.")
            start = opened.pop()
            found.append((Span(start, len(text), text[start:]), label))
            label = ""
        else:
            label = match[0][1:].strip()
    if opened:
        raise DataError(f"A mark is not closed, near {text[opened[-1] :][:30]!r}.")
    return text + marked[last:], sorted(found, key=lambda pair: (pair[0].start, -pair[0].end))
