"""What an edition says of itself to those who have not opened it: for indexes, feeds and mails."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.blocks.text import clean_text
from analysis.measures.matching import fold
from analysis.reporting.naming import make_slug
from analysis.sharing.opened import OpenedEdition

#: Kinds of actors that have a page of their own; "residents" and other groups without a name have none.
_NAMED_KINDS = frozenset({"state", "government", "person", "organisation", "armed_group"})
_LONGEST_TITLE, _LONGEST_LINE = 300, 600
_MARKS = re.compile(r"\s*\[S\d+(?:, S\d+)*\]")


@dataclass(frozen=True)
class NamedActor:
    """An actor of an edition: the key that it has in addresses, its name and its kind."""

    slug: str
    name: str
    kind: str


@dataclass(frozen=True)
class Entry:
    """What an index tells of an edition.

    Attributes
    ----------
    report, edition : str
        As they are in addresses.
    series : str
        The title of the report's definition, which several reports can share.
    summary : tuple of str
        The sentences of its bottom line, their marks left out.
    files : tuple of str
        What it holds.
    """

    report: str
    edition: str
    rendered_at: datetime
    title: str
    series: str
    definition: str | None
    summary: tuple[str, ...]
    files: tuple[str, ...]
    actors: tuple[NamedActor, ...]
    places: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day that it was made, UTC."""
        return f"{self.rendered_at:%Y-%m-%d}"

    @property
    def address(self) -> str:
        """The file to read, in the edition's folder."""
        return next((name for name in ("report.html", "report.pdf") if name in self.files), "manifest.json")


def describe_edition(edition: OpenedEdition) -> Entry:
    """Describe an edition; one that was published before manifests said title and bottom line has them read from it."""
    title, summary = read_words(edition)
    run = edition.manifest.get("run")
    about = run if isinstance(run, dict) else {}
    definition = about.get("definition")
    return Entry(
        report=edition.report,
        edition=edition.edition,
        rendered_at=edition.rendered_at,
        title=shorten(title, _LONGEST_TITLE) or edition.report,
        series=shorten(str(about.get("title") or ""), _LONGEST_TITLE),
        definition=str(definition) if definition else None,
        summary=tuple(shorten(_MARKS.sub("", line), _LONGEST_LINE) for line in summary),
        files=tuple(sorted(str(name) for name in edition.manifest["files"])),
        actors=tuple(_list_actors(edition.path / "tables" / "actors.csv")),
        places=tuple(dict.fromkeys(clean_name(row["name"]) for row in _read_rows(edition.path / "tables" / "places.csv"))),
    )  # fmt: skip


def read_words(edition: OpenedEdition) -> tuple[str, list[str]]:
    """Give the title of an edition and the sentences of its bottom line, with their marks."""
    said: Any = edition.manifest
    if isinstance(said.get("title"), str) and isinstance(said.get("summary"), list):
        return said["title"], [str(line) for line in said["summary"]]
    notebook = edition.find_file("notebook.ipynb")
    if notebook is None:
        return edition.report, []
    from analysis.reporting.assemble import assemble_report, describe_report
    from analysis.reporting.execute import read_notebook

    about = describe_report(assemble_report(read_notebook(notebook), name=edition.report))
    return str(about["title"]), list(about["summary"])


def shorten(text: str, longest: int) -> str:
    """Give a text in one line that can be shown, cut at a word where it is longer.

    Examples
    --------
    >>> shorten("Talks in\\n Tehran failed", 16)
    'Talks in Tehran …'
    """
    line = " ".join(clean_text(text).split())
    return line if len(line) <= longest else line[:longest].rpartition(" ")[0].rstrip() + " …"


def clean_name(name: str) -> str:
    """Give a name as it can be shown."""
    return shorten(name, 120)


def _list_actors(path: Path) -> Iterator[NamedActor]:
    seen = set()
    for row in _read_rows(path):
        name = clean_name(row.get("name", ""))
        if not name or row.get("kind") not in _NAMED_KINDS or row.get("review") == "rejected":
            continue
        entity = row.get("entity", "")
        slug = make_slug(entity or name)
        if not entity or slug != entity.lower():
            key = entity or f"{row['kind']} {fold(name)}"
            slug = f"{slug[:48].rstrip('-')}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
        if slug not in seen:
            seen.add(slug)
            yield NamedActor(slug, name, row["kind"])


def _read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read the rows of a table of an edition as text; none where it has no such table."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {name: (value or "").removeprefix("'") for name, value in row.items() if isinstance(name, str) and not isinstance(value, list)}  # fmt: skip
