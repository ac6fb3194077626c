"""What a number counts, in which unit, and what became of the people counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.grammar import is_passive
from analysis.extraction.index import ActorIndex
from analysis.extraction.lexicon import index_lexicon, load_lexicon
from analysis.extraction.numbers import Number
from analysis.extraction.reference import read_actor_nouns

_SIGNS = frozenset({"$", "€", "£", "¥", "₹", "₽", "₪", "us$", "a$", "c$", "hk$"})
_DETERMINERS = frozenset("the its their his her our these those all".split())
_ABOUT = frozenset("roughly about some nearly almost approximately estimated".split())
_OF_AIRCRAFT = frozenset({"jet", "stealth", "strategic", "dive", "nuclear", "fighter"})
_REST = frozenset({"other", "others", "more", "further", "additional", "another"})
#: Nouns with which "the two …" takes up who has been named.
_SIDES = frozenset(
    "country nation state neighbour neighbor side party government leader man woman capital power rival delegation "
    "president minister official army brother ally enemy foe faction camp people republic kingdom faith friend".split()
)
#: Longer noun phrases are lists or misparses.
_LONGEST = 6


@dataclass(frozen=True)
class Counted:
    """What is counted: its words, without article, and its unit; both may be missing."""

    tokens: tuple[Token, ...] = ()
    unit: str | None = None


def find_currency(tokens: Sequence[Token], first: int, last: int) -> tuple[str | None, int, int]:
    """Give the currency whose sign stands before a number, and where sign and number begin and end."""
    units = index_lexicon("units", "lemma")
    at = first - 1
    if at >= 0 and tokens[at].lower_ in _SIGNS:
        if at > 0 and tokens[at].text == "$" and tokens[at - 1].text in {"US", "A", "C", "HK"}:
            return units[f"{tokens[at - 1].lower_}$"]["unit"], at - 1, last
        return units[tokens[at].lower_]["unit"], at, last
    return None, first, last


def is_percent(tokens: Sequence[Token], last: int) -> int:
    """Tell how many words after a number make it a percentage: none, "%", "percent", or "per cent"."""
    words = [t.lower_ for t in tokens[last + 1 : last + 3]]
    if words[:1] in (["%"], ["percent"]):
        return 1
    return 2 if words in (["per", "cent"], ["percentage", "points"], ["percentage", "point"]) else 0


def takes_up(tokens: Sequence[Token], number: Number, actors: ActorIndex) -> bool:
    """Tell whether "the two …" refers back to actors that have been named, and so counts nothing."""
    found = _words_after(tokens, number.last)
    if not found:
        return True
    head = found[-1]
    mention = actors.mention_at(head)
    return head.lemma_.lower() in _SIDES or (
        mention is not None and number.value <= 12 and head.lemma_ not in {"hostage"}
    )


def find_counted(tokens: Sequence[Token], last: int, number: Number, *, is_whole: bool, actors: ActorIndex) -> Counted:
    """Find what a number counts: the noun phrase that it begins, what follows "of", or what the verb is about.

    ``is_whole`` tells that number and unit are complete ("51 percent"): what is counted then follows "of" only.
    """
    words = _words_of_share(tokens, last) if is_whole or number.is_fraction else _words_after(tokens, last)
    if not words and not is_whole:
        words = _words_of_share(tokens, last)
    if is_whole:
        return Counted(tuple(words))
    unit = None if number.is_fraction else _unit_of(words, actors)
    if not words and not number.is_fraction and [t.lower_ for t in tokens[last + 1 : last + 3]] == ["of", "them"]:
        return Counted((), "person")
    if unit is None and not number.is_fraction and all(t.lower_ in _REST for t in words):
        unit = "person" if _counts_people(tokens, number) else None
        words = []
    return Counted(tuple(words), unit)


def _words_after(tokens: Sequence[Token], last: int) -> list[Token]:
    i = last + 1
    if i + 1 < len(tokens) and tokens[i].text in {"-", "–"} and tokens[i + 1].pos_ in {"NOUN", "ADJ", "PROPN"}:
        # "A ten-day truce" counts days; "a 15-member council" members.
        return [tokens[i + 1]]
    return _noun_phrase(tokens, i)


def _words_of_share(tokens: Sequence[Token], last: int) -> list[Token]:
    i = last + 1
    if i < len(tokens) and tokens[i].lower_ == "of":
        i += 1
    while i < len(tokens) and tokens[i].lower_ in _DETERMINERS:
        i += 1
    # "58 of the 62 deputies", "50 of the roughly 240 people".
    while i < len(tokens) and i > last + 1 and (tokens[i].like_num or tokens[i].lower_ in _ABOUT):
        i += 1
    return _noun_phrase(tokens, i)


def _noun_phrase(tokens: Sequence[Token], start: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens[start : start + _LONGEST]:
        is_modifier = token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "compound"}
        is_joint = token.text == "-" and found and found[-1].pos_ in {"ADJ", "NOUN", "PROPN"}
        if not (token.pos_ in {"ADJ", "NOUN", "PROPN"} or is_modifier or is_joint):
            break
        if found and found[-1].tag_ in {"NNS", "NNPS"} and token.dep_ not in {"compound", "case", "punct"}:
            break
        found.append(token)
    while found and (found[-1].pos_ not in {"NOUN", "PROPN"}) and found[-1].lower_ not in _REST:
        found.pop()
    return found


def _unit_of(words: Sequence[Token], actors: ActorIndex) -> str | None:
    if not words or (words[-1].lemma_ == "bomber" and _is_aircraft(words)):
        return None
    units = index_lexicon("units", "lemma")
    head = words[-1]
    singular = head.lower_[:-3] + "man" if head.lower_.endswith("men") else head.lower_
    for form in (head.lemma_.lower(), head.lower_, singular):
        if form in units:
            return units[form]["unit"]
    if _is_people(head, actors):
        return "person"
    return None


def _is_aircraft(words: Sequence[Token]) -> bool:
    return any(any(sign.isdigit() for sign in t.text) or t.lower_ in _OF_AIRCRAFT for t in words)


def find_unit_of_last_noun(tokens: Sequence[Token]) -> str | None:
    """Give the unit of the nearest noun before, among the last eight words, that has one."""
    units = index_lexicon("units", "lemma")
    return next((units[t.lemma_.lower()]["unit"] for t in reversed(tokens[-8:]) if t.lemma_.lower() in units), None)


def _is_people(head: Token, actors: ActorIndex) -> bool:
    noun = read_actor_nouns().get(head.lemma_.lower())
    if noun is not None and noun.kind in {"person", "group", "armed_group"} and not noun.is_collective:
        return True
    # "130,000 Acehnese", "two Americans": people by where they are from or what they believe.
    mention = actors.mention_at(head)
    return head.ent_type_ == "NORP" or (mention is not None and mention.form == "demonym" and head.pos_ != "ADJ")


def _counts_people(tokens: Sequence[Token], number: Number) -> bool:
    """Tell whether a number with no noun is one of people: "106 wounded", "thousands fled", "a force of 60,000"."""
    if _fate_of_verb(tokens, number.first, number.last) is not None or _fate_beside(tokens, number.last) is not None:
        return True
    heads = {entry["noun"] for entry in load_lexicon("head_counts")}
    token = tokens[number.last]
    for _ in range(4):
        token = token.head
        if token.lemma_.lower() in heads or token.lower_ in heads:
            return True
        if token.pos_ == "VERB":
            objects = [c for c in token.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"}]
            return any(o.lemma_.lower() in heads or o.lower_ in heads for o in objects) or _is_of_people(token)
    return False


def _is_of_people(verb: Token) -> bool:
    return verb.lemma_ in {
        "attend",
        "gather",
        "march",
        "protest",
        "vote",
        "live",
        "sleep",
        "queue",
        "enlist",
        "volunteer",
    }


def find_fate(tokens: Sequence[Token], first: int, last: int, counted: Counted) -> str | None:
    """Give what became of the people counted: killed, wounded, captured, displaced or missing; None where nothing is said."""
    head = counted.tokens[-1] if counted.tokens else tokens[last]
    fates = {entry["word"]: entry["fate"] for entry in load_lexicon("casualties") if entry["pos"] in {"noun", "adj"}}
    at = list(tokens).index(head)
    return (
        _fate_beside(tokens, at)
        or _fate_of_verb(tokens, first, at)
        or next((fates[t.lemma_.lower()] for t in reversed(counted.tokens) if t.lemma_.lower() in fates), None)
        or next((fates[t.lower_] for t in reversed(counted.tokens) if t.lower_ in fates), None)
    )


def _fate_beside(tokens: Sequence[Token], last: int) -> str | None:
    """Read "30 wounded", "12 people dead", "five others missing"."""
    fates = {entry["word"]: entry["fate"] for entry in load_lexicon("casualties") if entry["pos"] == "adj"}
    i = last + 1
    while i < len(tokens) and tokens[i].lower_ in _REST | {
        "were",
        "was",
        "are",
        "had",
        "been",
        "reported",
        "taken",
        "feared",
        "believed",
        "presumed",
        "thought",
        "said",
        "to",
        "be",
        "have",
    }:
        i += 1
    return fates.get(tokens[i].lower_) if i < len(tokens) else None


def _fate_of_verb(tokens: Sequence[Token], first: int, at: int) -> str | None:
    token = tokens[at]
    numbers = {t.i for t in tokens[first : at + 1]}
    while token.head.i in numbers and token.head != token:
        token = token.head
    for _ in range(5):
        if token.dep_ not in {"nummod", "quantmod", "amod", "conj", "pobj", "compound", "prep"} or token.head == token:
            break
        if token.dep_ == "prep" and token.lower_ != "of":
            return None
        token = token.head
        if token.pos_ in {"VERB"}:
            break
    verb = token if token.pos_ == "VERB" else token.head
    followers = [c for c in token.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
    for candidate, part in ((verb, _part_of(token, verb)), *((f, _part_in_clause(f)) for f in followers)):
        fate = _fate_in(candidate, part)
        if fate is not None:
            return fate
    return None


def _part_of(token: Token, verb: Token) -> str:
    if token == verb or token.dep_ in {"dobj", "nsubjpass", "oprd", "attr"}:
        return "object"
    if token.dep_ in {"nsubj", "dep"}:
        return "object" if is_passive(verb) else "subject"
    return ""


def _part_in_clause(verb: Token) -> str:
    """Tell what a noun is in the clause under it: "12 people killed", "12 who died"."""
    return "object" if is_passive(verb) else "subject"


def _fate_in(verb: Token, part: str) -> str | None:
    particle: Iterable[str] = (c.lower_ for c in verb.children if c.dep_ == "prt")
    words = {verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {p}" for p in particle)}
    for entry in load_lexicon("casualties"):
        if entry["pos"] == "verb" and entry["word"] in words and entry["part"] == part:
            return entry["fate"]
    return None
