"""Actors and mentions: who takes part, named once, and every place where the text names them."""

from __future__ import annotations

from typing import Any

from analysis.extraction.actors.affiliations import place_people
from analysis.extraction.actors.appositions import tie_appositions
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.doers import find_doers
from analysis.extraction.actors.extents import extent_of
from analysis.extraction.actors.index import ActorIndex, Mention
from analysis.extraction.actors.named_themselves import name_themselves
from analysis.extraction.actors.naming import name_states_and_bodies
from analysis.extraction.actors.nationals import name_nationals
from analysis.extraction.actors.nominals import find_nominals
from analysis.extraction.actors.of_several import name_of_several
from analysis.extraction.actors.people import find_office_holders, find_people
from analysis.extraction.actors.short_names import take_up_short_names
from analysis.extraction.actors.sufferers import find_sufferers
from analysis.extraction.actors.surnames import give_back_surnames
from analysis.extraction.actors.whose import tell_whose
from analysis.extraction.actors.written_from import place_dateline
from analysis.extraction.coreference.coreference import resolve_references
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.mediation.mandates import part_from_nationality
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.parse import Parse, Sentence, end_of, start_of
from analysis.schemas import make_id

#: Forms by how well they show an actor.
_ORDER = {"name": 0, "title": 1, "nominal": 2, "metonym": 3, "demonym": 4, "pronoun": 5}


def find_actors(parse: Parse) -> tuple[ActorIndex, Disputes]:
    """Find who takes part: names, then people with their titles, then unnamed groups, then what refers back to them.

    Gives the index of actors by token, and the pairs that the text sets against each other.
    """
    gazetteer = load_gazetteer()
    cast = Cast()
    name_states_and_bodies(parse, gazetteer, cast)
    take_up_short_names(parse, gazetteer, cast)
    place_dateline(parse, cast)
    find_people(parse, gazetteer, cast)
    give_back_surnames(cast)
    tie_appositions(parse, cast)
    name_themselves(parse, cast)
    name_nationals(parse, cast)
    part_from_nationality(cast)
    find_nominals(parse, gazetteer, cast)
    find_sufferers(parse, cast)
    name_of_several(parse, cast)
    disputes = resolve_references(parse, gazetteer, cast)
    find_office_holders(parse, gazetteer, cast)
    place_people(cast, gazetteer)
    find_doers(parse, gazetteer, cast)
    tell_whose(cast)
    number_actors(parse, cast.index)
    return cast.index, disputes


def number_actors(parse: Parse, index: ActorIndex) -> None:
    """Give each actor that a mention names its id; who has one keeps it."""
    anchors = _find_anchors(index)
    for actor in index.actors:
        anchor = anchors.get(id(actor)) if not actor.actor_id else None
        if anchor is not None:
            _, start, end = _place(parse, anchor)
            actor.actor_id = make_id(parse.document.document_id, "actors", start, end, actor.key)


def _find_anchors(index: ActorIndex) -> dict[int, Mention]:
    """Give the mention by which each actor is shown: the first of its best form."""
    anchors: dict[int, tuple[tuple[int, int], Mention]] = {}
    for mention in index.mentions:
        rank = (_ORDER[mention.form], start_of(mention.head))
        for actor in mention.actors:
            known = anchors.get(id(actor))
            if known is None or rank < known[0]:
                anchors[id(actor)] = (rank, mention)
    return {key: mention for key, (_, mention) in anchors.items()}


def _place(parse: Parse, mention: Mention) -> tuple[Sentence, int, int]:
    first, last = extent_of(mention)
    return parse.sentence_of(mention.head), start_of(first), end_of(last)


def make_actor_rows(parse: Parse, index: ActorIndex) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Make the rows of tables actors and mentions. An actor that is nowhere named but as a part of others has no row."""
    actors: list[dict[str, Any]] = []
    anchors = _find_anchors(index)
    for actor in index.actors:
        anchor = anchors.get(id(actor))
        if anchor is None:
            continue
        sentence, start, end = _place(parse, anchor)
        row = parse.make_row(
            "actors", sentence, start, end, rule=anchor.rule, confidence=anchor.confidence, key=(actor.key,)
        )
        belongs_to = actor.belongs_to
        row |= {
            "name": f"{actor.name} {actor.whose}".strip(),
            "kind": actor.kind,
            "country": actor.country,
            "role": actor.role,
            "belongs_to": belongs_to.actor_id or None if belongs_to else None,
            "entity": actor.entity,
        }
        actors.append(row)
    mentions: list[dict[str, Any]] = []
    for mention in index.mentions:
        sentence, start, end = _place(parse, mention)
        for actor in mention.actors:
            if actor.actor_id:
                row = parse.make_row(
                    "mentions", sentence, start, end, rule=mention.rule, confidence=mention.confidence, key=(actor.key,)
                )
                mentions.append(row | {"actor_id": actor.actor_id, "form": mention.form})
    unique = {row["mention_id"]: row for row in mentions}
    return actors, sorted(unique.values(), key=lambda r: (r["start"], r["end"]))
