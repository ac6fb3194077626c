"""Measure how long a site of many editions takes, at first and when one is new. Run as ``python -m benchmarks.site``.

The editions are made small and by hand: what is measured is the site, not the reports.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from analysis.sharing.site import SiteOptions, SiteUpdate, update_site

_NAMES = [f"{first} {last}" for first in ("Amina", "Boris", "Chen", "Dara", "Elif", "Farid", "Grace", "Hadi") for last in ("Okoye", "Petrov", "Wei", "Saleh", "Yilmaz", "Karimi", "Mwangi", "Nasser")]  # fmt: skip
_STATES = [(f"State {number}", f"S{number:02}") for number in range(60)]
START = datetime(2024, 1, 1, 6, tzinfo=UTC)


def make_editions(out_dir: Path, *, count: int, reports: int, first: int = 0) -> None:
    """Make editions, those of each report a day apart."""
    chance = random.Random(first)
    for number in range(first, first + count):
        report, when = (
            f"brief-{number % reports:04}",
            START + timedelta(days=number // reports, seconds=number % reports),
        )
        actors = [*chance.sample(_STATES, 8), *((name, "") for name in chance.sample(_NAMES, 4))]
        lines = ["actor_id,name,kind,entity,review"]
        lines += [f"a{at},{name},{'state' if key else 'person'},{key},machine" for at, (name, key) in enumerate(actors)]
        files = {
            "report.html": f"<!DOCTYPE html><title>Brief {number}</title>", "report.pdf": f"%PDF-1.7 {number}",
            "tables/actors.csv": "\n".join(lines) + "\n",
        }  # fmt: skip
        edition = f"{when:%Y%m%dT%H%M%SZ}-{hashlib.sha256(str(number).encode()).hexdigest()[:8]}"
        folder = out_dir / report / edition
        (folder / "tables").mkdir(parents=True)
        for name, text in files.items():
            (folder / name).write_text(text)
        manifest = {
            "edition": edition, "report": report, "rendered_at": when.isoformat(), "title": f"{actors[0][0]} and {actors[1][0]} talk",
            "summary": [f"{actors[0][0]} has offered to mediate between {actors[1][0]} and {actors[2][0]}.", f"{actors[9][0]} said so."],
            "run": {"definition": "brief", "title": "Daily brief"},
            "files": {name: {"sha256": hashlib.sha256(text.encode()).hexdigest(), "bytes": len(text)} for name, text in files.items()},
        }  # fmt: skip
        (folder / "manifest.json").write_text(json.dumps(manifest))


def take(out_dir: Path, site: Path, what: str) -> tuple[str, SiteUpdate]:
    started, spent = time.perf_counter(), time.process_time()
    update = update_site(out_dir, site, SiteOptions(title="Briefs"))
    took, spent = time.perf_counter() - started, time.process_time() - spent
    return f"{what} | {took:.2f} s | {spent:.2f} s | {len(update.added):,} | {len(update.written):,} |", update


def measure(count: int, *, reports: int) -> list[str]:
    """Make a site of so many editions, look at it again, and add one edition: a line of the table for each."""
    with tempfile.TemporaryDirectory() as folder:
        out_dir, site = Path(folder, "published"), Path(folder, "site")
        make_editions(out_dir, count=count, reports=reports)
        first, _ = take(out_dir, site, "all of them")
        before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
        second, _ = take(out_dir, site, "nothing new")
        make_editions(out_dir, count=1, reports=reports, first=count)
        third, update = take(out_dir, site, "one new edition")
        touched = [path for path, when in before.items() if path.stat().st_mtime_ns != when]
        if not set(touched) <= {site / name for name in update.written}:
            raise RuntimeError("A file was touched that was not written.")
        share = f"{len(touched):,} of {len(before):,}"
        return [f"| {count:,} | {line} {told} |" for line, told in ((first, ""), (second, f"0 of {len(before):,}"), (third, share))]  # fmt: skip


def take_sites(counts: Sequence[int] = (1_000, 10_000), *, reports: int = 100) -> list[str]:
    load = os.getloadavg()[0]
    lines = [line for count in counts for line in measure(count, reports=reports)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [
        f"## A static site of many editions, of {reports:,} reports: `python -m benchmarks.site`\n",
        "| editions | run | time | of the processor | editions added | files written | files that were there and were touched |",
        "|---|---|---|---|---|---|---|",
        *lines,
        f"\nPeak memory {peak} MB. The editions are small and made by hand; each names twelve actors. Load before: {load:.0f}.\n",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editions", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--reports", type=int, default=100)
    chosen = parser.parse_args()
    print("\n".join(take_sites(chosen.editions, reports=chosen.reports)))


if __name__ == "__main__":
    main()
