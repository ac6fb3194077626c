"""What changed from one edition to another, as text, JSON and a piece of HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.blocks import Note, TableBlock
from analysis.blocks.html import Links, render_block
from analysis.errors import DataError
from analysis.measures import compare_tables, count_changes
from analysis.reporting.editions import list_editions
from analysis.sharing.opened import OpenedEdition, read_edition

_SIGNS = {"new": "+", "gone": "-", "changed": "~"}


@dataclass(frozen=True)
class EditionChanges:
    """What changed from an edition to another.

    Attributes
    ----------
    before, after : OpenedEdition
        The two editions.
    changes : DataFrame
        What `analysis.measures.compare_tables` gives.
    """

    before: OpenedEdition
    after: OpenedEdition
    changes: pd.DataFrame

    @property
    def since(self) -> str:
        """The earlier edition, in words."""
        return f"the edition of {write_day_and_time(self.before)}"

    @cached_property
    def block(self) -> TableBlock | Note:
        """The changes as a block, as a brief shows them."""
        from analysis.display import show_changes

        return show_changes(self.changes, since=self.since)

    def tell(self, *, most: int | None = None) -> list[str]:
        """Give a line of words for each difference, the weightiest first; at most so many."""
        from analysis.display import tell_changes

        return list(tell_changes(self.changes, most=most))

    def to_text(self) -> str:
        """Give the changes as text: which editions, how many of what, then a line a difference with its marks."""
        from analysis.display.changes import CHANGED_WORDS

        lines = [
            f"before  {self.before.report} {self.before.edition} ({write_day_and_time(self.before)})",
            f"after   {self.after.report} {self.after.edition} ({write_day_and_time(self.after)})",
            "",
        ]
        if self.changes.empty:
            return "\n".join([*lines, "Nothing changed.", ""])
        counted = [
            f"{CHANGED_WORDS[row['kind']]}s: "
            + ", ".join(f"{row[change]} {change}" for change in ("changed", "new", "gone") if row[change])
            for row in count_changes(self.changes).to_dict("records")
        ]
        told = zip(self.changes.to_dict("records"), self.tell(), strict=True)
        return "\n".join([*lines, "; ".join(counted), "", *(_write_line(row, line) for row, line in told), ""])

    def to_json(self) -> str:
        """Give the changes as JSON: both editions, counts, and a record a difference."""
        records = [{name: _plain(value) for name, value in row.items()} for row in self.changes.to_dict("records")]
        said = {
            "before": _describe(self.before),
            "after": _describe(self.after),
            "counts": count_changes(self.changes).to_dict("records"),
            "changes": records,
        }
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"

    def to_html(self) -> str:
        """Give the changes as a piece of HTML to put into a page: one ``section`` without scripts and styles."""
        return f'<section class="changes">\n{render_block(self.block, Links())}\n</section>\n'


def compare_editions(before: OpenedEdition, after: OpenedEdition) -> EditionChanges:
    """Compare the tables of two editions.

    Raises
    ------
    DataError
        When an edition holds no tables, or they cannot be read.
    """
    for edition in (before, after):
        if not (edition.path / "tables" / "documents.csv").is_file():
            raise DataError(
                f"The edition {edition.report}/{edition.edition} holds no tables, so it cannot be compared: its report "
                "was made without them."
            )
    return EditionChanges(before, after, compare_tables(before.read_tables(), after.read_tables()))


def compare_with_last(edition: OpenedEdition) -> EditionChanges | None:
    """Compare an edition with the one before it, in the same folder; nothing where it is the first, or cannot be.

    An earlier edition that is damaged or holds no tables is passed over for the one before it.
    """
    from analysis.errors import CommuniqueError

    folder = edition.path.parent
    for name in reversed([name for name in list_editions(folder) if name < edition.edition]):
        try:
            return compare_editions(read_edition(folder / name), edition)
        except CommuniqueError:
            continue
    return None


def write_day_and_time(edition: OpenedEdition) -> str:
    """Write when an edition was made, such as ``24 November 2026, 06:00 UTC``."""
    when = edition.rendered_at
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def _describe(edition: OpenedEdition) -> dict[str, str]:
    return {
        "report": edition.report,
        "edition": edition.edition,
        "rendered_at": edition.rendered_at.isoformat().replace("+00:00", "Z"),
    }


def _write_line(row: dict[Any, Any], line: str) -> str:
    marks = row["sentences"] or row["sentences_before"]
    where = f"  [{' '.join(f'S{number}' for number in marks)}]" if marks else ""
    return f"{_SIGNS[row['change']]} {line}{where}"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [int(number) for number in value]
    return None if value is None or pd.isna(value) else value
