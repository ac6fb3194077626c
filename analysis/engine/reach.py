"""Which of our own code a notebook reaches: the modules it imports, those they import, and the data beside them."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import nbformat

from analysis.settings import PACKAGE_DIR, find_shipped

#: What runs a notebook and turns what it shows into an edition; every report reaches it. Not imported by name: papermill
#: finds its engine, and a kernel what it loads at its start, by entry points and options.
MAKING = (
    "analysis.engine.make",
    "analysis.kernels.papermill_engine",
    "analysis.desk.magic",
    "analysis.reporting.assemble",
    "analysis.reporting.html",
    "analysis.reporting.pdf",
)
_NOT_CODE = frozenset({".pyc", ".so"})
#: What the package itself offers is imported from here.
_DOOR = PACKAGE_DIR / "__init__.py"
#: Where statements stand in statements: "if" and "else", "try" and "except", "match" and "case".
_STATEMENTS = ("body", "orelse", "finalbody", "handlers", "cases")


def digest_code(notebook: nbformat.NotebookNode) -> str:
    """Give one hash of all our code and data files that a notebook and its rendering reach.

    Imports are followed wherever they stand, in functions too; of what the package itself offers (`open_document` and its
    like, each of which imports what it needs when it is called) only what the notebook asks for by name. The files that are
    not Python in the folder of a module that is reached (word lists, templates, fonts) count with it, and so do the shipped
    reference data.
    """
    files = reach_files(notebook)
    lines = [f"{_name(path)} {_digest_file(path, *_date(path))}" for path in sorted(files)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def reach_files(notebook: nbformat.NotebookNode) -> set[Path]:
    """List our files that a notebook and its rendering reach."""
    wanted = set(MAKING)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            wanted |= set(_read_imports(_without_magics(cell.source)))
    if "analysis" in wanted:
        # `import analysis`: what is taken from it then is not to be seen.
        wanted |= {one for path in (_DOOR, *_list_offering()) for one in _imports_of(path, *_date(path))}
    modules: dict[str, Path | None] = {}
    open_ = sorted(wanted)
    followed: set[str] = set()
    while open_:
        name = open_.pop()
        if name in followed:
            continue
        followed.add(name)
        # A module brings the packages that it stands in.
        for part in _prefixes(name):
            if part not in modules:
                path = modules[part] = _find_module(part)
                if path is not None and path != _DOOR:
                    open_ += _imports_of(path, *_date(path))
        open_ += _follow_offer(name)
    files = {path for path in modules.values() if path is not None} | set(_list_offering())
    for folder in {path.parent for path in files}:
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
    yield from (f"{module}.{name}" if name else module for module, name in _walk_imports(tree))


def _walk_imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Give each import under a node: a module, and what is taken from it, if anything is named."""
    open_: list[ast.AST] = [node]
    while open_:
        node = open_.pop()
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module != "analysis":
                yield node.module, ""
            yield from ((node.module, alias.name) for alias in node.names)
        elif not isinstance(node, ast.expr):
            # An import is a statement, and statements stand in few places: the many expressions need not be looked at.
            for place in _STATEMENTS:
                open_ += getattr(node, place, None) or ()


def _follow_offer(name: str) -> list[str]:
    """Give the imports of what the package offers under a name."""
    module, _, asked = name.rpartition(".")
    if module != "analysis":
        return []
    place = _read_offers(*_date(_DOOR)).get(asked)
    return list(_imports_of_function(place, asked, *_date(place))) if place is not None else []


def _list_offering() -> list[Path]:
    """List the modules from which the package takes what it offers, with the packages that they stand in."""
    offering = set(_read_offers(*_date(_DOOR)).values()) - {_DOOR}
    within = {
        folder / "__init__.py" for path in offering for folder in path.parents if folder.is_relative_to(PACKAGE_DIR)
    }
    return sorted(offering | {path for path in within if path != _DOOR and path.is_file()})


@lru_cache(maxsize=16)
def _read_offers(_changed_ns: int, _size: int) -> dict[str, Path]:
    """Give the module of each name that the package offers."""
    tree = ast.parse(_DOOR.read_text(encoding="utf-8"))
    offers: dict[str, Path] = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and (path := _find_module(node.module)) is not None:
            offers |= {alias.name: path for alias in node.names}
        elif isinstance(node, ast.If):
            # What only type checkers import is given by `__getattr__`.
            offers |= {name: _DOOR for _, name in _walk_imports(node) if name}
    return offers


@lru_cache(maxsize=256)
def _imports_of_function(path: Path, name: str, _changed_ns: int, _size: int) -> tuple[str, ...]:
    """Give the imports of a module's one function, with those of the module itself and of the functions not offered."""
    found: list[str] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        is_other = isinstance(node, ast.FunctionDef) and node.name != name and not node.name.startswith("_")
        if not is_other:
            found += (f"{module}.{taken}" if taken else module for module, taken in _walk_imports(node))
    # What the door takes from the modules behind it is asked for by name.
    return tuple(one for one in found if path != _DOOR or _find_module(one) not in _list_offering())


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
