"""Quantities: numbers, how they are bounded, what they count, and who gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from analysis.extraction.index import ActorIndex
from analysis.extraction.lexicon import index_lexicon, load_lexicon
from analysis.extraction.parse import Parse, Sentence, end_of, start_of

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
_SIGNS = frozenset({"$", "€", "£", "¥", "us$"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)


@dataclass(frozen=True)
class _Number:
    first: int
    last: int
    value: float
    is_vague: bool = False


def find_quantities(parse: Parse, actors: ActorIndex, claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Find the numbers of a document as rows of table quantities; dates, clock times, ordinals and "one" are none."""
    rows: list[dict[str, Any]] = []
    for sentence in parse.sentences:
        tokens = [t for t in sentence.span if not t.is_space]
        i = 0
        while i < len(tokens):
            number = _read_number(tokens, i)
            if number is None:
                i += 1
                continue
            row, i = _make_row(parse, sentence, tokens, number, actors, claims)
            if row is not None:
                rows.append(row)
    return list({row["quantity_id"]: row for row in rows}.values())


def _read_number(tokens: list[Token], i: int) -> _Number | None:
    words = index_lexicon("numbers", "word")
    token = tokens[i]
    text = token.lower_
    if text in words and words[text]["kind"] == "vague":
        value, last = float(words[text]["value"]), i
        if (
            i + 2 < len(tokens)
            and tokens[i + 1].lower_ == "of"
            and tokens[i + 2].lower_ in words
            and words[tokens[i + 2].lower_]["kind"] == "vague"
        ):
            value, last = value / 2 * float(words[tokens[i + 2].lower_]["value"]) / 1, i + 2
        return _Number(i, last, value, is_vague=True)
    total, current, j = 0.0, 0.0, i
    seen = False
    while j < len(tokens):
        word = tokens[j].lower_
        if _DIGITS.match(word) and not (seen and current):
            current += float(word.replace(",", ""))
        elif (
            word in words
            and words[word]["kind"] in {"unit", "tens"}
            and (not seen or current % 10 == 0 or words[word]["kind"] == "tens")
        ):
            current += float(words[word]["value"])
        elif (
            word in words
            and words[word]["kind"] == "scale"
            and (seen or (word not in {"m", "bn"} and j > 0 and tokens[j - 1].lower_ in {"a", "half"}))
        ):
            current = (current or 1.0) * float(words[word]["value"])
            if words[word]["value"] in {"1000", "1000000", "1000000000"}:
                total, current = total + current, 0.0
        elif (
            seen
            and word in {"-", "and"}
            and j + 1 < len(tokens)
            and tokens[j + 1].lower_ in words
            and words[tokens[j + 1].lower_]["kind"] in {"unit"}
            and current
            and word == "-"
            and current % 10 == 0
        ):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    if not seen:
        return None
    return _Number(i, j - 1, total + current)


def _is_no_quantity(tokens: list[Token], number: _Number) -> bool:
    first, last = tokens[number.first], tokens[number.last]
    before = tokens[number.first - 1].lower_ if number.first else ""
    after = tokens[number.last + 1].lower_ if number.last + 1 < len(tokens) else ""
    single = number.first == number.last
    if single and (first.lower_ in {"one"} or (before in {"the", "these", "those"} and first.lower_ == "two")):
        return True
    if last.ent_type_ == "DATE" or first.ent_type_ == "DATE":
        units = index_lexicon("units", "lemma")
        following = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
        hyphenated = tokens[number.last + 2] if after == "-" and number.last + 2 < len(tokens) else None
        is_duration = any(t is not None and t.lemma_.lower() in units for t in (following, hyphenated))
        if not is_duration or (
            hyphenated is not None and number.last + 4 < len(tokens) and tokens[number.last + 4].lower_ == "old"
        ):
            return True
    if before in _MONTHS or after in _MONTHS or after in {"a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock", "gmt"}:
        return True
    if first.ent_type_ in {"TIME"} and after not in {"hours", "minutes", "hour"}:
        return True
    if after == ":" or (before == ":" and first.text.isdigit() and len(first.text) == 2):
        return True
    if (
        single
        and first.text.isdigit()
        and len(first.text) == 4
        and 1800 <= int(first.text) <= 2100
        and first.dep_ != "nummod"
    ):
        return True
    # "Resolution 1701", "Article 5", "COVID-19": part of a name.
    return (
        single
        and number.first > 0
        and (
            (before == "-" and number.first > 1 and tokens[number.first - 2].is_upper)
            or (
                tokens[number.first - 1].pos_ == "PROPN"
                and first.dep_ in {"nummod", "appos", "npadvmod"}
                and first.head == tokens[number.first - 1]
            )
        )
    )


