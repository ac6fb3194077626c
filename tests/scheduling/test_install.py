"""What is written for other schedulers is what they read."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from analysis.errors import ReportError
from analysis.reporting.definitions import ReportDefinition
from analysis.scheduling.install import KINDS, Surroundings, write_files

WHERE = Surroundings(
    command=["/opt/a b/python", "-m", "analysis.cli"],
    options=["--data", '/data/100% "it\'s" $x'],
    folder=Path("/srv/it"),
)
DEFINITIONS = {
    name: ReportDefinition(name=name, title="A 'title' \"x\"", notebook=Path(f"/n/{name}.ipynb"), **fields)
    for name, fields in {
        "daily": {"schedule": {"cron": "0 6 * * *"}, "parameters": {"name": "O'Neil \"{x}\""}},
        "each": {"for_each": {"country": {"values": ["IRN", "PAK"]}}, "schedule": {"cron": "0 7 * * 1", "timezone": "Asia/Karachi"}},
        "all": {"for_each": {"document_id": {"table": "documents"}}},
    }.items()
}  # fmt: skip


def write(kind, tmp_path) -> dict[str, str]:
    paths, hint = write_files(kind, DEFINITIONS, where=WHERE, target=tmp_path)
    assert hint
    return {path.name: path.read_text() for path in paths}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_there_is_replaced_without_force(kind, tmp_path):
    write(kind, tmp_path)
    with pytest.raises(ReportError, match="is there already: say --force"):
        write_files(kind, DEFINITIONS, where=WHERE, target=tmp_path)
    write_files(kind, DEFINITIONS, where=WHERE, target=tmp_path, force=True)


def test_systemd_takes_the_units(tmp_path):
    files = write("systemd", tmp_path)
    assert set(files) == {"communique-reports.service", "communique-reports.timer"}
    assert '"/opt/a b/python" "-m" "analysis.cli" "reports" "due"' in files["communique-reports.service"]
    assert '100%% \\"it\'s\\" $$x' in files["communique-reports.service"]
    if shutil.which("systemd-analyze"):
        unit = (
            (tmp_path / "communique-reports.service")
            .read_text()
            .replace("/opt/a b/python", "/bin/true")
            .replace("/srv/it", "/")
        )
        (tmp_path / "communique-reports.service").write_text(unit)
        checked = subprocess.run(
            ["systemd-analyze", "verify", *map(str, tmp_path.iterdir())], capture_output=True, text=True
        )
        assert checked.returncode == 0, checked.stderr


def test_a_shell_reads_the_line_of_the_crontab_as_it_was_meant(tmp_path):
    (line,) = [line for line in write("cron", tmp_path)["communique.crontab"].splitlines() if not line.startswith("#")]
    command = line.removeprefix("* * * * * cd /srv/it && ").replace("\\%", "%")
    words = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True
    ).stdout.splitlines()
    assert words == [*WHERE.command, "reports", "due", *WHERE.options]
    assert "%" not in line.replace("\\%", "")


def test_the_workflow_and_the_cronjob_are_yaml_with_what_they_need(tmp_path):
    workflow = yaml.load(write("github-actions", tmp_path)["reports.yml"], Loader=yaml.BaseLoader)
    assert workflow["on"]["schedule"] == [{"cron": "*/15 * * * *"}]
    assert any(step.get("run") == "communique reports due" for step in workflow["jobs"]["due"]["steps"])
    job = yaml.safe_load(write("kubernetes", tmp_path)["communique-cronjob.yaml"])
    assert job["kind"] == "CronJob" and job["spec"]["concurrencyPolicy"] == "Forbid"
    (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    assert container["command"][:3] == ["communique", "reports", "due"]
    assert container["resources"]["limits"]["memory"] == "8000M"


def test_the_dags_are_python_and_use_the_papermill_operator_with_our_kernel(tmp_path):
    tree = ast.parse(write("airflow", tmp_path)["communique_dags.py"])
    calls = {name: [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name] for name in ("DAG", "PapermillOperator", "BashOperator")}  # fmt: skip
    assert [len(found) for found in calls.values()] == [3, 3, 1]
    first = {keyword.arg: keyword.value for keyword in calls["PapermillOperator"][0].keywords}
    assert ast.literal_eval(first["parameters"]) == {"name": 'O\'Neil "{x}"'}
    assert ast.literal_eval(first["kernel_name"]) == "communique"
