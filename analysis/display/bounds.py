"""Write how a number is bounded as its own words bound it: "nearly 400" is no "fewer than 400"."""

from __future__ import annotations

import re

from analysis.charts.words import COMPARATOR_WORDS, word_for
from analysis.display.cells import Row, is_null

#: Words of a number that is near what it stays below, or that may reach what it does not pass.
_NEARLY = re.compile(
    r"\b(?:nearly|almost|close (?:to|on)|not quite|just (?:under|below|shy|short)|shy of|virtually|approaching"
    r"|(?:slightly|a little) (?:under|less))\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:up to|as (?:many|much) as)\b", re.IGNORECASE)
#: What is measured rather than counted is less, not fewer.
_MEASURED = frozenset(
    "percent USD EUR GBP JPY INR RUB km second minute hour day week fortnight month year decade century".split()
)


def write_bound(row: Row) -> str:
    """Write the bound of a figure's row in words that say no more than its own; nothing where it has none."""
    sign, quote = str(row["comparator"]), str(row.get("quote") or "")
    if sign == "<" and _NEARLY.search(quote):
        return "nearly"
    if sign == "≤" and _UP_TO.search(quote):
        return "up to"
    if sign == "<" and (str(row["unit"]) in _MEASURED or is_null(row["value"])):
        return "less than"
    return word_for(row["comparator"], COMPARATOR_WORDS)
