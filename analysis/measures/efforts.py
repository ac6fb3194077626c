"""Mediation over time: each effort with its dates and outcome, each mediator's record, and the levers they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies, join_names, name_actors
from analysis.measures.corpus import date_events, join_sentences
from analysis.measures.naming import call_name, spell
from analysis.measures.tracks import trace_mediation_tracks
from analysis.schemas import Tables

#: How far an effort got, the furthest first: by its steps since it last broke off.
REACHES = {
    "took place": ("occurred",),
    "under way": ("accepted", "ongoing"),
    "not begun": ("requested", "offered", "planned", "threatened", "hypothetical"),
    "broken off": ("failed", "refused", "halted", "denied"),
}
_REACH_OF = {status: reach for reach, statuses in REACHES.items() for status in statuses}
_EFFORTS = [
    "track", "mediator", "mediator_id", "party_a", "party_b", "path", "last_status", "reach", "first_at", "first_span_days",
    "last_at", "days", "sentences",
]  # fmt: skip
_RECORDS = [
    "mediator", "effort_count", "took_place_count", "under_way_count", "not_begun_count", "broken_off_count",
    "broken_off_share", "median_days", "sentences",
]  # fmt: skip
_LEVERS = ["mediator", "relation", "over", "instrument", "strength", "is_party", "sentences"]
_WENT = {
    "took place": "took place", "broken off": "failed, or were refused, denied or halted",
    "under way": "are under way", "not begun": "were asked for, offered or planned, and not begun",
}  # fmt: skip
_WENT_ONE = {
    **_WENT, "broken off": "failed, or was refused, denied or halted", "under way": "is under way",
    "not begun": "was asked for, offered or planned, and not begun",
}  # fmt: skip
_BY_WHOM = {
    "took place": "Those that took place were made by {}.", "broken off": "Broken off were efforts by {}.",
    "under way": "Still at work: {}.", "not begun": "Asked, offering or planning, and yet to begin: {}.",
}  # fmt: skip
_HOW_FAR = {reach: f"it {words}" for reach, words in _WENT_ONE.items()}
#: A step that the text places in a longer time than this, such as a year, measures no days.
_MOST_SPAN_DAYS = 31
_LEVER_RELATIONS = ("leverage_over", "influences", "allied_with", "hosts", "borders")


def trace_efforts(
    tables: Tables,
    *,
    parties: Collection[str] = (),
    mediators: Collection[str] = (),
    gap_days: int = 365,
) -> pd.DataFrame:
    """Follow mediation over several texts: the steps of every effort, with the day of each.

    A row is one step of one effort, with the columns of `trace_mediation_tracks` (``track`` numbers the efforts) and the
    days on which it is told: ``at`` for the first time, ``until`` for the last (UTC; null where neither the step nor its
    text has a date), ``span_days`` as `date_events` gives them. A mediator's work between the same parties counts as a new effort where nothing is told of it for
    ``gap_days``.

    Parameters
    ----------
    parties, mediators : collection of str
        Names; only tracks that name one of them as a party, or as the mediator. All where none are given.
    gap_days : int
        Days of silence that end an effort.
    """
    tracks = _trace_each(tables)
    dated = date_events(tables.events, tables.documents)
    days = dict(zip(dated["event_id"], dated["at"], strict=True))
    tracks = tracks.assign(at=pd.to_datetime(tracks["event_id"].map(days), utc=True))
    spans = dict(zip(dated["event_id"], dated["span_days"], strict=True))
    tracks = tracks.assign(until=tracks["at"], span_days=tracks["event_id"].map(spans).fillna(0).astype("int64"))
    wanted, by = _fold(parties), _fold(mediators)
    if wanted:
        tracks = tracks[_fold_column(tracks["party_a"]).isin(wanted) | _fold_column(tracks["party_b"]).isin(wanted)]
    if by:
        tracks = tracks[_fold_column(tracks["mediator"]).isin(by)]
    efforts = list(_split(tracks, pd.Timedelta(days=gap_days)))
    rows = [step for number, effort in enumerate(efforts) for step in _number(effort, number)]
    if not rows:
        return tracks.iloc[:0]
    frame = pd.DataFrame(rows, columns=list(tracks.columns))
    return frame.assign(at=pd.to_datetime(frame["at"], utc=True), until=pd.to_datetime(frame["until"], utc=True))


def _trace_each(tables: Tables) -> pd.DataFrame:
    """Trace the tracks of each text by itself, so that what a later text repeats is not lost."""
    pieces = [
        trace_mediation_tracks(events, tables.participants, tables.actors, tables.sentences)
        for _, events in tables.events.groupby("document_id", sort=True)
    ]
    traced = [piece for piece in pieces if len(piece)]
    if not traced:
        return trace_mediation_tracks(tables.events.iloc[:0], tables.participants, tables.actors)
    return pd.concat(traced, ignore_index=True)


def _fold(names: Collection[str]) -> set[str]:
    return {" ".join(str(name).casefold().split()) for name in names if str(name).strip()}


def _fold_column(names: pd.Series[Any]) -> pd.Series[Any]:
    return names.map(lambda name: " ".join(str(name).casefold().split()))


def _split(tracks: pd.DataFrame, gap: pd.Timedelta) -> Iterator[list[dict[Any, Any]]]:
    """Put the steps of a mediator between the same parties together, and cut where nothing is told for long."""
    found: dict[tuple[object, ...], list[list[dict[Any, Any]]]] = {}
    for step in tracks.to_dict("records"):
        key = tuple(
            step[side] if isinstance(step[side], str) else None for side in ("mediator_id", "party_a_id", "party_b_id")
        )
        efforts = found.setdefault(key, [])
        last = efforts[-1][-1]["until"] if efforts else None
        # A step without a date stands with the one before it.
        if not efforts or (pd.notna(last) and pd.notna(step["at"]) and step["at"] - last > gap):
            efforts.append([])
        efforts[-1].append(step)
    yield from (effort for efforts in found.values() for effort in efforts)


def _number(effort: list[dict[Any, Any]], number: int) -> list[dict[Any, Any]]:
    """Number the steps of an effort; a status that is told again at once is no new step, but told longer."""
    steps: list[dict[Any, Any]] = []
    for step in effort:
        if steps and steps[-1]["status"] == step["status"]:
            both = [steps[-1]["sentences"], step["sentences"]]
            days = [day for day in (steps[-1]["until"], step["until"]) if pd.notna(day)]
            steps[-1] |= {"sentences": join_sentences(both), "until": max(days, default=steps[-1]["until"])}
            continue
        steps.append({**step, "track": number, "step": len(steps), "is_last": False})
    steps[-1]["is_last"] = True
    return steps


def summarise_efforts(efforts: pd.DataFrame) -> pd.DataFrame:
    """Sum up each effort, in order of time.

    A row is an effort. Columns: ``track``, ``mediator``, ``mediator_id``, ``party_a``, ``party_b``, ``path`` (tuple of
    statuses), ``last_status``, ``reach`` (a key of `REACHES`: what broke off last and was not taken up again is broken
    off, else the furthest step counts), ``first_at`` and ``last_at`` (UTC, null where unknown), ``first_span_days`` (how
    exactly the first is known), ``days`` from the first to the last (null where no step is dated to a month or better),
    ``sentences``. Takes what `trace_efforts` gives.
    """
    rows: list[dict[str, object]] = []
    for track, steps in efforts.groupby("track", sort=True):
        first, last = steps["at"].min(), steps["until"].max()
        dated = steps[steps["span_days"] <= _MOST_SPAN_DAYS].dropna(subset=["at"])
        status = str(steps["status"].iloc[-1])
        rows.append(
            {
                "track": track, **{c: steps[c].iloc[0] for c in ("mediator", "mediator_id", "party_a", "party_b")},
                "path": tuple(steps["status"]), "last_status": status, "reach": find_reach(list(steps["status"])),
                "first_at": first,
                "first_span_days": None if pd.isna(first) else int(steps.sort_values("at")["span_days"].iloc[0]),
                "last_at": last, "days": (dated["until"].max() - dated["at"].min()).days if len(dated) else None,
                "sentences": join_sentences(steps["sentences"]),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_EFFORTS)
    return frame.sort_values(["first_at", "track"], na_position="last", kind="stable").reset_index(drop=True)


def find_reach(path: Sequence[str]) -> str:
    """Say how far an effort got: broken off where that came last, else its furthest step since.

    Examples
    --------
    >>> find_reach(["occurred", "offered"]), find_reach(["failed", "planned"]), find_reach(["accepted", "refused"])
    ('took place', 'not begun', 'broken off')
    """
    reached = [_REACH_OF[status] for status in path]
    breaks = [place for place, reach in enumerate(reached) if reach == "broken off"]
    since = reached[breaks[-1] + 1 :] if breaks else reached
    return min(since, key=list(REACHES).index, default="broken off")


def rate_mediators(summary: pd.DataFrame) -> pd.DataFrame:
    """Count each mediator's efforts by how far they got, the busiest first.

    A row is a mediator. Columns: ``mediator``, ``effort_count``, ``took_place_count``, ``under_way_count``,
    ``not_begun_count``, ``broken_off_count``, ``broken_off_share`` (0–1), ``median_days`` (of efforts told on more than
    one day; null where there is none), ``sentences``. Takes what `summarise_efforts` gives.
    """
    rows: list[dict[str, object]] = []
    for mediator, own in summary.groupby("mediator", sort=False):
        counts = {f"{reach.replace(' ', '_')}_count": int((own["reach"] == reach).sum()) for reach in REACHES}
        long = pd.to_numeric(own["days"]).dropna()
        long = long[long > 0]
        rows.append(
            {
                "mediator": mediator, "effort_count": len(own), **counts,
                "broken_off_share": counts["broken_off_count"] / len(own),
                "median_days": float(long.median()) if len(long) else None, "sentences": join_sentences(own["sentences"]),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_RECORDS)
    return frame.sort_values(["effort_count", "mediator"], ascending=[False, True], kind="stable", ignore_index=True)


def list_levers(relations: pd.DataFrame, actors: pd.DataFrame, summary: pd.DataFrame) -> pd.DataFrame:
    """List what ties the mediators have: leverage, influence, alliance, borders, hosting.

    A row is a tie of a mediator, those over a party of its own efforts first. Columns: ``mediator``, ``relation``,
    ``over`` (name, or words where it is no actor), ``instrument``, ``strength``, ``is_party``, ``sentences``.
    """
    names, bodies = name_actors(actors), find_bodies(actors)
    parties: dict[str, set[str]] = {}
    for row in summary.to_dict("records"):
        named = {str(row[side]) for side in ("party_a", "party_b") if isinstance(row[side], str)}
        parties.setdefault(str(row["mediator_id"]), set()).update(named)
    rows: list[dict[str, object]] = []
    for tie in relations[relations["relation"].isin(_LEVER_RELATIONS)].to_dict("records"):
        holder = bodies.get(tie["subject_id"], tie["subject_id"])
        if holder not in parties:
            continue
        over = bodies.get(tie["object_id"]) if isinstance(tie["object_id"], str) else None
        called = names[over] if over else tie["object_text"]
        rows.append(
            {
                "mediator": names[holder], "relation": tie["relation"], "over": called, "instrument": tie["instrument"],
                "strength": tie["strength"], "is_party": called in parties[holder], "sentences": (tie["sentence"],),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_LEVERS)
    if frame.empty:
        return frame
    keys = ["mediator", "relation", "over", "instrument", "strength", "is_party"]
    joined = frame.groupby(keys, dropna=False, sort=False)["sentences"].agg(join_sentences).reset_index()
    return joined.sort_values(["is_party", "mediator"], ascending=[False, True], kind="stable", ignore_index=True)


def tell_efforts(summary: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Say in a few sentences how mediation went.

    A row is a sentence: ``order`` (0-based), ``text``, ``sentences``, as `compose_bottom_line` gives them.
    """
    said: list[tuple[str, tuple[int, ...]]] = []
    if len(summary) == 1:
        (effort,) = summary.to_dict("records")
        said.append(
            (f"The texts tell of one mediation effort, by {call_name(effort['mediator'])}: {_HOW_FAR[effort['reach']]}.",
             tuple(effort["sentences"]))
        )  # fmt: skip
    elif len(summary):
        who = "one mediator" if len(records) == 1 else f"{spell(len(records))} mediators"
        counts = {reach: int((summary["reach"] == reach).sum()) for reach in _WENT}
        went = [f"{spell(n)} {_WENT[reach] if n > 1 else _WENT_ONE[reach]}" for reach, n in counts.items() if n]
        said.append((f"The texts tell of {spell(len(summary))} mediation efforts by {who}: {'; '.join(went)}.", ()))
        for reach, words in _BY_WHOM.items():
            own = summary[summary["reach"] == reach]
            if len(own) and len(records) > 1:
                names = [call_name(name) for name in dict.fromkeys(own["mediator"])]
                named = join_names(names if len(names) <= 4 else [*names[:3], f"{spell(len(names) - 3)} others"])
                marks = join_sentences(own.head(6)["sentences"].map(lambda listed: listed[-1:]))
                said.append((words.format(named), marks))
    if len(summary):
        long = summary.dropna(subset=["days"])
        long = long[pd.to_numeric(long["days"]) > 0]
        if len(long):
            top = long.sort_values("days", ascending=False, kind="stable").iloc[0]
            said.append(
                (
                    f"The longest that the texts follow is by {call_name(top['mediator'])}, over {int(top['days'])} days.",
                    tuple(top["sentences"]),
                )
            )
    rows = [{"order": order, "text": text, "sentences": marks} for order, (text, marks) in enumerate(said)]
    return pd.DataFrame(rows, columns=["order", "text", "sentences"])
