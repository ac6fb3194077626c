"""Text made fit to show: what cannot be drawn or would disturb its surroundings is replaced, nothing is interpreted."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass

from analysis.blocks.model import Line, Run

#: Stands for a character that must not be shown as it is.
REPLACEMENT = "\ufffd"
# Marks of direction that close in themselves are dropped: every run is set apart, so they have nothing left to do.
# The two overrides turn the order of letters round and can make a name read as another: they are shown as replaced.
_DROPPED = dict.fromkeys([0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF])
_OVERRIDES = dict.fromkeys([0x202D, 0x202E], REPLACEMENT)
# Stretches without a hole, looked at no further; what lies outside is looked up character by character.
_SUSPECT = re.compile(
    r"[^\x20-\x7e\xa0-\u02ff\u0400-\u0482\u048a-\u052f\u0620-\u064a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u4e00-\u9fff\uac00-\ud7a3\n]"
)
_KEPT_FORMATS = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060")
#: Letters, with a quotation mark, a bracket or a stop around them.
_SHORT_WORD = re.compile(r"\W?[^\W\d_]{1,12}\W?")
_BREAK_AFTER = re.compile(r"(?<=[/_\-.,;:?&=@#+%|\\])(?=[^\s/])")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_SAFE_HREF = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|#[A-Za-z0-9_-])\S*\Z", re.IGNORECASE)
_MOST_COMBINING = 8
#: What is longer is shown cut: a reader has no use for it, and a page of it costs minutes and gigabytes.
LONGEST_RUN = 20_000
LONGEST_WORD = 2_000
LONGEST_PRINT = 100_000
#: The same of a sentence of the article itself, which reading limits: it is what all else leads back to.
LONGEST_TEXT = 1_000_000
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def clean_text(text: str) -> str:
    """Give a text whose characters can all be shown; line ends stay, other control characters become �.

    Examples
    --------
    >>> clean_text("a\\x00b\\u202ec\\td")
    'a�b�c d'
    """
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT]} {_say_rest(len(text) - LONGEST_TEXT)}"
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not _SUSPECT.search(text):
        return text
    return _limit_combining(_SUSPECT.sub(_replace, text.translate(_DROPPED).translate(_OVERRIDES)))


def cut_text(text: str, *, most: int = LONGEST_RUN) -> str:
    """Cut what no reader would read to the end, and say how much more there is: words of thousands of letters, and runs.

    Examples
    --------
    >>> cut_text("a" * 5_000)[-27:]
    'aaaaa… (3,000 letters more)'
    >>> cut_text("Iran offers to mediate.")
    'Iran offers to mediate.'
    """
    if len(text) <= min(LONGEST_WORD, most):
        return text
    left = len(text) - most
    kept = _ENDLESS.sub(_cut_word, text[:most])
    return f"{kept} {_say_rest(left)}" if left > 0 else kept


def _cut_word(match: re.Match[str]) -> str:
    return f"{match[0][:LONGEST_WORD]}{_say_rest(len(match[0]) - LONGEST_WORD)}"


def _say_rest(letters: int) -> str:
    return f"… ({letters:,} letters more)"


def _replace(match: re.Match[str]) -> str:
    char = match[0]
    if char in _KEPT_FORMATS:
        return char
    if char in "\u2028\u2029":
        return "\n"
    return REPLACEMENT if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") else char


def _limit_combining(text: str) -> str:
    """Drop the marks on a letter beyond the eighth: no script stacks more, and a tower of them covers other lines."""
    if not any(unicodedata.combining(char) for char in text):
        return text
    kept: list[str] = []
    stacked = 0
    for char in text:
        stacked = stacked + 1 if unicodedata.combining(char) else 0
        if stacked <= _MOST_COMBINING:
            kept.append(char)
    return "".join(kept)


def strip_ansi(text: str) -> str:
    """Take the terminal's colour and cursor codes out of a text.

    Examples
    --------
    >>> strip_ansi("\\x1b[31mNameError\\x1b[0m")
    'NameError'
    """
    return _ANSI.sub("", text)


def break_words(text: str, *, longest: int = 24) -> str:
    """Put break opportunities (U+200B) into words that are longer than a line of so many letters.

    A word of twelve letters or fewer is left to hyphenation.

    Examples
    --------
    >>> break_words("x" * 30, longest=10).count("\\u200b")
    2
    """

    step = min(longest, 12)

    def cut(match: re.Match[str]) -> str:
        if _SHORT_WORD.fullmatch(match[0]):
            return match[0]
        parts = _BREAK_AFTER.split(match[0])
        return "\u200b".join(part[at : at + step] for part in parts for at in range(0, max(len(part), 1), step))

    return re.sub(rf"\S{{{min(longest, 24) + 1},}}", cut, text)


def check_href(href: str | None) -> str | None:
    """Give an address back when it is http, https, mailto or an anchor, else nothing.

    Examples
    --------
    >>> check_href("https://example.org/a"), check_href("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if href is None or not _SAFE_HREF.match(href) or clean_text(href) != href:
        return None
    return href


@dataclass(frozen=True)
class Marks:
    """Citations that stand together: shown within one pair of brackets, as in [S4, S7]."""

    runs: tuple[Run, ...]


def group_marks(line: Line) -> list[Run | Marks]:
    """Gather the citations of a line that follow one another with nothing but blanks or commas between them.

    Examples
    --------
    >>> from analysis.blocks import cite, runs
    >>> [type(part).__name__ for part in group_marks(runs("Talks failed ", cite(4, 7), "."))]
    ['Run', 'Marks', 'Run']
    """
    parts: list[Run | Marks] = []
    for at, run in enumerate(line):
        if run.cite is None:
            between = parts and isinstance(parts[-1], Marks) and at + 1 < len(line) and line[at + 1].cite is not None
            if not (between and run.text.strip(" ,;") == ""):
                parts.append(run)
        elif parts and isinstance(parts[-1], Marks):
            parts[-1] = Marks((*parts[-1].runs, run))
        else:
            parts.append(Marks((run,)))
    return parts


def ready_line(line: Line) -> list[Run | Marks]:
    """Make a line ready to be set: its citations gathered, each held to the word before it, and endless texts cut.

    Examples
    --------
    >>> from analysis.blocks import cite, runs
    >>> ready_line(runs("Talks failed. ", cite(4)))[0].text
    'Talks failed.\\xa0'
    """
    short = (
        run if len(run.text) <= LONGEST_WORD else run.model_copy(update={"text": cut_text(run.text)}) for run in line
    )
    parts = group_marks(tuple(short))
    for at, (part, after) in enumerate(itertools.pairwise(parts)):
        if isinstance(part, Run) and isinstance(after, Marks) and part.text.endswith(" ") and part.text.strip():
            parts[at] = part.model_copy(update={"text": f"{part.text.rstrip(' ')}\u00a0"})
    return parts


def plain_line(line: Line) -> str:
    """Give a line as plain text, citations in brackets."""
    return "".join(
        clean_text(cut_text(part.text))
        if isinstance(part, Run)
        else f"[{', '.join(clean_text(run.text) for run in part.runs)}]"
        for part in group_marks(line)
    )
