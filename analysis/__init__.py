"""Communiqué: news about conflict and mediation, as structured data and as reports that lead back to their sentences."""

__version__ = "0.1.0"
