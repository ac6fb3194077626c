"""The things that tables tell of, each in a form that can be compared across texts: names for ids, fields as words.

A thing has ``id``, ``label``, ``document_id``, ``sentences``, ``fields`` (what can change, as text or null), and the keys
that anchors are made of. Actors are known by their key in the gazetteer, else by name, which are the same in every text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies, join_names
from analysis.measures.matching import Row, fold, list_words
from analysis.measures.tracks import summarise_tracks, trace_mediation_tracks
from analysis.schemas import Tables

_LONGEST_LABEL = 90


class _Cast:
    """The actors of a state of the tables: what each is called, and a key for it that other texts share."""

    def __init__(self, actors: pd.DataFrame) -> None:
        kept = actors[actors["review"] != "rejected"]
        self.rows: dict[Any, Row] = {row["actor_id"]: row for row in kept.to_dict("records")}
        self.names = {actor_id: str(row["name"]) for actor_id, row in self.rows.items()}
        self.keys = {actor_id: get_text(row["entity"]) or fold(row["name"]) for actor_id, row in self.rows.items()}
        self.bodies = find_bodies(kept)

    def key(self, actor_id: object) -> str | None:
        return self.keys.get(actor_id)

    def body_key(self, actor_id: object) -> str | None:
        return self.keys.get(self.bodies.get(str(actor_id)))

    def name(self, actor_id: object) -> str | None:
        return self.names.get(actor_id)


def list_event_things(tables: Tables) -> Iterator[Row]:
    """Give each event: what was done, by whom to whom, how far it got, and by whose word."""
    cast, sentences = _Cast(tables.actors), _index_sentences(tables)
    places = dict(zip(tables.places["place_id"], tables.places["name"], strict=True))
    sources = {claim["claim_id"]: _name_source(claim, cast) for claim in tables.claims.to_dict("records")}
    parts: dict[object, list[tuple[str, Any]]] = {}
    for row in _kept(tables.participants):
        if row["actor_id"] in cast.names:
            parts.setdefault(row["event_id"], []).append((row["part"], row["actor_id"]))
    for row in _kept(tables.events):
        mine = parts.get(row["event_id"], [])
        mediators = {cast.body_key(actor) for part, actor in mine if part == "mediator"}
        sides = {cast.body_key(actor) for part, actor in mine if part in ("actor", "recipient")} - mediators
        place = places.get(row["place_id"])
        yield {
            **_common(row, "event_id", _label_event(row, mine, cast)),
            "type": row["type"],
            "quote": fold(row["quote"]),
            "sentence_text": sentences.get((row["document_id"], row["sentence"])),
            "parts": _freeze({(part, cast.key(actor)) for part, actor in mine}),
            "body_parts": _freeze({(part, cast.body_key(actor)) for part, actor in mine}),
            "mediators": _freeze(mediators),
            "pair": _freeze(sides),
            "when": None if pd.isna(row["when_start"]) else (row["when_start"], _first(row["when_end"], row["when_start"])),
            "place": fold(place),
            "fields": {
                "type": row["type"],
                "status": row["status"],
                "participants": _write_parts(mine, cast),
                "factuality": _write_number(row["factuality"]),
                "when": get_text(row["when_text"]),
                "place": get_text(place),
                "by the word of": sources.get(row["claim_id"]),
            },
        }  # fmt: skip


def list_track_things(tables: Tables) -> Iterator[Row]:
    """Give each mediation track: who mediates between whom, and the path of its statuses."""
    actors = tables.actors[tables.actors["review"] != "rejected"]
    known = set(actors["actor_id"])
    events = tables.events[tables.events["review"] != "rejected"]
    parts = tables.participants[
        (tables.participants["review"] != "rejected") & tables.participants["actor_id"].isin(known)
    ]
    cast = _Cast(tables.actors)
    tracks = trace_mediation_tracks(events, parts, actors, tables.sentences)
    ids = {row["track"]: row for row in tracks.to_dict("records")}
    for row in summarise_tracks(tracks).to_dict("records"):
        step = ids[row["track"]]
        parties = [(step[f"party_{side}_id"], step[f"party_{side}"]) for side in "ab"]
        named = [name for actor_id, name in parties if isinstance(actor_id, str)]
        pair = _freeze({cast.key(actor_id) for actor_id, _ in parties} - {None})
        between = f" between {join_names(named)}" if len(named) > 1 else f" with {named[0]}" if named else ""
        mediator = cast.key(step["mediator_id"])
        yield {
            "id": "|".join([str(mediator), *map(str, pair)]),
            "label": f"{row['mediator']}{between}",
            "document_id": step["document_id"],
            "sentences": row["sentences"],
            "mediator": mediator,
            "pair": pair,
            "fields": {"path": " → ".join(row["path"]), "parties": join_names(named) or None},
        }


def list_figure_things(tables: Tables) -> Iterator[Row]:
    """Give each figure: the number, what it counts, whose it is and who says so."""
    cast = _Cast(tables.actors)
    sources = {claim["claim_id"]: _name_source(claim, cast) for claim in tables.claims.to_dict("records")}
    for row in _kept(tables.quantities):
        counted = get_text(row["counted"])
        yield {
            **_common(row, "quantity_id", f"{row['quote']} ({counted})" if counted else str(row["quote"])),
            "counted": fold(counted),
            "head": next(reversed([*list_words(counted)]), None),
            "unit": get_text(row["unit"]),
            "whose": cast.key(row["actor_id"]) or "",
            "fields": {
                "figure": _write_figure(row),
                "counted": counted,
                "fate": get_text(row["fate"]),
                "whose": cast.name(row["actor_id"]),
                "by the word of": sources.get(row["claim_id"]),
            },
        }


def list_claim_things(tables: Tables) -> Iterator[Row]:
    """Give each claim: what is said, by whom, and how surely."""
    cast = _Cast(tables.actors)
    for row in _kept(tables.claims):
        source = _name_source(row, cast)
        yield {
            **_common(row, "claim_id", f"{source or 'nobody named'}: “{_shorten(row['quote'])}”"),
            "words": fold(row["quote"]),
            "source": cast.key(row["source_actor_id"]) or fold(row["source_quote"]) or "",
            "fields": {
                "words": " ".join(str(row["quote"]).split()),
                "source": source,
                "sourcing": row["sourcing"],
                "factuality": _write_number(row["factuality"]),
                "hedges": get_text(row["hedges"]),
                "loaded words": get_text(row["loaded"]),
            },
        }


def list_source_things(tables: Tables) -> Iterator[Row]:
    """Give each source that is named, once: who is heard, and what sort of source it is."""
    cast = _Cast(tables.actors)
    found: dict[str, Row] = {}
    for row in _kept(tables.claims):
        name = _name_source(row, cast)
        key = cast.key(row["source_actor_id"]) or fold(row["source_quote"])
        if name is None or key is None:
            continue
        thing = found.setdefault(key, {**_common(row, "claim_id", name), "id": key, "sorts": set(), "marks": set()})
        thing["sorts"].add(row["sourcing"])
        thing["marks"].add(int(row["sentence"]))
    for thing in found.values():
        sorts, marks = thing.pop("sorts"), thing.pop("marks")
        yield {**thing, "sentences": tuple(sorted(marks)), "fields": {"sourcing": ", ".join(sorted(sorts))}}


def list_actor_things(tables: Tables) -> Iterator[Row]:
    """Give each actor: what it is, its office, and for whom it acts."""
    cast = _Cast(tables.actors)
    for row in cast.rows.values():
        yield {
            **_common(row, "actor_id", str(row["name"])),
            "key": cast.key(row["actor_id"]),
            "type": row["kind"],
            "fields": {
                "name": str(row["name"]),
                "kind": row["kind"],
                "role": get_text(row["role"]),
                "acts for": cast.name(row["belongs_to"]),
                "country": get_text(row["country"]),
            },
        }


def list_tie_things(tables: Tables) -> Iterator[Row]:
    """Give each standing tie: who has it, to whom, by what means and how strong."""
    cast = _Cast(tables.actors)
    for row in _kept(tables.relations):
        subject = cast.name(row["subject_id"])
        other = cast.name(row["object_id"]) or get_text(row["object_text"])
        if subject is None or other is None:
            continue
        yield {
            **_common(row, "relation_id", f"{subject} – {str(row['relation']).replace('_', ' ')} – {other}"),
            "subject": cast.key(row["subject_id"]),
            "type": row["relation"],
            "object": cast.key(row["object_id"]) or fold(row["object_text"]),
            "fields": {
                "tie": str(row["relation"]).replace("_", " "),
                "by means of": get_text(row["instrument"]),
                "strength": get_text(row["strength"]),
            },
        }


def list_document_things(tables: Tables) -> Iterator[Row]:
    """Give each article: its headline, outlet and date, and the text itself."""
    for row in tables.documents.to_dict("records"):
        yield {
            "id": row["document_id"],
            "label": get_text(row["title"]) or str(row["name"]),
            "document_id": row["document_id"],
            "sentences": (),
            "url": get_text(row["url"]),
            "name": get_text(row["name"]),
            "fields": {
                "title": get_text(row["title"]),
                "outlet": get_text(row["outlet"]),
                "published": None if pd.isna(row["published_at"]) else f"{row['published_at']:%Y-%m-%d %H:%M} UTC",
                "text": f"sha256 {str(row['sha256'])[:12]}" if get_text(row["sha256"]) else None,
            },
        }


def get_text(value: object) -> str | None:
    """Give a cell's text, and nothing for null."""
    return value if isinstance(value, str) and value else None


