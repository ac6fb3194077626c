"""What Linux offers to end processes together: a signal at the parent's death, and the adoption of orphans."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from functools import lru_cache
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

#: Forking a process that has imported graphics and data libraries is only to be relied on here.
CAN_FORK = sys.platform == "linux" and hasattr(os, "fork")


@lru_cache(maxsize=1)
def _load_libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int) -> None:
    """Have this process killed when its parent dies; at once, when it has died already."""
    _load_libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent dies, so that none can get away."""
    _load_libc().prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def list_children(pid: int) -> list[int]:
    """List the children of a process; none where the kernel of the system does not tell."""
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    except (OSError, ValueError):
        pass
    return found


def list_descendants(pid: int) -> list[int]:
    """List the children of a process, their children, and so on."""
    found: list[int] = []
    open_ = [pid]
    while open_:
        children = list_children(open_.pop())
        found += children
        open_ += children
    return found


def read_environment(pid: int) -> dict[str, str]:
    """Give the variables that a process was started with; none where it is gone."""
    try:
        raw = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return {}
    pairs = (entry.partition(b"=") for entry in raw.split(b"\0") if entry)
    return {name.decode(errors="replace"): value.decode(errors="replace") for name, _, value in pairs}


def read_memory(pid: int) -> int:
    """Give the bytes of memory that a process holds, pages shared with others counted in; 0 where it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def kill_group(pid: int, signum: int = signal.SIGKILL) -> None:
    """Send a signal to a process and its group; it does not matter when they are gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signum)


def kill_tree(pid: int) -> None:
    """Kill a process, its group, and what it started, in whatever group that is."""
    started = list_descendants(pid)
    kill_group(pid)
    for one in started:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(one, signal.SIGKILL)
