"""Values to the kind that a notebook declares: only literals of the annotation are read, nothing is evaluated."""

from __future__ import annotations

import ast
import calendar
import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Any

_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
_NOTHING = frozenset({"", "none", "null"})
_RELATIVE = re.compile(r"([+-]\d{1,5})([dwmy])\Z")
_NAMED_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_MONTHS_A_YEAR = 12
DATES = (
    "a date such as 2026-01-31, today, yesterday, or -7d (days), -2w, -1m (months), -1y before the day of the report"
)


def make_plain(value: object) -> object:
    """Give paths and times as texts, and other values as they are."""
    if isinstance(value, PurePath):
        return str(value)
    return value.isoformat() if isinstance(value, datetime | date) else value


def parse_kind(kind: str) -> ast.expr:
    """Read an annotation as written, in quotes or not; one that cannot be read takes any plain value."""
    try:
        parsed = ast.parse(kind, mode="eval").body
    except SyntaxError:
        return ast.Name(id="Any")
    if isinstance(parsed, ast.Constant) and isinstance(parsed.value, str):
        return parse_kind(parsed.value)
    return parsed


def convert_value(value: Any, kind: ast.expr, *, today: date) -> Any:
    """Convert a value to a kind.

    Parameters
    ----------
    today : date
        What relative dates count from.

    Raises
    ------
    ValueError
        When the value is of another kind; its text, where it has one, says why.
    """

    def convert(value: Any, kind: ast.expr) -> Any:
        return convert_value(value, kind, today=today)

    match kind:
        case ast.BinOp(op=ast.BitOr()):
            return _convert_any(value, _list_choices(kind), today=today)
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return _convert_any(value, [inner, ast.Constant(value=None)], today=today)
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=choices)):
            return _convert_any(value, choices, today=today)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            choices = [ast.literal_eval(choice) for choice in (inner.elts if isinstance(inner, ast.Tuple) else [inner])]
            for choice in choices:
                if value == choice or (isinstance(value, str) and value == str(choice)):
                    return choice
            raise ValueError
        case ast.Subscript(value=ast.Name(id=("list" | "tuple" | "Sequence" | "List")), slice=inner):
            item = inner.elts[0] if isinstance(inner, ast.Tuple) else inner
            return [convert(part, item) for part in _convert_list(value)]
        case ast.Subscript(value=ast.Name(id=("dict" | "Mapping" | "Dict")), slice=ast.Tuple(elts=[key, item])):
            return {convert(name, key): convert(part, item) for name, part in _convert_mapping(value).items()}
        case ast.Constant(value=None):
            if value is None or (isinstance(value, str) and value.lower() in _NOTHING):
                return None
            raise ValueError
        case ast.Name(id="None" | "NoneType"):
            return convert(value, ast.Constant(value=None))
        case ast.Name(id="date") | ast.Attribute(attr="date"):
            return read_date(value, today=today).isoformat()
        case ast.Name(id="datetime") | ast.Attribute(attr="datetime"):
            return _read_time(value).isoformat()
        case ast.Attribute(value=ast.Name(id="typing" | "t"), attr=name):
            return convert(value, ast.Name(id=name))
        case ast.Subscript(value=ast.Attribute(attr=name), slice=inner):
            return convert(value, ast.Subscript(value=ast.Name(id=name), slice=inner))
        case ast.Name(id=name):
            return _convert_named(value, name)
        case _:
            return _check_plain(value)


def _list_choices(kind: ast.expr) -> list[ast.expr]:
    if isinstance(kind, ast.BinOp):
        return [*_list_choices(kind.left), *_list_choices(kind.right)]
    return [kind]


def _convert_any(value: Any, choices: Sequence[ast.expr], *, today: date) -> Any:
    """Convert to the first kind that takes the value; text is the last resort, so that "5" may be a number."""
    ordered = sorted(choices, key=lambda kind: isinstance(kind, ast.Name) and kind.id == "str")
    if isinstance(value, str) and any(isinstance(kind, ast.Name) and kind.id == "str" for kind in choices) and value:
        ordered.reverse()
    for kind in ordered:
        try:
            return convert_value(value, kind, today=today)
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
            return _read_number(value, int, "write a whole number, such as 3")
        case "float" if isinstance(value, int | float) and not isinstance(value, bool):
            return _check_plain(float(value))
        case "float" if isinstance(value, str):
            return _check_plain(_read_number(value, float, "write a number, such as 0.5"))
        case "list" | "tuple" | "List" | "Sequence":
            return _check_plain(_convert_list(value))
        case "dict" | "Dict" | "Mapping":
            return _check_plain(_convert_mapping(value))
        case "str" | "bool" | "int" | "float":
            raise ValueError
        case _:
            return _check_plain(value)


def _read_number(value: str, read: type[int] | type[float], advice: str) -> int | float:
    try:
        return read(value)
    except ValueError:
        raise ValueError(advice) from None


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


def read_date(value: Any, *, today: date) -> date:
    """Read a date: ISO 8601, or one that counts from the day of the report.

    Raises
    ------
    ValueError
        When it is none; the text says what can be written.

    Examples
    --------
    >>> read_date("-1m", today=date(2026, 3, 31)).isoformat(), read_date("yesterday", today=date(2026, 3, 1)).isoformat()
    ('2026-02-28', '2026-02-28')
    """
    if isinstance(value, str):
        written = value.strip().lower()
        if written in _NAMED_DAYS:
            return today + timedelta(days=_NAMED_DAYS[written])
        relative = _RELATIVE.match(written)
        try:
            return _shift(today, int(relative[1]), relative[2]) if relative else date.fromisoformat(written)
        except (ValueError, OverflowError):
            pass
    raise ValueError(f"write {DATES}")


def is_relative_date(value: object) -> bool:
    """Say whether a text is a date that counts from the day of the report."""
    return isinstance(value, str) and (
        value.strip().lower() in _NAMED_DAYS or _RELATIVE.match(value.strip().lower()) is not None
    )


def _shift(day: date, count: int, unit: str) -> date:
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * _MONTHS_A_YEAR + day.month - 1 + count * (_MONTHS_A_YEAR if unit == "y" else 1)
    year, month = divmod(months, _MONTHS_A_YEAR)
    # The last day of a month where it has no such day: a month before 31 March is 28 February.
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _read_time(value: Any) -> datetime:
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip())
        except ValueError:
            pass
    raise ValueError("write a time such as 2026-01-31T06:00:00+00:00")
