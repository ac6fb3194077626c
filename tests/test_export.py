from __future__ import annotations

import csv
import io
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis.csv_format import escape_formula, format_csv
from analysis.errors import StoreError, UnknownName
from analysis.export import FORMATS, export_tables
from analysis.schemas import REFERENCES, TABLES
from tests.sample_rows import make_document, make_frames

HOSTILE = [
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "＝1",
    "  =1+1",
    "'quoted",
    "#N/A",
    "{=1}",
    "plain",
]


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return make_frames(make_document(title="=1+1", published_at=datetime(2026, 1, 31, 18, 30, tzinfo=UTC)))


def hostile_tables() -> dict[str, pd.DataFrame]:
    return {"actors": pd.DataFrame({"name": HOSTILE, "value": [-1.5] * len(HOSTILE)})}


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


@pytest.mark.parametrize("format", FORMATS)
def test_every_row_of_every_table_is_written(tables, tmp_path, format):
    target = tmp_path / "out"
    assert export_tables(tables, target, format=format).path == target
    for table in TABLES:
        if format == "csv":
            count = len(read_csv(target / f"{table}.csv"))
        elif format == "parquet":
            pd.testing.assert_frame_equal(pd.read_parquet(target / f"{table}.parquet"), tables[table])
            count = len(tables[table])
        elif format == "excel":
            count = load_workbook(target.rename(tmp_path / "a.xlsx"))[table].max_row - 1
            (tmp_path / "a.xlsx").rename(target)
        else:
            count = sqlite3.connect(target).execute(f"select count(*) from {table}").fetchone()[0]
        assert count == len(tables[table]), table
    assert list(tmp_path.iterdir()) == [target], "nothing is left beside it"


def test_no_cell_of_a_csv_file_runs_as_a_formula_and_each_can_be_had_back(tmp_path):
    export_tables(hostile_tables(), tmp_path / "out", format="csv")
    rows = read_csv(tmp_path / "out" / "actors.csv")
    for row, text in zip(rows, HOSTILE, strict=True):
        assert not row["name"].lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert not row["name"].startswith(("\t", "\r", "\n"))
        assert row["name"].removeprefix("'") == text
        assert row["value"] == "-1.5", "a number below zero is no formula"


@given(st.text(max_size=20))
def test_an_escaped_text_loses_nothing(text):
    escaped = escape_formula(text)
    assert escaped.removeprefix("'") == text
    assert escaped[:1] not in set("=+-@\t\r\n")


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30))
def test_a_csv_cell_reads_back_whatever_it_holds(text):
    (row,) = csv.DictReader(io.StringIO(format_csv(pd.DataFrame({"a": [text], "b": [1]})), newline=""))
    assert row["a"].removeprefix("'") == text


def test_times_in_csv_are_utc_and_missing_values_are_empty(tables, tmp_path):
    export_tables(tables, tmp_path / "out", format="csv")
    (document,) = read_csv(tmp_path / "out" / "documents.csv")
    assert document["published_at"] == "2026-01-31T18:30:00Z"
    assert document["title"] == "'=1+1"
    assert document["outlet"] == ""


def test_excel_holds_hostile_text_as_text(tmp_path):
    export_tables(hostile_tables(), tmp_path / "a.xlsx", format="excel")
    sheet = load_workbook(tmp_path / "a.xlsx")["actors"]
    for row, text in zip(sheet.iter_rows(min_row=2), HOSTILE, strict=True):
        assert row[0].data_type == "s", text
        assert row[0].value == text.replace("\r", "_x000D_")
        assert row[1].value == -1.5


def test_excel_holds_times_as_times_and_numbers_as_numbers(tables, tmp_path):
    export_tables(tables, tmp_path / "a.xlsx", format="excel")
    book = load_workbook(tmp_path / "a.xlsx")
    header = [cell.value for cell in book["documents"][1]]
    values = dict(zip(header, [cell.value for cell in book["documents"][2]], strict=True))
    assert values["published_at"] == datetime(2026, 1, 31, 18, 30)
    assert values["outlet"] is None
    assert isinstance(book["sentences"]["B2"].value, int)


