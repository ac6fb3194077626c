"""The parameters that a notebook declares in its tagged cell, and the check of the values given for them."""

from __future__ import annotations

import ast
import difflib
import io
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import nbformat

from analysis.errors import ParameterError
from analysis.reporting.conversion import convert_value, is_relative_date, make_plain, parse_kind
from analysis.reporting.secret_values import check_reference, is_secret


@dataclass(frozen=True)
class Parameter:
    """A declared parameter.

    Attributes
    ----------
    kind : str
        The annotation as written, or the default's type: ``str``, ``int | None``, ``list[str]``, ``Literal['a', 'b']``.
    default : object
        Its value where none is given.
    description : str
        The comment behind it.
    """

    name: str
    kind: str
    default: Any
    description: str


def read_parameters(notebook: nbformat.NotebookNode) -> dict[str, Parameter]:
    """Read the parameters that a notebook declares, in order.

    A parameter is a plain assignment, with or without a type, in the cell tagged ``parameters``.

    Raises
    ------
    ParameterError
        When the cell is no valid Python.
    """
    cell = next((cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())), None)
    if cell is None:
        return {}
    try:
        body = ast.parse(cell.source).body
    except SyntaxError as error:
        raise ParameterError(
            f"The notebook's parameters cell is no valid Python: {error.msg}, line {error.lineno}."
        ) from None
    comments = _read_comments(cell.source)
    declared: dict[str, Parameter] = {}
    for statement in body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value) if value is not None:
                kind = ast.unparse(annotation)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                kind = ""
            case _:
                continue
        try:
            default = ast.literal_eval(value)
        except ValueError:
            default = None
        kind = kind or (type(default).__name__ if default is not None else "Any")
        declared[name] = Parameter(name, kind, default, comments.get(statement.end_lineno or 0, ""))
    return declared


def _read_comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("#").strip() for token in tokens if token.type == tokenize.COMMENT}


def check_parameters(
    notebook: nbformat.NotebookNode,
    given: Mapping[str, object],
    *,
    where: str = "the notebook",
    today: date | None = None,
) -> dict[str, Any]:
    """Check the values given for a notebook's parameters, and convert texts such as a command line gives.

    Parameters
    ----------
    today : date, optional
        What relative dates count from: the day of the report. Today in UTC where it is not given.

    Returns
    -------
    dict
        The given parameters, and those whose default is a relative date, as plain values: text, numbers, true or false,
        none, lists and mappings of them; dates and times as ISO 8601 texts. A secret is the reference to it.

    Raises
    ------
    ParameterError
        When a name is not declared (lists those that are), or a value is not of the declared kind.
    """
    declared = read_parameters(notebook)
    for name in given:
        if name not in declared:
            known = "; ".join(_describe(parameter) for parameter in declared.values()) or "none"
            near = difflib.get_close_matches(name, declared, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise ParameterError(f"{where} declares no parameter {name!r}.{hint} It declares: {known}.")
    day = today or datetime.now(UTC).date()
    relative = {
        name: parameter.default
        for name, parameter in declared.items()
        if name not in given and is_relative_date(parameter.default) and "date" in parameter.kind
    }
    checked: dict[str, Any] = {}
    for name, value in {**relative, **given}.items():
        parameter = declared[name]
        if is_secret(parameter.kind):
            checked[name] = check_reference(value, name=name, where=where)
            continue
        try:
            checked[name] = convert_value(make_plain(value), parse_kind(parameter.kind), today=day)
        except ValueError as error:
            reason = f": {error}" if str(error) else ""
            raise ParameterError(
                f"Parameter {name} of {where} must be {parameter.kind}, not {value!r}{reason}."
            ) from None
    return {name: checked[name] for name in (*given, *relative)}


def _describe(parameter: Parameter) -> str:
    said = f" ({parameter.description})" if parameter.description else ""
    return f"{parameter.name}: {parameter.kind}{said}"
