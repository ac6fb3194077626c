"""What a number counts, in which unit, and what became of the people counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.lexicon import index_lexicon, load_lexicon
from analysis.extraction.names.reference import read_actor_nouns
from analysis.extraction.parsing.grammar import is_passive
from analysis.extraction.parsing.numbers import Number
from analysis.extraction.parsing.words import Token
from analysis.extraction.quantities.tolls import fate_of_stated

#: What ends a captivity.
_FREEING = frozenset("release free exchange swap return liberate rescue trade repatriate".split())

_SIGNS = frozenset("$ € £ ¥ ₹ ₽ ₪ ₦ ₴ ₺ ₩ us$ a$ c$ hk$ nz$ s$ r$ rs rs. usd eur gbp chf jpy rub cny".split())
#: A number from which "won" is money: "10 seats won".
_MUCH = 1000.0
#: Up to how many "the two who", "the four" take up those who have been named.
_NAMED_SO_FAR = 12
_DETERMINERS = frozenset("the its their his her our these those all".split())
_ABOUT = frozenset("roughly about some nearly almost approximately estimated".split())
_OF_AIRCRAFT = frozenset({"jet", "stealth", "strategic", "dive", "nuclear", "fighter"})
#: Words between people and what became of them: "had been reported killed".
_BEFORE_FATE = frozenset(
    "were was are is had been reported taken feared believed presumed thought said to be have listed confirmed".split()
)
_REST = frozenset({"other", "others", "more", "further", "additional", "another"})
#: Nouns with which "the two …" takes up who has been named.
_SIDES = frozenset(
    "country nation state neighbour neighbor side party government leader man woman capital power rival delegation "
    "president minister official army brother ally enemy foe faction camp people republic kingdom faith friend".split()
)
#: What may stand between a number and what it counts: "30-odd chiefs", "300 or so villagers".
_AFTER_NUMBERS = (["-", "odd"], ["-", "plus"], ["or", "so"], ["or", "more"], ["or", "fewer"])
#: What makes the number behind it part of the one before.
_OF_WHICH = (["among", "them"], ["among", "whom"], ["amongst", "them"], ["including", "the"])
_MEN = ("men", "women", "folk", "persons")
#: Nouns for forces, which are no people as such: "two brigades".
_FORMATIONS = frozenset("brigade battalion division regiment contingent squad".split())
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
        if (
            at > 0
            and tokens[at].text == "$"
            and not tokens[at - 1].whitespace_
            and f"{tokens[at - 1].lower_}$" in _SIGNS
        ):
            return units[f"{tokens[at - 1].lower_}$"]["unit"], at - 1, last
        return units[tokens[at].lower_]["unit"], at, last
    return None, first, last


def is_sign(token: Token) -> bool:
    """Tell whether a token is the sign or the code of a currency."""
    return token.lower_ in _SIGNS


def is_of(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "of" follows a number."""
    return last + 1 < len(tokens) and tokens[last + 1].lower_ == "of"


def is_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a number is said to be part of the one before: "including 14 children", "among them 12 women", "5 of them"."""
    before = [t.lower_ for t in tokens[max(0, first - 2) : first]]
    behind = [t.lower_ for t in tokens[last + 1 : last + 3]]
    return before[-1:] == ["including"] or before in _OF_WHICH or behind in (["of", "them"], ["of", "whom"])


def is_age(tokens: Sequence[Token], first: int, last: int, actors: ActorIndex) -> bool:
    """Tell whether a bare number is somebody's age: "aged seven", "the minister, 58, said"."""
    before = tokens[first - 1] if first else None
    if before is None or first != last:
        return before is not None and before.lower_ in {"aged", "age"}
    if before.lower_ in {"aged", "age", "ages"}:
        return True
    if before.lower_ == "as" and first > 1 and tokens[first - 2].lower_ in {"young", "old"}:
        return True  # "Children as young as 12".
    if before.lower_ in {"under", "over", "below"} and first > 1 and not _words_after(tokens, last):
        held = tokens[first - 2]  # "Children under five".
        is_small = tokens[last].text.isdigit() is False or len(tokens[last].text) <= 2
        return held.tag_ == "NNS" and is_small and _unit_of((held,), actors) == "person"
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if (
        before.lower_ == "of"
        and first > 1
        and tokens[first - 2].tag_ == "NN"
        and not tokens[last].head.i > tokens[last].i
    ):
        return _unit_of((tokens[first - 2],), actors) == "person" and not _words_after(tokens, last)  # "A boy of 12"
    if before.text != "," or after not in {",", ".", ")", ";"} or first < 2:
        return False
    head = tokens[first - 2]
    mention = actors.mention_at(head)
    is_person = mention is not None and all(actor.kind == "person" for actor in mention.actors)
    return (is_person or _unit_of((head,), actors) == "person" or head.ent_type_ == "PERSON") and head.tag_ != "NNS"


