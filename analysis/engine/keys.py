"""Keys: a hash of everything that a run rests on, so that what has not changed is not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.engine.plan import PlannedRun
from analysis.engine.reach import digest_code
from analysis.reporting.execute import read_notebook
from analysis.reporting.manifest import describe_packages
from analysis.review import CorrectionLog, fingerprint_entries
from analysis.review.log import Entry
from analysis.store import Store

#: What each part of a key is, in the words of `communique reports why`.
PARTS = {
    "notebook": "the notebook",
    "code": "the code that the notebook reaches",
    "parameters": "the parameters",
    "data": "the tables that it reads",
    "corrections": "the corrections",
    "packages": "the versions of packages",
    "formats": "the formats",
}


class KeyMaker:
    """Make the keys of many runs, and read what they share once.

    The tables are taken as their rows are, not by their version number: a new article changes the version of every
    table, and no row of the others. A run about one document rests on that document's rows alone.
    """

    def __init__(self) -> None:
        self._stores: dict[tuple[Path, int], dict[str, dict[str, str]]] = {}
        self._notebooks: dict[Path, tuple[str, str]] = {}
        self._corrections: dict[Path, dict[str, list[Entry]]] = {}

    def make_parts(self, run: PlannedRun) -> dict[str, str]:
        """Give each part of a run's key; `join_parts` makes the key of them."""
        notebook, code = self._read_notebook(run.notebook)
        parts = {
            "notebook": notebook,
            "code": code,
            "parameters": _digest({name: value for name, value in run.chosen.items() if name != "data_version"}),
            "corrections": self._read_corrections(run.data_dir, run.document_id),
            "packages": _digest_packages(),
            "formats": ",".join(sorted(run.formats)),
        }
        rows = self._read_store(run.data_dir, run.data_version)
        return parts | {f"data {table}": rows[table].get(run.document_id or "", "none") for table in run.reads}

    def _read_notebook(self, path: Path) -> tuple[str, str]:
        if path not in self._notebooks:
            self._notebooks[path] = hashlib.sha256(path.read_bytes()).hexdigest()[:16], digest_code(read_notebook(path))
        return self._notebooks[path]

    def _read_store(self, data_dir: Path, version: int) -> dict[str, dict[str, str]]:
        """Give a hash of the rows of each table by document; the one of all rows stands under no name."""
        place = (data_dir, version)
        if place not in self._stores:
            store = Store(data_dir)
            tables = store.load(version=version)
            self._stores[place] = {name: _digest_rows(tables[name]) for name in store.versions(version)}
        return self._stores[place]

    def _read_corrections(self, data_dir: Path, document_id: str | None) -> str:
        """Give a hash of what reviewers said of a document, or of all."""
        if data_dir not in self._corrections:
            entries: dict[str, list[Entry]] = {}
            for entry in CorrectionLog(data_dir).read():
                entries.setdefault(entry.document_id, []).append(entry)
            self._corrections[data_dir] = entries
        said = self._corrections[data_dir]
        chosen = said.get(document_id, []) if document_id else [entry for some in said.values() for entry in some]
        return fingerprint_entries(chosen)


def join_parts(parts: Mapping[str, str]) -> str:
    """Make the key of its parts."""
    return _digest(dict(parts))


def compare_parts(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Say what differs between two keys, in words."""
    changed = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    tables = [name.removeprefix("data ") for name in changed if name.startswith("data ")]
    said = [PARTS[name] for name in PARTS if name in changed]
    return [*said, *([f"{PARTS['data']}: {', '.join(tables)}"] if tables else [])]


def _digest_rows(rows: pd.DataFrame) -> dict[str, str]:
    if rows.empty:
        return {"": "none"}
    hashes = pd.util.hash_pandas_object(rows, index=False)
    found = {"": hashlib.sha256(hashes.to_numpy().tobytes()).hexdigest()[:16]}
    for document_id, some in hashes.groupby(rows["document_id"], sort=False):
        found[str(document_id)] = hashlib.sha256(some.to_numpy().tobytes()).hexdigest()[:16]
    return found


@lru_cache(maxsize=1)
def _digest_packages() -> str:
    return _digest(describe_packages())


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:16]
