"""The path of data has one direction: who may import whom, read from the imports themselves, the lazy ones too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "analysis"

#: What the parts agree on. They may import each other, and nothing else of ours.
CONTRACTS = {
    "schemas", "row_checks", "errors", "settings", "blocks", "csv_format", "datapackage", "datelines", "frame_checks",
    "light_imports",
}  # fmt: skip
#: Every part of the package, with what it may import beside the contracts.
MAY_IMPORT: dict[str, set[str]] = {
    **{contract: set() for contract in CONTRACTS},
    "sources": set(),
    "extraction": set(),
    "review": set(),
    "store": {"review"},
    "export": set(),
    "measures": set(),
    "charts": {"measures"},
    "display": {"measures", "charts"},
    "kernels": set(),
    "reporting": {"kernels"},
    "mailing": set(),
    "sharing": {"measures", "display", "reporting", "mailing"},
    "opening": {"store", "measures", "reporting"},
    "engine": {"kernels", "reporting", "review", "store", "opening"},
    "scheduling": {"engine", "reporting", "store", "mailing"},
    "evaluation": {"extraction", "sources", "store"},
    "desk": {
        "kernels", "review", "store", "opening", "sources", "extraction", "measures", "charts", "display", "reporting",
        "engine", "evaluation",
    },
}  # fmt: skip
#: The door: thin, and free to import all.
DOORS = {"cli", "__init__", "reference_docs"}
#: Standard modules that read or write, which measures and charts never do.
READS_FILES = {"pathlib", "io", "os", "shutil", "sqlite3", "tempfile", "urllib", "socket", "subprocess"}


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def modules_of(part: str) -> Iterator[Path]:
    yield from (path for path in sorted(PACKAGE.rglob("*.py")) if part_of(path) == part)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively: write the whole name"
            if node.module == "analysis":
                # `from analysis import errors` names a part; `from analysis import __version__` names none.
                yield from (f"analysis.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


def parts_imported(path: Path) -> set[str]:
    named = {name.split(".")[1] for name in imports_of(path) if name.startswith("analysis.")}
    return named - {"__version__"}


PARTS = sorted({part_of(path) for path in PACKAGE.rglob("*.py")})


def test_every_part_has_its_place_in_the_order():
    assert set(PARTS) <= set(MAY_IMPORT) | DOORS, "say in this file what the new part may import"


@pytest.mark.parametrize("part", [part for part in PARTS if part not in DOORS])
def test_nobody_imports_upwards(part):
    allowed = {part} | MAY_IMPORT.get(part, set()) | CONTRACTS
    wrong = {
        f"{path.relative_to(PACKAGE)} imports {', '.join(sorted(parts_imported(path) - allowed))}"
        for path in modules_of(part)
        if parts_imported(path) - allowed
    }
    assert not wrong


def test_the_order_has_no_circle():
    order = {part: (MAY_IMPORT[part] | (CONTRACTS if part not in CONTRACTS else set())) for part in MAY_IMPORT}
    settled: set[str] = set()
    while order:
        free = [part for part, needed in order.items() if needed <= settled]
        assert free, f"a circle among {sorted(order)}"
        settled.update(free)
        for part in free:
            del order[part]


@pytest.mark.parametrize("path", list(modules_of("measures")), ids=lambda path: path.stem)
def test_measures_never_read_files_or_draw(path):
    roots = {name.split(".")[0] for name in imports_of(path)}
    assert not roots & (READS_FILES | {"matplotlib", "seaborn"})
    called = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert "open" not in called


def test_the_check_sees_an_upward_import(tmp_path):
    path = tmp_path / "x.py"
    path.write_text("def f():\n    from analysis.cli.terminal import track\n    from analysis import store\n")
    assert parts_imported(path) == {"cli", "store"}