def is_percent(tokens: Sequence[Token], last: int) -> int:
    """Tell how many words after a number make it a percentage: none, "%", "percent", or "per cent"."""
    words = [t.lower_ for t in tokens[last + 1 : last + 3]]
    if words[:1] in (["%"], ["percent"]):
        return 1
    return 2 if words in (["per", "cent"], ["percentage", "points"], ["percentage", "point"]) else 0


def takes_up(tokens: Sequence[Token], number: Number, actors: ActorIndex) -> bool:
    """Tell whether "the two …" refers back to actors that have been named, and so counts nothing."""
    found = _words_after(tokens, number.last)
    if not found or number.value > _NAMED_SO_FAR:
        # So many have not all been named: "the 40,000 who fled", "the 27 governments".
        return number.value <= _NAMED_SO_FAR
    head = found[-1]
    mention = actors.mention_at(head)
    return head.lemma_.lower() in _SIDES or (mention is not None and head.lemma_ not in {"hostage"})


def find_counted(tokens: Sequence[Token], last: int, number: Number, *, is_whole: bool, actors: ActorIndex) -> Counted:
    """Find what a number counts: the noun phrase that it begins, what follows "of", or what the verb is about.

    ``is_whole`` tells that number and unit are complete ("51 percent"): what is counted then follows "of" only.
    """
    if not is_whole and not number.is_fraction and (measured := _read_measure(tokens, last, number)) is not None:
        return measured
    words = _words_of_share(tokens, last) if is_whole or number.is_fraction else _words_after(tokens, last)
    if not words and not is_whole:
        words = _words_of_share(tokens, last)
    if is_whole:
        return Counted(tuple(words))
    unit = None if number.is_fraction else _unit_of(words, actors)
    if not words and not number.is_fraction and [t.lower_ for t in tokens[last + 1 : last + 3]] == ["of", "them"]:
        return Counted((), _unit_taken_up(tokens, last, actors))
    if words and words[0].lower_ == "strong":
        return Counted((), "person")  # "The 1,200-strong force".
    if len(words) == 1 and unit is None and _is_fate(words[0]):
        words = []  # "410 hurt"
    if unit is None and not number.is_fraction and all(t.lower_ in _REST for t in words):
        unit = "person" if _counts_people(tokens, number) else None
        words = []
    return Counted(tuple(words), unit)


