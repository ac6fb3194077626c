"""The commands of ``communique share`` that write whole sites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.share import share
from analysis.cli.share_options import EXIT_CODES, read_site, site_options
from analysis.cli.terminal import EXIT_SOME_FAILED, print_line, print_problem, show_steps


@share.command(epilog=EXIT_CODES)
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@site_options
@out_option
@click.pass_context
def site(
    ctx: click.Context,
    /,
    target: Path,
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
    from analysis.sharing.site import update_site

    with show_steps("Sharing editions") as step:
        update = update_site(
            make_settings(out_dir=out_dir).out_dir, target, read_site(options), anew=anew, on_edition=step
        )
    for problem in update.problems:
        print_problem(f"communique: not shared: {problem}")
    print_line(str(update.target / "index.html"))
    print_problem(f"communique: {update.describe()}")
    if update.problems:
        ctx.exit(EXIT_SOME_FAILED)


@share.command(epilog=EXIT_CODES)
@click.argument("url")
@site_options
@out_option
@click.pass_context
def bucket(
    ctx: click.Context,
    /,
    url: str,
    anew: bool,
    out_dir: Path | None,
    **options: Any,
) -> None:
    """Put the site of all editions into the bucket or folder URL, or bring it up to date.

    It is the site of `communique share site`, uploaded so that a reader never meets half of an edition or a link to one that
    is not there yet; afterwards it is checked that all of it is there. URL is s3://BUCKET/FOLDER (pip install
    'communique[s3]'), file:///FOLDER, any other that fsspec reaches, or env:NAME. Keys and endpoint are those of the
    environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL.

    \b
    Examples:
      communique share bucket s3://reports/desk --profile external
      communique share bucket file:///mnt/shared/reports "gulf-*"
    """
    from analysis.sharing.bucket import find_staging, upload_site
    from analysis.sharing.site import update_site

    folder = make_settings(out_dir=out_dir).out_dir
    with show_steps("Making the site") as step:
        update = update_site(folder, find_staging(folder, url), read_site(options), anew=anew, on_edition=step)
    with show_steps("Uploading") as step:
        upload = upload_site(update.target, url, out_dir=folder, on_file=step)
    for problem in (*update.problems, *upload.problems):
        print_problem(f"communique: not shared: {problem}")
    print_line(upload.url)
    print_problem(f"communique: {update.describe()} {upload.describe()}")
    if update.problems or upload.problems:
        ctx.exit(EXIT_SOME_FAILED)
