"""Sourcing: who is heard and who is not, on what claims rest, and which words hedge or judge."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies, join_names, name_actors
from analysis.measures.papers import name_papers
from analysis.measures.parted_claims import tell_contents
from analysis.measures.statements import names_source
from analysis.schemas import SOURCINGS

_CLAIMS = [
    "claim_id",
    "source_actor_id",
    "source",
    "source_name",
    "sourcing",
    "cue",
    "quote",
    "factuality",
    "hedges",
    "loaded",
    "sentence",
    "sentences",
    "review",
]
#: Those that are named before, or some of them: "one of whom", "both of which", "who".
_OF_THOSE_BEFORE = re.compile(r"(?:[\w-]+ of (?:whom|which)|who|which)")
#: What stands first in a subject of which the opposite of its verb is said, and how what is denied is rated.
_NOBODY, _DENIED = re.compile(r"(?:neither|no|nobody|none|nothing)\b", re.IGNORECASE), -2.0
_VOICES = ["actor_id", "name", "event_count", "claim_count", "claim_share", "is_heard", "sentences"]
#: Acts that are done in words: who accuses, asks or refuses is heard, whether or not he is quoted.
_IN_WORDS = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "PROTEST")
#: Stages of what has not been done, or not by its mediator.
_UNDONE = ("denied", "hypothetical", "planned")
_SOUGHT = ("requested", "refused")
#: Sources who may speak for a party, whether or not the rows know for which.
_SPEAKERS = ("named_person", "named_body", "official_unnamed")
_WORDS = ["word", "count", "sources", "sentences"]


def count_claims_by_sourcing(claims: pd.DataFrame, sentences: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count claims by sort of source and factuality.

    A row is a pair that occurs: ``sourcing``, ``factuality`` (null where the text commits to none), ``claim_count``, and
    ``named_count``: the claims of these whose source has a name, a broadcaster's too.
    """
    papers = name_papers(claims, sentences) if sentences is not None else {}
    is_named = pd.Series(
        [names_source(row, papers) for row in claims.to_dict("records")], index=claims.index, dtype=bool
    )
    grouped = claims.assign(is_named=is_named).groupby(["sourcing", "factuality"], dropna=False)["is_named"]
    counted = grouped.agg(claim_count="size", named_count="sum").reset_index()
    order = {name: i for i, name in enumerate(SOURCINGS)}
    counted = counted.sort_values("sourcing", key=lambda c: c.map(order), kind="stable")
    return counted[["sourcing", "factuality", "claim_count", "named_count"]].reset_index(drop=True)


