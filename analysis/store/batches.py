"""What is written at once: extractions that hold enough documents, joined to one frame a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.row_checks import Extraction
from analysis.schemas import TABLES


def take_documents(extractions: Iterator[Extraction], least: int) -> Iterator[Extraction]:
    """Take extractions until they hold so many documents."""
    taken = 0
    while taken < least and (extraction := next(extractions, None)) is not None:
        taken += len(extraction.documents)
        yield extraction


def join_extractions(batch: Sequence[Extraction]) -> dict[str, pd.DataFrame]:
    """Join the rows of some extractions; a document that is in several is taken as it came last."""
    last = {document.document_id: number for number, one in enumerate(batch) for document in one.documents}
    joined = {}
    for table in TABLES:
        frames = [
            frame if all(last[document.document_id] == number for document in one.documents)
            else frame[frame["document_id"].map(last) == number]
            for number, one in enumerate(batch) for frame in (one.frames[table],)
        ]  # fmt: skip
        # Empty frames would only blur the types of the others.
        filled = [frame for frame in frames if len(frame)]
        joined[table] = pd.concat(filled, ignore_index=True) if filled else batch[0].frames[table].iloc[:0]
    return joined
