"""What a text does not say: the date, the parties that are not heard, the times and places it leaves out."""

from __future__ import annotations

import pandas as pd

from analysis.datelines import day_of_dateline
from analysis.measures.bodies import find_bodies, join_names
from analysis.measures.naming import call_actors
from analysis.measures.sourcing import share_voice
from analysis.schemas import Tables

#: A dateline stands at the head of one of so many sentences, behind a title.
_FIRST = 3
_IN_WORDS = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")


def find_gaps(tables: Tables) -> pd.DataFrame:
    """Find what a text does not say.

    A row is a gap: ``key``, ``text`` (a sentence in plain words), ``sentences`` (where it shows; may be empty).
    """
    rows: list[dict[str, object]] = []

    def add(key: str, text: str, sentences: tuple[int, ...] = ()) -> None:
        rows.append({"key": key, "text": text, "sentences": sentences})

    one = len(tables.documents) == 1
    day = find_dateline_day(tables)
    for column, text in (
        ("published_at", _tell_undated(day)),
        ("outlet", "It does not say who published it."),
        ("author", "It does not say who wrote it."),
    ):
        if one and tables.documents[column].isna().all():
            add(f"no_{column}", text, (day[1],) if column == "published_at" and day else ())
    voices = share_voice(tables.claims, tables.actors, tables.participants)
    silent = voices[(voices["claim_count"] == 0) & voices["actor_id"].isin(_expected(tables))].head(4)
    if not silent.empty:
        called = call_actors(tables)
        marks = tuple(sorted({n for marks in silent["sentences"] for n in marks[:1]}))
        add(
            "unheard",
            f"No statement by {join_names([called[i] for i in silent['actor_id']], last='or')} was found in the text.",
            marks,
        )
    attributed = tables.claims[tables.claims["sourcing"] != "unattributed"]
    if not attributed.empty and not attributed["sourcing"].isin(["named_person", "named_body"]).any():
        marks = tuple(int(n) for n in attributed["sentence"].unique())
        add("no_named_source", "No claim in it is given to a source with a name.", marks)
    if not tables.events.empty and tables.events["when_text"].isna().all():
        add("no_time", "It does not say when any event happened.")
    if not tables.events.empty and tables.events["place_id"].isna().all():
        add("no_place", "It does not say where any event happened.")
    loose = tables.quantities[tables.quantities["claim_id"].isna()]
    if len(loose):
        marks = tuple(int(n) for n in loose["sentence"].unique()[:5])
        add("figures_without_source", "Some of its figures come without a source that was found.", marks)
    return pd.DataFrame(rows, columns=["key", "text", "sentences"])


def find_dateline_day(tables: Tables) -> tuple[str, int] | None:
    """Give the day without a year that a text's dateline names, in words, and in which sentence; None where it names none."""
    for row in tables.sentences.sort_values("sentence").head(_FIRST).to_dict("records"):
        found = day_of_dateline(str(row["text"]))
        if found is not None:
            return found, int(row["sentence"])
    return None


def _tell_undated(day: tuple[str, int] | None) -> str:
    if day is None:
        return "The text bears no date of publication, so words such as “recently” cannot be placed in time."
    return f"Its dateline gives {day[0]} and no year, so its days cannot be placed in time."


def _expected(tables: Tables) -> set[str]:
    """Give the parties of whom a statement is to be expected: those that deal with another, and that no source is named by.

    Of those whom the gazetteer knows: of "attackers" nobody expects one. A president who pardons somebody deals with no
    other party; what "the ministry of internal affairs of Belarus" says is Belarus's word, whoever the source is taken for.
    """
    bodies = find_bodies(tables.actors)
    known = tables.actors[tables.actors["kind"].isin(["state", "government", "armed_group"])]
    parties = set(known[known["entity"].notna() | known["country"].notna()]["actor_id"])
    sides = tables.participants.assign(body=tables.participants["actor_id"].map(bodies))
    sides = sides[sides["body"].isin(parties)]
    many = sides.groupby("event_id")["body"].nunique()
    dealing = set(sides[sides["event_id"].isin(many[many > 1].index)]["body"])
    return dealing - _heard(tables, bodies) - _speaking(tables, bodies)


def _speaking(tables: Tables, bodies: dict[str, str]) -> set[str]:
    """Give the bodies that do something in words: who accuses, refuses or threatens is heard, whether or not he is quoted."""
    said = set(tables.events[tables.events["type"].isin(_IN_WORDS)]["event_id"])
    mine = tables.participants[tables.participants["event_id"].isin(said) & (tables.participants["part"] == "actor")]
    return {bodies[i] for i in mine["actor_id"] if i in bodies}


def _heard(tables: Tables, bodies: dict[str, str]) -> set[str]:
    """Give the bodies that the words for a claim's source name."""
    sources = tables.claims.dropna(subset=["source_start"])[["document_id", "source_start", "source_end"]]
    sources = sources.astype({"source_start": "int64", "source_end": "int64"}).sort_values("source_start")
    named = tables.mentions.sort_values("start", kind="stable")
    if named.empty or sources.empty:
        return set()
    beside = pd.merge_asof(named, sources, left_on="start", right_on="source_start", by="document_id")
    return {bodies[i] for i in beside[beside["end"] <= beside["source_end"]]["actor_id"] if i in bodies}
