"""What was broken, what happened, what was lost: each line of docs/failures.md.

One notebook that can break in every way; every report is made well once, and then broken, all in one go.
"""

from __future__ import annotations

import json
import os
import re
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import pytest

from analysis.engine.ledger import Ledger
from analysis.engine.run import Order, run_orders
from analysis.engine.worker import Outcome
from analysis.kernels.linux import CAN_FORK
from analysis.reporting.editions import read_latest
from analysis.reporting.read_definitions import read_definitions
from analysis.settings import REPOSITORY_DIR
from tests.engine.conftest import write_notebook

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="the failures are those of Linux")

#: How it is broken: the cell, what the run may take, the reason that is written down, and a word of the sentence.
FAILURES = {
    "error": ("1 / 0", "", "ZeroDivisionError", "division by zero"),
    "exit": ("os._exit(3)", "", "DeadKernelError", "exit code 3"),
    "killed": ("os.kill(os.getpid(), 9)", "", "DeadKernelError", "killed"),
    "segfault": ("import ctypes; ctypes.string_at(0)", "", "DeadKernelError", "SIGSEGV"),
    "loop": ("while True: pass", "deadline: 4s", "DeadlineExceeded", "longer than the 4 seconds"),
    "children": (
        "import subprocess, time; child = subprocess.Popen(['sleep', '777'], start_new_session=True)\nprint(child.pid)\ntime.sleep(600)",
        "deadline: 4s", "DeadlineExceeded", "longer than the 4 seconds",
    ),
    "flood": ("for n in range(1000): print('x' * 100_000)", "", "OutputExceeded", "showed more than the 20 MB"),
    "memory": ("held = [bytearray(50_000_000) for _ in range(40)]; import time; time.sleep(5)", "memory: 700MB", "MemoryExceeded", "700 MB"),
    "stop": ("raise SystemExit(1)", "", "SystemExit", "1"),
    "secret": ("print(os.environ['KEY'])", "parameters: {key: 'env:KEY'}", "ReportError", "would publish a secret"),
    "secret-in-error": ("raise ValueError(os.environ['KEY'])", "parameters: {key: 'env:KEY'}", "ValueError", r"\[secret\]"),
}  # fmt: skip
KEY = "a key that must not be seen"
PASSES = "error"


def find_zygotes() -> set[int]:
    """Find the parents of warm kernels under this process, by their process ids."""
    zygotes = set()
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE and "analysis.kernels.zygote" in process.cmdline():
                zygotes.add(process.pid)
    return zygotes


@pytest.fixture(scope="module")
def earlier() -> set[int]:
    """Say which parents of kernels tests of other modules keep in this process."""
    return find_zygotes()


@pytest.fixture(scope="module")
def broken(earlier, tmp_path_factory) -> tuple[Path, dict[str, str], dict[str, Outcome]]:
    """Make every report well, then break each; give folder, the good editions, and what became of the broken."""
    folder = tmp_path_factory.mktemp("failures")
    os.environ["KEY"] = KEY
    cells = "\n".join(
        f"if how == {name!r}:\n    " + cell.replace("\n", "\n    ") for name, (cell, *_) in FAILURES.items()
    )
    write_notebook(
        folder / "reports" / "breaks.ipynb", 'how: str = "well"\nkey: "Secret" = ""', "import os\nprint('before')", cells, "print('after')"
    )  # fmt: skip
    lines = ["reports:"]
    for name, (_, limit, *_) in FAILURES.items():
        lines += [
            f"  {name}:",
            "    title: T",
            "    notebook: breaks.ipynb",
            "    formats: [html]",
            *([f"    {limit}"] if limit else []),
        ]
    (folder / "reports" / "reports.yaml").write_text("\n".join(lines))
    definitions = read_definitions(folder / "reports" / "reports.yaml")

    def make(how: str | None) -> dict[str, Outcome]:
        orders = [Order(definition=one, cause="run", given={"how": how or one.name}) for one in definitions.values()]
        outcomes = run_orders(orders, data_dir=folder / "data", out_dir=folder / "out", jobs=2, skip_unchanged=False)
        return {outcome.task.run.report: outcome for outcome in outcomes}

    good = make("well")
    assert {name: outcome.error for name, outcome in good.items()} == dict.fromkeys(FAILURES)
    outcomes = make(None)
    os.environ.pop("KEY")
    return folder, {name: str(outcome.edition) for name, outcome in good.items()}, outcomes


