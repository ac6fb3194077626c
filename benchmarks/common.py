"""What the figures share: the notebook, the documents, a stopwatch, and the machine."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from analysis.settings import REPOSITORY_DIR

NOTEBOOK = REPOSITORY_DIR / "notebooks" / "situation_brief.ipynb"
ARTICLES = REPOSITORY_DIR / "data" / "articles"
PYTHON = sys.executable
JUPYTER = str(Path(sys.executable).with_name("jupyter"))
RENDERED_AT = "2026-11-24T06:00:00+00:00"


def prepare_data(folder: Path, *, documents: int) -> tuple[Path, list[str]]:
    """Extract the sample article in as many copies as there shall be documents, each with a sentence of its own."""
    texts = folder / "articles"
    texts.mkdir(parents=True, exist_ok=True)
    text = (ARTICLES / "pakistan-turns-to-iran.txt").read_text(encoding="utf-8")
    for number in range(documents):
        (texts / f"article-{number:04}.txt").write_text(
            f"{text}\nThis was told in part {number + 1} of a series.\n", encoding="utf-8"
        )
    data = folder / "data"
    if not (data / "tables").exists():
        command = [PYTHON, "-m", "analysis.cli", "extract", str(texts), "--data", str(data)]
        subprocess.run(command, check=True, capture_output=True)
    from analysis.store import Store

    stored = Store(data).read("documents").sort_values("name")
    return data, list(stored["document_id"])


def measure(work: Callable[[], Any], *, times: int) -> list[float]:
    """Give the seconds that each of several goes takes."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return took


def run(command: list[str], *, env: dict[str, str] | None = None, cwd: Path | None = None) -> None:
    """Run a command; what it says is kept for the case that it fails."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(env or {})}, cwd=cwd)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:6])} …: {done.stderr[-2000:]}")


def describe_machine() -> list[str]:
    """Describe the machine, for the page."""
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = (
        int(
            next(
                line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal")
            ).split()[1]
        )
        // 1024
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    version = (
        subprocess.run([chromium, "--version"], capture_output=True, text=True).stdout.strip() if chromium else "none"
    )
    return [
        f"- {len(os.sched_getaffinity(0))} cores of {model}, {memory} MB of memory, {platform.system()} {platform.release()}",
        f"- Python {platform.python_version()}; browser of the stock chain: {version}",
        f"- load before the figures were taken: {os.getloadavg()[0]:.2f}",
    ]


def show_median(values: list[float]) -> str:
    """Give a median with its range, in seconds."""
    return f"{statistics.median(values):.2f} s ({min(values):.2f} to {max(values):.2f})"


def lend_browser(folder: Path) -> dict[str, str]:
    """Have playwright, which nbconvert's webpdf starts, find Debian's Chromium where it looks for a browser of its own."""
    from playwright.sync_api import Error, sync_playwright

    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(folder / "browsers")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise RuntimeError("The stock chain needs a Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch().close()
        except Error as error:
            missing = next((word for word in str(error).split() if word.startswith(str(folder / "browsers"))), None)
            if missing is None:
                raise
            path = Path(missing)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f'#!/bin/sh\nexec {chromium} --headless --no-sandbox "$@"\n')
            path.chmod(0o755)
    return {"PLAYWRIGHT_BROWSERS_PATH": str(folder / "browsers")}


def read_processor_time() -> float:
    """Give the seconds of processor time of this process, those that it started, and theirs that have ended."""
    me = psutil.Process()
    total = 0.0
    for one in (me, *me.children(recursive=True)):
        with suppress(psutil.Error):
            times = one.cpu_times()
            total += times.user + times.system + (times.children_user + times.children_system if one is not me else 0.0)
    return total
