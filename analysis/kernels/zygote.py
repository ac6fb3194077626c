"""The parent of warm kernels: one thread, no event loop, everything imported; it forks a kernel for each request.

Run as ``python -m analysis.kernels.zygote SOCKET LIFELINE``, both numbers of open files: the socket it listens at, and a
pipe whose other end is held by whoever started it. When that one dies, the pipe closes, and all ends.

A request is a connection: it brings what the kernel is to be started with, gets the number of the process, and when the
kernel has ended its exit code. A connection that closes before that ends the kernel with all its processes.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
import uuid
from dataclasses import dataclass, field
from typing import Any

from analysis.kernels.linux import adopt_orphans, kill_group, kill_tree, list_children, read_environment
from analysis.kernels.warm import UnsafeToFork, import_warm

#: The variable by which a process is known to belong to a kernel, even when it has left its group.
MARK = "COMMUNIQUE_KERNEL"
_LENGTH = struct.Struct("!I")
_MOST_FILES = 3
_RECEIVE_S = 10.0


@dataclass(frozen=True)
class Request:
    """What a kernel is started with; ``files`` are its standard output and error."""

    argv: list[str]
    env: dict[str, str]
    cwd: str | None
    files: tuple[int, ...]


def send_request(
    connection: socket.socket, *, argv: list[str], env: dict[str, str], cwd: str | None, files: list[int]
) -> None:
    """Send a request for a kernel, with open files."""
    body = json.dumps({"argv": argv, "env": env, "cwd": cwd}).encode()
    socket.send_fds(connection, [_LENGTH.pack(len(body))], files)
    connection.sendall(body)


def receive_request(connection: socket.socket) -> Request:
    """Receive a request.

    Raises
    ------
    ConnectionError
        When it is not whole.
    """
    head, files, _, _ = socket.recv_fds(connection, _LENGTH.size, _MOST_FILES)
    if len(head) != _LENGTH.size:
        raise ConnectionError("The request for a kernel is not whole.")
    (left,) = _LENGTH.unpack(head)
    parts: list[bytes] = []
    while left:
        part = connection.recv(min(left, 1 << 16))
        if not part:
            raise ConnectionError("The request for a kernel is not whole.")
        parts.append(part)
        left -= len(part)
    body: dict[str, Any] = json.loads(b"".join(parts))
    return Request(body["argv"], body["env"], body["cwd"], tuple(files))


@dataclass
class Zygote:
    """Listens, forks, and tells how kernels ended."""

    listener: socket.socket
    lifeline: int
    kernels: dict[int, tuple[socket.socket, str]] = field(default_factory=dict)
    ends: bool = False

    def __post_init__(self) -> None:
        self.selector = selectors.DefaultSelector()
        self.woken, self.wakes = socket.socketpair()
        for end in (self.woken, self.wakes, self.listener):
            end.setblocking(False)
        signal.set_wakeup_fd(self.wakes.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "ends", True))
        self.selector.register(self.listener, selectors.EVENT_READ, self._accept)
        self.selector.register(self.lifeline, selectors.EVENT_READ, self._end)
        self.selector.register(self.woken, selectors.EVENT_READ, self._reap)

    def serve(self) -> Request | None:
        """Serve until the lifeline closes; in the process of a kernel, give what it is to become."""
        while not self.ends:
            for key, _ in self.selector.select(timeout=60):
                request: Request | None = key.data(key.fileobj)
                if request is not None:
                    return request
        for pid in list(self.kernels):
            kill_tree(pid)
        self._kill_strays(all_of_them=True)
        return None

    def _end(self, _: object) -> None:
        self.ends = True

    def _accept(self, _: object) -> Request | None:
        with contextlib.suppress(BlockingIOError):
            connection, _address = self.listener.accept()
            connection.settimeout(_RECEIVE_S)
            try:
                return self._fork(connection, receive_request(connection))
            except (OSError, ValueError, KeyError):
                connection.close()
        return None

    def _fork(self, connection: socket.socket, request: Request) -> Request | None:
        mark = uuid.uuid4().hex
        pid = os.fork()
        if pid == 0:
            self._leave(connection)
            return Request(request.argv, {**request.env, MARK: mark}, request.cwd, request.files)
        for file in request.files:
            os.close(file)
        self.kernels[pid] = (connection, mark)
        self.selector.register(connection, selectors.EVENT_READ, lambda _: self._hang_up(pid))
        self._tell(connection, {"pid": pid})
        return None

    def _leave(self, connection: socket.socket) -> None:
        """In the forked process: let go of everything that is the parent's."""
        signal.set_wakeup_fd(-1)
        self.selector.close()
        for held in (self.listener, self.woken, self.wakes, connection, *(held for held, _ in self.kernels.values())):
            held.close()
        os.close(self.lifeline)
        self.kernels.clear()
        for signum in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(signum, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _hang_up(self, pid: int) -> None:
        """End a kernel that nobody waits for any more."""
        connection, _ = self.kernels[pid]
        try:
            said = connection.recv(1)
        except OSError:
            said = b""
        if not said:
            self.selector.unregister(connection)
            kill_tree(pid)

    def _reap(self, _: object) -> None:
        with contextlib.suppress(BlockingIOError):
            while self.woken.recv(4096):
                pass
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            if pid not in self.kernels:
                continue
            connection, _mark = self.kernels.pop(pid)
            # The group outlives its leader: what a cell started and left ends with its kernel.
            kill_group(pid)
            with contextlib.suppress(KeyError, ValueError):
                self.selector.unregister(connection)
            self._tell(connection, {"exit": os.waitstatus_to_exitcode(status)})
            connection.close()
        self._kill_strays()

    def _kill_strays(self, *, all_of_them: bool = False) -> None:
        """Kill processes that left their kernel's group and were adopted, unless their kernel still runs."""
        alive = set() if all_of_them else {mark for _, mark in self.kernels.values()}
        for pid in list_children(os.getpid()):
            if pid not in self.kernels and read_environment(pid).get(MARK) not in alive:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)

    @staticmethod
    def _tell(connection: socket.socket, message: dict[str, int]) -> None:
        with contextlib.suppress(OSError):
            connection.sendall(json.dumps(message).encode() + b"\n")


def main(arguments: list[str]) -> None:
    """Serve until the lifeline closes, and in each forked process be the kernel."""
    listener = socket.socket(fileno=int(arguments[0]))
    lifeline = int(arguments[1])
    os.set_inheritable(listener.fileno(), False)
    os.set_inheritable(lifeline, False)
    if sys.path and os.path.realpath(sys.path[0] or ".") == os.getcwd():  # noqa: PTH109
        # Put there by `python -m`; a kernel stands in another folder.
        sys.path.pop(0)
    try:
        import_warm()
    except UnsafeToFork as error:
        # Whoever asked finds the connection closed, and starts an ordinary kernel.
        sys.exit(f"communique: no warm kernels: {error}")
    adopt_orphans()
    parent = os.getpid()
    request = Zygote(listener, lifeline).serve()
    if request is not None:
        from analysis.kernels.child import become_kernel

        become_kernel(request, parent=parent)


if __name__ == "__main__":
    main(sys.argv[1:])
