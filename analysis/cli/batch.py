"""Take a batch of articles through reading and extraction to the store; what fails is told and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis.cli.terminal import print_problem, show_steps
from analysis.errors import InputError
from analysis.extraction import make_extractor
from analysis.extraction.batches import extract_batches
from analysis.row_checks import Extraction
from analysis.schemas import Document
from analysis.sources import DuplicateIndex, read_articles
from analysis.store import Store


@dataclass
class Batch:
    """What became of the articles of one command: the documents stored, in order, and how many failed."""

    stored: list[Document] = field(default_factory=list)
    failed: int = 0

    def report(self, error: object) -> None:
        """Tell of one failure, in one line."""
        self.failed += 1
        print_problem(f"communique: {error}")


def store_articles(
    paths: Sequence[Path],
    store: Store,
    *,
    extractor: str = "rules",
    pipeline: str | None = None,
    jobs: int | None = None,
    debug: bool = False,
) -> Batch:
    """Read, extract and store articles; each that fails is told on standard error, and the rest go on.

    Many are extracted in ``jobs`` processes; see `extract_batches`.

    Raises
    ------
    UnknownName
        When there is no such extractor.
    SetupError
        When no pipeline is installed, or the extractor is not set up.
    StoreError
        When the tables cannot be written.
    """
    batch = Batch()
    documents = _mark_duplicates(_read(paths, batch), store)
    # The rules are made where they are needed; whoever is asked over a network is asked from here.
    made = None if extractor == "rules" else make_extractor(extractor, pipeline=pipeline, tell=print_problem)

    def note_each() -> Iterator[Extraction]:
        with show_steps("Reading and extracting") as show:
            for done in extract_batches(documents, jobs=jobs, extractor=made, pipeline=pipeline, debug=debug):
                for failure in done.failures:
                    batch.report(failure)
                for extraction in done.extractions:
                    batch.stored.extend(extraction.documents)
                    yield extraction
                show(len(batch.stored), None)

    store.replace(note_each())
    return batch


def _read(paths: Sequence[Path], batch: Batch) -> Iterator[Document]:
    seen: set[str] = set()
    for path in paths:
        for article in read_articles(path):
            if isinstance(article, InputError):
                batch.report(article)
            elif article.document_id not in seen:
                seen.add(article.document_id)
                yield article


def _mark_duplicates(documents: Iterable[Document], store: Store) -> Iterator[Document]:
    """Say of each new document which earlier one it nearly equals; a stored one keeps what was said of it."""
    kept = store.read("documents").sort_values(["retrieved_at", "document_id"])
    known = dict(zip(kept["document_id"], kept["near_duplicate_of"], strict=True))
    index = DuplicateIndex()
    for document_id, text in zip(kept["document_id"], kept["text"], strict=True):
        index.add(document_id, text)
    for document in documents:
        if document.document_id in known:
            said = known[document.document_id]
            near: str | None = str(said) if isinstance(said, str) else None
        else:
            near = index.find(document.text)
            index.add(document.document_id, document.text)
        yield replace(document, near_duplicate_of=near)
