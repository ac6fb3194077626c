"""The word lists that come with the measures: part of the package, read once."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Entry = Mapping[str, str]


@cache
def load_words(name: str) -> tuple[Entry, ...]:
    """Give the entries of a word list in its order, keyed by its header. Lines that begin with # are remarks.

    Parameters
    ----------
    name : str
        Name of a file in ``analysis/measures/lexicons``, without ``.csv``.
    """
    text = files("analysis.measures").joinpath("lexicons", f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(MappingProxyType(row) for row in csv.DictReader(lines))
