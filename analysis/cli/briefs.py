"""Publish a brief of each document: a report of its own, named after the document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.schemas import TABLES, Document
from analysis.settings import find_shipped
from analysis.store import Store

if TYPE_CHECKING:
    from analysis.reporting import Edition

NOTEBOOK = "situation_brief.ipynb"
_LONGEST_SLUG = 60
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def make_slug(name: str) -> str:
    """Make a name fit for folders and addresses: ``a-z``, ``0-9`` and ``-``, at most 60 characters, never empty.

    Examples
    --------
    >>> make_slug("Pakistan turns to Iran!"), make_slug("../../etc/passwd"), make_slug("伊朗")
    ('pakistan-turns-to-iran', 'etc-passwd', 'article')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_SLUG.sub("-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-") or "article"


def name_reports(documents: pd.DataFrame) -> dict[str, str]:
    """Give each stored document its report's name; of documents with the same slug, the first read keeps it plain.

    Returns
    -------
    dict
        Report name by document_id. A later document's name ends in the first digits of its id, so that no two share a
        report, and none changes its name when another is added.
    """
    ordered = documents.sort_values(["retrieved_at", "document_id"])
    names: dict[str, str] = {}
    taken: set[str] = set()
    for document_id, name in zip(ordered["document_id"], ordered["name"], strict=True):
        slug = make_slug(name)
        digits = 0
        report = f"situation-brief-{slug}"
        while report in taken:
            digits += 6
            report = f"situation-brief-{slug}-{document_id[1 : 1 + digits]}"
        taken.add(report)
        names[document_id] = report
    return names


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
