"""Read the outlines of countries that the repository ships, for the map."""

from __future__ import annotations

from functools import lru_cache

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