def test_characters_that_xml_lacks_do_not_break_a_workbook(tmp_path):
    export_tables(
        {"actors": pd.DataFrame({"name": ["\x1b[31m\x00\ufffe", "_x0041_"]})}, tmp_path / "a.xlsx", format="excel"
    )
    sheet = load_workbook(tmp_path / "a.xlsx")["actors"]
    assert [sheet["A2"].value, sheet["A3"].value] == ["_x001B_[31m_x0000__xFFFE_", "_x005F_x0041_"]


def test_a_text_too_long_for_an_excel_cell_says_that_it_is_cut(tmp_path):
    frame = pd.DataFrame({"text": ["a" * 100_000, "short"]})
    written = export_tables({"documents": frame}, tmp_path / "a.xlsx", format="excel")
    (note,) = written.notes
    assert note == (
        "Sheet documents: 1 cell is longer than the 32,767 characters that Excel holds; each is cut and says so at its "
        "end. CSV, SQLite and Parquet keep them whole."
    )
    cell = load_workbook(tmp_path / "a.xlsx")["documents"]["A2"].value
    assert len(cell) == 32_767
    assert cell.endswith("[cut: 100,000 characters, of which Excel holds 32,767]")


def test_a_time_before_excels_calendar_is_written_as_text(tmp_path):
    frame = pd.DataFrame({"when_start": pd.to_datetime(["1815-06-09"], utc=True)})
    export_tables({"events": frame}, tmp_path / "a.xlsx", format="excel")
    assert load_workbook(tmp_path / "a.xlsx")["events"]["A2"].value == "1815-06-09T00:00:00Z"


def test_sqlite_has_keys_that_hold(tables, tmp_path):
    export_tables(tables, tmp_path / "a.db", format="sqlite")
    database = sqlite3.connect(tmp_path / "a.db")
    assert database.execute("pragma foreign_key_check").fetchall() == []
    for table, references in REFERENCES.items():
        found = {row[3]: row[2] for row in database.execute(f"pragma foreign_key_list({table})")}
        assert found == references
    joined = "select a.name from participants p join actors a using (actor_id) where p.part = 'mediator'"
    assert database.execute(joined).fetchall() == [("Iran",)]
    assert database.execute("select published_at, title, outlet from documents").fetchone() == (
        "2026-01-31T18:30:00Z",
        "=1+1",
        None,
    )


@pytest.mark.parametrize("format", FORMATS)
def test_a_target_that_exists_is_left_alone_unless_forced(tables, tmp_path, format):
    target = tmp_path / "out"
    export_tables(tables, target, format=format)
    with pytest.raises(StoreError, match=r"out exists already: name another target, or say --force to replace it\."):
        export_tables(tables, target, format=format)
    export_tables({"actors": tables["actors"]}, target, format=format, overwrite=True)
    if target.is_dir():
        assert {file.stem for file in target.iterdir()} - {"datapackage"} == {"actors"}
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_holds_other_things_is_never_replaced(tables, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(StoreError, match=r"holds more than an export \(thesis.txt\), and is not replaced"):
        export_tables(tables, tmp_path, format="csv", overwrite=True)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_an_export_that_fails_leaves_the_old_one(tables, tmp_path):
    target = tmp_path / "out"
    export_tables(tables, target, format="csv")
    broken = {"../outside": tables["actors"], "no/such/folder": tables["actors"]}
    with pytest.raises(StoreError, match="cannot be written"):
        export_tables(broken, target, format="csv", overwrite=True)
    assert len(read_csv(target / "participants.csv")) == 2
    assert list(tmp_path.iterdir()) == [target]


def test_an_unknown_format_lists_those_there_are(tables, tmp_path):
    with pytest.raises(UnknownName, match="No export format is called 'stata'; there are: csv, excel, sqlite, parquet"):
        export_tables(tables, tmp_path / "out", format="stata")
