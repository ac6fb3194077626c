"""Extract each gold text once, for all scorers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from spacy.language import Language

from analysis.errors import CommuniqueError
from analysis.evaluation.gold import GoldText
from analysis.extraction.extract import extract_rows
from analysis.extraction.parsing.parse import parse_documents
from analysis.schemas import Document

Rows = dict[str, list[dict[str, Any]]]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class ScoredText:
    """A text of our own gold with the rows that the program extracts from it."""

    gold: GoldText
    rows: Rows

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence that an offset stands in; 0 before the first."""
        return max((s["sentence"] for s in self.rows["sentences"] if s["start"] <= offset), default=0)


def extract_gold(nlp: Language, texts: Iterable[GoldText]) -> list[ScoredText]:
    """Extract our own gold, each text dated as its head has it."""
    gold = list(texts)
    documents = [make_document(text.name, text.text, gold=text) for text in gold]
    parses = parse_documents(nlp, documents)
    return [ScoredText(text, extract_rows(parse)) for text, parse in zip(gold, parses, strict=True)]


def extract_texts(nlp: Language, texts: Iterable[tuple[str, str]], *, errors: list[str]) -> Iterator[Rows | None]:
    """Extract texts given as (name, text), in order; None, and a line in ``errors``, where the extraction breaks.

    An error of any kind is counted and not raised: one of the things that are measured is that there is none.
    """
    for name, text in texts:
        try:
            parse = next(parse_documents(nlp, [make_document(name, text)]))
            yield extract_rows(parse)
        except CommuniqueError as error:
            errors.append(f"{name}: {error}")
            yield None
        except Exception as error:
            errors.append(f"{name}: {type(error).__name__}: {error}")
            yield None


def make_document(name: str, text: str, *, gold: GoldText | None = None) -> Document:
    """Make a document of a gold text; offsets hold, as the text is taken as it is."""
    published = None if gold is None else datetime.combine(gold.published_on, datetime.min.time(), tzinfo=UTC)
    return Document(
        document_id=name, name=name, text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published_at=published,
        title=gold.title if gold else None, outlet=gold.outlet if gold else None,
    )  # fmt: skip
