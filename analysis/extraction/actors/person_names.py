"""Where people are named: known names, what follows a title, what the pipeline holds for a person, surnames again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from analysis.extraction.actors.appositions import describes_a_person
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.given_names import is_full_name, is_given_name, is_initials, names_thing
from analysis.extraction.actors.holders import find_holder, find_known_names, is_surname
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names import reference
from analysis.extraction.names.cities import find_cities, is_city
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.names.locations import dateline_end, is_called_place, location_rule, names_site, place_words
from analysis.extraction.parsing.words import Doc, Span, Token

_PARTICLES = frozenset("al el bin ibn ben abu abd de da di do dos du van von der den ter la le - ' ul ur y".split())
_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "NORP", "LOC", "WORK_OF_ART"})
#: What follows a word for an office and makes no person of it: "General Assembly", "Premier League".
_NO_NAMES = frozenset(
    "assembly staff league council office secretariat command motors electric elections election court committee "
    "ministers minister general party monday tuesday wednesday thursday friday saturday sunday today".split()
)
_TIMES = frozenset({"DATE", "TIME"})
#: Where a surname stands for somebody, and what the pipeline may take it for.
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "conj"})
_RULING = frozenset("administration government regime cabinet presidency team camp".split())
_TAKEN_FOR = frozenset({"", "ORG", "NORP"})
#: What a name may follow: "an evacuee named Somchai", "known as Hemedti".
_CALLING = frozenset({"named", "as"})
_TIGHT = frozenset({"in", "at", "near", "around", "outside"})
_TOWNS = frozenset("town village city suburb hamlet port crossing district settlement stronghold".split())
#: What stands at a place, besides the sites that are listed.
_SITES = frozenset("base checkpoint post outpost garrison crash clash battle fighting ambush raid".split())
_MOST_WORDS = 5
#: Last words of what is called after somebody and is given or played for: "a finalist of the Rory Peck Awards".
_OF_THINGS = frozenset(
    "award awards prize prizes medal trophy cup festival fund foundation trust project pipeline bridge act tribe tribes nation vote".split()
)
#: How a surname with a capital inside begins.
_BEGINNINGS = ("Mc", "Mac", "De", "Di", "Le", "La", "Van", "Fitz", "O", "D", "St", "Du", "Del", "Ver")

Name = tuple[Token, ...]


def find_person_names(doc: Doc, titles: Iterable[Token], gazetteer: Gazetteer, cast: Cast) -> list[Name]:
    """Find where people are named; ``titles`` are the last words of the titles found in the text."""
    found: dict[int, Name] = {}
    taken: set[int] = set()

    def add(names: Iterable[Name]) -> None:
        for name in names:
            if taken.isdisjoint(token.i for token in name) and not names_thing(name):
                taken.update(token.i for token in name)
                found[name[0].i] = name

    add(_before_colon(doc, cast))
    add(find_known_names(doc, cast))
    known = _styles()
    styles = [t for t in doc if t.text.rstrip(".") in known and cast.index.mention_at(t) is None]
    add(_behind_titles([*titles, *styles], cast))
    add(_behind_titles([t for t in doc if t.lower_ in _CALLING and _calls(t)], cast))
    add(_behind_descriptions(doc, cast))
    add(_behind_given_names(doc, gazetteer, cast))
    add(_in_entities(doc, gazetteer, cast))
    add(_surnames_again(doc, taken, found.values(), cast))
    add(_listed_surnames(doc, cast))
    return [found[at] for at in sorted(found)]


def _before_colon(doc: Doc, cast: Cast) -> Iterator[Name]:
    """Give the surname in capitals that labels what somebody says in a transcript: "DELGADO: Nobody was hurt."."""
    first = next((t for t in doc if not t.is_space), None)
    if first is None or first.i + 1 >= len(doc) or doc[first.i + 1].text != ":" or not first.text.isupper():
        return
    if cast.index.mention_at(first) is None and cast.find_person(first.text) is not None:
        yield (first,)


def without_styles(name: Name) -> Name:
    """Give a name without "Mr", "Sheikh" or "Ayatollah" before it, unless somebody is known by it: Sheikh Hasina."""
    is_styled = len(name) > 1 and name[0].text.rstrip(".") in _styles()
    return name[1:] if is_styled and find_holder(" ".join(t.text for t in name), year=None) is None else name


@cache
def _styles() -> frozenset[str]:
    styles = [title for title in reference.read_titles().values() if title.word == "style"]
    return frozenset(name.rstrip(".") for title in styles for name in title.aliases if name[:1].isupper())


def _behind_titles(titles: Iterable[Token], cast: Cast) -> Iterator[Name]:
    """Give the capitalised words that follow a capitalised title: "Archbishop Jaime Gonçalves", "Mr Trimble"."""
    for title in titles:
        at = _behind_place(title)
        is_apart = at < len(title.doc) and title.doc[at].text == ","
        if not (title.text[:1].isupper() or _calls(title) or is_apart):
            continue
        name: list[Token] = []
        is_apart = is_apart and title.tag_ != "NNS" and not _calls(title)
        at = at + 1 if is_apart else title.i + 1
        if title.text in {"Mr", "Mrs", "Ms", "Dr"} and at < len(title.doc) and title.doc[at].text == ".":
            at += 1
        while at < len(title.doc) and len(name) < _MOST_WORDS and _is_part(title.doc[at], name, cast):
            name.append(title.doc[at])
            at += 1
        while name and name[-1].lower_ in _PARTICLES:
            name.pop()
        if is_apart and (len(name) < 2 or at >= len(title.doc) or title.doc[at].text not in {",", "."}):
            continue
        if name and not any(t.lower_ in _NO_NAMES for t in name):
            yield tuple(name)


def _behind_place(title: Token) -> int:
    """Give where the text goes on behind a title and the town or region that it is of: "the mayor of Goma, …"."""
    doc, at = title.doc, title.i + 1
    if at + 1 < len(doc) and doc[at].lower_ in {"of", "from"} and doc[at + 1].pos_ == "PROPN":
        at += 1
        while at < len(doc) and doc[at].pos_ == "PROPN":
            at += 1
    return at


def _behind_descriptions(doc: Doc, cast: Cast) -> Iterator[Name]:
    """Give the names that follow a noun for what somebody is: "porn star Stormy Daniels", "activist Zara Kay"."""
    for noun in doc[:-2]:
        if noun.tag_ != "NN" or not describes_a_person(noun):
            continue
        name: list[Token] = []
        while noun.i + 1 + len(name) < len(doc) and len(name) < _MOST_WORDS:
            token = doc[noun.i + 1 + len(name)]
            if not _is_part(token, name, cast) or token.pos_ not in {"PROPN", "PUNCT"}:
                break
            name.append(token)
        if 2 <= sum(t.is_alpha for t in name) <= 3 and not any(t.lower_ in _NO_NAMES or t.text.isupper() for t in name):
            yield tuple(name)


def _behind_given_names(doc: Doc, gazetteer: Gazetteer, cast: Cast) -> Iterator[Name]:
    """Give a given name, or initials, with the surname behind it, whatever the pipeline takes it for: "Milan Radoicic"."""
    opening, last = dateline_end(doc), -1
    for token in doc:
        if token.i <= last or not token.text[:1].isupper() or not token.is_title or token.idx < opening:
            continue
        if not (is_given_name(token.text) or is_initials(token.text)):
            continue
        before = token.nbor(-1) if token.i > token.sent.start else None
        if before is not None and before.pos_ == "PROPN" and not cast.index.mention_at(before):
            continue
        name: list[Token] = []
        while token.i + len(name) < len(doc) and len(name) < _MOST_WORDS:
            part = doc[token.i + len(name)]
            if not _is_part(part, name, cast) or part.pos_ == "ADJ" or part.sent != token.sent:
                break
            name.append(part)
        while name and name[-1].lower_ in _PARTICLES:
            name.pop()
        is_none = any(t.lower_ in _NO_NAMES or t.ent_type_ in _TIMES for t in name)
        if is_full_name(name) and not is_none and not _is_place(doc.span(name[0].i, name[-1].i + 1), gazetteer):
            last = name[-1].i
            yield tuple(name)


def _calls(token: Token) -> bool:
    """Tell whether a name follows: "an evacuee named Somchai", "known as Hemedti"."""
    if token.lower_ == "as":
        return token.i > 0 and token.nbor(-1).lower_ == "known"
    return token.lower_ == "named" and token.dep_ in {"acl", "relcl"}


def _is_part(token: Token, name: list[Token], cast: Cast) -> bool:
    if cast.index.mention_at(token) is not None:
        return False
    if name and token.lower_ in _PARTICLES:
        return token.lower_ != "'"
    if name and token.text == "-":
        following = token.nbor() if token.i + 1 < len(token.doc) else token
        is_inside = not name[-1].whitespace_ and not token.whitespace_
        return is_inside and following.is_title and following.pos_ == "PROPN"  # "Mohammed Abdul-Salam"
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"} and (token.is_alpha or "." in token.text)


def _in_entities(doc: Doc, gazetteer: Gazetteer, cast: Cast) -> Iterator[Name]:
    """Give what the pipeline holds for a person, and surnames of the text that it takes for something else."""
    opening = dateline_end(doc)
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1} | set(cast.surnames)
    for ent in doc.ents:
        if ent.label_ not in _LABELS or ent.start_char < opening:
            continue
        tokens = [t for t in ent if not cast.index.mention_at(t)]
        while tokens and (tokens[-1].text in {"'s", "'", ",", "."} or tokens[-1].is_space):
            tokens.pop()
        if not tokens or not all(t.text[:1].isupper() or t.lower_ in _PARTICLES for t in tokens):
            continue
        if len(tokens) != len([t for t in ent if t.text not in {"'s", "'", ",", "."} and not t.is_space]):
            continue
        if not any(t.text[:1].isupper() and t.text.isalpha() for t in tokens) or tokens[0].like_num:
            continue
        if any(cast.land_at(t) for t in tokens) or (len(tokens) == 1 and _is_no_surname(tokens[0], surnames)):
            continue
        if cast.label_of(ent) == "PERSON":
            if tokens[-1].lower_ in _OF_THINGS or (len(tokens) == 1 and _is_coined(tokens[0].text)):
                continue
            if _joins_two(tokens, surnames) or "".join(t.text for t in tokens) in index_lexicon("no_bodies", "name"):
                continue
            if not _is_place(doc.span(tokens[0].i, tokens[-1].i + 1), gazetteer):
                yield tuple(tokens)
        elif len(tokens) <= 2 and cast.find_person(" ".join(t.text for t in tokens)):
            # The pipeline often takes a bare surname for an organisation or a place; the text has introduced it.
            yield tuple(tokens)


def _is_coined(word: str) -> bool:
    """Tell whether a word has a capital inside as trade names have: "EastMed", not "McDonald"."""
    inner = next((at for at, letter in enumerate(word) if at and letter.isupper()), None)
    return inner is not None and not word.isupper() and not word.startswith(_BEGINNINGS) and word.isalpha()


def _is_no_surname(token: Token, surnames: set[str]) -> bool:
    """Tell whether one word is a town, or a plain noun that opens a sentence: "Goma", "Photographs of the site"."""
    if token.text in surnames or is_surname(token.text) or is_given_name(token.text):
        return False
    return token.tag_ in {"NN", "NNS"} or is_city(token.text)


def _joins_two(tokens: list[Token], surnames: set[str]) -> bool:
    """Tell whether a name is of two people whom a hyphen joins: "the Trump-Biden debate"."""
    if len(tokens) == 1:
        parts = tokens[0].text.replace("–", "-").split("-")
    else:
        parts = [t.text for t in tokens if t.text not in {"-", "–"}] if tokens[1].text in {"-", "–"} else []
    return len(parts) == 2 and all(part in surnames for part in parts)


def _is_place(name: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether what the pipeline holds for a person is a town: "to Khan Younis", "in Bojayá"."""
    if any(hit.start == 0 and hit.end == len(name.text) for hit in gazetteer.find(name.text) if _is_spot(hit.payloads)):
        return True
    if names_site(name) and not is_surname(name.text) and (len(name) == 1 or _is_of_districts(name)):
        return True
    if _is_called_town(name) or is_called_place(name):
        return True
    if location_rule(name) is None:
        return False
    before = name.doc[name.start - 1].lower_ if name.start else ""
    if before in _TIGHT and (len(name) == 1 or _is_unknown_place(name)):
        return True
    return any(hit.start == 0 and hit.end == len(name.text) for hit in find_cities(name.text))


