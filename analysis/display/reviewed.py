"""Show what people have checked."""

from __future__ import annotations

import pandas as pd

from analysis.blocks import Line, Note, TableBlock, runs
from analysis.charts.words import TABLE_WORDS
from analysis.display.cells import Cell, Row, marks, number, show_rows


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


def _name_table(row: Row) -> Line:
    table = str(row["table"])
    return runs(f"{TABLE_WORDS[table]}s" if table in TABLE_WORDS else table.replace("_", " "))


def _write_share(row: Row) -> Line:
    return runs(f"{row['reviewed_share']:.0%}")
