"""Verify an edition: every file is there and as the manifest says, and every span of every row stands in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from analysis.errors import DataError
from analysis.row_checks import check_references, check_spans
from analysis.schemas import EXTRA_SPANS, TABLES, Tables
from analysis.sharing.opened import OpenedEdition

_CHUNK = 1 << 20
_MOST_TOLD = 20


@dataclass
class Verification:
    """What a check of an edition found.

    Attributes
    ----------
    fingerprint : str
        SHA-256 of the manifest. It fixes all files: who has it by another way, such as a telephone, knows that the
        edition is the one that was sent.
    checked : list of str
        What was checked and holds, in words.
    skipped : list of str
        What could not be checked, and why.
    problems : list of str
        What does not hold; none where the edition is good.
    """

    fingerprint: str
    checked: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems


def verify_edition(edition: OpenedEdition) -> Verification:
    """Check an edition against its own manifest and its own text.

    It needs nothing but the edition: neither the store that it was made from nor the network.
    """
    found = Verification(fingerprint=hash_file(edition.path / "manifest.json"))
    files = edition.manifest["files"]
    problems = [*_check_files(edition.path, files), *_find_unlisted(edition.path, files)]
    found.problems += problems[:_MOST_TOLD]
    if len(problems) > _MOST_TOLD:
        found.problems.append(f"{len(problems) - _MOST_TOLD} more files are not as the manifest says.")
    if not problems:
        found.checked.append(f"{len(files)} files, each as the manifest says")
    _check_tables(edition, found)
    return found


def is_inside(name: str) -> bool:
    """Say whether a name in a manifest or archive is a path that stays inside its folder.

    Examples
    --------
    >>> is_inside("tables/events.csv"), is_inside("../events.csv"), is_inside("/etc/passwd"), is_inside("a\\\\b")
    (True, False, False, False)
    """
    path = PurePosixPath(name)
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and path.as_posix() == name
        and not any(sign in name for sign in "\\:\0")
    )


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file, as hex."""
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _check_files(folder: Path, files: Mapping[str, Any]) -> Iterator[str]:
    for name, said in files.items():
        if not is_inside(name):
            yield f"The manifest names {name!r}, which lies outside the edition."
            continue
        path = folder / name
        if path.is_symlink() or not path.resolve().is_relative_to(folder.resolve()):
            yield f"{name} is a link, and no file of the edition."
        elif not path.is_file():
            yield f"{name} is missing."
        elif not isinstance(said, Mapping) or path.stat().st_size != said.get("bytes"):
            size = said.get("bytes") if isinstance(said, Mapping) else None
            yield f"{name} has {path.stat().st_size:,} bytes, and the manifest says {size}."
        elif hash_file(path) != said.get("sha256"):
            yield f"{name} was changed: its SHA-256 is not the manifest's."


def _find_unlisted(folder: Path, files: Mapping[str, Any]) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (path.is_file() or path.is_symlink()) and name != "manifest.json" and name not in files:
            yield f"{name} is not in the manifest: it is no part of the edition."


def _check_tables(edition: OpenedEdition, found: Verification) -> None:
    if edition.find_file("tables/documents.csv") is None:
        found.skipped.append("spans: the edition holds no tables")
        return
    try:
        tables = edition.read_tables()
    except DataError as error:
        found.problems.append(str(error))
        return
    _check_texts(edition, tables, found)
    try:
        check_references({table: tables[table] for table in TABLES})
        found.checked.append("every row that points to another finds it")
    except DataError as error:
        found.problems.append(str(error))


def _check_texts(edition: OpenedEdition, tables: Tables, found: Verification) -> None:
    documents = tables.documents.to_dict("records")
    withheld = [row for row in documents if not isinstance(row["text"], str)]
    if withheld:
        reason = "the text was taken out before sharing" if edition.redaction else "the tables hold no text"
        found.skipped.append(f"spans: {reason}")
        if edition.redaction is None:
            found.problems.append("The table documents lacks the text of an article.")
        return
    spans = 0
    for row in documents:
        if hashlib.sha256(row["text"].encode()).hexdigest() != row["sha256"]:
            found.problems.append(
                f"The text of {row['document_id']} was changed: its SHA-256 is not the one beside it."
            )
        for table in TABLES:
            if table == "documents":
                continue
            mine = tables[table][tables[table]["document_id"] == row["document_id"]]
            spans += len(mine) + sum(int(mine[quote].notna().sum()) for _, _, quote in EXTRA_SPANS.get(table, ()))
            try:
                check_spans(table, mine, {row["document_id"]: row["text"]})
            except (DataError, ValueError) as error:
                found.problems.append(
                    f"{error}" if isinstance(error, DataError) else f"Table {table}: a row has no span."
                )
    strangers = {
        table: len(tables[table])
        - int(tables[table]["document_id"].isin([row["document_id"] for row in documents]).sum())
        for table in TABLES
    }
    found.problems += [
        f"Table {table}: {count} rows are of no document of the edition." for table, count in strangers.items() if count
    ]
    if not any("Table" in problem or "text of" in problem for problem in found.problems):
        found.checked.append(f"{spans} spans, each standing in the text where its row says")
