"""What a text does not say: the date, the parties that are not heard, the times and places it leaves out."""

from __future__ import annotations

import pandas as pd

from analysis.measures.bodies import join_names
from analysis.measures.naming import call_actors
from analysis.measures.sourcing import share_voice
from analysis.schemas import Tables


def find_gaps(tables: Tables) -> pd.DataFrame:
    """Find what a text does not say.

    A row is a gap: ``key``, ``text`` (a sentence in plain words), ``sentences`` (where it shows; may be empty).
    """
    rows: list[dict[str, object]] = []

    def add(key: str, text: str, sentences: tuple[int, ...] = ()) -> None:
        rows.append({"key": key, "text": text, "sentences": sentences})

    one = len(tables.documents) == 1
    for column, text in (
        (
            "published_at",
            "The text bears no date of publication, so words such as “recently” cannot be placed in time.",
        ),
        ("outlet", "It does not say who published it."),
        ("author", "It does not say who wrote it."),
    ):
        if one and tables.documents[column].isna().all():
            add(f"no_{column}", text)
    voices = share_voice(tables.claims, tables.actors, tables.participants)
    # Parties that the gazetteer knows: of "attackers" nobody expects a statement.
    known = tables.actors[tables.actors["kind"].isin(["state", "government", "armed_group"])]
    states = known[known["entity"].notna() | known["country"].notna()]["actor_id"]
    silent = voices[(voices["claim_count"] == 0) & voices["actor_id"].isin(states)].head(4)
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
        add("no_time", "It says of no event when it happened.")
    if not tables.events.empty and tables.events["place_id"].isna().all():
        add("no_place", "It says of no event where it happened.")
    loose = tables.quantities[tables.quantities["claim_id"].isna()]
    if len(loose):
        marks = tuple(int(n) for n in loose["sentence"].unique()[:5])
        add("figures_without_source", "Some of its figures have no source that the extraction found.", marks)
    return pd.DataFrame(rows, columns=["key", "text", "sentences"])
