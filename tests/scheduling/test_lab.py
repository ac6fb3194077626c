"""Jobs that JupyterLab makes run through our engine: a real server, asked as its form asks it."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analysis.engine.ledger import Ledger, LedgerRun
from analysis.store import Store
from tests.engine.conftest import add_document, write_notebook
from tests.sample_rows import TEXT

ENDED = {"COMPLETED", "FAILED", "STOPPED"}


@dataclass
class Desk:
    """A server with the scheduler in it, its notebooks, and where its editions go."""

    url: str
    token: str
    root: Path
    out_dir: Path

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Give what the server answers, or its message where it refuses."""
        request = urllib.request.Request(
            f"{self.url}/scheduler/{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read() or "null")
        except urllib.error.HTTPError as error:
            return json.loads(error.read())["message"]

    def create(self, name: str, *, to: str = "jobs", notebook: str = "daily.ipynb", **fields: Any) -> Any:
        about = {"name": name, "input_uri": notebook, "runtime_environment_name": "communique"}
        return self.ask("POST", to, {**about, "output_formats": ["html", "pdf", "ipynb"], **fields})

    def wait(self, job_id: str, states: set[str] = ENDED, seconds: float = 300) -> dict[str, Any]:
        until = time.monotonic() + seconds
        while (job := self.ask("GET", f"jobs/{job_id}"))["status"] not in states:
            assert time.monotonic() < until, job
            time.sleep(0.2)
        return job

    def run_of(self, report: str) -> LedgerRun:
        with closing(Ledger(self.out_dir)) as ledger:
            return ledger.list_runs(report=report)[0]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("lab")
    add_document(Store(folder / "data"), TEXT, name="first")
    write_notebook(folder / "root" / "daily.ipynb", "count: int = 1  # how often", "print('=' * count, 'made')")
    write_notebook(folder / "root" / "slow.ipynb", "seconds: float = 60", "import time\n\ntime.sleep(seconds)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(8)
    environment = {
        **os.environ,
        "COMMUNIQUE_DATA": str(folder / "data"),
        "COMMUNIQUE_OUT": str(folder / "out"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter"),
        "JUPYTER_TOKEN": token,
    }
    command = [sys.executable, "-m", "jupyter_server", f"--ServerApp.root_dir={folder / 'root'}", f"--port={port}"]
    with (folder / "log").open("wb") as log:
        # Not from the root: a server is started anywhere.
        server = subprocess.Popen(
            [*command, "--no-browser", "--allow-root",],
            cwd=folder, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
    made = Desk(f"http://127.0.0.1:{port}", token, folder / "root", folder / "out")
    try:
        until = time.monotonic() + 60
        while True:
            try:
                made.ask("GET", "config")
                break
            except urllib.error.URLError:
                assert server.poll() is None and time.monotonic() < until, (folder / "log").read_text()
                time.sleep(0.1)
        yield made
    finally:
        server.terminate()
        server.wait(30)


def test_the_form_offers_our_formats_and_limits(desk):
    (environment,) = desk.ask("GET", "runtime_environments")
    assert [one["name"] for one in environment["output_formats"]] == ["html", "pdf", "ipynb"]
    assert "at most 5 minutes, 2 GB" in environment["compute_types"]


def test_a_job_makes_an_edition_that_the_command_line_knows_and_its_files_come_into_the_lab(desk):
    job = desk.wait(desk.create("Morning round", parameters={"count": "3"})["job_id"])
    assert (job["status"], job["status_message"]) == ("COMPLETED", None)
    run = desk.run_of("morning-round")
    assert (run.state, run.cause) == ("done", "lab")
    edition = desk.out_dir / "morning-round" / "latest"
    assert edition.resolve().name == run.edition
    assert "=== made" in (edition / "report.html").read_text()
    desk.ask("GET", f"jobs/{job['job_id']}/download_files")
    files = {one["file_format"]: one["file_path"] for one in desk.wait(job["job_id"])["job_files"]}
    for name, file in (("pdf", "report.pdf"), ("html", "report.html"), ("ipynb", "notebook.ipynb")):
        assert (desk.root / files[name]).read_bytes() == (edition / file).read_bytes()
    shown = subprocess.run(
        [sys.executable, "-m", "analysis.cli", "reports", "history", "--out", str(desk.out_dir)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "morning-round" in shown.stdout


@pytest.mark.parametrize("to", ["jobs", "job_definitions"])
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"parameters": {"cuont": "3"}}, "declares no parameter 'cuont'. Did you mean count?"),
        ({"parameters": {"count": "many"}}, "must be int, not 'many': write a whole number"),
        ({"compute_type": "a week"}, "names the limits 'a week'"),
        ({"package_input_folder": True}, 'leave "Run job with input folder" unticked'),
        ({"output_formats": ["docx"]}, "No format is called 'docx'; a job makes: html, pdf, ipynb"),
    ],
)
def test_what_a_notebook_does_not_take_is_refused_while_the_form_is_open(desk, to, fields, said):
    assert said in desk.create("Refused", to=to, **fields)
    assert not (desk.out_dir / "refused").exists()


def test_a_schedule_that_is_none_is_refused(desk):
    assert "schedule.cron is 'daily'" in desk.create("Refused", to="job_definitions", schedule="daily")


def test_a_job_that_takes_too_long_is_ended_and_says_so(desk):
    limits = {"runtime_environment_parameters": {"deadline": "2s"}}
    job = desk.wait(desk.create("Too slow", notebook="slow.ipynb", **limits)["job_id"])
    assert job["status"] == "FAILED" and job["end_time"]
    # Which cell it is in by then depends on how busy the machine is.
    assert re.search(r"cell \d+: the run took longer than the 2 seconds that it may", job["status_message"])
    assert desk.run_of("too-slow").reason == "DeadlineExceeded"
    desk.ask("GET", f"jobs/{job['job_id']}/download_files")
    files = {one["file_format"]: one["file_path"] for one in desk.wait(job["job_id"])["job_files"]}
    assert "DeadlineExceeded" in (desk.root / files["ipynb"]).read_text() and files["pdf"] is None


def test_a_job_that_is_stopped_is_cancelled_in_the_ledger_too(desk):
    job_id = desk.create("Stopped", notebook="slow.ipynb")["job_id"]
    until = time.monotonic() + 60
    while not list(desk.out_dir.glob(".building-stopped-*/notebook.ipynb")):
        assert time.monotonic() < until
        time.sleep(0.1)
    desk.ask("PATCH", f"jobs/{job_id}", {"status": "STOPPED"})
    while (run := desk.run_of("stopped")).state in ("queued", "running"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert (run.state, run.reason) == ("failed", "Cancelled")
    assert desk.wait(job_id)["status"] == "STOPPED"


def test_a_recurring_job_makes_only_what_has_changed(desk):
    found = desk.create("Each year", to="job_definitions", schedule="0 6 1 1 *", timezone="Asia/Karachi")
    runs = []
    for _ in range(2):
        job_id = desk.ask("POST", f"job_definitions/{found['job_definition_id']}/jobs", {})["job_id"]
        assert desk.wait(job_id)["status"] == "COMPLETED"
        runs.append(desk.run_of("each-year"))
    assert [run.state for run in runs] == ["done", "skipped"] and runs[0].edition == runs[1].edition


def test_a_job_whose_process_is_gone_is_not_left_running(tmp_path):
    from jupyter_scheduler.models import Status
    from jupyter_scheduler.orm import Job, create_session, create_tables

    from analysis.scheduling.lab import LabEnvironments, LabScheduler

    address = f"sqlite:///{tmp_path / 'jobs.sqlite'}"
    create_tables(address)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with create_session(address)() as session:
        about = {"runtime_environment_name": "communique", "input_filename": "x.ipynb", "output_formats": []}
        session.add(Job(job_id="a-b", name="x", status=Status.IN_PROGRESS, pid=gone.pid, **about))
        session.commit()
    scheduler = LabScheduler(root_dir=str(tmp_path), environments_manager=LabEnvironments(), db_url=address)
    job = scheduler.get_job("a-b")
    assert job.status == Status.FAILED and "JupyterLab ended" in job.status_message
