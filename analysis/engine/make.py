"""Make one planned run: run its notebook, render it, publish the edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.engine.plan import PlannedRun
from analysis.errors import UnknownName
from analysis.opening import open_documents
from analysis.reporting.editions import Edition, publish_edition
from analysis.reporting.execute import RunLimits, RunRecord, read_notebook
from analysis.reporting.parameters import read_parameters
from analysis.reporting.secret_values import list_secrets, refuse_secrets
from analysis.schemas import TABLES, Tables
from analysis.store import Store

#: The parameters by which a notebook on several texts chooses them, as `open_documents` takes them.
_CHOOSING = ("documents", "outlets", "since", "until")
#: An edition on more texts holds no tables: they would be copied with each of its editions.
MOST_DOCUMENTS = 500


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
    tables = open_tables(run, store)
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
        environment={"COMMUNIQUE_DATA": str(run.data_dir), "COMMUNIQUE_OUT": str(run.previous_dir or run.out_dir)},
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


def open_tables(run: PlannedRun, store: Store) -> Tables | None:
    """Open the tables that a run's edition holds: those of its document, or of the texts that its parameters choose.

    Nothing where the notebook chooses no texts, or more than an edition should carry.
    """
    if run.document_id is not None:
        return store.load([run.document_id], version=run.data_version)
    declared = read_parameters(read_notebook(run.notebook))
    if not {"documents", "data_version"} <= declared.keys():
        return None
    chosen = {name: run.parameters.get(name, declared[name].default) for name in _CHOOSING if name in declared}
    try:
        tables = open_documents(
            chosen.pop("documents"), **chosen, data_dir=run.data_dir, version=run.data_version or None
        )
    except UnknownName:
        return None  # The notebook says so itself, and fails.
    return tables if len(tables.documents) <= MOST_DOCUMENTS else None


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
