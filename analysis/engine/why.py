"""Say why a report would be made again, or why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.engine.keys import KeyMaker, compare_parts, join_parts
from analysis.engine.ledger import Ledger
from analysis.engine.plan import PlannedRun
from analysis.engine.run import find_unchanged


def explain_runs(runs: Sequence[PlannedRun], *, out_dir: Path) -> Iterator[tuple[str, str]]:
    """Give each report with what has changed since its last edition, in one sentence."""
    keys = KeyMaker()
    ledger = Ledger(out_dir)
    try:
        for run in runs:
            parts = keys.make_parts(run)
            yield run.report, _explain(ledger, run, parts)
    finally:
        ledger.close()


def _explain(ledger: Ledger, run: PlannedRun, parts: dict[str, str]) -> str:
    last = ledger.last_done(run.report)
    if last is None:
        return "it was never made."
    if find_unchanged(ledger, run, join_parts(parts)):
        return f"nothing has changed since edition {last.edition}."
    changed = compare_parts(last.key_parts, parts)
    if not changed:
        return f"edition {last.edition} is not there any more, or not whole."
    return f"changed since edition {last.edition}: {'; '.join(changed)}."
