"""Quantities: numbers, how they are bounded, what they count, and who gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.events.times import is_date
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.names.locations import dateline_end
from analysis.extraction.parsing.numbers import STOPPED, Number, find_beginnings, read_number
from analysis.extraction.parsing.parse import Parse, Sentence, end_of, start_of
from analysis.extraction.parsing.words import Token
from analysis.extraction.quantities.counted_words import last_of_counted, parts_in_two
from analysis.extraction.quantities.counting import (
    Counted,
    find_counted,
    find_currency,
    find_fate,
    find_unit_of_last_noun,
    is_age,
    is_of,
    is_part,
    is_percent,
    is_sign,
    takes_up,
)
from analysis.extraction.quantities.given_by import give_claim
from analysis.extraction.quantities.over import TIMES, is_no_bound
from analysis.extraction.quantities.tolls import states_number

Row = dict[str, Any]

#: Numbers after these rise or fall to another; they are no ranges.
_CHANGES = frozenset(
    "rise fall increase decrease grow shrink drop climb raise cut reduce lower go jump slip expand swell balloon surge soar "
    "plunge tumble slump dwindle widen narrow edge inch leap".split()
)
#: Nouns whose number is a name: "Resolution 1701", "Article 5".
_NUMBERED = frozenset(
    "resolution article chapter section paragraph flight page number no no. phase act route highway channel unit annex".split()
)


@dataclass(frozen=True)
class _Bounds:
    """The tokens from comparator to currency, and what they say."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    comparator: str


