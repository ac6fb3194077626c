"""Make a site, or bring it up to date: only what has changed is made anew, and readers never meet a dead end."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.errors import CommuniqueError, ReportError
from analysis.reporting.editions import list_editions
from analysis.sharing.entries import describe_edition
from analysis.sharing.log import STATE
from analysis.sharing.opened import OpenedEdition, list_reports, read_edition
from analysis.sharing.profiles import PROFILES, Profile
from analysis.sharing.site.catalog import Catalog, Key, Seen
from analysis.sharing.site.lists import SiteWriter
from analysis.sharing.site.pages import digest_design
from analysis.sharing.verify import hash_file, is_inside

#: What tells that a folder is a site of ours, and may be written to.
MARKER = "communique-site.json"

FOLDERS = ("reports", "actors", "days", "search")
_NOTICE = "Parts of these reports were taken out before they were shared; each says which."
_LOCK_S = 600
#: After so many editions what was done is kept, so that a run that is cut off goes on where it was.
_KEEP_AFTER = 50


@dataclass(frozen=True, kw_only=True)
class SiteOptions:
    """What a site shows, and how it is called.

    Attributes
    ----------
    title : str
        The site's name.
    address : str
        Where it will be found, such as ``https://example.org/reports/``; feeds name it. Empty: links are relative.
    profile : Profile
        What is taken out of each edition.
    reports : tuple of str
        Patterns of names of reports, such as ``situation-brief-*``; all where none is given.
    definitions : frozenset of str, optional
        Only editions that these definitions made.
    """

    title: str = "Reports"
    address: str = ""
    profile: Profile = PROFILES["full"]
    reports: tuple[str, ...] = ()
    definitions: frozenset[str] | None = None

    def chooses(self, report: str, definition: str | None) -> bool:
        """Say whether an edition is shown."""
        if self.definitions is not None and definition not in self.definitions:
            return False
        return not self.reports or any(fnmatchcase(report, pattern) for pattern in self.reports)


@dataclass
class SiteUpdate:
    """What a run did.

    Attributes
    ----------
    added, removed : list of (report, edition)
    written : list of str
        Pages and other files that were made or changed, editions apart.
    problems : list of str
        Editions that are not shown, and why.
    """

    target: Path
    added: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def describe(self) -> str:
        """Say in a sentence what was done."""
        return f"{len(self.added)} editions added, {len(self.removed)} removed, {len(self.written)} pages and files written."


def update_site(
    out_dir: Path,
    target: Path,
    options: SiteOptions,
    *,
    anew: bool = False,
    on_edition: Callable[[int, int], None] | None = None,
) -> SiteUpdate:
    """Bring the site in a folder up to date with the editions of another.

    Editions go first and the pages that lead to them after; what is gone is removed when nothing leads to it any more.
    Two runs at the same site wait for each other.

    Parameters
    ----------
    target : Path
        A folder that is empty, not there yet, or a site already.
    anew : bool
        Make everything anew, as where files of the site were lost.
    on_edition : callable, optional
        Called with how many editions of how many are done.

    Raises
    ------
    ReportError
        When the folder is something else, or cannot be written.
    """
    target = target.resolve()
    try:
        _check_target(out_dir.resolve(), target)
        state = find_state(out_dir, target)
        state.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(state.with_suffix(".lock"), timeout=_LOCK_S):
            if anew:
                (target / MARKER).unlink(missing_ok=True)
            return _update(out_dir.resolve(), target, options, state, on_edition or (lambda done, total: None))
    except Timeout:
        raise ReportError(f"The site {target} is being made by another run; try again when that has ended.") from None
    except OSError as error:
        raise ReportError(f"The site {target} cannot be written: {error.strerror or error}.") from error


def find_state(out_dir: Path, target: Path) -> Path:
    """Give the file that holds the catalog of a site."""
    return out_dir.resolve() / STATE / f"{hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:16]}.sqlite"


def _check_target(out_dir: Path, target: Path) -> None:
    if target == out_dir or (target.is_dir() and list_reports(target)):
        raise ReportError(f"{target} holds the editions themselves: name another folder for the site.")
    if target.exists() and not (target / MARKER).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise ReportError(f"{target} is no site and not empty: nothing in it was touched. Name an empty or new folder.")
    target.mkdir(parents=True, exist_ok=True)


def _update(
    out_dir: Path, target: Path, options: SiteOptions, state: Path, on_edition: Callable[[int, int], None]
) -> SiteUpdate:
    update = SiteUpdate(target)
    with Catalog(state) as catalog:
        taken_out = repr(options.profile)
        if catalog.read_meta("profile") != taken_out or not (target / MARKER).is_file():
            # Made otherwise, or by a catalog that is lost: nothing of it may stay.
            catalog.clear()
            catalog.write_meta("profile", taken_out)
            _remove_all(target)
        said = json.dumps({"site": options.title, "profile": options.profile.name}, ensure_ascii=False) + "\n"
        if not (target / MARKER).is_file() or (target / MARKER).read_text(encoding="utf-8") != said:
            (target / MARKER).write_text(said, encoding="utf-8")
        design = f"{digest_design()} {options.title} {options.address}"
        everything = catalog.read_meta("design") != design
        gone = _take_stock(out_dir, target, options, catalog, update, on_edition)
        notice = "" if options.profile.is_whole else _NOTICE
        writer = SiteWriter(target, catalog, options.title, options.address, update.written, notice=notice)
        writer.write([(edition, report) for report, edition in update.added], gone, everything=everything)
        catalog.write_meta("design", design)
    for edition, report in gone:
        shutil.rmtree(target / "reports" / report / edition, ignore_errors=True)
        with suppress(OSError):
            (target / "reports" / report).rmdir()
    return update


def _remove_all(target: Path) -> None:
    for name in ("index.html", "feed.xml"):
        (target / name).unlink(missing_ok=True)
    for name in FOLDERS:
        shutil.rmtree(target / name, ignore_errors=True)


def _take_stock(
    out_dir: Path,
    target: Path,
    options: SiteOptions,
    catalog: Catalog,
    update: SiteUpdate,
    on_edition: Callable[[int, int], None],
) -> list[Key]:
    """Bring editions in and mark those that are gone; give the latter as (edition, report), by their names on the site."""
    seen = catalog.read_seen()
    found = dict(_list_found(out_dir))
    gone: list[Key] = []
    for (report, edition), about in seen.items():
        wanted = (report, edition) in found and options.chooses(report, about.definition)
        if about.shown_as is not None and not wanted:
            update.removed.append((about.shown_as, edition))
            gone.append((edition, about.shown_as))
        if (report, edition) not in found:
            catalog.forget(report, edition)
        elif about.shown_as is not None and not wanted:
            catalog.write_seen(report, edition, Seen(about.stamp, about.definition, None))
    new = [
        (key, stamp)
        for key, stamp in found.items()
        if key not in seen
        or (seen[key].shown_as is None and (options.chooses(key[0], seen[key].definition) or seen[key].stamp != stamp))
    ]
    if new or gone:
        # Until all pages are written they count as old.
        catalog.write_meta("design", "")
    for done, ((report, edition), stamp) in enumerate(sorted(new), start=1):
        if done % _KEEP_AFTER == 0:
            catalog.commit()
        try:
            definition, shown_as = _bring_in(read_edition(out_dir / report / edition), target, options, catalog)
        except (CommuniqueError, FileNotFoundError) as error:
            if not (out_dir / report / edition).is_dir():
                continue  # It was removed meanwhile.
            # Not written down as seen: the next run tries again.
            update.problems.append(f"{report}/{edition}: {error}")
            continue
        catalog.write_seen(report, edition, Seen(stamp, definition, shown_as))
        if shown_as is not None:
            update.added.append((shown_as, edition))
        on_edition(done, len(new))
    return gone


def _list_found(out_dir: Path) -> Iterator[tuple[Key, str]]:
    for folder in out_dir.iterdir() if out_dir.is_dir() else ():
        for edition in list_editions(folder) if not folder.name.startswith(".") else ():
            with suppress(OSError):
                about = (folder / edition / "manifest.json").stat()
                yield (folder.name, edition), f"{about.st_size} {about.st_mtime_ns}"


def _bring_in(
    opened: OpenedEdition, target: Path, options: SiteOptions, catalog: Catalog
) -> tuple[str | None, str | None]:
    """Put an edition into the site as its profile lets it through, where it is one that is shown."""
    run = opened.manifest.get("run")
    definition = str(run["definition"]) if isinstance(run, dict) and run.get("definition") else None
    if not options.chooses(opened.path.parent.name, definition):
        return definition, None
    if options.profile.is_whole:
        shown = _place(opened, target / "reports" / opened.report / opened.edition)
    else:
        # What sets PDFs takes a second to import.
        from analysis.sharing.redact import redact_edition

        aside = target / f".building-{uuid.uuid4().hex[:12]}"
        try:
            redacted = redact_edition(opened, options.profile, out_dir=aside)
            shown = _place(redacted, target / "reports" / redacted.report / redacted.edition)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    catalog.show(describe_edition(shown))
    return definition, shown.report


def _place(opened: OpenedEdition, place: Path) -> OpenedEdition:
    """Put the files of an edition that its manifest names in their place, whole: linked where that can be, else copied."""
    building = place.parent / f".building-{uuid.uuid4().hex[:12]}"
    names = _check_files(opened)
    digest = hash_file(opened.path / "manifest.json")
    if (place / "manifest.json").is_file() and hash_file(place / "manifest.json") == digest:
        return read_edition(place)
    try:
        for folder in {(building / name).parent for name in names}:
            folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                os.link(opened.path / name, building / name)
            except OSError:
                shutil.copyfile(opened.path / name, building / name)
        shutil.rmtree(place, ignore_errors=True)
        building.rename(place)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return read_edition(place)


def _check_files(opened: OpenedEdition) -> Collection[str]:
    """List an edition's files; one that is damaged is not shared."""
    files = opened.manifest["files"]
    for name, said in files.items():
        path = opened.path / name
        if not is_inside(name) or path.is_symlink() or not path.is_file():
            raise ReportError(f"its file {name!r} is missing or no file. Say: communique verify {opened.path}")
        if not isinstance(said, dict) or path.stat().st_size != said.get("bytes"):
            raise ReportError(f"its file {name!r} is not as its manifest says. Say: communique verify {opened.path}")
    return [*files, "manifest.json"]
