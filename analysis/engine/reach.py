"""Which of our own code a notebook reaches: the modules it imports, those they import, and the data beside them."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import nbformat

from analysis.settings import PACKAGE_DIR, find_shipped

#: What turns an executed notebook into an edition; every report reaches it.
_RENDERING = ("analysis.reporting.editions", "analysis.reporting.assemble", "analysis.reporting.html", "analysis.reporting.pdf")  # fmt: skip
_NOT_CODE = frozenset({".pyc", ".so"})
_LARGEST_DATA = 20_000_000


def digest_code(notebook: nbformat.NotebookNode) -> str:
    """Give one hash of all our code and data files that a notebook and its rendering reach.

    Imports are followed wherever they stand, in functions too. The files that are not Python in the folder of a module
    that is reached (word lists, templates, fonts) count with it, and so do the shipped reference data.
    """
    files = reach_files(notebook)
    lines = [f"{_name(path)} {_digest_file(path, *_date(path))}" for path in sorted(files)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def reach_files(notebook: nbformat.NotebookNode) -> set[Path]:
    """List our files that a notebook and its rendering reach."""
    wanted = set(_RENDERING)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            wanted |= set(_read_imports(_without_magics(cell.source)))
    modules: dict[str, Path] = {}
    open_ = sorted(wanted)
    while open_:
        name = open_.pop()
        # A module brings the packages that it stands in.
        for part in _prefixes(name):
            path = _find_module(part)
            if path is None or part in modules:
                continue
            modules[part] = path
            open_ += _imports_of(path, *_date(path))
    files = set(modules.values())
    for folder in {path.parent for path in modules.values()}:
        files |= set(_list_data(folder))
    reference = find_shipped("reference")
    return files | {path for path in reference.rglob("*") if path.is_file()}


def _prefixes(name: str) -> Iterator[str]:
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])


def _find_module(name: str) -> Path | None:
    if name.split(".")[0] != "analysis":
        return None
    path = PACKAGE_DIR.joinpath(*name.split(".")[1:])
    if (path / "__init__.py").is_file():
        return path / "__init__.py"
    return path.with_suffix(".py") if path.name and path.with_suffix(".py").is_file() and path != PACKAGE_DIR else None


@lru_cache(maxsize=4096)
def _imports_of(path: Path, _changed_ns: int, _size: int) -> tuple[str, ...]:
    return tuple(_read_imports(path.read_text(encoding="utf-8")))


def _read_imports(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _without_magics(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if not line.lstrip().startswith(("%", "!")))


def _list_data(folder: Path) -> Iterable[Path]:
    """List the files beside a module that are no Python, and those in folders that are no packages."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            yield from (one for one in path.rglob("*") if one.is_file() and one.suffix != ".py")
        elif path.is_file() and path.suffix not in {".py", *_NOT_CODE}:
            yield path


def _date(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_mtime_ns, about.st_size


@lru_cache(maxsize=8192)
def _digest_file(path: Path, _changed_ns: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _name(path: Path) -> str:
    root = PACKAGE_DIR if path.is_relative_to(PACKAGE_DIR) else find_shipped("reference")
    return path.relative_to(root).as_posix()
