"""The pool: a worker a core, a parent for their kernels, and a clock for each run that also ends what hangs."""

from __future__ import annotations

import heapq
import multiprocessing
import os
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from analysis.engine.recover import recover_notebook
from analysis.engine.start_worker import start_worker
from analysis.engine.worker import Outcome, Task
from analysis.kernels.limits import CANCELLED, DEADLINE
from analysis.kernels.linux import kill_tree
from analysis.kernels.parent import ADDRESS, KernelParent, NoWarmKernel, claim_parent

#: A worker is replaced after so many runs, so that nothing can pile up.
_RUNS_A_WORKER = 200
#: A worker ends a run at its deadline by itself; one that has not so many seconds later is killed.
_GRACE_S = 20.0
_LOOK_S = 0.5


@dataclass
class _Worker:
    process: SpawnProcess
    connection: Connection
    task: Task | None = None
    started: float = 0.0
    runs: int = 0
    cancelled_at: float | None = None


class Pool:
    """Make runs in several processes at once.

    Parameters
    ----------
    jobs : int
        How many at once.
    on_start : callable, optional
        Called with a task and the number of the try, when it begins.
    on_retry : callable, optional
        Called with the outcome of a try that is followed by another.
    list_cancelled : callable, optional
        Asked twice a second for the numbers of runs that shall end.
    """

    def __init__(
        self,
        jobs: int,
        *,
        on_start: Callable[[Task, int], None] | None = None,
        on_retry: Callable[[Outcome, int], None] | None = None,
        list_cancelled: Callable[[], set[int]] | None = None,
    ) -> None:
        self._on_start = on_start or (lambda task, number: None)
        self._on_retry = on_retry or (lambda outcome, number: None)
        self._list_cancelled = list_cancelled or set
        self._jobs = jobs
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._parent: KernelParent | None = None
        self._folder: Path | None = None
        self._before: dict[str, str | None] = {}

    def __enter__(self) -> Pool:
        self._folder = Path(tempfile.mkdtemp(prefix="communique-"))
        self._set("TMPDIR", str(self._folder))
        with suppress(NoWarmKernel):
            self._parent = claim_parent()
            self._set(ADDRESS, self._parent.address)
        # The first begins to import while the runs are planned; there are as many of the others as there are runs.
        self._workers = [self._hire()]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            self._dismiss(worker)
        if self._parent is not None:
            self._parent.stop()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def make_all(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Make runs, and give the outcome of each as it comes; a run that is to be tried again holds no other up."""
        waiting = deque((task, 1) for task in tasks)
        later: list[tuple[float, int, Task, int]] = []
        self._workers += [self._hire() for _ in range(min(self._jobs, len(waiting)) - len(self._workers))]
        numbers: dict[int, int] = {}
        looked = 0.0
        while waiting or later or any(worker.task for worker in self._workers):
            while later and later[0][0] <= time.monotonic():
                _, _, task, number = heapq.heappop(later)
                waiting.append((task, number))
            for worker in self._workers:
                if waiting and worker.task is None:
                    task, number = waiting.popleft()
                    numbers[task.run_id] = number
                    self._give(worker, task, number)
            if time.monotonic() - looked > _LOOK_S:
                looked = time.monotonic()
                yield from self._cancel(waiting, later)
            for outcome in self._collect(later[0][0] if later else None):
                number = numbers[outcome.task.run_id]
                wait_s = _wait_before_retry(outcome, number)
                if wait_s is None:
                    yield outcome
                else:
                    self._on_retry(outcome, number)
                    heapq.heappush(later, (time.monotonic() + wait_s, outcome.task.run_id, outcome.task, number + 1))

    def _set(self, name: str, value: str) -> None:
        self._before[name] = os.environ.get(name)
        os.environ[name] = value

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=start_worker, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _dismiss(self, worker: _Worker) -> None:
        with suppress(OSError):
            worker.connection.send(None)
        worker.connection.close()
        if worker.task is None:
            worker.process.join(5)
        if worker.process.is_alive() and worker.process.pid:
            kill_tree(worker.process.pid) if hasattr(os, "killpg") else worker.process.kill()
            with suppress(ProcessLookupError):
                os.kill(worker.process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            worker.process.join(5)

    def _replace(self, worker: _Worker) -> None:
        self._dismiss(worker)
        self._workers[self._workers.index(worker)] = self._hire()

    def _give(self, worker: _Worker, task: Task, number: int) -> None:
        if worker.runs >= _RUNS_A_WORKER:
            self._replace(worker)
            worker = next(one for one in self._workers if one.runs == 0 and one.task is None)
        worker.task, worker.started, worker.cancelled_at = task, time.monotonic(), None
        worker.runs += 1
        self._on_start(task, number)
        # A worker that died since is noticed when its outcome is waited for.
        with suppress(OSError):
            worker.connection.send(task)

    def _collect(self, until: float | None) -> list[Outcome]:
        """Wait a moment for outcomes; a worker that died or hangs has one as well."""
        busy = [worker for worker in self._workers if worker.task is not None]
        rest = _LOOK_S if until is None else max(0.0, min(_LOOK_S, until - time.monotonic()))
        if not busy:
            time.sleep(rest)
            return []
        watched: list[Any] = [item for worker in busy for item in (worker.connection, worker.process.sentinel)]
        ready = wait(watched, timeout=rest)
        outcomes = []
        for worker in busy:
            task = worker.task
            if task is None:
                continue
            if worker.connection in ready or worker.process.sentinel in ready:
                try:
                    outcomes.append(worker.connection.recv())
                    worker.task = None
                except (EOFError, OSError):
                    outcomes.append(self._write_off(worker, task, "WorkerDied", "the process that made it died"))
            elif time.monotonic() - worker.started > task.run.deadline_s + _GRACE_S:
                said = f"it took longer than the {task.run.deadline_s:g} seconds that it may"
                outcomes.append(self._write_off(worker, task, DEADLINE, said))
            elif worker.cancelled_at is not None and time.monotonic() - worker.cancelled_at > _GRACE_S:
                outcomes.append(self._write_off(worker, task, CANCELLED, "the run was cancelled"))
        return outcomes

    def _write_off(self, worker: _Worker, task: Task, reason: str, said: str) -> Outcome:
        """End a worker with its run, keep what the run left, and put another in its place."""
        self._replace(worker)
        kept, cell = recover_notebook(task.run)
        where = f"cell {cell}: " if cell else ""
        last = f" What ran is kept in {kept}." if kept else ""
        return Outcome(
            task, "failed", reason=reason, cell=cell,
            error=f"The notebook {task.run.notebook.name} failed: {where}{said}.{last}",
        )  # fmt: skip

    def _cancel(self, waiting: deque[tuple[Task, int]], later: list[tuple[float, int, Task, int]]) -> Iterator[Outcome]:
        cancelled = self._list_cancelled()
        if not cancelled:
            return
        for worker in self._workers:
            if worker.task and worker.task.run_id in cancelled and worker.cancelled_at is None:
                worker.cancelled_at = time.monotonic()
                worker.process.terminate()
        queued = [task for task, _ in waiting] + [task for _, _, task, _ in later]
        for task in queued:
            if task.run_id in cancelled:
                yield Outcome(task, "failed", reason=CANCELLED, error="The run was cancelled before it began.")
        kept = [(task, number) for task, number in waiting if task.run_id not in cancelled]
        waiting.clear()
        waiting.extend(kept)
        later[:] = [entry for entry in later if entry[1] not in cancelled]
        heapq.heapify(later)


def _wait_before_retry(outcome: Outcome, number: int) -> float | None:
    retries = outcome.task.run.retries
    if outcome.state != "failed" or retries is None or number > retries.times or outcome.reason not in retries.errors:
        return None
    return float(retries.wait * 2 ** (number - 1))
