"""Efforts to mediate as sentences of the bottom line: who offers, is asked, mediates or is refused, between whom, on whose word."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies
from analysis.measures.naming import capitalise, is_many, join_called
from analysis.measures.parties import list_parties
from analysis.measures.plain_efforts import PlainEfforts
from analysis.measures.statements import Statement, cite_claim
from analysis.measures.tracks import summarise_tracks, trace_mediation_tracks
from analysis.schemas import Tables

#: An effort towards nobody in particular is news while it is being sought or offered.
_SOUGHT = ("offered", "requested", "planned", "accepted", "refused")
#: What a party does about a mediation, and not its mediator.
_BY_A_PARTY = ("requested", "refused", "accepted")


def tell_mediation(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Tell each effort by how far it got; those that stand alike, between the same sides, in one sentence.

    One that its sentence does not tell plainly is told by its clause, or quoted (``is_quoted``), what is news first.
    """
    tracks = trace_mediation_tracks(tables.events, tables.participants, tables.actors, tables.sentences)
    summary = summarise_tracks(tracks)
    if summary.empty:
        return []
    # What a track's last step adds to its summary: who is meant, and how surely it is said.
    claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
    claim_of = dict(zip(tables.events["event_id"], tables.events["claim_id"], strict=True))
    last = {row["track"]: row for row in tracks[tracks["is_last"]].to_dict("records")}
    order = {
        "occurred": 0,
        "accepted": 1,
        "ongoing": 2,
        "met": 3,
        "offered": 3,
        "proposed": 3,
        "planned": 4,
        "requested": 5,
        "halted": 6,
        "refused": 7,
    }
    parties = list_parties(tables.actors)
    kinds = dict(zip(tables.actors["actor_id"], tables.actors["kind"], strict=True))
    bodies = find_bodies(tables.actors)
    plain = PlainEfforts(tables, tracks)
    found: list[Statement] = []
    quoted: list[Statement] = []
    groups: dict[tuple[str, tuple[str, ...], str], list[dict[Any, Any]]] = {}
    for row in summary.to_dict("records"):
        step = last[row["track"]]
        if not plain.is_plain(step, row["path"]):
            told = plain.tell(step, called)
            found += [s for s in told if s not in found]
            quoted += [] if told else plain.quote(step, row["sentences"])
            continue
        sides = [i for i in (step["party_a_id"], step["party_b_id"]) if isinstance(i, str)]
        if len(sides) < 2 and (row["last_status"] not in _SOUGHT or not {step["mediator_id"], *sides} <= parties):
            continue
        if not sides and row["last_status"] == "planned":
            continue  # What one plans with nobody is as often something else.
        pair = tuple(called[_at_home(i, sides, step["event_id"], tables, bodies)] for i in sides)
        # Who puts a plan to the sides has offered that, and mediates already as like as not.
        stage = "proposed" if row["last_status"] == "offered" and step["cameo"] != "039" else row["last_status"]
        # Who was seen with both sides once may have mediated: that he met them is what the text says.
        stage = "met" if row["is_meeting"] else stage
        by = _cite_another(step, claims.get(str(claim_of.get(step["event_id"]))), called)
        groups.setdefault((stage, pair, by), []).append({**step, "sentences": row["sentences"]})
    for (status, pair, by), group in sorted(groups.items(), key=lambda item: order.get(item[0][0], 8)):
        who = join_called([called[row["mediator_id"]] for row in group])
        ids = list(dict.fromkeys(row["mediator_id"] for row in group))
        many = len(ids) > 1 or _act_as_many(called[ids[0]], kinds[ids[0]])
        soft = any(abs(row["factuality"]) <= 1 for row in group)
        between = f" between {join_called(list(pair))}" if len(pair) == 2 else f" with {pair[0]}" if pair else ""
        marks = tuple(n for row in group for n in row["sentences"])
        text = _word_mediation(status, who, between, many=many, soft=soft)
        if status in _BY_A_PARTY:
            text = _word_by_party(status, who, group, tables.participants, called, kinds, bodies, soft=soft) or text
        news = tuple(row["sentence"] for row in group)
        found.append(Statement(f"{text}{by}.", marks, "mediation", news=news))
    return [*found, *quoted]


