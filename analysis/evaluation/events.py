"""Events of our own gold end to end, and the mediation in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from analysis.evaluation.align import Alignment, pair_spans
from analysis.evaluation.gold import GoldEvent
from analysis.evaluation.measures import Measure
from analysis.evaluation.spans import Tally

#: (sentence, actor, type, recipient): actors by the key of their body; None where the event has none.
Triple = tuple[int, str | None, str, str | None]
Parts = dict[str, list[str]]


def score_events(texts: Sequence[Alignment], name: str) -> Iterator[Measure]:
    """Score events by trigger, by (actor, type, recipient) within the sentence, and by what each says of its stage.

    An event gives a triple for each pair of an actor and a recipient. An event is *false* when none of its triples is
    right. Types and stages are shares of the events of the gold whose trigger was found.
    """
    triggers, triples, usual_triples = Tally(), Tally(), Tally()
    counted: Counter[str] = Counter()
    gaps: list[tuple[float, float]] = []
    events = [event for text in texts for event in text.text.gold.events]
    usual, stage = (_find_usual(values) for values in ((e.type for e in events), (e.status for e in events)))
    for text in texts:
        gold, found = text.text.gold.events, text.text.rows["events"]
        pairs = pair_events(text)
        triggers.gold, triggers.found, triggers.right = (
            triggers.gold + len(gold), triggers.found + len(found), triggers.right + len(pairs),
        )  # fmt: skip
        counted["false"] += len(found) - len(find_right_events(text))
        _add(triples, *_match(text))
        _add(usual_triples, *_match(text, type_=usual))
        for i, j in pairs:
            counted["paired"] += 1
            counted["type"] += found[j]["type"] in accepted_types(gold[i])
            counted["usual"] += usual in accepted_types(gold[i])
            counted["status"] += found[j]["status"] == gold[i].status
            counted["stage"] += gold[i].status == stage
            counted["cameo"] += found[j]["cameo"] == gold[i].cameo
            if found[j]["factuality"] is not None:
                gaps.append((abs(found[j]["factuality"] - gold[i].factuality), 3.0 - gold[i].factuality))
    yield Measure(texts=name, layer="events", name="trigger F1, overlapping", value=triggers.f1, items=triggers.gold)
    yield Measure(
        texts=name, layer="events", name="(actor, type, recipient) F1", value=triples.f1, items=triples.gold,
        constant=usual_triples.f1,
    )  # fmt: skip
    yield Measure(
        texts=name, layer="events", name="false per event of the gold", items=triggers.gold, is_error=True,
        value=counted["false"] / max(triggers.gold, 1),
    )  # fmt: skip
    paired = max(counted["paired"], 1)
    for what, constant in (("type", "usual"), ("status", "stage")):
        yield Measure(
            texts=name, layer="events", name=f"{what}, trigger found", is_pinned=False, value=counted[what] / paired,
            items=counted["paired"], constant=counted[constant] / paired,
        )  # fmt: skip
    yield Measure(
        texts=name, layer="events", name="factuality MAE, trigger found", is_pinned=False, items=len(gaps), is_error=True,
        value=sum(gap for gap, _ in gaps) / max(len(gaps), 1), constant=sum(gap for _, gap in gaps) / max(len(gaps), 1),
    )  # fmt: skip


def score_mediation(texts: Sequence[Alignment], name: str) -> Iterator[Measure]:
    """Score (mediator, parties, status), each once a text; parties are all who act or receive and don't mediate."""
    whole, pairs, usual = Tally(), Tally(), Tally()
    wanted = [tracks_of_gold(text) for text in texts]
    found = [tracks_found(text) for text in texts]
    stages = Counter(status for tracks in wanted for _, _, status in tracks).most_common(1)
    for gold, given in zip(wanted, found, strict=True):
        whole.add(gold, given)
        pairs.add({track[:2] for track in gold}, {track[:2] for track in given})
        usual.add(gold, {(*track[:2], stages[0][0]) for track in given} if stages else ())
    yield Measure(
        texts=name, layer="mediation", name="(mediator, parties, status) F1", value=whole.f1, items=whole.gold,
        constant=usual.f1,
    )  # fmt: skip
    yield Measure(texts=name, layer="mediation", name="(mediator, parties) F1", value=pairs.f1, items=pairs.gold)


def _find_usual(values: Iterable[str]) -> str:
    """Give the most frequent value; of texts of whose events nobody judged one, nothing."""
    return next((value for value, _ in Counter(values).most_common(1)), "")


