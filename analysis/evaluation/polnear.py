"""Attribution scored on PolNeAR (Newell, Margolin and Ruths 2018): source, cue, content, and whole relations.

PolNeAR and our tables part in three conventions, and the scorer goes from ours to theirs:

- PolNeAR counts every attitude ("backs the plan", "refused to sign", "urged them to talk"); the table of claims holds
  statements only. So attributions are scored as they are read, before those that state nothing are left out;
  ``claims_only`` scores the table as it is.
- PolNeAR's content holds whom a charge or belief is about ("accused *Iran of lying*", "*they* are said *to know*").
- Quotation marks, outer punctuation, a leading "that" and a closing possessive count for neither side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spacy.language import Language

from analysis.errors import DataError
from analysis.evaluation.spans import SpanScore, Tally, Words, words_of
from analysis.extraction.actors.actors import find_actors
from analysis.extraction.claims.attributions import Attribution
from analysis.extraction.claims.claims import find_claims
from analysis.extraction.claims.speech import read_attributions
from analysis.extraction.parsing.parse import parse_documents, span_of
from analysis.schemas import Document

Ranges = tuple[tuple[int, int], ...]

_SPAN = re.compile(r"(T\d+)\t\S+ ([\d ;]+)")
_RELATION = re.compile(r"E\d+\t(.*)")
PARTS = ("source", "cue", "content")


@dataclass(frozen=True)
class Relation:
    """An attribution: each part as stretches of the text, empty where it has none."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True)
class AttributedText:
    """An article with its attributions."""

    name: str
    text: str
    relations: tuple[Relation, ...]


@dataclass
class AttributionScore:
    """Scores of the three parts, and of relations that are right in all three; ``errors`` names articles that broke."""

    source: SpanScore = field(default_factory=SpanScore)
    cue: SpanScore = field(default_factory=SpanScore)
    content: SpanScore = field(default_factory=SpanScore)
    relation: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)

    def add(self, text: str, gold: Iterable[Relation], found: Iterable[Relation]) -> None:
        """Count the relations of one article."""
        wanted, given = [_normalise(text, r) for r in gold], [_normalise(text, r) for r in found]
        for index, part in enumerate(PARTS):
            score: SpanScore = getattr(self, part)
            score.add((r[index] for r in wanted), (r[index] for r in given))
        self.relation.add(set(wanted), set(given))


def score_polnear(
    folder: Path, nlp: Language, *, claims_only: bool = False, tell: Callable[[str], None] | None = None
) -> AttributionScore:
    """Extract the articles of one part of PolNeAR and score their attributions.

    Parameters
    ----------
    folder : Path
        Holds ``attributions`` and ``text``, for instance the part ``dev``.
    claims_only : bool
        Score the rows of table claims instead of all attributions.
    tell : callable, optional
        Told the name of each article before it is read.

    Raises
    ------
    DataError
        When the folder holds no articles.
    """
    score = AttributionScore()
    for article in read_polnear(folder):
        if tell is not None:
            tell(article.name)
        found: list[Relation] = []
        try:
            found = find_relations(article.text, nlp, claims_only=claims_only)
        except Exception as error:  # What breaks is counted: one of the things that are measured is that nothing does.
            score.errors.append(f"{article.name}: {type(error).__name__}: {error}")
        score.add(article.text, article.relations, found)
    return score


def find_relations(text: str, nlp: Language, *, claims_only: bool = False) -> list[Relation]:
    """Find the attributions of a text and give them as relations.

    Parameters
    ----------
    claims_only : bool
        Give the rows of table claims instead of all attributions.
    """
    document = Document(document_id="d0", name="article", text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    (parse,) = parse_documents(nlp, [document])
    if not claims_only:
        return relate_attributions(read_attributions(parse))
    index, _ = find_actors(parse)
    return group_claims(find_claims(parse, index))


def read_polnear(folder: Path) -> Iterator[AttributedText]:
    """Read the articles of one part of PolNeAR: brat standoff in ``attributions``, raw text in ``text``.

    A few texts were annotated by several people to measure their agreement; each counts once, with its first file.

    Raises
    ------
    DataError
        When the folder holds none.
    """
    files = sorted((folder / "attributions").glob("*.ann"))
    if not files:
        raise DataError(f"No PolNeAR in {folder}: it needs the folders attributions and text.")
    first: dict[str, Path] = {}
    for file in files:
        first.setdefault(file.stem.rsplit("_", 1)[0], file)
    for name, file in first.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        yield AttributedText(name, text, tuple(read_relations(file.read_text(encoding="utf-8"))))


def read_relations(standoff: str) -> Iterator[Relation]:
    """Read the attribution relations of a brat standoff file.

    Examples
    --------
    >>> next(read_relations("T1\\tCue 3 7\\tsaid\\nT2\\tContent 8 12\\tthat\\nE1\\tCue:T1 Content:T2")).cue
    ((3, 7),)
    """
    spans: dict[str, Ranges] = {}
    for found in map(_SPAN.match, standoff.split("\n")):
        if found:
            pairs = (pair.split() for pair in found[2].split(";"))
            spans[found[1]] = tuple((int(start), int(end)) for start, end in pairs)
    for found in map(_RELATION.match, standoff.split("\n")):
        if not found:
            continue
        parts: dict[str, Ranges] = dict.fromkeys(PARTS, ())
        for role in found[1].split():
            name, _, key = role.partition(":")
            part = name.rstrip("0123456789").lower()
            if part in parts:
                parts[part] += spans.get(key, ())
        yield Relation(**parts)


def relate_attributions(attributions: Iterable[Attribution]) -> list[Relation]:
    """Make relations of attributions, by PolNeAR's conventions.

    PolNeAR's content holds whom a charge or a belief is about ("accused *Iran of lying*", "*they* are said *to know*"),
    which the table of claims leaves out.
    """
    return [
        Relation(
            source=(span_of(a.source),) if a.source else (),
            cue=(span_of(a.cue),),
            content=tuple(_spans_of_content(a)),
        )
        for a in attributions
    ]


def _spans_of_content(attribution: Attribution) -> Iterator[tuple[int, int]]:
    pieces = [span_of(piece) for piece in attribution.pieces]
    if attribution.raised:
        start, end = span_of(attribution.raised)
        if start > span_of(attribution.cue)[0]:
            pieces[0] = (start, pieces[0][1])
        else:
            yield start, end
    yield from pieces


def group_claims(rows: Iterable[dict[str, Any]]) -> list[Relation]:
    """Make relations of rows of table claims: rows that share source and cue are the pieces of one."""
    grouped: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
    for row in rows:
        if row.get("cue_start") is not None:
            key = (row.get("source_start"), row.get("source_end"), row["cue_start"], row["cue_end"])
            grouped.setdefault(key, []).append((row["start"], row["end"]))
    return [
        Relation(
            source=() if source_start is None else ((source_start, source_end),),
            cue=((cue_start, cue_end),),
            content=tuple(pieces),
        )
        for (source_start, source_end, cue_start, cue_end), pieces in grouped.items()
    ]


def _normalise(text: str, relation: Relation) -> tuple[Words, Words, Words]:
    """Give the parts as words; what is source or cue inside the content ("…, he said, …") is no part of it."""
    content = words_of(text, *relation.content, without=(*relation.source, *relation.cue))
    return words_of(text, *relation.source), words_of(text, *relation.cue), content
