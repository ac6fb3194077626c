"""A notebook job is a report of the job's name, and takes from the definitions what it does not say itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import DefinitionError
from analysis.scheduling.jobs import LIMITS, define_job

NOTEBOOK = Path("somewhere/daily.ipynb")


@pytest.fixture
def defined(tmp_path, monkeypatch) -> None:
    (tmp_path / "reports").mkdir()
    for name in ("daily.ipynb", "other.ipynb"):
        (tmp_path / "reports" / name).write_text("{}")
    (tmp_path / "reports" / "reports.yaml").write_text(
        "reports:\n"
        "  first:\n    title: The first\n    notebook: daily.ipynb\n    deadline: 90s\n    memory: 1.5GB\n"
        "    retries: {times: 2, errors: [TimeoutError]}\n    notify: {email: [desk@example.org]}\n"
        "  named:\n    title: Named\n    notebook: other.ipynb\n    deadline: 7m\n"
    )
    monkeypatch.chdir(tmp_path)


def test_a_job_takes_its_report_from_its_name_and_the_rest_from_the_definition_of_the_same_notebook(defined):
    job = define_job("Border Watch", NOTEBOOK, parameters={"a": "1"}, formats=["pdf", "ipynb"])
    assert (job.name, job.title, job.parameters, job.formats) == ("border-watch", "Border Watch", {"a": "1"}, ["pdf"])
    assert (job.deadline, job.memory, job.retries.times) == (90, 1_500_000_000, 2)
    assert job.notify.email == ["desk@example.org"]


def test_a_job_that_has_the_name_of_a_definition_is_one_of_its_runs(defined):
    assert (define_job("named", NOTEBOOK).title, define_job("named", NOTEBOOK).deadline) == ("Named", 420)


def test_limits_of_the_form_and_options_go_before_the_definition(defined):
    assert define_job("x", NOTEBOOK, limits="at most 5 minutes, 2 GB").deadline == 300
    assert define_job("x", NOTEBOOK, limits="at most 5 minutes, 2 GB", options={"deadline": "20s"}).deadline == 20


def test_a_notebook_without_a_definition_has_the_usual_limits(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    job = define_job("x", Path("mine.ipynb"), limits=next(iter(LIMITS)))
    assert (job.deadline, job.memory, job.formats) == (900, 4 * 10**9, ["html"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"limits": "a week"}, "names the limits 'a week'; there are: limits of the notebook's report; at most 5"),
        ({"options": {"deadline": "soon"}}, "has the deadline 'soon': write a duration such as 30s"),
        ({"options": {"dedline": "1s"}}, "has no option 'dedline'; there are: deadline, memory"),
        ({"schedule": {"cron": "daily", "timezone": "UTC"}}, "schedule.cron is 'daily': write minute, hour, day"),
        ({"schedule": {"cron": "0 6 * * *", "timezone": "Mars"}}, "schedule.timezone is 'Mars': write a time zone"),
    ],
)
def test_what_a_job_cannot_be_is_said(given, said):
    with pytest.raises(DefinitionError) as caught:
        define_job("x", NOTEBOOK, **given)
    assert said in str(caught.value)
