"""The door: the command ``communique``."""

from analysis.cli.commands import main

__all__ = ["main"]
