"""Start the parent of warm kernels, and ask it for kernels."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from analysis.kernels.linux import CAN_FORK, kill_group, kill_tree
from analysis.kernels.warm import QUIET
from analysis.kernels.zygote import send_request
from analysis.settings import PACKAGE_DIR

#: Names the socket of a parent that is shared with the processes that this one starts.
ADDRESS = "COMMUNIQUE_ZYGOTE"
#: Set to have ordinary kernels only.
SWITCH = "COMMUNIQUE_COLD_KERNELS"
_ENDING_S = 5.0


class NoWarmKernel(RuntimeError):
    """There is no parent to fork, or it gave none."""


@dataclass
class WarmProcess:
    """A forked kernel: its process number, and a connection that tells its end and, when closed, ends it.

    Attributes
    ----------
    exit_code : int or None
        None while it runs; negative where a signal ended it.
    """

    pid: int
    connection: socket.socket
    exit_code: int | None = None
    _read: bytes = b""

    def poll(self) -> int | None:
        """Give the exit code, or None while it runs."""
        if self.exit_code is None:
            self.connection.setblocking(False)
            try:
                self.take(self.connection.recv(256))
            except BlockingIOError:
                return None
            except OSError:
                self.take(b"")
        return self.exit_code

    def take(self, said: bytes) -> None:
        """Take what the parent said; nothing means that the parent is gone, and then the kernel must be."""
        self._read += said
        if b"\n" in self._read:
            self.exit_code = int(json.loads(self._read.split(b"\n")[0])["exit"])
        elif not said:
            kill_tree(self.pid)
            self.exit_code = -9
        if self.exit_code is not None:
            self.connection.close()

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and its group, unless it has ended."""
        if self.poll() is None:
            if signum == signal.SIGKILL:
                kill_tree(self.pid)
            else:
                kill_group(self.pid, signum)


@dataclass
class KernelParent:
    """The parent of warm kernels, as the process that started it sees it."""

    address: str
    process: subprocess.Popen[bytes]
    folder: Path
    code: float
    _lifeline: int
    log: IO[bytes] = field(repr=False)
    #: Whether it may have kernels.
    is_asked: bool = True

    @classmethod
    def start(cls) -> KernelParent:
        """Start a parent; it imports in its own time, and requests wait for it.

        Raises
        ------
        NoWarmKernel
            Where forking is not to be relied on.
        """
        if not CAN_FORK or os.environ.get(SWITCH):
            raise NoWarmKernel("This system, or a setting, has ordinary kernels only.")
        folder = Path(tempfile.mkdtemp(prefix="communique-warm-"))
        try:
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            listener.bind(str(folder / "kernels"))
            (folder / "kernels").chmod(0o600)
            listener.listen(64)
            ends, lifeline = os.pipe()
            log = (folder / "log").open("wb")
            process = subprocess.Popen(
                [sys.executable, "-m", "analysis.kernels.zygote", str(listener.fileno()), str(ends)],
                pass_fds=(listener.fileno(), ends),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **QUIET, "PYTHONHASHSEED": "0"},
                # A key that interrupts the program at the keyboard is for the program, not for what it started.
                start_new_session=True,
            )
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise NoWarmKernel(f"The parent of warm kernels could not be started: {error}.") from error
        listener.close()
        os.close(ends)
        parent = cls(str(folder / "kernels"), process, folder, date_code(), lifeline, log)
        atexit.register(parent.stop)
        return parent

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process.poll() is None

    def stop(self) -> None:
        """End it with all its kernels."""
        atexit.unregister(self.stop)
        if not self.is_asked:
            # It has no kernels, and may be in the middle of its imports, in which it hears nothing.
            self.process.kill()
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1
        try:
            self.process.wait(_ENDING_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


_own: KernelParent | None = None
_own_pid = 0
_lock = threading.Lock()


def date_code() -> float:
    """Give the time of the newest change to the package: a parent that imported before it would give old kernels."""
    return max(path.stat().st_mtime for path in PACKAGE_DIR.rglob("*.py"))


def begin_parent() -> None:
    """Start this process's parent, which imports while something else is done; nothing where there can be none.

    For commands that know from the start that they will need kernels.
    """
    global _own, _own_pid
    if os.environ.get(ADDRESS):
        return
    with _lock, contextlib.suppress(NoWarmKernel):
        if _own is None or _own_pid != os.getpid():
            _own, _own_pid = KernelParent.start(), os.getpid()
            _own.is_asked = False


def claim_parent() -> KernelParent:
    """Give a parent to whoever stops it: the one that was begun and that nobody has asked yet, else a new one.

    Raises
    ------
    NoWarmKernel
        Where there can be none.
    """
    global _own
    with _lock:
        begun = _own if _own is not None and _own_pid == os.getpid() and not _own.is_asked else None
        if begun is not None:
            _own = None
            if begun.is_alive and begun.code == date_code():
                begun.is_asked = True
                return begun
            begun.stop()
    return KernelParent.start()


def find_parent() -> str:
    """Give the address of the parent to ask: the one that the environment names, else this process's own.

    Raises
    ------
    NoWarmKernel
        Where there can be none.
    """
    global _own, _own_pid
    if shared := os.environ.get(ADDRESS):
        return shared
    with _lock:
        if _own is not None and _own_pid == os.getpid() and _own.is_alive and _own.code == date_code():
            _own.is_asked = True
            return _own.address
        if _own is not None and _own_pid == os.getpid() and not _own.is_alive:
            # One that is only out of date may have kernels that still run: it ends with this process.
            _own.stop()
        _own, _own_pid = KernelParent.start(), os.getpid()
        return _own.address


def fork_kernel(
    argv: list[str], *, env: dict[str, str], cwd: str | None, out: int, err: int, timeout_s: float = 120.0
) -> WarmProcess:
    """Have a kernel forked.

    Parameters
    ----------
    argv : list of str
        The command of an ordinary kernel.
    out, err : int
        Open files for what it prints past the notebook.
    timeout_s : float
        How long the parent may take, which imports first when it is new.

    Raises
    ------
    NoWarmKernel
        When there is none to be had.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout_s)
        connection.connect(find_parent())
        send_request(connection, argv=argv, env=env, cwd=cwd, files=[out, err])
        said = b""
        while b"\n" not in said:
            part = connection.recv(256)
            if not part:
                raise NoWarmKernel("The parent of warm kernels gave none.")
            said += part
    except (OSError, NoWarmKernel) as error:
        connection.close()
        raise NoWarmKernel(f"No warm kernel is to be had: {error}") from error
    first, _, rest = said.partition(b"\n")
    return WarmProcess(int(json.loads(first)["pid"]), connection, _read=rest)
