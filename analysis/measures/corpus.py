"""Several texts as one: in order of time, sentences numbered through, each actor once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.schemas import REFERENCES, TABLES, Tables

_TEXTS = ["document_id", "label", "title", "outlet", "published_at", "first", "last", "sentence_count", "sentences"]
_SPACE = re.compile(r"\W+")


def join_texts(tables: Tables) -> Tables:
    """Put the texts in order of time, number their sentences through, and let an actor that several name be one.

    The frames have the columns of the tables. ``document_id`` begins with the text's place in order of publication (those
    without a date last), so that what is sorted by it is in order of time; ``sentence`` counts on from text to text.
    An actor is the same in two texts by its key in the gazetteer, else by its name where it is a state, or a person, an organisation,
    a government or an armed group with a name of at least two words; it keeps the first row that names it.
    """
    order = tables.documents.sort_values(["published_at", "name", "document_id"], na_position="last", kind="stable")
    ids = [str(document_id) for document_id in order["document_id"]]
    placed = {document_id: f"{place:05d}:{document_id}" for place, document_id in enumerate(ids)}
    counts = tables.sentences.groupby("document_id")["sentence"].max()
    offsets: dict[str, int] = {}
    total = 0
    for document_id in ids:
        offsets[document_id] = total
        total += int(counts.get(document_id, 0))
    same = _find_same(tables.actors, ids)
    frames: dict[str, pd.DataFrame] = {}
    for table in TABLES:
        frame = tables[table]
        changes: dict[str, Any] = {"document_id": frame["document_id"].map(placed)}
        if "sentence" in frame:
            changes["sentence"] = frame["sentence"] + frame["document_id"].map(offsets).fillna(0).astype("int64")
        for column, target in REFERENCES.get(table, {}).items():
            if target == "actors":
                changes[column] = frame[column].map(lambda value: same.get(value, value))
        if table == "actors":
            changes["actor_id"] = frame["actor_id"].map(same)
        frames[table] = frame.assign(**changes).sort_values(
            ["document_id", *[c for c in ("sentence", "start") if c in frame]], kind="stable", ignore_index=True
        )
    frames["actors"] = _keep_first(frames["actors"])
    return Tables(
        **frames, versions=tables.versions, corrections=tables.corrections, conflicts=tables.conflicts,
        rejected=tables.rejected,
    )  # fmt: skip


def _find_same(actors: pd.DataFrame, ids: list[str]) -> dict[str, str]:
    """Give, for each actor_id, that of the actor's row in the first text that names it."""
    place = {document_id: number for number, document_id in enumerate(ids)}
    first: dict[object, str] = {}
    same: dict[str, str] = {}
    rows = sorted(actors.to_dict("records"), key=lambda row: (place.get(str(row["document_id"]), 0), row["start"]))
    for row in rows:
        same[row["actor_id"]] = first.setdefault(_key_of(row), row["actor_id"])
    return same


def _key_of(row: dict[Any, Any]) -> object:
    if isinstance(row["entity"], str):
        return row["entity"]
    name = _SPACE.sub(" ", str(row["name"]).casefold()).strip()
    if row["kind"] == "state":
        return (row["kind"], name)
    if row["kind"] in ("person", "organisation", "armed_group", "government") and " " in name:
        return (row["kind"], name)
    return row["actor_id"]


def _keep_first(actors: pd.DataFrame) -> pd.DataFrame:
    """Keep an actor's first row, with what the first row that knows it says of role and body."""
    if actors.empty:
        return actors
    kept = actors.drop_duplicates("actor_id").set_index("actor_id", drop=False)
    for column in ("role", "belongs_to", "country"):
        known = actors.dropna(subset=[column]).drop_duplicates("actor_id").set_index("actor_id")[column]
        kept[column] = kept[column].fillna(known)
    return kept.reset_index(drop=True)


def list_texts(tables: Tables) -> pd.DataFrame:
    """List the texts of a set.

    A row is a text, in order of time. Columns: ``document_id``, ``label`` (a short name), ``title``, ``outlet``,
    ``published_at``, ``first`` and ``last`` (numbers of its sentences), ``sentence_count``, ``sentences`` (the first).
    """
    rows: list[dict[str, object]] = []
    for row in tables.documents.sort_values("document_id").to_dict("records"):
        own = tables.sentences.loc[tables.sentences["document_id"] == row["document_id"], "sentence"]
        first, last = (int(own.min()), int(own.max())) if len(own) else (None, None)
        rows.append(
            {
                **{column: row.get(column) for column in _TEXTS}, "label": row["name"], "first": first, "last": last,
                "sentence_count": len(own), "sentences": (first,) if first is not None else (),
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=_TEXTS)


def label_documents(documents: pd.DataFrame) -> dict[str, str]:
    """Give each document_id the name by which a set calls the text."""
    return dict(zip(documents["document_id"].astype(str), documents["name"].astype(str), strict=True))


def join_sentences(marks: Iterable[Iterable[int]]) -> tuple[int, ...]:
    """Give all sentences of some collections of them, in order and each once."""
    return tuple(sorted({int(number) for listed in marks for number in listed}))


def date_events(events: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Date each event: by the text's own words where they can be placed, else by the day of publication.

    A row is an event, with ``at`` (UTC, null where neither is known), ``dated_by`` (``text``, ``publication`` or null) and
    ``span_days`` beside the columns of the table. The last says how exactly: "in 1991" is a day that lies within 364 days
    of ``at``, a date is 0.
    """
    days = dict(zip(documents["document_id"], documents["published_at"], strict=True))
    published = pd.to_datetime(events["document_id"].map(days), utc=True)
    at = events["when_start"].fillna(published)
    by = pd.Series("publication", index=events.index, dtype="object").mask(events["when_start"].notna(), "text")
    span = (events["when_end"] - events["when_start"]).dt.days.fillna(0).astype("int64")
    return events.assign(at=at, dated_by=by.where(at.notna(), None), span_days=span)
