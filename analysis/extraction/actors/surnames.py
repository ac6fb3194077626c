"""Surnames that a state or a body has for its name as well: "Jane Wagner, a lawyer", "Senator Paris"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.given_names import is_called_after, is_full_name, is_given_name
from analysis.extraction.parsing.parse import Parse, start_of
from analysis.extraction.parsing.words import Span, Token

#: What stands before a bare surname, and before no state's name.
_STYLES = frozenset(
    "Mr Mrs Ms Dr Miss Sir Lord Lady Prof Senator Sen Governor Gov Judge Justice Congressman Congresswoman Rep Gen Col Capt Lt "
    "Captain Mr. Mrs. Ms. Dr. Sir. Prof. Sen. Gov. Rep. Gen. Col. Capt. Lt.".split()
)
_MOST_WORDS = 4
#: What tells of a text that it speaks of the armed group.
_ARMED = re.compile(
    r"\b(mercenar|militia|paramilitar|private military|fighters\b|insurgen|militants?\b|gunmen\b)", re.I
)


def find_namesakes(parse: Parse) -> dict[str, int]:
    """Give the surnames that people of the text bear, where it speaks of no armed group of that name: "Amelie Wagner".

    Each with the place from which on the name means them: the beginning, as a surname may stand before the full name.
    """
    people = (ent for s in parse.sentences for ent in s.span.ents if ent.label_ == "PERSON" and len(ent) > 1)
    names = {ent[-1].text for ent in people if all(t.is_title for t in ent)}
    text = parse.document.text
    if not names or _ARMED.search(text):
        return {}
    return {n: 0 for n in names if not re.search(rf"\b{re.escape(n)}(?:[’']s)? (?:[Gg]roup|forces|troops)\b", text)}


def find_surnames_borne(parse: Parse, offices: frozenset[str]) -> dict[str, int]:
    """Give the surnames that somebody of the text bears behind a given name, a style or one of some words for offices.

    Each with the place where he is first named so.
    """
    borne: dict[str, int] = {}
    for span in (sentence.span for sentence in parse.sentences):
        for ent in span.ents:
            if ent.label_ == "PERSON" and ent[-1].is_title and is_full_name(list(ent)):
                borne.setdefault(ent[-1].text, start_of(ent[0]))
        for token, name in pairwise(span):
            if token.text not in _STYLES or not name.is_title:
                continue
            if name.i + 1 >= span.end or name.nbor(1).pos_ not in {"PROPN", "PART"}:
                borne.setdefault(name.text, start_of(name))
        for words in _named_in_office(span, offices):
            borne.setdefault(words[-1].text, start_of(words[0]))
    return borne


def _named_in_office(span: Span, offices: frozenset[str]) -> Iterator[list[Token]]:
    """Give the names of two words or more that are set off behind an office: "Chad's foreign minister, Zoé Mukambwe Wagner,"."""
    for office, comma in pairwise(span):
        if comma.text != "," or office.lower_ not in offices or office.tag_ not in {"NN", "NNP"}:
            continue
        name: list[Token] = []
        for token in comma.doc[comma.i + 1 : min(comma.i + 2 + _MOST_WORDS, span.end)]:
            if not (token.is_title and token.is_alpha):
                break
            name.append(token)
        ends = comma.i + 1 + len(name)
        is_set_off = ends < len(comma.doc) and comma.doc[ends].text in {",", "."}
        if 2 <= len(name) <= _MOST_WORDS and is_set_off and not is_called_after(name) and name[0].tag_ != "DT":
            yield name


def give_back_surnames(cast: Cast) -> None:
    """Give to whom it belongs a surname that the pipeline takes for a body's name: "Koury said", of Stephanie Koury named before."""
    for mention in cast.index.mentions:
        if mention.rule != "pipeline_organisation" or len(mention.tokens) != 1:
            continue
        name = mention.head.text
        people = [
            a for a in cast.index.actors if a.kind == "person" and a.is_named and a.name.split()[1:][-1:] == [name]
        ]
        named = {id(m.actors[0]) for m in cast.index.mentions if start_of(m.head) < start_of(mention.head)}
        if len(people) == 1 and id(people[0]) in named and not any(t.lower_ == "the" for t in mention.head.lefts):
            mention.actors, mention.rule, mention.confidence = (people[0],), "person_name", 0.75


def ends_full_name(tokens: list[Token]) -> bool:
    """Tell whether a country's name is a surname here: "Juan Carlos Portugal"."""
    first = tokens[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    if before is None or first.ent_type_ != "PERSON" or first.ent_iob_ != "I":
        return False
    return before.ent_type_ == "PERSON" and is_given_name(before.text)
