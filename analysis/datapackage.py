"""Describe the tables as a Frictionless data package, from the models that declare them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis import __version__
from analysis.csv_format import escape_formula
from analysis.schemas import KEYS, REFERENCES, TABLES

DATAPACKAGE = "datapackage.json"

_FIELD_TYPES = {
    "str": {"type": "string"},
    "int64": {"type": "integer"},
    "Int64": {"type": "integer"},
    "float64": {"type": "number"},
    "datetime64[us, UTC]": {"type": "datetime", "format": "any"},
}


def build_datapackage(tables: Iterable[str] = tuple(TABLES)) -> dict[str, Any]:
    """Give the descriptor of some tables as ``communique export --format csv`` writes them, one CSV file each."""
    named = list(tables)
    return {
        "name": "communique-tables",
        "title": "Structured data extracted from news about conflict and mediation",
        "version": __version__,
        "profile": "tabular-data-package",
        "resources": [_describe_table(table, named) for table in named],
    }


def describe_column(table: str, column: str) -> dict[str, Any]:
    """Give the field descriptor of a column: type, description and constraints."""
    declared = TABLES[table].to_schema().columns[column]
    constraints: dict[str, Any] = {}
    if not declared.nullable:
        constraints["required"] = True
    if declared.unique:
        constraints["unique"] = True
    for check in declared.checks:
        constraints |= _as_constraint(check.name, check.statistics)
    field = {"name": column, **_FIELD_TYPES[str(declared.dtype.type)], "description": declared.description}
    return field | ({"constraints": constraints} if constraints else {})


def _describe_table(table: str, named: list[str]) -> dict[str, Any]:
    references = {column: target for column, target in REFERENCES.get(table, {}).items() if target in named}
    schema: dict[str, Any] = {
        "fields": [describe_column(table, column) for column in TABLES[table].to_schema().columns],
        "missingValues": [""],
        "primaryKey": list(KEYS[table]),
    }
    if references:
        schema["foreignKeys"] = [
            # An empty name of a resource means the table itself.
            {
                "fields": [column],
                "reference": {"resource": "" if target == table else target, "fields": list(KEYS[target])},
            }
            for column, target in references.items()
        ]
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "description": " ".join((TABLES[table].__doc__ or "").split()),
        "encoding": "utf-8",
        "schema": schema,
    }


def _as_constraint(check: str | None, said: dict[str, Any]) -> dict[str, Any]:
    """Give the constraint of Table Schema that says what a model's check says."""
    match check:
        case "isin":
            # In CSV a value that a spreadsheet would run stands behind an apostrophe, "=" among the comparators too.
            allowed = said["allowed_values"]
            return {"enum": [escape_formula(value) if isinstance(value, str) else value for value in allowed]}
        case "greater_than_or_equal_to":
            return {"minimum": said["min_value"]}
        case "less_than_or_equal_to":
            return {"maximum": said["max_value"]}
        case "str_matches":
            return {"pattern": said["pattern"]}
        case "str_length":
            low = said.get("exact_value") or said.get("min_value")
            high = said.get("exact_value") or said.get("max_value")
            return {key: value for key, value in (("minLength", low), ("maxLength", high)) if value is not None}
        case _:
            raise NotImplementedError(f"No constraint of Table Schema is known for the check {check}.")