@pytest.mark.parametrize("how", FAILURES)
def test_a_broken_run_fails_with_its_cell_and_its_reason_and_loses_nothing(broken, how):
    folder, good, outcomes = broken
    _, _, reason, said = FAILURES[how]
    outcome = outcomes[how]
    assert outcome.state == "failed"
    assert outcome.reason == reason
    assert re.search(said, str(outcome.error)), outcome.error
    assert read_latest(folder / "out" / how) == good[how], "the last good edition is still the latest"
    editions = [path.name for path in (folder / "out" / how).iterdir() if path.name not in ("latest", "failed")]
    assert editions == [good[how]], "and no other was published"
    if how == "secret":
        assert not (folder / "out" / how / "failed").exists()
        return
    assert outcome.cell == 4 and "cell 4" in str(outcome.error)
    (kept,) = (folder / "out" / how / "failed").iterdir()
    ran = nbformat.read(kept, as_version=4)
    shown = ["".join(output.get("text", "") for output in cell.get("outputs", ())) for cell in ran.cells]
    assert "before\n" in shown and "after\n" not in shown, "what ran is kept"
    assert kept.stat().st_size < 1_000_000


def test_no_process_and_no_half_edition_is_left(earlier, broken):
    folder, _, _ = broken
    assert [path.name for path in (folder / "out").iterdir() if path.name.startswith(".building")] == []
    (kept,) = (folder / "out" / "children" / "failed").iterdir()
    (pid,) = re.findall(r'"(\d+)\\n"', kept.read_text())
    assert not psutil.pid_exists(int(pid)) or psutil.Process(int(pid)).status() == psutil.STATUS_ZOMBIE
    assert find_zygotes() <= earlier, "a parent of kernels that an earlier test keeps is not ours"


def test_the_ledger_says_the_same_as_the_outcomes(broken):
    folder, _, outcomes = broken
    failed = {run.report: run for run in Ledger(folder / "out").list_runs(states=("failed",))}
    assert {name: run.reason for name, run in failed.items()} == {name: one.reason for name, one in outcomes.items()}
    assert failed["memory"].peak_bytes and failed["memory"].peak_bytes > 700_000_000
    assert failed["loop"].cells_s and failed["loop"].tries == 1


def test_a_secret_stands_in_nothing_that_is_left(broken):
    folder, _, outcomes = broken
    assert KEY not in repr(outcomes)
    for path in folder.rglob("*"):
        # The notebook that breaks reads it from its surroundings; it was never written down.
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


def test_the_page_of_failures_has_a_line_for_each():
    page = (REPOSITORY_DIR / "docs" / "failures.md").read_text(encoding="utf-8")
    for _, _, reason, _ in FAILURES.values():
        assert f"`{reason}`" in page


def order_one(tmp_path, write_reports, cell: str, extra: str = "") -> list[Order]:
    write_notebook(tmp_path / "reports" / "one.ipynb", 'place: str = ""', "print('before')", cell)
    file = write_reports(
        f"reports:\n  one:\n    title: T\n    notebook: one.ipynb\n    formats: [html]\n    parameters: {{place: {tmp_path}}}\n{extra}"
    )
    return [Order(definition=one, cause="run") for one in read_definitions(file).values()]


