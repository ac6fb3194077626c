from __future__ import annotations

import pytest

from analysis import query
from analysis.desk import Reviewer
from analysis.errors import DataError
from analysis.schemas import TABLES


def test_a_question_in_sql_is_answered_over_every_table(store):
    for table in TABLES:
        answer = query(f"select count(*) as n from {table}", data_dir=store.data_dir)
        assert answer["n"].iloc[0] == len(store.load()[table])


def test_it_sees_the_rows_as_reviewers_left_them(store):
    events = store.load().events
    Reviewer(store, who="Ada").reject(events["event_id"].iloc[0])
    assert query("select count(*) as n from events", data_dir=store.data_dir)["n"].iloc[0] == len(events) - 1


def test_it_joins_and_answers_on_the_tables_it_is_given(store):
    asked = (
        "select name, count(*) as n from participants join actors using (actor_id) where part = 'mediator' group by all"
    )
    assert "Qatar" in set(query(asked, store.load())["name"])


@pytest.mark.parametrize(
    "sql", ["select * from read_csv('/etc/passwd')", "copy events to 'x.csv'", "attach 'x.db'", "set enable_external_access=true"]
)  # fmt: skip
def test_it_reads_and_writes_nothing_else_of_the_machine(store, sql, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="DuckDB cannot answer this"):
        query(sql, data_dir=store.data_dir)
    assert list(tmp_path.glob("x.*")) == []


def test_a_mistake_is_told_in_one_line(store):
    with pytest.raises(DataError, match=r"DuckDB cannot answer this: .*syntax error") as error:
        query("selec", data_dir=store.data_dir)
    assert "\n" not in str(error.value)