def _is_of_districts(name: Span) -> bool:
    """Tell whether a name of several words is a quarter's: "the Bustan al-Qasr and Tariq al-Bab districts"."""
    return name.doc[name.end].lemma_.lower() in {"district", "neighbourhood", "neighborhood", "suburb", "quarter"}


def _is_called_town(name: Span) -> bool:
    """Tell whether a name is said to be a place's: "Zalambessa, a town that both claim", "the village of Pajut"."""
    doc, end = name.doc, name.end
    behind = [t.lower_ for t in doc[end : end + 4]]
    return len(behind) > 2 and behind[0] == "," and behind[1] in {"a", "an", "the"} and bool(set(behind[2:4]) & _TOWNS)


def _is_unknown_place(name: Span) -> bool:
    """Tell whether a name that no list has is where something stands: "a base at Buulo Xaaji", "the crossing near Nimruz Gap"."""
    if name.start < 2 or is_given_name(name[0].text) or is_surname(name[-1].text):
        return False
    before = name.doc[name.start - 2].lemma_.lower()
    return before in place_words()["site"] | _SITES and all(t.text.istitle() for t in name)


def _is_spot(entries: Iterable[object]) -> bool:
    """Tell whether a name is a place's, and at most of those as well who rule there."""
    kinds = {getattr(entry, "kind", None) for entry in entries}
    return bool(kinds) and (kinds == {"place"} or (kinds <= {"place", "group"} and "place" in kinds))


