"""Mediation tracks: each mediator's effort between two parties, from first request to outcome."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from analysis.measures.bodies import name_actors
from analysis.measures.step_order import UNDER_WAY, mark_time, put_in_order
from analysis.measures.track_sides import TrackSides

_COLUMNS = [
    "track", "mediator_id", "mediator", "party_a_id", "party_a", "party_b_id", "party_b", "step", "status", "cameo",
    "event_id", "document_id", "sentence", "sentences", "factuality", "quote", "is_meeting", "by_sides",
    "is_reported", "past_year", "is_before", "is_last",
]  # fmt: skip
_TEXTS = ["document_id", "sentence", "start", "text"]
_ENDINGS = frozenset({"failed", "halted", "refused"})
#: Stages of an effort that is or was under way, and has not ended badly.
_GOING_ON = frozenset({"ongoing", "occurred"})
#: So sure is what the text itself says or confirms.
_CONFIRMED = 2.5
#: After so many years an effort is another one.
_LONG = 8
#: Who is seen with both sides may mediate, or only have met them.
_MEETING = "verb_mutual"
_SUMMARY = [
    "track", "mediator", "party_a", "party_b", "path", "last_status", "last_cameo", "last_quote", "last_by_sides", "step_count",
    "is_meeting", "is_reported", "is_before", "past_year",
    "sentences",
]  # fmt: skip


def trace_mediation_tracks(
    events: pd.DataFrame,
    participants: pd.DataFrame,
    actors: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    parties: Collection[str] | None = None,
) -> pd.DataFrame:
    """Follow each mediator's effort between a pair of parties, from first request to outcome.

    A row is one step of one track. Mediators and parties are the bodies that people act for. Columns: ``track`` (0-based),
    ``mediator``, ``party_a``, ``party_b`` with their ids (null where the text names no party), ``step`` (0-based),
    ``status``, ``cameo``, ``event_id``, ``document_id``, ``sentence`` and ``sentences`` (all that repeat the step),
    ``factuality``, ``quote``, ``is_meeting`` (all that is told is that the mediator met the
    sides), ``by_sides`` (it is not the mediator who does it), ``is_reported`` (somebody's word, which the text does not make
    its own), ``past_year`` (the year of a step that
    is of an earlier one than the text's latest event), ``is_before`` (its sentence puts it before what
    the text tells of), ``is_last``. Events with no mediator have no row. Steps are in order of time where every event of the track has one, else in the order of the text, but that a request, offer or refusal which a text tells
    after the effort was under way came before it; a status said again at once is no new step.

    Parameters
    ----------
    sentences : DataFrame, optional
        The table of that name: by its words "an earlier truce" comes first, and what is offered "again" behind what was done.
    parties : collection of str, optional
        Names; only tracks with one of them as a party are given.
    """
    names = name_actors(actors)
    standing = TrackSides(participants, actors, dict(zip(events["event_id"], events["document_id"], strict=True)))
    found: dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]] = {}
    latest = events.groupby("document_id")["when_end"].max() if len(events) else pd.Series(dtype=object)
    texts = (
        {(row[0], row[1]): (row[2], row[3]) for row in sentences[_TEXTS].itertuples(index=False)}
        if sentences is not None
        else {}
    )
    for event in events.sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        if event["type"] == "REJECT" and event["status"] == "denied":
            continue  # That nobody has refused an effort is no step of it.
        told = {
            "by_sides": standing.is_by_sides(event["event_id"]),
            "doers": standing.find_doers(event["event_id"]),
            "past_year": (past := _past_year(event, last := latest[event["document_id"]])),
            "is_long_past": past is not None and past <= last.year - _LONG,
            **mark_time(event, texts),
        }
        mediators = dict.fromkeys(standing.find_mediators(event["event_id"]).values())
        pair = tuple(sorted(standing.fold(standing.find_sides(event)), key=lambda i: names[i])) if mediators else ()
        for mediator in mediators:
            found.setdefault((mediator, pair), []).append({**event, **told})
    rows: list[dict[Any, Any]] = []
    for track, ((mediator, pair), steps) in enumerate(_leave_out_lone(_join_short(found)).items()):
        ordered = put_in_order(steps)
        if all(pd.notna(step["when_start"]) for step in steps):
            ordered = sorted(steps, key=lambda step: step["when_start"])
        rows.extend(_rows_of(track, mediator, pair, ordered, names))
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    if parties is not None:
        frame = frame[frame["party_a"].isin(list(parties)) | frame["party_b"].isin(list(parties))]
    return frame.reset_index(drop=True)


def _past_year(event: dict[Any, Any], latest: pd.Timestamp) -> int | None:
    """Give the year of an event that is of an earlier one than the text's latest."""
    end = event["when_end"]
    return None if pd.isna(end) or pd.isna(latest) or end.year >= latest.year else int(end.year)


def _is_word_of_one(event: dict[Any, Any]) -> bool:
    """Tell whether an event is somebody's word, and neither the article's own nor confirmed by it."""
    return isinstance(event["claim_id"], str) and not (
        pd.notna(event["factuality"]) and event["factuality"] >= _CONFIRMED
    )


def _join_short(
    found: dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]],
) -> dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]]:
    """Join a track that names one side only, or none, to the mediator's track that holds it, if there is just one."""
    joined = dict(found)
    for sides in (2, 1):
        for mediator, pair in [key for key in joined if len(key[1]) < sides]:
            fuller = [key for key in joined if key[0] == mediator and len(key[1]) == sides and set(pair) < set(key[1])]
            if len(fuller) == 1 and _may_be_one(joined[fuller[0]], joined[mediator, pair]):
                steps = joined[fuller[0]] + joined.pop((mediator, pair))
                joined[fuller[0]] = sorted(steps, key=lambda s: (s["document_id"], s["start"]))
    return joined


