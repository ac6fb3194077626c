"""The parameters that a notebook declares in its tagged cell, and the check of the values given for them."""

from __future__ import annotations

import ast
import io
import json
import math
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

import nbformat

from analysis.errors import ParameterError

_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
_NOTHING = frozenset({"", "none", "null"})


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
    notebook: nbformat.NotebookNode, given: Mapping[str, object], *, where: str = "the notebook"
) -> dict[str, Any]:
    """Check the values given for a notebook's parameters, and convert texts such as a command line gives.

    Returns
    -------
    dict
        The given parameters only, as plain values: text, numbers, true or false, none, lists and mappings of them.

    Raises
    ------
    ParameterError
        When a name is not declared (lists those that are), or a value is not of the declared kind.
    """
    declared = read_parameters(notebook)
    for name in given:
        if name not in declared:
            known = "; ".join(_describe(parameter) for parameter in declared.values()) or "none"
            raise ParameterError(f"{where} declares no parameter {name!r}. It declares: {known}.")
    checked: dict[str, Any] = {}
    for name, value in given.items():
        parameter = declared[name]
        try:
            checked[name] = _convert(_plain(value), _parse_kind(parameter.kind))
        except ValueError as error:
            reason = f": {error}" if str(error) else ""
            raise ParameterError(
                f"Parameter {name} of {where} must be {parameter.kind}, not {value!r}{reason}."
            ) from None
    return checked


def _describe(parameter: Parameter) -> str:
    said = f" ({parameter.description})" if parameter.description else ""
    return f"{parameter.name}: {parameter.kind}{said}"


def _plain(value: object) -> object:
    if isinstance(value, PurePath):
        return str(value)
    return value.isoformat() if isinstance(value, datetime | date) else value


def _parse_kind(kind: str) -> ast.expr:
    try:
        parsed = ast.parse(kind, mode="eval").body
    except SyntaxError:
        return ast.Name(id="Any")
    if isinstance(parsed, ast.Constant) and isinstance(parsed.value, str):
        return _parse_kind(parsed.value)
    return parsed


def _convert(value: Any, kind: ast.expr) -> Any:
    """Convert a value to a kind, or raise ValueError; only literals of the annotation are read, nothing is evaluated."""
    match kind:
        case ast.BinOp(op=ast.BitOr()):
            return _convert_any(value, _list_choices(kind))
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return _convert_any(value, [inner, ast.Constant(value=None)])
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=choices)):
            return _convert_any(value, choices)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            choices = [ast.literal_eval(choice) for choice in (inner.elts if isinstance(inner, ast.Tuple) else [inner])]
            for choice in choices:
                if value == choice or (isinstance(value, str) and value == str(choice)):
                    return choice
            raise ValueError
        case ast.Subscript(value=ast.Name(id=("list" | "tuple" | "Sequence" | "List")), slice=inner):
            item = inner.elts[0] if isinstance(inner, ast.Tuple) else inner
            return [_convert(part, item) for part in _convert_list(value)]
        case ast.Subscript(value=ast.Name(id=("dict" | "Mapping" | "Dict")), slice=ast.Tuple(elts=[key, item])):
            return {_convert(name, key): _convert(part, item) for name, part in _convert_mapping(value).items()}
        case ast.Constant(value=None):
            if value is None or (isinstance(value, str) and value.lower() in _NOTHING):
                return None
            raise ValueError
        case ast.Name(id="None" | "NoneType"):
            return _convert(value, ast.Constant(value=None))
        case ast.Name(id=name):
            return _convert_named(value, name)
        case _:
            return _check_plain(value)


def _list_choices(kind: ast.expr) -> list[ast.expr]:
    if isinstance(kind, ast.BinOp):
        return [*_list_choices(kind.left), *_list_choices(kind.right)]
    return [kind]


def _convert_any(value: Any, choices: Sequence[ast.expr]) -> Any:
    """Convert to the first kind that takes the value; text is the last resort, so that "5" may be a number."""
    ordered = sorted(choices, key=lambda kind: isinstance(kind, ast.Name) and kind.id == "str")
    if isinstance(value, str) and any(isinstance(kind, ast.Name) and kind.id == "str" for kind in choices) and value:
        ordered.reverse()
    for kind in ordered:
        try:
            return _convert(value, kind)
        except ValueError:
            continue
    raise ValueError


def _convert_named(value: Any, name: str) -> Any:
    match name:
        case "str" if isinstance(value, str):
            return _check_plain(value)
        case "bool" if isinstance(value, bool):
            return value
        case "bool" if isinstance(value, str) and value.lower() in _TRUE | _FALSE:
            return value.lower() in _TRUE
        case "int" if isinstance(value, int) and not isinstance(value, bool):
            return int(value)
        case "int" if isinstance(value, str):
            return int(value, 10)
        case "float" if isinstance(value, int | float) and not isinstance(value, bool):
            return _check_plain(float(value))
        case "float" if isinstance(value, str):
            return _check_plain(float(value))
        case "list" | "tuple" | "List" | "Sequence":
            return _check_plain(_convert_list(value))
        case "dict" | "Dict" | "Mapping":
            return _check_plain(_convert_mapping(value))
        case "str" | "bool" | "int" | "float":
            raise ValueError
        case _:
            return _check_plain(value)


def _convert_list(value: Any) -> list[Any]:
    if isinstance(value, str):
        return (
            list(json.loads(value))
            if value.lstrip().startswith("[")
            else [part.strip() for part in value.split(",") if part.strip()]
        )
    if isinstance(value, list | tuple | set | frozenset):
        return sorted(value) if isinstance(value, set | frozenset) else list(value)
    raise ValueError


def _convert_mapping(value: Any) -> dict[str, Any]:
    read = json.loads(value) if isinstance(value, str) else value
    if not isinstance(read, Mapping):
        raise ValueError
    return {str(name): part for name, part in read.items()}


def _check_plain(value: Any) -> Any:
    """Give a value back that can stand in a notebook as a literal, at any depth."""
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
            raise ValueError("it holds a character that text cannot have")
        return value
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("it is not finite")
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_check_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): _check_plain(part) for name, part in value.items()}
    raise ValueError("it is no plain value")
