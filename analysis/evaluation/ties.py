"""Relations and places of our own gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.evaluation.align import Alignment
from analysis.evaluation.gold import GoldRelation
from analysis.evaluation.measures import Measure
from analysis.evaluation.spans import Tally, Words, words_of

_SYMMETRIC = frozenset({"borders", "allied_with", "hostile_to"})
Tie = tuple[str, str, str]


def score_relations(texts: Sequence[Alignment], name: str) -> Iterator[Measure]:
    """Score (subject, relation, object), each once a text; symmetric ties in either order."""
    tally = Tally()
    for text in texts:
        tally.add(
            {tie_of_gold(text, relation) for relation in text.text.gold.relations},
            {tie_found(text, row) for row in text.text.rows["relations"]},
        )
    yield Measure(
        texts=name, layer="relations", name="(subject, relation, object) F1", value=tally.f1, items=tally.gold
    )


def score_places(texts: Sequence[Alignment], name: str) -> Iterator[Measure]:
    """Score the spots where places are named, and with the country of the place; the constant is the text's usual one."""
    spans, countries, usual = Tally(), Tally(), Tally()
    for text in texts:
        wanted, given = _places_of_gold(text), _places_found(text)
        spans.add((words for words, _ in wanted), (words for words, _ in given))
        countries.add(wanted, given)
        common = Counter(country for _, country in wanted).most_common(1)
        usual.add(wanted, ((words, common[0][0]) for words, _ in given) if common else ())
    yield Measure(texts=name, layer="places", name="mention span F1", value=spans.f1, items=spans.gold)
    yield Measure(
        texts=name, layer="places", name="mention and country F1", value=countries.f1, items=countries.gold,
        constant=usual.f1,
    )  # fmt: skip


def find_right_relations(text: Alignment) -> set[str]:
    """Give the ids of the found relations that the gold holds."""
    wanted = {tie_of_gold(text, relation) for relation in text.text.gold.relations}
    return {row["relation_id"] for row in text.text.rows["relations"] if tie_found(text, row) in wanted}


def tie_of_gold(text: Alignment, relation: GoldRelation) -> Tie:
    """Give the tie that a relation of the gold states."""
    return _in_order(relation.subject, relation.relation, relation.object or _plain(relation.object_text))


def tie_found(text: Alignment, row: dict[str, Any]) -> Tie:
    """Give the tie that a found relation states, its actors by those of the gold."""
    to = text.found_self(row["object_id"]) if row.get("object_id") else _plain(row.get("object_text"))
    return _in_order(text.found_self(row["subject_id"]), row["relation"], to)


def _in_order(subject: str, relation: str, to: str) -> Tie:
    if relation in _SYMMETRIC:
        subject, to = sorted((subject, to))
    return subject, relation, to


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().removeprefix("the ").split())


def _places_of_gold(text: Alignment) -> list[tuple[Words, str | None]]:
    return [
        (words_of(text.text.gold.text, (span.start, span.end)), place.country)
        for place in text.text.gold.places.values()
        for span in place.mentions
    ]


def _places_found(text: Alignment) -> list[tuple[Words, str | None]]:
    countries = {row["place_id"]: row["country"] for row in text.text.rows["places"]}
    return [
        (words_of(text.text.gold.text, (row["start"], row["end"])), countries[row["place_id"]])
        for row in text.text.rows["place_mentions"]
    ]
