"""Names of movements that no list holds, by the words they are made of: "the Benadir Salvation Movement", "Front for Unity in Kivu".

The pipeline finds half of them, often cut short ("Salvation Movement"); and a name that is in a list may be a part of them
only: the Taliban Renewal Council is not the Taliban.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Mention
from analysis.extraction.names.gazetteer import Match
from analysis.extraction.names.reference import read_regions
from analysis.extraction.parsing.grammar import head_of
from analysis.extraction.parsing.words import Doc, Token

#: Last words of the names of movements, whatever stands before them.
_MOVEMENTS = frozenset(
    "Front Movement Alliance Coalition Brigade Brigades Faction Militia Vanguard Rally Bloc Battalion".split()
)
#: Last words that a state's organs have as well; a movement's name has a word of its cause before them.
_ORGANS_TOO = frozenset(
    "Army Armies Force Forces Council Congress Committee Command Union Party League Group Organisation Organization "
    "Coordination Coordinating Initiative Guard Resistance".split()
)
_CAUSES = frozenset(
    "Liberation Salvation Renewal Unity Resistance Freedom People Popular Revolutionary Revolution Patriotic Reform Democratic "
    "Restoration Self Independence Justice Equality Solidarity Free New Islamic Self-Defence Self-Defense Sovereignty Dignity "
    "Autonomy Struggle Revival Awakening Homeland".split()
)
#: Of those that fight, the name says so.
_FIGHTING = frozenset(
    "Front Brigade Brigades Militia Battalion Army Armies Force Forces Command Liberation Resistance Guard Revolutionary".split()
)
#: The front of a war is none: "the Eastern Front".
_COMPASS = frozenset("Northern Southern Eastern Western Central Home North South East West".split())
#: What may stand between the words of one name.
_INSIDE = frozenset({"and", "of", "the", "for", "&", "-", "'s", "’s"})
#: Organs of states and bodies that a cause is part of the name of: "the People's Congress", "the New Development Council".
_NO_CAUSE_ALONE = frozenset({"New", "People", "National", "Free", "Islamic", "Democratic"})
_TAILS = _MOVEMENTS | _ORGANS_TOO
_LEAST, _MOST = 2, 9


@dataclass(frozen=True)
class CoinedName:
    """A movement's name as it is written, its abbreviation, and the country that it names."""

    tokens: tuple[Token, ...]
    name: str
    short: str | None
    country: str | None
    is_armed: bool


def add_coined_names(doc: Doc, matches: list[Match], cast: Cast) -> set[int]:
    """Add the movements whose names no list holds, and give their words and those that abbreviate them later."""
    covered: set[int] = set()
    for name in find_coined_names(doc, matches):
        actor = cast.add(
            f"org:{name.name.lower()}", name.name, "armed_group" if name.is_armed else "organisation", country=name.country
        )  # fmt: skip
        if name.short is not None:
            cast.shorts[name.short] = actor
        cast.index.add(Mention(name.tokens, head_of(list(name.tokens)), (actor,), "name", "coined_name", 0.75))
        covered |= {t.i for t in name.tokens}
    for token in doc:
        if token.is_upper and (known := cast.shorts.get(token.text)) is not None:
            cast.index.add(Mention((token,), token, (known,), "name", "coined_name", 0.75))
            covered.add(token.i)
    return covered


def find_coined_names(doc: Doc, matches: list[Match]) -> list[CoinedName]:
    """Give the names of movements in a paragraph that none of the listed names in it covers to the end."""
    at = {i: match for match in matches if match.entry.kind not in {"title", "actor_noun", "place"}
          for i in range(match.start_i, match.end_i)}  # fmt: skip
    found: list[CoinedName] = []
    last = -1
    for token in doc:
        if token.i <= last or token.text not in _TAILS:
            continue
        tokens = _words_of_name(_last_tail(token), last)
        known = at.get(tokens[-1].i)
        if known is not None and (known.entry.kind in {"group", "organisation"}) and known.end_i - known.start_i > 1:
            continue
        if not _is_movement(tokens, at):
            continue
        last = tokens[-1].i
        found.append(_name_of(tokens, at))
    return found


def _last_tail(token: Token) -> Token:
    """Give the last noun of a name that has several such words: "the Resistance Committee"."""
    doc, last, at = token.doc, token, token.i + 1
    while at < len(doc) and _is_capital(doc[at]):
        last, at = (doc[at] if doc[at].text in _TAILS else last), at + 1
    return last


