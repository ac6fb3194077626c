"""Read what the repository ships about countries: their outlines, for the map, and their names."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd

from analysis.errors import SetupError
from analysis.settings import find_shipped


@lru_cache(maxsize=1)
def _read_outlines() -> pd.DataFrame:
    path = find_shipped("reference") / "map" / "countries.csv"
    try:
        frame = pd.read_csv(path, keep_default_na=False)
    except OSError:
        raise SetupError(
            f"The map's data are missing: {path}. Install Communiqué again, or restore the file."
        ) from None
    numbers = [np.array(points.split(), dtype=float).reshape(-1, 2) for points in frame["points"]]
    # The first pair is a point and each further one a step; both in hundredths of a degree.
    points = pd.Series([steps.cumsum(axis=0) / 100 for steps in numbers], dtype=object)
    return pd.DataFrame({"country": frame["country"].replace("", None), "name": frame["name"], "points": points})


def load_outlines() -> pd.DataFrame:
    """Load the outlines of the world's countries.

    A row is a ring. Columns: ``country`` (ISO 3166-1 alpha-3; null where the land is disputed), ``name`` (short, English),
    ``points`` (array of longitude and latitude in degrees). Source: Natural Earth 1:50m, see ``data/reference/map``.

    Raises
    ------
    SetupError
        When the file is not there.

    Examples
    --------
    >>> outlines = load_outlines()
    >>> set(outlines.loc[outlines["country"] == "ISL", "name"])
    {'Iceland'}
    """
    return _read_outlines().copy()


@lru_cache(maxsize=1)
def load_country_names() -> Mapping[str, str]:
    """Load the English name of each country by its ISO 3166-1 alpha-3 code.

    Raises
    ------
    SetupError
        When the file is not there.

    Examples
    --------
    >>> load_country_names()["IRN"]
    'Iran'
    """
    path = find_shipped("reference") / "countries.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    except OSError:
        raise SetupError(
            f"The list of countries is missing: {path}. Install Communiqué again, or restore it."
        ) from None
    return MappingProxyType({row["iso3"]: row["name"] for row in rows})
