"""Take names and passages out of text, also where it lies in pieces, and keep count of where offsets go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from analysis.sharing.name_forms import spell
from analysis.sharing.profiles import KEPT_OF_QUOTE, LONGEST_QUOTE

#: What may stand between the words of a name: blanks, hyphens, line ends, and how addresses write a blank.
_BETWEEN = r"(?:[\W_]{1,3}|%20)"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Shorter forms are taken for a name only as they are written: "US" is a state, and "us" is not.
_SHORTEST_ANY_CASE = 5
#: Small letters joined as in names of files and addresses, in which any name is written small.
_SLUG = re.compile(r"[a-z0-9%~]+(?:[-_/.:=?&+]+[a-z0-9%~]+)+")
_NOT_IN_SLUG = re.compile(r"[^A-Za-z0-9]+")


class Edit(NamedTuple):
    """A stretch of a text, and what stands there instead."""

    start: int
    end: int
    new: str


Finder = Callable[[str], list[Edit]]


class NameHider:
    """Finds every form of some actors' names.

    Parameters
    ----------
    forms : iterable of (placeholder, forms)
        What stands in place of each actor's name, and the forms that name it.
    """

    def __init__(self, forms: Iterable[tuple[str, Iterable[str]]]) -> None:
        spelled = [(form, new) for new, listed in forms for one in listed for form in spell(one)]
        # The longest first, so that a name that holds another is taken whole.
        ordered = sorted(dict(reversed(spelled)).items(), key=lambda item: (-len(item[0]), item[0]))
        self._placeholders = [new for _, new in ordered]
        self._pattern = _join_forms([form for form, _ in ordered], any_case=False)
        self._in_slugs = _join_forms([form for form, _ in ordered], any_case=True)

    def find(self, text: str) -> list[Edit]:
        """Give the places where a name stands, those in addresses and file names too, whatever letters they use."""
        edits = self._find(self._pattern, text)
        for slug in _SLUG.finditer(text):
            for edit in self._find(self._in_slugs, slug[0]):
                moved = edit._replace(start=edit.start + slug.start(), end=edit.end + slug.start())
                if all(moved.end <= other.start or moved.start >= other.end for other in edits):
                    edits.append(moved)
        return sorted(edits)

    def hide_in_slug(self, slug: str) -> str:
        """Give a name for folders or addresses without the actors' names."""
        return apply_edits(
            slug,
            [
                edit._replace(new=_NOT_IN_SLUG.sub("-", edit.new).strip("-").lower())
                for edit in self._find(self._in_slugs, slug)
            ],
        )

    def _find(self, pattern: re.Pattern[str] | None, text: str) -> list[Edit]:
        if pattern is None:
            return []
        return [
            Edit(match.start(), match.end(), self._placeholders[int(str(match.lastgroup)[1:])])
            for match in pattern.finditer(text)
        ]


def _join_forms(forms: Sequence[str], *, any_case: bool) -> re.Pattern[str] | None:
    if not forms:
        return None
    written = []
    for number, form in enumerate(forms):
        words = _BETWEEN.join(re.escape(word) for word in re.findall(r"[^\W_]+", form))
        case = f"(?i:{words})" if any_case or len(form) >= _SHORTEST_ANY_CASE else words
        # The plural of a people or party is its name too. A blank or accent apart, no letter may follow or precede.
        written.append(f"(?P<n{number}>(?<![^\\W_]){case}(?:e?s)?(?![^\\W_]))")
    return re.compile("|".join(written))


class PassageCutter:
    """Finds passages of texts: more words in a row than a quote has. Their first words are left.

    Parameters
    ----------
    texts : iterable of str
        The texts, in every wording that they could be met in.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {run for text in texts for run in _list_runs([word for word, _, _ in _list_words(text)])}

    def find(self, text: str) -> list[Edit]:
        """Give the stretches of passages that have to go."""
        words = _list_words(text)
        starts = [at for at, run in enumerate(_list_runs([word for word, _, _ in words])) if run in self._known]
        edits: list[Edit] = []
        place = 0
        while place < len(starts):
            last = place
            while last + 1 < len(starts) and starts[last + 1] == starts[last] + 1:
                last += 1
            first_word, last_word = starts[place], starts[last] + LONGEST_QUOTE
            kept_to = words[first_word + KEPT_OF_QUOTE - 1][2]
            # A placeholder is left whole, with its bracket.
            kept_to += text[kept_to : kept_to + 1] == "]"
            edits.append(Edit(kept_to, words[last_word][2], " …"))
            place = last + 1
        return edits


def _list_words(text: str) -> list[tuple[str, int, int]]:
    return [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]


def _list_runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    length = LONGEST_QUOTE + 1
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Give a text with its edits made.

    Examples
    --------
    >>> apply_edits("Iran offers", [Edit(0, 4, "[Actor 1]")])
    '[Actor 1] offers'
    """
    parts, place = [], 0
    for edit in edits:
        parts += [text[place : edit.start], edit.new]
        place = edit.end
    return "".join([*parts, text[place:]])


def edit_pieces(pieces: Sequence[str], find: Finder, *, joint: str = "") -> list[str]:
    """Make the edits of a text that lies in pieces; what replaces a stretch goes to the piece in which it begins.

    Parameters
    ----------
    joint : str
        What the pieces are read with between them.

    Examples
    --------
    >>> hider = NameHider([("[Actor 1]", ["Grace Mwangi"])])
    >>> edit_pieces(["Minister Grace ", "Mwangi said"], hider.find)
    ['Minister [Actor 1]', ' said']
    """
    edits = find(joint.join(pieces))
    if not edits:
        return list(pieces)
    edited, offset = [], 0
    for piece in pieces:
        end = offset + len(piece)
        own = [
            Edit(
                max(edit.start, offset) - offset, min(edit.end, end) - offset, edit.new if edit.start >= offset else ""
            )
            for edit in edits
            if edit.start < end and edit.end > offset
        ]
        edited.append(apply_edits(piece, own))
        offset = end + len(joint)
    return edited


class OffsetMap:
    """Where offsets of a text lie after its edits; one within a stretch that was replaced goes to its border."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = list(edits)
        self._starts = [edit.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.new) - (edit.end - edit.start))

    def move_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span that holds what a span held; it grows to hold whole what replaced a part of it."""
        return self._move(start, to_end=False), self._move(end, to_end=True)

    def _move(self, offset: int, *, to_end: bool) -> int:
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return offset
        edit = self._edits[place]
        if offset >= edit.end:
            return offset + self._shifts[place + 1]
        at_border = offset == edit.start
        start = edit.start + self._shifts[place]
        return start if at_border or not to_end else start + len(edit.new)
