"""Plan runs: what a report definition comes to, with today's data and clock, before anything is started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import nbformat
import pandas as pd

from analysis.errors import ParameterError, ReportError, UnknownName
from analysis.reporting.definitions import EachValue, ReportDefinition, Retries
from analysis.reporting.execute import read_notebook
from analysis.reporting.naming import name_documents, name_values
from analysis.reporting.parameters import check_parameters, read_parameters
from analysis.store import Store

#: Parameters that the engine gives to each notebook that declares them.
GIVEN_BY_ENGINE = ("data_version", "rendered_at", "previous_edition")


@dataclass(frozen=True, kw_only=True)
class PlannedRun:
    """One run to be: a notebook with its parameters, and what it may take.

    Attributes
    ----------
    definition : str
        The report definition that it comes from.
    report : str
        The name its editions are published under.
    parameters : dict
        Checked values, those that the engine gives among them.
    chosen : dict
        Those of them that were chosen: in the definition, by ``for_each`` or by hand.
    document_id : str or None
        The one document it is about.
    data_version : int
        The version of the tables that it reads.
    previous_dir : Path or None
        The folder of editions in which the last edition is looked for; ``out_dir`` where none is named.
    """

    definition: str
    report: str
    title: str
    notebook: Path
    parameters: dict[str, Any]
    chosen: dict[str, Any]
    formats: tuple[str, ...]
    reads: tuple[str, ...]
    data_dir: Path
    data_version: int
    out_dir: Path
    rendered_at: datetime
    document_id: str | None = None
    previous_dir: Path | None = None
    deadline_s: float = 900.0
    memory_bytes: int = 4 * 10**9
    retries: Retries | None = field(default=None)


def plan_runs(
    definition: ReportDefinition,
    *,
    store: Store,
    out_dir: Path,
    given: Mapping[str, object] | None = None,
    data_version: int | None = None,
    rendered_at: datetime | None = None,
) -> list[PlannedRun]:
    """Plan the runs of a report: one, or one for each value of ``for_each``.

    Parameters
    ----------
    given : mapping, optional
        Values that go before those of the definition; one for the parameter of ``for_each`` leaves that value only.
    data_version : int, optional
        An earlier version of the tables.
    rendered_at : datetime with a timezone, optional
        The editions' time, from which relative dates count; now, where it is not given.

    Raises
    ------
    ParameterError
        When a value is wrong or not declared.
    UnknownName
        When there is no such document, value or version.
    """
    when = (rendered_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    version = store.version if data_version is None else data_version
    store.versions(version)
    notebook = read_notebook(definition.notebook)
    zone = ZoneInfo(definition.schedule.timezone) if definition.schedule else UTC
    engine = {"data_version": version, "rendered_at": when.isoformat()}
    declared = read_parameters(notebook)
    data_dir, out_dir = store.data_dir.resolve(), out_dir.resolve()
    planned = []
    for report, chosen, document_id in _fan_out(definition, dict(given or {}), store, version):
        values = {**{name: value for name, value in engine.items() if name in declared}, **chosen}
        checked = check_parameters(
            notebook,
            values,
            where=f"{definition.name} ({definition.notebook.name})",
            today=when.astimezone(zone).date(),
        )
        planned.append(
            PlannedRun(
                definition=definition.name,
                report=report,
                title=definition.title,
                notebook=definition.notebook,
                parameters=checked,
                chosen={name: value for name, value in checked.items() if name in chosen or name not in engine},
                formats=tuple(definition.formats),
                reads=tuple(definition.reads),
                data_dir=data_dir,
                data_version=version,
                out_dir=out_dir,
                rendered_at=when,
                document_id=document_id,
                deadline_s=definition.deadline,
                memory_bytes=definition.memory,
                retries=definition.retries,
            )
        )
    return planned


def check_definition(definition: ReportDefinition) -> nbformat.NotebookNode:
    """Check that the notebook of a definition takes what the definition gives, and give the notebook.

    Raises
    ------
    ReportError
        When the notebook cannot be read.
    ParameterError
        When it does not take a value.
    """
    notebook = read_notebook(definition.notebook)
    check_parameters(notebook, definition.parameters, where=f"{definition.name} ({definition.notebook.name})")
    declared = read_parameters(notebook)
    for name, each in definition.for_each.items():
        if name not in declared:
            raise ParameterError(
                f"{definition.name} has for_each of {name}, which {definition.notebook.name} does not declare; it "
                f"declares: {', '.join(declared) or 'none'}."
            )
        for value in each.values or ():
            check_parameters(notebook, {name: value}, where=f"{definition.name} ({definition.notebook.name})")
    return notebook


def _fan_out(
    definition: ReportDefinition, given: dict[str, object], store: Store, version: int
) -> list[tuple[str, dict[str, object], str | None]]:
    """Give report name, chosen values and document of each run."""
    fixed = {**definition.parameters, **given}
    if not definition.for_each:
        document = fixed.get("document_id")
        found = store.find_document(str(document), version=version) if document else None
        return [(definition.name, fixed, found)]
    ((parameter, each),) = definition.for_each.items()
    column = each.column or parameter
    if each.table == "documents" and column == "document_id":
        documents = store.read("documents", version=version)
        names = _name_each_document(definition.name, documents)
        if parameter in given:
            wanted = [store.find_document(str(given[parameter]), version=version)]
        else:
            wanted = list(_select_rows(documents, each)["document_id"])
        return [(names[found], {**fixed, parameter: found}, found) for found in wanted]
    values = (
        list(each.values) if each.values is not None else _list_values(store, each, column, definition.name, version)
    )
    named = dict(zip(map(str, values), zip(name_values(definition.name, values), values, strict=True), strict=True))
    if parameter in given:
        if str(given[parameter]) not in named:
            raise UnknownName(
                f"{definition.name} is made for each {parameter}, of which none is {given[parameter]!r}; "
                f"there are: {', '.join(named) or 'none'}."
            )
        named = {str(given[parameter]): named[str(given[parameter])]}
    return [(report, {**fixed, parameter: value}, None) for report, value in named.values()]


def _name_each_document(prefix: str, documents: pd.DataFrame) -> dict[str, str]:
    ordered = documents.sort_values(["retrieved_at", "document_id"])
    return name_documents(prefix, zip(ordered["document_id"], ordered["name"], strict=True))


def _list_values(store: Store, each: EachValue, column: str, name: str, version: int) -> Sequence[object]:
    rows = store.read(str(each.table), version=version)
    if column not in rows:
        raise ReportError(f"{name}: table {each.table} has no column {column}: write `column` in for_each.")
    if "review" in rows:
        rows = rows[rows["review"] != "rejected"]
    found: list[object] = sorted(_select_rows(rows, each)[column].dropna().unique().tolist())
    return found


def _select_rows(rows: pd.DataFrame, each: EachValue) -> pd.DataFrame:
    for column, wanted in each.where.items():
        rows = rows[rows[column].isin(wanted if isinstance(wanted, list) else [wanted])]
    if each.table == "documents":
        rows = rows.sort_values(["retrieved_at", "document_id"], kind="stable")
    return rows if each.newest is None else rows.tail(each.newest)
