"""The protocol that every extractor keeps, and the one that is built in: rules over a parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.language import Language

from analysis.extraction.extract import Rows, extract_rows
from analysis.extraction.parse import Parse, parse_documents
from analysis.schemas import Document


class Extractor(Protocol):
    """Whoever proposes rows of documents. What it proposes is checked like everything else before it is kept."""

    def propose(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Rows]]:
        """Give each document, in order, with the rows of every table, ``documents`` and ``sentences`` included.

        Raises
        ------
        EmptyArticle
            When a document holds no sentence.
        ExtractorError
            When somebody who was asked gave nothing that can be used.
        """
        ...


class RuleExtractor:
    """The built-in extractor: gazetteers, lexicons and named rules over a parse.

    Parameters
    ----------
    nlp : Language
        A spaCy pipeline that is loaded.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def propose(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Rows]]:
        """Give each document with its rows; see `Extractor`."""
        for parse, rows in self.read(documents):
            parse.release()
            yield parse.document, rows

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Parse, Rows]]:
        """Give each document's parse with its rows, for an extractor that adds to them."""
        for parse in parse_documents(self._nlp, documents):
            yield parse, extract_rows(parse)
