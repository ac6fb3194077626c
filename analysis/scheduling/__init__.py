"""Scheduling: report definitions and the clock to due runs; whom to tell; and what other schedulers need."""
