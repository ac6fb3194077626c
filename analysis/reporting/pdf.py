"""The PDF exporter: a notebook as a tagged PDF (PDF/UA-1), set by Typst from one fixed template."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import matplotlib
import pikepdf
import typst
from nbconvert.exporters import Exporter

from analysis.blocks import Figure
from analysis.blocks.svg import clean_svg
from analysis.errors import RenderError
from analysis.reporting.assemble import Report, assemble_report
from analysis.reporting.typeset import lay_out_report

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "templates" / "report.typ"


@lru_cache(maxsize=1)
def _load_fonts() -> typst.Fonts:
    """Load the shipped fonts and matplotlib's, never the machine's: the same report looks the same everywhere."""
    folders = [FOLDER / "fonts", Path(matplotlib.get_data_path()) / "fonts" / "ttf"]
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )


def render_pdf(report: Report, *, tables: Mapping[str, str] | None = None) -> bytes:
    """Set a report as PDF; the same report gives the same bytes.

    Parameters
    ----------
    tables : mapping of file name to CSV, optional
        Attached to the PDF, which is then PDF/A-3 too, for the archive.

    Raises
    ------
    RenderError
        When Typst cannot set it.
    """
    try:
        return _compile(lay_out_report(report), tables)
    except typst.TypstError as error:
        broken = [svg for svg in _list_pictures(report) if not _can_draw(svg)]
        if not broken:
            raise RenderError(f"The report {report.title!r} could not be set as PDF: {_say(error)}") from error
    try:
        return _compile(lay_out_report(report, without_pictures=broken), tables)
    except typst.TypstError as error:
        raise RenderError(f"The report {report.title!r} could not be set as PDF: {_say(error)}") from error


def _compile(laid_out: dict[str, Any], tables: Mapping[str, str] | None) -> bytes:
    with lay_open(laid_out, tables) as options:
        compiled: bytes = typst.compile(**options)
    return _pack(compiled)


@contextmanager
def lay_open(laid_out: dict[str, Any], tables: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """Lay the data beside the template, in a folder that holds nothing else, and give what `typst.compile` is to be told.

    Typst remembers what it has laid out, from one report of a process to the next, while its inputs are the same: data
    given by ``sys_inputs`` would make them others.
    """
    given = {"report": laid_out, "tables": dict(tables or {})}
    with tempfile.TemporaryDirectory(prefix="communique-pdf-") as folder:
        template = Path(shutil.copy(TEMPLATE, folder))
        (template.parent / "given.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        yield {
            "input": str(template),
            "root": folder,
            "font_paths": _load_fonts(),
            "pdf_standards": ["ua-1"] if tables is None else ["ua-1", "a-3a"],
            "timestamp": 0,
            "format": "pdf",
        }


def _pack(content: bytes) -> bytes:
    """Give a PDF with its structure tree packed: a long report is a quarter of the size that Typst writes."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _list_pictures(report: Report) -> list[str]:
    drawn = (clean_svg(block.svg) for block in report.blocks if isinstance(block, Figure))
    return [svg for svg in drawn if svg is not None]


def _can_draw(svg: str) -> bool:
    try:
        typst.compile(
            b'#image(bytes(sys.inputs.svg), format: "svg", width: 10cm)', sys_inputs={"svg": svg}, format="pdf"
        )
    except typst.TypstError:
        return False
    return True


def _say(error: typst.TypstError) -> str:
    return " ".join([str(error.message), *map(str, error.hints)])


class CommuniquePDFExporter(Exporter):
    """Export a notebook as a PDF report: no code, no LaTeX, no browser, no network."""

    export_from_notebook = "Communiqué PDF"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Convert a notebook to the bytes of a PDF."""
        notebook, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = resources.get("metadata", {}).get("name")
        content = render_pdf(assemble_report(notebook, name=name if name != "Notebook" else None))
        resources["output_extension"] = ".pdf"
        return content, resources