def accepted_types(event: GoldEvent) -> frozenset[str]:
    """Give the types that count as right: the annotation conventions leave two of them open to the reader."""
    if event.type in {"SANCTION", "COERCE"}:
        return frozenset({"SANCTION", "COERCE"})
    if event.type == "COOPERATE" and event.status == "planned":
        return frozenset({"COOPERATE", "AGREE"})
    return frozenset({event.type})


def pair_events(text: Alignment) -> list[tuple[int, int]]:
    """Pair the events of the gold with those found whose triggers overlap."""
    return pair_spans(
        text.text.gold.events,
        text.text.rows["events"],
        lambda event: (event.span.start, event.span.end),
        lambda row: (row["start"], row["end"]),
    )


def find_right_events(text: Alignment) -> set[str]:
    """Give the ids of the found events of which at least one triple is right."""
    return _match(text)[2]


def _match(text: Alignment, *, type_: str | None = None) -> tuple[int, int, set[str], int]:
    """Match triples of one text; gives how many the gold holds, how many were found, right events, right triples."""
    gold = text.text.gold.events
    parts = _parts_found(text)
    open_triples: dict[Triple, int] = Counter()
    wanted: list[list[Triple]] = []
    for event in gold:
        sentence = text.text.sentence_at(event.span.start)
        actors, recipients = text.gold_keys(event.actor), text.gold_keys(event.recipient)
        for actor, recipient in _pairs(actors, recipients):
            wanted.append([(sentence, actor, kind, recipient) for kind in sorted(accepted_types(event), key=lambda k: k != event.type)])  # fmt: skip
    for choices in wanted:
        open_triples[choices[0]] += 1
    alternatives = {choice: choices[0] for choices in wanted for choice in choices[1:]}
    total, right, right_events = 0, 0, set[str]()
    for row in text.text.rows["events"]:
        given = parts.get(row["event_id"], {})
        actors = frozenset(text.found_key(a) for a in given.get("actor", ()))
        recipients = frozenset(text.found_key(a) for a in given.get("recipient", ()))
        for actor, recipient in _pairs(actors, recipients):
            total += 1
            triple: Triple = (row["sentence"], actor, type_ or row["type"], recipient)
            for candidate in (triple, alternatives.get(triple)):
                if candidate is not None and open_triples.get(candidate, 0) > 0:
                    open_triples[candidate] -= 1
                    right += 1
                    right_events.add(row["event_id"])
                    break
    return len(wanted), total, right_events, right


def _add(tally: Tally, gold: int, found: int, _: set[str], right: int) -> None:
    tally.gold, tally.found, tally.right = tally.gold + gold, tally.found + found, tally.right + right


def _pairs(actors: Iterable[str], recipients: Iterable[str]) -> list[tuple[str | None, str | None]]:
    left: list[str | None] = [*sorted(actors)]
    right: list[str | None] = [*sorted(recipients)]
    return [(actor, recipient) for actor in left or [None] for recipient in right or [None]]


def _parts_found(text: Alignment) -> dict[str, Parts]:
    parts: dict[str, Parts] = defaultdict(lambda: defaultdict(list))
    for row in text.text.rows["participants"]:
        parts[row["event_id"]][row["part"]].append(row["actor_id"])
    return parts


def tracks_of_gold(text: Alignment) -> set[tuple[str, frozenset[str], str]]:
    """Give each mediator's step in the gold: the mediator, the parties, the status."""
    tracks = set()
    for event in text.text.gold.events:
        mediators = text.gold_keys(event.mediator)
        parties = (text.gold_keys(event.actor) | text.gold_keys(event.recipient)) - mediators
        tracks |= {(mediator, parties, event.status) for mediator in mediators}
    return tracks


def tracks_found(text: Alignment) -> set[tuple[str, frozenset[str], str]]:
    """Give each mediator's step as found: the mediator, the parties, the status."""
    tracks = set()
    parts = _parts_found(text)
    for row in text.text.rows["events"]:
        given: dict[str, Any] = parts.get(row["event_id"], {})
        mediators = {text.found_key(a) for a in given.get("mediator", ())}
        others = {text.found_key(a) for part in ("actor", "recipient") for a in given.get(part, ())}
        tracks |= {(mediator, frozenset(others - mediators), row["status"]) for mediator in mediators}
    return tracks
