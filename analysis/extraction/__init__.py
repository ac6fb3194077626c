"""From a document to rows of every table: a spaCy parse, gazetteers, lexicons and named rules, one module a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analysis.schemas import Document

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["extract_documents"]


def extract_documents(
    documents: Iterable[Document], *, pipeline: str | None = None
) -> Iterator[tuple[Document, dict[str, pd.DataFrame]]]:
    """Extract the rows of every table from each document, in order.

    Gives, for each document, the document and a validated frame for each table (``documents`` and ``sentences``
    included), whose spans and references have been checked.

    Parameters
    ----------
    pipeline : str, optional
        Name of the spaCy pipeline; else the first known one that is installed.

    Raises
    ------
    SetupError
        When no pipeline is installed.
    EmptyArticle
        When a document holds no sentence.
    """
    from analysis.extraction.extract import extract_with
    from analysis.extraction.parse import load_pipeline

    yield from extract_with(load_pipeline(pipeline), documents)
