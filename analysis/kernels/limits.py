"""What a run of a notebook may take, and the names of what ends one that takes more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

DEADLINE = "DeadlineExceeded"
MEMORY = "MemoryExceeded"
OUTPUT = "OutputExceeded"
DEAD = "DeadKernelError"
CANCELLED = "Cancelled"
#: Errors that are not a cell's own.
ENDINGS = frozenset({DEADLINE, MEMORY, OUTPUT, DEAD, CANCELLED})


@dataclass(frozen=True, kw_only=True)
class RunLimits:
    """What a run may take; none where None.

    Attributes
    ----------
    deadline_s : float or None
        Seconds for all cells together, the kernel's start included.
    memory_bytes : int or None
        What the kernel and the processes that it started may hold together.
    output_bytes : int or None
        What one cell may show or print.
    is_cancelled : callable or None
        Asked several times a second; the run ends when it says so.
    secrets : tuple of str
        Values that what is kept of a failed run must not hold.
    """

    deadline_s: float | None = None
    memory_bytes: int | None = None
    output_bytes: int | None = 20_000_000
    is_cancelled: Callable[[], bool] | None = None
    secrets: tuple[str, ...] = ()


@dataclass
class RunRecord:
    """What a run took, filled while it runs.

    Attributes
    ----------
    cells_s : dict
        Seconds that each cell took, by its place in the notebook that was run, from 0.
    peak_bytes : int
        The most memory that the kernel and what it started held at a time, shared pages counted in.
    is_warm : bool
        Whether the kernel was forked.
    notebook : NotebookNode or None
        The notebook as it was run, with the outputs so far.
    """

    cells_s: dict[int, float]
    peak_bytes: int = 0
    is_warm: bool = False
    notebook: Any = None
