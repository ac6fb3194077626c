"""Conflict and cooperation over time, and the indicators that say when to look up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from analysis.errors import ParameterError
from analysis.measures.bodies import find_bodies, name_actors
from analysis.measures.corpus import date_events, join_sentences
from analysis.measures.lexicon import load_words
from analysis.schemas import Tables

_PERIODS = [
    "period", "start", "event_count", "conflict_count", "violence_count", "broken_off_count", "mean_intensity",
    "conflict_share", "fall", "sentences", "weightiest",
]  # fmt: skip
_INDICATORS = ["key", "name", "value", "watch", "alert", "state", "meaning", "period", "sentences"]
#: Length of a period by the word for it.
LENGTHS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_WEIGHTIEST = 5
_BROKEN = ("failed", "refused", "halted")
_STATES = ("calm", "watch", "alert")


def select_dispute(tables: Tables, sides: Collection[str]) -> pd.DataFrame:
    """Give the events between some sides, or of all where none are named, each with its day.

    A row is an event of the table, with ``at``, ``dated_by`` and ``is_mediation``. Sides are names of bodies; an event
    counts where two of them take part, or one where only one is named.
    """
    events = date_events(tables.events, tables.documents)
    names, bodies = name_actors(tables.actors), find_bodies(tables.actors)
    involved = tables.participants.assign(body=tables.participants["actor_id"].map(bodies).map(names))
    mediated = set(involved.loc[involved["part"] == "mediator", "event_id"])
    events = events.assign(is_mediation=events["event_id"].isin(mediated))
    wanted = {" ".join(side.casefold().split()) for side in sides if side.strip()}
    if not wanted:
        return events
    involved = involved[involved["body"].str.casefold().isin(wanted)]
    counts = involved.groupby("event_id")["body"].nunique()
    return events[events["event_id"].isin(counts[counts >= min(2, len(wanted))].index)].reset_index(drop=True)


def score_periods(events: pd.DataFrame, *, period: str = "week") -> pd.DataFrame:
    """Score stretches of time between conflict and cooperation.

    A row is a stretch in which something happened, in order of time. Columns: ``period`` (such as ``2026-W07``),
    ``start`` (UTC), ``event_count``, ``conflict_count``, ``violence_count`` (material conflict), ``broken_off_count``
    (mediation), ``mean_intensity`` (−10 … 10, requests apart; null where there are only requests), ``conflict_share``
    (0–1, likewise), ``fall`` (of the mean since the stretch just before; null where nothing happened then, since a fall
    over years of silence is no turn), ``sentences``, ``weightiest`` (of those, the sentences of the five events with the
    strongest scores). Events that did not happen (denied, hypothetical) are left out, and so are those without a date, or with one that is less exact than
    the stretch: "in 1994" belongs to no week.

    Parameters
    ----------
    events : DataFrame
        What `select_dispute` gives.
    period : {"day", "week", "month", "quarter", "year"}

    Raises
    ------
    ParameterError
        When the period is none of these.
    """
    _check_period(period)
    real = events[~events["status"].isin(["denied", "hypothetical"])].dropna(subset=["at"])
    real = real[real["span_days"] < _DAYS[period]]
    stretches = real["at"].dt.tz_localize(None).dt.to_period(LENGTHS[period]) if len(real) else real["at"]
    rows: list[dict[str, object]] = []
    before: float | None = None
    last: Any = None
    for stretch, own in real.groupby(stretches, sort=True):
        scored = own[own["type"] != "REQUEST"]
        mean = float(scored["intensity"].mean()) if len(scored) else None
        conflict = int(scored["quad"].isin([3, 4]).sum())
        rows.append(
            {
                "period": _name(stretch, period), "start": pd.Timestamp(stretch.start_time, tz="UTC"),
                "event_count": len(own), "conflict_count": conflict, "violence_count": int((own["quad"] == 4).sum()),
                "broken_off_count": int((own["is_mediation"] & own["status"].isin(_BROKEN)).sum()),
                "mean_intensity": mean, "conflict_share": conflict / len(scored) if len(scored) else None,
                "fall": before - mean if before is not None and mean is not None and stretch == last + 1 else None,
                "sentences": join_sentences([[n] for n in own["sentence"]]),
                "weightiest": _find_weightiest(scored if len(scored) else own),
            }
        )  # fmt: skip
        before, last = mean, stretch
    return pd.DataFrame(rows, columns=_PERIODS)


def _find_weightiest(events: pd.DataFrame) -> tuple[int, ...]:
    strength = events.assign(strength=events["intensity"].abs()).sort_values("strength", ascending=False, kind="stable")
    return join_sentences([[n] for n in strength["sentence"].head(_WEIGHTIEST)])


def _check_period(period: str) -> None:
    if period not in LENGTHS:
        raise ParameterError(f"No period is called {period!r}; there are: {', '.join(LENGTHS)}.")


def _name(stretch: Any, period: str) -> str:
    start = stretch.start_time
    if period == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02d}"
    return {"day": f"{start:%Y-%m-%d}", "month": f"{start:%B %Y}", "quarter": str(stretch), "year": f"{start:%Y}"}[
        period
    ]


def check_indicators(
    periods: pd.DataFrame, *, period: str = "week", thresholds: Mapping[str, float | None] | None = None
) -> pd.DataFrame:
    """Hold the last stretch of time against thresholds.

    A row is an indicator: ``key``, ``name``, ``value`` (null where there is none), ``watch`` and ``alert`` (thresholds),
    ``state`` (``calm``, ``watch`` or ``alert``), ``meaning``, ``period``, ``sentences``. Takes what `score_periods` gives.

    Parameters
    ----------
    period : {"day", "week", "month", "quarter", "year"}
        The length of the stretches: what is counted is more in a longer one.
    thresholds : mapping of indicator to value, optional
        Values from which on an indicator is an alert, in place of the list's own; None leaves the list's.

    Raises
    ------
    ParameterError
        When there is no such indicator or period.
    """
    _check_period(period)
    given = {key: value for key, value in (thresholds or {}).items() if value is not None}
    entries = [entry for entry in load_words("indicators") if entry["period"] in ("", period)]
    unknown = sorted(set(thresholds or {}) - {entry["key"] for entry in entries})
    if unknown:
        raise ParameterError(
            f"No indicator is called {unknown[0]!r}; there are: {', '.join(entry['key'] for entry in entries)}."
        )
    rows: list[dict[str, object]] = []
    last = periods.iloc[-1] if len(periods) else None
    for entry in entries if last is not None else ():
        value: float | None = None if pd.isna(last[entry["key"]]) else float(last[entry["key"]])  # type: ignore[index]
        alert = float(given.get(entry["key"], entry["alert"]))
        low = entry["direction"] == "low"
        # A threshold that is moved never leaves watch beyond alert.
        watch = max(float(entry["watch"]), alert) if low else min(float(entry["watch"]), alert)
        rows.append(
            {
                "key": entry["key"], "name": entry["name"], "value": value, "watch": watch, "alert": alert,
                "state": _state_of(value, watch, alert, low=low), "meaning": entry["meaning"],
                "period": last["period"], "sentences": last["sentences"],  # type: ignore[index]
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=_INDICATORS)


def _state_of(value: float | None, watch: float, alert: float, *, low: bool) -> str:
    if value is None:
        return "calm"
    sign = -1 if low else 1
    return _STATES[int(sign * value >= sign * watch) + int(sign * value >= sign * alert)]


def sum_up_state(indicators: pd.DataFrame) -> str:
    """Give the worst state of any indicator; ``calm`` where there is none.

    Examples
    --------
    >>> sum_up_state(pd.DataFrame({"state": ["calm", "watch"]}))
    'watch'
    """
    return max(indicators["state"], key=_STATES.index, default="calm")
