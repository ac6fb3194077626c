from __future__ import annotations

import pytest
from openpyxl import load_workbook

from analysis.store import Store
from tests.cli.conftest import Communique
from tests.sample_rows import make_document, make_extraction


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    communique = Communique(tmp_path_factory.mktemp("filled"))
    documents = [make_document(), make_document("Talks in Doha failed. " + "a" * 40_000, name="doha")]
    Store(communique.data_dir).replace([make_extraction(document) for document in documents])
    return communique


def test_the_target_is_printed_and_what_was_cut_is_told(filled, tmp_path):
    done = filled.with_data("export", "--format", "excel", tmp_path / "a.xlsx")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{tmp_path}/a.xlsx\n"
    assert "Sheet documents: 1 cell is longer than" in done.stderr


def test_one_document_can_be_exported(filled, tmp_path):
    filled.with_data("export", "--format", "excel", tmp_path / "a.xlsx", "--document", "iran-offers")
    assert load_workbook(tmp_path / "a.xlsx")["documents"].max_row == 2


def test_a_target_that_exists_is_left_alone_unless_forced(filled, tmp_path):
    (tmp_path / "a.db").write_text("mine")
    done = filled.with_data("export", "--format", "sqlite", tmp_path / "a.db")
    assert done.exit_code == 2
    assert (
        done.stderr
        == f"communique: {tmp_path}/a.db exists already: name another target, or say --force to replace it.\n"
    )
    assert (tmp_path / "a.db").read_text() == "mine"
    assert filled.with_data("export", "--format", "sqlite", tmp_path / "a.db", "--force").exit_code == 0
    assert (tmp_path / "a.db").read_bytes().startswith(b"SQLite format 3")


def test_a_format_must_be_named(filled, tmp_path):
    done = filled.with_data("export", tmp_path / "a")
    assert done.exit_code == 2
    assert "Missing option '--format'" in done.stderr
