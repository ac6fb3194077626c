"""A small process in the foreground that runs `due` when something is due, by APScheduler's clock."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from analysis.reporting.definitions import ReportDefinition, Schedule
from analysis.scheduling.clock import find_next

_MOST_AT_ONCE = 8
_REREAD_S = 60


class ScheduleTrigger(BaseTrigger):  # type: ignore[misc]
    """Fire when a schedule is due, by the same clock as `due`."""

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """Give the next time; APScheduler asks after each one."""
        return find_next(self.schedule, after=previous_fire_time or now)


class Server:
    """Run `communique reports due NAME` as a process of its own for each report that is due.

    So that a report that takes long holds no other up, one that brings its process down leaves the clock running, and
    new code counts from the next run on.

    Parameters
    ----------
    read : callable
        Gives the definitions; called once a minute, so that a changed file counts.
    command : sequence of str
        What is run, the report's name added.
    tell : callable
        Called with a line about what happens.
    """

    def __init__(
        self,
        read: Callable[[], Mapping[str, ReportDefinition]],
        command: Sequence[str],
        *,
        tell: Callable[[str], None],
    ) -> None:
        self._read = read
        self._command = list(command)
        self._tell = tell
        self._stopped = threading.Event()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._schedules: dict[str, Schedule] = {}
        self.scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(_MOST_AT_ONCE)},
            # A time that passed while the machine slept is not dropped: `due` knows what to do with it.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def serve(self) -> None:
        """Serve until a signal ends it; what runs then is given the time to end, unless a second signal comes."""
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, self._stop)
        self.reread()
        self.scheduler.add_job(self.reread, "interval", seconds=_REREAD_S)
        self.scheduler.start()
        try:
            while not self._stopped.wait(1.0):
                pass
        finally:
            self.scheduler.shutdown(wait=True)

    def reread(self) -> None:
        """Read the definitions, and set the clock by them; what was missed until now is looked after at once."""
        try:
            definitions = self._read()
        except Exception as error:
            # A file that is being edited must not bring the clock down: the schedules before it stay.
            self._tell(f"The definitions were not read anew: {error}")
            return
        schedules = {name: one.schedule for name, one in definitions.items() if one.schedule is not None}
        for name in set(self._schedules) - set(schedules):
            self.scheduler.remove_job(name)
            self._tell(f"{name} is no longer scheduled")
        for name, schedule in schedules.items():
            if self._schedules.get(name) != schedule:
                self.scheduler.add_job(self.run, ScheduleTrigger(schedule), args=[name], id=name, replace_existing=True)
                self.scheduler.add_job(self.run, args=[name])
                self._tell(f"{name}: next at {find_next(schedule, after=datetime.now(UTC))}")
        self._schedules = schedules

    def run(self, name: str) -> None:
        """Run what is due of one report."""
        if self._stopped.is_set():
            return
        process = subprocess.Popen([*self._command, name], stdin=subprocess.DEVNULL)
        with self._lock:
            self._running.add(process)
        code = process.wait()
        with self._lock:
            self._running.discard(process)
        if code:
            self._tell(f"{name}: ended with exit code {code}")

    def _stop(self, *_: Any) -> None:
        if self._stopped.is_set():
            with self._lock:
                for process in self._running:
                    process.terminate()
            return
        self._tell("Stopping when what runs has ended; say it again to end it now.")
        self._stopped.set()


def name_command(options: Sequence[str]) -> list[str]:
    """Give the command that runs what is due, with the same Python and options."""
    return [sys.executable, "-m", "analysis.cli", "reports", "due", *options]
