"""A report's files: its page and its PDF."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from analysis.reporting.assemble import Report
from analysis.reporting.html import render_html
from analysis.reporting.pdf import render_pdf


def render_files(
    report: Report, folder: Path, formats: Collection[str], *, tables: Mapping[str, str] | None = None
) -> dict[str, float]:
    """Write ``report.html`` and ``report.pdf`` into a folder, as far as they are asked for.

    Parameters
    ----------
    formats : collection of str
        Of ``html``, ``pdf`` and ``pdf-a3``.
    tables : mapping of file name to CSV, optional
        Attached to the PDF where ``pdf-a3`` is asked for.

    Returns
    -------
    dict of str to float
        The seconds that ``html`` and ``pdf`` took.

    Raises
    ------
    RenderError
        When Typst cannot set the PDF.
    """

    def write_page() -> None:
        (folder / "report.html").write_text(render_html(report), encoding="utf-8", newline="\n")

    def write_pdf() -> None:
        content = render_pdf(report, tables=(tables or {}) if "pdf-a3" in formats else None)
        (folder / "report.pdf").write_bytes(content)

    # One after the other: Typst takes all cores by itself, and beside it the page made both slower.
    steps: dict[str, Callable[[], None]] = {}
    if "html" in formats:
        steps["html"] = write_page
    if {"pdf", "pdf-a3"} & set(formats):
        steps["pdf"] = write_pdf
    return {name: _measure(step) for name, step in steps.items()}


def _measure(step: Callable[[], None]) -> float:
    start = time.perf_counter()
    step()
    return round(time.perf_counter() - start, 3)
