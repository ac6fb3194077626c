"""The command ``communique verify``."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.terminal import EXIT_SOME_FAILED, print_line, print_problem

_EXIT_CODES = """\b
Exit codes:
  0  the edition is good
  1  something in it is not as it should be, each thing named on standard error
  2  it cannot be read as an edition
"""


@click.command(epilog=_EXIT_CODES)
@click.argument("edition", metavar="EDITION")
@out_option
@click.pass_context
def verify(ctx: click.Context, edition: str, out_dir: Path | None) -> None:
    """Check an EDITION: no file is missing or changed, and every row stands in the text where it says.

    An edition is a folder, a zip of `communique share zip`, or REPORT, REPORT/latest or REPORT/EDITION of the folder
    --out. The check needs nothing else, and no network. Its last line is the fingerprint: compare it with the sender's.

    \b
    Examples:
      communique verify brief.zip
      communique verify gulf-weekly/latest
    """
    from analysis.sharing.opened import find_edition, open_edition
    from analysis.sharing.verify import verify_edition

    with open_edition(find_edition(edition, out_dir=make_settings(out_dir=out_dir).out_dir)) as opened:
        found = verify_edition(opened)
    for line in found.checked:
        print_line(f"good     {line}")
    for line in found.skipped:
        print_line(f"skipped  {line}")
    for line in found.problems:
        print_problem(f"communique: {line}")
    if not found.is_good:
        ctx.exit(EXIT_SOME_FAILED)
    print_line(f"{opened.report} {opened.edition}")
    print_line(f"fingerprint {found.fingerprint}")
