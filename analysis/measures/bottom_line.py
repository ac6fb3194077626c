"""The bottom line: three to six sentences composed from the rows, each with the sentences it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.measures.acts import name_part, word_act
from analysis.measures.gaps import find_gaps
from analysis.measures.naming import call_actors, capitalise, join_called, spell
from analysis.measures.tracks import summarise_tracks, trace_mediation_tracks
from analysis.schemas import Tables

_DONE = ("occurred", "ongoing", "threatened", "requested", "refused", "accepted")
_TIE_WORDS = {
    "leverage_over": "has leverage over {o}", "influences": "has influence with {o}", "borders": "borders {o}",
    "allied_with": "is allied with {o}", "hostile_to": "is at odds with {o}", "member_of": "is a member of {o}",
}  # fmt: skip
_SOURCE_WORDS = {
    "named_person": ("person with a name", "people with a name"), "named_body": ("named body", "named bodies"),
    "official_unnamed": ("official without a name", "officials without a name"),
    "unnamed_people": ("person without a name", "people without a name"), "media": ("media report", "media reports"),
}  # fmt: skip
_NAMED = ("named_person", "named_body")
_PRONOUNS = frozenset("he she it they who that which this these those i we you his her their one".split())
#: A row that is as likely wrong as right has its place in the table of events, not in the first lines.
_LEAST_CONFIDENCE = 0.5
_DESCRIBING = frozenset(
    "The A An Some Several Many Most Other Two Three Senior Authorities Researchers Local Unnamed Officials Analysts Aides Associates Diplomats Experts"
    " Hospital Residents Sources Witnesses Medics Rescuers Activists Militants Rebels Reports Images Footage Critics".split()
)
_OWNERS = frozenset("his her its their my our your".split())
_LONGEST_SOURCE = 90
_FEWEST = 10
_WIDEST_GAP = 40
#: Where so many acts are told, what is said has its place in the sourcing audit.
_ENOUGH_ACTS = 2
#: What these rules find can stand as a sentence; others find its object ("called the plan a trap").
_WHOLE_SENTENCES = (
    "verb_with_clause",
    "clause_before_cue",
    "according_to",
    "quotation_after_colon",
    "signed_quotation",
)
_SOMEBODY = "somebody whom the text names elsewhere"
_FEWEST_WORDS = 6
_MOST_WORDS = 30


@dataclass(frozen=True)
class _Statement:
    text: str
    sentences: tuple[int, ...]
    topic: str
    figure: str = ""


def compose_bottom_line(tables: Tables) -> pd.DataFrame:
    """Compose the bottom line of a text from its rows alone.

    A row is a sentence: ``order`` (0-based), ``text``, ``sentences`` (tuple of the sentences it rests on; empty for what
    the text as a whole lacks), ``topic``. At most six; fewer than three only where the rows give no more.
    """
    called = call_actors(tables)
    sure = replace(
        tables,
        events=_keep_sure(tables.events),
        quantities=_keep_sure(tables.quantities),
        relations=_keep_sure(tables.relations),
    )
    mediation, figures = _on_mediation(sure, called)[:3], _on_figures(sure, called)[:1]
    events = _on_events(sure, called)[: 5 - len(mediation)][: 3 if len(mediation) < 2 else 2]
    # A figure that stands in an act's own words is told already.
    figures = [s for s in figures if not any(s.figure in event.text for event in events)]
    statements = [*mediation, *events[: 5 - len(mediation) - len(figures)], *figures]
    if len(statements) < 5:
        statements += _on_ties(sure, called)[:1]
    told = sum(s.topic in {"mediation", "events"} for s in statements)
    if not told:
        statements.insert(0, _on_nothing(tables, called))
    if told < _ENOUGH_ACTS:
        statements[max(told, 1) : max(told, 1)] = _on_claims(replace(tables, claims=_keep_sure(tables.claims)), called)[
            : _ENOUGH_ACTS - told
        ]
    statements = statements[:5]
    statements += _on_sources(tables)[: 6 - len(statements)]
    if len(statements) < 6:
        gaps = find_gaps(tables)
        gaps = gaps[gaps["key"].isin(["no_published_at", "unheard"])]
        statements += [_Statement(g["text"], g["sentences"], "gaps") for g in gaps.to_dict("records")][:1]
    rows = [
        {"order": i, "text": s.text, "sentences": tuple(sorted({int(n) for n in s.sentences})), "topic": s.topic}
        for i, s in enumerate(statements[:6])
    ]
    return pd.DataFrame(rows, columns=["order", "text", "sentences", "topic"])


def _keep_sure(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows that are at least as likely right as wrong, and those that a person has judged."""
    return rows[(rows["confidence"] >= _LEAST_CONFIDENCE) | (rows["review"] != "machine")]


