"""Attribution scored on PolNeAR (Newell, Margolin and Ruths 2018): source, cue, content, and whole relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import DataError
from analysis.evaluation.spans import SpanScore, Tally, Words, words_of

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
    """Scores of the three parts, and of relations that are right in all three."""

    source: SpanScore = field(default_factory=SpanScore)
    cue: SpanScore = field(default_factory=SpanScore)
    content: SpanScore = field(default_factory=SpanScore)
    relation: Tally = field(default_factory=Tally)

    def add(self, text: str, gold: Iterable[Relation], found: Iterable[Relation]) -> None:
        """Count the relations of one article."""
        wanted, given = [_normalise(text, r) for r in gold], [_normalise(text, r) for r in found]
        for index, part in enumerate(PARTS):
            score: SpanScore = getattr(self, part)
            score.add((r[index] for r in wanted), (r[index] for r in given))
        self.relation.add(set(wanted), set(given))


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
