"""Review: what analysts say of the rows, kept as an append-only log and laid over the tables where they are read."""

from analysis.review.columns import EDITABLE
from analysis.review.log import ACTIONS, CorrectionLog, Entry, fingerprint_entries
from analysis.review.overlay import Overlaid, lay_over
from analysis.review.standing import Conflict, Stance, Standing, weigh_entries

__all__ = [
    "ACTIONS",
    "EDITABLE",
    "Conflict",
    "CorrectionLog",
    "Entry",
    "Overlaid",
    "Stance",
    "Standing",
    "fingerprint_entries",
    "lay_over",
    "weigh_entries",
]
