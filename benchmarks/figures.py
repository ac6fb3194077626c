"""Take the figures and write docs/benchmarks.md. Run as ``python -m benchmarks.figures`` (``make bench``)."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from analysis.engine.run import Order, run_orders
from analysis.reporting.definitions import ReportDefinition
from analysis.settings import REPOSITORY_DIR
from analysis.store import Store
from benchmarks.common import (
    NOTEBOOK,
    PYTHON,
    RENDERED_AT,
    describe_machine,
    lend_browser,
    measure,
    prepare_data,
    read_processor_time,
    run,
    show_median,
)
from benchmarks.extraction import make_texts, take_extraction
from benchmarks.floor import measure_floor
from benchmarks.rendering import take_rendering
from benchmarks.row import take_row
from benchmarks.site import take_sites
from benchmarks.stock import make_by_commands

PAGE = REPOSITORY_DIR / "docs" / "benchmarks.md"
#: Stands before each section of the page, so that it is found again.
_SECTION = re.compile(r"<!-- (\w+) -->\n")


def define(**fields: object) -> ReportDefinition:
    return ReportDefinition(
        name="situation-brief",
        title="Situation brief",
        notebook=NOTEBOOK,
        **{"for_each": {"document_id": {"table": "documents"}}, **fields},
    )


def make_ours(data: Path, out: Path, *, jobs: int, definition: ReportDefinition | None = None) -> list[float]:
    """Make all reports, and give the time at which each came, in seconds from the start."""
    started = time.perf_counter()
    came = []
    for outcome in run_orders(
        [Order(definition=definition or define(), cause="run")],
        data_dir=data,
        out_dir=out,
        jobs=jobs,
        skip_unchanged=False,
    ):
        if outcome.state != "done":
            raise RuntimeError(outcome.error)
        came.append(time.perf_counter() - started)
    return came


def make_executed(data: Path, document_id: str, folder: Path) -> Path:
    """Make one brief, and give its notebook with the outputs."""
    few = define(for_each={"document_id": {"values": [document_id]}})
    make_ours(data, folder / "executed", jobs=1, definition=few)
    return next((folder / "executed").glob("*/latest/notebook.ipynb"))


def take_cold(data: Path, ids: list[str], folder: Path, *, times: int) -> list[str]:
    ours, stock = [], []
    for number in range(times):
        command = [
            PYTHON,
            "-m",
            "analysis.cli",
            "reports",
            "run",
            "situation-brief",
            "--set",
            f"document_id={ids[0]}",
            "--data",
            str(data),
            "--out",
            str(folder / f"cold-{number}"),
        ]
        ours += measure(lambda command=command: run(command), times=1)
        stock += measure(lambda number=number: make_by_commands(ids[0], data, folder / f"stock-{number}"), times=1)
    ratio = statistics.median(ours) / statistics.median(stock)
    return [
        "## 1. One brief, from a cold start to HTML and PDF\n",
        "| way | median |",
        "|---|---|",
        f"| `communique reports run` | {show_median(ours)} |",
        f"| `papermill`, `jupyter nbconvert --to html`, `--to webpdf` | {show_median(stock)} |",
        f"\n**{ratio:.2f} of the stock chain's time** (aim: at most 0.40).\n",
    ]


def take_many(data: Path, ids: list[str], folder: Path, *, sets: int) -> list[str]:
    build = ["reports", "build", "situation-brief", "--jobs", "2", "--data", str(data), "--out", str(folder / "many")]
    (took,) = measure(lambda: run([PYTHON, "-m", "analysis.cli", *build]), times=1)
    if len(list((folder / "many").glob("*/latest/report.pdf"))) != len(ids):
        raise RuntimeError("The command did not make all reports.")
    ours = len(ids) / took * 60
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY_DIR)}
    started = time.perf_counter()
    subprocess.run(
        ["xargs", "-P", "2", "-n", "1", PYTHON, "-m", "benchmarks.stock", "commands", str(data), str(folder / "loop")],
        input="\n".join(ids[:sets]), text=True, check=True, env=env, cwd=REPOSITORY_DIR, capture_output=True,
    )  # fmt: skip
    loop = sets / (time.perf_counter() - started) * 60
    started = time.perf_counter()
    strong = [
        subprocess.Popen([PYTHON, "-m", "benchmarks.stock", "process", str(data), str(folder / f"strong-{core}"), *ids[core : 2 * sets : 2]], env=env, cwd=REPOSITORY_DIR, stderr=subprocess.DEVNULL)
        for core in range(2)
    ]  # fmt: skip
    if any(process.wait() for process in strong):
        raise RuntimeError("The in-process chain failed.")
    best = min(2 * sets, len(ids)) / (time.perf_counter() - started) * 60
    return [
        f"## 2. {len(ids)} parameter sets on two cores\n",
        "| way | reports a minute | ours, times as many |",
        "|---|---|---|",
        f"| `communique reports build`, {len(ids)} reports, start included | {ours:.1f} | |",
        f"| the three commands, `xargs -P 2`, {sets} reports | {loop:.1f} | **{ours / loop:.1f}** (aim: 8) |",
        f"| a Python process a core, papermill and nbconvert called in it, one browser each, {min(2 * sets, len(ids))} reports | {best:.1f} | **{ours / best:.1f}** (aim: 3) |",
        "\nThe loop over the three commands does not count Python's start for the loop itself against it: it is under a tenth of a second a report.\n",
    ]


def take_peers(data: Path, ids: list[str], folder: Path, *, times: int) -> list[str]:
    """Take the execution code of other schedulers of notebooks, where it is installed, beside one lane of ours."""
    python = REPOSITORY_DIR / "build" / "peers" / "bin" / "python"
    head = (
        "## 8. jupyter-scheduler's and notebooker's own execution code, a brief after the other in one warm process\n"
    )
    if not python.exists():
        return [head, "Not taken: they could not be installed into build/peers.\n"]
    kernel = folder / "jupyter" / "kernels" / "bench"
    kernel.mkdir(parents=True, exist_ok=True)
    argv = [PYTHON, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "bench", "language": "python"}))
    env = {
        **os.environ,
        "JUPYTER_PATH": str(folder / "jupyter"),
        "NOTEBOOK_KERNEL_NAME": "bench",
        "COMMUNIQUE_DATA": str(data),
    }
    few = define(for_each={"document_id": {"table": "documents", "newest": times + 2}})
    came = make_ours(data, folder / "peer-lane", jobs=1, definition=few)
    ours = [later - earlier for earlier, later in pairwise(came[1:])] or came
    rows = [f"| our engine, HTML and PDF | {show_median(ours)} | |"]
    for name in ("jupyter-scheduler", "notebooker"):
        work = folder / f"peer-{name}"
        command = [str(python), str(Path(__file__).with_name("peers.py")), name, str(NOTEBOOK), RENDERED_AT, str(work)]
        done = subprocess.run([*command, *ids[: times + 1]], capture_output=True, text=True, env=env)
        if done.returncode:
            said = " ".join(done.stderr.split())[-300:].replace("|", "/")
            rows.append(f"| {name}, HTML alone | did not run: {said} | |")
            continue
        # The first warms it up.
        took = json.loads(done.stdout.splitlines()[-1])[1:]
        rows.append(
            f"| {name}, HTML alone | {show_median(took)} | {statistics.median(took) / statistics.median(ours):.1f} |"
        )
    return [
        head,
        "| way | a brief | times ours |", "|---|---|---|", *rows,
        "\nThey set PDFs with LaTeX, which is not installed here, so that they make less than ours does.\n",
    ]  # fmt: skip


def take_floor(folder: Path, *, reports: int) -> list[str]:
    """Take turns, report by report, so that what else the machine does falls on both.

    The texts differ, as a day's do: of copies, a warm process remembers how wide each label is and how each page was set.
    """
    texts = folder / "different"
    texts.mkdir(exist_ok=True)
    for number, text in enumerate(make_texts(reports + 2)):
        (texts / f"article-{number:04}.txt").write_text(text, encoding="utf-8")
    data = folder / "different-data"
    run([PYTHON, "-m", "analysis.cli", "extract", str(texts), "--data", str(data)])
    stored = Store(data).read("documents").sort_values(["retrieved_at", "document_id"], kind="stable")
    ids = list(stored["document_id"])
    measure_floor(ids[:1], data, folder / "floor")
    outcomes = run_orders(
        [Order(definition=define(), cause="run")], data_dir=data, out_dir=folder / "lane", jobs=1, skip_unchanged=False
    )
    next(outcomes)
    floor: list[float] = []
    steps: list[float] = []
    spent: list[list[float]] = [[], []]
    for document_id in ids[1 : reports + 1]:
        before = read_processor_time()
        floor += measure_floor([document_id], data, folder / "floor")
        between = read_processor_time()
        started = time.perf_counter()
        outcome = next(outcomes)
        steps.append(time.perf_counter() - started)
        if outcome.state != "done" or outcome.task.run.document_id != document_id:
            raise RuntimeError(outcome.error or "The reports came in another order.")
        spent[0].append(between - before)
        spent[1].append(read_processor_time() - between)
    for _ in outcomes:
        pass
    ratio = statistics.median(steps) / statistics.median(floor)
    worked = statistics.median(spent[1]) / statistics.median(spent[0])
    return [
        "## 3. The floor: the same functions called as plain Python in one warm process\n",
        f"{reports} different texts, both ways turn about; each writes the same page, PDF, notebook and tables.\n",
        "| way | a report | of the processors |",
        "|---|---|---|",
        f"| plain Python, warm, charts and Typst included | {show_median(floor)} | {show_median(spent[0])} |",
        f"| our engine, one at a time, warm | {show_median(steps)} | {show_median(spent[1])} |",
        f"\n**{ratio:.2f} times the floor** (aim: at most 1.3; {worked:.2f} in processor time): what a kernel of its own for each report, papermill, the watch over it, and the edition cost.\n",
    ]


async def _start(warm: bool) -> tuple[float, int, int]:
    """Start a kernel: seconds to its first reply, and the memory that it adds, its own pages and its share of others'."""
    from jupyter_client.manager import AsyncKernelManager

    from analysis.kernels.manager import WarmKernelManager

    manager = (WarmKernelManager if warm else AsyncKernelManager)(kernel_name="python3")
    started = time.perf_counter()
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.execute("import pandas, seaborn, analysis.charts, analysis.display, analysis.store")
    while (await client.get_shell_msg(timeout=120))["msg_type"] != "execute_reply":
        pass
    took = time.perf_counter() - started
    pid = manager.provisioner.pid
    rollup = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    private = sum(int(rollup[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    rss = int(rollup["Rss"].split()[0])
    client.stop_channels()
    await manager.shutdown_kernel(now=True)
    await manager.cleanup_resources()
    return took, private, rss


def take_kernels(*, times: int) -> list[str]:
    asyncio.run(_start(True))
    warm = [asyncio.run(_start(True)) for _ in range(times)]
    cold = [asyncio.run(_start(False)) for _ in range(max(3, times // 3))]
    rows = []
    for name, found in (("stock", cold), ("warm", warm)):
        private, rss = (statistics.median(one[place] for one in found) / 1024 for place in (1, 2))
        rows.append(f"| {name} | {show_median([one[0] for one in found])} | {private:.0f} MB | {rss:.0f} MB |")
    return [
        "## 4. A kernel's start to its first reply, with what the brief imports\n",
        "| kernel | start, imports, first reply | memory that it adds (its own pages) | memory that it sees |", "|---|---|---|---|",
        *rows, "",
    ]  # fmt: skip


def read_page() -> tuple[str, dict[str, str]]:
    """Give the head of the page, and its sections by name."""
    head, *parts = _SECTION.split(PAGE.read_text(encoding="utf-8"))
    return head, dict(zip(parts[::2], parts[1::2], strict=True))


def write_page(head: str, sections: Mapping[str, str]) -> None:
    parts = [f"<!-- {name} -->\n{text.rstrip()}\n" for name, text in sections.items()]
    PAGE.write_text(head + "\n".join(parts), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--sets", type=int, default=4, help="reports by the slow ways")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--row", type=int, default=1000)
    parser.add_argument("--texts", type=int, default=500, help="articles to extract")
    parser.add_argument(
        "--quick", action="store_true", help="a look at whether all of it runs; the page is not written"
    )
    parser.add_argument("--only", nargs="*", help="take only these, and keep the others as they were taken before")
    parser.add_argument("--keep", type=Path, help="folder to work in")
    parser.add_argument("--section", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.quick:
        asked.documents, asked.sets, asked.times, asked.row, asked.texts = 6, 2, 1, 40, 50
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="communique-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    data, ids = prepare_data(folder, documents=asked.documents)
    os.environ.update(lend_browser(folder))
    machine, today = describe_machine(), f"{datetime.now(UTC):%d %B %Y}"
    head = "\n".join([
        "# Figures\n",
        f"Taken by `make bench` on {today}, in one run on the same notebook, the situation brief; each way made HTML and PDF.\n",
        *machine, "\n",
    ])  # fmt: skip
    takes = {
        "cold": lambda: take_cold(data, ids, folder, times=asked.times),
        "many": lambda: take_many(data, ids, folder, sets=asked.sets),
        "floor": lambda: take_floor(folder, reports=4 if asked.quick else 12),
        "kernels": lambda: take_kernels(times=9),
        "row": lambda: take_row(folder, reports=asked.row),
        "extraction": lambda: take_extraction(texts=asked.texts),
        "rendering": lambda: take_rendering(
            make_executed(data, ids[0], folder), folder / "rendering", times=asked.times
        ),
        "peers": lambda: take_peers(data, ids, folder, times=asked.times),
        "sites": lambda: take_sites((100,) if asked.quick else (1_000, 10_000)),
    }
    parts = folder / "parts"
    parts.mkdir(exist_ok=True)
    if asked.section:
        found = "\n".join(takes[asked.section]())
        print(found, file=sys.stderr, flush=True)
        (parts / f"{asked.section}.md").write_text(found, encoding="utf-8")
        return
    for name in takes if asked.only is None else asked.only:
        print(f"{name} …", file=sys.stderr, flush=True)
        # In a process of its own: memory that one section takes is no other's, and one that fails stops none.
        section = [PYTHON, "-m", "benchmarks.figures", *sys.argv[1:], "--keep", str(folder), "--section", name]
        if subprocess.run(section, cwd=REPOSITORY_DIR).returncode:
            (parts / f"{name}.md").write_text(f"## {name}\n\nNot taken: it failed.\n", encoding="utf-8")
        elif asked.only is not None:
            with (parts / f"{name}.md").open("a", encoding="utf-8") as taken_again:
                taken_again.write(f"\nTaken again on {today}, {machine[-1].removeprefix('- ')}.\n")
    paths = {name: parts / f"{name}.md" for name in takes}
    taken = {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.is_file()}
    if asked.only is not None:  # What was not taken now stays as the page has it.
        head, kept = read_page()
        taken = {name: text for name in takes if (text := taken.get(name, kept.get(name))) is not None}
    if not asked.quick:
        write_page(head, taken)
    if asked.keep is None:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
