"""The door: the command ``communique``."""

# The commands of `communique reports` that join the group when they are imported.
from analysis.cli import scheduling, watching
from analysis.cli.commands import main

__all__ = ["main", "scheduling", "watching"]
