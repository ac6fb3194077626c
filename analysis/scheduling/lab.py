"""JupyterLab's "Create notebook job", made by our engine: the same editions and the same ledger as the command line.

jupyter-scheduler keeps the jobs and the form; what is ours is what a job runs, what it may ask for, and where its files
lie. ``lab_config/`` names these classes to the server.
"""

from __future__ import annotations

import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from jupyter_scheduler.environments import EnvironmentManager
from jupyter_scheduler.exceptions import SchedulerError
from jupyter_scheduler.executors import ExecutionManager
from jupyter_scheduler.job_files_manager import Downloader, JobFilesManager
from jupyter_scheduler.models import (
    CreateJob,
    CreateJobDefinition,
    DescribeJob,
    JobFeature,
    RuntimeEnvironment,
    Status,
    UpdateJobDefinition,
)
from jupyter_scheduler.orm import Job, JobDefinition
from jupyter_scheduler.scheduler import Scheduler
from jupyter_scheduler.utils import get_utc_timestamp
from traitlets import default

from analysis.engine.plan import plan_runs
from analysis.engine.run import Order
from analysis.engine.worker import Outcome
from analysis.errors import CommuniqueError
from analysis.reporting.definitions import ReportDefinition
from analysis.reporting.editions import FILES
from analysis.scheduling.due import run_planned
from analysis.scheduling.jobs import LIMITS, define_job
from analysis.scheduling.notify import Failure, Raised, tell_alerts, tell_failures
from analysis.settings import Settings
from analysis.store import Store

FORMATS = {"html": "HTML", "pdf": "PDF", "ipynb": "Notebook"}
_LONGEST_MESSAGE = 1000
_OPEN = (Status.QUEUED, Status.IN_PROGRESS)


def name_folder() -> Path:
    """Give the folder in which jobs are kept, beside the ledger: jobs of another JupyterLab are none of ours."""
    return Settings().out_dir.resolve() / ".lab"


def name_database() -> str:
    """Give the address of the database of jobs; its folder is made."""
    name_folder().mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{name_folder() / 'jobs.sqlite'}"


class LabEnvironments(EnvironmentManager):  # type: ignore[misc]
    """The one environment that jobs run in, this one, with our formats and limits to choose from."""

    def list_environments(self) -> list[RuntimeEnvironment]:
        """List the environments that the form offers."""
        return [
            RuntimeEnvironment(
                name="communique",
                label="Communiqué (warm kernel)",
                description="A fresh kernel with Communiqué, apart from every other run",
                file_extensions=["ipynb"],
                output_formats=list(FORMATS),
                metadata={},
                compute_types=list(LIMITS),
                default_compute_type=next(iter(LIMITS)),
                utc_only=False,
            )
        ]

    def manage_environments_command(self) -> str:
        """Give the command that manages environments: there is none."""
        return ""

    def output_formats_mapping(self) -> dict[str, str]:
        """Give the formats with the names that people read."""
        return FORMATS


