"""Retention: which editions of a report are old enough to go, and removing them while others make and read editions."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analysis.errors import ReportError
from analysis.reporting.definitions import Keep
from analysis.reporting.editions import list_editions, read_latest
from analysis.reporting.manifest import read_manifest

_REMOVING = ".removing-"


@dataclass(frozen=True)
class OldEdition:
    """An edition, or the kept notebook of a failed run, that no rule keeps.

    Attributes
    ----------
    size : int
        Bytes on disk.
    """

    report: str
    name: str
    path: Path
    size: int

    @property
    def is_failed(self) -> bool:
        """Whether it is the notebook of a run that failed."""
        return self.path.parent.name == "failed"


def find_definition(folder: Path) -> str | None:
    """Give the name of the definition that made a report's latest edition; nothing where it was made by hand."""
    latest = find_last_good(folder)
    if latest is None:
        return None
    try:
        about = read_manifest(folder / latest / "manifest.json").get("run")
    except ReportError:
        return None
    return str(about["definition"]) if isinstance(about, dict) and about.get("definition") else None


def find_last_good(folder: Path) -> str | None:
    """Give the name of a report's last good edition: ``latest``, or where that leads nowhere the newest with a manifest."""
    latest = read_latest(folder)
    if latest is not None:
        return latest
    whole = [name for name in list_editions(folder) if (folder / name / "manifest.json").is_file()]
    return whole[-1] if whole else None


def find_old(folder: Path, keep: Keep, *, now: datetime | None = None) -> list[OldEdition]:
    """List the editions of a report that no rule keeps, oldest first, and failed runs from before all that is kept.

    What either rule keeps is kept. The last good edition is kept always, and so is all that is newer than it.
    """
    last = find_last_good(folder)
    editions = list_editions(folder)
    if last is None:
        return []
    kept = {last, *(name for name in editions if name > last)}
    if keep.editions is not None:
        kept |= set(editions[-keep.editions :])
    if keep.age is not None:
        since = datetime.fromtimestamp((now or datetime.now(UTC)).timestamp() - keep.age, UTC)
        kept |= {name for name in editions if name >= f"{since:%Y%m%dT%H%M%SZ}"}
    old = [folder / name for name in editions if name not in kept]
    failed = folder / "failed"
    if failed.is_dir():
        old += sorted(path for path in failed.iterdir() if path.suffix == ".ipynb" and path.stem < min(kept))
    return [OldEdition(folder.name, path.stem if path.suffix == ".ipynb" else path.name, path, _measure(path)) for path in old]  # fmt: skip


def remove_old(old: Iterable[OldEdition]) -> Sequence[OldEdition]:
    """Remove editions, and give those that were removed.

    Each disappears at once and is cleared away after. One that has become the latest meanwhile stays; one that somebody
    else removes is left to them.

    Raises
    ------
    ReportError
        When an edition cannot be removed.
    """
    removed = []
    for one in old:
        if one.is_failed:
            one.path.unlink(missing_ok=True)
            removed.append(one)
            continue
        folder = one.path.parent
        if find_last_good(folder) == one.name:
            continue
        aside = folder.parent / f"{_REMOVING}{uuid.uuid4().hex[:12]}"
        try:
            one.path.rename(aside)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ReportError(f"The edition {one.path} cannot be removed: {error.strerror}.") from error
        shutil.rmtree(aside, ignore_errors=True)
        removed.append(one)
    for out_dir in {one.path.parent.parent for one in removed if not one.is_failed}:
        # What a run that was cut off had put aside.
        for aside in out_dir.glob(f"{_REMOVING}*"):
            shutil.rmtree(aside, ignore_errors=True)
    return removed


def _measure(path: Path) -> int:
    size = 0
    for one in (path, *path.rglob("*")) if path.is_dir() else (path,):
        with suppress(OSError):
            size += one.stat().st_size if one.is_file() else 0
    return size