def _on_mediation(tables: Tables, called: dict[str, str]) -> list[_Statement]:
    tracks = trace_mediation_tracks(tables.events, tables.participants, tables.actors)
    summary = summarise_tracks(tracks)
    if summary.empty:
        return []
    # What a track's last step adds to its summary: who is meant, and how surely it is said.
    claims = _by_id(tables.claims)
    claim_of = dict(zip(tables.events["event_id"], tables.events["claim_id"], strict=True))
    last = {row["track"]: row for row in tracks[tracks["is_last"]].to_dict("records")}
    order = {
        "occurred": 0,
        "accepted": 1,
        "ongoing": 2,
        "offered": 3,
        "planned": 4,
        "requested": 5,
        "halted": 6,
        "refused": 7,
    }
    found: list[_Statement] = []
    groups: dict[tuple[str, tuple[str, ...]], list[dict[Any, Any]]] = {}
    for row in summary.to_dict("records"):
        step = last[row["track"]]
        pair = tuple(called[i] for i in (step["party_a_id"], step["party_b_id"]) if isinstance(i, str))
        groups.setdefault((row["last_status"], pair), []).append({**step, "sentences": row["sentences"]})
    for (status, pair), group in sorted(groups.items(), key=lambda item: order.get(item[0][0], 8)):
        who = join_called([called[row["mediator_id"]] for row in group])
        many = len({row["mediator_id"] for row in group}) > 1
        soft = any(row["factuality"] <= 1 for row in group)
        by = {_cite(claim_of.get(row["event_id"]), claims, called) for row in group}
        between = f" between {join_called(list(pair))}" if len(pair) == 2 else f" with {pair[0]}" if pair else ""
        marks = tuple(n for row in group for n in row["sentences"])
        text = _word_mediation(status, who, between, many=many, soft=soft)
        found.append(_Statement(f"{text}{by.pop() if len(by) == 1 else ''}.", marks, "mediation"))
    return found


def _word_mediation(status: str, who: str, between: str, *, many: bool, soft: bool) -> str:
    have, are = ("have", "are") if many else ("has", "is")
    rep = "reportedly " if soft else ""
    text = {
        "occurred": f"{who} {rep}mediated{between}",
        "ongoing": f"{who} {are} {rep}mediating{between}",
        "accepted": f"{who} {have} {rep}agreed to mediate{between}",
        "offered": f"{who} {have} {rep}offered to mediate{between}",
        "planned": f"{who} {rep}{'plan' if many else 'plans'} to mediate{between}",
        "requested": f"{who} {have} {rep}been asked to mediate{between}",
        "failed": f"mediation{between} through {who} has {rep}failed",
        "halted": f"mediation by {who}{between} has {rep}come to a halt",
        "refused": f"mediation by {who}{between} has {rep}been refused",
        "threatened": f"{who} {have} {rep}threatened to give up mediation{between}",
        "denied": f"it is denied that {who} mediated{between}",
    }.get(status, f"mediation by {who}{between} is spoken of as a possibility")
    return capitalise(text)


def _cite(claim_id: object, claims: dict[str, dict[Any, Any]], called: dict[str, str]) -> str:
    """Say by whose word something is known, where the text tells: no claim becomes a fact by being summed up."""
    source = _name_claimant(claims.get(claim_id) if isinstance(claim_id, str) else None, called)
    return f", according to {source}" if source else ""


