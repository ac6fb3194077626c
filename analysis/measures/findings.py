"""What each picture shows, in a line: the title of a chart says its finding, and is composed of the rows it is drawn from.

Each function takes the frame that a chart is drawn from and gives one sentence without marks; where the frame has no row
it gives the plain title, which nobody will see.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.measures.bodies import join_names
from analysis.measures.naming import call_name, capitalise, is_many, spell

#: Of a mediator nothing came of whose effort, and what a side has done about him.
_BROKEN = ("failed", "talks", "truce", "deal", "halted", "refused", "turned down", "denied")
#: How a mediator stands, by the stage of his effort: alone, and with others.
_STANDS = {
    "requested": ("{} has been asked to mediate", "{} have been asked to mediate"),
    "offered": ("{} has offered to mediate", "{} have offered to mediate"),
    "proposed": ("{} has put forward proposals", "{} have put forward proposals"),
    "carried": ("{} has carried proposals", "{} have carried proposals"),
    "planned": ("{} plans to mediate", "{} plan to mediate"),
    "accepted": ("{} has agreed to mediate", "{} have agreed to mediate"),
    "taken": ("mediation by {} has been accepted", "mediation by {} has been accepted"),
    "agreed": ("proposals by {} have been accepted", "proposals by {} have been accepted"),
    "ongoing": ("{} is at work", "{} are at work"),
    "occurred": ("{} has mediated", "{} have mediated"),
    "met": ("{} has met or held talks with the sides", "{} have met or held talks with the sides"),
    "threatened": ("{} threatens to leave", "{} threaten to leave"),
    "hypothetical": ("{} may mediate", "{} may mediate"),
    "failed": ("{} got nowhere", "{} got nowhere"),
    "talks": ("talks through {} failed", "talks through {} failed"),
    "truce": ("a truce through {} failed", "a truce through {} failed"),
    "deal": ("a deal through {} failed", "a deal through {} failed"),
    "halted": ("mediation by {} came to a halt", "mediation by {} came to a halt"),
    "refused": ("mediation by {} was refused", "mediation by {} was refused"),
    "turned down": ("proposals by {} were refused", "proposals by {} were refused"),
    "denied": ("{} is said not to have mediated", "{} are said not to have mediated"),
}  # fmt: skip
_SAID = {
    "requested": "{} is said to have been asked to mediate", "accepted": "{} is said to have agreed to mediate",
    "ongoing": "{} is said to be at work", "occurred": "{} is said to have mediated",
    "met": "{} is said to have met or held talks with the sides", "failed": "{} is said to have got nowhere",
    "talks": "talks through {} are said to have failed", "truce": "a truce through {} is said to have failed",
    "deal": "a deal through {} is said to have failed",
    "halted": "mediation by {} is said to have come to a halt", "refused": "mediation by {} is said to have been refused",
    "turned down": "proposals by {} are said to have been refused",
    "taken": "mediation by {} is said to have been accepted", "agreed": "proposals by {} are said to have been accepted",
}  # fmt: skip
#: What a stage means where it is the sides who act, and where the code is not that of mediation itself.
_BY_SIDES = {"accepted": "taken", "offered": "carried", "threatened": "open"}
_OF_PLAN = {"offered": ("039", "proposed"), "taken": ("038", "agreed"), "refused": ("126", "turned down")}
#: What failed where it is not said of the mediator himself: one round or truce of his is not all that he has done.
_FELL = {
    **dict.fromkeys("truce truces ceasefire ceasefires cease-fire armistice".split(), "truce"),
    **dict.fromkeys("deal deals agreement accord pact treaty".split(), "deal"),
    **dict.fromkeys(
        "talks negotiations negotiation meeting meetings summit round rounds conference session dialogue".split(),
        "talks",
    ),
}
#: Statuses of what did not happen, or only may.
_UNREAL = ("denied", "hypothetical", "failed")
_NO_EVENT = "failed, denied or only possible"
_MOST_NAMES = 3
#: Who is killed or driven out and deals with nobody.
_ANYBODY = frozenset({"people", "civilians", "children", "women", "men", "person"})
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
    # Whose effort between two others goes on has not got nowhere with a third.
    broken = summary["last_status"].isin(_BROKEN)
    last = (
        summary.assign(is_open=~broken).sort_values("is_open", kind="stable").drop_duplicates("mediator", keep="last")
    )
    last = last.sort_index()
    rows = _of_now([(_stand(row), row) for row in last.to_dict("records")])
    if not rows:
        return "How far each mediator got."
    groups: dict[tuple[str, str], list[str]] = {}
    for stage, row in sorted(rows, key=lambda one: _rank(one[0])):
        groups.setdefault(_word_standing(stage, row), []).append(row["mediator"])
    parts = [words[len(names) > 1].format(_name_few(names)) for words, names in groups.items()]
    most = _MOST_NAMES + max(0, len({stage for stage, _ in rows} & set(_BROKEN)) - 1)
    return capitalise("; ".join(parts[:most])) + "."


def _of_now(rows: list[tuple[str, dict[Any, Any]]]) -> list[tuple[str, dict[Any, Any]]]:
    """Leave out who only might mediate, and what failed before the text's own effort, if others are left to tell of."""
    rows = [(stage, row) for stage, row in rows if stage != "hypothetical"]
    of_now = [
        (stage, row)
        for stage, row in rows
        if not (stage in _BROKEN and row.get("is_before") and pd.isna(row.get("past_year")))
    ]
    return of_now or rows


def _rank(stage: str) -> int:
    return _BROKEN.index(stage) if stage in _BROKEN else len(_BROKEN)


def _stand(row: dict[Any, Any]) -> str:
    """Give how a mediator stands, as `_STANDS` words it."""
    stage = str(row["last_status"])
    if stage in {"planned", "hypothetical", "offered"} and {"occurred", "ongoing"} & {*row.get("path", ())}:
        # Who has mediated and means to go on is at work; who only might, or offers more, has mediated.
        return "ongoing" if stage == "planned" else "occurred"
    if row.get("is_meeting"):
        return "met"
    if stage == "failed" and row.get("last_by_sides"):
        words = str(row.get("last_quote", "")).lower().split()
        return next((_FELL[word] for word in words if word in _FELL), stage)
    if row.get("last_by_sides"):
        stage = _BY_SIDES.get(stage, stage)
    if "last_cameo" in row and stage in _OF_PLAN:
        # Who puts a plan to the sides, or whose plan they take or refuse, has offered that, and no mediation.
        code, other = _OF_PLAN[stage]
        stage = stage if row["last_cameo"] == code else other
    return stage if stage in _STANDS else "hypothetical"


def _word_standing(stage: str, row: dict[Any, Any]) -> tuple[str, str]:
    """Say how one mediator stands, and several: with the year where that is past, as said where only somebody's word tells it."""
    one, many = _STANDS[stage]
    if row.get("is_reported") and stage in _SAID:
        one = _SAID[stage]
        many = one.replace("{} is said", "{} are said") if one.startswith("{}") else one
    if stage in _BROKEN and not pd.isna(row.get("past_year")):
        one, many = (f"{words} in {int(row['past_year'])}" for words in (one, many))
    return one, many


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
    is_any = (
        pairs[["actor", "recipient"]].astype(str).apply(lambda names: names.str.casefold().isin(_ANYBODY)).any(axis=1)
    )
    pairs = pairs[~is_any]
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
