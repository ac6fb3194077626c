"""Many small reports in a row: what lasts of memory and handles, and what it takes to find that nothing has changed."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import nbformat
import psutil

from analysis.engine.keys import KeyMaker, join_parts
from analysis.engine.ledger import Ledger
from analysis.engine.plan import plan_runs
from analysis.engine.run import Order, run_orders
from analysis.reporting.definitions import ReportDefinition
from analysis.store import Store


def take_row(folder: Path, *, reports: int) -> list[str]:
    notebook = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell("n: int = 0", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import pandas as pd\nfrom analysis.blocks import Paragraph, runs\nParagraph(line=runs(f'Report {n}: {pd.Series(range(1000)).sum()}'))"),
    ])  # fmt: skip
    path = folder / "small.ipynb"
    nbformat.write(notebook, path)
    definition = ReportDefinition(
        name="small", title="Small", notebook=path, for_each={"n": {"values": list(range(reports))}}
    )
    samples = []
    me = psutil.Process()
    started = time.perf_counter()
    outcomes = run_orders(
        [Order(definition=definition, cause="run")],
        data_dir=folder / "none",
        out_dir=folder / "row",
        jobs=2,
        skip_unchanged=False,
    )
    for number, outcome in enumerate(outcomes, start=1):
        if outcome.state != "done":
            raise RuntimeError(outcome.error)
        if number % max(1, reports // 10) == 0 or number == 20:
            family = [me, *me.children(recursive=True)]
            lasting = [
                one for one in family if one.status() != psutil.STATUS_ZOMBIE and (one is me or one.ppid() == me.pid)
            ]
            samples.append(
                (
                    number,
                    sum(one.memory_info().rss for one in lasting) / 1e6,
                    sum(one.num_fds() for one in lasting),
                    len(lasting),
                )
            )
    total = time.perf_counter() - started
    return [
        f"## 5. {reports} reports in a row\n",
        f"A small report as HTML and PDF, two at a time, {reports / total * 60:.0f} a minute. Memory, file handles and number of the lasting processes: the program, its workers (replaced after 200 runs) and the parent of the kernels.\n",
        "| after | memory | file handles | processes |", "|---|---|---|---|",
        *(f"| {number} | {memory:.0f} MB | {handles} | {processes} |" for number, memory, handles, processes in samples), "",
        *take_unchanged(definition, folder), "",
    ]  # fmt: skip


def take_unchanged(definition: ReportDefinition, folder: Path) -> list[str]:
    """Build again what has just been made, beside the reading of all keys and of nothing else."""
    order = Order(definition=definition, cause="build")
    started = time.perf_counter()
    outcomes = list(run_orders([order], data_dir=folder / "none", out_dir=folder / "row", jobs=2))
    took = time.perf_counter() - started
    skipped = sum(outcome.state == "skipped" for outcome in outcomes)
    started = time.perf_counter()
    keys = KeyMaker()
    with closing(Ledger(folder / "row")) as ledger:
        for run in plan_runs(definition, store=Store(folder / "none"), out_dir=folder / "row"):
            last = ledger.last_done(run.report)
            if last is None or last.key != join_parts(keys.make_parts(run)):
                raise RuntimeError(f"{run.report} has changed")
    read = time.perf_counter() - started
    return [
        f"Built again, {skipped} of {len(outcomes)} are left out as unchanged in {took:.2f} s; to plan them and read their keys alone takes {read:.2f} s."
    ]
