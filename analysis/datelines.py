"""Where a paragraph's dateline ends, and which day it gives: "NAIROBI, July 21 -", "KABUL, Afghanistan (AP) —"."""

from __future__ import annotations

import re

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


def day_of_dateline(text: str) -> tuple[str, bool] | None:
    """Give the day that a paragraph's dateline names, in words, and whether with its year; None where it names none.

    Examples
    --------
    >>> day_of_dateline("JUBA, Sept. 9 (Agency) — Gunmen attacked."), day_of_dateline("LIMA, 3 May 2021 - Talks began.")
    (('9 September', False), ('3 May 2021', True))
    """
    found = _DAY.search(text[: end_of_dateline(text)])
    if found is None:
        return None
    month, day, year = found[1] or found[4], int(found[2] or found[3]), found[5]
    name = next((known for known in _MONTHS if known.startswith(month.rstrip(".")[:3])), None)
    if name is None or not 1 <= day <= 31:
        return None
    return f"{day} {name}" + (f" {year}" if year else ""), year is not None
