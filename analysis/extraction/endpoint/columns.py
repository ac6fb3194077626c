"""What an endpoint may propose, table by table: the tables' own columns, and what each may hold.

The schema that the endpoint is given, and the check of what it sends back, are both made from here. Columns that follow
from others (offsets, quad, intensity, moments, rule, confidence, review) are not among them: the program fills them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.names.reference import read_countries
from analysis.schemas import (
    ACTOR_KINDS,
    COMPARATORS,
    EVENT_TYPES,
    FATES,
    MENTION_FORMS,
    PARTS,
    RELATIONS,
    SOURCINGS,
    STATUSES,
)

#: CAMEO codes of mediation, the only ones that the tables hold.
_CAMEO = ("028", "038", "039", "045", "108", "126", "135", "165")
LONGEST_WORDS = 300
LONGEST_QUOTE = 4_000


@dataclass(frozen=True)
class Own:
    """The row's own id, by which other rows of the same reply name it."""


@dataclass(frozen=True)
class Reference:
    """The id of a row of another table, in the same reply."""

    table: str
    optional: bool = False


@dataclass(frozen=True)
class Choice:
    """One of a closed list."""

    values: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Number:
    """A number between two bounds; always optional."""

    low: float
    high: float


@dataclass(frozen=True)
class Words:
    """Words that stand in the text; ``is_near`` where they must stand in the row's sentence or beside it."""

    optional: bool = True
    is_near: bool = False


Column: TypeAlias = Own | Reference | Choice | Number | Words


def list_columns() -> Mapping[str, Mapping[str, Column]]:
    """Give what may be proposed: table → column → what it may hold. Each row also has ``sentence`` and ``quote``."""
    units = tuple(sorted({entry["unit"] for entry in load_lexicon("units")}))
    countries = Choice(tuple(sorted(read_countries())), optional=True)
    figure = Number(-1e18, 1e18)
    return {
        "actors": {
            "actor_id": Own(), "name": Words(), "kind": Choice(ACTOR_KINDS), "country": countries, "role": Words(),
            "belongs_to": Reference("actors", optional=True),
        },
        "mentions": {"actor_id": Reference("actors"), "form": Choice(MENTION_FORMS)},
        "places": {"place_id": Own(), "name": Words(), "country": countries},
        "place_mentions": {"place_id": Reference("places")},
        "claims": {
            "claim_id": Own(), "source_quote": Words(is_near=True), "cue": Words(is_near=True),
            "source_actor_id": Reference("actors", optional=True), "factuality": Number(-3, 3),
            # The article's own voice is what nobody else claims: the rules see to it.
            "sourcing": Choice(tuple(kind for kind in SOURCINGS if kind != "unattributed")),
        },
        "events": {
            "event_id": Own(), "type": Choice(tuple(EVENT_TYPES)), "status": Choice(STATUSES),
            "cameo": Choice(_CAMEO, optional=True), "factuality": Number(-3, 3), "when_text": Words(is_near=True),
            "place_id": Reference("places", optional=True), "claim_id": Reference("claims", optional=True),
        },
        "participants": {"event_id": Reference("events"), "actor_id": Reference("actors"), "part": Choice(PARTS)},
        "quantities": {
            "value": figure, "low": figure, "high": figure, "comparator": Choice(COMPARATORS),
            "unit": Choice(units, optional=True), "counted": Words(is_near=True), "fate": Choice(FATES, optional=True),
            "claim_id": Reference("claims", optional=True), "actor_id": Reference("actors", optional=True),
        },
        "relations": {
            "subject_id": Reference("actors"), "relation": Choice(RELATIONS),
            "object_id": Reference("actors", optional=True), "object_text": Words(), "instrument": Words(),
            "strength": Words(),
        },
    }  # fmt: skip


def make_json_schema() -> dict[str, Any]:
    """Give the JSON schema of a reply, in the part of JSON Schema that servers hold a model to."""
    tables = {table: {"type": "array", "items": _make_object(columns)} for table, columns in list_columns().items()}
    return {"type": "object", "properties": tables, "required": list(tables), "additionalProperties": False}


def _make_object(columns: Mapping[str, Column]) -> dict[str, Any]:
    properties: dict[str, Any] = {"sentence": {"type": "integer"}, "quote": {"type": "string"}}
    properties |= {name: _describe(column) for name, column in columns.items()}
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip


def _describe(column: Column) -> dict[str, Any]:
    if isinstance(column, Number):
        return {"type": ["number", "null"]}
    optional = not isinstance(column, Own) and column.optional
    described: dict[str, Any] = {"type": ["string", "null"] if optional else "string"}
    if isinstance(column, Choice):
        described["enum"] = [*column.values, None] if optional else list(column.values)
    return described
