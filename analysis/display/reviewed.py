"""Show what people have checked, and how far to rely on what nobody has."""

from __future__ import annotations

import pandas as pd

from analysis.blocks import Line, Note, TableBlock, runs
from analysis.charts.words import TABLE_WORDS
from analysis.display.cells import Cell, Row, cite_line, marks, number, show_rows
from analysis.measures.naming import capitalise, spell


def show_reviews(counts: pd.DataFrame, *, caption: str = "What a person has checked.") -> TableBlock | Note:
    """Show how many rows of each table were accepted, corrected or added by a person.

    Takes what `analysis.measures.count_reviews` gives.
    """
    cells = [
        Cell("Rows", _name_table, 1.4),
        Cell("In all", number("row_count"), 0.7, "right"),
        Cell("Accepted", number("accepted_count"), 0.8, "right"),
        Cell("Corrected", number("corrected_count"), 0.8, "right"),
        Cell("Added", number("added_count"), 0.7, "right"),
        Cell("Checked", _write_share, 0.8, "right"),
        Cell("Sentences", marks("sentences"), 1.6),
    ]
    return show_rows(counts, cells, caption=caption, empty="No person has checked a row of this text yet.")


def show_reliance(estimate: pd.DataFrame, *, right: str) -> Note | None:
    """Say how many rows of a table are likely right, and where to look first.

    Parameters
    ----------
    estimate : DataFrame
        What `analysis.measures.estimate_reliance` gives; where it is empty, nothing is shown.
    right : str
        In what a row is right, such as: who did what to whom.
    """
    if estimate.empty:
        return None
    row = estimate.iloc[0]
    machine, right_count = int(row["machine_count"]), round(float(row["right_count"]))
    if machine == 1:
        read = "One row is" if row["row_count"] > 1 else "The row is"
        share = f"rules like its own were right in {right} in about {row['right_count']:.0%} of rows"
    else:
        read = "All rows are" if machine == row["row_count"] else f"{capitalise(spell(machine))} rows are"
        share = f"by what such rules got right, expect about {spell(right_count)} of the {spell(machine)} to be right in {right}"
    text = f"{read} read by rules and judged by nobody yet; {share} (measured on texts annotated by hand)."
    if not row["sentences"]:
        return Note(tone="empty", line=runs(text))
    return Note(tone="empty", line=runs(f"{text} The least sure stand in ", cite_line(row["sentences"]), "."))


def _name_table(row: Row) -> Line:
    table = str(row["table"])
    return runs(f"{TABLE_WORDS[table]}s" if table in TABLE_WORDS else table.replace("_", " "))


def _write_share(row: Row) -> Line:
    return runs(f"{row['reviewed_share']:.0%}")
