"""One actor seen across texts: what it does and suffers, with whom, how it is called, what it says."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.errors import UnknownName
from analysis.measures.bodies import find_bodies, name_actors
from analysis.measures.corpus import join_sentences
from analysis.measures.network import count_interactions
from analysis.schemas import TABLES, Tables

_COUNTERPARTS = [
    "counterpart", "cooperation_by", "conflict_by", "request_by", "cooperation_to", "conflict_to", "request_to",
    "event_count", "sentences",
]  # fmt: skip
_NAMES = ["written", "form", "count", "text_count", "sentences"]
_FACTS = ["fact", "value", "sentences"]
_MOST_LISTED = 8


def find_actor(actors: pd.DataFrame, name: str) -> str:
    """Give the actor_id of the actor that a name means; the one that is named first where none is given.

    Raises
    ------
    UnknownName
        When nobody is called so, or the name fits several.
    """
    wanted = " ".join(name.casefold().split())
    if not wanted and len(actors):
        return str(actors["actor_id"].iloc[0])
    names = actors["name"].map(lambda called: " ".join(str(called).casefold().split()))
    exact = (names == wanted) | (actors["entity"].fillna("").str.casefold() == wanted)
    found = actors[exact] if exact.any() else actors[names.str.contains(wanted, regex=False)]
    if len(found) == 1:
        return str(found["actor_id"].iloc[0])
    listed = ", ".join((found if len(found) else actors)["name"].drop_duplicates().head(_MOST_LISTED))
    said = "could be" if len(found) else "is the name of no actor; there are"
    raise UnknownName(f"{name!r} {said}: {listed or 'none'}.")


def select_actor(tables: Tables, actor_id: str) -> Tables:
    """Give the rows of all tables that concern an actor and those that act for it.

    Events that it takes part in with all their participants, claims whose source it is, its mentions, numbers and ties.
    Actors, documents, sentences and places are kept whole.
    """
    own = list_own(tables.actors, actor_id)
    events = set(tables.participants.loc[tables.participants["actor_id"].isin(own), "event_id"])
    relations = tables.relations
    chosen = {
        "mentions": tables.mentions[tables.mentions["actor_id"].isin(own)],
        "events": tables.events[tables.events["event_id"].isin(events)],
        "participants": tables.participants[tables.participants["event_id"].isin(events)],
        "claims": tables.claims[tables.claims["source_actor_id"].isin(own)],
        "quantities": tables.quantities[tables.quantities["actor_id"].isin(own)],
        "relations": relations[relations["subject_id"].isin(own) | relations["object_id"].isin(own)],
    }
    frames = {table: chosen.get(table, tables[table]).reset_index(drop=True) for table in TABLES}
    return Tables(**frames, versions=tables.versions, corrections=tables.corrections, conflicts=(), rejected=0)


def select_named(tables: Tables | None, name: str) -> Tables | None:
    """Give the rows that concern the actor of a name, as `select_actor` does; no events, claims and ties where none has it.

    Takes nothing, and gives nothing, where there is no earlier edition.
    """
    if tables is None:
        return None
    named = tables.actors[tables.actors["name"] == name]["actor_id"]
    return select_actor(tables, str(named.iloc[0]) if len(named) else "")


def list_own(actors: pd.DataFrame, actor_id: str) -> list[str]:
    """Give the ids of an actor and of all that act for it in the end."""
    return [one for one, body in find_bodies(actors).items() if body == actor_id or one == actor_id]


def summarise_actor(tables: Tables, actor_id: str) -> pd.DataFrame:
    """Sum up an actor.

    A row is a fact: ``fact``, ``value`` (in words), ``sentences``.
    """
    row = tables.actors.set_index("actor_id").loc[actor_id]
    names = name_actors(tables.actors)
    own = list_own(tables.actors, actor_id)
    mentions = tables.mentions[tables.mentions["actor_id"].isin(own)]
    parts = tables.participants[tables.participants["actor_id"].isin(own)]
    claims = tables.claims[tables.claims["source_actor_id"].isin(own)]
    facts: list[dict[str, object]] = []

    def add(fact: str, value: object, marks: Any = ()) -> None:
        if isinstance(value, str):
            facts.append({"fact": fact, "value": value, "sentences": tuple(sorted({int(n) for n in marks}))[:6]})

    add("Kind", str(row["kind"]).replace("_", " "), [row["sentence"]])
    add("Role", row["role"], [row["sentence"]])
    add("Acts for", names.get(row["belongs_to"]) if isinstance(row["belongs_to"], str) else None)
    people = [names[one] for one in own if one != actor_id]
    if people:
        listed = (
            people if len(people) <= _MOST_LISTED else [*people[:_MOST_LISTED], f"{len(people) - _MOST_LISTED} more"]
        )
        add("Who acts for it", ", ".join(listed))
    texts = mentions["document_id"].nunique()
    add("Named", f"{len(mentions)} times in {texts} text{'s' if texts != 1 else ''}", mentions["sentence"])
    for part, words in (("actor", "acts"), ("recipient", "is acted on"), ("mediator", "mediates")):
        mine = parts[parts["part"] == part]
        count = mine["event_id"].nunique()
        add(words.capitalize(), f"in {count} event{'s' if count != 1 else ''}", mine["sentence"])
    add("Is heard", f"in {len(claims)} claim{'s' if len(claims) != 1 else ''}", claims["sentence"])
    return pd.DataFrame(facts, columns=_FACTS)


def count_counterparts(tables: Tables, actor_id: str) -> pd.DataFrame:
    """Count what an actor does to each other one, and what is done to it.

    A row is a counterpart, those with most events first. ``cooperation_by``, ``conflict_by`` and ``request_by`` count what
    the actor (and those who act for it) does to it, ``…_to`` what it does to the actor; ``event_count`` all of them;
    ``sentences``.
    """
    body = find_bodies(tables.actors).get(actor_id, actor_id)
    level = "body" if body == actor_id else "actor"
    pairs = count_interactions(tables.events, tables.participants, tables.actors, level=level)
    found: dict[str, dict[str, Any]] = {}
    for row in pairs.to_dict("records"):
        if actor_id not in (row["actor_id"], row["recipient_id"]):
            continue
        by = row["actor_id"] == actor_id
        other = str(row["recipient"] if by else row["actor"])
        tone = "request" if row["tone"] == "neutral" else row["tone"]
        mine = found.setdefault(other, {**dict.fromkeys(_COUNTERPARTS, 0), "counterpart": other, "sentences": ()})
        mine[f"{tone}_{'by' if by else 'to'}"] += row["event_count"]
        mine["event_count"] += row["event_count"]
        mine["sentences"] = join_sentences([mine["sentences"], row["sentences"]])
    frame = pd.DataFrame(list(found.values()), columns=_COUNTERPARTS)
    return frame.sort_values(["event_count", "counterpart"], ascending=[False, True], kind="stable", ignore_index=True)


def count_names(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count the words by which an actor is called, pronouns apart.

    A row is a way of naming it, the most frequent first: ``written``, ``form``, ``count``, ``text_count``, ``sentences``.
    """
    named = mentions[mentions["form"] != "pronoun"]
    rows: list[dict[str, object]] = []
    for (_, form), own in named.groupby([named["quote"].str.casefold(), "form"], sort=False):
        rows.append(
            {
                "written": own["quote"].iloc[0], "form": form, "count": len(own),
                "text_count": own["document_id"].nunique(), "sentences": tuple(sorted({int(n) for n in own["sentence"]})),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_NAMES)
    return frame.sort_values(["count", "written"], ascending=[False, True], kind="stable", ignore_index=True)