def _words_of_name(last: Token, bound: int) -> list[Token]:
    """Give a name by its last noun: what is written with capitals before it, and "for …" behind it."""
    doc, first = last.doc, last.i
    while first - 1 > max(bound, last.sent.start - 1):
        before = doc[first - 1]
        if _is_capital(before):
            first -= 1
        elif before.text in _INSIDE - {"the", "for", "of"} and first - 2 > bound and _joins(doc[first - 2], before):
            first -= 2
        else:
            break
    while first < last.i and (
        doc[first].lower_ in {"the", "a", "an"} or (not doc[first].is_alpha and not _is_hyphened(doc[first]))
    ):
        first += 1
    tokens = list(doc[first : last.i + 1])
    end = last.i + 1
    if end < len(doc) and doc[end].text == "for":
        while end + 1 < len(doc) and (
            doc[end].text in {"for", "the", "of"} or _is_capital(doc[end]) or _goes_on(doc[end])
        ):
            end += 1
        while doc[end - 1].text in {"for", "the", "of", "and"}:
            end -= 1
        tokens = list(doc[first:end])
    return tokens


def _goes_on(joint: Token) -> bool:
    """Tell whether "and" joins two causes of one movement, and no second one: "for Unity and Reform", not "and the Front for"."""
    after = joint.nbor()
    return joint.text == "and" and _is_capital(after) and after.text not in _TAILS


def _is_capital(token: Token) -> bool:
    return (
        token.text[:1].isupper() and (token.is_alpha or _is_hyphened(token)) and token.lower_ not in {"the", "a", "an"}
    )


def _is_hyphened(token: Token) -> bool:
    return "-" in token.text and token.text.replace("-", "").isalpha() and token.text[-1].islower()


def _joins(left: Token, joint: Token) -> bool:
    """Tell whether a small word belongs to the name: "the Justice and Equality Movement", "People's Front"."""
    if joint.text in {"'s", "’s"}:
        return left.text in {"People", "Peoples", "Women", "Workers"}
    if joint.text == "-":
        return _is_capital(left) and not left.whitespace_ and not joint.whitespace_
    return _is_capital(left) and (left.text in _CAUSES or joint.ent_iob_ == "I" == joint.nbor().ent_iob_)


def _is_movement(tokens: list[Token], at: dict[int, Match]) -> bool:
    tails = [t for t in tokens if t.text in _TAILS]
    words = [t for t in tokens if t.is_alpha and t.text[:1].isupper()]
    if not _LEAST <= len(words) <= _MOST:
        return False
    kinds = {at[t.i].entry.kind for t in tokens if t.i in at and t not in tails}
    if kinds & {"organisation", "media", "seat"}:
        return False
    lands = [t for t in words if t.i in at and at[t.i].entry.kind in {"country", "demonym"}]
    own = [t for t in words if t != tails[-1] and t not in lands and t.text not in _COMPASS]
    if any(t.text == "for" for t in tokens):
        return True
    causes = [t for t in own if t.text in _CAUSES or (t.text == "National" and tails[-1].text == "Congress")]
    if tails[-1].text in _MOVEMENTS:
        return bool(own)
    first = tokens[0]
    is_owned = first.i > first.sent.start and first.nbor(-1).text in {"'s", "’s", "'", "’"}
    has_cause = any(t.text not in _NO_CAUSE_ALONE for t in causes) or (bool(causes) and len(own) + len(lands) > 1)
    return has_cause and not (is_owned and tails[-1].text in {"Council", "Congress", "Committee", "Party", "Group"})


def _name_of(tokens: list[Token], at: dict[int, Match]) -> CoinedName:
    doc, end = tokens[0].doc, tokens[-1].i + 1
    name = "".join(t.text_with_ws for t in tokens).strip()
    short = None
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
        short = doc[end + 1].text
    lands = [at[t.i].entry.iso3 for t in tokens if t.i in at and at[t.i].entry.iso3]
    lands += [land for t in tokens if (land := _land_of_region(t.text))]
    country = lands[0] if lands else None
    words = {t.text for t in tokens}
    return CoinedName(tuple(tokens), name, short, country, bool(words & _FIGHTING) and "Party" not in words)


@cache
def _land_of_region(name: str) -> str | None:
    """Give the country of a region: Mali for Azawad."""
    return next((place.country for place in read_regions().values() if name in {place.name, *place.aliases}), None)
