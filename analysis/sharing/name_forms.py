"""The forms under which an actor is named: in the tables of an edition, and in the reference data."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from analysis.measures.matching import fold
from analysis.schemas import Tables
from analysis.settings import find_shipped

#: How mentions name an actor; a pronoun or a noun such as "the country" names none.
_NAMING = ("name", "title", "metonym", "demonym")
#: Where the reference data say under which names somebody is known: file, key, columns of names.
_SOURCES = (
    ("countries", "iso3", ("name", "aliases", "former_names", "adjectives", "people", "capitals")),
    ("groups", "key", ("name", "aliases")),
    ("organisations", "key", ("name", "aliases")),
    ("office_holders", "name", ("name", "aliases")),
)
_SHORTEST_PART = 3


def list_name_forms(actor: str, tables: Tables) -> set[str]:
    """List what an actor is called: by the tables, by the reference data, and where it is a person by parts of its name.

    Parameters
    ----------
    actor : str
        Its name or key, as a report gives them, or a name that the reference data know. One that nobody knows is still
        a form by itself.
    """
    forms, keys = {actor.strip()}, {actor.strip()}
    wanted = fold(actor)
    people = set()
    kept: set[str | None] = set()
    naming = tables.mentions[tables.mentions["form"].isin(_NAMING)]
    for row in tables.actors.to_dict("records"):
        own = set(naming[naming["actor_id"] == row["actor_id"]]["quote"])
        called = {row["name"], *own, *([row["entity"]] if isinstance(row["entity"], str) else [])}
        if wanted not in {fold(form) for form in called}:
            kept.add(fold(row["name"]))
            continue
        forms |= {row["name"], *own}
        if isinstance(row["entity"], str):
            keys.add(row["entity"])
        if row["kind"] == "person":
            people.add(row["name"])
    for called in _list_known(keys | forms):
        forms |= called
    for name in people:
        forms |= {part for part in _list_parts(name) if fold(part) not in kept}
    return {form for form in forms if any(sign.isalnum() for sign in form)}


def list_country_codes(actor: str, tables: Tables) -> set[str]:
    """List the ISO codes of the countries that an actor is, which stand in tables for its name."""
    forms = {fold(form) for form in list_name_forms(actor, tables)}
    return {
        key
        for file, key, names in _read_known()
        if file == "countries" and (fold(key) == fold(actor) or fold(next(iter(names))) in forms)
    }


def spell(form: str) -> Iterator[str]:
    """Give a form as it is, with its accents set apart, and without them, as in file names and addresses."""
    yield from dict.fromkeys((form, unicodedata.normalize("NFC", form), unicodedata.normalize("NFD", form)))
    plain = unicodedata.normalize("NFKD", form).encode("ascii", "ignore").decode()
    if plain != form and any(sign.isalnum() for sign in plain):
        yield plain


def _list_parts(name: str) -> Iterable[str]:
    return (part for part in name.split() if len(part) >= _SHORTEST_PART and part[0].isupper())


def _list_known(called: set[str]) -> Iterator[set[str]]:
    """Give all names of each entry of the reference data that goes by one of these."""
    wanted = {fold(one) for one in called}
    for _, key, names in _read_known():
        if fold(key) in wanted or any(fold(name) in wanted for name in names[:1]):
            yield set(names)


@cache
def _read_known() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    found = []
    for file, key, columns in _SOURCES:
        path = find_shipped("reference") / f"{file}.csv"
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines):
            names = [name.strip() for column in columns for name in (row.get(column) or "").split("|") if name.strip()]
            found.append((file, row[key], tuple(dict.fromkeys(names))))
    return tuple(found)
