"""Write what other schedulers need: systemd units, a crontab, a GitHub workflow, an Airflow DAG, a Kubernetes CronJob."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from analysis.errors import ReportError
from analysis.reporting.definitions import ReportDefinition

KINDS = ("systemd", "cron", "github-actions", "airflow", "kubernetes")


@dataclass(frozen=True)
class Surroundings:
    """Where the reports are made.

    Attributes
    ----------
    command : sequence of str
        The command ``communique``, as it is found here.
    options : sequence of str
        ``--file``, ``--data`` and ``--out`` with their values.
    image : str
        The container image that Kubernetes starts.
    """

    command: Sequence[str]
    options: Sequence[str]
    folder: Path
    image: str = "communique:latest"


def write_files(
    kind: str, definitions: Mapping[str, ReportDefinition], *, where: Surroundings, target: Path, force: bool = False
) -> tuple[list[Path], str]:
    """Write the files for a scheduler into a folder, and give them with what to do next.

    Raises
    ------
    ReportError
        When a file is there already, unless `force`; then nothing is written.
    """
    files, hint = _FORMATS[kind](definitions, where)
    paths = {target / name: content for name, content in files.items()}
    there = [str(path) for path in paths if path.exists()]
    if there and not force:
        raise ReportError(
            f"{', '.join(there)} is there already: say --force to replace it, or name another folder with --to."
        )
    for path, content in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(paths), hint.format(target=target)


def _write_systemd(_: Mapping[str, ReportDefinition], where: Surroundings) -> tuple[dict[str, str], str]:
    service = f"""[Unit]
Description=Communiqué: make the reports that are due
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={where.folder}
ExecStart={_quote_systemd([*where.command, "reports", "due", *where.options])}
# What a run left behind ends with it.
KillMode=control-group
SuccessExitStatus=1
Nice=5
"""
    timer = """[Unit]
Description=Communiqué: look every minute whether a report is due

[Timer]
OnCalendar=*-*-* *:*:00
AccuracySec=1s
Persistent=true

