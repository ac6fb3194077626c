"""What an input says about an article besides its text: title, outlet, author, address, date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from analysis.datelines import end_of_dateline
from analysis.errors import InputError

#: Names that inputs use for the fields that are kept; whatever else an input gives is left out.
FIELDS = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "url": "url",
    "date": "published_at",
    "published_at": "published_at",
}

_FENCE = "---"
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w -]*?)\s*:(?P<value>.*)")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
#: Lines that a front matter block has at most; a longer one is text that begins with a rule.
_LONGEST_BLOCK = 60
#: No title, name or address has more letters; what has is something else in the wrong place.
_LONGEST_FIELD = 2_000
#: Words of a headline, and of the paragraph under it.
_FEWEST_WORDS, _MOST_WORDS, _FEWEST_BELOW = 3, 20, 8
#: Letters of a line, at most, in a text that is broken into lines.
_LONGEST_LINE = 120
_STOPS = frozenset(".!?…:;,\"”’')]-—–")
_QUOTES = "\"'“‘"
_STOP_INSIDE = re.compile(r"[.!?](?:[\"”’)]|\s|\Z)")
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,}|\b[A-Z][a-z]{2,}\.?\s+\d{1,2},?\s+\d{4}\b|\d{4}-\d{2}-\d{2}"
)


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What is known of an article besides its text; missing is null."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published_at: datetime | None = None


def read_metadata(values: Mapping[str, object], *, where: str) -> Metadata:
    """Make metadata of what an input gives under the names of `FIELDS`, in any letter case.

    Raises
    ------
    InputError
        When the date cannot be read, or a field is longer than any is.
    """
    kept: dict[str, str] = {}
    for key, value in values.items():
        name = FIELDS.get(str(key).strip().lower())
        said = clean_line(str(value)) if name and value is not None else ""
        if len(said) > _LONGEST_FIELD:
            raise InputError(
                f"{where} has {len(said):,} letters as its {str(key).strip().lower()} (at most {_LONGEST_FIELD:,} are read): "
                "shorten it, or leave it out."
            )
        if name and said:
            kept[name] = said
    published = kept.pop("published_at", None)
    return Metadata(published_at=parse_time(published, where=where) if published else None, **kept)


def clean_line(text: str) -> str:
    """Make one line of a text: blanks and control characters become a space, half characters a question mark."""
    return _BLANKS.sub(" ", text).strip().encode("utf-8", "replace").decode()


def parse_time(text: str, *, where: str) -> datetime:
    """Read a date or time as UTC: ISO 8601, or as mail and feeds write it; where no zone is given, it is UTC.

    Raises
    ------
    InputError
        When it is neither.

    Examples
    --------
    >>> parse_time("2026-01-02T03:00+03:00", where="a.txt").isoformat()
    '2026-01-02T00:00:00+00:00'
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            raise InputError(
                f"{where} has the date {text!r}, which cannot be read: write it as 2026-01-31 or 2026-01-31T18:00Z."
            ) from None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise InputError(f"{where} has the date {text!r}, which is outside the years 1 to 9999.") from None


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split a text into the fields of its front matter block and the rest; no block gives no fields.

    A block stands first, between two lines of ``---``, holds ``key: value`` lines only, and has at least one key of
    `FIELDS`; anything else that begins with ``---`` is text. Without the lines of ``---``, it is lines of ``key: value``
    whose keys are all of `FIELDS`, as a mail has them, down to a blank line.

    Examples
    --------
    >>> split_front_matter("---\\ntitle: Talks\\n---\\nIran offers.")
    ({'title': 'Talks'}, 'Iran offers.')
    >>> split_front_matter("Title: Talks\\nDate: 2026-03-14\\n\\nIran offers.")
    ({'Title': 'Talks', 'Date': '2026-03-14'}, 'Iran offers.')

    A first line that stands alone over running text, or over a paragraph in one long line, and has no stop at its end
    is the headline.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return _split_header(lines) or _split_headline(lines) or ({}, text)
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1 : _LONGEST_BLOCK + 1], start=1):
        if line.rstrip() == _FENCE:
            known = {key for key in fields if key.lower() in FIELDS}
            return (fields, "\n".join(lines[number + 1 :])) if known else ({}, text)
        match = _FIELD.fullmatch(line)
        if match:
            value = match["value"].strip()
            is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            fields[match["key"]] = value[1:-1] if is_quoted else value
        elif line.strip():
            return {}, text
    return {}, text


def _split_header(lines: list[str]) -> tuple[dict[str, str], str] | None:
    """Split a text at its first blank line, where all before it are fields, each once, and a date is one."""
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[: len(FIELDS) + 1]):
        if not line.strip():
            return (fields, "\n".join(lines[number + 1 :])) if fields else None
        match = _FIELD.fullmatch(line)
        if not match or match["key"].lower() not in FIELDS or match["key"] in fields or not _is_said(match):
            return None
        fields[match["key"]] = match["value"].strip()
    return None


def _split_headline(lines: list[str]) -> tuple[dict[str, str], str] | None:
    """Split a text behind its headline, where it has one; a dateline, a date or the head of a list is none."""
    first, below = lines[0].strip(), lines[1:]
    is_alone = len(below) > 1 and not below[0].strip()
    if is_alone:
        below = below[1:]
    rest, words = "\n".join(below), first.split()
    if (
        not (is_alone or (below and _is_whole_paragraph(below[0], first)))
        or not (_FEWEST_WORDS <= len(words) <= _MOST_WORDS)
        or first[-1] in _STOPS
        or not first.lstrip(_QUOTES)[:1].isupper()
    ):
        return None
    opening = next((line for line in below if line.strip()), "")
    is_text = len(opening.split()) >= _FEWEST_BELOW and bool(_STOP_INSIDE.search(rest))
    if not is_text or _DATE.search(first) or end_of_dateline(f"{first} x") or not clean_line(first).isprintable():
        return None
    return {"title": first}, rest


def _is_whole_paragraph(line: str, first: str) -> bool:
    """Tell whether the second line is a paragraph of its own: in a text that is broken into lines it is as long as the first."""
    return len(line) > max(_LONGEST_LINE, 2 * len(first)) or end_of_dateline(line) > 0


def _is_said(match: re.Match[str]) -> bool:
    """Tell whether a line of a header is one: prose may begin with "Date:" too, but no calendar reads what follows."""
    value = match["value"].strip()
    if FIELDS[match["key"].lower()] != "published_at":
        return 0 < len(value) <= _LONGEST_FIELD
    try:
        parse_time(value, where="")
    except InputError:
        return False
    return True
