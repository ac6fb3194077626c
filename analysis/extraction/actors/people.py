"""People: names with their titles and the bodies they act for; office holders that the text leaves unnamed."""

from __future__ import annotations

import re

from analysis.extraction.actors.appositions import name_of_who_serves
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import find_head, stands_apart
from analysis.extraction.actors.holders import place_known_people
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.naming import name_before_comma
from analysis.extraction.actors.person_names import find_person_names, without_styles
from analysis.extraction.actors.respective import body_in_order, office_in_order
from analysis.extraction.actors.served import SENT, body_served
from analysis.extraction.actors.title_bearers import (
    find_past_holder,
    is_near,
    is_past,
    likeliest_holder,
    name_behind,
)
from analysis.extraction.actors.titles import Title, find_titles
from analysis.extraction.names.gazetteer import Gazetteer, load_gazetteer
from analysis.extraction.parsing.grammar import objects_of_prepositions
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.words import Doc, Token

#: What stands before the name of another, whose aide or envoy somebody is.
_BEFORE_NAMES = frozenset(
    "president premier minister chancellor king emir sultan general secretary chief leader mr mrs ms dr sir lord lady sheikh".split()
)


def find_people(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add people and their mentions: "Pakistan's Interior Minister Mohsin Naqvi", "the country's Defense Minister"."""
    left: list[Title] = []
    for doc in _docs_of(parse):
        titles = find_titles(doc, gazetteer, cast)
        taken: set[int] = set()
        behind = [title.tokens[-1] for title in titles]
        for tokens in find_person_names(doc, behind, gazetteer, cast):
            title = _title_of(tokens, titles)
            _add_person(tokens, title, cast)
            if title:
                taken.update(token.i for token in title.tokens)
        left.extend(title for title in titles if not taken.intersection(token.i for token in title.tokens))
    place_known_people(parse, cast)
    for title in left:  # all names are known now
        _add_office_holder(title, cast)


def find_office_holders(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add office holders whose body is known only once references are resolved: "the country's Defense Minister"."""
    for doc in _docs_of(parse):
        for title in find_titles(doc, gazetteer, cast):
            _add_office_holder(title, cast)


def _docs_of(parse: Parse) -> list[Doc]:
    found: dict[int, Doc] = {}
    for sentence in parse.sentences:
        found.setdefault(id(sentence.span.doc), sentence.span.doc)
    return list(found.values())


def _title_of(name: tuple[Token, ...], titles: list[Title]) -> Title | None:
    """Give the title that stands before a name, in it, or in apposition to it."""
    for title in titles:
        span = {t.i for t in title.tokens}
        if span & {t.i for t in name}:
            return title
        if title.tokens[-1].i == name[0].i - 1 or _is_sent_for(title, name):
            return title
    head = _head_of(name)
    for title in titles:
        if title.head.dep_ == "appos" and title.head.head in name:
            return title
        if head.dep_ == "appos" and head.head in title.tokens:
            return title
    return None


def _is_sent_for(title: Title, name: tuple[Token, ...]) -> bool:
    """Tell whether only for what, or whence, somebody is sent stands between his title and his name.

    "Special Envoy for Iran Brian Hook", "Senator from Vermont Bernie Sanders".
    """
    between = title.head.doc[title.tokens[-1].i + 1 : name[0].i]
    return (
        2 <= len(between) <= 4
        and between[0].lower_ in ({"for", "to", "on", "of", "from"} if title.head.lower_ in SENT else {"of", "from"})
        and all(t.text[:1].isupper() and t.lower_.rstrip(".") not in _BEFORE_NAMES for t in between[1:])
        and title.head.sent == name[0].sent
    )


def _head_of(tokens: tuple[Token, ...]) -> Token:
    inside = set(tokens)
    for token in reversed(tokens):
        if token.head not in inside or token.head == token:
            return token
    return tokens[-1]


def _add_person(name: tuple[Token, ...], title: Title | None, cast: Cast) -> None:
    name = without_styles(tuple(t for t in name if title is None or t not in title.tokens) or name)
    if len(name) == 1 and name[0].text in {"States", "Nations", "Parties"}:
        return  # "Called on Member States".
    text = re.sub(r"\s+([-'’])\s*", r"\1", " ".join(t.text for t in name))
    head = _head_of(name)
    known = cast.find_person(text, role=title.text if title else None) or _known_as(name, text, cast)
    several = body_in_order(head, cast) if title is None else None
    body = several or (body_served(head, title, cast) if title or known is None else None)
    role = title.text if title else office_in_order(head, cast) if several else None
    country = body.body.country if body else None
    if _is_only_of(body, title):
        body = None
    if known is None:
        known = cast.add(f"person:{text.lower()}", text, "person", country=country, role=role, belongs_to=body)
    else:
        known.role = known.role or role
        if known.belongs_to is None and (body is None or body.body is not known):
            known.belongs_to, known.country = body, known.country or country
    tokens = name
    if title and title.tokens[-1].i + 1 == name[0].i:
        tokens = (*title.tokens, *name)
    rule = "person_with_title" if title else "person_name"
    cast.index.add(Mention(tokens, head, (known,), "name", rule, 0.9 if title else 0.75, own=name))
    if title and tokens == name:
        cast.index.add(Mention(title.tokens, title.head, (known,), "title", "title_in_apposition", 0.8))


def _known_as(name: tuple[Token, ...], text: str, cast: Cast) -> Actor | None:
    """Give who is known by another name: "Mohamed Hamdan Dagalo, the RSF leader known as Hemedti"."""
    doc, first = name[0].doc, name[0].i
    before = doc[max(first - 2, 0) : first]
    if [t.lower_ for t in before] != ["known", "as"]:
        return None
    for token in reversed(doc[before[0].sent.start : before[0].i]):
        actors = cast.index.actors_at(token)
        if len(actors) == 1 and actors[0].kind == "person":
            cast.add_alias(text, actors[0])
            return actors[0]
        if token.pos_ == "NOUN" and token.dep_ not in {"appos", "compound"}:
            return None  # "Koirala negotiated with the rebel leader known as Prachanda".
    return None


def _is_of_some(title: Token) -> bool:
    """Tell whether an office is one of a body that the text has not told of: "the commander of a powerful group"."""
    return any(
        name == "of" and any(c.lower_ in {"a", "an", "another"} for c in inner.lefts)
        for name, inner, word in objects_of_prepositions(title)
        if word.head == title
    )


def _add_office_holder(title: Title, cast: Cast) -> None:
    """Add the holder of an office whom the text does not name here, or tie the title to one it has named."""
    before = title.head.doc[title.tokens[0].i - 1] if title.tokens[0].i else None
    bearers = (find(title.head, cast) for find in (name_before_comma, name_behind, name_of_who_serves))
    bearer = next((n for n in bearers if n is not None), None) if title.head.dep_ != "poss" else None
    if bearer is not None:
        bearer.role = bearer.role or title.text
        around = body_served(title.head, title, cast)
        if bearer.belongs_to is None and around is not None and around.body is not bearer:
            bearer.country = bearer.country or around.body.country
            bearer.belongs_to = None if _is_only_of(around, title) else around
        cast.index.add(Mention(title.tokens, title.head, (bearer,), "title", "title_in_apposition", 0.75))
        return
    body = body_served(title.head, title, cast)
    is_definite = body is not None or (before is not None and before.lower_ in {"the", "its", "his", "their", "'s"})
    if title.head.dep_ in {"compound", "amod", "attr", "oprd"} or not is_definite:
        return
    country = body.body.country if body else None
    # "A spokesman for the army" is somebody new, whoever else bears the title.
    is_new = before is not None and before.lower_ in {"a", "an", "another"}
    if (past := find_past_holder(title.text, title.head, body, cast)) is not None:
        cast.index.add(Mention(title.tokens, title.head, (past,), "title", "title_of_known_person", 0.65))
        return
    is_new = is_new or is_past(title.text) or _is_of_some(title.head)
    holders = [] if is_new else cast.find_people(role=title.head.text, country=country)
    holders = [p for p in holders if p.country is not None or body is None or is_near(p, title.head, cast)]
    if body is not None and body.kind == "state" and not _is_of_rebels(title):
        holders = [p for p in holders if not stands_apart(p.role or "")]  # "The Ukrainian leader" is no separatist one.
    named = [p for p in holders if p.is_named or p.name.endswith(title.text)]
    full = [p for p in named if p.role and p.role.lower() == title.text.lower()]
    if full or (named and len(title.tokens) == 1):
        holder = likeliest_holder(title.head, full or named, cast, is_bare=body is None)
        cast.index.add(Mention(title.tokens, title.head, (holder,), "title", "title_of_known_person", 0.7))
        return
    if body is None:
        return
    if not is_new and (head := find_head(title.text, body, title.head, cast)) is not None:
        cast.index.add(Mention(title.tokens, title.head, (head,), "title", "head_of_body", 0.65))
        return
    key = f"office:{body.key}:{title.text.lower()}"
    name = f"{body.name}{'’' if body.name.endswith('s') else '’s'} {title.text}"
    served = None if _is_only_of(body, title) else body
    holder = cast.add(key, name, "person", country=country, role=title.text, belongs_to=served, is_named=False)
    cast.index.add(Mention(title.tokens, title.head, (holder,), "title", "office_holder_unnamed", 0.75))


def _is_of_rebels(title: Title) -> bool:
    """Tell whether a word beside an office says that its holder stands against the state: "the Sudanese rebel leader"."""
    first = title.tokens[0]
    before = first.nbor(-1).text if first.i > first.sent.start else ""
    return stands_apart(f"{before} {title.text}")


def _is_only_of(body: Actor | None, title: Title | None) -> bool:
    """Tell whether a state is only where somebody is from, by a title in which one acts for none: "a Mauritanian lawyer"."""
    return (
        title is not None
        and body is not None
        and body.kind == "state"
        and load_gazetteer().is_private(title.text.lower())
    )