def _kept(frame: pd.DataFrame) -> list[Row]:
    rows = frame[frame["review"] != "rejected"].sort_values(["document_id", "start"], kind="stable").to_dict("records")
    return list(rows)


def _common(row: Row, key: str, label: str) -> Row:
    return {
        "id": row[key],
        "label": label,
        "document_id": row["document_id"],
        "sentences": (int(row["sentence"]),),
    }


def _index_sentences(tables: Tables) -> dict[tuple[Any, Any], str | None]:
    return {
        (row["document_id"], row["sentence"]): fold(row["text"]) for row in tables.sentences.to_dict("records")
    }  # fmt: skip


def _name_source(claim: Row, cast: _Cast) -> str | None:
    return cast.name(claim["source_actor_id"]) or get_text(claim["source_quote"])


def _label_event(row: Row, parts: list[tuple[str, Any]], cast: _Cast) -> str:
    def name(part: str) -> list[str]:
        return list(dict.fromkeys(str(cast.name(actor)) for found, actor in parts if found == part))

    actors, recipients, mediators = name("actor"), name("recipient"), name("mediator")
    others = [mediator for mediator in mediators if mediator not in actors]
    return " ".join(
        part
        for part in (
            join_names(actors),
            f"“{_shorten(row['quote'])}”",
            join_names([one for one in recipients if one not in actors]),
            f"(mediator: {join_names(others)})" if others else "",
        )
        if part
    )


def _write_parts(parts: list[tuple[str, Any]], cast: _Cast) -> str | None:
    named: dict[str, set[str]] = {}
    for part, actor in parts:
        named.setdefault(part, set()).add(str(cast.name(actor)))
    return "; ".join(f"{part}: {', '.join(sorted(named[part]))}" for part in sorted(named)) or None


def _write_figure(row: Row) -> str:
    value, low, high = (_write_number(row[column]) for column in ("value", "low", "high"))
    if row["comparator"] == "between" or (value is None and low and high):
        return f"{low or '?'}–{high or '?'}"
    sign = "" if row["comparator"] == "=" else f"{row['comparator']} "
    return f"{sign}{value or low or high or row['quote']}"


def _write_number(value: object) -> str | None:
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def _first(*values: Any) -> Any:
    return next((value for value in values if not pd.isna(value)), None)


def _freeze(parts: set[Any]) -> tuple[Any, ...]:
    return tuple(sorted(parts - {None}, key=str))


def _shorten(text: object) -> str:
    plain = " ".join(str(text).split())
    return plain if len(plain) <= _LONGEST_LABEL else plain[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
