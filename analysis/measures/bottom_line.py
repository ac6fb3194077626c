"""The bottom line: three to six sentences composed from the rows, each with the sentences it rests on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.measures.act_lines import tell_acts
from analysis.measures.figure_lines import tell_figures
from analysis.measures.gaps import find_gaps
from analysis.measures.leaning import leans_on_told
from analysis.measures.mediation_lines import tell_mediation
from analysis.measures.naming import call_actors, capitalise, join_called
from analysis.measures.quoting import go_on, list_leaning, tell_lead
from analysis.measures.statements import Statement, tell_claims, tell_sources
from analysis.schemas import Tables

_TIE_WORDS = {
    "leverage_over": "has leverage over {o}", "influences": "has influence with {o}",
}  # fmt: skip
#: A row that is as likely wrong as right has its place in the table of events, not in the first lines.
_LEAST_CONFIDENCE = 0.5
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
    efforts, acts = tell_mediation(sure, called), tell_acts(sure, called)
    lead = tell_lead(tables)
    # What the text opens with is its matter, told by itself; only what a person vouches for is told in its stead.
    vouched = _list_vouched(tables.events) & {n for s in [*efforts, *acts] if not s.is_quoted for n in s.sentences}
    lead = [s for s in lead if not vouched & set(s.sentences)]
    opened = {n for s in lead for n in s.sentences}
    opening = " ".join(s.text for s in lead).lower()
    if lead or len(tables.documents) != 1:
        efforts, acts = ([s for s in told if not _hangs(s, opening)] for told in (efforts, acts))
    mediation = [s for s in efforts if not s.is_quoted and not opened & s.told_in]
    mediation = sorted(mediation, key=lambda s: s.rank)[:3]
    worded = {s.text for s in mediation}
    acts_told = [s for s in acts if not s.is_quoted and not opened & set(s.sentences) and s.text not in worded]
    acts_told = acts_told[: 5 - len(lead) - len(mediation)][: 3 if len(mediation) < 2 else 2]
    told = opened | {n for s in [*mediation, *acts_told] for n in s.sentences}
    leaning = {number for _, number in list_leaning(tables)}
    quotable = [s for s in [*efforts, *acts] if s.is_quoted and not (told | leaning) & set(s.sentences)]
    further = sorted(quotable, key=lambda s: (s.rank, s.sentences if s.topic == "mediation" else (0,)))[:1]
    told |= {n for s in further for n in s.sentences}
    if not lead:
        who = "The text says" if len(tables.documents) == 1 else "One of the texts says"
        further = [replace(s, text=s.text.replace("It says further", who, 1)) for s in further]
    acts = [*mediation, *[s for s in further if s.topic == "mediation"], *acts_told]
    acts += [s for s in further if s.topic != "mediation"]
    said = replace(tables, claims=_keep_sure(tables.claims))
    claims = [s for s in tell_claims(said, called) if not told & set(s.sentences) and not _hangs(s, opening)]
    claims = claims[: max(_ENOUGH_ACTS - len(acts), 0)]
    if not acts and not claims and len(tables.events):
        acts = [s for s in go_on(tables, lead) if not _hangs(s, opening)]
    figures = tell_figures(sure, called)
    # A figure that stands in an act's own words, or in what is quoted, is told already.
    figures = [
        s
        for s in figures
        if not opened & set(s.sentences) and not any(s.figure in other.text for other in (*acts, *claims))
    ][:1]
    acts = acts[: 5 - len(figures) - len(lead)]
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


def _hangs(statement: Statement, opening: str) -> bool:
    """Tell whether a line is on "the invitation" or "such talks", and the opening on none."""
    text = statement.text
    if statement.is_quoted or statement.topic in {"claims", "lead"}:
        text = text[text.find("“") + 1 : text.rfind("”")].replace("‘", "“").replace("’ ", "” ")
    return leans_on_told(text, opening)


def _list_vouched(events: pd.DataFrame) -> set[int]:
    """List the sentences whose news a person has added or judged."""
    news = events[(events["review"] != "machine") & (events["ground"] != "background")]
    return set(news["sentence"].astype("int64"))


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
    text = "The text tells of no political event that the extraction recognises"
    if len(tables.events):
        text = "No act of one party towards another was read surely enough to be told here"
    if names:
        own = tables.mentions[tables.mentions["actor_id"].isin(list(most.index))]["sentence"]
        speaks = "the text speaks" if len(tables.events) else "it speaks"
        return Statement(f"{text}; {speaks} most of {join_called(names)}.", tuple(own.unique()[:4]), "nothing")
    return Statement(f"{text}.", (), "nothing")
