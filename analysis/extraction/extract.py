"""Put the extraction together: one parse, then the modules of each table in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.errors import EmptyArticle
from analysis.extraction.actors import find_actors, make_actor_rows
from analysis.extraction.claims import find_claims
from analysis.extraction.event_rows import make_event_rows
from analysis.extraction.events import EventReader
from analysis.extraction.parse import Parse
from analysis.extraction.places import find_places
from analysis.extraction.quantities import find_quantities
from analysis.extraction.relations import find_relations
from analysis.schemas import TABLES, Document, check_references, check_spans, make_frame


def check_rows(document: Document, rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, pd.DataFrame]:
    """Give the frame of every table from the rows that an extractor proposes, held against the tables' contracts.

    Raises
    ------
    DataError
        When a row breaks its table's model, its span is not in the text, or it names a row that is not there.
    """
    frames = {table: make_frame(table, rows.get(table, [])) for table in TABLES}
    for table, frame in frames.items():
        if table != "documents":
            check_spans(table, frame, document.text)
    check_references(frames)
    return frames


def extract_rows(parse: Parse) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of every table for one parsed document, not yet held against the tables' models.

    Raises
    ------
    EmptyArticle
        When it holds no sentence.
    """
    if not parse.sentences:
        raise EmptyArticle(f"{parse.document.name} holds no sentence: give an article with running text.")
    index, disputes = find_actors(parse)
    claims = find_claims(parse, index)
    places, place_mentions = find_places(parse, index)
    read = EventReader(parse, index, disputes).read()
    events, participants = make_event_rows(parse, index, read, claims=claims, place_mentions=place_mentions)
    actors, mentions = make_actor_rows(parse, index)
    return {
        "documents": [_document_row(parse.document)],
        "sentences": _sentence_rows(parse),
        "actors": actors,
        "mentions": mentions,
        "events": events,
        "participants": participants,
        "claims": claims,
        "quantities": find_quantities(parse, index, claims),
        "relations": find_relations(parse, index),
        "places": places,
        "place_mentions": place_mentions,
    }


def _document_row(document: Document) -> dict[str, Any]:
    columns = TABLES["documents"].to_schema().columns
    return {column: getattr(document, column) for column in columns}


def _sentence_rows(parse: Parse) -> list[dict[str, Any]]:
    return [
        {
            "document_id": parse.document.document_id, "sentence": s.number, "paragraph": s.paragraph,
            "start": s.start, "end": s.end, "text": s.text,
        }
        for s in parse.sentences
    ]  # fmt: skip
