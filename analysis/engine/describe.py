"""Describe a report to a person: its definition, and the parameters that its notebook takes."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.engine.plan import GIVEN_BY_ENGINE, check_definition
from analysis.reporting.definitions import ReportDefinition
from analysis.reporting.parameters import Parameter, read_parameters


def describe_report(definition: ReportDefinition) -> Iterator[str]:
    """Give the lines that describe a report.

    Raises
    ------
    ReportError
        When its notebook cannot be read, or does not take what the definition gives.
    """
    notebook = check_definition(definition)
    yield definition.title
    if definition.description:
        yield definition.description
    yield ""
    yield f"notebook   {definition.notebook}"
    yield f"formats    {', '.join(definition.formats)}"
    for parameter, each in definition.for_each.items():
        source = f"of {len(each.values)} values" if each.values is not None else f"in table {each.table}"
        yield f"for each   {parameter} {source}"
    if definition.schedule:
        when = definition.schedule
        yield f"schedule   {when.cron} ({when.timezone}); missed times: {when.missed}"
    yield f"deadline   {definition.deadline:g} s, memory {definition.memory / 10**6:g} MB"
    if definition.retries:
        again = definition.retries
        yield f"retries    {again.times}, first after {again.wait:g} s, on {', '.join(again.errors)}"
    if definition.share:
        yield f"shared     {', '.join(definition.share)}"
    if definition.keep:
        kept = [f"the last {definition.keep.editions}"] if definition.keep.editions else []
        kept += [f"those of {definition.keep.age / 86400:g} days"] if definition.keep.age else []
        yield f"kept       {' and '.join(kept)}"
    yield ""
    yield "Parameters that the notebook takes:"
    for parameter_ in read_parameters(notebook).values():
        yield f"  {_describe_parameter(parameter_, definition)}"


def _describe_parameter(parameter: Parameter, definition: ReportDefinition) -> str:
    if parameter.name in definition.for_each:
        value = "for each"
    elif parameter.name in definition.parameters:
        value = f"= {definition.parameters[parameter.name]!r}"
    elif parameter.name in GIVEN_BY_ENGINE:
        value = "given by the engine"
    else:
        value = f"default {parameter.default!r}"
    said = f"  {parameter.description}" if parameter.description else ""
    return f"{parameter.name}: {parameter.kind} ({value}){said}"
