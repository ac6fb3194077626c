"""The command ``communique reports diff``."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.terminal import print_data

EXIT_CODES = """\b
Exit codes:
  0  they were compared
  2  an edition was not found or cannot be read
"""


@click.command(epilog=EXIT_CODES)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option(
    "--format",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="html is a piece to put into a page.",
)
@out_option
def diff(before: str, after: str, format: str, out_dir: Path | None) -> None:
    """Say what changed from one edition to another: events and how far they got, figures, claims, sources, actors.

    An edition is a folder, a zip, or REPORT, REPORT/latest, REPORT/previous, REPORT/2026-11-24 (the last one of that day
    or before) or REPORT/EDITION of the folder --out. Rows are matched by their ids, and where the text was amended by
    what they say.

    \b
    Examples:
      communique reports diff gulf-weekly/previous gulf-weekly/latest
      communique reports diff monday.zip tuesday.zip --format json
    """
    from analysis.sharing.compare import compare_editions
    from analysis.sharing.opened import find_edition, open_edition

    folder = make_settings(out_dir=out_dir).out_dir
    with (
        open_edition(find_edition(before, out_dir=folder)) as earlier,
        open_edition(find_edition(after, out_dir=folder)) as later,
    ):
        changes = compare_editions(earlier, later)
        write = {"text": changes.to_text, "json": changes.to_json, "html": changes.to_html}[format]
        print_data(write())