def _make_row(
    parse: Parse,
    sentence: Sentence,
    tokens: list[Token],
    number: _Number,
    actors: ActorIndex,
    claims: list[dict[str, Any]],
) -> tuple[dict[str, Any] | None, int]:
    resume = number.last + 1
    if _is_no_quantity(tokens, number):
        return None, resume
    first, last = number.first, number.last
    low: float | None = None
    high: float | None = None
    value: float | None = number.value
    unit: str | None = None
    comparator = "="
    units = index_lexicon("units", "lemma")
    if first > 0 and tokens[first - 1].lower_ in _SIGNS:
        first -= 1
        unit = units[tokens[first].lower_]["unit"]
    joint = last + 1
    if joint + 1 < len(tokens) and tokens[joint].lower_ in {"to", "-", "–", "and"}:
        second = _read_number(tokens, joint + 1)
        is_range = tokens[joint].lower_ != "and" or (first > 0 and tokens[first - 1].lower_ == "between")
        if second is not None and is_range and not number.is_vague and second.value > number.value:
            comparator, low, high, value = "between", number.value, second.value, None
            last = second.last
            if number.value < 1000 <= second.value and tokens[second.last].lower_ in {"million", "billion", "thousand"}:
                low = number.value * float(index_lexicon("numbers", "word")[tokens[second.last].lower_]["value"])
            if first > 0 and tokens[first - 1].lower_ in {"between", "from"}:
                first -= 1
    if last + 1 < len(tokens) and tokens[last + 1].lower_ in {"%", "percent"}:
        last += 1
        unit = "percent"
    elif last + 2 < len(tokens) and tokens[last + 1].lower_ == "per" and tokens[last + 2].lower_ == "cent":
        last += 2
        unit = "percent"
    if number.is_vague:
        value, low, comparator = None, number.value, "≥"
    bound, first_bound = _comparator_before(tokens, first)
    if bound is not None and comparator != "between":
        first, comparator = first_bound, bound
    counted = _counted(tokens, last)
    if unit is None and counted:
        unit = next((units[t.lemma_.lower()]["unit"] for t in reversed(counted) if t.lemma_.lower() in units), None)
        if unit and unit.isupper() and len(unit) == 3:
            last, counted = tokens.index(counted[-1]), []
    start, end = start_of(tokens[first]), end_of(tokens[last])
    row = parse.make_row("quantities", sentence, start, end, rule="number", confidence=0.8)
    holding = [c for c in claims if c["start"] <= start and end <= c["end"]]
    claim = min(holding, key=lambda c: c["end"] - c["start"]) if holding else None
    owners = actors.actors_under(counted)
    bodies = [a for a in owners if a.actor_id]
    row |= {
        "value": value, "low": low, "high": high, "comparator": comparator, "unit": unit,
        "counted": parse.text_of(start_of(counted[0]), end_of(counted[-1])) if counted else None,
        "claim_id": claim["claim_id"] if claim else None, "actor_id": bodies[0].actor_id if bodies else None,
    }  # fmt: skip
    return row, max(resume, last + 1)


def _comparator_before(tokens: list[Token], first: int) -> tuple[str | None, int]:
    for entry in sorted(load_lexicon("comparators"), key=lambda e: -len(e["phrase"])):
        words = entry["phrase"].split()
        start = first - len(words)
        if start >= 0 and [t.lower_ for t in tokens[start:first]] == words:
            return entry["comparator"], start
    return None, first


def _counted(tokens: list[Token], last: int) -> list[Token]:
    """Give the words of what is counted: the noun phrase that the number begins, or "of" what follows."""
    found: list[Token] = []
    i = last + 1
    if i < len(tokens) and tokens[i].text == "-":
        i += 1
    if i + 1 < len(tokens) and tokens[i].lower_ == "of":
        i += 1
        while (
            i < len(tokens)
            and tokens[i].pos_ in {"DET", "PRON"}
            and tokens[i].lower_ in {"the", "its", "their", "his", "her", "these", "those"}
        ):
            i += 1
    while (
        i < len(tokens)
        and (
            tokens[i].pos_ in {"ADJ", "NOUN", "PROPN"}
            or (tokens[i].tag_ in {"VBN", "VBG"} and tokens[i].dep_ == "amod")
        )
        and len(found) < 6
    ):
        found.append(tokens[i])
        i += 1
    while found and found[-1].pos_ == "ADJ":
        found.pop()
    return found
