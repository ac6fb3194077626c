"""Where a paragraph's dateline ends, and which day it gives: "NAIROBI, July 21 -", "KABUL, Afghanistan (AP) —"."""

from __future__ import annotations

import re
from datetime import date

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
#: A city in capitals before a dash or colon, or any city with the day: "HELSINKI —", "Bogotá, Oct. 3 —", "LIMA, January 9."
_DATELINE = re.compile(
    rf"\s*(?:[A-Z][A-Z'. -]{{2,}}(?:[,(/][^—–:]{{0,40}})?\s*(?:—|–|--|-|:)\s"
    r"|[A-Z]\w{2,20}/[A-Z]\w{2,20}\s(?:—|–|--|-)\s"
    rf"|[A-Z][\w'. -]{{2,30}}?(?:,\s[A-Z][\w. ]{{2,20}})?,\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?(?:\s\([^)]{{2,40}}\))?\s*(?:—|–|--|-|:|\.)\s"
    rf"|\([A-Z][\w,.' -]{{2,40}}\)\s*(?:—|–|--|-)\s)"
)
#: The number of a paragraph, or the time at which a live page tells it: "3. Pakistan", "17.55 GMT Hamas says".
_MARKER = re.compile(
    r"\s*(?:\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?|[A-Z]{2,4}|local time)?\s*[-–—:|]?)\s+(?=[A-Z\"“'])"
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAY = re.compile(rf"\b(?:({_MONTH})\s(\d{{1,2}})|(\d{{1,2}})\s({_MONTH}))(?!\w)(?:,?\s(\d{{4}}))?")


def end_of_dateline(text: str) -> int:
    """Give the offset where a paragraph's dateline ends, 0 where it has none.

    Examples
    --------
    >>> end_of_dateline("HELSINKI, 15 August - Chad and Libya met.")
    22
    """
    found = _DATELINE.match(text) or _MARKER.match(text)
    return found.end() if found else 0


def day_of_dateline(text: str) -> str | None:
    """Give the day that a paragraph's dateline names without its year, in words; None where it names none.

    Examples
    --------
    >>> day_of_dateline("JUBA, Sept. 9 (Agency) — Gunmen attacked.")
    '9 September'
    >>> day_of_dateline("LIMA, 3 May 2021 - Talks began.")
    """
    found = _find_day(text)
    return f"{found[1]} {_MONTHS[found[0] - 1]}" if found is not None and found[2] is None else None


def date_of_dateline(text: str) -> date | None:
    """Give the date that a paragraph's dateline names in full; None where it names none, or one that no calendar has.

    Examples
    --------
    >>> date_of_dateline("LIMA, 3 May 2021 - Talks began.")
    datetime.date(2021, 5, 3)
    """
    found = _find_day(text)
    if found is None or found[2] is None:
        return None
    try:
        return date(found[2], found[0], found[1])
    except ValueError:
        return None


def _find_day(text: str) -> tuple[int, int, int | None] | None:
    """Give month, day and year, if any, of a paragraph's dateline."""
    found = _DAY.search(text[: end_of_dateline(text)])
    if found is None:
        return None
    word, day = found[1] or found[4], int(found[2] or found[3])
    month = next((n for n, name in enumerate(_MONTHS, start=1) if name.startswith(word.rstrip(".")[:3])), None)
    if month is None or not 1 <= day <= 31:
        return None
    return month, day, int(found[5]) if found[5] else None