def _leave_out_lone(
    found: dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]],
) -> dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]]:
    """Leave out the one side that a track names, but where all is its own doing: "Chad asked Oman to mediate".

    Whom a mediator met, or where, is no side by that; of a side without the other the reader takes what is not there.
    """
    kept: dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]] = {}
    for (mediator, pair), steps in found.items():
        is_lone = len(pair) == 1 and not all(pair[0] in step["doers"] for step in steps)
        key = (mediator, () if is_lone else pair)
        if key in kept and not _may_be_one(kept[key], steps):
            key = (mediator, pair)
        kept[key] = sorted([*kept.get(key, []), *steps], key=lambda s: (s["document_id"], s["start"]))
    return kept


def _may_be_one(fuller: list[dict[Any, Any]], short: list[dict[Any, Any]]) -> bool:
    """Tell whether two tracks can be one effort: not where one is of a year long past and the other is not."""
    are_past = [all(step["is_long_past"] for step in steps) for steps in (fuller, short)]
    return are_past[0] == are_past[1] and not _stays_away(fuller, short)


def _stays_away(fuller: list[dict[Any, Any]], short: list[dict[Any, Any]]) -> bool:
    """Tell whether one side will have none of a mediator who is at work without it: "stayed away from the round that he convened"."""
    refused = all(step["status"] == "refused" and step["by_sides"] for step in fuller)
    return refused and any(step["status"] in UNDER_WAY for step in short)


def _rows_of(
    track: int, mediator: str, pair: tuple[str, ...], steps: list[dict[Any, Any]], names: dict[str, str]
) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = []
    # News tells the outcome first: an ending that is told again after the request is the same ending.
    early: tuple[dict[Any, Any], ...] = ()
    while len(steps) > 2 and steps[0]["status"] in _ENDINGS and steps[0]["status"] in {s["status"] for s in steps[1:]}:
        early, steps = (*early, steps[0]), steps[1:]
    for event in steps:
        # A side that takes the mediator's plan while he is at work is told by the event: the effort goes on as it did.
        goes_on = event["status"] == "accepted" and event["by_sides"] and rows and rows[-1]["status"] in _GOING_ON
        if rows and (rows[-1]["status"] == event["status"] or goes_on):
            rows[-1]["sentences"] = tuple(sorted({*rows[-1]["sentences"], event["sentence"]}))
            rows[-1]["is_reported"] &= _is_word_of_one(event)
            continue
        a, b = (*pair, None, None)[:2]
        rows.append(
            {
                "track": track, "mediator_id": mediator, "mediator": names[mediator], "party_a_id": a,
                "party_a": names[a] if a else None, "party_b_id": b, "party_b": names[b] if b else None, "step": len(rows),
                "status": event["status"], "cameo": event["cameo"], "event_id": event["event_id"],
                "document_id": event["document_id"], "sentence": event["sentence"], "sentences": (event["sentence"],),
                "factuality": event["factuality"], "quote": event["quote"],
                "is_meeting": event.get("rule") == _MEETING and event["status"] == "occurred" and event["type"] != "SUPPORT",
                "by_sides": bool(event["by_sides"]), "is_reported": _is_word_of_one(event),
                "past_year": event["past_year"], "is_before": event["is_before"], "is_last": False,
            }
        )  # fmt: skip
    if rows:
        rows[-1]["is_last"] = True
    for told in early:
        same = next((row for row in reversed(rows) if row["status"] == told["status"]), rows[-1])
        same["sentences"] = tuple(sorted({*same["sentences"], told["sentence"]}))
    # What several sentences tell of is more than that they met.
    is_lone = sum(len(row["sentences"]) for row in rows) == 1
    return [{**row, "is_meeting": row["is_meeting"] and is_lone} for row in rows]


def summarise_tracks(tracks: pd.DataFrame) -> pd.DataFrame:
    """Sum up each mediation track.

    A row is a track. Columns: ``track``, ``mediator``, ``party_a``, ``party_b``, ``path`` (tuple of statuses in order),
    ``last_status``, ``last_cameo``, ``last_quote``, ``last_by_sides``, ``step_count``, ``is_meeting`` (one sentence tells that the mediator met the sides, and
    no more is told), ``is_reported`` (each step is somebody's word), ``is_before`` (the last step was before what the text tells of), ``past_year`` (of the last step, where it is of an
    earlier year than the text's latest event), ``sentences`` (tuple of all that tell of it).
    """
    rows = [
        {
            "track": track, "mediator": steps["mediator"].iloc[0], "party_a": steps["party_a"].iloc[0],
            "party_b": steps["party_b"].iloc[0], "path": tuple(steps["status"]), "last_status": steps["status"].iloc[-1],
            "last_cameo": steps["cameo"].iloc[-1],
            "last_quote": steps["quote"].iloc[-1],
            "last_by_sides": bool(steps["by_sides"].iloc[-1]),
            "step_count": len(steps),
            "is_meeting": bool(steps["is_meeting"].iloc[-1]),
            "is_reported": bool(steps["is_reported"].all()),
            "is_before": bool(steps["is_before"].iloc[-1]),
            "past_year": steps["past_year"].iloc[-1],
            "sentences": tuple(sorted({int(n) for marks in steps["sentences"] for n in marks})),
        }
        for track, steps in tracks.groupby("track", sort=True)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=_SUMMARY)
