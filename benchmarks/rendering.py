"""HTML and PDF of a brief that has run: ours beside nbconvert's own, as functions and as commands."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from benchmarks.common import JUPYTER, measure, run, show_median


def take_rendering(executed: Path, folder: Path, *, times: int) -> list[str]:
    """Give the section of the page.

    Parameters
    ----------
    executed : Path
        A brief's notebook with its outputs.
    """
    from nbconvert import HTMLExporter, WebPDFExporter
    from nbformat import read

    from analysis.reporting.assemble import assemble_report
    from analysis.reporting.html import render_html
    from analysis.reporting.pdf import render_pdf

    folder.mkdir(parents=True, exist_ok=True)
    notebook = folder / "brief.ipynb"
    shutil.copy(executed, notebook)

    def ours() -> None:
        report = assemble_report(read(notebook, as_version=4), name="brief")
        (folder / "report.html").write_text(render_html(report), encoding="utf-8")
        (folder / "report.pdf").write_bytes(render_pdf(report))

    def stock() -> None:
        content = read(notebook, as_version=4)
        page, _ = HTMLExporter(exclude_input=True).from_notebook_node(content)
        (folder / "stock.html").write_text(page, encoding="utf-8")
        pdf, _ = WebPDFExporter(exclude_input=True, disable_sandbox=True).from_notebook_node(content)
        (folder / "stock.pdf").write_bytes(pdf)

    def command(*formats: str) -> None:
        for name in formats:
            options = ["--no-input"] + (["--disable-chromium-sandbox"] if name == "webpdf" else [])
            run([JUPYTER, "nbconvert", "--to", name, *options, "--output-dir", str(folder), str(notebook)])

    first = measure(ours, times=1)
    took: dict[str, list[float]] = {name: [] for name in ("ours", "stock", "our commands", "stock commands")}
    for _ in range(times):
        took["ours"] += measure(ours, times=1)
        took["stock"] += measure(stock, times=1)
        took["our commands"] += measure(lambda: command("communique_html", "communique_pdf"), times=1)
        took["stock commands"] += measure(lambda: command("html", "webpdf"), times=1)
    middle = {name: statistics.median(values) for name, values in took.items()}
    return [
        "## 7. HTML and PDF of a brief that has run\n",
        "| way | ours | nbconvert to HTML and webpdf | share |", "|---|---|---|---|",
        f"| functions in one process, the first time | {first[0]:.2f} s | {show_median(took['stock'])} | **{first[0] / middle['stock']:.2f}** (aim: at most 0.15) |",
        f"| functions in one process, again | {show_median(took['ours'])} | {show_median(took['stock'])} | {middle['ours'] / middle['stock']:.2f} |",
        f"| `jupyter nbconvert --to`, two commands | {show_median(took['our commands'])} | {show_median(took['stock commands'])} | {middle['our commands'] / middle['stock commands']:.2f} |",
        "\nMost of a command's time is Python's and nbconvert's start, which both have.\n",
    ]  # fmt: skip
