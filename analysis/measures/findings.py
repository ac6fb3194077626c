"""What each picture shows, in a line: the title of a chart says its finding, and is composed of the rows it is drawn from.

Each function takes the frame that a chart is drawn from and gives one sentence without marks; where the frame has no row
it gives the plain title, which nobody will see.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.measures.bodies import join_names
from analysis.measures.naming import call_name, capitalise, is_many, spell

_BROKEN = ("failed", "halted", "refused", "denied")
_STANDS = {
    "requested": "has been asked to mediate", "offered": "has offered to mediate", "proposed": "has put forward proposals", "planned": "plans to mediate", "accepted": "has agreed to mediate",
    "ongoing": "is at work", "occurred": "has mediated", "met": "has met or held talks with the sides", "threatened": "threatens to leave", "hypothetical": "may mediate",
}  # fmt: skip
_STANDS_MANY = {
    "requested": "have been asked to mediate", "offered": "have offered to mediate", "proposed": "have put forward proposals", "planned": "plan to mediate", "accepted": "have agreed to mediate",
    "ongoing": "are at work", "occurred": "have mediated", "met": "have met or held talks with the sides", "threatened": "threaten to leave", "hypothetical": "may mediate",
}  # fmt: skip
_SAID = {
    "requested": "is said to have been asked to mediate", "accepted": "is said to have agreed to mediate",
    "ongoing": "is said to be at work", "occurred": "is said to have mediated",
    "met": "is said to have met or held talks with the sides",
}  # fmt: skip
#: Statuses of what did not happen, or only may.
_UNREAL = ("denied", "hypothetical", "failed")
_NO_EVENT = "failed, denied or only possible"
_MOST_NAMES = 3
#: Who leads by so many events leads, though one of them was misread.
_LEAD = 2


def tell_tracks(summary: pd.DataFrame) -> str:
    """Tell how the mediation tracks stand: ``summary`` is what `summarise_tracks` gives.

    Examples
    --------
    >>> frame = pd.DataFrame({"mediator": ["Iran", "Qatar", "Turkey"], "last_status": ["offered", "failed", "failed"]})
    >>> tell_tracks(frame)
    'Qatar and Turkey got nowhere; Iran has offered to mediate.'
    """
    if summary.empty:
        return "How far each mediator got."
    last = summary.drop_duplicates("mediator", keep="last")
    if "path" in last:
        # Who has mediated and means to go on is at work; who only might has mediated.
        has = last["path"].map(lambda path: bool({"occurred", "ongoing"} & {*path}))
        last = last.assign(last_status=last["last_status"].mask(has & (last["last_status"] == "planned"), "ongoing"))
        last = last.assign(
            last_status=last["last_status"].mask(has & (last["last_status"] == "hypothetical"), "occurred")
        )
    if "last_cameo" in last:
        # Who puts a plan to the sides has offered that, and no mediation.
        proposed = (last["last_status"] == "offered") & (last["last_cameo"] != "039")
        last = last.assign(last_status=last["last_status"].where(~proposed, "proposed"))
    if "is_meeting" in last:
        last = last.assign(last_status=last["last_status"].mask(last["is_meeting"].astype(bool), "met"))
    groups: dict[str, list[str]] = {}
    for row in last.sort_values("last_status", key=lambda s: ~s.isin(_BROKEN), kind="stable").to_dict("records"):
        groups.setdefault(_word_standing(row), []).append(row["mediator"])
    parts = [f"{_name_few(names)} {_in_number(words, len(names))}" for words, names in groups.items()]
    return capitalise("; ".join(parts[:_MOST_NAMES])) + "."


def _word_standing(row: dict[Any, Any]) -> str:
    """Say how one mediator stands, with the year where that is past, and as said where only somebody's word tells it."""
    status, is_said = str(row["last_status"]), bool(row.get("is_reported", False))
    if status in _BROKEN:
        year = "" if pd.isna(row.get("past_year")) else f" in {int(row['past_year'])}"
        return f"is said to have got nowhere{year}" if is_said else f"got nowhere{year}"
    return _SAID[status] if is_said and status in _SAID else _STANDS.get(status, "stands open")


def _in_number(words: str, count: int) -> str:
    """Put words on a mediator into the plural where they are on several."""
    many = dict(zip(_STANDS.values(), (_STANDS_MANY[status] for status in _STANDS), strict=True))
    return words if count == 1 else many.get(words, words.replace("is said", "are said", 1))


def tell_events(events: pd.DataFrame) -> str:
    """Tell how conflict and cooperation are shared: ``events`` is what `order_events` gives.

    Examples
    --------
    >>> tell_events(pd.DataFrame({"quad": [1, 1, 4], "type": ["CONSULT", "REQUEST", "ASSAULT"]}))
    'Of 3 events, 1 is cooperation, 1 conflict, 1 a request.'
    """
    if events.empty:
        return "Events between conflict and cooperation."
    unreal = events["status"].isin(_UNREAL) if "status" in events else pd.Series(False, index=events.index)
    real = events[~unreal]
    asked = int((real["type"] == "REQUEST").sum())
    rest = real[real["type"] != "REQUEST"]
    kind = int(rest["quad"].isin([1, 2]).sum())
    fight, never = len(rest) - kind, int(unreal.sum())
    if len(events) == 1:
        sort = "a request" if asked else "of cooperation" if kind else "of conflict" if fight else _NO_EVENT
        return f"One event, {sort}."
    counted = [
        (kind, "cooperation"), (fight, "conflict"), (asked, "a request" if asked == 1 else "requests"),
        (never, _NO_EVENT),
    ]  # fmt: skip
    said = [f"{n} {word}" for n, word in counted if n]
    if len(said) == 1:
        return f"All {len(events)} events are {said[0].split(' ', 1)[1]}."
    first, *others = said
    number, word = first.split(" ", 1)
    return ", ".join([f"Of {len(events)} events, {number} {'is' if number == '1' else 'are'} {word}", *others]) + "."


