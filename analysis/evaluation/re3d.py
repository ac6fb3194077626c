"""Entities and relations scored on re3d, reports on defence and security (Dstl, Open Government Licence and others)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import DataError
from analysis.evaluation.align import pair_spans
from analysis.evaluation.extracted import Rows
from analysis.evaluation.measures import Measure
from analysis.evaluation.spans import Tally

Range = tuple[int, int]
#: (type, span)
Entity = tuple[str, Range]

#: The types of the set that our tables hold at all; weapons, vehicles, dates and the like are left out of the score.
ENTITY_TYPES = frozenset({"Organisation", "Person", "Nationality", "Location", "Quantity", "Money"})
#: Ties of ours and what the set calls them. Its other relations (co-location, likes, attributes) we don't make.
_TIES = {"leads": "InChargeOf", "member_of": "BelongsTo", "allied_with": "AlliesOf", "hostile_to": "FightingAgainst"}
RELATION_TYPES = frozenset({"InChargeOf", "BelongsTo", "AlliesOf", "FightingAgainst", "CommWith"})
_SYMMETRIC = frozenset({"AlliesOf", "FightingAgainst", "CommWith"})


@dataclass(frozen=True)
class Report:
    """A report with its entities and its relations as (type, source span, target span)."""

    name: str
    text: str
    entities: tuple[Entity, ...]
    relations: tuple[tuple[str, Range, Range], ...]


def read_re3d(folder: Path) -> list[Report]:
    """Read all parts of re3d below a folder.

    Raises
    ------
    DataError
        When a file is missing or not as the set has it.
    """
    reports = []
    for documents in sorted(folder.glob("*/documents.json")):
        try:
            entities = _by_document(_read_lines(documents.with_name("entities.json")))
            relations = _by_document(_read_lines(documents.with_name("relations.json")))
            for row in _read_lines(documents):
                key = row["_id"]
                reports.append(
                    Report(
                        name=key, text=row["text"],
                        entities=tuple((e["type"], (e["begin"], e["end"])) for e in entities[key]),
                        relations=tuple(
                            (r["type"], (r["sourceBegin"], r["sourceEnd"]), (r["targetBegin"], r["targetEnd"]))
                            for r in relations[key]
                        ),
                    )
                )  # fmt: skip
        except (ValueError, KeyError, FileNotFoundError) as error:
            raise DataError(f"{documents.parent} is no part of re3d: {error!r}.") from None
    return reports


def _read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _by_document(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["documentId"]].append(row)
    return found


def score_re3d(reports: Iterable[Report], extracted: Iterable[Rows | None], name: str) -> Iterator[Measure]:
    """Score entity spans (with and without type, exact and overlapping) and relations between overlapping spans.

    Only the types that our tables hold are scored: `ENTITY_TYPES`, `RELATION_TYPES`.
    """
    exact, overlapping, typed, ties = Tally(), Tally(), Tally(), Tally()
    for report, rows in zip(reports, extracted, strict=True):
        text = report.text
        wanted = {(kind, _trim(text, span)) for kind, span in report.entities if kind in ENTITY_TYPES}
        given = {(kind, _trim(text, span)) for kind, span in find_entities(rows)} if rows else set()
        exact.add({span for _, span in wanted}, {span for _, span in given})
        typed.add(wanted, given)
        pairs = pair_spans(sorted(wanted, key=lambda e: e[1]), sorted(given, key=lambda e: e[1]), _span, _span)
        _add(overlapping, len(wanted), len(given), len(pairs))
        asked = {r for r in map(_in_order, report.relations) if r[0] in RELATION_TYPES}
        found = {_in_order(r) for r in find_relations(rows)} if rows else set()
        right = {r for r in asked if any(f[0] == r[0] and _overlap(f[1], r[1]) and _overlap(f[2], r[2]) for f in found)}
        _add(ties, len(asked), len(found), min(len(right), len(found)))
    yield Measure(texts=name, layer="entities", name="span exact F1", value=exact.f1, items=exact.gold)
    yield Measure(
        texts=name, layer="entities", name="span overlapping F1", value=overlapping.f1, items=overlapping.gold
    )
    yield Measure(texts=name, layer="entities", name="span and type exact F1", value=typed.f1, items=typed.gold)
    yield Measure(texts=name, layer="relations", name="relation F1, overlapping spans", value=ties.f1, items=ties.gold)


def find_entities(rows: Rows) -> Iterator[Entity]:
    """Give our mentions, places and quantities under the types of the set."""
    kinds = {row["actor_id"]: row["kind"] for row in rows["actors"]}
    for row in rows["mentions"]:
        if row["form"] == "pronoun":
            continue
        kind = "Person" if kinds[row["actor_id"]] == "person" else "Organisation"
        yield "Nationality" if row["form"] == "demonym" else kind, (row["start"], row["end"])
    for row in rows["place_mentions"]:
        yield "Location", (row["start"], row["end"])
    for row in rows["quantities"]:
        unit = row["unit"] or ""
        yield "Money" if len(unit) == 3 and unit.isupper() else "Quantity", (row["start"], row["end"])


def find_relations(rows: Rows) -> Iterator[tuple[str, Range, Range]]:
    """Give our ties, affiliations, and who fights or talks with whom, between the nearest mentions of one sentence."""
    spots: dict[tuple[str, int], list[Range]] = defaultdict(list)
    for row in rows["mentions"]:
        spots[(row["actor_id"], row["sentence"])].append((row["start"], row["end"]))
    for row in rows["relations"]:
        if row["relation"] in _TIES and row.get("object_id"):
            yield from _between(spots, row["sentence"], _TIES[row["relation"]], row["subject_id"], row["object_id"])
    for row in rows["actors"]:
        if row["belongs_to"]:
            yield from _between(spots, row["sentence"], "BelongsTo", row["actor_id"], row["belongs_to"])
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows["participants"]:
        parts[row["event_id"]].append((row["part"], row["actor_id"]))
    for row in rows["events"]:
        kind = {"ASSAULT": "FightingAgainst", "CONSULT": "CommWith", "AID": "CommWith"}.get(row["type"])
        if kind is None:
            continue
        given = parts[row["event_id"]]
        actors = [actor for part, actor in given if part == "actor"]
        others = [actor for part, actor in given if part == "recipient"] or actors[1:]
        for actor in actors:
            for other in others:
                if actor != other:
                    yield from _between(spots, row["sentence"], kind, actor, other)


def _between(
    spots: dict[tuple[str, int], list[Range]], sentence: int, kind: str, subject: str, to: str
) -> Iterator[tuple[str, Range, Range]]:
    pairs = [(a, b) for a in spots[(subject, sentence)] for b in spots[(to, sentence)]]
    if pairs:
        yield (kind, *min(pairs, key=lambda pair: abs(pair[0][0] - pair[1][0])))


def _in_order(relation: tuple[str, Range, Range]) -> tuple[str, Range, Range]:
    kind, source, target = relation
    if kind in _SYMMETRIC and target < source:
        source, target = target, source
    return kind, source, target


def _trim(text: str, span: Range) -> Range:
    """Leave out a leading article: the set has it in, our names do not."""
    start, end = span
    for article in ("the ", "a ", "an "):
        if text[start:end].lower().startswith(article):
            return start + len(article), end
    return span


def _span(entity: Entity) -> Range:
    return entity[1]


def _overlap(a: Range, b: Range) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _add(tally: Tally, gold: int, found: int, right: int) -> None:
    tally.gold, tally.found, tally.right = tally.gold + gold, tally.found + found, tally.right + right
