"""Show how a brief was made: versions, scale, and the limits of machine extraction."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from analysis import __version__
from analysis.blocks import Line, ListBlock, Note, Run, TableBlock, runs
from analysis.charts.annotate import count_things, join_words
from analysis.display.cells import Cell, cite_line, plain, show_rows, strong
from analysis.schemas import EVENT_TYPES, TABLES, VOUCHED, Tables
from analysis.settings import PIPELINES, Settings


def show_method(tables: Tables, *, data_version: int | None = None) -> ListBlock:
    """Show what made a brief: versions of program, pipeline and data, the rows and who judged them.

    Parameters
    ----------
    tables : Tables
        The tables of the brief.
    data_version : int, optional
        The version of the data that was asked for; null or 0 for the newest.
    """
    data = f"version {data_version}" if data_version else "the newest version"
    # A table that was never written has no version.
    written = {table: number for table, number in sorted(tables.versions.items()) if number}
    numbers = set(written.values())
    named = ", ".join(f"{table} {number}" for table, number in written.items()) if len(numbers) > 1 else ""
    same = f"version {min(numbers)} of each table" if len(numbers) == 1 else f"{data} of the store"
    sha = join_words([str(value)[:12] for value in tables.documents["sha256"]])
    items = [
        _item("Program", f"Communiqué {__version__}, with the language model {name_pipeline()}."),
        _item("Data", f"Read from {same}{f' ({named})' if named else ''}."),
        _item("Text", f"{count_things(len(tables.sentences), 'sentence')}; SHA-256 of the text begins {sha}."),
        _item("Rows", _tell_rows(tables)),
        _item(
            "Events", f"Coded by PLOVER, in {len(EVENT_TYPES)} types with their base scores; mediation by CAMEO codes."
        ),
        _item("Marks", "S4 means sentence 4 of the text, as numbered above. Every statement leads back to one."),
    ]
    return ListBlock(items=tuple(items))


def name_pipeline() -> str:
    """Name the language model that reads the text, with its version where it is an installed package."""
    chosen = Settings().pipeline
    for name in [chosen] if chosen else PIPELINES:
        try:
            return f"{name} {version(name.replace('_', '-'))}"
        except PackageNotFoundError:
            continue
    return chosen or "that is installed"


def _tell_rows(tables: Tables) -> str:
    extracted = [tables[table] for table in TABLES if "review" in tables[table]]
    reviews = pd.concat([frame["review"].astype(str) for frame in extracted], ignore_index=True).value_counts()
    total, judged = int(reviews.sum()), int(reviews.drop("machine", errors="ignore").sum())
    verdicts = [f"{int(reviews[word])} {word}" for word in VOUCHED if word in reviews]
    if tables.rejected:
        verdicts.append(f"{tables.rejected} rejected and left out")
    if not verdicts and not tables.conflicts:
        return f"{count_things(total, 'row')}, all proposed by rules and judged by nobody yet."
    told = f"{count_things(total, 'row')}, of which {judged} {'was' if judged == 1 else 'were'} reviewed by a person"
    told += f" ({join_words(verdicts)})." if verdicts else "."
    if tables.conflicts:
        count = len(tables.conflicts)
        told += f" On {count_things(count, 'row')} reviewers disagree: {'it stands' if count == 1 else 'they stand'} as the machine left {'it' if count == 1 else 'them'}."
    return told + (f" The log of corrections is {tables.corrections}." if tables.corrections else "")


def show_limits() -> ListBlock:
    """Show, plainly, what a reader must not expect of machine extraction."""
    limits = (
        "A machine reads by rules, and no person has checked its rows unless the method says so. It misses things, and it "
        "gets things wrong: look the sentence up before you rely on a statement.",
        "It knows what is written here, not what is so. A claim may be false, and words of likelihood follow the wording, "
        "not the truth of the matter.",
        "It resolves pronouns, titles and phrases such as “both nations” by rules that fail in long or knotty sentences.",
        "Irony, hints, and what is meant but not said are lost on it. That a text is silent on something says nothing "
        "about the world.",
        "Scores rank kinds of act, not the weight of a single one: a large raid and a small one score the same.",
        "A map shows borders as they are held on the ground; it takes no side.",
    )
    return ListBlock(items=tuple(runs(limit) for limit in limits))


def show_likelihood(scale: pd.DataFrame) -> TableBlock | Note:
    """Show the words of likelihood, surest first, and what they mean.

    Takes what `analysis.measures.list_likelihood_words` gives.
    """
    cells = [Cell("Words", strong("word"), 1.0), Cell("Said where", plain("meaning"), 3.0)]
    return show_rows(
        scale, cells, caption="Words of likelihood, surest first.", empty="There is no scale of likelihood."
    )


def show_gaps(gaps: pd.DataFrame) -> ListBlock | Note:
    """Show what the text does not say.

    Parameters
    ----------
    gaps : DataFrame
        A row is a gap, as `analysis.measures.find_gaps` gives them: ``text``, ``sentences`` (empty where none is near).
    """
    if gaps.empty:
        return Note(tone="empty", line=runs("No gap was found: outlet, date and statements by all parties are there."))
    items: list[Line] = []
    for row in gaps.to_dict("records"):
        marks: Sequence[Run] = cite_line(row["sentences"]) if len(row["sentences"]) else ()
        items.append(runs(f"{row['text']} " if marks else str(row["text"]), marks))
    return ListBlock(items=tuple(items))


def _item(label: str, text: str) -> Line:
    return (Run(text=f"{label}. ", style="strong"), Run(text=text))
