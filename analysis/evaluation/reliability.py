"""Whether confidence means what it says: of the rows with .8, are eight of ten right?"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.evaluation.align import Alignment
from analysis.evaluation.claims import find_right_claims
from analysis.evaluation.events import find_right_events
from analysis.evaluation.measures import Measure
from analysis.evaluation.quantities import find_right_quantities
from analysis.evaluation.ties import find_right_relations

#: How many rows a rule's own estimate counts for against what was measured.
_PRIOR = 5
_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_REMARK = (
    "# Confidence of rows by rule, as measured. table, rule, given: the rule's own estimate; rows, right: how many it made on "
    "the gold that it is measured on, and how many of these are right; confidence: that share, drawn to the estimate where rows are few. "
    "Written by make calibrate; source: tests/gold but for test, tests/passages/held."
)


@dataclass(frozen=True)
class Judged:
    """A row of a table with its rule and confidence, and whether the gold has it."""

    table: str
    rule: str
    confidence: float
    is_right: bool
    kind: str = ""


def judge_rows(texts: Iterable[Alignment]) -> Iterator[Judged]:
    """Judge the rows of the tables that the gold can tell right from wrong.

    An event is right where one of its (actor, type, recipient) is; a claim in source, cue and content, exactly; a quantity
    in number, comparator and unit; a relation in both sides; a mention where its actors are the right ones.
    """
    for text in texts:
        rows = text.text.rows
        for table, key, right in (
            ("events", "event_id", find_right_events(text)),
            ("claims", "claim_id", find_right_claims(text.text)),
            ("quantities", "quantity_id", find_right_quantities(text.text)),
            ("relations", "relation_id", find_right_relations(text)),
            ("mentions", "mention_id", text.find_right_mentions()),
        ):
            for row in rows[table]:
                if row.get("sourcing") == "unattributed":
                    # What the article says in its own voice the gold does not list.
                    continue
                kind = row["type"] if table == "events" else ""
                yield Judged(table, row["rule"], row["confidence"], row[key] in right, kind)


def fit_confidences(judged: Iterable[Judged]) -> str:
    """Give the file of measured confidences: one line for each table, rule and estimate of the rule's own.

    Of events, one more for each type that a rule gives, drawn towards the share of the rule as a whole.
    """
    counts: dict[tuple[str, str, float], list[int]] = defaultdict(lambda: [0, 0])
    for row in judged:
        for rule in (row.rule, f"{row.rule} {row.kind}") if row.kind else (row.rule,):
            counted = counts[(row.table, rule, round(row.confidence, 2))]
            counted[0] += 1
            counted[1] += row.is_right
    lines = io.StringIO()
    lines.write(_REMARK + "\n")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["table", "rule", "given", "rows", "right", "confidence"])
    measured: dict[tuple[str, str, float], float] = {}
    for (table, rule, given), (rows, right) in sorted(counts.items()):
        expected = measured.get((table, rule.partition(" ")[0], given), given)
        measured[(table, rule, given)] = (right + _PRIOR * expected) / (rows + _PRIOR)
        writer.writerow([table, rule, given, rows, right, round(measured[(table, rule, given)], 2)])
    return lines.getvalue()


def score_reliability(judged: Sequence[Judged], name: str) -> Iterator[Measure]:
    """Score the expected calibration error: the mean gap between confidence and share right, over five bins of rows."""
    gap = sum(abs(mean - share) * rows for _, rows, mean, share in _bin(judged)) / max(len(judged), 1)
    yield Measure(
        texts=name, layer="confidence", name="expected calibration error", value=gap, items=len(judged), is_error=True,
        is_pinned=False,
    )  # fmt: skip


def write_curve(judged: Sequence[Judged]) -> str:
    """Write the reliability curve as a Markdown table: for each table and bin of confidence, rows, mean and share right."""
    lines = ["| table | confidence | rows | mean | right |", "|---|---|---|---|---|"]
    for table in dict.fromkeys(row.table for row in judged):
        for bin_, rows, mean, share in _bin([row for row in judged if row.table == table]):
            lines.append(f"| {table} | {bin_} | {rows} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)


def _bin(judged: Sequence[Judged]) -> Iterator[tuple[str, int, float, float]]:
    for low, high in pairwise(_BINS):
        inside = [row for row in judged if low < row.confidence <= high]
        if inside:
            mean = sum(row.confidence for row in inside) / len(inside)
            yield f"{low:.1f}–{high:.1f}", len(inside), mean, sum(row.is_right for row in inside) / len(inside)
