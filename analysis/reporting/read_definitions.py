"""Read ``reports.yaml``; an error names the file, the line, what stands there and what to write."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from analysis.errors import DefinitionError
from analysis.reporting.definitions import (
    EachValue,
    Keep,
    Notify,
    Place,
    ReportDefinition,
    Retries,
    Schedule,
    find_notebook,
)
from analysis.settings import REPOSITORY_DIR

Model = TypeVar("Model", bound=BaseModel)

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}\Z")
_PARTS: Mapping[str, type[BaseModel]] = {
    "for_each": EachValue, "schedule": Schedule, "retries": Retries, "notify": Notify, "keep": Keep,
}  # fmt: skip
_LONGEST_SHOWN = 60
#: What to write, by the sort of pydantic's error; what is not here says it itself.
_ADVICE = {
    "string_type": "write text, in quotes where it looks like a number",
    "list_type": "write a list such as [a, b]",
    "dict_type": "write a mapping, one `key: value` a line, indented",
    "model_type": "write a mapping, one `key: value` a line, indented",
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "too_short": "write at least one",
    "path_type": "write the name of a notebook, such as situation_brief.ipynb",
}


def find_definitions(path: Path | None = None) -> Path:
    """Give the file of definitions: the one named, else ``reports/reports.yaml`` here or in the repository.

    Raises
    ------
    DefinitionError
        When there is none.
    """
    places = (
        [path] if path is not None else [base / "reports" / "reports.yaml" for base in (Path.cwd(), REPOSITORY_DIR)]
    )
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise DefinitionError(
            f"There are no report definitions at {' or '.join(map(str, dict.fromkeys(places)))}: write reports/reports.yaml, "
            "or name a file with --file."
        )
    return found


def read_definitions(path: Path) -> dict[str, ReportDefinition]:
    """Read the definitions of a file, by name and in its order.

    Raises
    ------
    DefinitionError
        When the file cannot be read, is no YAML, or says what no report can do.
    """
    root, reports = _read_file(path)
    places = _read_places(root, path)
    definitions = {}
    for key, node in reports.value:
        definition = _read_one(key, node, path)
        for place in definition.share:
            if place not in places:
                there = ", ".join(places) or "none"
                raise DefinitionError(
                    f"{path}, line {_line_of(key, node, ['share'])}: {key.value}.share names {place!r}, which is no place; "
                    f"there are: {there}. Write it under `places`."
                )
        definitions[str(key.value)] = definition
    return definitions


def read_places(path: Path) -> dict[str, Place]:
    """Read the places of a file that editions are sent on to, by name and in its order.

    Raises
    ------
    DefinitionError
        When the file cannot be read, is no YAML, or says what no place is.
    """
    return _read_places(_read_file(path)[0], path)


def _read_file(path: Path) -> tuple[yaml.MappingNode, yaml.MappingNode]:
    """Read a file of definitions: all of it, and what it says under ``reports``."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DefinitionError(f"{path} cannot be read: it must be a text file in UTF-8.") from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark is not None else ""
        raise DefinitionError(
            f"{path}{place}: this is no YAML ({getattr(error, 'problem', None) or 'a character that it cannot hold'}); "
            "check indentation, colons and quotes."
        ) from None
    _refuse_repeated(root, path)
    reports = _find(root, ["reports"])
    if not isinstance(root, yaml.MappingNode) or not isinstance(reports, yaml.MappingNode):
        line = 1 if root is None else (reports or root).start_mark.line + 1
        raise DefinitionError(f"{path}, line {line}: write `reports:`, and below it, indented, a name for each report.")
    for key, _ in root.value:
        if key.value not in ("reports", "places"):
            raise DefinitionError(
                f"{path}, line {key.start_mark.line + 1}: {key.value!r} is not known; write `reports` or `places`."
            )
    return root, reports


def _read_places(root: yaml.MappingNode, path: Path) -> dict[str, Place]:
    node = _find(root, ["places"])
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise DefinitionError(
            f"{path}, line {node.start_mark.line + 1}: write a name for each place below `places`, indented."
        )
    found = {}
    for key, value in node.value:
        place = _validate(Place, key, value, path, what="place", wanted="what it is, such as `site: ../public`")
        folders = {
            kind: (path.parent / folder).resolve() for kind in ("site", "zip") if (folder := getattr(place, kind))
        }
        found[str(key.value)] = place.model_copy(update=folders)
    return found


