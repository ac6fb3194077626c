"""How the people's entries stand: what counts, what each person holds of a row, and where two disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from analysis.review.columns import EDITABLE
from analysis.review.log import Entry

Verdict = Literal["accepted", "corrected", "added", "rejected"]


@dataclass(frozen=True)
class Stance:
    """What one person holds of one row.

    Attributes
    ----------
    values : mapping
        The columns that the person vouches for: all that can be corrected where the row was accepted or added, else
        those that were changed.
    seen : dict or None
        The whole row as the person last saw it, from which it can be put back where the machine no longer finds it.
    entries : tuple of str
        The entries that it comes from.
    """

    who: str
    verdict: Verdict
    values: Mapping[str, Any]
    seen: Mapping[str, Any] | None
    entries: tuple[str, ...]
    why: str | None = None


@dataclass(frozen=True)
class Conflict:
    """A row on which people disagree: it stands as the machine left it until somebody settles it."""

    document_id: str
    table: str
    row_id: str
    stances: tuple[Stance, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns on which they differ; none where they differ on whether the row holds at all."""
        said: dict[str, list[Any]] = {}
        for stance in self.stances:
            for column, value in stance.values.items():
                said.setdefault(column, []).append(value)
        return tuple(column for column, values in said.items() if any(value != values[0] for value in values))

    def tell_values(self, stance: Stance) -> dict[str, Any]:
        """Give the values of one stance on which they differ; of a correction of what another rejects, all of its values."""
        told = self.columns or (tuple(stance.values) if stance.verdict == "corrected" else ())
        return {column: stance.values[column] for column in told if column in stance.values}


@dataclass(frozen=True)
class Standing:
    """What is to be done with one row: the verdict, and the values that people gave."""

    document_id: str
    table: str
    row_id: str
    verdict: Verdict
    values: Mapping[str, Any] = field(default_factory=dict)
    seen: Mapping[str, Any] | None = None


def list_counting(entries: Iterable[Entry]) -> list[Entry]:
    """Give the entries that count: neither undone by their own person nor settled, by an entry that counts itself."""
    listed = list(entries)
    by_id = {entry.entry_id: entry for entry in listed}
    against: dict[str, list[str]] = {}
    for entry in listed:
        undone = by_id.get(entry.undoes or "")
        if entry.action == "undo" and undone is not None and undone.who == entry.who:
            against.setdefault(undone.entry_id, []).append(entry.entry_id)
        for settled in entry.settles:
            against.setdefault(settled, []).append(entry.entry_id)
    counts: dict[str, bool] = {}
    # An id hashes the ids that its entry names, so they lead back and never round; long chains need no recursion.
    for first in by_id:
        waiting = [first]
        while waiting:
            current = waiting[-1]
            unknown = [other for other in against.get(current, ()) if other not in counts]
            if unknown:
                waiting.extend(unknown)
                continue
            counts[current] = not any(counts[other] for other in against.get(current, ()))
            waiting.pop()
    return [entry for entry in listed if counts[entry.entry_id] and entry.action != "undo"]


def weigh_entries(entries: Iterable[Entry]) -> tuple[list[Standing], list[Conflict]]:
    """Give what stands for each row that somebody spoke of, and the rows on which people disagree."""
    rows: dict[tuple[str, str, str], dict[str, list[Entry]]] = {}
    for entry in sorted(list_counting(entries), key=lambda entry: (entry.at, entry.entry_id)):
        row = rows.setdefault((entry.document_id, entry.table, entry.row_id), {})
        row.setdefault(entry.who, []).append(entry)
    standings: list[Standing] = []
    conflicts: list[Conflict] = []
    for (document_id, table, row_id), people in rows.items():
        stances = tuple(_take_stance(said) for said in people.values())
        conflict = Conflict(document_id, table, row_id, stances)
        if len({stance.verdict == "rejected" for stance in stances}) > 1 or conflict.columns:
            conflicts.append(conflict)
            continue
        values = {column: value for stance in stances for column, value in stance.values.items()}
        seen = next((stance.seen for stance in reversed(stances) if stance.seen is not None), None)
        standings.append(Standing(document_id, table, row_id, _join_verdicts(stances), values, seen))
    return standings, conflicts


def _take_stance(said: list[Entry]) -> Stance:
    """Fold one person's entries on one row, oldest first."""
    verdict: Verdict = "accepted"
    values: dict[str, Any] = {}
    changed = added = False
    seen: Mapping[str, Any] | None = None
    for entry in said:
        seen = entry.before or seen
        if entry.action == "reject":
            verdict, values, changed = "rejected", {}, False
            continue
        if entry.action == "accept":
            shown = entry.before or {}
            values |= {column: shown[column] for column in EDITABLE.get(entry.table, ()) if column in shown}
            # Who accepts what another has corrected accepts the correction.
            changed = changed or shown.get("review") == "corrected"
            added = added or shown.get("review") == "added"
        else:
            values |= entry.after or {}
            added, changed = added or entry.action == "add", changed or entry.action == "correct"
        verdict = "added" if added else "corrected" if changed else "accepted"
    return Stance(said[0].who, verdict, values, seen, tuple(entry.entry_id for entry in said), said[-1].why)


def _join_verdicts(stances: tuple[Stance, ...]) -> Verdict:
    verdicts = {stance.verdict for stance in stances}
    order: tuple[Verdict, ...] = ("rejected", "added", "corrected", "accepted")
    return next(verdict for verdict in order if verdict in verdicts)
