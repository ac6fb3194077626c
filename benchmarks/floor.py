"""The floor: the notebook's own calls as plain Python in one warm process, with charts, page, PDF and tables."""

from __future__ import annotations

import ast
import os
import time
from pathlib import Path
from typing import Any

import nbformat

from benchmarks.common import NOTEBOOK, RENDERED_AT


def measure_floor(document_ids: list[str], data: Path, out: Path) -> list[float]:
    """Give the seconds that each report takes."""
    from analysis.csv_format import format_csv
    from analysis.reporting.assemble import assemble_report
    from analysis.reporting.html import render_html
    from analysis.reporting.pdf import render_pdf
    from analysis.schemas import TABLES
    from analysis.store import Store

    os.environ["COMMUNIQUE_DATA"] = str(data)
    os.environ["SOURCE_DATE_EPOCH"] = "1795500000"
    cells = [
        (cell.cell_type, cell.source, compile_cell(cell.source) if cell.cell_type == "code" else None, cell.metadata)
        for cell in nbformat.read(NOTEBOOK, as_version=4).cells
    ]
    took = []
    for document_id in document_ids:
        started = time.perf_counter()
        names: dict[str, Any] = {}
        shown = []
        for number, (_, source, code, metadata) in enumerate(cells):
            if code is None:
                shown.append(nbformat.v4.new_markdown_cell(source, metadata=metadata))
                continue
            body, last = code
            exec(body, names)
            if number == 1:
                names.update(document_id=document_id, rendered_at=RENDERED_AT)
            block = eval(last, names) if last is not None else None
            outputs = (
                [nbformat.v4.new_output("display_data", data=block._repr_mimebundle_())] if block is not None else []
            )
            shown.append(nbformat.v4.new_code_cell(source, outputs=outputs, metadata=metadata))
        notebook = nbformat.v4.new_notebook(cells=shown)
        notebook.metadata["communique"] = {"rendered_at": RENDERED_AT}
        report = assemble_report(notebook, name="brief")
        folder = out / document_id
        (folder / "tables").mkdir(parents=True, exist_ok=True)
        (folder / "report.html").write_text(render_html(report))
        (folder / "report.pdf").write_bytes(render_pdf(report))
        nbformat.write(notebook, folder / "notebook.ipynb")
        tables = Store(data).load([document_id])
        for table in TABLES:
            (folder / "tables" / f"{table}.csv").write_text(format_csv(tables[table]))
        took.append(time.perf_counter() - started)
    return took


def compile_cell(source: str) -> tuple[Any, Any]:
    """Compile a cell: its statements, and the last one by itself where it is an expression, as a kernel does."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = compile(tree, "<cell>", "exec")
    return body, compile(ast.Expression(last.value), "<cell>", "eval") if isinstance(last, ast.Expr) else None
