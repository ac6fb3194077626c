"""The door: the command ``communique``."""

# The commands that join their groups when they are imported.
from analysis.cli import pruning, scheduling, share_mail, share_site, watching
from analysis.cli.commands import main

__all__ = ["main", "pruning", "scheduling", "share_mail", "share_site", "watching"]