class LabExecution(ExecutionManager):  # type: ignore[misc]
    """Make the edition of a job, in a process of its own, and hand its files to JupyterLab."""

    def execute(self) -> None:
        """Run the job's notebook by the engine.

        Raises
        ------
        CommuniqueError
            When the run fails; the job shows its message.
        """
        # So that a job that is stopped ends its kernel, and is cancelled in the ledger too.
        signal.signal(signal.SIGTERM, _leave)
        job, settings = self.model, Settings()
        definition = define_job(**_read_job(job, Path(self.staging_paths["input"])), schedule=self._find_schedule())
        order = Order(definition=definition, cause="lab")
        # A recurring job makes what has changed, as `reports due` does; one that is asked for now is made.
        made = run_planned(
            [order], data_dir=settings.data_dir, out_dir=settings.out_dir, jobs=1,
            skip_unchanged=bool(job.job_definition_id),
        )  # fmt: skip
        for outcome in made:
            if isinstance(outcome, tuple):
                self._tell(definition, Failure(definition.name, str(outcome[1]), type(outcome[1]).__name__))
                raise outcome[1]
            if outcome.state == "failed":
                self._hand_over_failed(settings.out_dir / definition.name / "failed")
                self._tell(definition, Failure(definition.name, outcome.error or "", outcome.reason, outcome.cell))
                raise CommuniqueError(outcome.error or "The run failed.")
            self._hand_over(outcome)
            if outcome.alert is not None:
                self._raise(definition, Raised(definition.name, outcome.alert, str(outcome.path)))

    def supported_features(cls) -> dict[JobFeature, bool]:  # noqa: N805  (jupyter-scheduler hands the class over itself)
        """Say what the form offers."""
        offered = {JobFeature.job_name, JobFeature.parameters, JobFeature.output_formats, JobFeature.job_definition}
        offered |= {JobFeature.idempotency_token, JobFeature.tags, JobFeature.stop_job, JobFeature.delete_job}
        return {feature: feature in offered for feature in JobFeature}

    def validate(cls, input_path: str) -> bool:  # noqa: N805
        """Say whether a notebook can be run; the scheduler has checked it by then, and says more."""
        return True

    def on_failure(self, e: Exception) -> None:
        """Write down why a job failed, in words that its page shows."""
        known = isinstance(e, CommuniqueError)
        said = str(e) if known else f"An error that should not happen: {type(e).__name__}: {e}"
        self._write(status=Status.FAILED, status_message=said[:_LONGEST_MESSAGE], end_time=get_utc_timestamp())

    def _write(self, **columns: Any) -> None:
        with self.db_session() as session:
            session.query(Job).filter(Job.job_id == self.job_id).update(columns)
            session.commit()

    def _find_schedule(self) -> dict[str, str] | None:
        with self.db_session() as session:
            found = session.get(JobDefinition, self.model.job_definition_id) if self.model.job_definition_id else None
            return _read_schedule(found.schedule, found.timezone) if found else None

    def _hand_over(self, outcome: Outcome) -> None:
        edition = Path(str(outcome.path))
        files = {**{name: edition / file for name, file in FILES.items()}, "ipynb": edition / "notebook.ipynb"}
        for name in self.model.output_formats or ():
            shutil.copyfile(files[name], self.staging_paths[name])

    def _hand_over_failed(self, folder: Path) -> None:
        """Hand over the notebook as far as it ran."""
        begun = (self.model.create_time or 0) / 1000
        kept = [path for path in folder.glob("*.ipynb") if path.stat().st_mtime >= begun]
        if kept and "ipynb" in self.staging_paths:
            shutil.copyfile(max(kept, key=lambda path: path.stat().st_mtime), self.staging_paths["ipynb"])

    def _raise(self, definition: ReportDefinition, raised: Raised) -> None:
        """Show an alert on the job's page, and tell whom it concerns."""
        said = [raised.alert.line] if raised.alert.reaches("watch") else []
        said += tell_alerts(definition, [raised])
        if said:
            self._write(status_message=" ".join(said)[:_LONGEST_MESSAGE])

    def _tell(self, definition: ReportDefinition, failure: Failure) -> None:
        for problem in tell_failures(definition, [failure]):
            self._write(status_message=problem)


