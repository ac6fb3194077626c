"""A hand-made document with rows in every table, so that the store can be tested without an extraction."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pandas as pd

from analysis.row_checks import Extraction
from analysis.schemas import TABLES, Document, make_frame, make_id

TEXT = "Iran offered to mediate in Tehran. Analysts said that 40 soldiers had died."


def make_document(text: str = TEXT, *, name: str = "iran-offers", **fields: Any) -> Document:
    document_id = "d" + sha256(text.encode()).hexdigest()[:12]
    fields = {"retrieved_at": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), **fields}
    return Document(document_id=document_id, name=name, text=text, **fields)


def make_frames(document: Document) -> dict[str, pd.DataFrame]:
    """Rows for a document whose text contains `TEXT`; a text without it has its one sentence and no more."""
    text, document_id = document.text, document.document_id

    def span(quote: str, table: str, *key: object) -> dict[str, Any]:
        start = text.index(quote)
        singular = {"quantities": "quantity", "place_mentions": "place_mention"}.get(table, table[:-1])
        return {
            "document_id": document_id,
            "sentence": 1 if start < text.index(".") else 2,
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "rule": "by_hand",
            "confidence": 1.0,
            "review": "machine",
            f"{singular}_id": make_id(document_id, table, start, start + len(quote), *key),
        }

    common = {key: getattr(document, key) for key in ("document_id", "name", "title", "outlet", "author", "url")}
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    rows["documents"] = [
        {
            **common,
            "published_at": document.published_at,
            "retrieved_at": document.retrieved_at,
            "language": document.language,
            "text": text,
            "sha256": document.sha256,
            "near_duplicate_of": document.near_duplicate_of,
        }
    ]
    end = text.index(".") + 1
    sentences = [(0, end)] if TEXT not in text else [(0, end), (end + 1, len(text))]
    rows["sentences"] = [
        {"document_id": document_id, "sentence": n, "paragraph": 1, "start": a, "end": b, "text": text[a:b]}
        for n, (a, b) in enumerate(sentences, start=1)
    ]
    if TEXT in text:
        actor = span("Iran", "actors") | {"name": "Iran", "kind": "state", "country": "IRN"}
        place = span("Tehran", "places") | {"name": "Tehran", "latitude": 35.7, "longitude": 51.4}
        event = span("offered to mediate", "events") | {
            "type": "AGREE", "cameo": "039", "quad": 1, "intensity": 2.5, "status": "offered", "place_id": place["place_id"],
        }  # fmt: skip
        claim = span("40 soldiers had died", "claims") | {
            "source_quote": "Analysts", "source_start": text.index("Analysts"), "source_end": text.index("Analysts") + 8,
            "sourcing": "unnamed_people",
        }  # fmt: skip
        rows["actors"] = [actor]
        rows["mentions"] = [span("Iran", "mentions") | {"actor_id": actor["actor_id"], "form": "name"}]
        rows["events"] = [event]
        rows["participants"] = [
            span("Iran", "participants", part)
            | {"event_id": event["event_id"], "actor_id": actor["actor_id"], "part": part}
            for part in ("actor", "mediator")
        ]
        rows["claims"] = [claim]
        rows["quantities"] = [
            span("40", "quantities")
            | {"value": 40.0, "comparator": "=", "unit": "person", "counted": "soldiers", "claim_id": claim["claim_id"]}
        ]
        rows["relations"] = [
            span("Iran", "relations") | {"subject_id": actor["actor_id"], "relation": "hosts", "object_text": "talks"}
        ]
        rows["places"] = [place]
        rows["place_mentions"] = [span("Tehran", "place_mentions") | {"place_id": place["place_id"]}]
    return {table: make_frame(table, listed) for table, listed in rows.items()}


def make_extraction(document: Document) -> Extraction:
    """The rows of `make_frames`, held against the contracts."""
    return Extraction([document], make_frames(document))
