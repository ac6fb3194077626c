"""Warm kernels: forked, safe to fork, alike ordinary ones, and never left behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import papermill
import psutil
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from nbformat.v4 import new_code_cell, new_notebook

from analysis.kernels import parent as parents
from analysis.kernels.limits import RunRecord
from analysis.kernels.linux import CAN_FORK
from analysis.kernels.parent import ADDRESS, SWITCH, KernelParent
from analysis.kernels.warm import HARMLESS_THREADS

needs_fork = pytest.mark.skipif(not CAN_FORK, reason="kernels are forked on Linux only")


@pytest.fixture(scope="module")
def warm_parent() -> Iterator[KernelParent]:
    started = KernelParent.start()
    os.environ[ADDRESS] = started.address
    yield started
    os.environ.pop(ADDRESS, None)
    started.stop()


def run(*sources: str, record: RunRecord | None = None, **options) -> list[str]:
    """Run cells with the engine, and give what each printed or showed."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    ran = papermill.execute_notebook(
        notebook, None, engine_name="communique", kernel_name="python3", progress_bar=False, record=record, **options
    )
    return [
        "".join(output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in ran.cells
    ]


@needs_fork
def test_a_kernel_is_forked_and_talks_through_sockets_that_only_its_user_may_open(warm_parent):
    record = RunRecord({})
    (shown,) = run(
        "import os, json, ipykernel; from pathlib import Path\n"
        "file = Path(ipykernel.get_connection_file()); about = json.loads(file.read_text())\n"
        "sockets = Path(about['ip']).parent\n"
        "print(os.getppid(), about['transport'], oct(file.stat().st_mode)[-3:], oct(sockets.stat().st_mode)[-3:])",
        record=record,
    )
    parent_pid, transport, file_mode, folder_mode = shown.split()
    assert int(parent_pid) == warm_parent.process.pid
    assert (transport, file_mode, folder_mode) == ("ipc", "600", "700")
    assert record.is_warm and record.peak_bytes > 10_000_000
    assert stat.S_IMODE(Path(warm_parent.address).stat().st_mode) == 0o600


@needs_fork
def test_the_parent_has_no_thread_and_no_event_loop_to_be_torn_in_a_fork(warm_parent):
    run("1")
    tasks = Path(f"/proc/{warm_parent.process.pid}/task").glob("*/comm")
    names = [task.read_text().strip() for task in tasks if task.parent.name != str(warm_parent.process.pid)]
    assert set(names) <= HARMLESS_THREADS


@needs_fork
def test_nothing_is_carried_from_one_run_to_the_next(warm_parent):
    leave = (
        "import os, random, sys, numpy, pandas, matplotlib\n"
        "pandas.left = os.left = left = 1; os.environ['LEFT'] = '1'; matplotlib.rcParams['font.size'] = 99; os.chdir('/')\n"
        "print(random.random(), numpy.random.random())"
    )
    look = (
        "import os, random, sys, numpy, pandas, matplotlib\n"
        "print(hasattr(pandas, 'left') or hasattr(os, 'left') or 'left' in globals() or 'LEFT' in os.environ, "
        "matplotlib.rcParams['font.size'] == 99, os.getcwd() == '/')"
    )
    first, second = run(leave), run(leave)
    assert first != second, "chance is not the parent's"
    assert run(look) == ["False False False\n"]


@needs_fork
def test_libraries_with_threads_of_their_own_work_in_a_fork(warm_parent, tmp_path):
    (shown,) = run(
        "import pandas as pd, pyarrow as pa, pyarrow.compute as pc\nfrom deltalake import DeltaTable, write_deltalake\n"
        f"write_deltalake({str(tmp_path / 'table')!r}, pa.table({{'a': [1, 2, 3]}}))\n"
        f"rows = DeltaTable({str(tmp_path / 'table')!r}).to_pyarrow_table()\n"
        "import matplotlib.pyplot as plt; figure = plt.figure(); figure.savefig('/dev/null', format='svg'); plt.close()\n"
        "print(pc.sum(rows['a']), (pd.Series(range(9)) ** 2).sum())"
    )
    assert shown == "6 204\n"


COMPARED = """
import os, sys, matplotlib.pyplot as plt
print(__name__, sys.argv[1:2], sys.flags.hash_randomization, os.environ.get("GIVEN"), sys.path[-1] == "", len(sys.path[0]) > 1)
get_ipython().run_line_magic("config", "InlineBackend.figure_formats = ['svg']")
plt.rcParams["svg.hashsalt"] = "x"; lines = plt.plot([1, 2])
"""


@needs_fork
def test_a_forked_kernel_shows_what_an_ordinary_one_shows(warm_parent, monkeypatch):
    monkeypatch.setenv("GIVEN", "here")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("PYTHONHASHSEED", "0")

    def shown() -> tuple[list, bool]:
        record = RunRecord({})
        notebook = new_notebook(cells=[new_code_cell(COMPARED), new_code_cell("len([1, 2])")])
        ran = papermill.execute_notebook(
            notebook, None, engine_name="communique", kernel_name="python3", progress_bar=False, record=record
        )
        return [dict(output) for cell in ran.cells for output in cell.outputs], record.is_warm

    warm, was_warm = shown()
    monkeypatch.setenv(SWITCH, "1")
    monkeypatch.delenv(ADDRESS)
    monkeypatch.setattr(parents, "_own", None)
    cold, was_cold = shown()
    assert was_warm and not was_cold
    assert [output["output_type"] for output in warm] == ["stream", "display_data", "execute_result"]
    assert "image/svg+xml" in warm[1]["data"]
    assert warm == cold


PROGRAM = """
import sys, papermill, nbformat
from nbformat.v4 import new_notebook, new_code_cell
source = '''
import os, subprocess, sys, time
children = [subprocess.Popen(["sleep", "600"]), subprocess.Popen(["sleep", "600"], start_new_session=True)]
open({log!r}, "w").write(" ".join(str(p) for p in (os.getppid(), os.getpid(), *(c.pid for c in children))) + "\\\\n")
time.sleep(600)
'''
papermill.execute_notebook(new_notebook(cells=[new_code_cell(source)]), None, engine_name="communique", kernel_name="python3", progress_bar=False)
"""


def start_program(tmp_path: Path) -> tuple[subprocess.Popen, list[int]]:
    """Start a program that runs a notebook which starts processes, one of them in a session of its own."""
    log = tmp_path / "pids"
    environment = {name: value for name, value in os.environ.items() if name != ADDRESS}
    program = subprocess.Popen([sys.executable, "-c", PROGRAM.format(log=str(log))], env=environment, cwd=tmp_path)
    until = time.monotonic() + 60
    while not (log.exists() and log.read_text().endswith("\n")):
        assert time.monotonic() < until and program.poll() is None
        time.sleep(0.05)
    return program, [int(pid) for pid in log.read_text().split()]


def are_gone(pids: list[int], *, within_s: float = 5) -> bool:
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        if not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE for pid in pids):
            return True
        time.sleep(0.05)
    return False


