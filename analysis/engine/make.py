"""Make one planned run: run its notebook, render it, publish the edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.engine.plan import PlannedRun
from analysis.reporting.editions import Edition, publish_edition
from analysis.reporting.execute import RunLimits, RunRecord
from analysis.reporting.secret_values import list_secrets, refuse_secrets
from analysis.schemas import TABLES
from analysis.store import Store


def make_edition(
    run: PlannedRun,
    *,
    about: dict[str, Any] | None = None,
    record: RunRecord | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Edition:
    """Make the edition of a run.

    Parameters
    ----------
    about : dict, optional
        What the manifest says beside what it always says, such as the key of the run.
    record : RunRecord, optional
        Filled with what the run took.
    is_cancelled : callable, optional
        Asked several times a second; the run ends when it says so.

    Raises
    ------
    ReportError
        When the run fails, or what it made would publish a secret.
    """
    store = Store(run.data_dir)
    versions = store.versions(run.data_version)
    tables = None if run.document_id is None else store.load([run.document_id], version=run.data_version)
    secrets = list_secrets(run.chosen)

    def check(folder: Path) -> None:
        refuse_secrets(folder, secrets)

    return publish_edition(
        run.notebook,
        run.parameters,
        report=run.report,
        out_dir=run.out_dir,
        formats=run.formats,
        tables=None if tables is None else {table: tables[table] for table in TABLES},
        data_versions={table: versions[table] for table in run.reads},
        rendered_at=run.rendered_at,
        environment={"COMMUNIQUE_DATA": str(run.data_dir)},
        limits=RunLimits(
            deadline_s=run.deadline_s,
            memory_bytes=run.memory_bytes,
            is_cancelled=is_cancelled,
            secrets=tuple(secrets.values()),
        ),
        record=record,
        check=check,
        about={"run": describe_run(run), **(about or {})},
    )


def describe_run(run: PlannedRun) -> dict[str, Any]:
    """Give what a manifest says of a run, so that it can be run again: `communique reports verify` reads it."""
    return {
        "definition": run.definition,
        "title": run.title,
        "notebook": str(run.notebook.name),
        "formats": list(run.formats),
        "reads": list(run.reads),
        "document_id": run.document_id,
        "data_version": run.data_version,
    }
