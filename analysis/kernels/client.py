"""Run the cells of a notebook in a kernel, within limits, and wait for nothing that is there already."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import suppress
from queue import Empty
from typing import Any

import nbformat
import psutil
import zmq
from jupyter_core.utils import ensure_async, run_sync
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient

from analysis.kernels.limits import CANCELLED, DEAD, DEADLINE, MEMORY, OUTPUT, RunLimits, RunRecord
from analysis.kernels.linux import list_descendants, read_memory

_WATCH_S = 0.1
#: How much of an output that grew too large is kept, in characters.
_KEPT_OUTPUT = 100_000
#: The kernel is connected to before it listens; then it is tried again so often.
_CONNECT_AGAIN_MS = 10
#: An answer may be shown before we hear what is shown; then it is asked for again.
_READY_AGAIN_S = 0.1
_SHUTDOWN_S = 2.0
#: So often is it looked whether a kernel that does not answer is alive.
_ALIVE_S = 1.0


class ReportClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client, with limits for the whole run, and without its waits.

    A cell that fails, and a run that is ended, leave an error in the cell at which it happened; the caller finds it
    there, as papermill does.
    """

    def __init__(
        self, manager: Any, *, limits: RunLimits | None = None, record: RunRecord | None = None, **options: Any
    ) -> None:
        super().__init__(manager, **options)
        self.limits = limits or RunLimits()
        self.record = record if record is not None else RunRecord({})
        self.km: Any
        self._ended: tuple[str, str] | None = None
        self._shown_bytes = 0
        self._due = None if self.limits.deadline_s is None else time.monotonic() + self.limits.deadline_s

    def execute(self, **options: Any) -> nbformat.NotebookNode:
        """Run all cells; one that fails ends the run."""
        run_sync(self._run)(**options)
        notebook: nbformat.NotebookNode = self.nb
        return notebook

    async def _run(self, **options: Any) -> None:
        self.reset_execution_trackers()
        if self.km is None:
            self.km = self.create_kernel_manager()
        self.km.context.setsockopt(zmq.RECONNECT_IVL, _CONNECT_AGAIN_MS)
        watch: asyncio.Task[None] | None = None
        try:
            await self._start(**options)
            watch = asyncio.create_task(self._watch())
            await self._run_cells()
            self.set_widgets_metadata()
        finally:
            if watch is not None:
                watch.cancel()
            await self._async_cleanup_kernel()

    async def _start(self, **options: Any) -> None:
        first = next((cell for cell in self.nb.cells if cell.cell_type == "code"), None)
        try:
            await self.async_start_new_kernel(**options)
            self.record.is_warm = getattr(self.km.provisioner, "forked", None) is not None
            await self.async_start_new_kernel_client()
        except RuntimeError as error:
            if first is None:
                raise
            self._note(first, DEAD, f"the kernel did not start: {error}")

    async def async_start_new_kernel_client(self) -> Any:
        """Connect to the kernel, and wait until it answers and its outputs arrive: for no fixed time."""
        self.kc = self.km.client(context=self.km.context)
        self.kc.start_channels(hb=False, stdin=False)
        self.kc.allow_stdin = False
        latest = time.monotonic() + (self.startup_timeout or 60)
        while True:
            if await self._is_ready():
                return self.kc
            if not await ensure_async(self.km.is_alive()):
                raise RuntimeError("it died before its first answer")
            if time.monotonic() > min(latest, self._due or latest):
                raise RuntimeError("it did not answer in time")

    async def _is_ready(self) -> bool:
        """Ask for the kernel's information; ready is who has answered on the one channel and shown it on the other."""
        asked = self.kc.kernel_info()
        try:
            reply = await self._receive(self.kc.shell_channel, asked, "kernel_info_reply", within_s=_ALIVE_S)
            await self._receive(self.kc.iopub_channel, asked, "status", state="idle", within_s=_READY_AGAIN_S)
        except Empty:
            return False
        self.nb.metadata["language_info"] = reply["content"]["language_info"]
        return True

    @staticmethod
    async def _receive(channel: Any, asked: str, kind: str, *, state: str | None = None, within_s: float) -> Any:
        until = time.monotonic() + within_s
        while True:
            message = await ensure_async(channel.get_msg(timeout=max(0.0, until - time.monotonic())))
            is_ours = message["parent_header"].get("msg_id") == asked and message["msg_type"] == kind
            if is_ours and state in (None, message["content"].get("execution_state")):
                return message

    async def _run_cells(self) -> None:
        if any(cell.get("metadata", {}).get("papermill", {}).get("exception") for cell in self.nb.cells):
            return
        for index, cell in enumerate(self.nb.cells):
            started = time.perf_counter()
            self._shown_bytes = 0
            try:
                self.nb_man.cell_start(cell, index)
                await self.async_execute_cell(cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(cell, cell_index=index, exception=error)
            except CellTimeoutError:
                self._note(cell, DEADLINE, f"the cell took longer than the {self.timeout:g} seconds that a cell may")
            except (DeadKernelError, asyncio.CancelledError, RuntimeError):
                self._note(cell, *(self._ended or (DEAD, "the kernel died")))
            finally:
                self.record.cells_s[index] = round(time.perf_counter() - started, 4)
                self.nb_man.cell_complete(cell, cell_index=index)
            if cell.metadata.papermill.get("exception"):
                return

    def _note(self, cell: Any, name: str, reason: str) -> None:
        """Write into a cell what ended the run there."""
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and len(output.text) > _KEPT_OUTPUT:
                output.text = f"{output.text[:_KEPT_OUTPUT]}\n[… {len(output.text) - _KEPT_OUTPUT} characters more]\n"
        error = nbformat.v4.new_output("error", ename=name, evalue=reason, traceback=[f"{name}: {reason}"])  # type: ignore[no-untyped-call]
        cell.outputs = [*cell.get("outputs", ()), error]
        cell.metadata.setdefault("papermill", {})["exception"] = True
        self.nb_man.cell_exception(cell)

    async def _watch(self) -> None:
        """Look several times a second whether the run may go on; end the kernel and all it started when it may not."""
        limits = self.limits
        while self._ended is None:
            held = self._measure()
            self.record.peak_bytes = max(self.record.peak_bytes, held)
            code = await self.km.provisioner.poll()
            if code is not None:
                # What it said before it died is on its way: a moment for that.
                await asyncio.sleep(_WATCH_S)
                self._ended = (DEAD, _say_death(code))
            elif self._due is not None and time.monotonic() > self._due:
                self._ended = (DEADLINE, f"the run took longer than the {limits.deadline_s:g} seconds that it may")
            elif limits.memory_bytes is not None and held > limits.memory_bytes:
                self._ended = (MEMORY, f"the run held more than the {limits.memory_bytes / 1e6:.0f} MB that it may")
            elif limits.is_cancelled is not None and limits.is_cancelled():
                self._ended = (CANCELLED, "the run was cancelled")
            if self._ended is None:
                await asyncio.sleep(_WATCH_S)
        await self._end_kernel()

    async def _end_kernel(self) -> None:
        if self.km is not None and self.km.provisioner is not None:
            # With the group of the kernel, and so with what its cells started.
            await self.km.provisioner.kill()
        if self.task_poll_for_reply is not None:
            self.task_poll_for_reply.cancel()

    def _measure(self) -> int:
        pid = getattr(getattr(self.km, "provisioner", None), "pid", None)
        if not pid:
            return 0
        held = sum(map(read_memory, (pid, *list_descendants(pid))))
        if held == 0:
            # No /proc to read: a system other than Linux.
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                held = sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))
        return held

    def process_message(self, message: dict[str, Any], *rest: Any, **options: Any) -> Any:
        """Take a message of the kernel, and end the run when a cell shows more than it may."""
        content = message["content"]
        self._shown_bytes += len(content.get("text", "")) + sum(
            len(value) for value in content.get("data", {}).values() if isinstance(value, str)
        )
        most = self.limits.output_bytes
        if most is not None and self._shown_bytes > most and self._ended is None:
            self._ended = (OUTPUT, f"the cell showed more than the {most / 1e6:g} MB that it may")
            asyncio.get_running_loop().create_task(self._end_kernel())
        if self._ended is not None and message["msg_type"] == "stream":
            return None
        return super().process_message(message, *rest, **options)

    async def _async_cleanup_kernel(self) -> None:
        """Ask the kernel to end itself, wait for it, and end it where it does not; leave nothing of it."""
        manager, client = self.km, self.kc
        if manager is None:
            return
        try:
            if self._ended is None and await ensure_async(manager.is_alive()):
                await ensure_async(manager.request_shutdown())
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(manager.provisioner.wait(), _SHUTDOWN_S)
            if manager.has_kernel:
                await manager.provisioner.kill()
                await manager.provisioner.wait()
        finally:
            if client is not None:
                client.stop_channels()
            await ensure_async(manager.cleanup_resources())
            self.kc = self.km = None


def _say_death(code: int) -> str:
    if code == -signal.SIGKILL:
        return "the kernel was killed, perhaps by the system for want of memory"
    if code < 0:
        return f"the kernel died of signal {-code} ({signal.Signals(-code).name})"
    return f"the kernel ended by itself, with exit code {code}"