def _name_claimant(claim: dict[Any, Any] | None, called: dict[str, str]) -> str | None:
    """Give who makes a claim in the text's words; whom a pronoun means by name, or as somebody where that is not known."""
    if claim is None or not isinstance(claim["source_quote"], str):
        return None
    words = " ".join("".join(c for c in claim["source_quote"] if c.isprintable() or c.isspace()).split())
    if words.count("(") != words.count(")"):
        words = words.partition(" (")[0]
    if len(words) > _LONGEST_SOURCE:
        words = words.partition(", ")[0]
    if (
        words.lower() not in _PRONOUNS
        and words.split(" ", 1)[0].lower() not in _OWNERS
        and len(words) <= _LONGEST_SOURCE
    ):
        return _lower_first(words)
    return called.get(claim["source_actor_id"], _SOMEBODY)


def _by_id(claims: pd.DataFrame) -> dict[str, dict[Any, Any]]:
    return {row["claim_id"]: row for row in claims.to_dict("records")}


def _on_events(tables: Tables, called: dict[str, str]) -> list[_Statement]:
    """Word the weightiest events that are no mediation: the most intense conflict first, then what is said most.

    Only those that name both sides: who alone "took part in talks", or was the object of nobody's act, is seldom the
    matter of a text, and most of what rules misread has one side only. Of one kind of act between the same sides only
    the first is worded; the marks of the others stand behind it.
    """
    events = tables.events[tables.events["cameo"].isna()]
    done = events[events["status"].isin(_DONE)]
    chosen = done.assign(weight=done["intensity"].where(done["intensity"] < 0, done["intensity"] / 3).abs())
    claims = _by_id(tables.claims)
    sentences = {(row["document_id"], row["sentence"]): row for row in tables.sentences.to_dict("records")}
    found: dict[tuple[object, ...], tuple[str, list[int]]] = {}
    for event in chosen.sort_values(["weight", "confidence"], ascending=False, kind="stable").to_dict("records"):
        mine = tables.participants[tables.participants["event_id"] == event["event_id"]]
        claim = claims.get(event["claim_id"]) if isinstance(event["claim_id"], str) else None
        is_own = claim is not None and claim["source_actor_id"] in set(mine[mine["part"] == "actor"]["actor_id"])
        by = "" if is_own else _cite(event["claim_id"], claims, called)
        text = word_act(event, mine, called, sentences.get((event["document_id"], event["sentence"])), by=by)
        if text is not None:
            sides = tuple(frozenset(name_part(mine, part, called)) for part in ("actor", "recipient"))
            found.setdefault((event["type"], *sides, by), (text, []))[1].append(int(event["sentence"]))
    return [_Statement(f"{text}.", tuple(marks), "events") for text, marks in found.values()]


def _on_figures(tables: Tables, called: dict[str, str]) -> list[_Statement]:
    """Tell the largest count of people, in the text's own words; a handful is no figure to lead with."""
    claims = _by_id(tables.claims)
    sentences = {(row["document_id"], row["sentence"]): row["text"] for row in tables.sentences.to_dict("records")}
    weighed: list[tuple[float, _Statement]] = []
    for row in tables.quantities.to_dict("records"):
        size = max((float(v) for v in (row["value"], row["low"], row["high"]) if pd.notna(v)), default=0.0)
        if row["unit"] != "person" or not isinstance(row["counted"], str) or size < _FEWEST:
            continue
        figure = _cut_figure(
            str(sentences.get((row["document_id"], row["sentence"]), "")), row["quote"], row["counted"]
        )
        claim = claims.get(row["claim_id"]) if isinstance(row["claim_id"], str) else None
        source = _name_claimant(claim, called)
        by = f"comes from {source}" if source else "is given without a source"
        text = f"The largest number of people in the text, “{figure}”, {by}."
        weighed.append((size, _Statement(text, (int(row["sentence"]),), "figures", figure)))
    return [statement for _, statement in sorted(weighed, key=lambda item: -item[0])]


def _cut_figure(sentence: str, number: str, counted: str) -> str:
    """Cut a number and what it counts out of its sentence as they stand there; both in turn where they stand apart."""
    start = sentence.find(number)
    end = sentence.find(counted, start + len(number)) if start >= 0 else -1
    if 0 <= start < end and end - start - len(number) <= _WIDEST_GAP:
        return " ".join(sentence[start : end + len(counted)].split())
    return f"{number} … {counted}" if counted not in number else str(number)


