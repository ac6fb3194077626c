"""What a notebook job of JupyterLab comes to: a report definition of the notebook that the job was made with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from analysis.errors import DefinitionError
from analysis.reporting.definitions import Format, ReportDefinition, read_duration, read_size
from analysis.reporting.naming import make_slug
from analysis.reporting.read_definitions import find_definitions, read_definitions

#: What a job may take, by the words that the form offers; the first leaves it to the report definition of the notebook.
LIMITS: Mapping[str, Mapping[str, str]] = {
    "limits of the notebook's report": {},
    "at most 5 minutes, 2 GB": {"deadline": "5m", "memory": "2GB"},
    "at most 30 minutes, 4 GB": {"deadline": "30m", "memory": "4GB"},
    "at most 2 hours, 8 GB": {"deadline": "2h", "memory": "8GB"},
}
_READ = {"deadline": read_duration, "memory": read_size}
#: What a report definition of the same notebook lends to a job.
_LENT = ("title", "deadline", "memory", "retries", "notify", "reads")


def define_job(
    name: str,
    notebook: Path,
    *,
    parameters: Mapping[str, object] | None = None,
    formats: Sequence[str] = (),
    limits: str | None = None,
    options: Mapping[str, object] | None = None,
    schedule: Mapping[str, str] | None = None,
) -> ReportDefinition:
    """Define the report of a job, published under the job's name.

    A definition in ``reports.yaml`` of the job's name, else the first of a notebook of that file name, lends what the
    job does not say: how long it may take, how often it is tried, whom to tell of a failure.

    Parameters
    ----------
    parameters : mapping, optional
        The notebook's, as they were written into the form.
    formats : sequence of str
        Those of the job; what is no format of ours, such as the notebook itself, is left out.
    limits : str, optional
        One of `LIMITS`.
    options : mapping, optional
        ``deadline`` and ``memory``, which go before the limits.
    schedule : mapping, optional
        ``cron`` and ``timezone`` of a recurring job.

    Raises
    ------
    DefinitionError
        When a limit or a schedule is none, or ``reports.yaml`` cannot be read.
    """
    report = make_slug(name)
    fields: dict[str, Any] = {"title": name, **_borrow(report, notebook.name)}
    if limits and limits not in LIMITS:
        raise DefinitionError(f"The job {name!r} names the limits {limits!r}; there are: {'; '.join(LIMITS)}.")
    given = {**LIMITS.get(limits or "", {}), **(options or {})}
    unknown = sorted(set(given) - set(_READ))
    if unknown:
        raise DefinitionError(f"The job {name!r} has no option {unknown[0]!r}; there are: {', '.join(_READ)}.")
    for option, value in given.items():
        try:
            _READ[option](value)
        except ValueError as error:
            raise DefinitionError(f"The job {name!r} has the {option} {value!r}: {error}.") from None
    chosen = [one for one in formats if one in get_args(Format)]
    fields |= {
        **given,
        "name": report,
        "notebook": notebook,
        "parameters": dict(parameters or {}),
        "formats": chosen or ["html"],
        "schedule": dict(schedule) if schedule else None,
    }
    try:
        return ReportDefinition(**fields)
    except ValidationError as error:
        said = error.errors()[0]
        where = ".".join(map(str, said["loc"]))
        raise DefinitionError(
            f"The job {name!r} cannot be: {where} is {said['input']!r}: {said['msg'].removeprefix('Value error, ')}."
        ) from None


def _borrow(report: str, notebook: str) -> dict[str, Any]:
    try:
        path = find_definitions()
    except DefinitionError:
        return {}
    known = read_definitions(path)
    same = [one for one in known.values() if one.notebook.name == notebook]
    lender = known.get(report) or next(iter(same), None)
    if lender is None:
        return {}
    # Durations and sizes are read from what is written, and a definition holds seconds and bytes.
    written = {"deadline": f"{lender.deadline:g}s", "memory": f"{lender.memory / 10**6:f}MB"}
    return {
        name: written.get(name, getattr(lender, name)) for name in _LENT if name != "title" or lender.name == report
    }
