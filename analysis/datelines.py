"""Where a paragraph's dateline ends: "NAIROBI, July 21 -", "KABUL, Afghanistan (AP) —"; a number or time that opens it too."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
#: A city in capitals before a dash or colon, or any city with the day: "HELSINKI —", "Bogotá, Oct. 3 —", "LIMA, January 9."
_DATELINE = re.compile(
    rf"\s*(?:[A-Z][A-Z'. -]{{2,}}(?:[,(/][^—–:]{{0,40}})?\s*(?:—|–|--|-|:)\s"
    r"|[A-Z]\w{2,20}/[A-Z]\w{2,20}\s(?:—|–|--|-)\s"
    rf"|[A-Z][\w'. -]{{2,30}}?(?:,\s[A-Z][\w. ]{{2,20}})?,\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?\s*(?:—|–|--|-|:|\.)\s"
    rf"|\([A-Z][\w,.' -]{{2,40}}\)\s*(?:—|–|--|-)\s)"
)
#: The number of a paragraph, or the time at which a live page tells it: "3. Pakistan", "17.55 GMT Hamas says".
_MARKER = re.compile(
    r"\s*(?:\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?|[A-Z]{2,4}|local time)?\s*[-–—:|]?)\s+(?=[A-Z\"“'])"
)


def end_of_dateline(text: str) -> int:
    """Give the offset where a paragraph's dateline ends, 0 where it has none.

    Examples
    --------
    >>> end_of_dateline("HELSINKI, 15 August - Chad and Libya met.")
    22
    """
    found = _DATELINE.match(text) or _MARKER.match(text)
    return found.end() if found else 0