def _lower_first(text: str) -> str:
    """Let a description begin small within a sentence, where its first word is one that begins no name."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in _DESCRIBING else text


def _on_ties(tables: Tables, called: dict[str, str]) -> list[_Statement]:
    found: dict[str, tuple[list[str], set[int]]] = {}
    rows = tables.relations[tables.relations["relation"].isin(list(_TIE_WORDS)) & tables.relations["object_id"].notna()]
    for (subject, relation), group in rows.groupby(["subject_id", "relation"], sort=False):
        words = _TIE_WORDS[str(relation)].format(o=join_called([called[i] for i in group["object_id"]]))
        said, marks = found.setdefault(str(subject), ([], set()))
        said.append(words)
        marks |= {int(n) for n in group["sentence"]}
    weighed = sorted(found.items(), key=lambda item: -len(item[1][0]))
    return [
        _Statement(capitalise(f"{called[subject]} {join_called(said, most=4)}."), tuple(marks), "ties")
        for subject, (said, marks) in weighed
    ]


def _on_claims(tables: Tables, called: dict[str, str]) -> list[_Statement]:
    """Quote what those with a name or an office say, in the order of the text: what there is to tell where few act."""
    claims = tables.claims[tables.claims["sourcing"].isin([*_NAMED, "official_unnamed"])]
    claims = claims[claims["factuality"].fillna(0) >= 1]
    claims = claims[claims["rule"].isin(_WHOLE_SENTENCES)]
    found: dict[str, _Statement] = {}
    for claim in claims.sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        words = " ".join(str(claim["quote"]).split()).rstrip(".,;:")
        source = _name_claimant(claim, called)
        if source in {None, _SOMEBODY} or not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS:
            continue
        if any(mark in words for mark in '"“”[]'):
            continue
        text = f"According to {source}, “{words}”."
        found.setdefault(str(source), _Statement(text, (int(claim["sentence"]),), "claims"))
    return list(found.values())


def _on_sources(tables: Tables) -> list[_Statement]:
    """Say on whose word the text rests: how much of what is attributed has a source with a name, and what the rest has."""
    attributed = tables.claims[tables.claims["sourcing"] != "unattributed"]
    if attributed.empty:
        return [_Statement("The text attributes nothing to a source: all is said in its own voice.", (), "sourcing")]
    counts = {str(s): int(n) for s, n in attributed["sourcing"].value_counts().items()}
    many, marks = len(attributed), tuple(int(n) for n in attributed["sentence"].unique()[:6])
    named = sum(counts.get(s, 0) for s in _NAMED)
    others = [_count_sources(s, n) for s, n in counts.items() if s not in _NAMED]
    if many == 1:
        text = f"The one claim with a source rests on {_count_sources(next(iter(counts)), 1)}."
    elif not others or len(counts) == 1:
        every = "Both" if many == 2 else f"All {spell(many)}"
        rest = f"rest on {_SOURCE_WORDS[next(iter(counts))][1]}" if others else "name it"
        text = f"{every} claims with a source {rest}."
    else:
        few = ("neither" if many == 2 else "none") if not named else spell(named)
        rest = "they rest" if not named else "the other rests" if many - named == 1 else "the others rest"
        names = "names" if named < 2 else "name"
        text = f"{few} of the {spell(many)} claims with a source {names} it; {rest} on {join_called(others, most=6)}."
        text = capitalise(text)
    return [_Statement(text, marks, "sourcing")]


def _count_sources(sourcing: str, number: int) -> str:
    one, several = _SOURCE_WORDS[sourcing]
    if number > 1:
        return f"{several} ({number})"
    return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"


def _on_nothing(tables: Tables, called: dict[str, str]) -> _Statement:
    most = tables.mentions["actor_id"].value_counts().head(3) if len(tables.mentions) else pd.Series(dtype=int)
    names = [called[i] for i in most.index if i in called]
    missing = "act of one party towards another" if len(tables.events) else "political event"
    text = f"The text tells of no {missing} that the extraction recognises"
    if names:
        own = tables.mentions[tables.mentions["actor_id"].isin(list(most.index))]["sentence"]
        return _Statement(f"{text}; it speaks most of {join_called(names)}.", tuple(own.unique()[:4]), "nothing")
    return _Statement(f"{text}.", (), "nothing")
