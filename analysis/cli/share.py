"""The commands of ``communique share``: editions to archives, a site, mail and buckets."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.terminal import print_line

EXIT_CODES = """\b
Exit codes:
  0  it was done
  2  it could not be done, or the command was not understood
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
def share() -> None:
    """Send editions on: as a zip, a site, mail, or into a bucket.

    \b
    Examples:
      communique share zip gulf-weekly/latest weekly.zip      one edition, with what it takes to check it
    """


@share.command(name="zip", epilog=EXIT_CODES)
@click.argument("edition", metavar="EDITION")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@out_option
def zip_(edition: str, target: Path, out_dir: Path | None) -> None:
    """Write an EDITION as the zip TARGET, with the sums of its files and a page that says how to check them.

    \b
    Examples:
      communique share zip gulf-weekly/latest weekly.zip
      communique verify weekly.zip
    """
    from analysis.sharing.archive import zip_edition
    from analysis.sharing.opened import find_edition, open_edition

    with open_edition(find_edition(edition, out_dir=make_settings(out_dir=out_dir).out_dir)) as opened:
        print_line(str(zip_edition(opened, target)))
