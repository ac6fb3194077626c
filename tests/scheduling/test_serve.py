"""`serve` runs `due` when something is due, and ends when it is told to; what it and others claim is made once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from analysis.engine.ledger import Ledger
from analysis.reporting.definitions import ReportDefinition, Schedule
from analysis.scheduling.serve import ScheduleTrigger, Server
from tests.engine.conftest import write_notebook


def define(name: str, cron: str) -> ReportDefinition:
    return ReportDefinition(name=name, title="T", notebook=Path("x.ipynb"), schedule={"cron": cron})


def test_the_clock_is_the_same_as_that_of_due():
    trigger = ScheduleTrigger(Schedule(cron="30 2 * * *", timezone="Europe/Berlin"))
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)
    first = trigger.get_next_fire_time(None, before)
    assert first == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert trigger.get_next_fire_time(first, first) == datetime(2026, 3, 30, 0, 30, tzinfo=UTC)


def test_a_changed_file_sets_the_clock_anew_and_a_broken_one_leaves_it():
    files = [
        {"a": define("a", "0 6 * * *"), "b": define("b", "0 6 * * *")},
        {"a": define("a", "0 7 * * *")},
        ValueError("a broken file"),
    ]

    def read():
        found = files.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    told: list[str] = []
    server = Server(read, ["true"], tell=told.append)

    def named() -> set[str]:
        return {job.id for job in server.scheduler.get_jobs() if job.id in ("a", "b")}

    server.reread()
    assert named() == {"a", "b"}
    server.reread()
    assert named() == {"a"} and "b is no longer scheduled" in told
    server.reread()
    assert named() == {"a"} and "a broken file" in told[-1]


def test_what_was_missed_is_made_at_the_start_once_by_two_of_them_and_a_signal_ends_them(tmp_path):
    write_notebook(tmp_path / "reports" / "one.ipynb", "x: int = 1", "print(x)")
    file = tmp_path / "reports" / "reports.yaml"
    file.write_text(
        "reports:\n  one:\n    title: T\n    notebook: one.ipynb\n    formats: [html]\n    schedule: {cron: '0 0 1 1 *'}\n"
    )
    # Looked after since two years ago, so that the first of January was missed.
    Ledger(tmp_path / "out").watch("one", "0 0 1 1 * UTC", datetime(2024, 6, 1, tzinfo=UTC))
    command = [
        sys.executable, "-m", "analysis.cli", "reports", "serve", "--file", file, "--data", tmp_path / "data", "--out", tmp_path / "out",
    ]  # fmt: skip
    servers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    until = time.monotonic() + 60
    ledger = Ledger(tmp_path / "out")
    while time.monotonic() < until and [run.state for run in ledger.list_runs()] != ["done"]:
        time.sleep(0.2)
    for server in servers:
        os.kill(server.pid, signal.SIGTERM)
    said = [server.communicate(timeout=30)[1] for server in servers]
    assert [server.returncode for server in servers] == [0, 0], said
    assert [run.state for run in ledger.list_runs()] == ["done"], said
    assert all("one: next at " in text for text in said)
