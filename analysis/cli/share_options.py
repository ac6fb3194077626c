"""Options that the commands of ``communique share`` have in common."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from analysis.sharing.opened import OpenedEdition
    from analysis.sharing.profiles import Profile
    from analysis.sharing.site import SiteOptions

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_CODES = """\b
Exit codes:
  0  it was done
  1  some of it could not be done, each thing named on standard error
  2  nothing could be done, or the command was not understood
"""


def profile_options(command: Command) -> Command:
    """Add ``--profile``, ``--hide-actor``, ``--without-text`` and ``--without-notebook``."""
    for decorate in (
        click.option("--without-notebook", is_flag=True, help="Leave the notebook out."),
        click.option("--without-text", is_flag=True, help="Leave the article's text out, and cut long quotes."),
        click.option(
            "--hide-actor",
            "hidden_actors",
            metavar="NAME",
            multiple=True,
            help="Put [Actor 1] in place of every form of an actor's name; may be given often.",
        ),
        click.option(
            "--profile",
            default="full",
            show_default=True,
            type=click.Choice(["full", "external"]),
            help="external leaves the article's text and the notebook out.",
        ),
    ):
        command = decorate(command)
    return command


def site_options(command: Command) -> Command:
    """Add the reports that a site shows, ``--title``, ``--address``, ``--anew``, and what `profile_options` adds."""
    for decorate in (
        profile_options,
        click.option("--anew", is_flag=True, help="Make everything anew, not only what has changed."),
        click.option(
            "--address", default="", metavar="URL", help="Where readers will find the site; its feeds name it."
        ),
        click.option("--title", default="Reports", show_default=True, help="The site's name."),
        click.argument("reports", metavar="[REPORT]...", nargs=-1),
    ):
        command = decorate(command)
    return command


def read_site(options: dict[str, Any]) -> SiteOptions:
    """Read what the options of `site_options` ask for."""
    from analysis.sharing.site import SiteOptions

    return SiteOptions(
        title=options["title"],
        address=read_address(options["address"]),
        profile=read_profile(options),
        reports=options["reports"],
    )


def read_profile(options: dict[str, Any]) -> Profile:
    """Read the profile that the options of `profile_options` ask for."""
    from analysis.sharing.profiles import choose_profile

    return choose_profile(
        options["profile"],
        hidden_actors=tuple(options["hidden_actors"]),
        without_text=options["without_text"],
        without_notebook=options["without_notebook"],
    )


@contextmanager
def open_for_sharing(named: str, out_dir: Path, profile: Profile) -> Iterator[OpenedEdition]:
    """Open an edition as a profile lets it through: itself, or a redacted copy that lasts as long as it is open."""
    from analysis.sharing.opened import find_edition, open_edition
    from analysis.sharing.redact import redact_edition

    with open_edition(find_edition(named, out_dir=out_dir)) as opened:
        if profile.is_whole:
            yield opened
            return
        with tempfile.TemporaryDirectory(prefix="communique-") as folder:
            yield redact_edition(opened, profile, out_dir=Path(folder))


def read_address(written: str) -> str:
    """Read the address of a site, with a slash at its end; empty where none is given.

    Raises
    ------
    BadParameter
        When it is no address of the web.
    """
    if not written:
        return ""
    if not re.match(r"https?://[^\s/?#]+[^\s?#]*\Z", written):
        raise click.BadParameter(
            f"{written!r} is no address such as https://example.org/reports/", param_hint="--address"
        )
    return written.rstrip("/") + "/"
