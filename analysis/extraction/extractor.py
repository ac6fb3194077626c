"""The protocol that every extractor keeps, and the one that is built in: rules over a parse."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from spacy.language import Language

from analysis.extraction.extract import Rows, extract_rows
from analysis.extraction.parsing.parse import Parse, parse_documents
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


@contextmanager
def pause_collector() -> Iterator[None]:
    """Let nobody look for garbage while a document is read.

    Its words hold one another until they are released, so that there is none, and each look in the middle of a document
    leaves thousands of words among what is thought to last: enough of them to look through all lexicons again and again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
        read = self.read(documents)
        while True:
            with pause_collector():
                parse, rows = next(read, (None, {}))
                if parse is None:
                    return
                parse.release()
            yield parse.document, rows

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Parse, Rows]]:
        """Give each document's parse with its rows, for an extractor that adds to them."""
        for parse in parse_documents(self._nlp, documents):
            yield parse, extract_rows(parse)
