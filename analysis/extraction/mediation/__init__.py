"""Who stands between whom, and what becomes of the effort."""