def _read_measure(tokens: Sequence[Token], last: int, number: Number) -> Counted | None:
    """Read a measure that stands before what it measures: "a 1,300 km frontier", "10 km deep"; and money that is no noun."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is None:
        return None
    units = index_lexicon("units", "lemma")
    if following.lower_ == "won" and number.value >= _MUCH and following.pos_ != "AUX":
        return Counted((following,), units["won"]["unit"])
    entry = units.get(following.lower_)
    if entry is None or following.tag_ != "NN" or entry["unit"] == "person" or entry["unit"].isupper():
        return None
    after = tokens[last + 2] if last + 2 < len(tokens) else None
    is_before_noun = after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN"} and following.lower_ != "square"
    return Counted((following,), entry["unit"]) if is_before_noun else None


def _unit_taken_up(tokens: Sequence[Token], last: int, actors: ActorIndex) -> str | None:
    """Give the unit of "six of them": people, unless the plural noun before names things."""
    many = next((t for t in reversed(tokens[:last]) if t.tag_ == "NNS"), None)
    return "person" if many is None else _unit_of((many,), actors)


def _is_fate(token: Token) -> bool:
    return any(e["pos"] == "adj" and e["word"] == token.lower_ for e in load_lexicon("casualties"))


def _words_after(tokens: Sequence[Token], last: int) -> list[Token]:
    i = last + 1
    if [t.lower_ for t in tokens[i : i + 2]] in _AFTER_NUMBERS:
        i += 2
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
    found = _noun_phrase(tokens, i)
    at = i + len(found)
    if found and at + 1 < len(tokens) and tokens[at].tag_ == "POS":
        # "Thirteen of the council's 15 members".
        return _noun_phrase(tokens, at + 1 + tokens[at + 1].like_num)
    return found


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
    while (
        found
        and found[-1].pos_ not in {"NOUN", "PROPN"}
        and found[-1].ent_type_ != "NORP"
        and found[-1].lower_ not in _REST
    ):
        found.pop()
    return found


def _unit_of(words: Sequence[Token], actors: ActorIndex) -> str | None:
    if not words or (words[-1].lemma_ == "bomber" and _is_aircraft(words)):
        return None
    units = index_lexicon("units", "lemma")
    head = words[-1]
    if head.lower_.endswith(_MEN) and len(head.text) > 4:
        return "person"  # "Airmen", "Frenchwomen"
    before = [t.lower_ for t in words[:-1]]
    for form in (head.lemma_.lower(), head.lower_):
        for phrase in (" ".join([*before[-2:], form]), " ".join([*before[-1:], form]), form):
            if phrase in units:
                return units[phrase]["unit"]
    if _is_people(head, actors):
        return "person"
    return None


def _is_aircraft(words: Sequence[Token]) -> bool:
    return any(any(sign.isdigit() for sign in t.text) or t.lower_ in _OF_AIRCRAFT for t in words)


def find_unit_of_last_noun(tokens: Sequence[Token]) -> str | None:
    """Give the unit of the nearest noun before, among the last eight words, that has one."""
    units = index_lexicon("units", "lemma")
    near = (word for t in reversed(tokens[-8:]) for word in (t.lemma_.lower(), t.lower_))
    return next((units[word]["unit"] for word in near if word in units), None)


def _is_people(head: Token, actors: ActorIndex) -> bool:
    noun = read_actor_nouns().get(head.lemma_.lower())
    if noun is not None and noun.kind in {"person", "group", "armed_group"} and not noun.is_collective:
        return head.lemma_.lower() not in _FORMATIONS
    # "130,000 Acehnese", "two Americans": people by where they are from or what they believe.
    mention = actors.mention_at(head)
    return head.ent_type_ == "NORP" or (mention is not None and mention.form == "demonym" and head.pos_ != "ADJ")


def _counts_people(tokens: Sequence[Token], number: Number) -> bool:
    """Tell whether a number with no noun is one of people: "106 wounded", "thousands fled", "a force of 60,000"."""
    if any(t.lower_ in {"who", "whom"} for t in tokens[number.last + 1 : number.last + 4]):
        return True  # "The 40,000 who fled", "300 or so of whom".
    if _fate_of_verb(tokens, number.first, number.last) is not None or _fate_beside(tokens, number.last) is not None:
        return True
    reach = {entry["noun"]: entry["reach"] for entry in load_lexicon("head_counts")}
    heads = {noun for noun, limit in reach.items() if not limit}
    token = tokens[number.last]
    under = token.head.head if token.head.lower_ == "of" else token
    if under.lemma_.lower() in reach:
        return True
    for _ in range(4):
        token = token.head
        if token.lemma_.lower() in heads or token.lower_ in heads:
            return True
        if token.lemma_ == "vote" and tokens[number.last].dep_ != "nsubj":
            return False  # "Voted 13 to two".
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
        or next(
            (
                fates[t.lemma_.lower()]
                for t in reversed(counted.tokens)
                if t.lemma_.lower() in fates and not _is_set_free(t)
            ),
            None,
        )
        or next((fates[t.lower_] for t in reversed(counted.tokens) if t.lower_ in fates), None)
        or (fate_of_stated(head) if not counted.tokens or head.head.lemma_ == "include" else None)
    )


def _is_set_free(noun: Token) -> bool:
    """Tell whether captives are let go, or given for others: "released 25 hostages", "in return for 200 prisoners"."""
    above = next((t for t in noun.ancestors if t.pos_ == "VERB" or t.lemma_.lower() in _FREEING), None)
    return above is not None and above.lemma_.lower() in _FREEING


def _fate_beside(tokens: Sequence[Token], last: int) -> str | None:
    """Read "30 wounded", "12 people dead", "five others missing"."""
    fates = {entry["word"]: entry["fate"] for entry in load_lexicon("casualties") if entry["pos"] == "adj"}
    i = last + 1
    while i < len(tokens) and (tokens[i].lower_ in _REST | _BEFORE_FATE or tokens[i].pos_ == "ADV"):
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
    if token.dep_ in {"nsubj", "nsubjpass"}:
        # "Are reported to have died": what is reported befell them.
        followers += [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"]
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
    # "Shot down" is done to no people, "rounded up" is.
    words = {f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ == "prt"} or {verb.lemma_.lower()}
    if "shoot" in words and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "dead":
        return "killed"
    for entry in load_lexicon("casualties"):
        if entry["pos"] == "verb" and entry["word"] in words and entry["part"] == part:
            return entry["fate"]
    return None
