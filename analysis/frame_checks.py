"""Hold a frame against its model quickly: the model's own columns and checks, without what pandera does to word errors."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

#: What each kind of check asks of values that are there; a model with any other check is left to pandera.
_CHECKS: Mapping[str, Callable[[pd.Series[Any], Mapping[str, Any]], pd.Series[bool]]] = {
    "isin": lambda values, said: values.isin(list(said["allowed_values"])),
    "greater_than_or_equal_to": lambda values, said: values >= said["min_value"],
    "less_than_or_equal_to": lambda values, said: values <= said["max_value"],
    "str_matches": lambda values, said: values.str.match(said["pattern"]),
    "str_length": lambda values, said: _has_length(values.str.len(), said),
}


def fit_frame(frame: pd.DataFrame, schema: Any) -> pd.DataFrame | None:
    """Give a frame in its schema's types where all that the schema asks holds; None where anything does not, or is unclear.

    Pandera takes a hundredth of a second a table, whatever it holds, most of it for errors that are not there. This asks
    the same of the same schema, and whoever gets None asks pandera what is wrong.

    Parameters
    ----------
    frame : DataFrame
        It is left as it is.
    schema : pandera DataFrameSchema
        Strict, ordered, and with coercion, as all of ours are.
    """
    if list(frame.columns) != list(schema.columns) or schema.checks or not schema.coerce:
        return None
    done: dict[str, pd.Series[Any]] = {}
    for name, column in schema.columns.items():
        try:
            values = column.dtype.coerce(frame[name])
        except Exception:
            # Whatever a type may raise about a value: pandera says it better.
            return None
        if not _holds(values, column):
            return None
        done[name] = values
    return pd.DataFrame(done, index=frame.index, copy=False)


def _holds(values: pd.Series[Any], column: Any) -> bool:
    missing = values.isna()
    if missing.any():
        if not column.nullable:
            return False
        values = values[~missing]
    if column.unique and not values.is_unique:
        return False
    for check in column.checks:
        ask = _CHECKS.get(check.name)
        if ask is None or not bool(ask(values, check.statistics).all()):
            return False
    return True


def _has_length(lengths: pd.Series[Any], said: Mapping[str, Any]) -> pd.Series[bool]:
    least, most, exact = said.get("min_value"), said.get("max_value"), said.get("exact_value")
    low, high = (exact, exact) if exact is not None else (least or 0, math.inf if most is None else most)
    return lengths.between(low, high)
