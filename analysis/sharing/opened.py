"""Open an edition that was published: its manifest, its tables as frames, its notebook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.errors import ReportError, UnknownName
from analysis.reporting.edition_tables import read_edition_tables
from analysis.reporting.editions import list_editions, read_latest
from analysis.schemas import Tables

_LATEST, _PREVIOUS = "latest", "previous"
#: What a report or an edition can be called: it becomes part of paths and addresses.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")


@dataclass(frozen=True)
class OpenedEdition:
    """An edition on disk.

    Attributes
    ----------
    path : Path
        Its folder.
    manifest : mapping
        What its ``manifest.json`` says.
    """

    path: Path
    manifest: Mapping[str, Any] = field(repr=False)

    @property
    def report(self) -> str:
        """The report that it is an edition of."""
        return str(self.manifest["report"])

    @property
    def edition(self) -> str:
        """Its name; later editions sort after earlier ones."""
        return str(self.manifest["edition"])

    @property
    def rendered_at(self) -> datetime:
        """Its time, UTC."""
        return datetime.fromisoformat(self.manifest["rendered_at"]).astimezone(UTC)

    @property
    def redaction(self) -> Mapping[str, Any] | None:
        """What was taken out of it before it was shared; nothing where it is whole."""
        found = self.manifest.get("redaction")
        return found if isinstance(found, Mapping) else None

    def find_file(self, name: str) -> Path | None:
        """Give the path of one of its files, or nothing where it has none of the name."""
        path = self.path / name
        return path if path.is_file() else None

    def read_tables(self) -> Tables:
        """Read its tables; one that it lacks has no rows, and a column that it lacks is null.

        Raises
        ------
        DataError
            When a table cannot be read.
        """
        return read_edition_tables(self.path)


@contextmanager
def open_edition(path: Path) -> Iterator[OpenedEdition]:
    """Open an edition: its folder, or the zip that it was shared as, which is unpacked for as long as it is open.

    Raises
    ------
    ReportError
        When it is no edition, or a zip that is damaged or larger than it says.
    """
    if path.is_dir():
        yield read_edition(path)
        return
    from analysis.sharing.archive import unpack_edition

    with unpack_edition(path) as folder:
        yield read_edition(folder)


def read_edition(folder: Path) -> OpenedEdition:
    """Read the manifest of an edition's folder.

    Raises
    ------
    ReportError
        When there is no manifest, or it does not say what a manifest must.
    """
    path = folder / "manifest.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ReportError(
            f"{folder} is no edition: it has no manifest.json. Name an edition's folder or zip."
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ReportError(
            f"{path} cannot be read as a manifest ({type(error).__name__}): the edition is damaged."
        ) from None
    wanted: dict[str, type] = {"report": str, "edition": str, "rendered_at": str, "files": dict}
    missing = (
        [name for name, kind in wanted.items() if not isinstance(manifest.get(name), kind)]
        if isinstance(manifest, dict)
        else list(wanted)
    )
    if not missing:
        missing = [name for name in ("report", "edition") if not _NAME.match(manifest[name])]
    if not missing:
        try:
            missing = [] if datetime.fromisoformat(manifest["rendered_at"]).tzinfo else ["rendered_at"]
        except ValueError:
            missing = ["rendered_at"]
    if missing:
        raise ReportError(f"{path} does not say {', '.join(missing)} as a manifest does: the edition is damaged.")
    return OpenedEdition(folder, manifest)


def list_reports(out_dir: Path) -> list[str]:
    """List the names of the reports that have editions in a folder."""
    if not out_dir.is_dir():
        return []
    found = (path.name for path in out_dir.iterdir() if path.is_dir() and not path.name.startswith("."))
    return sorted(name for name in found if list_editions(out_dir / name))


def find_edition(named: str, *, out_dir: Path) -> Path:
    """Find the edition that somebody means.

    Parameters
    ----------
    named : str
        A folder or zip; or ``REPORT``, ``REPORT/latest``, ``REPORT/previous`` (the one before the latest),
        ``REPORT/2026-11-24`` (the last one of that day or before) or ``REPORT/EDITION`` in ``out_dir``.

    Raises
    ------
    UnknownName
        When there is none.
    """
    path = Path(named)
    if path.is_file() or (path / "manifest.json").is_file():
        return path
    report, _, which = named.strip("/").partition("/")
    folder = out_dir / report
    editions = [] if report in ("", ".", "..") else list_editions(folder)
    if not editions:
        raise UnknownName(
            f"There is no edition {named}: it is no folder or zip of one, and {out_dir} has no report of that name."
        )
    newest = read_latest(folder) or editions[-1]
    if which in ("", _LATEST):
        return folder / newest
    if which == _PREVIOUS:
        earlier = [name for name in editions if name < newest]
        if not earlier:
            raise UnknownName(f"{report} has no edition before {newest}.")
        return folder / earlier[-1]
    if which in editions:
        return folder / which
    by_day = [name for name in editions if name[:8] <= which.replace("-", "")]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", which) and by_day:
        return folder / by_day[-1]
    raise UnknownName(f"{report} has no edition {which}; its newest are {', '.join(editions[-3:])}.")
