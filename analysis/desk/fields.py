"""A field for each declared parameter of a notebook, by its type."""

from __future__ import annotations

import ast
import html
import json
from collections.abc import Collection
from typing import Any

import ipywidgets as widgets

from analysis.reporting.conversion import parse_kind
from analysis.reporting.parameters import Parameter

_LAYOUT = widgets.Layout(width="26rem", flex="0 0 auto")
_STYLE = {"description_width": "9rem"}


def make_field(parameter: Parameter, *, proposals: Collection[str] | None = None) -> widgets.ValueWidget:
    """Make the field of a parameter: a box to tick, a choice, a number, or a line of text.

    A list is written with commas between its items; what has no field of its own is written as on the command line.
    """
    options: dict[str, Any] = {
        "description": parameter.name, "tooltip": f"{parameter.kind}: {parameter.description}", "layout": _LAYOUT,
        "style": _STYLE,
    }  # fmt: skip
    match parse_kind(parameter.kind):
        case ast.Name(id="bool"):
            return widgets.Checkbox(value=bool(parameter.default), indent=True, **options)
        case ast.Subscript(value=ast.Name(id="Literal") | ast.Attribute(attr="Literal"), slice=inner):
            choices = [ast.literal_eval(one) for one in (inner.elts if isinstance(inner, ast.Tuple) else [inner])]
            return widgets.Dropdown(options=choices, value=parameter.default, **options)
        case ast.Name(id="int") if isinstance(parameter.default, int):
            return widgets.IntText(value=parameter.default, **options)
        case ast.Name(id="float") if isinstance(parameter.default, int | float):
            return widgets.FloatText(value=parameter.default, **options)
        case ast.Name(id="str") if proposals is not None:
            return widgets.Combobox(value=write_value(parameter.default), options=tuple(proposals), **options)
        case _:
            return widgets.Text(value=write_value(parameter.default), **options)


def write_value(value: object) -> str:
    """Write a value as it is written on the command line, so that it is read back as it was.

    Examples
    --------
    >>> write_value(["Iran", "Oman"]), write_value(None), write_value("x"), write_value(["a, b"])
    ('Iran, Oman', '', 'x', '["a, b"]')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(item, str) and "," not in item for item in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def describe(text: str) -> str:
    """Give a description as HTML in which it is text."""
    return f'<div style="line-height:1.35;overflow-wrap:anywhere">{html.escape(text)}</div>'
