"""What each picture shows, in a line: the title of a chart says its finding, and is composed of the rows it is drawn from.

Each function takes the frame that a chart is drawn from and gives one sentence without marks; where the frame has no row
it gives the plain title, which nobody will see.
"""

from __future__ import annotations

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
#: Statuses of what did not happen, or only may.
_UNREAL = ("denied", "hypothetical")
_MOST_NAMES = 3


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
        # Who has mediated and means to go on is at work.
        again = (last["last_status"] == "planned") & last["path"].map(
            lambda path: bool({"occurred", "ongoing"} & {*path})
        )
        last = last.assign(last_status=last["last_status"].where(~again, "ongoing"))
    if "last_cameo" in last:
        # Who puts a plan to the sides has offered that, and no mediation.
        proposed = (last["last_status"] == "offered") & (last["last_cameo"] != "039")
        last = last.assign(last_status=last["last_status"].where(~proposed, "proposed"))
    if "is_meeting" in last:
        last = last.assign(last_status=last["last_status"].mask(last["is_meeting"].astype(bool), "met"))
    broken = list(last[last["last_status"].isin(_BROKEN)]["mediator"])
    parts = [f"{_name_few(broken)} got nowhere"] if broken else []
    going = last[~last["last_status"].isin(_BROKEN)]
    for status, group in going.groupby("last_status", sort=False):
        words = (_STANDS if len(group) == 1 else _STANDS_MANY).get(str(status), "stands open")
        parts.append(f"{_name_few(list(group['mediator']))} {words}")
    return capitalise("; ".join(parts[:_MOST_NAMES])) + "."


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
        sort = (
            "a request"
            if asked
            else "of cooperation"
            if kind
            else "of conflict"
            if fight
            else "denied or only possible"
        )
        return f"One event, {sort}."
    counted = [
        (kind, "cooperation"), (fight, "conflict"), (asked, "a request" if asked == 1 else "requests"),
        (never, "denied or only possible"),
    ]  # fmt: skip
    said = [f"{n} {word}" for n, word in counted if n]
    if len(said) == 1:
        return f"All {len(events)} events are {said[0].split(' ', 1)[1]}."
    first, *others = said
    number, word = first.split(" ", 1)
    return ", ".join([f"Of {len(events)} events, {number} {'is' if number == '1' else 'are'} {word}", *others]) + "."


def tell_interactions(pairs: pd.DataFrame) -> str:
    """Tell which two deal with each other most: ``pairs`` is what `count_interactions` gives.

    Examples
    --------
    >>> tell_interactions(pd.DataFrame({"actor": ["Norway"] * 2, "recipient": ["Mali", "Chad"], "event_count": [1, 1]}))
    'Norway deals with Mali and Chad.'
    """
    if pairs.empty:
        return "Who acts on whom."
    between: dict[frozenset[str], int] = {}
    for row in pairs.to_dict("records"):
        key = frozenset((str(row["actor"]), str(row["recipient"])))
        between[key] = between.get(key, 0) + int(row["event_count"])
    count = max(between.values())
    most = [sorted(both, key=str.casefold) for both, number in between.items() if number == count]
    if len(between) == 1:
        return capitalise(f"only {join_names([call_name(name) for name in most[0]])} deal with each other.")
    if len(most) == 1:
        return capitalise(
            f"{join_names([call_name(name) for name in most[0]])} deal with each other most, in {count} events."
        )
    shared = set(most[0]).intersection(*most[1:])
    if len(most) == len(between) and len(shared) == 1 and len(most) <= _MOST_NAMES:
        (one,) = shared
        others = [call_name(name) for both in most for name in both if name != one]
        return capitalise(f"{call_name(one)} {'deal' if is_many(one) else 'deals'} with {join_names(others)}.")
    return f"{capitalise(spell(len(between)))} pairs deal with each other, and none stands out."


def tell_sourcing(counts: pd.DataFrame) -> str:
    """Tell what the claims rest on: ``counts`` is what `count_claims_by_sourcing` gives.

    Examples
    --------
    >>> tell_sourcing(pd.DataFrame({"sourcing": ["media", "unattributed"], "claim_count": [5, 8]}))
    'Of 5 attributed claims, none has a source with a name.'
    """
    total = int(counts.loc[counts["sourcing"] != "unattributed", "claim_count"].sum()) if len(counts) else 0
    if not total:
        return "No claim is attributed to a source." if len(counts) else "Claims and what they rest on."
    named = int(counts[counts["sourcing"].isin(["named_person", "named_body"])]["claim_count"].sum())
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
    >>> tell_voices(pd.DataFrame({"name": ["Qatar", "Iran"], "event_count": [3, 2], "claim_count": [0, 1]}))
    'Qatar acts; no statement by it was found.'
    """
    if voices.empty:
        return "Who acts, and who is heard."
    mute = voices[(voices["claim_count"] == 0) & (voices["event_count"] > 0)]
    silent = list(mute.sort_values("event_count", ascending=False, kind="stable")["name"])
    if not silent:
        return "All who act are heard."
    if len(silent) > _MOST_NAMES:
        most = mute[mute["event_count"] == mute["event_count"].max()]["name"]
        acts = "act" if len(most) > 1 or is_many(most.iloc[0]) else "acts"
        often = f" Of these, {join_names([call_name(name) for name in most])} {acts} most often."
        said = f"{capitalise(spell(len(silent)))} of {spell(len(voices))} parties act; no statement by them was found."
        return said + (often if len(most) <= _MOST_NAMES else "")
    many = len(silent) > 1 or is_many(silent[0])
    return capitalise(
        f"{join_names([call_name(n) for n in silent])} "
        f"{'act; no statement by them' if many else 'acts; no statement by it'} was found."
    )


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
        return "The text names places; no event was found to be placed in one."
    count, names = int(busy["event_count"].sum()), _name_few(list(busy["name"]))
    return (
        f"One event is placed, in {names}."
        if count == 1
        else f"{capitalise(spell(count))} events are placed, in {names}."
    )


def _name_few(names: list[str]) -> str:
    called = [call_name(name) for name in names]
    left = len(called) - _MOST_NAMES + 1
    return join_names(called if left < 2 else [*called[: _MOST_NAMES - 1], f"{spell(left)} others"])
