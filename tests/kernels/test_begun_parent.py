"""A parent of kernels that is begun early serves whoever comes first, and holds nobody up where nobody comes."""

from __future__ import annotations

import subprocess
import sys
import time

import psutil
import pytest

from analysis.kernels import parent as parents
from analysis.kernels.linux import CAN_FORK

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="kernels are forked on Linux only")


@pytest.fixture
def apart(monkeypatch):
    """Stand apart from parents that other tests have."""
    monkeypatch.delenv(parents.ADDRESS, raising=False)
    monkeypatch.setattr(parents, "_own", None)


def test_a_parent_that_was_begun_is_the_one_that_is_claimed(apart):
    parents.begin_parent()
    begun = parents._own
    claimed = parents.claim_parent()
    try:
        assert claimed is begun and claimed.is_asked
        assert parents._own is None, "who claims it stops it"
    finally:
        claimed.stop()


def test_a_parent_that_nobody_asked_ends_at_once_in_the_middle_of_its_imports(apart):
    parents.begin_parent()
    begun = parents._own
    assert begun is not None
    started = time.monotonic()
    begun.stop()
    assert time.monotonic() - started < 2
    assert not psutil.pid_exists(begun.process.pid)


def test_where_kernels_are_ordinary_nothing_is_begun(apart, monkeypatch):
    monkeypatch.setenv(parents.SWITCH, "1")
    parents.begin_parent()
    assert parents._own is None


def test_a_worker_begins_before_anything_slow_is_imported_and_leaves_out_the_grammar():
    code = (
        "import sys, analysis.engine.start_worker as start\n"
        "assert not {'nbformat', 'pandas', 'jsonschema'} & sys.modules.keys()\n"
        "start.leave_out_iri_grammar(); import nbformat, jsonschema\n"
        "assert sys.modules['rfc3987_syntax'] is None\n"
        "nbformat.validate(nbformat.v4.new_notebook())"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
