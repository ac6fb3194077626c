"""SQL over the tables, by DuckDB, in memory: it reads no file and writes none."""

from __future__ import annotations

import duckdb
import pandas as pd

from analysis.errors import DataError
from analysis.schemas import TABLES, Tables

#: The SQL is a person's own, but it may come from elsewhere: it sees the tables and nothing else of the machine.
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


def query_tables(sql: str, tables: Tables) -> pd.DataFrame:
    """Answer a question in SQL about some tables, each under its own name; a row is a row of the answer.

    Raises
    ------
    DataError
        When DuckDB cannot answer; the message is its own, on one line.

    Examples
    --------
    >>> query_tables("select status, count(*) from events group by all", tables)  # doctest: +SKIP
    """
    with duckdb.connect(":memory:", config=_CLOSED) as connection:
        for table in TABLES:
            connection.register(table, tables[table])
        try:
            answer: pd.DataFrame = connection.execute(sql).df()
        except duckdb.Error as error:
            raise DataError(f"DuckDB cannot answer this: {' '.join(str(error).split())}") from None
    return answer
