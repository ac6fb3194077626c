"""Editions found and opened again."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from analysis.csv_format import format_csv
from analysis.errors import DataError, ReportError, UnknownName
from analysis.reporting.edition_tables import read_csv_table
from analysis.reporting.editions import list_editions
from analysis.schemas import TABLES, validate_frame
from analysis.sharing.opened import (
    find_edition,
    list_reports,
    open_edition,
    read_edition,
)
from tests.examples import make_empty_tables, make_example_tables


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("made", [make_example_tables, make_empty_tables], ids=["full", "empty"])
def test_a_table_comes_back_from_csv_as_it_was(table, made, tmp_path):
    frame = made()[table]
    path = tmp_path / f"{table}.csv"
    path.write_text(format_csv(frame), encoding="utf-8", newline="")
    read = read_csv_table(path, table)
    assert read.dtypes.to_dict() == frame.dtypes.to_dict()
    pd.testing.assert_frame_equal(validate_frame(table, read), frame)


def test_words_that_look_like_null_or_a_formula_come_back_as_they_were(tmp_path):
    texts = ["NA", "nan", "=cmd()", "'quoted", 'a\rb,"q"\n', "x" * 200_000]
    frame = pd.DataFrame({"document_id": ["d"] * len(texts), "text": texts})
    path = tmp_path / "sentences.csv"
    path.write_text(format_csv(frame), encoding="utf-8", newline="")
    assert read_csv_table(path, "sentences")["text"].tolist() == texts


def test_a_column_that_an_older_edition_lacks_is_null(tmp_path):
    frame = make_example_tables().quantities.drop(columns=["fate"])
    path = tmp_path / "quantities.csv"
    path.write_text(format_csv(frame), encoding="utf-8", newline="")
    assert read_csv_table(path, "quantities")["fate"].isna().all()


def test_a_file_that_is_no_table_is_refused_by_name(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("document_id,sentence\nd,many\n")
    with pytest.raises(DataError, match=r"events\.csv cannot be read as table events"):
        read_csv_table(path, "events")


def test_an_edition_is_found_by_report_day_and_name(out_dir, editions):
    first, second = (edition.path for edition in editions)
    for named, path in {
        "border-talks": second,
        "border-talks/latest": second,
        "border-talks/previous": first,
        "border-talks/2026-04-15": first,
        "border-talks/2026-05-01": second,
        f"border-talks/{first.name}": first,
        str(first): first,
    }.items():
        assert find_edition(named, out_dir=out_dir) == path
    assert list_reports(out_dir) == ["border-talks"]
    assert list_editions(out_dir / "border-talks") == [first.name, second.name]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nothing", "no report of that name"),
        ("..", "no report of that name"),
        ("border-talks/2020-01-01", "its newest are"),
        ("border-talks/yesterday", "has no edition yesterday"),
    ],
)
def test_an_edition_that_is_not_there_is_named(out_dir, named, said):
    with pytest.raises(UnknownName, match=said):
        find_edition(named, out_dir=out_dir)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"report": "../../elsewhere"}, "does not say report"),
        ({"edition": 3}, "does not say edition"),
        ({"rendered_at": "tomorrow"}, "does not say rendered_at"),
        ({"rendered_at": "2026-04-15T06:00:00"}, "does not say rendered_at"),
        ({"files": None}, "does not say files"),
    ],
)
def test_a_manifest_that_says_too_little_is_refused(editions, change, said):
    path = editions[0].path / "manifest.json"
    path.write_text(json.dumps({**editions[0].manifest, **change}))
    with pytest.raises(ReportError, match=said):
        read_edition(editions[0].path)


def test_what_is_no_edition_is_refused(tmp_path):
    with pytest.raises(ReportError, match=r"no manifest\.json"):
        read_edition(tmp_path)
    (tmp_path / "manifest.json").write_text("[" * 100_000)
    with pytest.raises(ReportError, match="cannot be read as a manifest"):
        read_edition(tmp_path)
    (tmp_path / "x.zip").write_bytes(b"PK nothing")
    with pytest.raises(ReportError, match="no zip that can be read"), open_edition(tmp_path / "x.zip"):
        pass
