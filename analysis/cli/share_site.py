"""The commands of ``communique share`` that write whole sites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.share import share
from analysis.cli.share_options import EXIT_CODES, profile_options, read_address, read_profile
from analysis.cli.terminal import EXIT_SOME_FAILED, print_line, print_problem, show_steps


@share.command(epilog=EXIT_CODES)
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option("--title", default="Reports", show_default=True, help="The site's name.")
@click.option("--address", default="", metavar="URL", help="Where the site will be found; its feeds name it.")
@click.option("--anew", is_flag=True, help="Make everything anew, not only what has changed.")
@profile_options
@out_option
@click.pass_context
def site(
    ctx: click.Context,
    /,
    target: Path,
    reports: tuple[str, ...],
    title: str,
    address: str,
    anew: bool,
    out_dir: Path | None,
    **options: Any,
) -> None:
    """Write a static site of all editions into the folder TARGET, or bring it up to date.

    Pages by report, actor and date, search, a feed for all and for each report, and addresses that always lead to the
    latest edition or to that of a day. It needs no server and no network: open TARGET/index.html, put the folder on a web
    server, or into a bucket (`communique share bucket`). REPORT is a name or a pattern such as "situation-brief-*".

    \b
    Examples:
      communique share site public/
      communique share site public/ "gulf-*" --profile external --address https://example.org/reports/
    """
    from analysis.sharing.site import SiteOptions, update_site

    made = SiteOptions(title=title, address=read_address(address), profile=read_profile(options), reports=reports)
    with show_steps("Sharing editions") as step:
        update = update_site(make_settings(out_dir=out_dir).out_dir, target, made, anew=anew, on_edition=step)
    for problem in update.problems:
        print_problem(f"communique: not shared: {problem}")
    print_line(str(update.target / "index.html"))
    print_problem(f"communique: {update.describe()}")
    if update.problems:
        ctx.exit(EXIT_SOME_FAILED)
