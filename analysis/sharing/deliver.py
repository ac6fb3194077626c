"""Share what was made as its definition says, each edition once; what fails is told, and tried again at the next run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import CommuniqueError
from analysis.reporting.definitions import Place, ReportDefinition
from analysis.reporting.editions import read_latest
from analysis.sharing.archive import zip_edition
from analysis.sharing.log import ShareLog
from analysis.sharing.mail import mail_edition
from analysis.sharing.opened import OpenedEdition, read_edition
from analysis.sharing.places import make_list, make_profile


@dataclass(frozen=True)
class Made:
    """An edition that a definition made now, or that is still its last one."""

    definition: str
    report: str
    edition: str


@dataclass(frozen=True)
class Delivery:
    """What became of sharing an edition with a place; ``problem`` says why it failed."""

    made: Made
    place: str
    problem: str | None = None


def watch_places(definitions: Collection[ReportDefinition], places: Mapping[str, Place], *, out_dir: Path) -> None:
    """Note from when on each definition is shared with each place, before anything is made.

    A mailing list that is new is not sent the editions of before.
    """
    if any(definition.share for definition in definitions):
        with closing(ShareLog(out_dir)) as log:
            for definition in definitions:
                for place in definition.share:
                    log.watch(place, definition.name)


def share_made(
    made: Sequence[Made],
    chosen: Collection[ReportDefinition],
    definitions: Mapping[str, ReportDefinition],
    places: Mapping[str, Place],
    *,
    out_dir: Path,
) -> Iterator[Delivery]:
    """Share editions with the places that their definitions name, and give what became of each that was not shared before.

    Parameters
    ----------
    made : sequence of Made
        What was made or found unchanged. What failed earlier, of the chosen definitions, is tried again beside it.
    definitions : mapping
        All of the file: a site shows what each of them shares with it.
    """
    if not any(definition.share for definition in chosen):
        return
    names = {definition.name for definition in chosen}
    with closing(ShareLog(out_dir)) as log:
        for name, place in places.items():
            sharing = {key for key, definition in definitions.items() if name in definition.share}
            if not sharing & names:
                continue
            with _held(log, name, place):
                wanted = [one for one in made if one.definition in sharing]
                wanted += [one for one in _list_failed(log, name, out_dir) if one.definition in sharing & names]
                waiting = [one for one in dict.fromkeys(wanted) if _is_waiting(log, place, one, out_dir)]
                if waiting:
                    yield from _KINDS[place.kind](waiting, place, log, out_dir, frozenset(sharing))


@contextmanager
def _held(log: ShareLog, name: str, place: Place) -> Iterator[None]:
    # Mail holds the list itself, for each edition.
    if place.kind == "mail":
        yield
    else:
        with log.hold(name):
            yield


def _list_failed(log: ShareLog, place: str, out_dir: Path) -> Iterator[Made]:
    """List what a place should have and lacks: of each report the latest edition; what is older is tried no more."""
    for share in log.list_open(place):
        folder = out_dir / share.report
        if read_latest(folder) != share.edition:
            log.drop(place, share.report, share.edition)
            continue
        try:
            run = read_edition(folder / share.edition).manifest.get("run")
        except CommuniqueError:
            continue
        if isinstance(run, dict):
            yield Made(str(run.get("definition")), share.report, share.edition)


def _is_waiting(log: ShareLog, place: Place, made: Made, out_dir: Path) -> bool:
    recipients = place.mail if place.mail is not None else [""]
    known = [log.find(place.name, recipient, made.report, made.edition) for recipient in recipients]
    if all(share is not None and share.state == "done" for share in known):
        return False
    if place.kind != "mail" or any(share is not None for share in known):
        return True
    try:
        when = (out_dir / made.report / made.edition / "manifest.json").stat().st_mtime
    except OSError:
        return False
    # The clocks of disk and program may differ by a little.
    return when >= log.watch(place.name, made.definition) - 2


def _share_site(
    waiting: Sequence[Made], place: Place, log: ShareLog, out_dir: Path, definitions: frozenset[str]
) -> Iterator[Delivery]:
    from analysis.sharing.bucket import find_staging, upload_site
    from analysis.sharing.site import SiteOptions, update_site

    options = SiteOptions(
        title=place.title or "Reports", address=place.address, profile=make_profile(place), definitions=definitions
    )
    general, single = "", {}
    try:
        target = place.site if place.site is not None else find_staging(out_dir, str(place.bucket))
        update = update_site(out_dir, target, options)
        single = dict(problem.split(": ", 1) for problem in update.problems)
        if place.bucket is not None:
            upload = upload_site(update.target, place.bucket, out_dir=out_dir)
            general = "; ".join(upload.problems[:3])
    except CommuniqueError as error:
        general = str(error)
    for made in waiting:
        problem = general or single.get(f"{made.report}/{made.edition}")
        log.write(place.name, "", made.report, made.edition, error=problem or None)
        yield Delivery(made, place.name, problem or None)


def _share_mail(
    waiting: Sequence[Made], place: Place, log: ShareLog, out_dir: Path, _: frozenset[str]
) -> Iterator[Delivery]:
    to, profile = make_list(place), make_profile(place)
    for made in waiting:
        try:
            result = mail_edition(read_edition(out_dir / made.report / made.edition), to, profile, log=log)
            problems = [f"{recipient}: {problem}" for recipient, problem in result.problems.items()]
        except CommuniqueError as error:
            problems = [str(error)]
            for recipient in to.addresses:
                log.write(place.name, recipient, made.report, made.edition, error=str(error))
        yield Delivery(made, place.name, "; ".join(problems) or None)


def _share_zip(
    waiting: Sequence[Made], place: Place, log: ShareLog, out_dir: Path, _: frozenset[str]
) -> Iterator[Delivery]:
    from analysis.sharing.redact import redact_edition

    profile, folder = make_profile(place), Path(str(place.zip))
    for made in waiting:
        problem = None
        try:
            edition: OpenedEdition = read_edition(out_dir / made.report / made.edition)
            with tempfile.TemporaryDirectory(prefix="communique-") as aside:
                shown = edition if profile.is_whole else redact_edition(edition, profile, out_dir=Path(aside))
                zip_edition(shown, folder / f"{shown.report}-{shown.edition}.zip")
        except CommuniqueError as error:
            problem = str(error)
        log.write(place.name, "", made.report, made.edition, error=problem)
        yield Delivery(made, place.name, problem)


_KINDS: Mapping[str, Callable[[Sequence[Made], Place, ShareLog, Path, frozenset[str]], Iterator[Delivery]]] = {
    "site": _share_site,
    "bucket": _share_site,
    "mail": _share_mail,
    "zip": _share_zip,
}
