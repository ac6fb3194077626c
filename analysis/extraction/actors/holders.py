"""People whom the press names without saying of which country they are: known by name and by the date of the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.names.names import NameIndex, fold
from analysis.extraction.names.reference import OfficeHolder, read_office_holders
from analysis.extraction.parsing.parse import Parse, text_of_doc
from analysis.extraction.parsing.words import Doc, Token

#: Offices held apart from the state, or against it.
_APART = frozenset(
    "leader commander politician cleric opposition Taliban Maoist Tigrayan guerrilla rebel general warlord militia activist "
    "prisoner spy journalist".split()
)
#: Offices whose holders may be sent by a body that the list does not tell, and that the text may not name.
_SENT = frozenset("envoy mediator representative commissioner secretary-general".split())
#: Who is meant by a bare surname of several of one country.
_HEADS = frozenset("president emperor king emir shah sultan chancellor".split()) | {"prime minister"}


def place_known_people(parse: Parse, cast: Cast) -> None:
    """Give people that the text leaves without a country theirs, and their office where the date of the text lies in it.

    A bare surname counts only in a dated text, where one person of that name was in office. What the text says itself is
    never overwritten.
    """
    published = parse.document.published_at
    year = published.year if published is not None else None
    named = {a.country for a in cast.index.actors if a.kind == "state" and a.country} | set(cast.lands.values())
    for actor in list(cast.index.actors):
        if actor.kind != "person" or not actor.is_named:
            continue
        holder = find_holder(actor.name, year=year, countries=named)
        if holder is None or (actor.country and holder.country and actor.country != holder.country):
            continue
        actor.country = actor.country or holder.country
        if year is None or not holder.holds_in(year):
            continue
        actor.role = actor.role or holder.office
        if actor.belongs_to is None:
            actor.belongs_to = _body_of(holder, cast)


def find_known_names(doc: Doc, cast: Cast) -> list[tuple[Token, ...]]:
    """Find the full names of listed people, which the pipeline takes for places and bodies or cuts short."""
    found: list[tuple[Token, ...]] = []
    for hit in _name_index().find(text_of_doc(doc)):
        span = doc.char_span(hit.start, hit.end)
        if span is not None and len(span) > 1 and not any(cast.index.mention_at(token) for token in span):
            found.append(tuple(span))
    return found


def find_holder(name: str, *, year: int | None, countries: Collection[str] = ()) -> OfficeHolder | None:
    """Find who is meant by a name in a text of some year: the office held then, else the last one before.

    Of several who bear a bare surname it is the one of the ``countries`` that the text names, and of several of one
    country its head.

    Examples
    --------
    >>> find_holder("Jimmy Carter", year=1978).office
    'president'
    >>> find_holder("Carter", year=None) is None
    True
    """
    terms = _by_name().get(_key(name), ())
    if terms:
        if year is None:
            return terms[-1]
        begun = [term for term in terms if term.since <= year]
        return next((term for term in reversed(begun) if term.holds_in(year)), begun[-1] if begun else terms[0])
    if year is None or len(name.split()) > 1:
        return None
    current = [term for term in _by_surname().get(_key(name).split()[-1], ()) if term.holds_in(year)]
    if _are_several(current):
        current = [term for term in current if term.country in countries]
    if _are_several(current) and len({term.country for term in current}) == 1:
        current = [term for term in current if term.office in _HEADS]
    return current[0] if current and not _are_several(current) else None


def terms_of(name: str) -> list[OfficeHolder]:
    """Give the terms in office that the list knows of somebody by his full name, the first first."""
    return _by_name().get(_key(name), [])


def is_surname(word: str) -> bool:
    """Tell whether somebody whom the list knows bears a surname."""
    return _key(word) in _by_surname()


def _are_several(terms: list[OfficeHolder]) -> bool:
    return len({term.names[0] for term in terms}) > 1


def _body_of(holder: OfficeHolder, cast: Cast) -> Actor | None:
    """Give the body of a holder: an organisation where it is named, else the state, though the text may only name him.

    Whom a body has sent does not act for his country, and an envoy of no known body only for one that the text names.
    """
    if holder.organisation:
        return cast.get(f"org:{holder.organisation}")
    if holder.country:
        words = set(holder.office.split())
        if words & _APART and holder.office != "leader":
            return None
        if words & _SENT:
            return cast.get(f"state:{holder.country}")
        name = load_gazetteer().country(holder.country).name
        return cast.add(f"state:{holder.country}", name, "state", country=holder.country, entity=holder.country)
    return None


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.replace("-", " ").replace(".", " ").split())


@cache
def _by_name() -> Mapping[str, list[OfficeHolder]]:
    found: dict[str, list[OfficeHolder]] = {}
    for holder in sorted(read_office_holders(), key=lambda h: h.since):
        for name in holder.names:
            found.setdefault(_key(name), []).append(holder)
    return found


@cache
def _name_index() -> NameIndex[OfficeHolder]:
    index: NameIndex[OfficeHolder] = NameIndex()
    for holder in read_office_holders():
        for name in holder.names:
            if " " in name:
                index.add(name, holder)
    return index


@cache
def _by_surname() -> Mapping[str, list[OfficeHolder]]:
    found: dict[str, list[OfficeHolder]] = {}
    for holder in read_office_holders():
        names = {_key(holder.names[0]).split()[-1], *(_key(name) for name in holder.names if " " not in name)}
        for name in sorted(names):
            found.setdefault(name, []).append(holder)  # "Museveni", and "Hemedti"
    return found
