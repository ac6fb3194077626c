"""What most needs a person's look: rows that the rules are least sure of, and on which most of a brief rests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.measures.bottom_line import compose_bottom_line
from analysis.measures.tracks import trace_mediation_tracks
from analysis.schemas import KEYS, REFERENCES, TABLES, Tables

_COLUMNS = [
    "document_id", "table", "row_id", "sentence", "quote", "rule", "confidence", "effect", "attention", "reason", "review",
]  # fmt: skip
#: Tables whose rows stand behind a topic of the bottom line.
_TOPICS = {
    "lead": ("events", "participants"),
    "mediation": ("events", "participants"),
    "events": ("events", "participants"),
    "figures": ("quantities", "claims"),
    "ties": ("relations",),
}
_IN_BOTTOM_LINE, _IN_TRACK = 4.0, 2.0
#: No rule is ever quite sure, so that what much rests on is looked at even where its rule has never failed.
_LEAST_DOUBT = 0.05


def rank_for_review(tables: Tables) -> pd.DataFrame:
    """Rank the rows that nobody has judged by how much a look at them would do for the brief.

    A row is an extracted row whose ``review`` is ``machine``, or one on which reviewers disagree. Columns: ``document_id``, ``table``, ``row_id``,
    ``sentence``, ``quote``, ``rule``, ``confidence``, ``effect``, ``attention``, ``reason`` (in words), ``review``.
    ``effect`` counts what rests on the row: 1 for itself, 1 for each row that points to it, 2 where it is a step of a
    mediation track, 4 where the bottom line rests on it. ``attention`` is the rule's doubt (1 − confidence, at least
    0.05) times the effect; rows on which reviewers disagree come first whatever it is.
    """
    held = _leave_out_rejected(tables)
    dependents = _count_dependents(held)
    by_document = {str(name): _part(held, str(name)) for name in tables.documents["document_id"]}
    leading = {key for part in by_document.values() for key in _rows_of_bottom_line(part)}
    steps = {event_id for part in by_document.values() for event_id in _list_steps(part)}
    rows: list[dict[str, Any]] = []
    for table in (name for name in TABLES if "review" in tables[name]):
        key = KEYS[table][0]
        for row in tables[table].to_dict("records"):
            row_id, is_open = row[key], row[key] in tables.conflicts
            if not is_open and (row["review"] != "machine" or row["rule"] == "own_voice"):
                continue
            reasons = ["reviewers disagree"] if is_open else []
            effect = 1.0 + dependents.get((table, row_id), 0)
            if (table, row_id) in leading:
                effect += _IN_BOTTOM_LINE
                reasons.append("in the bottom line")
            if row.get("event_id") in steps:
                effect += _IN_TRACK
                reasons.append("step of a mediation track")
            if resting := dependents.get((table, row_id)):
                reasons.append("1 row rests on it" if resting == 1 else f"{resting} rows rest on it")
            doubt = max(1.0 - float(row["confidence"]), _LEAST_DOUBT)
            rows.append(
                {
                    **{name: row.get(name) for name in _COLUMNS}, "table": table, "row_id": row_id, "effect": effect,
                    "attention": round(doubt * effect, 3), "reason": ", ".join(reasons) or "nothing else rests on it",
                }
            )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    frame = frame.assign(_open=~frame["row_id"].isin(tables.conflicts))
    ranked = frame.sort_values(
        ["_open", "attention", "effect", "document_id", "sentence", "row_id"],
        ascending=[True, False, False, True, True, True],
        kind="stable",
    )
    return ranked.drop(columns="_open").reset_index(drop=True)


def _leave_out_rejected(tables: Tables) -> Tables:
    """Give the tables that a report is made of, where rejected rows were read too."""
    frames = {name: tables[name] for name in TABLES}
    shown = {name: frame[frame["review"] != "rejected"] for name, frame in frames.items() if "review" in frame}
    return Tables(**(frames | shown))  # type: ignore[arg-type]


def _part(tables: Tables, document_id: str) -> Tables:
    return Tables(**{name: tables[name][tables[name]["document_id"] == document_id] for name in TABLES})  # type: ignore[arg-type]


def _count_dependents(tables: Tables) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for table, references in REFERENCES.items():
        for column, target in references.items():
            for row_id, count in tables[table][column].dropna().value_counts().items():
                counts[(target, str(row_id))] = counts.get((target, str(row_id)), 0) + int(count)
    return counts


def _rows_of_bottom_line(tables: Tables) -> Iterable[tuple[str, str]]:
    for statement in compose_bottom_line(tables).to_dict("records"):
        for table in _TOPICS.get(str(statement["topic"]), ()):
            frame = tables[table]
            inside = frame[frame["sentence"].isin(list(statement["sentences"]))]
            yield from ((table, str(row_id)) for row_id in inside[KEYS[table][0]])


def _list_steps(tables: Tables) -> list[str]:
    return list(trace_mediation_tracks(tables.events, tables.participants, tables.actors, tables.sentences)["event_id"])
