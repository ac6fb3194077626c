from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import analysis.extraction
from analysis.cli import main
from analysis.errors import EmptyArticle
from analysis.row_checks import Extraction
from analysis.schemas import Document
from tests.sample_rows import TEXT, make_extraction


class Communique:
    """The command line, with its data in a folder of the test's own."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir

    def __call__(self, *arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    def with_data(self, *arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return self(*arguments, "--data", self.data_dir, stdin=stdin)


@pytest.fixture
def communique(tmp_path) -> Communique:
    return Communique(tmp_path / "data")


@pytest.fixture
def rows_by_hand(monkeypatch):
    """Extract with `make_extraction`: the commands are tested here, and the rules elsewhere."""

    def extract(
        documents: Iterable[Document], *, extractor: object = None, pipeline: str | None = None
    ) -> Iterator[Extraction]:
        for document in documents:
            if "REFUSE" in document.text:
                raise EmptyArticle(f"{document.name} holds no sentence: give an article with running text.")
            if "BREAK" in document.text:
                raise IndexError("a rule that stumbled")
            yield make_extraction(document)

    monkeypatch.setattr(analysis.extraction, "extract_documents", extract)


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "iran-offers.txt"
    path.write_text(TEXT)
    return path
