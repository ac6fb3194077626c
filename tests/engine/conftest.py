"""Reports that are quick: small notebooks, and a store with rows made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.store import Store
from tests.sample_rows import TEXT, make_document, make_extraction


def write_notebook(path: Path, parameters: str, *sources: str) -> Path:
    cells = [new_markdown_cell("# A report"), new_code_cell(parameters, metadata={"tags": ["parameters"]})]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[*cells, *map(new_code_cell, sources)]), path)
    return path


@pytest.fixture
def store(tmp_path) -> Store:
    """A store of two documents."""
    store = Store(tmp_path / "data")
    add_document(store, TEXT, name="first")
    add_document(store, f"{TEXT} And more was said.", name="second")
    return store


def add_document(store: Store, text: str, *, name: str) -> str:
    document = make_document(text, name=name)
    store.replace([make_extraction(document)])
    return document.document_id


@pytest.fixture
def write_reports(tmp_path) -> Callable[[str], Path]:
    """Write reports.yaml beside the notebooks of a test."""

    def write(text: str) -> Path:
        path = tmp_path / "reports" / "reports.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write