class LabScheduler(Scheduler):  # type: ignore[misc]
    """Take jobs that can be made, and refuse the others while the form is still open."""

    execution_manager_class = LabExecution

    @default("staging_path")
    def _name_staging(self) -> str:
        return str(name_folder() / "staging")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.settle()

    def settle(self) -> None:
        """Write down which jobs were cut off, since the process that ran them is gone."""
        with self.db_session() as session:
            for job in session.query(Job).filter(Job.status.in_(_OPEN)):
                if not job.pid or not psutil.pid_exists(job.pid):
                    job.status, job.end_time = Status.FAILED, get_utc_timestamp()
                    job.status_message = "The job was cut off: JupyterLab ended, or the machine stopped. Run it again."
            session.commit()

    def create_job(self, model: CreateJob) -> str:
        """Start a job, unless its notebook does not take its parameters."""
        self._check(model, Path(self.root_dir, model.input_uri))
        job_id = str(super().create_job(model))
        with self.db_session() as session:
            # jupyter-scheduler calls a job stopped until its process says that it runs.
            new = session.query(Job).filter(Job.job_id == job_id, Job.status == Status.STOPPED)
            new.update({"status": Status.QUEUED})
            session.commit()
        return job_id

    def create_job_definition(self, model: CreateJobDefinition) -> str:
        """Keep a recurring job, unless its notebook does not take its parameters, or its schedule is none."""
        schedule = _read_schedule(model.schedule, model.timezone)
        self._check(model, Path(self.root_dir, model.input_uri), schedule=schedule)
        return str(super().create_job_definition(model))

    def update_job_definition(self, job_definition_id: str, model: UpdateJobDefinition) -> None:
        """Change a recurring job, under the same conditions."""
        now = self.get_job_definition(job_definition_id)
        path = Path(self.root_dir, model.input_uri) if model.input_uri else Path(self.get_staging_paths(now)["input"])
        changed = now.copy(update=model.dict(exclude_none=True, exclude={"input_uri"}))
        self._check(changed, path, schedule=_read_schedule(changed.schedule, changed.timezone))
        super().update_job_definition(job_definition_id, model)

    def stop_job(self, job_id: str) -> None:
        """End a job: its process is asked to, so that its kernel ends and the ledger says cancelled."""
        with self.db_session() as session:
            job = session.query(Job).filter(Job.job_id == job_id).one()
            if not job.pid or job.status not in _OPEN:
                return
            for process in psutil.Process().children():
                if process.pid == job.pid:
                    with suppress(psutil.NoSuchProcess):
                        process.terminate()
            job.status, job.end_time = Status.STOPPED, get_utc_timestamp()
            session.commit()

    def _check(self, model: Any, notebook: Path, *, schedule: dict[str, str] | None = None) -> None:
        if model.package_input_folder:
            raise SchedulerError(
                'A report is made in a folder of its own and finds its data by its parameters: leave "Run job with '
                'input folder" unticked.'
            )
        if unknown := [name for name in model.output_formats or () if name not in FORMATS]:
            raise SchedulerError(f"No format is called {unknown[0]!r}; a job makes: {', '.join(FORMATS)}.")
        settings = Settings()
        try:
            definition = define_job(**_read_job(model, notebook), schedule=schedule)
            plan_runs(definition, store=Store(settings.data_dir), out_dir=settings.out_dir)
        except CommuniqueError as error:
            raise SchedulerError(str(error)) from error


class LabFiles(JobFilesManager):  # type: ignore[misc]
    """Copy a job's files to where JupyterLab looks for them, wherever the server was started."""

    async def copy_from_staging(self, job_id: str, redownload: bool | None = False) -> None:
        """Copy the files of a job into the folder of jobs."""
        job: DescribeJob = self.scheduler.get_job(job_id, False)
        Downloader(
            output_formats=job.output_formats,
            output_filenames=self.scheduler.get_job_filenames(job),
            staging_paths=self.scheduler.get_staging_paths(job),
            output_dir=self.scheduler.get_local_output_path(model=job),
            redownload=bool(redownload),
        ).download()


def _read_job(model: Any, notebook: Path) -> dict[str, Any]:
    return {
        "name": model.name,
        "notebook": notebook,
        "parameters": model.parameters,
        "formats": model.output_formats or (),
        "limits": model.compute_type,
        "options": model.runtime_environment_parameters,
    }


def _read_schedule(cron: str | None, timezone: str | None) -> dict[str, str] | None:
    return {"cron": cron, "timezone": timezone or "UTC"} if cron else None


def _leave(*_: Any) -> None:
    raise SystemExit(1)
