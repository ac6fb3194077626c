"""Take a batch of articles through reading and extraction to the store; what fails is told and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from analysis.cli.terminal import print_problem, track
from analysis.errors import CommuniqueError, InputError, SetupError
from analysis.schemas import Document
from analysis.sources import DuplicateIndex, read_articles
from analysis.store import Extraction, Store, check_extractions

#: Documents that are extracted together: enough to keep the pipeline busy, few enough to look into one by one.
_CHUNK = 64


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
    debug: bool = False,
) -> Batch:
    """Read, extract and store articles; each that fails is told on standard error, and the rest go on.

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
    extractions = _extract(documents, batch, extractor=extractor, pipeline=pipeline, debug=debug)

    def note_each() -> Iterator[Extraction]:
        for document, frames in track(extractions, doing="Reading and extracting"):
            batch.stored.append(document)
            yield document, frames

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


def _extract(
    documents: Iterable[Document], batch: Batch, *, extractor: str, pipeline: str | None, debug: bool
) -> Iterator[Extraction]:
    # spaCy takes seconds to import, which only commands that extract should pay.
    from analysis.extraction import extract_documents, make_extractor

    # The rules are made where they are first needed. Whoever is asked over the network is asked once an article, so
    # that none is asked again for a neighbour's sake.
    made = None if extractor == "rules" else make_extractor(extractor, pipeline=pipeline, tell=print_problem)
    size = _CHUNK if made is None else 1

    def extract(some: list[Document]) -> list[Extraction]:
        extractions: list[Extraction] = list(extract_documents(some, extractor=made, pipeline=pipeline))
        check_extractions(extractions)
        return extractions

    remaining = iter(documents)
    while chunk := list(islice(remaining, size)):
        if len(chunk) > 1:
            try:
                whole = extract(chunk)
            except (SetupError, ImportError):
                raise
            except Exception:
                # One article broke its chunk: each is taken alone below, so that the others are kept.
                pass
            else:
                yield from whole
                continue
        for document in chunk:
            try:
                extractions = extract([document])
            except (SetupError, ImportError):
                raise
            except CommuniqueError as error:
                if debug and len(chunk) == 1:
                    raise
                batch.report(f"{document.name}: {error}")
            except Exception as error:
                if debug:
                    raise
                batch.report(
                    f"{document.name} could not be extracted ({type(error).__name__}: {error}): "
                    "run `communique --debug extract` on it and report what it prints."
                )
            else:
                yield from extractions
