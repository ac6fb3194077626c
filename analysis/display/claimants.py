"""Write who makes a claim, as the text has it: whom a pronoun means by name, and no half of a clause on him."""

from __future__ import annotations

import re

from analysis.blocks import Line, Run, runs
from analysis.display.cells import Row, is_null

#: What says nothing where it stands alone: "she", "which", "one of whom", "both".
_POINTS_BACK = re.compile(
    r"(?:he|she|it|they|his|her|him|them|its|their|this|these|those|one|some|both|others|another)"
    r"|(?:[\w-]+ ){0,3}?(?:who|which|that|whose|whom|of (?:them|these|those))",
    re.IGNORECASE,
)
#: Where a clause on somebody begins, and how long a source is that is written without it.
_CLAUSE = re.compile(r", (?:[\w-]+ ){0,2}?(?:who|which|whom|whose|where)\b")
_LONGEST = 100
#: What is left of an owner: "The premier's" of "the premier's remark that".
_POSSESSIVE = re.compile("['’]s\\Z")
_QUOTES = re.compile('["“”]')


def write_claimant(row: Row) -> Line:
    """Write the source of a claim or figure.

    Where it is a pronoun, whom that means stands beside it if the row knows; if not, that it is not told.
    """
    if is_null(row["source"]):
        is_own = row["sourcing"] == "unattributed"
        return runs("the article itself") if is_own else (Run(text="nobody named", style="muted"),)
    written, name = _POSSESSIVE.sub("", str(row["source"])), row.get("source_name")
    if _POINTS_BACK.fullmatch(written) is None:
        return runs(_without_half_a_clause(written))
    if not is_null(name):
        return runs(f"{written} ({name})")
    return (Run(text=f"{written} "), Run(text="(not clear who)", style="muted"))


def _without_half_a_clause(written: str) -> str:
    """Cut a source before a clause on it that is long or torn: 'diplomats, one of whom said that it would "hold'."""
    is_torn = len(_QUOTES.findall(written)) % 2 == 1
    found = _CLAUSE.search(written)
    return written[: found.start()] if found and (is_torn or len(written) > _LONGEST) else written
