"""From a document to rows of every table: a spaCy parse, gazetteers, lexicons and named rules, a folder for each kind of reading.

The module that is named like its folder puts the folder together; `extract` puts the folders together.

Whatever keeps the protocol `analysis.extraction.extractor.Extractor` can take the place of the rules, or add to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from analysis.errors import UnknownName
from analysis.schemas import Document
from analysis.settings import EXTRACTORS

if TYPE_CHECKING:
    from analysis.extraction.extractor import Extractor
    from analysis.row_checks import Extraction

__all__ = ["extract_documents", "make_extractor"]


def make_extractor(
    name: str = "rules", *, pipeline: str | None = None, tell: Callable[[str], None] = lambda _: None
) -> Extractor:
    """Make an extractor by its name.

    Parameters
    ----------
    name : {"rules", "endpoint"}
        ``rules`` is built in and asks nobody. ``endpoint`` also asks an OpenAI-compatible endpoint, which the
        environment names, for what the rules have missed.
    pipeline : str, optional
        Name of the spaCy pipeline; else the first known one that is installed.
    tell : callable, keyword-only
        Is given one sentence a document, where others than the rules proposed rows.

    Raises
    ------
    UnknownName
        When there is no such extractor.
    SetupError
        When no pipeline is installed, or the endpoint is not named or is one that nothing is sent to.
    """
    if name not in EXTRACTORS:
        raise UnknownName(f"No extractor is called {name!r}; there are: {', '.join(EXTRACTORS)}.")
    from analysis.extraction.extractor import RuleExtractor
    from analysis.extraction.parsing.pipeline import load_pipeline

    if name == "rules":
        return RuleExtractor(load_pipeline(pipeline))
    from analysis.extraction.endpoint import EndpointExtractor, read_endpoint

    endpoint = read_endpoint()
    return EndpointExtractor(RuleExtractor(load_pipeline(pipeline)), endpoint, tell=tell)


def extract_documents(
    documents: Iterable[Document], *, extractor: Extractor | None = None, pipeline: str | None = None
) -> Iterator[Extraction]:
    """Extract the rows of every table from each document, in order.

    Gives some documents at a time, with one frame a table for all of them (``documents`` and ``sentences`` included) that
    was held against all contracts.

    Parameters
    ----------
    extractor : Extractor, optional
        Who proposes the rows; the built-in rules where none is given.
    pipeline : str, optional
        Name of the spaCy pipeline of the built-in rules; else the first known one that is installed.

    Raises
    ------
    SetupError
        When no pipeline is installed.
    EmptyArticle
        When a document holds no sentence.
    ExtractorError
        When an extractor outside the program gave nothing that can be used.
    DataError
        When an extractor proposes rows that break a contract.
    """
    from analysis.extraction.extract import gather_extractions

    if extractor is None:
        yield from gather_extractions(make_extractor(pipeline=pipeline).propose(documents))
    else:
        # Who is asked over a network takes longer than a check: its rows are not kept waiting for others'.
        yield from gather_extractions(extractor.propose(documents), together=1)
