"""The bottom line: three to six sentences composed from the rows, each with the sentences it rests on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures.acts import word_act
from analysis.measures.gaps import find_gaps
from analysis.measures.mediation_lines import tell_mediation
from analysis.measures.naming import call_actors, capitalise, join_called
from analysis.measures.parties import list_charged, list_parties, name_sides
from analysis.measures.statements import (
    CONCEDED,
    SOMEBODY,
    WHOLE_SENTENCES,
    Statement,
    cite_claim,
    cut_figure,
    has_other_voice,
    is_far_off,
    name_claimant,
    quote_partisan,
    tell_claims,
    tell_lead,
    tell_sources,
)
from analysis.schemas import Tables

_DONE = ("occurred", "ongoing", "threatened", "requested", "refused", "accepted")
_TIE_WORDS = {
    "leverage_over": "has leverage over {o}", "influences": "has influence with {o}", "borders": "borders {o}",
    "allied_with": "is allied with {o}", "hostile_to": "is at odds with {o}", "member_of": "is a member of {o}",
}  # fmt: skip
#: A row that is as likely wrong as right has its place in the table of events, not in the first lines.
_LEAST_CONFIDENCE = 0.5
_SOME_OF = re.compile(r"\b(?:other|some|many|several|few|most|certain|two|three) \Z", re.IGNORECASE)
#: An act in a text's last sentence weighs so much less than one in its first; one that lies so far back, so much.
_LOSS_AT_END = 0.6
_BACKGROUND = pd.Timedelta(days=60)
_BACKGROUND_SHARE = 0.4
_PLURALS = ("they", "them", "we", "us", "both", "you", "it")
_FEWEST = 10
#: What became of the people counted, as it is told; delegates, members and crowds are no figures to lead with, and so many are a slip.
_FATES = {
    "killed": "killed", "wounded": "wounded", "missing": "missing", "displaced": "driven from their homes", "captured": "held",
}  # fmt: skip
_POPULATION = 10_000_000
#: How far behind a verb the people whom it hits are counted.
_NEXT_TO = 12
#: Where so many acts are told, what is said has its place in the sourcing audit.
_ENOUGH_ACTS = 2


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
    mediation, figures = tell_mediation(sure, called)[:3], _on_figures(sure, called)[:1]
    events = _on_events(sure, called)[: 5 - len(mediation)][: 3 if len(mediation) < 2 else 2]
    acts = [*mediation, *events]
    said = replace(tables, claims=_keep_sure(tables.claims))
    claims = [s for s in tell_claims(said, called) if not any(set(s.sentences) & set(act.sentences) for act in acts)]
    claims = claims[: max(_ENOUGH_ACTS - len(acts), 0)]
    # What a text opens with is its matter, whether or not a rule knows the act; what is told of it in passing is not that.
    told = _list_told(sure.events, mediation, [*events, *claims])
    lead = [s for s in tell_lead(tables) if not told & set(s.sentences)]
    # A figure that stands in an act's own words, or in what is quoted, is told already.
    figures = [s for s in figures if not any(s.figure in other.text for other in (*lead, *events, *claims))]
    acts = acts[: 5 - len(figures)]
    statements = [*lead, *acts, *claims] if acts or claims else [*lead, _on_nothing(tables, called)]
    statements = [*statements[: 5 - len(figures)], *figures]
    if len(statements) < 5:
        statements += _on_ties(sure, called)[:1]
    statements += tell_sources(tables)[: 6 - len(statements)]
    if len(statements) < 6:
        gaps = find_gaps(tables)
        # Who is not heard is told with the other gaps, not here: as like as not the rules only missed what he says.
        gaps = gaps[gaps["key"] == "no_published_at"]
        statements += [Statement(g["text"], g["sentences"], "gaps") for g in gaps.to_dict("records")][:1]
    rows = [
        {"order": i, "text": s.text, "sentences": tuple(sorted({int(n) for n in s.sentences})), "topic": s.topic}
        for i, s in enumerate(statements[:6])
    ]
    return pd.DataFrame(rows, columns=["order", "text", "sentences", "topic"])


def _keep_sure(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows that are at least as likely right as wrong, and those that a person has judged."""
    return rows[(rows["confidence"] >= _LEAST_CONFIDENCE) | (rows["review"] != "machine")]


def _list_told(events: pd.DataFrame, mediation: list[Statement], others: list[Statement]) -> set[int]:
    """List the sentences whose news is told: of an effort's, those that tell the effort as their news."""
    news = events[events["cameo"].notna() & (events["ground"] != "background")]
    efforts = {n for statement in mediation for n in statement.sentences} & set(news["sentence"])
    return efforts | {n for statement in others for n in statement.sentences}


