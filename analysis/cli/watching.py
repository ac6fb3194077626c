"""The commands of ``communique reports`` that look: status, history, why, verify; and cancel."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.options import data_option, make_settings, out_option
from analysis.cli.reports import EXIT_CODES, file_option, reports
from analysis.cli.terminal import EXIT_SOME_FAILED, print_data, print_line, print_problem

if TYPE_CHECKING:
    from analysis.engine.ledger import LedgerRun

_LONGEST_ERROR = 100


@reports.command(epilog=EXIT_CODES)
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for machines.")
@out_option
def status(name: str | None, as_json: bool, out_dir: Path | None) -> None:
    """Show what is queued and what runs, and the last runs that ended, of all reports or of NAME."""
    from analysis.engine.ledger import Ledger
    from analysis.engine.metrics import format_json

    with closing(Ledger(make_settings(out_dir=out_dir).out_dir)) as ledger:
        open_ = ledger.list_runs(report=name, states=("queued", "running"))
        ended = ledger.list_runs(report=name, states=("done", "failed", "skipped"), limit=20)
    if as_json:
        print_data(format_json([*open_, *ended]))
        return
    for run in [*open_, *ended]:
        print_line(_describe_run(run))
    print_problem(
        f"communique: {len(open_)} open, {sum(run.state == 'failed' for run in ended)} of the last {len(ended)} failed."
    )


@reports.command(epilog=EXIT_CODES)
@click.argument("name", required=False)
@click.option(
    "--format", type=click.Choice(["table", "json", "openmetrics"]), default="table", show_default=True,
    help="table is for reading, json has timings per cell and peak memory, openmetrics is for Prometheus.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="At most so many."
)
@out_option
def history(name: str | None, format: str, limit: int, out_dir: Path | None) -> None:
    """Show the runs of all reports, or of NAME, the newest first, with what each took."""
    from analysis.engine.ledger import Ledger
    from analysis.engine.metrics import format_json, format_openmetrics

    with closing(Ledger(make_settings(out_dir=out_dir).out_dir)) as ledger:
        if format == "openmetrics":
            print_data(format_openmetrics(ledger))
            return
        runs = ledger.list_runs(report=name, limit=limit)
    if format == "json":
        print_data(format_json(runs))
        return
    for run in runs:
        print_line(_describe_run(run))


@reports.command(epilog=EXIT_CODES)
@click.argument("names", nargs=-1)
@file_option
@data_option
@out_option
def why(names: tuple[str, ...], file: Path | None, data_dir: Path | None, out_dir: Path | None) -> None:
    """Say of each report what has changed since its last edition, and so why `build` would make it again."""
    from analysis.engine.plan import plan_runs
    from analysis.engine.why import explain_runs
    from analysis.reporting.read_definitions import choose_definitions, find_definitions, read_definitions
    from analysis.store import Store

    settings = make_settings(data_dir=data_dir, out_dir=out_dir)
    store = Store(settings.data_dir)
    chosen = choose_definitions(read_definitions(find_definitions(file)), names)
    runs = [run for one in chosen for run in plan_runs(one, store=store, out_dir=settings.out_dir)]
    for report, said in explain_runs(runs, out_dir=settings.out_dir):
        print_line(f"{report}: {said}")


@reports.command(epilog=EXIT_CODES)
@click.argument("run_id", metavar="RUN", type=int)
@out_option
def cancel(run_id: int, out_dir: Path | None) -> None:
    """Cancel RUN, by its number in `status`: it ends within a second or so, as a failed run."""
    from analysis.engine.ledger import Ledger
    from analysis.errors import UnknownName

    with closing(Ledger(make_settings(out_dir=out_dir).out_dir)) as ledger:
        if not (ledger.exists and ledger.cancel(run_id)):
            raise UnknownName(f"No run {run_id} is queued or running; see: communique reports status")


@reports.command(epilog=EXIT_CODES)
@click.argument("edition", type=click.Path(exists=True, file_okay=False, path_type=Path))
@file_option
@data_option
@click.pass_context
def verify(ctx: click.Context, edition: Path, file: Path | None, data_dir: Path | None) -> None:
    """Run EDITION, a published folder, again with the same inputs, and compare the bytes of HTML, PDF and tables."""
    from analysis.engine.verify import verify_edition

    found = verify_edition(edition, data_dir=make_settings(data_dir=data_dir).data_dir, definitions=file)
    for name in found.same:
        print_line(f"same       {name}")
    for name in found.different:
        print_line(f"different  {name}")
    for name in found.damaged:
        print_problem(f"communique: {name} is no longer what the manifest says.")
    if not found.holds:
        reasons = f" Since then {'; '.join(found.reasons)}." if found.reasons else ""
        print_problem(f"communique: the edition does not come out the same.{reasons}")
        ctx.exit(EXIT_SOME_FAILED)


def _describe_run(run: LedgerRun) -> str:
    from analysis.engine.metrics import measure_run

    took = f"{measure_run(run):7.1f} s" if run.ended_at and run.started_at else " " * 9
    when = (run.started_at or run.queued_at)[:19].replace("T", " ")
    memory = f"{run.peak_bytes / 1e6:5.0f} MB" if run.peak_bytes else " " * 8
    said = run.error or run.edition or ""
    said = said if len(said) <= _LONGEST_ERROR else said[:_LONGEST_ERROR] + " …"
    tries = f" (try {run.tries})" if run.tries > 1 else ""
    return f"{run.id:>6}  {run.state:<8}{when}  {took}  {memory}  {run.report}{tries}  {said}".rstrip()
