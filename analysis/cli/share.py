"""The commands of ``communique share``: editions to redacted copies, archives, a site, mail and buckets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.share_options import EXIT_CODES, open_for_sharing, profile_options, read_profile
from analysis.cli.terminal import print_line


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
def share() -> None:
    """Send editions on: redacted where they leave the house, as a zip, a site, mail, or into a bucket.

    \b
    Examples:
      communique share zip gulf-weekly/latest weekly.zip      one edition, with what it takes to check it
      communique share redact gulf-weekly out/ --profile external
      communique share site public/                           all editions, to be read from a folder or a web server
      communique share bucket s3://reports/desk --profile external
      communique share mail gulf-weekly --to desk@example.org

    EDITION is a folder, a zip, or REPORT, REPORT/latest, REPORT/previous, REPORT/2026-11-24 or REPORT/EDITION of the
    folder --out.
    """


@share.command(name="zip", epilog=EXIT_CODES)
@click.argument("edition", metavar="EDITION")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@profile_options
@out_option
def zip_(edition: str, target: Path, out_dir: Path | None, **options: Any) -> None:
    """Write an EDITION as the zip TARGET, with the sums of its files and a page that says how to check them.

    \b
    Examples:
      communique share zip gulf-weekly/latest weekly.zip
      communique share zip gulf-weekly weekly.zip --profile external --hide-actor "Jane Doe"
      communique verify weekly.zip
    """
    from analysis.sharing.archive import zip_edition

    profile = read_profile(options)
    with open_for_sharing(edition, make_settings(out_dir=out_dir).out_dir, profile) as opened:
        print_line(str(zip_edition(opened, target)))


@share.command(epilog=EXIT_CODES)
@click.argument("edition", metavar="EDITION")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@profile_options
@out_option
def redact(edition: str, target: Path, out_dir: Path | None, **options: Any) -> None:
    """Make a copy of an EDITION in the folder TARGET without what must not leave the house.

    HTML, PDF, tables, notebook and manifest are all made anew without it; the manifest and the first page say what was
    taken out. What can be guessed from what is left, such as who holds an office, is not taken out: read the copy.

    \b
    Examples:
      communique share redact gulf-weekly out/ --profile external
      communique share redact gulf-weekly out/ --hide-actor "Jane Doe" --hide-actor Ruritania
    """
    from analysis.sharing.opened import find_edition, open_edition
    from analysis.sharing.redact import redact_edition

    profile = read_profile(options)
    with open_edition(find_edition(edition, out_dir=make_settings(out_dir=out_dir).out_dir)) as opened:
        print_line(str(redact_edition(opened, profile, out_dir=target).path))