[Install]
WantedBy=timers.target
"""
    hint = "Put both into ~/.config/systemd/user/, then: systemctl --user daemon-reload && systemctl --user enable --now communique-reports.timer"
    return {"communique-reports.service": service, "communique-reports.timer": timer}, hint


def _quote_systemd(words: Sequence[str]) -> str:
    # systemd takes % for its own, and $ for a variable.
    return " ".join(
        '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$") + '"'
        for word in words
    )


def _write_cron(_: Mapping[str, ReportDefinition], where: Surroundings) -> tuple[dict[str, str], str]:
    # cron takes % for the end of the line.
    line = shlex.join([*where.command, "reports", "due", *where.options]).replace("%", "\\%")
    content = f"# Communiqué: look every minute whether a report is due. Two that look at once make nothing twice.\n* * * * * cd {shlex.quote(str(where.folder))} && {line}\n"
    return {"communique.crontab": content}, "Add it to yours: (crontab -l; cat {target}/communique.crontab) | crontab -"


def _write_github(definitions: Mapping[str, ReportDefinition], where: Surroundings) -> tuple[dict[str, str], str]:
    crons = sorted(
        {one.schedule.cron for one in definitions.values() if one.schedule and one.schedule.timezone == "UTC"}
    )
    # Schedules in other zones are looked after every quarter of an hour; the ledger keeps any from being made twice.
    if any(one.schedule and one.schedule.timezone != "UTC" for one in definitions.values()) or not crons:
        crons = ["*/15 * * * *"]
    workflow = {
        "name": "reports",
        "on": {"schedule": [{"cron": cron} for cron in crons], "workflow_dispatch": {}},
        "permissions": {"contents": "read"},
        "concurrency": {"group": "reports", "cancel-in-progress": False},
        "jobs": {
            "due": {
                "runs-on": "ubuntu-latest",
                "timeout-minutes": 60,
                "steps": [
                    {"uses": "actions/checkout@v4"},
                    {"uses": "actions/setup-python@v5", "with": {"python-version": "3.12"}},
                    # The ledger and the tables of the run before: without them nothing would be known to be due.
                    {"uses": "actions/cache@v4", "with": {
                        "path": "reports/published\ndata/tables", "key": "reports-${{ github.run_id }}", "restore-keys": "reports-",
                    }},
                    {"run": "pip install ."},
                    {"run": "communique reports due"},
                    {"uses": "actions/upload-artifact@v4", "if": "always()", "with": {"name": "reports", "path": "reports/published"}},
                ],
            }
        },
    }  # fmt: skip
    content = yaml.safe_dump(workflow, sort_keys=False, allow_unicode=True)
    return {
        ".github/workflows/reports.yml": content
    }, "Commit {target}/.github/workflows/reports.yml to the repository."


def _write_kubernetes(definitions: Mapping[str, ReportDefinition], where: Surroundings) -> tuple[dict[str, str], str]:
    longest = max((one.deadline for one in definitions.values()), default=900.0)
    memory = max((one.memory for one in definitions.values()), default=2 * 10**9)
    job = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": "communique-reports"},
        "spec": {
            "schedule": "*/5 * * * *",
            "concurrencyPolicy": "Forbid",
            "startingDeadlineSeconds": 240,
            "successfulJobsHistoryLimit": 1,
            "jobTemplate": {"spec": {
                "backoffLimit": 0,
                "activeDeadlineSeconds": int(longest * 4),
                "template": {"spec": {
                    "restartPolicy": "Never",
                    "containers": [{
                        "name": "due",
                        "image": where.image,
                        "command": ["communique", "reports", "due", "--data", "/data", "--out", "/reports"],
                        "resources": {"requests": {"cpu": "1"}, "limits": {"memory": f"{int(2 * memory / 10**6)}M"}},
                        "securityContext": {"allowPrivilegeEscalation": False, "runAsNonRoot": True},
                        "volumeMounts": [{"name": "data", "mountPath": "/data"}, {"name": "reports", "mountPath": "/reports"}],
                    }],
                    "volumes": [
                        {"name": "data", "persistentVolumeClaim": {"claimName": "communique-data"}},
                        {"name": "reports", "persistentVolumeClaim": {"claimName": "communique-reports"}},
                    ],
                }},
            }},
        },
    }  # fmt: skip
    hint = "Build an image with `pip install communique`, make the two volume claims, then: kubectl apply -f {target}/communique-cronjob.yaml"
    return {"communique-cronjob.yaml": yaml.safe_dump(job, sort_keys=False)}, hint


def _write_airflow(definitions: Mapping[str, ReportDefinition], where: Surroundings) -> tuple[dict[str, str], str]:
    parts = [
        '"""Communiqué\'s reports as Airflow DAGs: written by `communique reports install --airflow`."""\n',
        "from datetime import timedelta\n\nimport pendulum\nfrom airflow import DAG",
        "from airflow.operators.bash import BashOperator\nfrom airflow.providers.papermill.operators.papermill import PapermillOperator\n",
    ]
    for name, one in definitions.items():
        schedule = json.dumps(one.schedule.cron) if one.schedule else "None"
        zone = one.schedule.timezone if one.schedule else "UTC"
        catchup = bool(one.schedule and one.schedule.missed == "all")
        parts.append(f"""
with DAG(
    dag_id={json.dumps(f"communique-{name}")},
    description={json.dumps(one.title, ensure_ascii=False)},
    schedule={schedule},
    start_date=pendulum.datetime(2026, 1, 1, tz={json.dumps(zone)}),
    catchup={catchup},
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds={int(one.deadline * 4)}),
):""")
        parts += _write_tasks(name, one, where)
    hint = "Put {target}/communique_dags.py into Airflow's dags folder; it needs apache-airflow-providers-papermill, and communique in its environment."
    return {"communique_dags.py": "\n".join(parts) + "\n"}, hint


def _write_tasks(name: str, one: ReportDefinition, where: Surroundings) -> list[str]:
    """Give a papermill task for each fixed set of parameters; what depends on the tables is our own command's."""
    values = [(key, value) for key, each in one.for_each.items() for value in each.values or ()]
    if one.for_each and not values:
        command = shlex.join([*where.command, "reports", "run", name, *where.options])
        return [
            f"    BashOperator(task_id={json.dumps(name)}, bash_command={json.dumps(command)}, cwd={json.dumps(str(where.folder))})"
        ]
    tasks = []
    for number, chosen in enumerate([{key: value} for key, value in values] or [{}]):
        parameters = {**one.parameters, **chosen}
        tasks.append(
            f"""    PapermillOperator(
        task_id={json.dumps(f"{name}-{number}" if values else name)},
        input_nb={json.dumps(str(one.notebook))},
        output_nb={json.dumps(f"{where.folder}/reports/airflow/{name}-{number}-{{{{ ts_nodash }}}}.ipynb")},
        parameters={parameters!r},
        kernel_name="communique",
        retries={one.retries.times if one.retries else 0},
        execution_timeout=timedelta(seconds={int(one.deadline)}),
    )"""
        )
    return tasks


_FORMATS = {
    "systemd": _write_systemd,
    "cron": _write_cron,
    "github-actions": _write_github,
    "airflow": _write_airflow,
    "kubernetes": _write_kubernetes,
}
