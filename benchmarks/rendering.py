"""HTML and PDF of a brief that has run: ours beside nbconvert's own, as functions and as commands."""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import JUPYTER, PYTHON, measure, run, show_median


def list_ways(notebook: Path, folder: Path) -> dict[str, Callable[[], None]]:
    """Give our way from a notebook's file to HTML and PDF, and nbconvert's; what they import is imported."""
    from nbconvert import HTMLExporter, WebPDFExporter
    from nbformat import read

    from analysis.reporting.assemble import assemble_report
    from analysis.reporting.execute import read_notebook
    from analysis.reporting.render import render_files

    def ours() -> None:
        report = assemble_report(read_notebook(notebook), name="brief")
        render_files(report, folder, ["html", "pdf"])

    def stock() -> None:
        content = read(notebook, as_version=4)
        page, _ = HTMLExporter(exclude_input=True).from_notebook_node(content)
        (folder / "stock.html").write_text(page, encoding="utf-8")
        pdf, _ = WebPDFExporter(exclude_input=True, disable_sandbox=True).from_notebook_node(content)
        (folder / "stock.pdf").write_bytes(pdf)

    return {"ours": ours, "stock": stock}


def measure_first(name: str, notebook: Path, folder: Path) -> float:
    """Give the seconds of the first rendering of a new process, its imports left out: for either way alike.

    What an earlier process compiled is kept, as it is wherever nobody has told Python otherwise.
    """
    command = [PYTHON, "-m", "benchmarks.rendering", name, str(notebook), str(folder)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return float(subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout.splitlines()[-1])


def take_rendering(executed: Path, folder: Path, *, times: int) -> list[str]:
    """Give the section of the page.

    Parameters
    ----------
    executed : Path
        A brief's notebook with its outputs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    notebook = folder / "brief.ipynb"
    shutil.copy(executed, notebook)

    ways = list_ways(notebook, folder)

    def command(*formats: str) -> None:
        for name in formats:
            options = ["--no-input"] + (["--disable-chromium-sandbox"] if name == "webpdf" else [])
            run([JUPYTER, "nbconvert", "--to", name, *options, "--output-dir", str(folder), str(notebook)])

    for way in ways.values():
        way()  # What follows in this process is not its first.
    for name in ways:
        measure_first(name, notebook, folder)  # The next ones find what this one compiled.
    took: dict[str, list[float]] = {}
    for _ in range(times):
        for name, way in ways.items():
            took.setdefault(f"{name} first", []).append(measure_first(name, notebook, folder))
            took.setdefault(name, []).extend(measure(way, times=1))
        took.setdefault("ours by command", []).extend(
            measure(lambda: command("communique_html", "communique_pdf"), times=1)
        )
        took.setdefault("stock by command", []).extend(measure(lambda: command("html", "webpdf"), times=1))
    lines = []
    for what, kind in (("in a new process, what is imported left out", " first"), ("again in the same process", ""), ("`jupyter nbconvert --to`, two commands", " by command")):  # fmt: skip
        ours, stock = took[f"ours{kind}"], took[f"stock{kind}"]
        share = statistics.median(ours) / statistics.median(stock)
        lines.append(f"| {what} | {show_median(ours)} | {show_median(stock)} | **{share:.2f}** |")
    return [
        "## 7. HTML and PDF of a brief that has run (aim: at most 0.15 of nbconvert's time)\n",
        "| way | ours | nbconvert to HTML and webpdf | share |", "|---|---|---|---|",
        *lines,
        "\nMost of a command's time is Python's and nbconvert's start, which both have. In a process, each reads the notebook's file as it does in use: nbconvert's way holds it against nbformat's schema, ours looks at its cells.\n",
    ]  # fmt: skip


if __name__ == "__main__":
    chosen, given, place = sys.argv[1:]
    way = list_ways(Path(given), Path(place))[chosen]
    gc.collect()  # What the imports left behind is theirs, for either way alike.
    gc.freeze()
    print(measure(way, times=1)[0])
