from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis.cli import main
from analysis.sharing.opened import OpenedEdition, read_edition
from tests.examples import make_example_tables
from tests.measures.test_changes import edit
from tests.reporting.conftest import browser, visit
from tests.sharing.made import WHEN, publish

__all__ = ["browser", "visit"]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Path:
    """A folder with two editions of one report: in the second, Kenya's offer is accepted."""
    out_dir = tmp_path_factory.mktemp("published")
    publish(out_dir)
    later = edit(make_example_tables(), "events", {"quote": "offered"}, status="accepted")
    publish(out_dir, later, when=WHEN + timedelta(days=1))
    return out_dir


@pytest.fixture
def out_dir(made_once, tmp_path) -> Path:
    """A copy of those editions that a test may spoil."""
    return shutil.copytree(made_once, tmp_path / "published", symlinks=True)


@pytest.fixture
def editions(out_dir) -> list[OpenedEdition]:
    folders = sorted(path for path in (out_dir / "border-talks").iterdir() if not path.is_symlink())
    return [read_edition(folder) for folder in folders]


@pytest.fixture
def communique():
    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run