def choose_definitions(definitions: Mapping[str, ReportDefinition], names: Sequence[str]) -> list[ReportDefinition]:
    """Give the definitions of these names, or all where none is given.

    Raises
    ------
    DefinitionError
        When there is none of a name.
    """
    for name in names:
        if name not in definitions:
            near = difflib.get_close_matches(name, definitions, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise DefinitionError(f"No report is called {name!r}; there are: {', '.join(definitions) or 'none'}.{hint}")
    return [definitions[name] for name in dict.fromkeys(names)] if names else list(definitions.values())


def _validate(model: type[Model], key: yaml.Node, node: yaml.Node, path: Path, *, what: str, wanted: str) -> Model:
    """Check what a name of a report or place says, as its model has it."""
    name, line = str(key.value), key.start_mark.line + 1
    if not _NAME.match(name):
        raise DefinitionError(
            f"{path}, line {line}: {name!r} cannot name a {what}: write small letters, digits and '-'."
        )
    content = _construct(node, path)
    if not isinstance(content, dict):
        raise DefinitionError(f"{path}, line {line}: {what} {name} is empty: write at least {wanted}.")
    if "name" in content:
        line = _line_of(key, node, ["name"])
        raise DefinitionError(f"{path}, line {line}: a {what}'s name is the key above it; take `name` away.")
    try:
        return model.model_validate({**content, "name": name})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        said = _say(first, key, node, path, more=error.error_count() - 1, model=model)
        raise DefinitionError(said) from None


def _read_one(key: yaml.Node, node: yaml.Node, path: Path) -> ReportDefinition:
    name = str(key.value)
    definition = _validate(ReportDefinition, key, node, path, what="report", wanted="its title and notebook")
    notebook = find_notebook(definition.notebook, beside=path.parent)
    if notebook is None:
        raise DefinitionError(
            f"{path}, line {_line_of(key, node, ['notebook'])}: report {name}: there is no notebook {definition.notebook}; "
            f"write its path from {path.parent}, or its name in notebooks/."
        )
    return definition.model_copy(update={"notebook": notebook.resolve()})


def _construct(node: yaml.Node, path: Path) -> Any:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or node.start_mark
        raise DefinitionError(
            f"{path}, line {mark.line + 1}: {getattr(error, 'problem', 'this cannot be read')}; write plain YAML."
        ) from None
    finally:
        loader.dispose()


def _say(error: ErrorDetails, key: yaml.Node, node: yaml.Node, path: Path, *, more: int, model: type[BaseModel]) -> str:
    where = [str(part) for part in error["loc"]]
    line = _line_of(key, node, where)
    shown = ".".join([str(key.value), *where])
    others = f" ({more} more further down)" if more else ""
    match error["type"]:
        case "missing":
            said = f"{shown} is missing: write it"
        case "extra_forbidden":
            model = next((_PARTS[part] for part in where[:-1] if part in _PARTS), model)
            known = [field for field in model.model_fields if field != "name"]
            near = difflib.get_close_matches(where[-1], known, n=1)
            said = f"{shown} is not known: write {near[0] if near else 'one of ' + ', '.join(known)}"
        case _:
            found = repr(error["input"])
            found = found if len(found) <= _LONGEST_SHOWN else found[:_LONGEST_SHOWN] + "…"
            advice = _ADVICE.get(error["type"], error["msg"].removeprefix("Value error, "))
            if error["type"] == "literal_error":
                advice = f"write {error['ctx']['expected'].replace(chr(39), '')}"
            has_value = not isinstance(error["input"], dict | BaseModel)
            said = f"{shown} is {found}: {advice}" if has_value else f"{shown}: {advice}"
    return f"{path}, line {line}: {said}{others}."


def _line_of(key: yaml.Node, node: yaml.Node, where: Sequence[str]) -> int:
    """Give the line of a place, or of the nearest one above it that is written; the topmost is the report's name."""
    written = (_find(node, where[:depth], key=True) for depth in range(len(where), 0, -1))
    found = next((one for one in written if one is not None), key)
    return int(found.start_mark.line) + 1


def _find(node: yaml.Node | None, where: Sequence[str], *, key: bool = False) -> yaml.Node | None:
    """Find the node at a place: the value, or the key that names it."""
    named = node
    for part in where:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if str(k.value) == part), None)
            if found is None:
                return None
            named, node = found
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            named = node = node.value[int(part)]
        else:
            return None
    return named if key else node


def _refuse_repeated(node: yaml.Node | None, path: Path) -> None:
    """Refuse a key that stands twice in a mapping, of which YAML would keep the last without a word."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if str(key.value) in seen:
                raise DefinitionError(
                    f"{path}, line {line}: {key.value!r} stands already in line {seen[str(key.value)]}; take one away."
                )
            seen[str(key.value)] = line
            _refuse_repeated(value, path)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated(item, path)
