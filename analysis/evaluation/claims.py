"""Claims of our own gold: source, cue and content, exact and by words, and what sort of source it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.evaluation.align import pair_spans
from analysis.evaluation.extracted import ScoredText
from analysis.evaluation.gold import GoldClaim
from analysis.evaluation.measures import Measure
from analysis.evaluation.quotes import Span
from analysis.evaluation.spans import SpanScore, Tally, Words, words_of

#: The four kinds of source that readers tell apart at once.
COARSE = {
    "named_person": "named", "named_body": "named", "official_unnamed": "unnamed", "unnamed_people": "unnamed",
    "media": "media", "unattributed": "unattributed",
}  # fmt: skip
PARTS = ("source", "cue", "content")


def score_claims(texts: Sequence[ScoredText], name: str) -> Iterator[Measure]:
    """Score the parts of claims, whole claims, sourcing and factuality.

    Parts are scored of claims that have a source or a cue: what the article says in its own voice is no attribution.
    Sourcing is the share of all claims of the gold that are found (half of the content shared) with the right sort; what
    is not found is wrong. "Where found" leaves these out.
    """
    parts = {part: SpanScore() for part in PARTS}
    whole = Tally()
    counted: Counter[str] = Counter()
    gaps: list[tuple[float, float]] = []
    sorts = Counter(claim.sourcing for text in texts for claim in text.gold.claims)
    coarse = Counter(COARSE[claim.sourcing] for text in texts for claim in text.gold.claims)
    for text in texts:
        article, gold, found = text.gold.text, text.gold.claims, text.rows["claims"]
        wanted = [parts_ for claim in gold if any((parts_ := _parts_of_gold(article, claim))[:2])]
        given = [parts_ for row in found if any((parts_ := _parts_found(article, row))[:2])]
        for index, part in enumerate(PARTS):
            parts[part].add((w[index] for w in wanted), (g[index] for g in given))
        whole.add(wanted, given)
        for i, j in pair_claims(text):
            counted["paired"] += 1
            counted["fine"] += found[j]["sourcing"] == gold[i].sourcing
            counted["coarse"] += COARSE[found[j]["sourcing"]] == COARSE[gold[i].sourcing]
            if found[j]["factuality"] is not None:
                gaps.append((abs(found[j]["factuality"] - gold[i].factuality), abs(2.0 - gold[i].factuality)))
    for part in PARTS:
        for how, tally in (("exact", parts[part].exact), ("words", parts[part].words)):
            yield Measure(texts=name, layer="attribution", name=f"{part} {how} F1", value=tally.f1, items=tally.gold)
    yield Measure(texts=name, layer="attribution", name="whole claims F1", value=whole.f1, items=whole.gold)
    items = sorts.total()
    # Of a text of whose claims nobody has judged one, as corrections may be, there is nothing to say.
    if not items:
        return
    yield Measure(
        texts=name, layer="sourcing", name="accuracy in four classes", value=counted["coarse"] / items, items=items,
        constant=max(coarse.values(), default=0) / items,
    )  # fmt: skip
    yield Measure(
        texts=name, layer="sourcing", name="accuracy in six classes", value=counted["fine"] / items, items=items,
        constant=max(sorts.values(), default=0) / items,
    )  # fmt: skip
    yield Measure(
        texts=name, layer="sourcing", name="accuracy in four classes, where found", is_pinned=False, items=counted["paired"],
        value=counted["coarse"] / max(counted["paired"], 1),
    )  # fmt: skip
    yield Measure(
        texts=name, layer="sourcing", name="factuality MAE, where found", is_pinned=False, items=len(gaps), is_error=True,
        value=sum(g for g, _ in gaps) / max(len(gaps), 1), constant=sum(c for _, c in gaps) / max(len(gaps), 1),
    )  # fmt: skip


def pair_claims(text: ScoredText) -> list[tuple[int, int]]:
    """Pair the claims of the gold with those found that share half of the content."""
    return pair_spans(
        text.gold.claims,
        text.rows["claims"],
        lambda claim: (claim.span.start, claim.span.end),
        lambda row: (row["start"], row["end"]),
        least=0.499,
    )


def find_right_claims(text: ScoredText) -> set[str]:
    """Give the ids of the found claims that are right in source, cue and content."""
    wanted = {_parts_of_gold(text.gold.text, claim) for claim in text.gold.claims}
    return {row["claim_id"] for row in text.rows["claims"] if _parts_found(text.gold.text, row) in wanted}


def _parts_of_gold(text: str, claim: GoldClaim) -> tuple[Words, Words, Words]:
    def words(span: Span | None) -> Words:
        return words_of(text, (span.start, span.end)) if span else frozenset()

    return words(claim.source), words(claim.cue), words(claim.span)


def _parts_found(text: str, row: dict[str, Any]) -> tuple[Words, Words, Words]:
    def words(start: str, end: str) -> Words:
        return words_of(text, (row[start], row[end])) if row.get(start) is not None else frozenset()

    return words("source_start", "source_end"), words("cue_start", "cue_end"), words("start", "end")
