"""Publish editions: one rendering of a report each, built aside and moved into place whole."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from analysis.csv_format import format_csv
from analysis.errors import ReportError, UnknownName
from analysis.reporting.alerts import read_alert
from analysis.reporting.execute import RunLimits, RunRecord, execute_notebook, read_notebook
from analysis.reporting.manifest import describe_code, describe_packages, list_files, read_manifest, write_manifest
from analysis.reporting.parameters import check_parameters, read_parameters
from analysis.reporting.secret_values import hide_secrets

#: What a report can be made as, and the file it is then. ``pdf-a3`` is PDF/A-3 with the tables attached as CSV.
FILES = {"html": "report.html", "pdf": "report.pdf", "pdf-a3": "report.pdf"}
FORMATS = tuple(FILES)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")
#: How an edition's folder is named: its time in UTC, and what tells editions of one second apart.
_EDITION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}(-\d+)?\Z")
_ABANDONED_AFTER_S = 24 * 3600
#: A notebook that declares this parameter is told which edition was the last one, as REPORT/EDITION.
PREVIOUS = "previous_edition"


@dataclass(frozen=True)
class Edition:
    """One rendering of a report: its folder and the files in it.

    Attributes
    ----------
    edition : str
        Time in UTC and a short hash of what went in; later editions sort after earlier ones.
    html, pdf : Path or None
        None where the format was not asked for.
    """

    report: str
    edition: str
    path: Path
    html: Path | None
    pdf: Path | None
    notebook: Path
    manifest: Path


def publish_edition(
    notebook: Path,
    parameters: Mapping[str, object],
    *,
    report: str,
    out_dir: Path,
    formats: Sequence[str] = ("html", "pdf"),
    tables: Mapping[str, pd.DataFrame] | None = None,
    data_versions: Mapping[str, int] | None = None,
    rendered_at: datetime | None = None,
    environment: Mapping[str, str] | None = None,
    limits: RunLimits | None = None,
    record: RunRecord | None = None,
    check: Callable[[Path], None] | None = None,
    about: Mapping[str, Any] | None = None,
) -> Edition:
    """Run a notebook and publish what it shows as ``out_dir/<report>/<edition>/``.

    The folder appears whole or not at all, and only then does ``latest`` move to it (never back to an older one). The
    same inputs and time give the same bytes of HTML and PDF. Safe to call from several threads and processes at once.
    A notebook that declares the parameter ``previous_edition`` is given the report's last edition before this one.

    Parameters
    ----------
    report : str
        The report's name: letters, digits, ``-``, ``_`` and ``.``.
    tables : mapping of table name to frame, optional
        Written beside the report as CSV that no spreadsheet runs as formulas.
    data_versions : mapping of table name to version, optional
        Recorded in the manifest.
    rendered_at : datetime with a timezone, optional
        The edition's time; now, where it is not given.
    environment : mapping of str, optional
        Variables for the kernel. They are recorded nowhere.
    limits : RunLimits, optional
        What the run may take.
    record : RunRecord, optional
        Filled with what it took.
    check : callable, optional
        Called with the folder when all is in it; what it raises stops the publication.
    about : mapping, optional
        What the manifest says beside what it always says.

    Raises
    ------
    ParameterError
        When a parameter is not declared by the notebook or has the wrong kind; no kernel is started.
    UnknownName
        When a format does not exist.
    ReportError
        When a cell fails or the report cannot be set. The notebook is kept, as far as it got, in
        ``out_dir/<report>/failed/``; nothing else is left, and ``latest`` stays.
    """
    when = _check_request(report, formats, tables or {}, rendered_at)
    source = read_notebook(notebook)
    values = check_parameters(source, parameters, where=notebook.name)
    previous = find_previous(out_dir / report, before=when)
    if PREVIOUS in read_parameters(source) and PREVIOUS not in values:
        values[PREVIOUS] = f"{report}/{previous}" if previous else ""
        environment = {"COMMUNIQUE_OUT": str(out_dir.resolve()), **(environment or {})}
    digest = hashlib.sha256(notebook.read_bytes()).hexdigest()
    edition = _name_edition(when, [digest, values, dict(data_versions or {}), sorted(formats)])
    marks = {"report": report, "edition": edition, "rendered_at": when.isoformat()}
    timings: dict[str, float] = {}
    with _build_aside(out_dir, report) as building:
        executed = building / "notebook.ipynb"
        try:
            with _timed(timings, "execute"):
                ran = execute_notebook(
                    notebook,
                    values,
                    output=executed,
                    rendered_at=when,
                    environment=environment,
                    limits=limits,
                    record=record,
                    marks=marks,
                )
            texts = {f"{table}.csv": format_csv(frame) for table, frame in (tables or {}).items()}
            said = _render(ran, building, formats, name=report, timings=timings, tables=texts)
        except ReportError as error:
            secrets = limits.secrets if limits is not None else ()
            kept = keep_failed(executed, out_dir / report / "failed" / f"{edition}.ipynb", secrets=secrets)
            if kept is not None:
                error.args = (f"{error} What ran is kept in {kept}.",)
            raise
        with _timed(timings, "tables"):
            _write_tables(building, texts)
        manifest = {
            "report": report,
            "rendered_at": when.isoformat(),
            **said,
            **_note_alert(ran, out_dir / report, previous),
            "parameters": values,
            "data_versions": dict(data_versions or {}),
            "notebook": {"name": notebook.name, "sha256": digest},
            "code": describe_code(),
            **describe_packages(),
            "timings_s": timings,
            "files": list_files(building),
            **(about or {}),
        }
        if check is not None:
            check(building)
        path = _move_into_place(building, out_dir / report, edition, manifest)
    point_latest(out_dir / report, path.name)
    return Edition(
        report=report,
        edition=path.name,
        path=path,
        html=path / "report.html" if "html" in formats else None,
        pdf=path / "report.pdf" if {"pdf", "pdf-a3"} & set(formats) else None,
        notebook=path / "notebook.ipynb",
        manifest=path / "manifest.json",
    )


def _note_alert(ran: nbformat.NotebookNode, folder: Path, previous: str | None) -> dict[str, Any]:
    before = None
    if previous is not None:
        with suppress(ReportError):
            before = read_manifest(folder / previous / "manifest.json")
    alert = read_alert(ran, before=before)
    return {} if alert is None else {"alert": alert.model_dump()}


def _check_request(
    report: str, formats: Sequence[str], tables: Mapping[str, pd.DataFrame], rendered_at: datetime | None
) -> datetime:
    for name in (report, *tables):
        if not _NAME.match(name) or name == "failed":
            raise ReportError(f"{name!r} cannot name a report or a table: use letters, digits, '-', '_' and '.'.")
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or isinstance(formats, str):
        raise UnknownName(f"No report format is called {unknown or formats!r}; there are: {', '.join(FORMATS)}.")
    if rendered_at is not None and rendered_at.tzinfo is None:
        raise ReportError("The edition's time has no timezone: give one, such as UTC.")
    return (rendered_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)


def _name_edition(when: datetime, inputs: Sequence[Any]) -> str:
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True, default=str).encode()).hexdigest()
    return f"{when:%Y%m%dT%H%M%SZ}-{digest[:8]}"


@contextmanager
def _timed(timings: dict[str, float], step: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    timings[step] = round(time.perf_counter() - start, 3)


@contextmanager
def _build_aside(out_dir: Path, report: str) -> Iterator[Path]:
    """Give a folder to build in, on the disk where the edition will be; gone when the building fails."""
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        _sweep_abandoned(out_dir)
        building = out_dir / f".building-{report}-{uuid.uuid4().hex[:12]}"
        building.mkdir()
    except OSError as error:
        raise ReportError(f"Nothing can be written to {out_dir}: {error.strerror}.") from error
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _sweep_abandoned(out_dir: Path) -> None:
    """Remove what a killed process left building a day ago or longer."""
    for folder in out_dir.glob(".building-*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _ABANDONED_AFTER_S:
                shutil.rmtree(folder, ignore_errors=True)


def _render(
    notebook: nbformat.NotebookNode,
    building: Path,
    formats: Sequence[str],
    *,
    name: str,
    timings: dict[str, float],
    tables: Mapping[str, str],
) -> dict[str, Any]:
    # The exporters bring nbconvert and Typst, which takes a second to import.
    from analysis.reporting.assemble import assemble_report, describe_report
    from analysis.reporting.render import render_files

    report = assemble_report(notebook, name=name)
    timings |= render_files(report, building, formats, tables=tables)
    return describe_report(report)


def keep_failed(executed: Path, kept: Path, *, secrets: Sequence[str] = ()) -> Path | None:
    """Keep the notebook of a run that failed, as far as it got and without the secrets that it was given."""
    if not executed.exists():
        return None
    kept.parent.mkdir(parents=True, exist_ok=True)
    if secrets:
        executed.write_text(hide_secrets(executed.read_text(encoding="utf-8"), secrets), encoding="utf-8")
    executed.replace(kept)
    return kept


def _write_tables(building: Path, tables: Mapping[str, str]) -> None:
    folder = building / "tables"
    folder.mkdir()
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _move_into_place(building: Path, folder: Path, edition: str, about: Mapping[str, Any]) -> Path:
    """Rename the built folder to the edition's name; where there is one already, to the next free one."""
    folder.mkdir(parents=True, exist_ok=True)
    for attempt in range(1, 1000):
        path = folder / (edition if attempt == 1 else f"{edition}-{attempt}")
        write_manifest(building / "manifest.json", {"edition": path.name, **about})
        if path.exists():
            continue
        try:
            building.rename(path)
        except OSError as error:
            if path.exists():
                continue
            raise ReportError(f"The edition could not be moved to {path}: {error.strerror}.") from error
        return path
    raise ReportError(f"There are a thousand editions {edition} in {folder} already: clear some away.")