def _on_events(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Word the weightiest events that are no mediation: the most intense conflict first, then what is said most.

    Only those that their sentence tells as its news: what is told in passing is as often long past, or somebody else's
    affair. And only those that name both sides: who alone "took part in talks", or was the object of nobody's act, is
    seldom the matter of a text, and most of what rules misread has one side only. Of one kind of act between the same
    sides only the first is worded; the marks of the others stand behind it.
    """
    events = tables.events[tables.events["cameo"].isna() & (tables.events["ground"] != "background")]
    done = events[events["status"].isin(_DONE)]
    intensity = done["intensity"].where(done["intensity"] < 0, done["intensity"] / 3).abs()
    chosen = done.assign(weight=intensity * _weigh_news(tables, done))
    claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
    sentences = {(row["document_id"], row["sentence"]): row for row in tables.sentences.to_dict("records")}
    # "Pakistan and Afghanistan clashed" tells of "its leadership and the Taliban", too.
    of_state = tables.actors.dropna(subset=["country"])
    states: dict[str, str] = dict(zip(of_state["actor_id"], of_state["country"], strict=True))
    parties = list_parties(tables.actors)
    known = set(
        tables.actors[
            tables.actors["country"].notna() | tables.actors["entity"].notna() | (tables.actors["kind"] == "person")
        ]["actor_id"]
    )
    counted = tables.quantities.dropna(subset=["fate"])
    victims = set(zip(counted["document_id"], counted["start"].astype("int64"), strict=True))
    charged = list_charged(tables)
    people = set(tables.actors[tables.actors["kind"] == "person"]["actor_id"])
    found: dict[tuple[object, ...], tuple[str, list[int]]] = {}
    for event in chosen.sort_values(["weight", "confidence"], ascending=False, kind="stable").to_dict("records"):
        mine = tables.participants[tables.participants["event_id"] == event["event_id"]]
        claim = claims.get(event["claim_id"]) if isinstance(event["claim_id"], str) else None
        is_own = claim is not None and claim["source_actor_id"] in set(mine[mine["part"] == "actor"]["actor_id"])
        by = "" if is_own else cite_claim(event["claim_id"], claims, called)
        sentence = sentences.get((event["document_id"], event["sentence"]))
        if SOMEBODY in by or not _is_asserted(claim) or _is_loose(mine, sentence):
            continue
        doers = set(mine[mine["part"] == "actor"]["actor_id"])
        if not doers & parties or not set(mine["actor_id"]) & known:
            continue  # A firm that sells, a private person who writes a letter; what police do to people somewhere.
        if event["rule"].startswith(("noun", "outcome")) and event["type"] == "ASSAULT" and doers <= people:
            continue  # Whose war it is: seldom those alone who have ended it.
        if (
            not by
            and event["type"] != "ACCUSE"
            and doers <= charged.get((event["document_id"], event["sentence"]), set())
        ):
            continue  # What somebody is blamed for he may not have done.
        # What a type's words make of dealings between others is more often wrong than right.
        own = not set(mine["actor_id"]) <= parties
        behind = range(int(event["end"]), int(event["end"]) + _NEXT_TO)
        hit = any((event["document_id"], at) in victims for at in behind)
        text = word_act(event, mine, called, sentence, by=by, in_own_words=own, counts_victims=hit)
        if text is not None:
            text = quote_partisan(text, sentence)
            sides = name_sides(mine, states, called)
            # What the text says itself is not told again as what somebody says.
            key = (event["type"], *sides, "" if (event["type"], *sides, "") in found else by)
            found.setdefault(key, (text, []))[1].append(int(event["sentence"]))
    return [Statement(f"{text}.", tuple(marks), "events") for text, marks in found.values()]


def _weigh_news(tables: Tables, events: pd.DataFrame) -> pd.Series[float]:
    """Weigh events by how far they are the news: less towards the end of a text, and where they lie well before it."""
    if events.empty:
        return pd.Series(dtype="float64")
    texts = tables.documents.set_index("document_id")
    length = tables.sentences.groupby("document_id")["sentence"].max()
    place = events["sentence"].astype("float64") / events["document_id"].map(length).astype("float64")
    published = pd.to_datetime(events["document_id"].map(texts["published_at"]), utc=True)
    is_background = (published - events["when_end"]) > _BACKGROUND
    return (1 - place * _LOSS_AT_END) * (1 - is_background.astype("float64") * (1 - _BACKGROUND_SHARE))


def _is_loose(participants: pd.DataFrame, sentence: dict[Any, Any] | None) -> bool:
    """Tell whether an act is asked about, or done by some "they" or "we": whom these mean is missed too often to lead with.

    What some of a body's people do ("other Republicans") the body has not done.
    """
    doers = participants[participants["part"] == "actor"]
    if bool(doers["quote"].str.lower().isin(_PLURALS).any()):
        return True
    if sentence is None:
        return False
    text, begin = str(sentence["text"]), int(sentence["start"])
    before = [text[: max(int(start) - begin, 0)] for start in doers["start"]]
    return text.rstrip('"”’ ').endswith("?") or any(map(_SOME_OF.search, before))


def _is_asserted(claim: dict[Any, Any] | None) -> bool:
    """Tell whether a claim says that what is in it happened: who denounces or hails a deal speaks of it, no more."""
    return claim is None or claim["rule"] in WHOLE_SENTENCES or claim["factuality"] >= CONCEDED


def _on_figures(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Tell the largest count of people to whom something was done, of the dead where there are any, in the text's own words; no handful."""
    claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
    sentences = {(row["document_id"], row["sentence"]): row["text"] for row in tables.sentences.to_dict("records")}
    weighed: list[tuple[tuple[int, float], Statement]] = []
    for row in tables.quantities.to_dict("records"):
        size = max((float(v) for v in (row["value"], row["low"], row["high"]) if pd.notna(v)), default=0.0)
        if row["unit"] != "person" or not isinstance(row["counted"], str) or size < _FEWEST:
            continue
        fate = _FATES.get(str(row["fate"]))
        if fate is None or size >= _POPULATION:
            continue
        figure = cut_figure(str(sentences.get((row["document_id"], row["sentence"]), "")), row["quote"], row["counted"])
        claim = claims.get(row["claim_id"]) if isinstance(row["claim_id"], str) else None
        if is_far_off(claim) or has_other_voice(claim, int(row["start"])):
            continue
        source = name_claimant(claim, called)
        what = "highest death toll" if fate == "killed" else f"largest number of people {fate}"
        # That none is higher, or has a source, is no more than what was found.
        text = f"The {what} found, “{figure}”, comes from {source}." if source else f"The {what} found is “{figure}”."
        rank = list(_FATES).index(str(row["fate"]))
        weighed.append(((rank, -size), Statement(text, (int(row["sentence"]),), "figures", figure)))
    return [statement for _, statement in sorted(weighed, key=lambda item: item[0])]


def _on_ties(tables: Tables, called: dict[str, str]) -> list[Statement]:
    found: dict[str, tuple[list[str], set[int]]] = {}
    rows = tables.relations[tables.relations["relation"].isin(list(_TIE_WORDS)) & tables.relations["object_id"].notna()]
    people = tables.actors[tables.actors["kind"] == "person"]["actor_id"]
    rows = rows[~rows["subject_id"].isin(people)]
    # Whom "it" or "them" mean is missed too often, and "tension between Chinese and Australia" is none of two states.
    called_there = tables.mentions[~tables.mentions["form"].isin(["pronoun", "demonym"])]
    there = set(zip(called_there["document_id"], called_there["sentence"], called_there["actor_id"], strict=True))
    spots = zip(rows["document_id"], rows["sentence"], rows["subject_id"], rows["object_id"], strict=True)
    rows = rows[np.array([(d, s, a) in there and (d, s, b) in there for d, s, a, b in spots], dtype=bool)]
    # One name within the other is one body read twice.
    named = {actor_id: {*name.lower().split()} - {"the"} for actor_id, name in called.items()}
    pairs = [(named[a], named[b]) for a, b in zip(rows["subject_id"], rows["object_id"], strict=True)]
    apart = np.array([not (a <= b or b <= a) for a, b in pairs], dtype=bool)
    for (subject, relation), group in rows[apart].groupby(["subject_id", "relation"], sort=False):
        words = _TIE_WORDS[str(relation)].format(o=join_called([called[i] for i in group["object_id"]]))
        said, marks = found.setdefault(str(subject), ([], set()))
        said.append(words)
        marks |= {int(n) for n in group["sentence"]}
    weighed = sorted(found.items(), key=lambda item: -len(item[1][0]))
    return [
        Statement(capitalise(f"{called[subject]} {join_called(said, most=4)}."), tuple(marks), "ties")
        for subject, (said, marks) in weighed
    ]


def _on_nothing(tables: Tables, called: dict[str, str]) -> Statement:
    most = tables.mentions["actor_id"].value_counts().head(3) if len(tables.mentions) else pd.Series(dtype=int)
    names = [called[i] for i in most.index if i in called]
    missing = "act of one party towards another" if len(tables.events) else "political event"
    text = f"The text tells of no {missing} that the extraction recognises"
    if names:
        own = tables.mentions[tables.mentions["actor_id"].isin(list(most.index))]["sentence"]
        return Statement(f"{text}; it speaks most of {join_called(names)}.", tuple(own.unique()[:4]), "nothing")
    return Statement(f"{text}.", (), "nothing")