def _at_home(side: str, sides: list[str], event_id: str, tables: Tables, bodies: dict[str, str]) -> str:
    """Give the organ that is the party where a state faces a movement of its own: Sudan's army, and not Sudan."""
    actors = tables.actors.set_index("actor_id")
    others = actors.loc[[i for i in sides if i != side]]
    country = actors.loc[side, "country"]
    at_home = others["kind"].isin(["armed_group", "group"]) & (others["country"] == country)
    if actors.loc[side, "kind"] != "state" or not at_home.any():
        return side
    mine = tables.participants[tables.participants["event_id"] == event_id]["actor_id"]
    organs = [i for i in dict.fromkeys(mine) if bodies[i] == side and actors.loc[i, "kind"] == "government"]
    return organs[0] if len(organs) == 1 else side


def _cite_another(row: dict[Any, Any], claim: dict[Any, Any] | None, called: dict[str, str]) -> str:
    """Say on whose word an effort is known, but for the mediator's own: what Norway offers it says itself."""
    if claim is None or claim["source_actor_id"] == row["mediator_id"]:
        return ""
    return cite_claim(claim["claim_id"], {claim["claim_id"]: claim}, called)


def _word_by_party(
    status: str,
    who: str,
    efforts: list[dict[Any, Any]],
    participants: pd.DataFrame,
    called: dict[str, str],
    kinds: dict[str, str],
    bodies: dict[str, str],
    *,
    soft: bool,
) -> str | None:
    """Say which party asks for mediation, or will have none; None where the rows do not tell, or not of all alike."""
    told: set[str] = set()
    for row in efforts:
        mine = participants[participants["event_id"] == row["event_id"]]
        does = mine[mine["part"] == "actor"]["actor_id"]
        askers = [i for i in dict.fromkeys(does) if row["mediator_id"] not in {i, bodies[i]}]
        if not askers:
            return None
        sides = [i for i in (row["party_a_id"], row["party_b_id"]) if isinstance(i, str)]
        others = [called[i] for i in sides if i not in {bodies[a] for a in askers}]
        joined = join_called([called[i] for i in askers])
        between = f" between {join_called(others)}" if len(others) > 1 else f" with {others[0]}" if others else ""
        between = between or (" between them" if len(askers) > 1 else "")
        many = len(askers) > 1 or _act_as_many(called[askers[0]], kinds[askers[0]])
        verb = f"{'have' if many else 'has'}{' reportedly' if soft else ''}"
        does = {"requested": f"asked {who} to mediate", "refused": f"refused mediation by {who}"}
        told.add(f"{joined} {verb} {does.get(status, f'accepted mediation by {who}')}{between}")
    return capitalise(told.pop()) if len(told) == 1 else None


def _act_as_many(name: str, kind: str) -> bool:
    """Tell whether somebody takes the verb of many: "the Bosnian Serbs", "several presidents"; not Hamas."""
    return kind != "person" and (
        is_many(name) or (kind in {"group", "armed_group"} and " " in name and name[-1] == "s")
    )


def _word_mediation(status: str, who: str, between: str, *, many: bool, soft: bool) -> str:
    have, are = ("have", "are") if many else ("has", "is")
    rep = "reportedly " if soft else ""
    along = between.replace(" between ", " with ", 1)
    toward = between.replace(" between ", " to ", 1).replace(" with ", " to ", 1)
    text = {
        "occurred": f"{who} {rep}mediated{between}",
        "met": f"{who} {rep}met or held talks{along}",
        "ongoing": f"{who} {are} {rep}mediating{between}",
        "accepted": f"{who} {have} {rep}agreed to mediate{between}",
        "offered": f"{who} {have} {rep}offered to mediate{between}",
        "proposed": f"{who} {have} {rep}put forward proposals{toward}",
        "planned": f"{who} {rep}{'plan' if many else 'plans'} to mediate{between}",
        "requested": f"{who} {have} {rep}been asked to mediate{between}",
        "failed": f"mediation{between} through {who} has {rep}failed",
        "halted": f"mediation by {who}{between} has {rep}come to a halt",
        "refused": f"mediation by {who}{between} has {rep}been refused",
        "threatened": f"{who} {have} {rep}threatened to give up mediation{between}",
        "denied": f"it is denied that {who} mediated{between}",
    }.get(status, f"mediation by {who}{between} is spoken of as a possibility")
    return capitalise(text)