def point_latest(folder: Path, edition: str) -> None:
    """Let ``latest`` lead to an edition, unless it leads to a later one; a text file where links are not to be had."""
    current = read_latest(folder)
    if current is not None and current > edition:
        return
    aside = folder / f".latest-{uuid.uuid4().hex[:12]}"
    try:
        aside.symlink_to(edition, target_is_directory=True)
        aside.replace(folder / "latest")
    except OSError:
        aside.unlink(missing_ok=True)
        aside.write_text(edition + "\n", encoding="utf-8")
        aside.replace(folder / "latest.txt")


def list_editions(folder: Path) -> list[str]:
    """List the names of a report's editions, oldest first; what is being built or failed is none."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if _EDITION.match(path.name) and path.is_dir())


def find_previous(folder: Path, *, before: datetime) -> str | None:
    """Give the name of a report's last edition from before a time, or nothing when there is none."""
    moment = f"{before:%Y%m%dT%H%M%SZ}"
    return max((name for name in list_editions(folder) if name < moment), default=None)


def read_latest(folder: Path) -> str | None:
    """Give the name of a report's newest edition, or nothing when it has none."""
    link, text = folder / "latest", folder / "latest.txt"
    if link.is_symlink() and link.exists():
        return link.readlink().name
    if text.is_file():
        name = text.read_text(encoding="utf-8").strip()
        return name if (folder / name).is_dir() else None
    return None
