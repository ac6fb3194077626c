"""Of a text of which only some rows were judged, the found rows that meet a judged one: nobody knows of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.evaluation.align import Alignment, Row, pair_spans
from analysis.evaluation.extracted import ScoredText
from analysis.evaluation.ties import tie_found, tie_of_gold

Place = tuple[int, int]


def keep_judged(text: ScoredText) -> ScoredText:
    """Leave out the found rows that meet no judged one; a text that was judged whole is given back as it is.

    A found row meets a judged one, right or rejected, of its own table where their words overlap, one to one, those that
    share most first; of relations, which may stand at the same words, one that states the same tie comes before. So a
    rejected row counts as false where the program still finds it, and what nobody judged counts as nothing.
    Actors and participants stay: they are scored by the rows that they belong to.
    """
    if text.gold.is_whole:
        return text
    gold = text.gold
    right: dict[str, list[Place]] = {
        "events": [(row.span.start, row.span.end) for row in gold.events],
        "claims": [(row.span.start, row.span.end) for row in gold.claims],
        "quantities": [(row.span.start, row.span.end) for row in gold.quantities],
        "mentions": [(row.span.start, row.span.end) for row in gold.mentions],
        "place_mentions": [(span.start, span.end) for place in gold.places.values() for span in place.mentions],
    }
    kept = {table: _keep_meeting(text, table, places, text.rows[table]) for table, places in right.items()}
    return replace(text, rows={**text.rows, **kept, "relations": _keep_relations(text)})


def _keep_meeting(text: ScoredText, table: str, right: Iterable[Place], rows: list[Row]) -> list[Row]:
    """Keep the rows at the words that meet judged ones; rows at the same words stand or fall together."""
    judged = list(dict.fromkeys([*right, *((span.start, span.end) for span in text.gold.rejected.get(table, ()))]))
    found = list(dict.fromkeys((row["start"], row["end"]) for row in rows))
    met = {found[j] for _, j in pair_spans(judged, found, lambda place: place, lambda place: place)}
    return [row for row in rows if (row["start"], row["end"]) in met]


def _keep_relations(text: ScoredText) -> list[Row]:
    aligned = Alignment(text)
    wanted = {tie_of_gold(aligned, relation): relation for relation in text.gold.relations}
    ties = [tie_found(aligned, row) for row in text.rows["relations"]]
    same = [row for row, tie in zip(text.rows["relations"], ties, strict=True) if tie in wanted]
    others = [row for row, tie in zip(text.rows["relations"], ties, strict=True) if tie not in wanted]
    places = [
        *((r.span.start, r.span.end) for tie, r in wanted.items() if tie not in ties),
        *((span.start, span.end) for span in text.gold.rejected.get("relations", ())),
    ]
    pairs = pair_spans(places, others, lambda place: place, lambda row: (row["start"], row["end"]))
    met = {j for _, j in pairs}
    return [*same, *(row for j, row in enumerate(others) if j in met)]
