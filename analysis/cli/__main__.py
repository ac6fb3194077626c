"""``python -m analysis.cli`` is ``communique``."""

from __future__ import annotations

import atexit
import os
import sys
import threading

from analysis.cli import main


def run() -> None:
    """Run the command, and leave once all of ours has ended.

    The native libraries' own ends are not waited for: after a write of tables one of them now and then aborts the process,
    which then reports a failure where all was done.
    """
    code: object = 0
    try:
        main(prog_name="communique")
    except SystemExit as leaving:
        code = leaving.code
    # As the interpreter does: pools are told to end, then threads are waited for.
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 1
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    run()