#: How many there are before the next one that a word may mean, which may be a part as well.
_ORDINALS = {"third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "seventh": 6}
_TAKING_UP = frozenset({"the", "these", "those"})
#: "All" before so small a number takes up who has been named.
_FEW = 6
#: What joins a number to one before that says of what: "14 soldiers to Cambodia's five", "not 50 men but 70".
_ELLIPTIC = frozenset("to and or than but not then by".split())
_STRENGTHS = frozenset({"number", "numbers", "strength", "total"})


def find_quantities(parse: Parse, actors: ActorIndex, claims: list[Row]) -> list[Row]:
    """Find the numbers of a document as rows of table quantities; dates, clock times, ordinals and "one" are none."""
    rows: list[Row] = []
    for sentence in parse.sentences:
        tokens = [t for t in sentence.span if not t.is_space]
        behind = 0
        for i in find_beginnings(tokens):
            number = read_number(tokens, i) if i >= behind else None
            if number is None:
                continue
            behind = number.last + 1
            if _is_none(tokens, number, actors) or _is_next(tokens, number, rows, sentence):
                continue
            row, behind = _make_row(parse, sentence, tokens, number, actors, rows)
            rows.append(row | give_claim(row, claims, tokens[number.last]))
    return list({row["quantity_id"]: row for row in rows}.values())


def _is_none(tokens: list[Token], number: Number, actors: ActorIndex) -> bool:
    """Tell what looks like a number and counts nothing: "one", dates, clock times, parts of names, "the two sides"."""
    first, last = tokens[number.first], tokens[number.last]
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    single = number.first == number.last
    if (single and first.lower_ == "one") or first.idx < dateline_end(first.doc):
        return True
    opens = before is not None and (before.lower_ in _TAKING_UP or (before.lower_ == "all" and number.value <= _FEW))
    if opens and takes_up(tokens, number, actors):
        return True
    if is_date(tokens, number.first, number.last) or (after is not None and after.text == ":"):
        return True
    if after is not None and after.text in {"-", "–", "+"} and _is_score(tokens, number):
        return True
    if not single or before is None:
        return False
    if parts_in_two(tokens, number.first):
        return True
    if before.lower_ in {"-", "–", "+"} and number.first > 1 and tokens[number.first - 2].like_num:
        return True
    if before.lemma_.lower() in _NUMBERED and first.text.isdigit() and not states_number(before):
        return True
    if before.lower_ == "of" and number.first > 1 and tokens[number.first - 2].text == "Group":
        return True
    # "Resolution 1701", "Article 5", "COVID-19", "G-7": part of a name.
    in_name = before.pos_ == "PROPN" and first.dep_ in {"nummod", "appos", "npadvmod"} and first.head == before
    # "The Falcon 9 rocket": between a name and one thing.
    is_one = after is None or after.tag_ not in {"NNS", "NNPS", "JJ", "CD", "IN"}
    in_name = in_name or (before.pos_ == "PROPN" and first.text.isdigit() and is_one and first.dep_ == "nummod")
    joined = before.text in {"-", "+"} and number.first > 1 and tokens[number.first - 2].is_upper
    return in_name or joined or (first.ent_type_ in {"ORG", "LAW", "FAC", "PRODUCT"} and last.pos_ != "NUM")


def _is_next(tokens: list[Token], number: Number, rows: list[Row], sentence: Sentence) -> bool:
    """Tell whether "a third" is one more of what was counted before: "two rounds were held, and a third, planned for May"."""
    if not number.is_fraction or number.first == number.last or is_of(tokens, number.last):
        return False
    word = tokens[number.last].lower_
    near = [row for row in rows if sentence.number - row["sentence"] <= 1 and row["rule"] == "number"]
    return word in _ORDINALS and any(row["value"] == _ORDINALS[word] for row in near)


def _is_score(tokens: list[Token], number: Number) -> bool:
    """Tell whether a number and the next one are a result or a formula: "won 3-1", "the 5+1 group"."""
    following = read_number(tokens, number.last + 2) if number.last + 2 < len(tokens) else None
    return following is not None and (following.value <= number.value or tokens[number.last + 1].text == "+")


def _make_row(
    parse: Parse, sentence: Sentence, tokens: list[Token], number: Number, actors: ActorIndex, rows: list[Row]
) -> tuple[Row, int]:
    bounds = _read_range(tokens, number)
    currency, first, last = find_currency(tokens, number.first, bounds.last)
    bounds = replace(bounds, first=min(first, bounds.first), last=last)
    percent = is_percent(tokens, bounds.last)
    bounds = replace(bounds, last=bounds.last + percent)
    unit = currency or ("percent" if percent else None)
    counted = find_counted(tokens, bounds.last, number, is_whole=unit is not None, actors=actors)
    if unit is None:
        unit = counted.unit
        if not counted.tokens and not number.is_fraction and (unit is None or _takes_part(tokens, bounds)):
            unit = _unit_before(tokens, bounds, rows, sentence, actors)
        if unit is not None and unit.isupper() and len(unit) == 3 and counted.tokens:
            # "20 million dollars": the currency is part of the quantity.
            bounds = replace(bounds, last=tokens.index(counted.tokens[-1]))
            counted = find_counted(tokens, bounds.last, number, is_whole=True, actors=actors)
    bounds = _read_comparator(tokens, bounds, unit)
    start, end = start_of(tokens[bounds.first]), end_of(tokens[bounds.last])
    if tokens[bounds.last].lower_ in STOPPED:
        end, counted = end - 1, Counted()
    row = parse.make_row("quantities", sentence, start, end, rule=_rule_of(number, bounds), confidence=0.8)
    # "40 million dollars a year", "300 Angolans a day", "five heads of state".
    ends = tokens.index(counted.tokens[-1]) if counted.tokens else bounds.last
    further = (
        last_of_counted(tokens, ends, is_money=currency is not None or (unit or "").isupper())
        if tokens[ends].lower_ not in STOPPED
        else ends
    )
    words = (*counted.tokens, *tokens[ends + 1 : further + 1])
    row |= {
        "value": bounds.value, "low": bounds.low, "high": bounds.high, "comparator": bounds.comparator, "unit": unit,
        "counted": parse.text_of(start_of(words[0]), end_of(words[-1])) if words else None,
        "fate": _fate_of(tokens, bounds, counted, rows, sentence) if unit == "person" else None,
        "actor_id": _owner_of(counted.tokens, actors),
    }  # fmt: skip
    return row, bounds.last + 1


def _owner_of(counted: Sequence[Token], actors: ActorIndex) -> str | None:
    """Give whose what is counted is: Denmark, of "Danish sailors"; nobody, where several may be meant."""
    mentions = [mention for token in counted if (mention := actors.mention_at(token)) is not None]
    found = [actor for actor in actors.actors_under(counted) if actor.actor_id]
    is_joint = any(len(mention.actors) > 1 for mention in mentions)
    if not found or is_joint or sum(actor.kind == "state" for actor in found) > 1:
        return None
    return found[0].actor_id


def _fate_of(tokens: list[Token], bounds: _Bounds, counted: Counted, rows: list[Row], sentence: Sentence) -> str | None:
    """Give what became of the people counted; what is said of a number holds for its part: "killed 61, including 14 children"."""
    fate = find_fate(tokens, bounds.first, bounds.last, counted)
    if fate is None and rows and rows[-1]["sentence"] == sentence.number and is_part(tokens, bounds.first, bounds.last):
        fate = rows[-1]["fate"]
    return fate


def _rule_of(number: Number, bounds: _Bounds) -> str:
    if bounds.comparator == "between":
        return "range"
    return "vague_count" if number.is_vague else "fraction" if number.is_fraction else "number"


def _read_range(tokens: list[Token], number: Number) -> _Bounds:
    if number.is_vague:
        return _Bounds(number.first, number.last, None, number.value, None, "≥")
    alone = _Bounds(number.first, number.last, number.value, None, None, "=")
    joint = number.last + 1 + is_percent(tokens, number.last)
    if number.is_fraction or joint + 1 >= len(tokens) or tokens[joint].lower_ not in {"to", "-", "–", "and", "or"}:
        return alone
    start = joint + 1
    if is_sign(tokens[start]):
        start += 1
    second = read_number(tokens, start)
    signs = 1 if number.first and is_sign(tokens[number.first - 1]) else 0
    opener = tokens[number.first - 1 - signs].lower_ if number.first > signs else ""
    if second is None or second.is_vague or second.is_fraction or second.value <= number.value:
        return alone
    if tokens[joint].lower_ == "and" and opener != "between":
        return alone
    if tokens[joint].lower_ == "or" and (second.value != number.value + 1 or second.value > 20):
        # "Four or five" is a range, "3 or 30" none.
        return alone
    if number.first > signs and tokens[number.first - 1 - signs].lemma_ in _CHANGES:
        return alone  # "Rose $2 to $84", "fell 3 percent to 40 rubles".
    if opener == "from" and any(t.lemma_ in _CHANGES for t in tokens[max(0, number.first - 8) : number.first]):
        return alone
    low = number.value
    if second.has_scale >= 1000 and number.has_scale == 1.0 and low * second.has_scale < second.value:
        low *= second.has_scale
    first = number.first - 1 - signs if opener in {"between", "from"} else number.first
    return _Bounds(first, second.last, None, low, second.value, "between")


@cache
def _comparators() -> Mapping[tuple[str, str], list[tuple[int, tuple[str, ...], str, str]]]:
    """Give what says how a number is meant, by where it stands and its word next to the number; first the longest."""
    entries = [(tuple(e["phrase"].split()), e["where"], e["comparator"]) for e in load_lexicon("comparators")]
    found: dict[tuple[str, str], list[tuple[int, tuple[str, ...], str, str]]] = {}
    for rank, (words, where, comparator) in enumerate(sorted(entries, key=lambda entry: -len(entry[0]))):
        next_to = words[-1] if where == "before" else words[0]
        found.setdefault((where, next_to), []).append((rank, words, where, comparator))
    return found


def _read_comparator(tokens: list[Token], bounds: _Bounds, unit: str | None) -> _Bounds:
    if bounds.comparator == "between":
        return bounds
    before = tokens[bounds.first - 1].lower_ if bounds.first else ""
    behind = tokens[bounds.last + 1].lower_ if bounds.last + 1 < len(tokens) else ""
    known = _comparators()
    for _, words, where, comparator in sorted([*known.get(("before", before), ()), *known.get(("after", behind), ())]):
        start = bounds.first - len(words) if where == "before" else bounds.last + 1
        found = tuple(t.lower_ for t in tokens[start : start + len(words)]) if start >= 0 else ()
        if found != words or (words == ("over",) and is_no_bound(tokens[start], unit, bounds.value)):
            continue
        # A vague count stays a lower bound, unless it is bounded otherwise: "almost hundreds" is not said.
        comparator = "≥" if bounds.low is not None and comparator in {">", "="} else comparator
        if where == "before":
            return replace(bounds, first=start, comparator=comparator)
        return replace(bounds, last=start + len(words) - 1, comparator=comparator)
    return bounds


def _states_number(tokens: list[Token]) -> bool:
    """Tell whether what stands before a number says how many there are: "to number about", "whose number is put at"."""
    near = tokens[-5:]
    if any(t.lemma_ == "number" and (t.pos_ == "VERB" or t in near[-2:]) for t in near):
        return True
    if not near or near[-1].lower_ not in {"at", "between", "to", "from"}:
        return False
    return any(t.lower_ in _STRENGTHS for t in tokens[-8:])


def _unit_before(
    tokens: list[Token], bounds: _Bounds, rows: list[Row], sentence: Sentence, actors: ActorIndex
) -> str | None:
    """Give the unit of the number before, where this one leaves it out: "14 soldiers to Cambodia's five", "five more"."""
    after = tokens[bounds.last + 1].lower_ if bounds.last + 1 < len(tokens) else ""
    before = tokens[bounds.first - 1] if bounds.first else None
    if after in {"in", "altogether", "strong"} and before is not None and before.text == ",":
        # "Observers of the United Nations, 70 in all": the noun stands before.
        return find_unit_of_last_noun(tokens[: bounds.first])
    if before is not None and _states_number(tokens[: bounds.first]):
        return find_unit_of_last_noun(tokens[: bounds.first])
    if before is not None and is_age(tokens, bounds.first, bounds.last, actors):
        return "year"
    is_more = after in {"more", "others", "further"}
    near = [row for row in rows if sentence.number - row["sentence"] <= (2 if is_more else 0)]
    if after == "others":  # "Held for five months, and two others": nobody counts times so.
        near = [row for row in near if row["unit"] not in TIMES]
    is_owned = before is not None and (before.tag_ in {"POS", "PRP$"} or before.lower_ in _ELLIPTIC)
    if near and (is_more or is_owned or _takes_part(tokens, bounds) or near[-1]["unit"] == "person"):
        return str(near[-1]["unit"]) if near[-1]["unit"] else None
    # "Hundreds of thousands have crossed", "9,900 have come home": with no noun before, people are meant.
    head = tokens[bounds.last]
    is_many = bounds.low is not None and bounds.high is None
    alone = not near and not is_of(tokens, bounds.last) and head.ent_type_ not in {"DATE", "TIME"}
    return "person" if alone and (is_many or _acts(head)) else None


def _takes_part(tokens: list[Token], bounds: _Bounds) -> bool:
    """Tell whether a number is a part of what was counted before: "80 drones, of which 40 were shot down"."""
    words = [t.lower_ for t in tokens[max(0, bounds.first - 3) : bounds.first]]
    return any(pair in (["of", "which"], ["of", "these"]) for pair in (words[-2:], words[-3:-1]))


def _acts(number: Token) -> bool:
    """Tell whether a number is the subject of what people do."""
    while number.dep_ in {"compound", "nummod", "quantmod"} and number.head.like_num:
        number = number.head
    return number.dep_ == "nsubj" and number.head.pos_ == "VERB"
