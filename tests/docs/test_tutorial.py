"""The tutorial, run from top to bottom as a reader would, in a folder of its own."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.settings import REPOSITORY_DIR

TUTORIAL = REPOSITORY_DIR / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    line: int
    language: str
    source: str
    expected: str | None


def read_steps(page: str) -> list[Step]:
    """Give the blocks that are run, each with the ``text`` block behind it, if any: what it prints."""
    steps: list[Step] = []
    for block in _BLOCK.finditer(page):
        language, source = block.groups()
        line = page[: block.start()].count("\n") + 1
        if language == "text":
            assert steps, "a block of output needs a block that prints it"
            steps[-1] = steps[-1]._replace(expected=source)
        else:
            steps.append(Step(line, language, source, None))
    return steps


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder that looks like the repository and has data of its own."""
    for name in ("Makefile", "pyproject.toml", "data/articles"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(REPOSITORY_DIR / name)
    # `make` is to use the environment that runs this test, and to set up none.
    binaries = Path(sys.executable).parent
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(binaries)
    (tmp_path / ".venv" / ".ready").touch()
    monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}{os.environ['PATH']}")
    # Under `make test` a make within would say which folder it enters.
    for name in ("MAKELEVEL", "MAKEFLAGS", "MFLAGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMMUNIQUE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COMMUNIQUE_OUT", str(tmp_path / "reports" / "published"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_step(step: Step, names: dict[str, object]) -> str:
    if step.language == "bash":
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", step.source], capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, f"tutorial.md, line {step.line}: {done.stdout}{done.stderr}"
        return done.stdout
    assert step.language == "python", f"tutorial.md, line {step.line}: no way to run {step.language}"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(step.source, f"tutorial.md, line {step.line}", "exec"), names)
    return printed.getvalue()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_the_tutorial_runs_and_prints_what_it_says(folder):
    names: dict[str, object] = {}
    for step in read_steps(TUTORIAL.read_text(encoding="utf-8")):
        printed = run_step(step, names)
        if step.expected is not None:
            matches = doctest.OutputChecker().check_output(
                step.expected, printed, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            )
            assert matches, f"tutorial.md, line {step.line}, prints:\n{printed}\nand says:\n{step.expected}"
        elif "report" in step.source:
            pages = [Path(line) for line in printed.split()]
            assert [page.name for page in pages] == ["report.html", "report.pdf"]
            assert all(page.is_file() and folder in page.parents for page in pages)
    assert (folder / "tables.xlsx").is_file()
    assert (folder / "tables" / "datapackage.json").is_file()


def test_the_tutorial_shows_both_pandas_and_duckdb():
    page = TUTORIAL.read_text(encoding="utf-8")
    assert {step.language for step in read_steps(page)} == {"bash", "python"}
    assert "duckdb" in page


def test_links_of_the_tutorial_lead_somewhere():
    page = TUTORIAL.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page):
        assert (TUTORIAL.parent / target).is_file(), target
