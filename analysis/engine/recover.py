"""Keep what a run left that was killed: its notebook, with the cells that ran."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from analysis.engine.plan import PlannedRun
from analysis.reporting.editions import keep_failed
from analysis.reporting.secret_values import list_secrets


def recover_notebook(run: PlannedRun) -> tuple[Path | None, int | None]:
    """Move the notebook of a killed run to the failed ones, and clear away what it was building.

    Returns
    -------
    (Path or None, int or None)
        Where it is kept, and the cell that was running, counted as in the author's notebook.
    """
    kept: Path | None = None
    cell: int | None = None
    pattern = re.compile(rf"\.building-{re.escape(run.report)}-[0-9a-f]{{12}}\Z")
    for folder in run.out_dir.glob(".building-*"):
        if pattern.match(folder.name):
            cell = find_running_cell(folder / "notebook.ipynb")
            aside = run.out_dir / run.report / "failed" / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-killed.ipynb"
            kept = keep_failed(folder / "notebook.ipynb", aside, secrets=tuple(list_secrets(run.chosen).values()))
            shutil.rmtree(folder, ignore_errors=True)
    return kept, cell


def find_running_cell(notebook: Path) -> int | None:
    """Give the first cell that has not finished, counted as in the author's notebook; none where all have."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        return None
    number = 0
    for cell in cells:
        about = cell.get("metadata", {})
        if "injected-parameters" not in about.get("tags", ()):
            number += 1
        if cell.get("cell_type") == "code" and about.get("papermill", {}).get("status") in ("pending", "running"):
            return number
    return None
