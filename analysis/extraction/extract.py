"""Put the extraction together: one parse, then the modules of each table in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias

from analysis.errors import DataError, EmptyArticle
from analysis.extraction.actors.actors import find_actors, make_actor_rows
from analysis.extraction.actors.speakers import add_speakers
from analysis.extraction.claims.claims import find_claims
from analysis.extraction.events.event_rows import make_event_rows
from analysis.extraction.events.events import EventReader
from analysis.extraction.mediation.sure_sides import leave_unsure_sides
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.places import find_places
from analysis.extraction.quantities.quantities import find_quantities
from analysis.extraction.relations import find_relations
from analysis.row_checks import Extraction
from analysis.schemas import TABLES, Document, frame_rows

#: The rows of every table, by the table's name; not yet held against the tables' models.
Rows: TypeAlias = dict[str, list[dict[str, Any]]]


def gather_extractions(proposed: Iterable[tuple[Document, Rows]], *, together: int = 64) -> Iterator[Extraction]:
    """Hold what an extractor proposes against the tables' contracts, some documents at a time.

    Checking costs about the same for one document as for many. Of documents that come before one that breaks a contract,
    or on which the extractor fails, none is lost.

    Raises
    ------
    DataError
        When a row breaks its table's model, its span is not in the text, or it names a row that is not there.
    """
    remaining = iter(proposed)
    while True:
        group: list[tuple[Document, Rows]] = []
        failure: Exception | None = None
        try:
            for one in islice(remaining, together):
                group.append(one)
        except Exception as error:
            failure = error
        try:
            checked: Iterable[Extraction] = [_make_extraction(group)] if group else []
        except DataError:
            checked = (_make_extraction([one]) for one in group)
        yield from checked
        if failure is not None:
            raise failure
        if len(group) < together:
            return


def _make_extraction(group: Sequence[tuple[Document, Rows]]) -> Extraction:
    frames = {table: frame_rows(table, [row for _, rows in group for row in rows.get(table, [])]) for table in TABLES}
    return Extraction([document for document, _ in group], frames)


def extract_rows(parse: Parse) -> Rows:
    """Give the rows of every table for one parsed document, not yet held against the tables' models.

    Raises
    ------
    EmptyArticle
        When it holds no sentence.
    """
    if not parse.sentences:
        raise EmptyArticle(f"{parse.document.name} holds no sentence: give an article with running text.")
    index, disputes = find_actors(parse)
    read = EventReader(parse, index, disputes).read()
    leave_unsure_sides(read, index)
    add_speakers(parse, index)
    claims = find_claims(parse, index)
    places, place_mentions = find_places(parse, index)
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
