"""The words for what is counted, with what they cannot do without: "Angolans *a day*", "heads *of state*"; and what is no count."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.parsing.words import Token

_EACH = frozenset({"a", "an", "per", "each", "every"})
_TIMES = frozenset({"hour", "day", "night", "week", "fortnight", "month", "quarter", "year"})
#: By what prices are told.
_SOLD = frozenset(
    "barrel tonne ton litre liter gallon kilo kilogram ounce bushel bag sack share head person family household soldier word".split()
)
#: Offices and the like whose noun says nothing without the next: "heads of state", "members of parliament".
_OF = frozenset({"state", "government", "staff", "parliament", "war", "mission", "congress"})
_HOLDING = frozenset({"head", "chief", "member", "prisoner", "leader"})
_PARTING = frozenset({"cut", "split", "divide", "tear", "break", "slice", "rip", "snap", "cleave", "saw", "part"})
_NEAR = 8


def parts_in_two(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number only says into how many a thing is parted: "the list was cut in two"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        at < 2
        or tokens[at - 1].lower_ not in {"in", "into"}
        or (after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN"})
    ):
        return False
    return any(t.lemma_.lower() in _PARTING for t in tokens[max(0, at - _NEAR) : at])


def last_of_counted(tokens: Sequence[Token], last: int, *, is_money: bool = False) -> int:
    """Give the index of the last word for what is counted, from that of its noun, or of the number where it has none.

    That is with how often or for what it is counted: "40 flights a week", "$70 a barrel", "150 prisoners each".

    >>> last_of_counted([], -1)
    -1
    """
    at = last
    if at + 2 < len(tokens) and tokens[at].lemma_.lower() in _HOLDING:
        at += 2 if tokens[at + 1].lower_ == "of" and tokens[at + 2].lower_ in _OF else 0
    after = [t.lower_ for t in tokens[at + 1 : at + 3]]
    if len(after) > 1 and after[0] in _EACH and (after[1] in _TIMES or (is_money and after[1] in _SOLD)):
        at += 2
    elif (
        after
        and after[0] in {"each", "apiece"}
        and (len(after) == 1 or tokens[at + 2].pos_ not in {"NOUN", "ADJ", "PROPN"})
    ):
        at += 1
    return at
