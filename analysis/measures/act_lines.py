"""Acts that are no mediation as sentences of the bottom line: by the clause that tells them, or not in words of ours."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.measures.acts import word_act
from analysis.measures.clauses import tell_clause
from analysis.measures.parties import list_charged, list_parties, name_sides
from analysis.measures.quoting import is_past, quote_further, tell_lead
from analysis.measures.statements import (
    CONCEDED,
    SOMEBODY,
    WHOLE_SENTENCES,
    Statement,
    cite_claim,
    quote_partisan,
)
from analysis.schemas import Tables

_DONE = ("occurred", "ongoing", "threatened", "requested", "refused", "accepted")
_SOME_OF = re.compile(r"\b(?:other|some|many|several|few|most|certain|two|three) \Z", re.IGNORECASE)
#: An act in a text's last sentence weighs so much less than one in its first; one that lies so far back, so much.
_LOSS_AT_END = 0.6
_BACKGROUND = pd.Timedelta(days=60)
_BACKGROUND_SHARE = 0.4
_PLURALS = ("they", "them", "we", "us", "both", "you", "it")
#: How far behind a verb the people whom it hits are counted.
_NEXT_TO = 12


def tell_acts(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Tell the weightiest events that are no mediation: the most intense conflict first, then what is said most.

    Only those that their sentence tells as its news: what is told in passing is as often long past, or somebody else's
    affair. And only those that name both sides: who alone "took part in talks", or was the object of nobody's act, is
    seldom the matter of a text, and most of what rules misread has one side only. What no person has judged is told by
    the clause that tells it, where that is plain (`tell_clause`), and else by its sentence, quoted (``is_quoted``). Of one
    kind of act between the same sides only the first is worded; the marks of the others stand behind it.
    """
    events = tables.events[tables.events["cameo"].isna() & (tables.events["ground"] != "background")]
    done = events[events["status"].isin(_DONE)]
    intensity = done["intensity"].where(done["intensity"] < 0, done["intensity"] / 3).abs()
    chosen = done.assign(weight=intensity * _weigh_news(tables, done))
    claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
    sentences = {(row["document_id"], row["sentence"]): row for row in tables.sentences.to_dict("records")}
    published = dict(zip(tables.documents["document_id"], tables.documents["published_at"], strict=True))
    # "Pakistan and Afghanistan clashed" tells of "its leadership and the Taliban", too.
    of_state = tables.actors.dropna(subset=["country"])
    states: dict[str, str] = dict(zip(of_state["actor_id"], of_state["country"], strict=True))
    parties = list_parties(tables.actors)
    is_known = tables.actors["country"].notna() | tables.actors["entity"].notna() | (tables.actors["kind"] == "person")
    known = set(tables.actors[is_known]["actor_id"])
    counted = tables.quantities.dropna(subset=["fate"])
    victims = set(zip(counted["document_id"], counted["start"].astype("int64"), strict=True))
    charged = list_charged(tables)
    people = set(tables.actors[tables.actors["kind"] == "person"]["actor_id"])
    found: dict[tuple[object, ...], tuple[str, list[int]]] = {}
    quoted: list[Statement] = []
    opened = max((n for statement in tell_lead(tables) for n in statement.sentences), default=0)
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
        behind = range(int(event["end"]), int(event["end"]) + _NEXT_TO)
        hit = any((event["document_id"], at) in victims for at in behind)
        if event["review"] == "machine":
            if sentence is None or is_past(
                str(sentence["text"]), event["when_end"], published.get(event["document_id"])
            ):
                continue
            has_sides = len(set(mine["actor_id"])) > 1 or hit
            text = tell_clause(event, mine, sentence, claim, called, by) if has_sides else None
            if (
                text is None
                and has_sides
                and (further := quote_further(sentence, "events", rank=1, opened=opened)) is not None
            ):
                quoted.append(further)
        else:
            # What a type's words make of dealings between others is more often wrong than right.
            own = not set(mine["actor_id"]) <= parties
            text = word_act(event, mine, called, sentence, by=by, in_own_words=own, counts_victims=hit)
        if text is not None:
            text = quote_partisan(text, sentence)
            sides = name_sides(mine, states, called)
            # What the text says itself is not told again as what somebody says.
            key = (event["type"], *sides, "" if (event["type"], *sides, "") in found else by)
            found.setdefault(key, (text, []))[1].append(int(event["sentence"]))
    return [*(Statement(f"{text}.", tuple(marks), "events") for text, marks in found.values()), *quoted]


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
