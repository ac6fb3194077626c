from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from filelock import FileLock

from analysis.extraction import extract_documents
from analysis.reporting import publish_edition
from analysis.settings import find_shipped
from analysis.sources import read_articles
from analysis.store import Store


class Report:
    """A published edition of a notebook, and its page as a reader reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = (folder / "report.html").read_text(encoding="utf-8")
        body = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", self.page, flags=re.DOTALL)
        self.text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
        self.notebook = nbformat.read(folder / "notebook.ipynb", as_version=4)
        self.sections = [
            html.unescape(re.sub(r"<[^>]+>", "", head)).strip()
            for head in re.findall(r"<h2\b[^>]*>(.*?)</h2>", self.page, re.DOTALL)
        ]

    def output(self, cell_id: str, mime: str) -> Any:
        (cell,) = [cell for cell in self.notebook.cells if cell.id == cell_id]
        return next(output.data[mime] for output in cell.outputs if mime in output.get("data", {}))


def publish(notebook: str, data_dir: Path, out_dir: Path, **parameters: object) -> Report:
    edition = publish_edition(
        find_shipped("notebooks") / f"{notebook}.ipynb", parameters, report=notebook, out_dir=out_dir, formats=("html",),
        environment={"COMMUNIQUE_DATA": str(data_dir)},
    )  # fmt: skip
    return Report(edition.path)


def _extract_once(folder: str, tmp_path_factory: pytest.TempPathFactory, worker: str) -> Path:
    """Extract a folder of the shipped articles once for all tests, also where several workers run them."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if worker != "master" else base) / f"corpus-{folder}"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            documents = list(read_articles(find_shipped("articles") / folder))
            Store(shared).replace(extract_documents(documents))
    return shared


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


@pytest.fixture(scope="session")
def history(tmp_path_factory, worker) -> Path:
    """The texts on the history of mediation."""
    return _extract_once("mediation_history", tmp_path_factory, worker)


@pytest.fixture(scope="session")
def story(tmp_path_factory, worker) -> Path:
    """Three texts on one story."""
    return _extract_once("one_story", tmp_path_factory, worker)


@pytest.fixture(scope="session")
def history_documents(history) -> pd.DataFrame:
    return Store(history).read("documents")
