"""What the article dates a statement by, behind a comma: "said it had agreed to a truce, *two weeks after its men took the town*"."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_TIMES = frozenset("second minute hour day week fortnight month year decade".split())
_BOUNDING = frozenset("just less more than about some nearly almost only barely over under roughly around".split())
_THEN = frozenset({"after", "before", "since"})
_LONGEST = 6


def is_dated_behind(comma: Token) -> bool:
    """Tell whether a comma parts what is said from how long before or after something else it is said or done.

    A lapse of time that no comma parts is part of what is said: "said they had left two days after the raid".
    """
    at, has_time = comma.i + 1, False
    for t in comma.doc[at : min(at + _LONGEST, comma.sent.end - 1)]:
        if t.lower_ in _THEN:
            return has_time and any(x.tag_ in FINITE for x in comma.doc[t.i : comma.sent.end])
        if t.lemma_.lower() in _TIMES:
            has_time = True
        elif not (t.like_num or t.lower_ in _BOUNDING or t.lower_ in {"a", "an", "several", "few"}):
            return False
    return False