@needs_fork
def test_a_program_killed_leaves_no_process_behind(tmp_path):
    program, pids = start_program(tmp_path)
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    assert are_gone(pids)


@needs_fork
def test_a_killed_parent_takes_its_kernels_along_and_the_program_is_told(tmp_path):
    program, (parent_pid, kernel_pid, *children) = start_program(tmp_path)
    os.kill(parent_pid, signal.SIGKILL)
    assert are_gone([parent_pid, kernel_pid, children[0]])
    assert program.wait(30) != 0
    for pid in children:
        # In a session of its own, and its parent's parent gone: nobody is left who could know of it.
        if psutil.pid_exists(pid):
            os.kill(pid, signal.SIGKILL)


@needs_fork
def test_what_a_cell_leaves_running_ends_with_its_kernel(warm_parent):
    (shown,) = run(
        "import subprocess\n"
        "print(*(subprocess.Popen(['sleep', '600'], start_new_session=alone).pid for alone in (False, True)))"
    )
    assert are_gone([int(pid) for pid in shown.split()])


def test_where_nothing_can_be_forked_an_ordinary_kernel_runs(monkeypatch):
    monkeypatch.setenv(ADDRESS, "/nowhere/at/all")
    record = RunRecord({})
    assert run("6 * 7", record=record) == ["42"]
    assert not record.is_warm


@needs_fork
def test_papermill_itself_takes_the_engine_by_its_name(warm_parent, tmp_path):
    nbformat.write(
        new_notebook(
            cells=[new_code_cell("name = 'x'", metadata={"tags": ["parameters"]}), new_code_cell("import os; print(name, os.getppid())")],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        ),
        tmp_path / "given.ipynb",
    )  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-m", "papermill", "--engine", "communique", "-p", "name", "it", "given.ipynb", "ran.ipynb"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    last = nbformat.read(tmp_path / "ran.ipynb", as_version=4).cells[-1]
    assert last.outputs[0].text == f"it {warm_parent.process.pid}\n"


def test_jupyter_finds_the_provisioner_and_the_kernelspec():
    (provisioner,) = entry_points(group="jupyter_client.kernel_provisioners", name="communique-warm")
    assert provisioner.load().__name__ == "WarmProvisioner"
    spec = KernelSpecManager().get_kernel_spec("communique")
    assert spec.metadata["kernel_provisioner"]["provisioner_name"] == "communique-warm"


@needs_fork
def test_the_kernelspec_starts_a_warm_kernel_as_jupyterlab_would_and_it_can_be_interrupted_and_restarted(warm_parent):
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="communique")
    try:
        first = client.execute("import os; x = os.getppid()", reply=True, timeout=20)
        assert first["content"]["status"] == "ok"
        waiting = client.execute("import time; time.sleep(60)")
        time.sleep(0.3)
        manager.interrupt_kernel()
        assert client.get_shell_msg(timeout=10)["content"]["ename"] == "KeyboardInterrupt"
        assert waiting
        manager.restart_kernel()
        client.wait_for_ready(timeout=20)
        again = client.execute("x", reply=True, timeout=20)
        assert again["content"]["ename"] == "NameError"
        assert manager.transport == "ipc"
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    assert not manager.has_kernel


def test_a_changed_package_makes_a_new_parent(monkeypatch):
    dates = iter([1.0, 1.0, 2.0, 2.0])
    started = []

    class Pretend:
        is_alive = True

        def __init__(self, code):
            self.code = code
            self.address = f"parent of {code}"
            started.append(self)

        @classmethod
        def start(cls):
            return cls(parents.date_code())

    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.setattr(parents, "_own", None)
    monkeypatch.setattr(parents, "KernelParent", Pretend)
    monkeypatch.setattr(parents, "date_code", lambda: next(dates))
    assert parents.find_parent() == parents.find_parent() == "parent of 1.0"
    assert parents.find_parent() == "parent of 2.0"
    assert json.dumps([one.code for one in started]) == "[1.0, 2.0]"
