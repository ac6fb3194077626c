"""The command ``communique share mail``."""

from __future__ import annotations

from contextlib import closing
from email.policy import SMTP
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.reports import file_option
from analysis.cli.share import share
from analysis.cli.share_options import EXIT_CODES, profile_options, read_profile
from analysis.cli.terminal import EXIT_NOTHING_DONE, EXIT_SOME_FAILED, print_line, print_problem
from analysis.reporting.naming import make_slug

if TYPE_CHECKING:
    from analysis.sharing.mail import MailingList
    from analysis.sharing.profiles import Profile


@share.command(epilog=EXIT_CODES)
@click.argument("edition", metavar="EDITION")
@click.option("--to", "addresses", metavar="ADDRESS", multiple=True, help="Who gets it; may be given often.")
@click.option("--list", "name", metavar="NAME", help="A mailing list of reports.yaml, with its own profile.")
@click.option("--again", is_flag=True, help="Send it also to those who were sent it already.")
@click.option(
    "--save",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the mails into DIR to look at them; send none.",
)
@profile_options
@file_option
@out_option
@click.pass_context
def mail(
    ctx: click.Context,
    /,
    edition: str,
    addresses: tuple[str, ...],
    name: str | None,
    again: bool,
    save: Path | None,
    file: Path | None,
    out_dir: Path | None,
    **options: Any,
) -> None:
    """Send an EDITION by mail: the bottom line and what changed since the last one sent, with the report attached.

    It goes to --to, or to a list of reports.yaml, to each recipient apart and once: an edition that somebody was sent is
    not sent again. The server is named by the variable COMMUNIQUE_SMTP, the sender by COMMUNIQUE_MAIL_FROM.

    \b
    Examples:
      communique share mail gulf-weekly --to desk@example.org
      communique share mail gulf-weekly/latest --list partners
      communique share mail gulf-weekly --list partners --save mails/     look at them first
    """
    from analysis.sharing.log import ShareLog
    from analysis.sharing.mail import mail_edition, prepare_mails
    from analysis.sharing.opened import find_edition, open_edition

    to, profile = _choose_list(name, addresses, file, read_profile(options))
    folder = make_settings(out_dir=out_dir).out_dir
    with open_edition(find_edition(edition, out_dir=folder)) as opened, closing(ShareLog(folder)) as log:
        if save is not None:
            save.mkdir(parents=True, exist_ok=True)
            with prepare_mails(opened, to, profile, log=log) as mails:
                for recipient, message in mails.items():
                    path = save / f"{opened.report}-{make_slug(recipient)}.eml"
                    path.write_bytes(message.as_bytes(policy=SMTP))
                    print_line(str(path))
            return
        result = mail_edition(opened, to, profile, log=log, again=again)
    for recipient in result.sent:
        print_line(recipient)
    for recipient in result.had:
        print_problem(f"communique: {recipient} was sent this edition already; --again sends it once more.")
    for recipient, problem in result.problems.items():
        print_problem(f"communique: {recipient} was not sent it: {problem}.")
    if result.problems:
        ctx.exit(EXIT_SOME_FAILED if result.sent or result.had else EXIT_NOTHING_DONE)


def _choose_list(
    name: str | None, addresses: tuple[str, ...], file: Path | None, profile: Profile
) -> tuple[MailingList, Profile]:
    """Give who gets it, and what of it: those who are named, or a list of reports.yaml with its own profile."""
    from analysis.reporting.definitions import check_mail_addresses
    from analysis.reporting.read_definitions import find_definitions, read_places
    from analysis.sharing.mail import MailingList
    from analysis.sharing.places import make_list, make_profile

    if (name is None) == (not addresses):
        raise click.UsageError("Say to whom: --to ADDRESS, or --list NAME.")
    if name is None:
        try:
            checked = tuple(check_mail_addresses(list(dict.fromkeys(addresses))))
        except ValueError as error:
            raise click.BadParameter(f"{error}.", param_hint="--to") from None
        return MailingList(name="by-hand", addresses=checked), profile
    path = find_definitions(file)
    lists = {key: place for key, place in read_places(path).items() if place.kind == "mail"}
    if name not in lists:
        there = ", ".join(lists) or "none"
        raise click.BadParameter(f"{path} has no mailing list {name!r}; it has: {there}.", param_hint="--list")
    if not profile.is_whole:
        raise click.UsageError("A list of reports.yaml has its own profile: change it there.")
    return make_list(lists[name]), make_profile(lists[name])
