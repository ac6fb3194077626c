"""What the ledger says, for machines: JSON, and OpenMetrics text for Prometheus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from analysis.engine.ledger import STATES, Ledger, LedgerRun


def format_json(runs: Sequence[LedgerRun]) -> str:
    """Give runs as JSON, a list of objects."""
    return json.dumps([asdict(run) for run in runs], ensure_ascii=False, indent=2) + "\n"


def format_openmetrics(ledger: Ledger) -> str:
    """Give the ledger's counts and the last run of each report, as OpenMetrics 1.0 text.

    Serve it as a file with Prometheus' node exporter (textfile collector), or through any web server.
    """
    counts = ledger.count_states()
    definitions = sorted({definition for definition, _ in counts})
    lines = ["# TYPE communique_runs gauge", "# HELP communique_runs Runs in the ledger by state."]
    for definition in definitions:
        lines += [
            f'communique_runs{{definition="{_escape(definition)}",state="{state}"}} {counts.get((definition, state), 0)}'
            for state in STATES
        ]
    last = {
        definition: ledger.list_runs(report=definition, states=("done", "failed"), limit=1)
        for definition in definitions
    }
    good = {
        definition: ledger.list_runs(report=definition, states=("done", "skipped"), limit=1)
        for definition in definitions
    }
    lines += _family("communique_last_run_seconds", "seconds", "How long the last run took.", {
        name: measure_run(runs[0]) for name, runs in last.items() if runs
    })  # fmt: skip
    lines += _family("communique_last_run_peak_bytes", "bytes", "The most memory that the last run held.", {
        name: float(runs[0].peak_bytes or 0) for name, runs in last.items() if runs
    })  # fmt: skip
    lines += _family("communique_last_run_failed", None, "1 where the last run failed.", {
        name: float(runs[0].state == "failed") for name, runs in last.items() if runs
    })  # fmt: skip
    lines += _family("communique_last_good_timestamp_seconds", "seconds", "When a report was last made or found unchanged.", {
        name: datetime.fromisoformat(runs[0].ended_at).timestamp() for name, runs in good.items() if runs and runs[0].ended_at
    })  # fmt: skip
    return "\n".join([*lines, "# EOF"]) + "\n"


def measure_run(run: LedgerRun) -> float:
    """Give how long a run took, in seconds; 0 where it has not begun or not ended."""
    if run.started_at is None or run.ended_at is None:
        return 0.0
    return (datetime.fromisoformat(run.ended_at) - datetime.fromisoformat(run.started_at)).total_seconds()


def _family(name: str, unit: str | None, said: str, values: dict[str, float]) -> list[str]:
    head = [f"# TYPE {name} gauge", *([f"# UNIT {name} {unit}"] if unit else []), f"# HELP {name} {said}"]
    return [*head, *(f'{name}{{definition="{_escape(key)}"}} {value:.3f}' for key, value in values.items())]


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
