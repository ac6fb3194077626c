"""The same reports by stock parts: the three commands, and the strongest way that stays with stock parts."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.common import JUPYTER, NOTEBOOK, PYTHON, RENDERED_AT, run


def make_by_commands(document_id: str, data: Path, out: Path) -> None:
    """papermill, then nbconvert to HTML, then nbconvert to PDF: three processes and a kernel and a browser."""
    out.mkdir(parents=True, exist_ok=True)
    env = {"COMMUNIQUE_DATA": str(data)}
    ran = str(out / f"{document_id}.ipynb")
    run([PYTHON, "-m", "papermill", str(NOTEBOOK), ran, "-p", "document_id", document_id, "-p", "rendered_at", RENDERED_AT, "-k", "python3"], env=env)  # fmt: skip
    run([JUPYTER, "nbconvert", "--to", "html", "--no-input", ran], env=env)
    run([JUPYTER, "nbconvert", "--to", "webpdf", "--no-input", "--disable-chromium-sandbox", ran], env=env)


def make_in_process(document_ids: list[str], data: Path, out: Path) -> None:
    """One Python process: papermill and nbconvert called in it, and one browser for all the PDFs."""
    import os

    import nbformat
    import papermill
    from nbconvert import HTMLExporter
    from playwright.sync_api import sync_playwright

    os.environ["COMMUNIQUE_DATA"] = str(data)
    out.mkdir(parents=True, exist_ok=True)
    exporter = HTMLExporter(exclude_input=True)
    for document_id in document_ids:
        ran = out / f"{document_id}.ipynb"
        papermill.execute_notebook(
            str(NOTEBOOK), str(ran), {"document_id": document_id, "rendered_at": RENDERED_AT}, kernel_name="python3", progress_bar=False
        )  # fmt: skip
        page, _ = exporter.from_notebook_node(nbformat.read(ran, as_version=4))
        (out / f"{document_id}.html").write_text(page)
    # Its own loop: playwright's blocking API and papermill's do not share one, so the PDFs come after the notebooks.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        tab = browser.new_page()
        for document_id in document_ids:
            tab.goto((out / f"{document_id}.html").as_uri(), wait_until="load")
            tab.pdf(path=str(out / f"{document_id}.pdf"), print_background=True)
        browser.close()


if __name__ == "__main__":
    kind, data_dir, out_dir, *ids = sys.argv[1:]
    if kind == "commands":
        for one in ids:
            make_by_commands(one, Path(data_dir), Path(out_dir))
    else:
        make_in_process(ids, Path(data_dir), Path(out_dir))
