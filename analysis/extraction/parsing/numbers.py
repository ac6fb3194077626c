"""Read numbers: digits, words, fractions, and vague counts such as "dozens" or "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.words import Token

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
#: "40bn", "3.5m", "20k": digits with a scale joined to them.
_SCALED = re.compile(r"^(\d+(?:\.\d+)?)(k|mn|mln|bn|tn|m)$")
#: Scales with which a sentence ends, behind an amount of money: "$3.5m."
STOPPED = frozenset({"m.", "k."})
_ARTICLES = frozenset({"a", "an"})
_DASHES = frozenset({"-", "–"})


@dataclass(frozen=True)
class Number:
    """A number among some tokens: positions of its first and last, and its value (the least, where it is vague)."""

    first: int
    last: int
    value: float
    is_vague: bool = False
    is_fraction: bool = False
    has_scale: float = 1.0


def find_beginnings(tokens: Sequence[Token]) -> list[int]:
    """Give where a number may begin; most words begin none."""
    known = index_lexicon("numbers", "word")
    found = [i for i, t in enumerate(tokens) if t.lower_ in known or t.lower_ in _ARTICLES or t.text[0].isdigit()]
    # "A" begins one only before a word for a number: "a million", "a few hundred", "a-half".
    followed = ((i, _word(tokens, i + 1)) for i in found)
    return [i for i, word in followed if tokens[i].lower_ not in _ARTICLES or word in known or word in _DASHES]


def read_number(tokens: Sequence[Token], i: int) -> Number | None:
    """Read the number that begins at a token; None where none does."""
    word = _word(tokens, i)
    if word not in _ARTICLES and not word[:1].isdigit() and word not in index_lexicon("numbers", "word"):
        return None
    return _read_vague(tokens, i) or _read_fraction(tokens, i) or _read_rate(tokens, i) or _read_cardinal(tokens, i)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower_ if 0 <= i < len(tokens) else ""


def _kind(tokens: Sequence[Token], i: int) -> str:
    entry = index_lexicon("numbers", "word").get(_word(tokens, i))
    return entry["kind"] if entry else ""


def _value(tokens: Sequence[Token], i: int) -> float:
    return float(index_lexicon("numbers", "word")[_word(tokens, i)]["value"])


def _read_vague(tokens: Sequence[Token], i: int) -> Number | None:
    if _kind(tokens, i) == "vague":
        if _word(tokens, i + 1) == "of" and _kind(tokens, i + 2) == "vague":
            # "Tens of thousands": twenty times a thousand; the plural of what follows means no more than its scale.
            return Number(i, i + 2, _value(tokens, i) * _value(tokens, i + 2) / 2, is_vague=True)
        return None if _word(tokens, i) == "tens" else Number(i, i, _value(tokens, i), is_vague=True)
    start = i + 1 if _word(tokens, i) in _ARTICLES else i
    if _kind(tokens, start) == "many":
        scale = start + 2 if _word(tokens, start + 1) == "of" else start + 1
        if _kind(tokens, scale) == "scale":
            return Number(i, scale, _value(tokens, start) * _value(tokens, scale), is_vague=True)
    return None


def _read_fraction(tokens: Sequence[Token], i: int) -> Number | None:
    word = _word(tokens, i)
    if word == "half":
        return _read_half(tokens, i)
    times, at = (1.0, i + 1) if word in _ARTICLES or word == "one" else (0.0, i)
    if not times and _kind(tokens, i) == "unit":
        times, at = _value(tokens, i), i + 1
    if _word(tokens, at) in _DASHES and times:
        at += 1
    if not times or _kind(tokens, at) != "fraction":
        return None
    if _word(tokens, at) == "half":
        # "A year and a half" is no half.
        if _word(tokens, i - 1) == "and":
            return None
        return None if _word(tokens, at + 1) in {"-", "dozen"} else Number(i, at, 0.5, is_fraction=True)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    # "A third round" is an ordinal.
    if following is not None and following.lower_ != "of" and following.pos_ in {"NOUN", "ADJ", "PROPN", "NUM"}:
        return None
    share = round(times / round(1 / _value(tokens, at)), 4)
    words = [_word(tokens, at + 1), _word(tokens, at + 2)]
    if words in (["of", "a"], ["of", "an"]) and _kind(tokens, at + 3) == "scale":
        # "A quarter of a million".
        scale = _value(tokens, at + 3)
        return Number(i, at + 3, share * scale, has_scale=scale)
    return Number(i, at, share, is_fraction=True)


def _read_half(tokens: Sequence[Token], i: int) -> Number | None:
    if _word(tokens, i + 1) in _ARTICLES and _kind(tokens, i + 2) == "scale":
        return Number(i, i + 2, 0.5 * _value(tokens, i + 2), has_scale=_value(tokens, i + 2))
    before, following = _word(tokens, i - 1), _word(tokens, i + 1)
    if before in {"first", "second", "other", "later", "latter", "last", "-", "a"} or following in {"-", "past", "way"}:
        return None
    if before == "and":
        # "Half to the rebels and half to the army"; "an hour and half" is none.
        return Number(i, i, 0.5, is_fraction=True) if following in {"to", "of", "for", "from", "in"} else None
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    is_share = following in {"of", "the", "its", "his", "her", "their", "our", "all", "that", "those", "these"}
    is_share = (
        is_share or (after is not None and after.pos_ in {"PROPN", "VERB", "AUX"}) or token.dep_ in {"dobj", "pobj"}
    )
    return Number(i, i, 0.5, is_fraction=True) if is_share else None


def _read_rate(tokens: Sequence[Token], i: int) -> Number | None:
    """Read "one in five", "3 out of 10": a share of people or things, whose plural follows."""
    opener = _read_cardinal(tokens, i)
    if opener is None or opener.last != i:
        return None
    at = (
        i + 2
        if _word(tokens, i + 1) == "in"
        else i + 3
        if [_word(tokens, i + 1), _word(tokens, i + 2)] == ["out", "of"]
        else 0
    )
    base = _read_cardinal(tokens, at) if at and at < len(tokens) else None
    if base is None or not opener.value < base.value <= 100 or base.last + 1 >= len(tokens):
        return None
    if tokens[base.last + 1].tag_ not in {"NNS", "NNPS", "JJ"}:
        return None
    return Number(i, base.last, round(opener.value / base.value, 4), is_fraction=True)


def _read_cardinal(tokens: Sequence[Token], i: int) -> Number | None:
    scaled = _SCALED.match(_word(tokens, i))
    if scaled:
        scale = float(index_lexicon("numbers", "word")[scaled[2]]["value"])
        return Number(i, i, float(scaled[1]) * scale, has_scale=scale)
    start = i
    if _word(tokens, i) in _ARTICLES:
        if _kind(tokens, i + 1) != "scale" or len(_word(tokens, i + 1)) < 3:
            return None
        start = i + 1
    total, current, at, last, scale = 0.0, 0.0, start, -1, 1.0
    while at < len(tokens):
        word, kind = _word(tokens, at), _kind(tokens, at)
        if _DIGITS.match(word) and last < 0:
            current = float(word.replace(",", ""))
        elif kind in {"unit", "tens"} and _may_add(current, _value(tokens, at), is_inside=last >= 0):
            current += _value(tokens, at)
        elif kind == "scale" and (last >= 0 or start > i):
            # "A million", "two hundred", "4.5 million", "1,500 crore".
            scale = _value(tokens, at)
            current = (current or 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word in STOPPED and at == last + 1 and i and tokens[i - 1].pos_ == "SYM":
            scale = float(index_lexicon("numbers", "word")[word[:-1]]["value"])
            current *= scale
        elif last >= 0 and word == "and" and _word(tokens, at + 1) in _ARTICLES and _word(tokens, at + 2) == "half":
            # "Two and a half (million)", "a million and a half".
            halved = scale if current == 0 else 1.0
            current, at = current + 0.5 * halved, at + 2
        elif last >= 0 and _joins(tokens, at, total + current):
            at += 1
            continue
        else:
            break
        last = at
        at += 1
    if last < 0:
        return None
    return Number(i, last, total + current, has_scale=scale)


def _may_add(current: float, value: float, *, is_inside: bool) -> bool:
    """Tell whether a word of number goes on with what stands before: "twenty one", "three hundred forty"."""
    if not is_inside or current == 0:
        return True
    if value < 10:
        return current % 10 == 0 and current % 100 != 10
    return current % 100 == 0


def _joins(tokens: Sequence[Token], at: int, so_far: float) -> bool:
    """Tell whether a hyphen or "and" goes on with a number in words: "twenty-one", "two hundred and fifty"."""
    if _word(tokens, at) == "-" and _DIGITS.match(_word(tokens, at - 1)):
        return _kind(tokens, at + 1) == "scale" and len(_word(tokens, at + 1)) > 2  # "A $500-million loan".
    if _kind(tokens, at + 1) not in {"unit", "tens"} or _DIGITS.match(_word(tokens, at - 1)):
        return False
    if _word(tokens, at) == "-":
        return so_far % 10 == 0 and _kind(tokens, at - 1) == "tens"
    return _word(tokens, at) == "and" and _kind(tokens, at - 1) == "scale"
