"""Figures: our engine beside stock parts, on the same notebooks, in one run. ``make bench`` writes docs/benchmarks.md."""
