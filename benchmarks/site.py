"""Measure how long a site of many editions takes, at first and when one is new. Run as ``python -m benchmarks.site``.

The editions are made small and by hand: what is measured is the site, not the reports.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import tempfile
import time
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


def take(out_dir: Path, site: Path, what: str) -> tuple[float, SiteUpdate]:
    started = time.perf_counter()
    update = update_site(out_dir, site, SiteOptions(title="Briefs"))
    took = time.perf_counter() - started
    print(f"| {what} | {took:.2f} s | {len(update.added):,} | {len(update.written):,} |", flush=True)
    return took, update


def measure(count: int, *, reports: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out_dir, site = Path(folder, "published"), Path(folder, "site")
        make_editions(out_dir, count=count, reports=reports)
        print(f"\n{count:,} editions of {reports:,} reports\n")
        print("| run | time | editions added | files written |\n|---|---|---|---|")
        take(out_dir, site, "first")
        before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
        take(out_dir, site, "nothing new")
        make_editions(out_dir, count=1, reports=reports, first=count)
        _, update = take(out_dir, site, "one new edition")
        touched = [path for path, when in before.items() if path.stat().st_mtime_ns != when]
        share = len(touched) / len(before)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"\nOf {len(before):,} files that were there, one new edition touched {len(touched):,} ({share:.2%}); peak memory {peak} MB.")  # fmt: skip
        if not set(touched) <= {site / name for name in update.written}:
            raise RuntimeError("A file was touched that was not written.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editions", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--reports", type=int, default=100)
    chosen = parser.parse_args()
    for count in chosen.editions:
        measure(count, reports=chosen.reports)


if __name__ == "__main__":
    main()
