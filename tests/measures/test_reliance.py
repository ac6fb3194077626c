"""What rules alone have read is said to be so, with how much of it is likely right."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.display import show_reliance
from analysis.measures import estimate_reliance

RIGHT = "who did what to whom"


def frame(*rows: tuple[float, int, str], rule: str = "verb_act") -> pd.DataFrame:
    columns = ["confidence", "sentence", "review"]
    return pd.DataFrame(rows, columns=columns).assign(rule=rule)


def tell(rows: pd.DataFrame) -> str:
    note: Any = show_reliance(estimate_reliance(rows), right=RIGHT)
    return "" if note is None else "".join(run.text for run in note.line)


def test_counts_what_is_likely_right_and_names_the_least_sure() -> None:
    rows = frame(
        (0.9, 1, "machine"), (0.5, 2, "machine"), (0.4, 9, "machine"), (0.6, 5, "machine"), (0.65, 7, "machine")
    )
    (row,) = estimate_reliance(rows).to_dict("records")
    assert (row["row_count"], row["machine_count"], round(row["right_count"], 2)) == (5, 5, 3.05)
    assert row["sentences"] == (2, 5, 9)
    assert tell(rows) == (
        "All rows are read by rules and judged by nobody yet; by what such rules got right, expect about three of the five "
        "to be right in who did what to whom (measured on texts annotated by hand). The least sure stand in S2 S5 S9."
    )


def test_rows_that_a_person_judged_are_no_guess() -> None:
    rows = frame((0.4, 1, "accepted"), (0.9, 2, "machine"), (0.8, 3, "machine"), (0.4, 4, "corrected"))
    assert tell(rows).startswith("Two rows are read by rules and judged by nobody yet")
    assert "least sure" not in tell(rows)
    assert tell(frame((0.4, 1, "accepted"), (0.4, 4, "corrected"))) == ""


def test_one_row_is_told_by_its_share() -> None:
    assert tell(frame((0.72, 1, "machine"))) == (
        "The row is read by rules and judged by nobody yet; rules like its own were right in who did what to whom in about "
        "72% of rows (measured on texts annotated by hand)."
    )


def test_nothing_is_said_of_no_rows_or_of_the_articles_own_voice() -> None:
    assert tell(frame()) == ""
    assert tell(frame((0.5, 1, "machine"), rule="own_voice")) == ""
