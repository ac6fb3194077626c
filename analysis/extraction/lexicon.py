"""Read the lexicons: CSV files beside the code, each entry one line that says what it means."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

LEXICON_DIR = Path(__file__).resolve().parent / "lexicons"

Entry = Mapping[str, str]


@cache
def load_lexicon(name: str) -> tuple[Entry, ...]:
    """Read a lexicon once; a row is an entry, keyed by the file's header. Lines that begin with # are remarks.

    Parameters
    ----------
    name : str
        Name of the file without ``.csv``.

    Raises
    ------
    FileNotFoundError
        When there is no such lexicon.

    Examples
    --------
    >>> load_lexicon("cues")[0]["lemma"]
    'say'
    """
    with (LEXICON_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if line.strip() and not line.startswith("#"))
        return tuple(MappingProxyType({key: (value or "").strip() for key, value in row.items()}) for row in rows)


@cache
def index_lexicon(name: str, column: str) -> Mapping[str, Entry]:
    """Read a lexicon as a mapping from one column to the entry; of equal keys the first counts.

    Examples
    --------
    >>> index_lexicon("cues", "lemma")["say"]["class"]
    'say'
    """
    found: dict[str, Entry] = {}
    for entry in load_lexicon(name):
        found.setdefault(entry[column], entry)
    return MappingProxyType(found)