FAILS_TWICE = """
from pathlib import Path
tries = Path(place, "tries"); tries.write_text(tries.read_text() + "x" if tries.exists() else "x")
if len(tries.read_text()) < 3: raise TimeoutError("not yet")
"""


def test_a_passing_error_is_tried_again_with_longer_waits_and_each_try_is_written_down(tmp_path, write_reports):
    orders = order_one(
        tmp_path, write_reports, FAILS_TWICE, "    retries: {times: 3, wait: 1s, errors: [TimeoutError]}\n"
    )
    (outcome,) = run_orders(orders, data_dir=tmp_path / "data", out_dir=tmp_path / "out", jobs=1)
    assert outcome.state == "done", outcome.error
    ledger = Ledger(tmp_path / "out")
    (run,) = ledger.list_runs()
    tries = ledger.list_tries(run.id)
    assert [(one["number"], one["reason"]) for one in tries] == [(1, "TimeoutError"), (2, "TimeoutError"), (3, None)]
    assert tries[1]["started_at"] > tries[0]["ended_at"] and run.tries == 3


def test_a_worker_that_is_killed_fails_its_run_with_the_cell_and_another_takes_its_place(tmp_path, write_reports):
    orders = order_one(tmp_path, write_reports, "import os, psutil, time; print('in')\nif not os.path.exists(place + '/again'): open(place + '/again', 'w'); time.sleep(600)")  # fmt: skip
    again = [
        Order(definition=orders[0].definition.model_copy(update={"name": name}), cause="run") for name in ("one", "two")
    ]
    killed = False
    ledger = Ledger(tmp_path / "out")

    def kill_the_first_worker() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (tmp_path / "again").exists():
            time.sleep(0.05)
        time.sleep(0.3)
        workers = [one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())]
        workers[0].kill()

    import threading

    threading.Thread(target=kill_the_first_worker).start()
    outcomes = {
        one.task.run.report: one
        for one in run_orders(again, data_dir=tmp_path / "data", out_dir=tmp_path / "out", jobs=1)
    }
    assert not killed
    assert outcomes["one"].reason == "WorkerDied" and outcomes["one"].cell == 4
    assert outcomes["two"].state == "done"
    (kept,) = (tmp_path / "out" / "one" / "failed").iterdir()
    assert "before" in kept.read_text()
    assert {run.report: run.state for run in ledger.list_runs()} == {"one": "failed", "two": "done"}


def test_a_run_can_be_cancelled(tmp_path, write_reports):
    orders = order_one(tmp_path, write_reports, "import time; open(place + '/runs', 'w'); time.sleep(600)")
    ledger = Ledger(tmp_path / "out")

    def cancel() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (tmp_path / "runs").exists():
            time.sleep(0.05)
        assert ledger.cancel(1)

    import threading

    threading.Thread(target=cancel).start()
    (outcome,) = run_orders(orders, data_dir=tmp_path / "data", out_dir=tmp_path / "out", jobs=1)
    assert (outcome.state, outcome.reason, outcome.cell) == ("failed", "Cancelled", 4)
    assert not ledger.cancel(1)


def test_a_full_disk_fails_the_run_and_leaves_what_is_there(tmp_path, write_reports, monkeypatch):
    from analysis.engine.make import make_edition
    from analysis.engine.plan import plan_runs
    from analysis.errors import ReportError
    from analysis.kernels import growing
    from analysis.store import Store

    orders = order_one(tmp_path, write_reports, "print('x' * 1000)")
    (run,) = plan_runs(orders[0].definition, store=Store(tmp_path / "data"), out_dir=tmp_path / "out")
    good = make_edition(run)

    def refuse(file: int, content: bytes, offset: int) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(growing.os, "pwrite", refuse)
    with pytest.raises(ReportError, match="No space left on device"):
        make_edition(run)
    assert read_latest(tmp_path / "out" / "one") == good.edition
    assert json.loads(good.manifest.read_text())["files"]
    assert not list((tmp_path / "out").glob(".building*"))
