"""The commands of ``communique reports`` that go by the clock: due, serve, install."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.options import data_option, make_settings, out_option
from analysis.cli.reports import EXIT_CODES, alert_option, file_option, jobs_option, reports, show_outcomes
from analysis.cli.terminal import EXIT_NOTHING_DONE, print_line, print_problem

if TYPE_CHECKING:
    from analysis.engine.worker import Outcome
    from analysis.scheduling.notify import Failure, Raised

_KINDS = ("systemd", "cron", "github-actions", "airflow", "kubernetes")


@reports.command(epilog=EXIT_CODES)
@click.argument("names", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Only say when each report is due next.")
@alert_option
@jobs_option
@file_option
@data_option
@out_option
@click.pass_context
def due(
    ctx: click.Context,
    names: tuple[str, ...],
    dry_run: bool,
    fail_on: str | None,
    jobs: int | None,
    file: Path | None,
    data_dir: Path | None,
    out_dir: Path | None,
) -> None:
    """Make the reports that are due, or those of NAMES that are, and end: for cron, systemd, Kubernetes and CI.

    However many look at the same time, each due time is made once. Whoever is to be told of a failure or an alert is told.

    \b
    Examples:
      communique reports due
      communique reports due --dry-run
    """
    from datetime import UTC, datetime

    from analysis.cli.after import After
    from analysis.errors import CommuniqueError
    from analysis.reporting.read_definitions import choose_definitions, find_definitions, read_definitions
    from analysis.scheduling.clock import find_next
    from analysis.scheduling.due import run_due
    from analysis.scheduling.notify import Failure, Raised, tell_alerts, tell_failures

    settings = make_settings(data_dir=data_dir, out_dir=out_dir)
    path = find_definitions(file)
    definitions = read_definitions(path)
    chosen = choose_definitions(definitions, names)
    if dry_run:
        for one in chosen:
            moment = find_next(one.schedule, after=datetime.now(UTC)) if one.schedule else None
            print_line(f"{one.name}: {moment.isoformat(timespec='minutes') if moment else 'by hand only'}")
        return
    failures: dict[str, list[Failure]] = defaultdict(list)
    after = After(path, chosen, definitions, out_dir=settings.out_dir)

    def share(outcomes: Sequence[Outcome]) -> Sequence[object]:
        unshared = after.finish(outcomes)
        for one in unshared:
            error = f"It was made, but could not be shared with {one.place}: {one.problem}"
            failures[one.made.definition].append(Failure(one.made.report, error, "NotShared"))
        return unshared

    raised: dict[str, list[Raised]] = defaultdict(list)

    def make(_: object) -> Iterator[Outcome]:
        for made in run_due(chosen, data_dir=settings.data_dir, out_dir=settings.out_dir, jobs=jobs):
            if isinstance(made, tuple):
                definition, error = made
                print_problem(f"communique: {definition.name}: {error}")
                failures[definition.name].append(Failure(definition.name, str(error), type(error).__name__))
                continue
            if made.state == "failed":
                run = made.task.run
                failures[run.definition].append(Failure(run.report, made.error or "", made.reason, made.cell))
            if made.alert is not None:
                run = made.task.run
                raised[run.definition].append(Raised(run.report, made.alert, str(made.path)))
            yield made

    def tell() -> None:
        for one in chosen:
            for problem in (*tell_failures(one, failures[one.name]), *tell_alerts(one, raised[one.name])):
                print_problem(f"communique: {problem}")

    try:
        outcomes = show_outcomes(ctx, make, after=share, fail_on=fail_on)
    except (click.exceptions.Exit, CommuniqueError):
        tell()
        raise
    tell()
    if any(failures.values()) and not outcomes:
        ctx.exit(EXIT_NOTHING_DONE)


@reports.command(epilog=EXIT_CODES)
@file_option
@data_option
@out_option
def serve(file: Path | None, data_dir: Path | None, out_dir: Path | None) -> None:
    """Stay in the foreground, and make each report when it is due, until interrupted.

    Each report is made by a process of its own, `communique reports due NAME`. Several of these may run, and cron
    beside them: the ledger keeps any time from being made twice. A changed file of definitions counts within a minute.
    """
    from analysis.reporting.read_definitions import find_definitions, read_definitions
    from analysis.scheduling.serve import Server, name_command

    path = find_definitions(file)
    read_definitions(path)
    settings = make_settings(data_dir=data_dir, out_dir=out_dir)
    options = ["--file", str(path), "--data", str(settings.data_dir), "--out", str(settings.out_dir), "--"]
    Server(
        lambda: read_definitions(path), name_command(options), tell=lambda line: print_problem(f"communique: {line}")
    ).serve()


@reports.command(epilog=EXIT_CODES)
@click.option("--systemd", "kind", flag_value="systemd", help="A service and a timer for systemd.")
@click.option("--cron", "kind", flag_value="cron", help="A line for a crontab.")
@click.option("--github-actions", "kind", flag_value="github-actions", help="A workflow for GitHub Actions.")
@click.option("--airflow", "kind", flag_value="airflow", help="DAGs for Airflow, by its papermill operator.")
@click.option("--kubernetes", "kind", flag_value="kubernetes", help="A CronJob for Kubernetes.")
@click.option(
    "--to", "target", type=click.Path(file_okay=False, path_type=Path), default=Path("deploy"), show_default=True,
    metavar="DIR", help="Folder to write into.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option("--image", default="communique:latest", show_default=True, help="The image that Kubernetes starts.")
@file_option
@data_option
@out_option
def install(
    kind: str | None,
    target: Path,
    force: bool,
    image: str,
    file: Path | None,
    data_dir: Path | None,
    out_dir: Path | None,
) -> None:
    """Write the unit, crontab, workflow, DAG or CronJob that has another scheduler make the reports that are due.

    Nothing is activated: the files are written into --to, and what to do next is said. docs/reports.md says when to
    take which.

    \b
    Example:
      communique reports install --systemd
    """
    from analysis.reporting.read_definitions import find_definitions, read_definitions
    from analysis.scheduling.install import Surroundings, write_files

    if kind is None:
        raise click.UsageError(f"Say for what: {', '.join('--' + one for one in _KINDS)}.")
    path = find_definitions(file).resolve()
    settings = make_settings(data_dir=data_dir, out_dir=out_dir)
    where = Surroundings(
        command=[sys.executable, "-m", "analysis.cli"],
        options=[
            "--file",
            str(path),
            "--data",
            str(settings.data_dir.resolve()),
            "--out",
            str(settings.out_dir.resolve()),
        ],
        folder=path.parent.parent,
        image=image,
    )
    written, hint = write_files(kind, read_definitions(path), where=where, target=target, force=force)
    for one in written:
        print_line(str(one))
    print_problem(f"communique: {hint}")
