"""The commands of ``communique reports``: the definitions, and making, watching and scheduling what they define."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from analysis.cli.options import data_option, make_settings, out_option
from analysis.cli.terminal import print_line

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_CODES = """\b
Exit codes:
  0  all was done, or there was nothing to do
  1  some reports failed, each named on standard error; the rest are done
  2  nothing could be done, or the command was not understood
"""


def file_option(command: Command) -> Command:
    """Add ``--file``."""
    return click.option(
        "--file",
        "file",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The report definitions. Default: reports/reports.yaml here, else the repository's.",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
def reports() -> None:
    """Make the reports that reports/reports.yaml defines: now, or by the clock.

    \b
    Examples:
      communique reports list                     what is defined, and when it runs
      communique reports build                    every report whose inputs have changed
      communique reports run situation-brief      one report, changed or not
      communique reports status                   what runs, and what became of what ran

    Each command takes --data DIR, --out DIR and --file FILE where it needs them.
    """


@reports.command(name="list", epilog=EXIT_CODES)
@file_option
def list_reports(file: Path | None) -> None:
    """List the reports that are defined: name, schedule, notebook, title."""
    from analysis.reporting.read_definitions import find_definitions, read_definitions

    definitions = read_definitions(find_definitions(file))
    rows = [
        (
            name,
            f"{one.schedule.cron} {one.schedule.timezone}" if one.schedule else "by hand",
            f"each {', '.join(one.for_each)}" if one.for_each else "one",
            one.title,
        )
        for name, one in definitions.items()
    ]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    for row in rows:
        print_line("  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[3]]))


@reports.command(epilog=EXIT_CODES)
@click.argument("name")
@file_option
def describe(name: str, file: Path | None) -> None:
    """Describe a report: what it shows, the parameters that its notebook takes, and what it may take."""
    from analysis.engine.describe import describe_report
    from analysis.reporting.read_definitions import choose_definitions, find_definitions, read_definitions

    (definition,) = choose_definitions(read_definitions(find_definitions(file)), [name])
    for line in describe_report(definition):
        print_line(line)


@reports.command(epilog=EXIT_CODES)
@click.argument("name")
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="A parameter's value; may be given often.")
@file_option
@data_option
@out_option
@click.pass_context
def run(
    ctx: click.Context,
    name: str,
    given: tuple[str, ...],
    file: Path | None,
    data_dir: Path | None,
    out_dir: Path | None,
) -> None:
    """Make one report now, whether its inputs have changed or not, and print the paths of its editions.

    \b
    Examples:
      communique reports run situation-brief
      communique reports run situation-brief --set document_id=pakistan-turns-to-iran
    """
    from analysis.engine.make import make_edition
    from analysis.engine.plan import plan_runs
    from analysis.reporting.read_definitions import choose_definitions, find_definitions, read_definitions
    from analysis.store import Store

    settings = make_settings(data_dir=data_dir, out_dir=out_dir)
    (definition,) = choose_definitions(read_definitions(find_definitions(file)), [name])
    values = dict(read_assignment(written) for written in given)
    for planned in plan_runs(definition, store=Store(settings.data_dir), out_dir=settings.out_dir, given=values):
        print_line(str(make_edition(planned).path))


def read_assignment(written: str) -> tuple[str, str]:
    """Read ``NAME=VALUE``.

    Raises
    ------
    BadParameter
        When it has no such form.
    """
    name, sign, value = written.partition("=")
    if not sign or not name.isidentifier():
        raise click.BadParameter(f"{written!r} is no NAME=VALUE.", param_hint="--set")
    return name, value
