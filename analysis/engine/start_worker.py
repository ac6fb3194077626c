"""Where a worker's process begins: nothing is imported here that must not be imported yet."""

from __future__ import annotations

from multiprocessing.connection import Connection

from analysis.light_imports import leave_out_iri_grammar


def start_worker(connection: Connection) -> None:
    """Be a worker; see `analysis.engine.worker.work`."""
    leave_out_iri_grammar()
    from analysis.engine.worker import work

    work(connection)
