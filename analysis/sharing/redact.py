"""Make the copy of an edition that a share profile lets through, in every format at once."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from analysis.csv_format import format_csv
from analysis.errors import ReportError
from analysis.reporting.assemble import HIDDEN_TAGS, assemble_report, describe_report, read_cells
from analysis.reporting.editions import point_latest
from analysis.reporting.execute import read_notebook, write_notebook
from analysis.reporting.manifest import list_files, write_manifest
from analysis.schemas import TABLES
from analysis.sharing.opened import OpenedEdition, read_edition
from analysis.sharing.profiles import KEPT_OF_QUOTE, LONGEST_QUOTE, Profile
from analysis.sharing.redactor import Redactor
from analysis.sharing.verify import hash_file

#: What the manifest says of files and sums, which is made anew.
_MADE_ANEW = ("files", "redaction", "title", "summary")
#: What a PDF/A says of itself; such a one has the tables attached.
_FOR_ARCHIVE = b"<pdfaid:part>"
_KEPT_OF_METADATA = ("kernelspec", "language_info", "title")


def redact_edition(edition: OpenedEdition, profile: Profile, *, out_dir: Path) -> OpenedEdition:
    """Make the copy of an edition that a profile lets through, in ``out_dir/<report>/<edition>/``.

    Tables are redacted row by row, the notebook block by block, and HTML and PDF are set anew from its redacted blocks:
    nothing is painted over. The manifest says under ``redaction`` what was taken out. The name of the report loses hidden
    names too. A copy that is there already, of the same edition by the same profile, is given as it is.

    Raises
    ------
    ReportError
        When the edition lacks what it takes, or a name that is hidden would be left in the copy.
    """
    source = edition.find_file("notebook.ipynb")
    if edition.redaction is not None:
        raise ReportError(f"{edition.path} is redacted already: redact the edition that it was made of.")
    if source is None or edition.find_file("tables/documents.csv") is None:
        raise ReportError(f"{edition.path} cannot be redacted: it must hold its notebook and its tables.")
    redactor = Redactor(profile, edition.read_tables())
    report = redactor.redact_slug(edition.report)
    redaction = _describe(edition, profile, redactor)
    target = out_dir / report / edition.edition
    if target.exists():
        made = read_edition(target)
        if made.redaction == redaction:
            return made
        raise ReportError(f"{target} is there already, redacted otherwise: name another folder, or remove it.")
    building = out_dir / f".building-{report}-{uuid.uuid4().hex[:12]}"
    try:
        building.mkdir(parents=True)
        _build(edition, redactor, building, source=source, report=report, redaction=redaction)
        target.parent.mkdir(exist_ok=True)
        building.rename(target)
    except OSError as error:
        raise ReportError(f"The redacted edition cannot be written to {target}: {error.strerror}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    point_latest(target.parent, target.name)
    return read_edition(target)


def _build(
    edition: OpenedEdition, redactor: Redactor, building: Path, *, source: Path, report: str, redaction: dict[str, Any]
) -> None:
    notebook = redact_notebook(read_notebook(source), redactor)
    ours = {"report": report, "edition": edition.edition, "rendered_at": edition.manifest["rendered_at"]}
    notebook.metadata["communique"] = ours
    assembled = assemble_report(notebook, name=report)
    tables = redactor.redact_tables()
    files = {
        f"{table}.csv": format_csv(tables[table]) for table in TABLES if edition.find_file(f"tables/{table}.csv")
    }  # fmt: skip
    (building / "tables").mkdir()
    for name, content in files.items():
        (building / "tables" / name).write_text(content, encoding="utf-8", newline="")
    pdf = edition.find_file("report.pdf")
    formats = ["html"] if edition.find_file("report.html") else []
    if pdf is not None:
        formats.append("pdf-a3" if _FOR_ARCHIVE in pdf.read_bytes() else "pdf")
    if formats:
        # The exporters bring nbconvert and Typst, which takes a second to import.
        from analysis.reporting.render import render_files

        render_files(assembled, building, formats, tables=files)
    if redactor.profile.notebook:
        write_notebook(notebook, building / "notebook.ipynb")
    kept = {name: value for name, value in edition.manifest.items() if name not in _MADE_ANEW}
    about = {**redactor.redact_data(kept), **ours, **describe_report(assembled), "redaction": redaction}
    left = find_left_names(building, redactor) + (["manifest.json"] if redactor.redact_data(about) != about else [])
    if left:
        raise ReportError(f"{edition.path} was not redacted: a name that is to be hidden would be left in {left[0]}.")
    write_manifest(building / "manifest.json", {**about, "files": list_files(building)})


def _describe(edition: OpenedEdition, profile: Profile, redactor: Redactor) -> dict[str, Any]:
    said: dict[str, Any] = {
        "profile": profile.name,
        "summary": redactor.describe(),
        "text": "whole"
        if profile.text
        else f"taken out; quotes of more than {LONGEST_QUOTE} words are cut to their first {KEPT_OF_QUOTE}",
        "notebook": "whole" if profile.notebook else "taken out",
        "hidden_actors": [placeholder for placeholder, _ in redactor.forms],
        "made_of": {"edition": edition.edition, "manifest_sha256": hash_file(edition.path / "manifest.json")},
    }
    return said


def redact_notebook(notebook: NotebookNode, redactor: Redactor) -> NotebookNode:
    """Give a notebook redacted: its outputs are read as blocks, redacted, and written anew from these alone."""
    cells = []
    for cell in notebook.cells:
        redacted = cell.copy()
        tags = [tag for tag in cell.metadata.get("tags", ()) if tag in HIDDEN_TAGS]
        redacted.metadata = _make_node(tags=tags) if tags else _make_node()
        redacted.source = redactor.redact_text(cell.source)
        redacted.pop("attachments", None)
        if cell.cell_type == "code":
            alone = _make_node(cells=[cell], metadata=_make_node())
            blocks = [redactor.redact_block(block) for block in read_cells(alone)]
            redacted.outputs = [
                _make_node(output_type="display_data", data=block._repr_mimebundle_(), metadata=_make_node())
                for block in blocks
            ]
        cells.append(redacted)
    kept = {
        name: redactor.redact_data(notebook.metadata[name]) for name in _KEPT_OF_METADATA if name in notebook.metadata
    }
    return _make_node(
        cells=cells,
        metadata=_make_node(**kept),
        nbformat=notebook.nbformat,
        nbformat_minor=notebook.nbformat_minor,
    )


def _make_node(**parts: Any) -> NotebookNode:
    node: NotebookNode = NotebookNode(parts)  # type: ignore[no-untyped-call]
    return node


def find_left_names(folder: Path, redactor: Redactor) -> list[str]:
    """List the files in which a hidden name is left to be read, the PDF apart, which is set from the same blocks."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(redactor.redact_text(text) != text for text in _list_texts(path))
    ]


def _list_texts(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        reader = _TextReader()
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        yield from reader.texts
    elif path.suffix == ".ipynb":
        yield from _list_strings(json.loads(path.read_text(encoding="utf-8")))
    elif path.suffix == ".csv":
        yield path.read_text(encoding="utf-8")


def _list_strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for part in data:
            yield from _list_strings(part)
    elif isinstance(data, dict):
        for part in data.values():
            yield from _list_strings(part)


class _TextReader(HTMLParser):
    """Reads the words of a page: what it shows, and what its attributes say to those who cannot see it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._skips = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skips = tag == "style"
        self.texts += [value for name, value in attrs if value and name not in ("class", "style", "d", "id")]

    def handle_endtag(self, tag: str) -> None:
        self._skips = False

    def handle_data(self, data: str) -> None:
        if not self._skips:
            self.texts.append(data)
