from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from analysis.extraction import extract_documents, make_extractor
from analysis.schemas import Document
from tests.model_server import Server, serve_model

TEXT = """\
Oman hosted envoys of Yemen and Saudi Arabia on Monday. The kingdom's negotiators walked out over the port.

A Yemeni trader from Hodeidah said prices had doubled. Some 40 boats were held at the quay."""


@pytest.fixture
def server(monkeypatch) -> Iterator[Server]:
    with serve_model(monkeypatch) as served:
        yield served


class Asked:
    """Extracts through the endpoint; keeps what was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __call__(self, text: str = TEXT) -> dict[str, Any]:
        (extraction,) = extract_documents(
            [make_document(text)], extractor=make_extractor("endpoint", tell=self.told.append)
        )
        return dict(extraction.frames)


def make_document(text: str = TEXT, *, name: str = "trial") -> Document:
    day = datetime(2026, 1, 7, tzinfo=UTC)
    return Document(document_id=f"d-{name}", name=name, text=text, retrieved_at=day, published_at=day)


@pytest.fixture
def ask(server) -> Asked:
    return Asked()


@pytest.fixture(scope="session")
def by_rules() -> dict[str, Any]:
    """The tables of `TEXT` by the rules alone."""
    (extraction,) = extract_documents([make_document()])
    return dict(extraction.frames)
