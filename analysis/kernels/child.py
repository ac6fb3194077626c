"""The forked process: it becomes a kernel as if it had been started as one, and carries nothing of its parent's."""

from __future__ import annotations

import atexit
import contextlib
import os
import random
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from analysis.kernels.linux import die_with_parent

if TYPE_CHECKING:
    from analysis.kernels.zygote import Request

_OUT, _ERR = 1, 2


def become_kernel(request: Request, *, parent: int) -> None:
    """Run an IPython kernel until it is shut down, then end the process; never returns."""
    code = 1
    try:
        os.setsid()
        die_with_parent(parent)
        _take_surroundings(request)
        _run_kernel(request.argv)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        _leave(code)


def _take_surroundings(request: Request) -> None:
    """Take on folder, variables and open files as a new process would, and chance of its own."""
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    for file, place in zip(request.files, (_OUT, _ERR), strict=False):
        os.dup2(file, place)
    for file in request.files:
        if file not in (_OUT, _ERR):
            os.close(file)
    os.environ.clear()
    os.environ.update(request.env)
    if request.cwd:
        os.chdir(request.cwd)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _run_kernel(argv: list[str]) -> None:
    from ipykernel.kernelapp import IPKernelApp

    # argv is what an ordinary kernel is started with: python -m ipykernel_launcher -f FILE …
    options = argv[argv.index("ipykernel_launcher") + 1 :] if "ipykernel_launcher" in argv else argv[1:]
    sys.argv = ["ipykernel_launcher", *options]
    # Read by the class when it was imported, which was in the parent; the parent's death is seen without asking.
    app = IPKernelApp.instance(parent_handle=0)
    app.initialize(options)  # type: ignore[no-untyped-call]
    # It takes sockets and threads apart one by one, and at times one waits ten seconds for another that has ended: this
    # process ends all of them at once, after what the notebook wants done at the end.
    atexit.unregister(app.close)
    _settle_matplotlib()
    app.start()  # type: ignore[no-untyped-call]


def _settle_matplotlib() -> None:
    """Let figures appear in the notebook, which matplotlib arranges when it is imported into a kernel: here it was before."""
    backend = sys.modules.get("matplotlib_inline.backend_inline")
    if backend is not None and os.environ.get("MPLBACKEND", "").endswith("backend_inline"):
        with contextlib.suppress(Exception):
            backend._enable_matplotlib_integration()


def _leave(code: int) -> None:
    """End as Python would, but without taking the parent's objects apart one by one, which no one sees and costs most."""
    with contextlib.suppress(BaseException):
        threading._shutdown()  # type: ignore[attr-defined]
    with contextlib.suppress(BaseException):
        atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(BaseException):
            if stream is not None:
                stream.flush()
    os._exit(code)
