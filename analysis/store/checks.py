"""What rows must pass before they are kept: model, document, unique ids, spans and references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from analysis.errors import DataError, UnknownName
from analysis.row_checks import check_references, check_spans
from analysis.schemas import KEYS, TABLES, Document, validate_frame

Extraction: TypeAlias = tuple[Document, Mapping[str, pd.DataFrame]]


def check_extractions(extractions: Sequence[Extraction]) -> dict[str, pd.DataFrame]:
    """Hold all rows of some documents against the contracts, and give them back as one frame a table.

    A table that a document's frames lack has no rows. The models are checked once for all documents together, since a
    check costs about the same for one row as for thousands.

    Raises
    ------
    UnknownName
        When a frame is of no known table.
    DataError
        When rows break a model, belong to another document, share an id, have a span that is not in the text, or
        point to a row or sentence that is not there.
    """
    for document, frames in extractions:
        _check_shape(document, frames)
    checked = {
        table: validate_frame(table, _join([frames[table] for _, frames in extractions if table in frames]))
        for table in TABLES
    }
    by_document = {table: dict(iter(frame.groupby("document_id", sort=False))) for table, frame in checked.items()}
    for document, _ in extractions:
        own = {
            table: by_document[table].get(document.document_id, checked[table].iloc[:0]) for table in TABLES
        }  # fmt: skip
        _check_document(document, own)
    return checked


def _join(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    # Empty frames would only blur the types of the others.
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame()


def _check_shape(document: Document, frames: Mapping[str, pd.DataFrame]) -> None:
    unknown = sorted(set(frames) - set(TABLES))
    if unknown:
        raise UnknownName(f"No table is called {', '.join(unknown)}; there are: {', '.join(TABLES)}.")
    for table, frame in frames.items():
        if len(frame) and "document_id" not in frame:
            raise DataError(f"Table {table} of document {document.document_id} has no column document_id.")
        others = sorted(set(frame["document_id"].astype(str)) - {document.document_id}) if len(frame) else []
        if others:
            raise DataError(
                f"Table {table} of document {document.document_id} has rows of other documents: {others[:5]}."
            )


def _check_document(document: Document, frames: Mapping[str, pd.DataFrame]) -> None:
    named = f"document {document.document_id} ({document.name})"
    documents = frames["documents"]
    if len(documents) != 1:
        raise DataError(f"Table documents has {len(documents)} rows for {named}; it must have one.")
    if documents["text"].iloc[0] != document.text:
        raise DataError(f"Table documents does not hold the text of {named} as it was read.")
    sentences = set(frames["sentences"]["sentence"])
    for table, frame in frames.items():
        key = list(KEYS[table])
        twice = frame.loc[frame.duplicated(key), key[-1]].head(5)
        if len(twice):
            raise DataError(
                f"Table {table} of {named} has more than one row with {key[-1]} {', '.join(map(str, twice))}."
            )
        if table == "documents":
            continue
        check_spans(table, frame, document.text)
        nowhere = sorted(set(frame["sentence"]) - sentences)
        if nowhere:
            raise DataError(f"Table {table} of {named} cites sentences that the document lacks: {nowhere[:5]}.")
    check_references(frames)
