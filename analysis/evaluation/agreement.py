"""How far two readers agree: what one annotated, scored against what the other did, by the scorers of the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from analysis.evaluation.actors import score_actors
from analysis.evaluation.align import Alignment
from analysis.evaluation.claims import score_claims
from analysis.evaluation.events import score_events, score_mediation
from analysis.evaluation.extracted import Rows, ScoredText
from analysis.evaluation.gold import GoldText
from analysis.evaluation.measures import Measure
from analysis.evaluation.quotes import Span

_PARTS = ("actor", "recipient", "mediator", "venue")


def score_agreement(first: Sequence[ScoredText], second: Sequence[GoldText], name: str) -> Iterator[Measure]:
    """Score the second reader's rows against the first's; none of these figures is pinned.

    Parameters
    ----------
    first : sequence of ScoredText
        The first reader's texts; of what was found only the sentences are used.
    second : sequence of GoldText
        The second reader's annotations; texts that are not in both are left out.
    """
    others = {text.name: text for text in second}
    texts = [
        ScoredText(text.gold, rows_of_gold(others[text.gold.name], text.rows["sentences"]))
        for text in first
        if text.gold.name in others
    ]
    aligned = [Alignment(text) for text in texts]
    for measure in (
        *score_actors(aligned, name),
        *score_events(aligned, name),
        *score_mediation(aligned, name),
        *score_claims(texts, name),
    ):
        yield replace(measure, constant=None, is_pinned=False)


def rows_of_gold(text: GoldText, sentences: Iterable[dict[str, Any]]) -> Rows:
    """Give what a reader annotated as the rows that the program would give, for the tables that a second reader fills."""
    numbered = list(sentences)

    def at(span: Span) -> dict[str, Any]:
        number = max((s["sentence"] for s in numbered if s["start"] <= span.start), default=0)
        return {"start": span.start, "end": span.end, "quote": span.quote, "sentence": number}

    def ends(name: str, span: Span | None) -> dict[str, Any]:
        return {f"{name}_start": span and span.start, f"{name}_end": span and span.end, name: span and span.quote}

    return {
        "sentences": numbered,
        "actors": [vars(actor) for actor in text.actors.values()],
        "mentions": [
            {"mention_id": f"m{n}", "actor_id": actor, "form": mention.form, **at(mention.span)}
            for n, mention in enumerate(text.mentions)
            for actor in mention.actors
        ],
        "events": [
            {
                "event_id": f"e{n}",
                "type": event.type,
                "status": event.status,
                "cameo": event.cameo,
                "rule": "reader",
                "factuality": event.factuality,
                **at(event.span),
            }
            for n, event in enumerate(text.events)
        ],
        "participants": [
            {"event_id": f"e{n}", "actor_id": actor, "part": part}
            for n, event in enumerate(text.events)
            for part in _PARTS
            for actor in getattr(event, part)
        ],
        "claims": [
            {
                "claim_id": f"c{n}",
                "sourcing": claim.sourcing,
                "factuality": claim.factuality,
                **at(claim.span),
                **ends("source", claim.source),
                **ends("cue", claim.cue),
            }
            for n, claim in enumerate(text.claims)
        ],
    }
