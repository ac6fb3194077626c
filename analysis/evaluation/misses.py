"""What the extraction missed and what it made up, text by text: for those who mend the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.evaluation.align import Alignment
from analysis.evaluation.events import accepted_types, find_right_events, pair_events, tracks_found, tracks_of_gold
from analysis.evaluation.gold import GoldEvent


def show_misses(texts: Sequence[Alignment]) -> Iterator[str]:
    """Give, for each text, the events and mediations that differ from the gold, under the sentence that they stand in.

    A line begins with ``-`` for what the gold has, ``+`` for what was found and is wrong, and ``~`` for a found event
    whose trigger is right and which differs in its type, its stage or who takes part.
    """
    for text in texts:
        yield f"# {text.text.gold.name}"
        yield from _show_events(text)
        wanted, found = tracks_of_gold(text), tracks_found(text)
        for sign, tracks in (("-", wanted - found), ("+", found - wanted), ("=", wanted & found)):
            for mediator, parties, status in sorted(tracks, key=str):
                yield f"{sign} {mediator} between {', '.join(sorted(parties)) or 'nobody'}: {status}"
        yield ""


def _show_events(text: Alignment) -> Iterator[str]:
    gold, rows = text.text.gold.events, text.text.rows["events"]
    right = find_right_events(text)
    paired = dict(pair_events(text))
    lines: dict[int, list[str]] = {}
    for i, event in enumerate(gold):
        here = lines.setdefault(text.text.sentence_at(event.span.start), [])
        told = _tell(text.gold_keys(event.actor), text.gold_keys(event.recipient), text.gold_keys(event.mediator))
        wanted = f"{event.span.quote!r} {event.type} {event.status} {told}"
        if i not in paired:
            here.append(f"- {wanted}")
            continue
        row = rows[paired[i]]
        given = _tell_row(text, row)
        if f"{row['status']} {told}" != f"{row['status']} {given}" or not _agrees(event, row):
            here.append(f"~ {wanted}")
            here.append(f"  {row['quote']!r} {row['type']} {row['status']} {given} [{row['rule']}]")
    for j, row in enumerate(rows):
        if j not in paired.values():
            sign = "?" if row["event_id"] in right else "+"
            lines.setdefault(row["sentence"], []).append(
                f"{sign} {row['quote']!r} {row['type']} {row['status']} {_tell_row(text, row)} [{row['rule']}]"
            )
    sentences = {row["sentence"]: row.get("text", "") for row in text.text.rows["sentences"]}
    for number in sorted(lines):
        if lines[number]:
            yield f"S{number} {' '.join(sentences[number].split())}"
            yield from (f"  {line}" for line in lines[number])


def _agrees(event: GoldEvent, row: dict[str, object]) -> bool:
    return row["type"] in accepted_types(event) and row["status"] == event.status


def _tell_row(text: Alignment, row: dict[str, object]) -> str:
    parts: dict[str, list[str]] = {"actor": [], "recipient": [], "mediator": []}
    for participant in text.text.rows["participants"]:
        if participant["event_id"] == row["event_id"] and participant["part"] in parts:
            parts[participant["part"]].append(text.found_key(participant["actor_id"]))
    return _tell(*(frozenset(parts[part]) for part in ("actor", "recipient", "mediator")))


def _tell(actors: frozenset[str], recipients: frozenset[str], mediators: frozenset[str]) -> str:
    told = f"{'+'.join(sorted(actors)) or '·'} > {'+'.join(sorted(recipients)) or '·'}"
    return f"{told} by {'+'.join(sorted(mediators))}" if mediators else told
