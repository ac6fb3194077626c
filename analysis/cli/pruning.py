"""The command ``communique reports prune``."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.options import make_settings, out_option
from analysis.cli.reports import EXIT_CODES, file_option, reports
from analysis.cli.terminal import print_line, print_problem


@reports.command(epilog=EXIT_CODES)
@click.argument("names", nargs=-1)
@click.option("--editions", type=click.IntRange(min=1), metavar="N", help="Keep so many of the newest of each report.")
@click.option("--age", metavar="AGE", help="Keep those that are no older, such as 90d.")
@click.option("--yes", is_flag=True, help="Remove them; without this they are only listed.")
@file_option
@out_option
def prune(
    names: tuple[str, ...], editions: int | None, age: str | None, yes: bool, file: Path | None, out_dir: Path | None
) -> None:
    """List the editions that need not be kept, of all reports or of those of NAMES, and with --yes remove them.

    What is kept is what the definition says under `keep`, or --editions and --age: an edition that either of these keeps is
    kept. The latest edition of a report is always kept. NAMES are of reports or of definitions. Runs that failed before all
    that is kept go too.

    \b
    Examples:
      communique reports prune                          what reports.yaml would have removed
      communique reports prune --editions 30 --age 90d  all but the last 30 and those of 90 days
      communique reports prune gulf-weekly --editions 4 --yes
    """
    from analysis.errors import DefinitionError, UnknownName
    from analysis.reporting.definitions import Keep
    from analysis.reporting.editions import list_editions
    from analysis.reporting.read_definitions import find_definitions, read_definitions
    from analysis.reporting.retention import find_definition, find_old, remove_old

    given = None
    if editions is not None or age is not None:
        try:
            given = Keep.model_validate({"editions": editions, "age": age})
        except ValueError:
            raise click.BadParameter(f"{age!r} is no age such as 90d.", param_hint="--age") from None
    definitions = {}
    try:
        definitions = read_definitions(find_definitions(file))
    except DefinitionError:
        if given is None:
            raise
    folder = make_settings(out_dir=out_dir).out_dir
    reports_there = sorted(path for path in folder.iterdir() if list_editions(path)) if folder.is_dir() else []
    made_by = {path: find_definition(path) for path in reports_there}
    unknown = (
        set(names) - {path.name for path in reports_there} - set(filter(None, made_by.values())) - set(definitions)
    )
    if unknown:
        raise UnknownName(f"There are no editions of {', '.join(sorted(unknown))} in {folder}.")
    old = []
    for path, definition in made_by.items():
        if names and path.name not in names and definition not in names:
            continue
        keep = given or (definitions[definition].keep if definition in definitions else None)
        if keep is not None:
            old += find_old(path, keep)
    gone = remove_old(old) if yes else old
    for one in gone:
        print_line(
            f"{'removed' if yes else 'would remove'}  {one.report}/{'failed/' if one.is_failed else ''}{one.name}"
        )
    size = sum(one.size for one in gone) / 10**6
    if not gone:
        print_problem("communique: nothing to remove.")
    elif yes:
        print_problem(f"communique: {len(gone)} removed, {size:,.1f} MB.")
    else:
        print_problem(f"communique: {len(gone)} would be removed, {size:,.1f} MB; --yes removes them.")
