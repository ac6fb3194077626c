"""What is due is made once, by whoever comes first; what cannot be planned is told and holds nothing up."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from analysis.engine.ledger import Ledger
from analysis.reporting.definitions import ReportDefinition
from analysis.scheduling.due import claim_due, run_due
from tests.engine.conftest import write_notebook

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def define(tmp_path, name="daily", **options) -> ReportDefinition:
    notebook = write_notebook(tmp_path / "reports" / "one.ipynb", 'day: "date" = "today"', "print(day)")
    fields = {"title": "T", "schedule": {"cron": "0 6 * * *", **options.pop("schedule", {})}, **options}
    return ReportDefinition(name=name, notebook=notebook, formats=["html"], **fields)


def test_a_schedule_seen_for_the_first_time_has_missed_nothing(tmp_path):
    ledger = Ledger(tmp_path / "out")
    assert claim_due([define(tmp_path)], ledger, now=NOON) == []
    assert [order.due_at for order in claim_due([define(tmp_path)], ledger, now=NOON + timedelta(days=1))] == [
        datetime(2026, 1, 2, 6, tzinfo=UTC)
    ]


@pytest.mark.parametrize(("missed", "days"), [("all", [2, 3, 4]), ("latest", [4]), ("skip", [])])
def test_after_days_of_standing_still_the_policy_is_followed_and_nothing_is_due_again(tmp_path, missed, days):
    ledger = Ledger(tmp_path / "out")
    definition = define(tmp_path, schedule={"missed": missed})
    claim_due([definition], ledger, now=NOON)
    later = NOON + timedelta(days=3)
    assert [order.due_at.day for order in claim_due([definition], ledger, now=later)] == days
    assert claim_due([definition], ledger, now=later) == []
    changed = define(tmp_path, schedule={"missed": missed, "cron": "0 7 * * *"})
    assert claim_due([changed], ledger, now=later) == []


CLAIMS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from analysis.engine.ledger import Ledger
from analysis.reporting.definitions import ReportDefinition
from analysis.scheduling.due import claim_due
definition = ReportDefinition(name="d", title="T", notebook="x", schedule={"cron": "* * * * *", "missed": "all"})
print("ready", flush=True); sys.stdin.readline()
for order in claim_due([definition], Ledger(Path(sys.argv[1])), now=datetime(2026, 1, 1, 1, tzinfo=UTC)):
    print(order.due_at.isoformat())
"""


def test_however_many_look_at_once_each_time_is_claimed_once(tmp_path):
    first = ReportDefinition(name="d", title="T", notebook="x", schedule={"cron": "* * * * *", "missed": "all"})
    claim_due([first], Ledger(tmp_path), now=datetime(2026, 1, 1, tzinfo=UTC))
    lookers = [
        subprocess.Popen([sys.executable, "-c", CLAIMS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]  # fmt: skip
    for looker in lookers:
        assert looker.stdout.readline() == "ready\n"
    for looker in lookers:
        looker.stdin.write("\n"), looker.stdin.flush()
    claimed = Counter(line for looker in lookers for line in looker.communicate()[0].split())
    assert len(claimed) == 60 and set(claimed.values()) == {1}


def test_a_due_run_is_made_as_of_its_time_and_one_that_cannot_be_planned_holds_it_not_up(tmp_path):
    good, bad = define(tmp_path, name="good"), define(tmp_path, name="bad", parameters={"dya": 1})
    out = tmp_path / "out"
    assert list(run_due([good, bad], data_dir=tmp_path / "data", out_dir=out, now=NOON)) == []
    made = list(run_due([bad, good], data_dir=tmp_path / "data", out_dir=out, jobs=1, now=NOON + timedelta(days=1)))
    (definition, error), outcome = made
    assert definition.name == "bad" and "declares no parameter 'dya'" in str(error)
    assert outcome.state == "done", outcome.error
    assert outcome.edition.startswith("20260102T060000Z")
    assert outcome.task.run.parameters == {"day": "2026-01-02"}
    assert {run.report: run.state for run in Ledger(out).list_runs()} == {"good": "done", "bad": "failed"}
