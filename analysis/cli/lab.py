"""The command ``communique lab``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from analysis.cli.options import data_option, make_settings, out_option

EXIT_CODES = """\b
Exit codes:
  0  JupyterLab was shut down
  1  JupyterLab could not be started, and says why
  2  the command was not understood
"""


@click.command(context_settings={"ignore_unknown_options": True}, epilog=EXIT_CODES)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@data_option
@out_option
@click.option("--who", metavar="NAME", help="Who reviews. Default: $COMMUNIQUE_ANALYST, else the name of the account.")
def lab(
    folder: Path | None, options: tuple[str, ...], data_dir: Path | None, out_dir: Path | None, who: str | None
) -> None:
    """Open JupyterLab at the notebooks, with warm kernels and the start page; it asks the network for nothing.

    FOLDER is what JupyterLab shows: the repository, or the current folder, where none is given. One without notebooks/
    is given a copy of ours. OPTIONS, after a FOLDER, go to JupyterLab as they are.

    \b
    Examples:
      communique lab
      communique lab ~/desk --who Ada
      communique lab . --no-browser --port 8890
    """
    from analysis.desk.lab import prepare_lab

    start = prepare_lab(
        folder, settings=make_settings(data_dir=data_dir, out_dir=out_dir, analyst=who), options=options
    )
    os.execve(start.command[0], list(start.command), dict(start.environment))