def list_claims(
    claims: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """List attributed claims in the order of the text; the article's own voice is not among them.

    A row is a claim. ``source`` is who says so as written, null where the text names nobody; ``source_name`` the actor's
    name, where actors are given and the source is one of them, or those before a pronoun like "one of whom"; ``review``
    whether a person has judged it. Where sentences are given, ``quote`` has the subject too that the speaker parts from
    what he says: "The road … would stay shut"; where mentions are, all are named whom "they" means.
    """
    names = name_actors(actors) if actors is not None else {}
    attributed = claims[claims["sourcing"] != "unattributed"].sort_values(["document_id", "start"], kind="stable")
    quotes = attributed["quote"] if sentences is None else tell_contents(attributed, sentences)
    # "Neither bank, a clerk said, was asked": told with its subject, what he says is that none was.
    is_of_nobody = quotes.str.match(_NOBODY) & ~attributed["quote"].str.match(_NOBODY)
    frame = attributed.assign(
        source=attributed["source_quote"],
        quote=quotes,
        factuality=attributed["factuality"].mask(is_of_nobody & (attributed["factuality"] == _DENIED), -_DENIED),
        source_name=attributed["claim_id"].map(
            (name_papers(attributed, sentences) if sentences is not None else {})
            | name_sources(attributed, names, mentions)
        ),
        sentences=pd.Series([(n,) for n in attributed["sentence"]], index=attributed.index, dtype=object),
    )
    return frame[_CLAIMS].reset_index(drop=True)


def name_sources(
    claims: pd.DataFrame, names: Mapping[str, str], mentions: pd.DataFrame | None = None
) -> dict[str, str]:
    """Name who makes each claim, by claim_id.

    That is the actor, or with mentions each of several whom "they" means; for some of several of whom another claim's
    source tells, "one of whom", it is those several in the text's words, and so it is where "who" is nobody known.
    """
    rows = claims.to_dict("records")
    found = {row["claim_id"]: names[row["source_actor_id"]] for row in rows if row["source_actor_id"] in names}
    if mentions is not None:
        found |= _name_several([row for row in rows if row["claim_id"] not in found], names, mentions)
    for row in rows:
        if row["claim_id"] in found or _OF_THOSE_BEFORE.fullmatch(str(row["source_quote"])) is None:
            continue
        for other in rows:
            first, mark, _ = str(other["source_quote"]).partition(f", {row['source_quote']}")
            is_around = mark and other["document_id"] == row["document_id"]
            if is_around and other["source_start"] < row["source_start"] < other["source_end"]:
                found[row["claim_id"]] = first
    return found


def _name_several(
    rows: list[dict[Hashable, Any]], names: Mapping[str, str], mentions: pd.DataFrame
) -> dict[Hashable, str]:
    """Name those whom a pronoun means that is the source of a claim, where they are several: "a pact that they hope will …"."""
    ordered = mentions.sort_values(["document_id", "start"], kind="stable")
    first = {actor: at for at, actor in enumerate(ordered["actor_id"].drop_duplicates())}
    meant: dict[tuple[Any, ...], list[str]] = {}
    pronouns = ordered[ordered["form"] == "pronoun"].to_dict("records")
    for one in sorted(pronouns, key=lambda one: first[one["actor_id"]]):
        if one["actor_id"] in names:
            meant.setdefault((one["document_id"], one["start"], one["end"]), []).append(names[one["actor_id"]])
    found = {}
    for row in rows:
        several = meant.get((row["document_id"], row["source_start"], row["source_end"]), [])
        if len(several) > 1:
            found[row["claim_id"]] = join_names(several)
    return found


def share_voice(
    claims: pd.DataFrame,
    actors: pd.DataFrame,
    participants: pd.DataFrame,
    events: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Share out the voice: each party that acts or is heard, with how often.

    A row is a party: a body together with all who act for it, since a president's word is the state's; whoever acts for
    none stands alone. ``event_count`` counts events that it acts in or mediates, ``claim_count`` claims whose source it
    is, ``claim_share`` their share (0–1) of all that have an actor as their source. ``is_heard`` tells that it is heard, or
    may be: a claim is its own, its name stands among the words for a source ("Norway and Sweden"), or a source may speak
    for anybody. With ``events`` only what was done counts as an act, and who accuses or refuses is heard; with
    ``mentions`` each of several who speak together is.
    """
    names, bodies = name_actors(actors), find_bodies(actors)
    doing = participants[participants["part"].isin(["actor", "mediator"])]
    said: set[str] = set()
    if events is not None:
        said = _speak_in_acts(events, participants, bodies)
        doing = _keep_done(doing, events)
    said |= _named_as_source(claims, mentions, bodies) if mentions is not None else set()
    said |= _have_spokesmen(actors, bodies)
    is_open = _may_be_anybodys(claims, actors)
    doing = doing.assign(party=doing["actor_id"].map(bodies))
    saying = claims.assign(party=claims["source_actor_id"].map(bodies))
    acts, says = doing.groupby("party")["event_id"].nunique(), saying["party"].dropna().value_counts()
    total = max(int(says.sum()), 1)
    spots = pd.concat([frame[["party", "sentence"]] for frame in (doing, saying)]).dropna()
    found = {party: tuple(sorted({int(n) for n in own})) for party, own in spots.groupby("party")["sentence"]}
    rows = [
        {
            "actor_id": party, "name": names[party], "event_count": int(acts.get(party, 0)),
            "claim_count": int(says.get(party, 0)), "claim_share": int(says.get(party, 0)) / total,
            "is_heard": is_open or party in said or party in says.index,
            "sentences": found[party],
        }
        for party in names if party in found
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=_VOICES)
    return frame.sort_values(["claim_count", "event_count"], ascending=False, kind="stable").reset_index(drop=True)


def _speak_in_acts(events: pd.DataFrame, participants: pd.DataFrame, bodies: dict[str, str]) -> set[str]:
    """Give the bodies that do something in words."""
    worded = set(events[events["type"].isin(_IN_WORDS)]["event_id"])
    mine = participants[participants["event_id"].isin(worded) & (participants["part"] == "actor")]
    return {bodies[i] for i in mine["actor_id"] if i in bodies}


def _have_spokesmen(actors: pd.DataFrame, bodies: dict[str, str]) -> set[str]:
    """Give the bodies whose spokesman the text tells of: whatever he does there is to speak for them."""
    words = actors["name"].fillna("") + " " + actors["role"].fillna("")
    speaking = actors[words.str.contains(r"\bspokes(?:man|men|woman|women|person|people)\b", case=False, regex=True)]
    return {bodies[i] for i in speaking["actor_id"] if i in bodies}


def _keep_done(doing: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Keep the parts in what was done: who only may attack, or was asked to mediate, has not acted."""
    stages = doing["event_id"].map(dict(zip(events["event_id"], events["status"], strict=True)))
    is_sought = stages.isin(_SOUGHT) & (doing["part"] == "mediator")
    return doing[~stages.isin(_UNDONE) & ~is_sought]


def _named_as_source(claims: pd.DataFrame, mentions: pd.DataFrame, bodies: dict[str, str]) -> set[str]:
    """Give the bodies that the words for a claim's source name: each of "Norway and Sweden"; Chad of "Chad's envoy"."""
    sources = claims.dropna(subset=["source_start"])[["document_id", "source_start", "source_end"]]
    beside = mentions[["document_id", "start", "end", "actor_id"]].merge(sources, on="document_id")
    within = beside[(beside["start"] >= beside["source_start"]) & (beside["end"] <= beside["source_end"])]
    return {bodies[i] for i in within["actor_id"] if i in bodies}


def _may_be_anybodys(claims: pd.DataFrame, actors: pd.DataFrame) -> bool:
    """Tell whether a source with a name or an office is nobody known, or acts for nobody known: whose word it is, is open."""
    loose = set(actors[(actors["kind"].isin(["person", "group"])) & actors["belongs_to"].isna()]["actor_id"])
    speaking = claims[claims["sourcing"].isin(_SPEAKERS)]
    return bool((speaking["source_actor_id"].isna() | speaking["source_actor_id"].isin(loose)).any())


def list_hedges(claims: pd.DataFrame) -> pd.DataFrame:
    """List hedging words: ``word``, ``count``, ``sources`` (in whose claims), ``sentences``; the most frequent first."""
    return _list_words(claims, "hedges")


def list_loaded_words(claims: pd.DataFrame) -> pd.DataFrame:
    """List loaded words: ``word``, ``count``, ``sources`` (in whose claims), ``sentences``; the most frequent first."""
    return _list_words(claims, "loaded")


def _list_words(claims: pd.DataFrame, column: str) -> pd.DataFrame:
    found: dict[str, list[tuple[str, int]]] = {}
    for row in claims[claims[column].notna()].to_dict("records"):
        source = row["source_quote"] if isinstance(row["source_quote"], str) else None
        said_by = "the article" if row["sourcing"] == "unattributed" else source or "nobody named"
        for word in str(row[column]).split("; "):
            found.setdefault(word.lower(), []).append((said_by, int(row["sentence"])))
    rows = [
        {
            "word": word, "count": len(seen), "sources": tuple(dict.fromkeys(s for s, _ in seen)),
            "sentences": tuple(sorted({n for _, n in seen})),
        }
        for word, seen in found.items()
    ]  # fmt: skip
    return (
        pd.DataFrame(rows, columns=_WORDS).sort_values("count", ascending=False, kind="stable").reset_index(drop=True)
    )
