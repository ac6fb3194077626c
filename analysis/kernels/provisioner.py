"""A kernel provisioner that forks kernels, for papermill, nbclient and JupyterLab alike."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from analysis.kernels.linux import CAN_FORK
from analysis.kernels.parent import NoWarmKernel, WarmProcess, fork_kernel

#: Beyond this many bytes a path cannot name a socket.
_LONGEST_SOCKET = 90


class WarmProvisioner(LocalProvisioner):
    """Fork a kernel from a parent that has imported what notebooks import; where none is to be had, start an ordinary one.

    The kernel talks through sockets in a folder that only its user may enter, and not through ports, unless its manager
    was told otherwise. Nothing of one kernel reaches the next: each is a fork of the same parent, which runs no cell.
    """

    forked: WarmProcess | None = None
    _sockets: tempfile.TemporaryDirectory[str] | None = None

    @property
    def has_process(self) -> bool:
        """Whether a kernel is being looked after."""
        return self.forked is not None or super().has_process

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare the start: sockets in place of ports."""
        manager = self.parent
        if CAN_FORK and manager is not None and manager.transport == "tcp" and not self.ports_cached:
            self._sockets = tempfile.TemporaryDirectory(prefix="communique-kernel-")
            place = str(Path(self._sockets.name, "k"))
            if len(place) < _LONGEST_SOCKET:
                manager.transport, manager.ip = "ipc", place
                manager.cache_ports = False
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel, or start an ordinary one."""
        loop = asyncio.get_running_loop()
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            out, err = (_number_of(kwargs.get(name), nowhere.fileno()) for name in ("stdout", "stderr"))
            env = {name: str(value) for name, value in (kwargs.get("env") or os.environ).items()}
            try:
                self.forked = await loop.run_in_executor(
                    None, lambda: fork_kernel(cmd, env=env, cwd=kwargs.get("cwd"), out=out, err=err)
                )
            except NoWarmKernel as reason:
                self.log.info("%s Starting an ordinary kernel.", reason)
                return await super().launch_kernel(cmd, **kwargs)
        self.pid, self.pgid = self.forked.pid, self.forked.pid
        return self.connection_info

    async def poll(self) -> int | None:
        """Give the exit code, or None while the kernel runs."""
        return await super().poll() if self.forked is None else self.forked.poll()

    async def wait(self) -> int | None:
        """Wait for the kernel to end, without asking again and again."""
        if self.forked is None:
            return await super().wait()
        loop = asyncio.get_running_loop()
        while (code := self.forked.poll()) is None:
            try:
                self.forked.take(await loop.sock_recv(self.forked.connection, 256))
            except OSError:
                self.forked.take(b"")
        self.forked = None
        return code

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and the processes that it started."""
        if self.forked is None:
            await super().send_signal(signum)
        else:
            self.forked.send_signal(signum)

    async def kill(self, restart: bool = False) -> None:
        """End the kernel and what it started, at once."""
        if self.forked is None:
            await super().kill(restart=restart)
        else:
            self.forked.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        """Ask the kernel and what it started to end."""
        if self.forked is None:
            await super().terminate(restart=restart)
        else:
            self.forked.send_signal(signal.SIGTERM)

    async def cleanup(self, restart: bool = False) -> None:
        """Let go of everything: what still runs is ended."""
        if self.forked is not None and not restart:
            self.forked.connection.close()
            self.forked = None
        if self._sockets is not None and not restart:
            self._sockets.cleanup()
            self._sockets = None
        await super().cleanup(restart=restart)


def _number_of(stream: Any, otherwise: int) -> int:
    """Give the number of an open file; of pipes that nobody could read from here, the one that leads nowhere."""
    if stream is None or stream in (subprocess.PIPE, subprocess.DEVNULL, subprocess.STDOUT):
        return otherwise
    return stream if isinstance(stream, int) else int(stream.fileno())