def _listed_surnames(doc: Doc, cast: Cast) -> Iterator[Name]:
    """Give the surnames of listed people that stand alone and that the pipeline holds for a body or for nothing: "Obasanjo said"."""
    for token in doc:
        rules = token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.lemma_.lower() in _RULING
        if token.tag_ != "NNP" or not token.is_title or not (rules or token.dep_ in _ALONE):
            continue
        if token.ent_type_ not in _TAKEN_FOR and not (token.ent_type_ == "GPE" and token.dep_ == "nsubj"):
            continue
        if cast.index.mention_at(token) is not None or cast.land_at(token) is not None or not is_surname(token.text):
            continue
        beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        is_part = any(t.text[:1].isupper() and t.is_alpha and t != token.head and t.sent == token.sent for t in beside)
        has_more = any(c.dep_ in {"det", "amod", "compound", "nummod"} for c in token.lefts)
        if not is_part and not has_more and not is_city(token.text):
            yield (token,)


def _surnames_again(doc: Doc, taken: set[int], names: Iterable[Name], cast: Cast) -> Iterator[Name]:
    """Give surnames that the text has introduced and that stand alone: "Kenyatta cautioned"."""
    known = {name[-1].text for name in names if len(name) > 1}
    first = _first_names(names, cast)
    for token in doc:
        acts_by_first = token.text in first and token.tag_ == "NNP" and token.dep_ in {"nsubj", "nsubjpass"}
        if (
            (token.text not in known and token.text not in cast.surnames and not acts_by_first)
            or token.i in taken
            or token.pos_ not in {"PROPN", "NOUN", "ADJ"}
        ):
            continue
        beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        if beside[0].i < token.i and (name := _with_particle(beside[0], token, cast)):
            yield name
            continue
        # "On Tuesday Mitsotakis met": a day is no part of the name behind it.
        is_part = any(
            t.pos_ == "PROPN" and t.text[:1].isupper() and t.is_alpha and t.i not in taken and t.ent_type_ not in _TIMES
            for t in beside
        )
        if not is_part and len(token.text) > 2 and cast.index.mention_at(token) is None:
            is_joined = token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in _PARTICLES
            yield (token.nbor(-2), token.nbor(-1), token) if is_joined else (token,)


def _with_particle(before: Token, surname: Token, cast: Cast) -> Name:
    """Give a surname with the particle that opens its sentence, and so is written large: "De Mistura has offered"."""
    first = before.i - 1 if before.i > before.sent.start else None
    opens = first is None or before.doc[first].like_num or before.doc[first].text in {"—", "–", "-", '"'}
    is_name = before.is_title and before.lower_ in _PARTICLES and opens
    return (before, surname) if is_name and cast.find_person(f"{before.text} {surname.text}") else ()


def _first_names(names: Iterable[Name], cast: Cast) -> frozenset[str]:
    """Give the first names of one person each, by which Ethiopians and Somalis are told again: "Tadi told reporters"."""
    full = {" ".join(t.text for t in name) for name in names if len(name) > 1 and name[0].is_title}
    full |= {a.name for a in cast.index.actors if a.kind == "person" and a.is_named and " " in a.name}
    counts = Counter(name.split()[0] for name in full)
    lasts = {name.split()[-1] for name in full}
    return frozenset(word for word, n in counts.items() if n == 1 and len(word) > 2 and word not in lasts)
