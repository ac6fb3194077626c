"""The commands of ``communique reports``: the definitions, and making, watching and scheduling what they define."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from analysis.cli.options import data_option, make_settings, out_option
from analysis.cli.terminal import EXIT_ALERT, EXIT_NOTHING_DONE, EXIT_SOME_FAILED, print_line, print_problem, track
from analysis.kernels.parent import begin_parent

if TYPE_CHECKING:
    from analysis.engine.worker import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_CODES = """\b
Exit codes:
  0  all was done, or there was nothing to do
  1  some reports failed or could not be shared, each named on standard error; the rest are done
  2  nothing could be done, or the command was not understood
  3  all was done, and a report raised the alert that --fail-on names
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


def jobs_option(command: Command) -> Command:
    """Add ``--jobs``."""
    return click.option(
        "--jobs", type=click.IntRange(1, 64), metavar="N", help="Reports made at once. Default: one a core."
    )(command)


def alert_option(command: Command) -> Command:
    """Add ``--fail-on``."""
    return click.option(
        "--fail-on", type=click.Choice(["watch", "alert"]), metavar="STATE",
        help="End with exit code 3 where an edition made now raises an alert of this state, watch or alert, or a worse one.",
    )(command)  # fmt: skip


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
@click.option("--as-of", type=click.IntRange(min=0), metavar="N", help="Render from an earlier version of the tables.")
@alert_option
@jobs_option
@file_option
@data_option
@out_option
@click.pass_context
def run(
    ctx: click.Context,
    name: str,
    given: tuple[str, ...],
    as_of: int | None,
    fail_on: str | None,
    jobs: int | None,
    file: Path | None,
    data_dir: Path | None,
    out_dir: Path | None,
) -> None:
    """Make one report now, whether its inputs have changed or not, and print the folders of its editions.

    \b
    Examples:
      communique reports run situation-brief
      communique reports run situation-brief --set document_id=pakistan-turns-to-iran
      communique reports run situation-brief --as-of 3
    """
    values = dict(read_assignment(written) for written in given)
    make_reports(
        ctx, [name], cause="run", file=file, data_dir=data_dir, out_dir=out_dir, jobs=jobs, given=values,
        data_version=as_of, skip_unchanged=False, fail_on=fail_on,
    )  # fmt: skip


@reports.command(epilog=EXIT_CODES)
@click.argument("names", nargs=-1)
@click.option("--force", is_flag=True, help="Make what has not changed as well.")
@alert_option
@jobs_option
@file_option
@data_option
@out_option
@click.pass_context
def build(
    ctx: click.Context,
    names: tuple[str, ...],
    force: bool,
    fail_on: str | None,
    jobs: int | None,
    file: Path | None,
    data_dir: Path | None,
    out_dir: Path | None,
) -> None:
    """Make every report whose inputs have changed since its last edition, or those of NAMES.

    Inputs are the notebook, the code that it reaches, its parameters, the rows that it reads, the corrections, and the
    versions of packages; `communique reports why` says what has changed.

    \b
    Examples:
      communique reports build
      communique reports build situation-brief --jobs 2
    """
    make_reports(
        ctx, names, cause="build", file=file, data_dir=data_dir, out_dir=out_dir, jobs=jobs, skip_unchanged=not force,
        fail_on=fail_on,
    )  # fmt: skip


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


def make_reports(
    ctx: click.Context,
    names: Sequence[str],
    *,
    cause: str,
    file: Path | None,
    data_dir: Path | None,
    out_dir: Path | None,
    jobs: int | None,
    given: Mapping[str, object] | None = None,
    data_version: int | None = None,
    skip_unchanged: bool = True,
    fail_on: str | None = None,
) -> None:
    """Make reports with a progress bar; print each edition's folder, and each failure on standard error."""
    if not skip_unchanged:
        # Something is going to be made: the kernels' parent imports while this process does.
        begin_parent()
    from analysis.cli.after import After
    from analysis.engine.run import Order, run_orders
    from analysis.reporting.read_definitions import choose_definitions, find_definitions, read_definitions

    settings = make_settings(data_dir=data_dir, out_dir=out_dir)
    path = find_definitions(file)
    definitions = read_definitions(path)
    chosen = choose_definitions(definitions, names)
    # What somebody tries out with other values, or from earlier data, is for nobody else.
    is_regular = not given and data_version is None
    after = After(path, chosen, definitions, out_dir=settings.out_dir) if is_regular else None
    orders = [Order(definition=one, cause=cause, given=given, data_version=data_version) for one in chosen]
    show_outcomes(
        ctx,
        lambda tell: run_orders(
            orders, data_dir=settings.data_dir, out_dir=settings.out_dir, jobs=jobs, skip_unchanged=skip_unchanged,
            on_planned=tell,
        ),
        after=after.finish if after is not None else None,
        fail_on=fail_on,
    )  # fmt: skip


def show_outcomes(
    ctx: click.Context,
    make: Callable[[Callable[[int], None]], Iterator[Outcome]],
    *,
    after: Callable[[Sequence[Outcome]], Sequence[object]] | None = None,
    fail_on: str | None = None,
) -> list[Outcome]:
    """Show outcomes and the alerts that they raise as they come, say how many there were, and set the exit code.

    Parameters
    ----------
    after : callable, optional
        Called with the outcomes when all are there; gives what of them could not be shared.
    """
    total: list[int] = []
    outcomes: list[Outcome] = []
    for outcome in track(make(total.append), doing="Making reports", total=lambda: total[0] if total else None):
        outcomes.append(outcome)
        if outcome.state == "failed":
            print_problem(f"communique: {outcome.task.run.report}: {outcome.error}")
        elif outcome.state == "done":
            print_line(str(outcome.path))
            if outcome.alert is not None and outcome.alert.reaches("watch"):
                print_problem(f"communique: {outcome.task.run.report}: {outcome.alert.line}")
    counts = Counter(outcome.state for outcome in outcomes)
    print_problem(f"communique: {counts['done']} made, {counts['skipped']} unchanged, {counts['failed']} failed.")
    unshared = after(outcomes) if after is not None else ()
    if counts["failed"]:
        ctx.exit(EXIT_SOME_FAILED if len(outcomes) > counts["failed"] else EXIT_NOTHING_DONE)
    if unshared:
        ctx.exit(EXIT_SOME_FAILED)
    if fail_on and any(outcome.alert is not None and outcome.alert.reaches(fail_on) for outcome in outcomes):
        ctx.exit(EXIT_ALERT)
    return outcomes