def tell_interactions(pairs: pd.DataFrame) -> str:
    """Tell which two, or which few, deal with each other most by far: ``pairs`` is what `count_interactions` gives.

    How often is for the table: a row more or less is soon read wrongly, and so is who leads by one.

    Examples
    --------
    >>> tell_interactions(pd.DataFrame({"actor": ["Norway"] * 2, "recipient": ["Mali", "Chad"], "event_count": [1, 1]}))
    'Norway deals with Mali and Chad.'
    """
    if pairs.empty:
        return "Who acts on whom."
    between: dict[frozenset[str], set[object]] = {}
    for at, row in enumerate(pairs.to_dict("records")):
        key = frozenset((str(row["actor"]), str(row["recipient"])))
        # "Each accused the other" is one event, and counted from both sides.
        between.setdefault(key, set()).update(row.get("event_ids") or [(at, n) for n in range(int(row["event_count"]))])
    counts = {both: len(ids) for both, ids in between.items()}
    top = max(counts.values())
    most = [sorted(both, key=str.casefold) for both, count in counts.items() if count == top]
    next_count = max((count for count in counts.values() if count < top), default=0)
    if len(most) == 1 and len(between) == 1:
        return capitalise(f"{_name_both(most[0])} deal with each other.")
    shared = set(most[0]).intersection(*most[1:])
    leads = len(most) < len(between) and top >= next_count + _LEAD and len(most) <= _MOST_NAMES
    if leads and len(most) == 1:
        return capitalise(f"{_name_both(most[0])} deal with each other most.")
    if len(shared) == 1 and len(most) <= _MOST_NAMES and (leads or len(most) == len(between)):
        (one,) = shared
        others = [call_name(name) for both in most for name in both if name != one]
        much = " most" if leads else ""
        return capitalise(f"{call_name(one)} {'deal' if is_many(one) else 'deals'}{much} with {join_names(others)}.")
    if leads:
        return capitalise(f"{', and '.join(map(_name_both, most))}, deal with each other most.")
    return "Several pairs deal with each other." if top > 1 else "Several pairs deal with each other; none stands out."


def _name_both(pair: list[str]) -> str:
    return join_names([call_name(name) for name in pair])


def tell_sourcing(counts: pd.DataFrame) -> str:
    """Tell what the claims rest on: ``counts`` is what `count_claims_by_sourcing` gives.

    Examples
    --------
    >>> tell_sourcing(pd.DataFrame({"sourcing": ["media", "unattributed"], "claim_count": [5, 8], "named_count": [0, 0]}))
    'Of 5 attributed claims, none has a source with a name.'
    """
    total = int(counts.loc[counts["sourcing"] != "unattributed", "claim_count"].sum()) if len(counts) else 0
    if not total:
        return "No claim is attributed to a source." if len(counts) else "Claims and what they rest on."
    named = int(counts.loc[counts["sourcing"] != "unattributed", "named_count"].sum())
    if total == 1:
        return f"The one attributed claim has {'a' if named else 'no'} source with a name."
    if named == total:
        return f"All {total} attributed claims have a source with a name."
    has = "none has" if not named else "1 has" if named == 1 else f"{named} have"
    return f"Of {total} attributed claims, {has} a source with a name."


def tell_voices(voices: pd.DataFrame) -> str:
    """Tell who acts without being heard: ``voices`` is what `share_voice` gives.

    Examples
    --------
    >>> tell_voices(pd.DataFrame({"name": ["Qatar", "Iran"], "event_count": [3, 2], "is_heard": [False, True]}))
    'Among those who act, no statement by Qatar was found.'
    """
    if voices.empty:
        return "Who acts, and who is heard."
    mute = voices[~voices["is_heard"].astype(bool) & (voices["event_count"] > 0)]
    if len(mute) > _MOST_NAMES:
        mute = mute[mute["event_count"] == mute["event_count"].max()]
    silent = list(mute.sort_values("event_count", ascending=False, kind="stable")["name"])
    if not silent or len(silent) > _MOST_NAMES:
        return "Who acts, and who is heard."
    named = join_names([call_name(name) for name in silent], last="or")
    return f"Among those who act, no statement by {named} was found."


def tell_places(places: pd.DataFrame) -> str:
    """Tell where things happen: ``places`` is what `locate_places` gives.

    Examples
    --------
    >>> tell_places(pd.DataFrame({"name": ["Tehran", "Doha"], "event_count": [1, 0]}))
    'One event is placed, in Tehran.'
    """
    if places.empty:
        return "Places that the text names."
    busy = places[places["event_count"] > 0]
    if busy.empty:
        return "Places that the text names."
    names = _name_few(list(busy["name"]))
    return f"One event is placed, in {names}." if busy["event_count"].sum() == 1 else f"Events are placed in {names}."


def _name_few(names: list[str]) -> str:
    called = [call_name(name) for name in names]
    left = len(called) - _MOST_NAMES + 1
    return join_names(called if left < 2 else [*called[: _MOST_NAMES - 1], f"{spell(left)} others"])
