"""The same brief by the execution code of jupyter-scheduler and notebooker, as their authors wrote it.

Runs in an environment of their own (``build/peers``, made by ``make bench``), where this project is not installed; their
kernel is this project's Python. One warm process each, which favours them: jupyter-scheduler starts a process a job.
Both set PDFs with LaTeX, which this comparison does without: they make HTML alone, and ours is both.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path


def by_jupyter_scheduler(notebook: Path, ids: list[str], rendered_at: str, folder: Path) -> list[float]:
    from jupyter_scheduler.executors import DefaultExecutionManager
    from jupyter_scheduler.orm import Job, create_session, create_tables

    address = f"sqlite:///{folder / 'jobs.sqlite'}"
    create_tables(address)
    took = []
    for number, document_id in enumerate(ids):
        started = time.perf_counter()
        staging = folder / f"job-{number}"
        staging.mkdir()
        written = json.loads(notebook.read_text(encoding="utf-8"))
        written["metadata"]["kernelspec"] = {"name": "bench", "display_name": "bench", "language": "python"}
        (staging / "brief.ipynb").write_text(json.dumps(written), encoding="utf-8")
        with create_session(address)() as session:
            # It writes values into the notebook as code.
            job = Job(
                name="brief", input_filename="brief.ipynb", runtime_environment_name="bench", output_formats=["html"],
                parameters={"document_id": repr(document_id), "rendered_at": repr(rendered_at)},
            )  # fmt: skip
            session.add(job)
            session.commit()
            job_id = job.job_id
        paths = {"input": str(staging / "brief.ipynb"), "html": str(staging / "brief.html")}
        manager = DefaultExecutionManager(job_id, str(folder), address, paths)
        manager.process()
        with create_session(address)() as session:
            status = session.query(Job).filter(Job.job_id == job_id).first().status
        if status != "COMPLETED" or not (staging / "brief.html").stat().st_size:
            raise RuntimeError(f"jupyter-scheduler: {status}")
        took.append(time.perf_counter() - started)
    return took


def by_notebooker(notebook: Path, ids: list[str], rendered_at: str, folder: Path) -> list[float]:
    from notebooker.execute_notebook import _run_checks

    templates = folder / "templates"
    templates.mkdir()
    (templates / "brief.ipynb").write_bytes(notebook.read_bytes())
    took = []
    for number, document_id in enumerate(ids):
        started = time.perf_counter()
        done = _run_checks(
            f"job-{number}", datetime.now(), "brief", "Brief", str(folder / "out"), str(folder / "made"),
            {"document_id": document_id, "rendered_at": rendered_at}, generate_pdf_output=False, hide_code=True,
            notebooker_disable_git=True, py_template_base_dir=str(templates),
        )  # fmt: skip
        if not done.raw_html:
            raise RuntimeError("notebooker made no page")
        took.append(time.perf_counter() - started)
    return took


if __name__ == "__main__":
    which, notebook, rendered_at, folder, *ids = sys.argv[1:]
    work = Path(folder)
    work.mkdir(parents=True)
    make = {"jupyter-scheduler": by_jupyter_scheduler, "notebooker": by_notebooker}[which]
    os.chdir(work)
    print(json.dumps(make(Path(notebook), ids, rendered_at, work)))
