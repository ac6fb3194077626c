"""JupyterLab set up for this work: warm kernels, the notebooks with their start page, nothing asked of the network."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.kernels.parent import NoWarmKernel, find_parent
from analysis.settings import REPOSITORY_DIR, Settings, find_shipped

#: Settings of JupyterLab and its server, beside the user's own; options of the command line overrule them.
CONFIG_DIR = Path(__file__).parent / "jupyter"


@dataclass(frozen=True)
class LabStart:
    """How JupyterLab is started: its command, its variables and the folder that it shows."""

    command: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path


def prepare_lab(folder: Path | None = None, *, settings: Settings, options: Sequence[str] = ()) -> LabStart:
    """Prepare a start of JupyterLab; a folder without ``notebooks/`` is given a copy of those that are shipped.

    Parameters
    ----------
    folder : Path, optional
        What JupyterLab shows; the repository where there is one, else the current folder.
    settings : Settings, keyword-only
        Where the kernels find the tables and put editions, and who reviews.
    options : sequence of str, keyword-only
        Further options of ``jupyter lab``.
    """
    in_repository = (REPOSITORY_DIR / "pyproject.toml").is_file()
    root = (folder or (REPOSITORY_DIR if in_repository else Path.cwd())).resolve()
    if not (root / "notebooks").exists():
        shutil.copytree(find_shipped("notebooks"), root / "notebooks", ignore=shutil.ignore_patterns(".*"))
    config_path = [str(CONFIG_DIR), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(reversed(config_path)),
        "COMMUNIQUE_DATA": str(settings.data_dir.resolve()),
        "COMMUNIQUE_OUT": str(settings.out_dir.resolve()),
    }
    if settings.analyst:
        environment["COMMUNIQUE_ANALYST"] = settings.analyst
    command = (sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={root}", *options)
    return LabStart(command, environment, root)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "analysis.desk.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Start the parent of warm kernels with the server, so that the first notebook need not wait for it either."""

    def warm() -> None:
        with contextlib.suppress(NoWarmKernel):
            find_parent()

    threading.Thread(target=warm, name="communique-warm", daemon=True).start()
