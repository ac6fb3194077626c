"""What a text does not say: the date, the parties that are not heard, the times and places it leaves out."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis.datelines import day_of_dateline
from analysis.measures.bodies import find_bodies, join_names
from analysis.measures.naming import call_actors
from analysis.measures.papers import name_papers
from analysis.measures.sourcing import share_voice
from analysis.measures.statements import names_source
from analysis.schemas import Tables

#: Acts that are done to a country where it lies.
_STRIKING = ("ASSAULT", "COERCE", "MOBILIZE")
#: A dateline stands at the head of one of so many sentences, behind a title.
_FIRST = 3
#: Words for a time, whatever the rows make of them.
_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|today|yesterday|tomorrow|tonight|overnight|recently|ago|(?:last|this|next|past|since|until)"
    r"|(?:day|week|month|year|decade|hour|morning|evening|night|spring|summer|autumn|winter)s?|(?:1[89]|20)\d\d)\b"
)


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
    voices = share_voice(tables.claims, tables.actors, tables.participants, tables.events, tables.mentions)
    silent = voices[
        ~voices["is_heard"].astype(bool) & (voices["event_count"] > 0) & voices["actor_id"].isin(_expected(tables))
    ].head(4)
    if not silent.empty:
        called = call_actors(tables)
        marks = tuple(sorted({n for marks in silent["sentences"] for n in marks[:1]}))
        add(
            "unheard",
            f"No statement by {join_names([called[i] for i in silent['actor_id']], last='or')} was found in the text.",
            marks,
        )
    attributed = tables.claims[tables.claims["sourcing"] != "unattributed"]
    papers = name_papers(attributed, tables.sentences)
    if not attributed.empty and not any(names_source(row, papers) for row in attributed.to_dict("records")):
        marks = tuple(int(n) for n in attributed["sentence"].unique())
        add("no_named_source", "No claim in it is given to a source with a name.", marks)
    telling = _sentences_of_events(tables)
    is_timed = any(_TIME.search(str(text)) for text in telling["text"])
    if not tables.events.empty and tables.events["when_text"].isna().all() and not is_timed:
        add("no_time", "It does not say when any event happened.")
    # A place that is named beside an event may be where it happened, whether or not the rows say so.
    named = tables.place_mentions[["document_id", "sentence"]].merge(telling, on=["document_id", "sentence"])
    if (
        not tables.events.empty
        and tables.events["place_id"].isna().all()
        and named.empty
        and not _strike_countries(tables)
    ):
        add("no_place", "It does not say where any event happened.")
    loose = tables.quantities[tables.quantities["claim_id"].isna()]
    # Where a sentence has a source, whether a figure of it is that source's is missed too often.
    cited = set(zip(attributed["document_id"], attributed["sentence"], strict=True))
    spots = zip(loose["document_id"], loose["sentence"], strict=True)
    loose = loose[np.array([spot not in cited for spot in spots], dtype=bool)]
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
    """Give the parties of whom a statement is to be expected: those that deal with another.

    Of those whom the gazetteer knows: of "attackers" nobody expects one. A president who pardons somebody deals with no
    other party.
    """
    bodies = find_bodies(tables.actors)
    known = tables.actors[tables.actors["kind"].isin(["state", "government", "armed_group"])]
    parties = set(known[known["entity"].notna() | known["country"].notna()]["actor_id"])
    sides = tables.participants.assign(body=tables.participants["actor_id"].map(bodies))
    sides = sides[sides["body"].isin(parties)]
    many = sides.groupby("event_id")["body"].nunique()
    return set(sides[sides["event_id"].isin(many[many > 1].index)]["body"])


def _strike_countries(tables: Tables) -> bool:
    """Tell whether somebody attacks or blocks a country: where "Kenya bombed Somalia" happened is said."""
    struck = set(tables.events[tables.events["type"].isin(_STRIKING)]["event_id"])
    states = set(tables.actors[tables.actors["kind"] == "state"]["actor_id"])
    on = tables.participants[
        (tables.participants["part"] == "recipient") & tables.participants["event_id"].isin(struck)
    ]
    return bool(on["actor_id"].isin(states).any())


def _sentences_of_events(tables: Tables) -> pd.DataFrame:
    """Give the sentences that tell of events, each once, with the ``text`` of each."""
    spots = tables.events[["document_id", "sentence"]].drop_duplicates()
    return spots.merge(tables.sentences[["document_id", "sentence", "text"]], on=["document_id", "sentence"])
