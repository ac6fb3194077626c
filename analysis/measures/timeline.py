"""Events in order: of the text, and of time where the text gives it."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import join_names, name_actors
from analysis.measures.likelihood import describe_likelihood

_COLUMNS = [
    "event_id", "document_id", "sentence", "sentences", "text_order", "time_order", "quote", "type", "cameo", "quad",
    "intensity", "status", "factuality", "likelihood", "when_text", "when_start", "when_end", "actors", "recipients", "mediators",
    "claim_id", "review",
]  # fmt: skip


def order_events(
    events: pd.DataFrame, participants: pd.DataFrame, actors: pd.DataFrame, claims: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Put events in the order of the text, with who takes part.

    A row is an event. ``actors``, ``recipients`` and ``mediators`` are names joined as in prose, null where there are none;
    ``text_order`` and ``time_order`` count from 0, the latter null where the text gives no time; ``likelihood`` is the
    word for its factuality and the sort of source of its claim; ``review`` says whether a person has judged it.
    """
    names = name_actors(actors)
    participants = _leave_between(participants, events)
    sourcing = dict(zip(claims["claim_id"], claims["sourcing"], strict=True)) if claims is not None else {}
    parts = {
        key: join_names(list(dict.fromkeys(names[a] for a in group["actor_id"])))
        for key, group in participants.groupby(["event_id", "part"], sort=False)
    }
    ordered = events.sort_values(["document_id", "start"], kind="stable").reset_index(drop=True)
    rows = []
    for order, event in enumerate(ordered.to_dict("records")):
        claim = event["claim_id"] if isinstance(event["claim_id"], str) else None
        rows.append(
            {column: event.get(column) for column in _COLUMNS}
            | {
                "sentences": (event["sentence"],), "text_order": order,
                "likelihood": describe_likelihood(event["factuality"], sourcing.get(claim) if claim else None),
                "actors": parts.get((event["event_id"], "actor")), "recipients": parts.get((event["event_id"], "recipient")),
                "mediators": parts.get((event["event_id"], "mediator")),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    frame["time_order"] = frame["when_start"].rank(method="dense").astype("Int64") - 1
    return frame


def _leave_between(participants: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Take from a request to mediate those between whom: of "asked Kenya to mediate between Chad and Libya", Kenya is asked.

    They are the sides of its track, where they are named.
    """
    requests = set(events[events["type"] == "REQUEST"]["event_id"])
    mediates = participants[(participants["part"] == "mediator") & participants["event_id"].isin(requests)]
    asked = set(zip(mediates["event_id"], mediates["actor_id"], strict=True))
    meant = participants[participants["part"] == "recipient"]
    pairs = pd.Series(list(zip(meant["event_id"], meant["actor_id"], strict=True)), index=meant.index, dtype=object)
    answered = {event for event, _ in pairs[pairs.isin(asked)]}
    between = meant["event_id"].isin(answered) & ~pairs.isin(asked)
    return participants.drop(index=meant.index[between])
