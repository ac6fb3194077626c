"""Publish a brief of each document: a report of its own, named after the document."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.reporting.naming import make_slug, name_documents
from analysis.schemas import TABLES, Document
from analysis.settings import find_shipped
from analysis.store import Store

if TYPE_CHECKING:
    from analysis.reporting import Edition

__all__ = ["NOTEBOOK", "make_slug", "name_reports", "publish_briefs"]

NOTEBOOK = "situation_brief.ipynb"

_IN_THREADS = (
    "papermill", "analysis.kernels.manager", "analysis.reporting.execute", "analysis.reporting.assemble",
    "analysis.reporting.html", "analysis.reporting.pdf",
)  # fmt: skip


def name_reports(documents: pd.DataFrame) -> dict[str, str]:
    """Give each stored document its report's name; of documents with the same slug, the first read keeps it plain.

    Returns
    -------
    dict
        Report name by document_id. A later document's name ends in the first digits of its id, so that no two share a
        report, and none changes its name when another is added.
    """
    ordered = documents.sort_values(["retrieved_at", "document_id"])
    return name_documents("situation-brief", zip(ordered["document_id"], ordered["name"], strict=True))


def publish_briefs(
    documents: Sequence[Document], store: Store, *, out_dir: Path, jobs: int, formats: Sequence[str]
) -> Iterator[tuple[Document, Edition | Exception]]:
    """Publish an edition a document, some at once; give each in order, or the error that says why there is none."""
    from analysis.reporting import publish_edition

    version = store.version
    versions = store.versions(version)
    reports = name_reports(store.read("documents", version=version))
    rendered_at = datetime.now(UTC).replace(microsecond=0)
    notebook = find_shipped("notebooks") / NOTEBOOK

    def publish(document: Document) -> Edition:
        tables = store.load([document.document_id], version=version)
        return publish_edition(
            notebook,
            {
                "document_id": document.document_id,
                "data_version": version,
                "rendered_at": rendered_at.isoformat(),
            },
            report=reports[document.document_id],
            out_dir=out_dir,
            formats=formats,
            tables={table: tables[table] for table in TABLES},
            data_versions=versions,
            rendered_at=rendered_at,
            # Not a parameter: those are written into what is sent, and where this machine keeps its data is no news.
            environment={"COMMUNIQUE_DATA": str(store.data_dir.resolve())},
        )

    # The work is done by kernels, which are processes of their own: threads only wait for them.
    # What they import is imported before: modules that import each other come out half made where two threads begin.
    for module in _IN_THREADS:
        importlib.import_module(module)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        waiting = [(document, pool.submit(publish, document)) for document in documents]
        try:
            # In the order in which the articles were given, so that a list of them can be followed.
            for document, future in waiting:
                try:
                    yield document, future.result()
                except Exception as error:
                    yield document, error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
