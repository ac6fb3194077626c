from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.row_checks import Extraction
from analysis.schemas import TABLES
from analysis.store import Store
from tests.examples import DOCUMENT_ID, make_example_document, make_example_tables


@pytest.fixture(scope="session")
def example_data(tmp_path_factory) -> Path:
    """The example text in a store, as if rules had found its rows."""
    folder = tmp_path_factory.mktemp("desk")
    tables = make_example_tables()
    frames = {table: tables[table] for table in TABLES}
    frames |= {t: frame.assign(review="machine", confidence=0.7) for t, frame in frames.items() if "review" in frame}
    Store(folder).replace([Extraction([make_example_document()], frames)])
    return folder


@pytest.fixture
def store(tmp_path, example_data) -> Store:
    return Store(shutil.copytree(example_data, tmp_path / "data"))


@pytest.fixture
def document_id() -> str:
    return DOCUMENT_ID
