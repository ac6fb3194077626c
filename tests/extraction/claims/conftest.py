"""What the tests of claims share."""

from __future__ import annotations


def claims_of(read, text):
    keys = ("source_quote", "cue", "quote", "sourcing")
    return [tuple(row.get(key) for key in keys) for row in read(text).claims() if row["rule"] != "own_voice"]
