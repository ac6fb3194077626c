"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from analysis.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def data_option(command: Command) -> Command:
    """Add ``--data``."""
    return click.option(
        "--data",
        "data_dir",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder that holds the tables, in DIR/tables. Default: $COMMUNIQUE_DATA, else data/ of the repository.",
    )(command)


def out_option(command: Command) -> Command:
    """Add ``--out``."""
    return click.option(
        "--out",
        "out_dir",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder that editions are published in. Default: $COMMUNIQUE_OUT, else reports/published/ of the repository.",
    )(command)


def make_settings(**given: Any) -> Settings:
    """Make settings of the options that were given, the rest from the environment."""
    return replace(Settings(), **{name: value for name, value in given.items() if value is not None})
