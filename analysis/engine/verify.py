"""Verify an edition: run it again from what its manifest says, and compare what comes out byte by byte."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.engine.make import make_edition
from analysis.engine.plan import PlannedRun
from analysis.errors import ReportError
from analysis.reporting.definitions import find_notebook
from analysis.reporting.manifest import describe_packages, read_manifest


@dataclass(frozen=True)
class Comparison:
    """What an edition and its second making have in common.

    Attributes
    ----------
    same, different : tuple of str
        Files, by their path in the edition. The executed notebook is not among them: it holds the clock's times.
    damaged : tuple of str
        Files that are no longer what the manifest says.
    reasons : tuple of str
        What has changed since that could be why files differ.
    """

    same: tuple[str, ...]
    different: tuple[str, ...]
    damaged: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the edition is whole and comes out the same."""
        return not self.different and not self.damaged


def verify_edition(edition: Path, *, data_dir: Path, definitions: Path | None = None) -> Comparison:
    """Run an edition again, and compare.

    Parameters
    ----------
    edition : Path
        The edition's folder; ``latest`` will do.
    definitions : Path, optional
        The file of definitions beside which the notebook is looked for.

    Raises
    ------
    ReportError
        When the folder is no edition, its notebook is gone, or the second run fails.
    """
    folder = edition.resolve()
    manifest = read_manifest(folder / "manifest.json")
    about: dict[str, Any] | None = manifest.get("run")
    if about is None:
        raise ReportError(
            f"{edition} was not made by `communique reports`: its manifest does not say how to run it again."
        )
    notebook = find_notebook(Path(about["notebook"]), beside=(definitions or Path.cwd() / "reports" / "x").parent)
    if notebook is None:
        raise ReportError(f"The notebook {about['notebook']}, which {edition} was made of, is not there any more.")
    damaged = [name for name, said in manifest["files"].items() if _digest(folder / name) != said["sha256"]]
    with tempfile.TemporaryDirectory(prefix="communique-verify-") as aside:
        again = make_edition(
            PlannedRun(
                definition=about["definition"],
                report=manifest["report"],
                title=about["title"],
                notebook=notebook,
                parameters=manifest["parameters"],
                chosen=manifest["parameters"],
                formats=tuple(about["formats"]),
                reads=tuple(about["reads"]),
                data_dir=data_dir.resolve(),
                data_version=about["data_version"],
                out_dir=Path(aside),
                previous_dir=folder.parent.parent,
                rendered_at=datetime.fromisoformat(manifest["rendered_at"]),
                document_id=about["document_id"],
            )
        )
        names = [name for name in manifest["files"] if name != "notebook.ipynb"]
        same = [name for name in names if _digest(again.path / name) == manifest["files"][name]["sha256"]]
        reasons = _find_reasons(manifest, read_manifest(again.manifest))
    different = tuple(name for name in names if name not in same)
    return Comparison(tuple(same), different, tuple(damaged), tuple(reasons))


def _find_reasons(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    reasons = []
    if before["notebook"]["sha256"] != now["notebook"]["sha256"]:
        reasons.append(f"the notebook {before['notebook']['name']} has changed")
    if before.get("code") != now.get("code"):
        reasons.append("the code has changed")
    packages = describe_packages()["packages"]
    changed = [name for name, version in before.get("packages", {}).items() if packages.get(name) != version]
    if changed:
        reasons.append(f"packages have changed: {', '.join(changed)}")
    return reasons


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
