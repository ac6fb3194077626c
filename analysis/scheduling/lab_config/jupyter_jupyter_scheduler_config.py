"""JupyterLab's scheduler in this environment: jobs are run by our engine, and kept beside our editions."""

from analysis.scheduling.lab import name_database

c = get_config()  # type: ignore[name-defined]  # noqa: F821
c.SchedulerApp.db_url = name_database()
c.SchedulerApp.environment_manager_class = "analysis.scheduling.lab.LabEnvironments"
c.SchedulerApp.scheduler_class = "analysis.scheduling.lab.LabScheduler"
c.SchedulerApp.job_files_manager_class = "analysis.scheduling.lab.LabFiles"
