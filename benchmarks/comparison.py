"""The brief of the sample article made three ways, as pictures and figures: ``make comparison``.

Ours, nbconvert's HTML printed by Chromium, and pandoc's Typst set by Typst, all from one executed notebook. pandoc comes with the
package ``pypandoc-binary``, Chromium and pdftoppm are Debian's. Nothing here is timed: `docs/benchmarks.md` does that.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pikepdf
import typst
from page import validate_pdf_bytes
from PIL import Image

from analysis.settings import REPOSITORY_DIR
from benchmarks.common import ARTICLES, JUPYTER, PYTHON, run

PAGE = REPOSITORY_DIR / "docs" / "comparison.md"
PICTURES = REPOSITORY_DIR / "docs" / "comparison"
_BEGIN, _END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"
_CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
_HEIGHT_PX = 640
_GAP_PX = 12
_GROUND = "#8895a1"


def make_brief(folder: Path) -> Path:
    """Run the brief of the sample article, and give its executed notebook."""
    article = ARTICLES / "pakistan-turns-to-iran.txt"
    places = ["--data", str(folder / "data"), "--out", str(folder / "out")]
    run([PYTHON, "-m", "analysis.cli", "brief", str(article), *places])
    (edition,) = (path for path in (folder / "out").glob("*/*") if not path.is_symlink())
    return Path(shutil.copy(edition / "notebook.ipynb", folder / "brief.ipynb"))


def make_ours(notebook: Path, folder: Path) -> tuple[Path, Path | None]:
    """Give our PDF and our page."""
    for name in ("communique_html", "communique_pdf"):
        run([JUPYTER, "nbconvert", "--to", name, "--output-dir", str(folder), "--output", "ours", str(notebook)])
    return folder / "ours.pdf", folder / "ours.html"


def make_stock(notebook: Path, folder: Path) -> tuple[Path, Path | None]:
    """Give nbconvert's page, and the PDF that Chromium prints of it."""
    options = ["--to", "html", "--no-input", "--output-dir", str(folder), "--output", "nbconvert"]
    run([JUPYTER, "nbconvert", *options, str(notebook)])
    page, printed = folder / "nbconvert.html", folder / "nbconvert.pdf"
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/chromium",
    ]
    run([_CHROMIUM, *quiet, f"--print-to-pdf={printed}", page.as_uri()])
    return printed, page


def make_pandoc(notebook: Path, folder: Path) -> tuple[Path, Path | None]:
    """Give the PDF that Typst sets of what pandoc makes of the notebook."""
    pandoc = shutil.which("pandoc", path=f"{Path(sys.executable).parent}:{REPOSITORY_DIR}/build/pandoc") or "pandoc"
    source = folder / "pandoc.typ"
    run([pandoc, "-f", "ipynb", "-t", "typst", "-s", "-o", str(source), str(notebook)], cwd=folder)
    pdf = folder / "pandoc.pdf"
    typst.compile(str(source), root=str(folder), output=str(pdf), format="pdf")
    return pdf, None


WAYS = {"ours": make_ours, "nbconvert": make_stock, "pandoc": make_pandoc}


def measure_pdf(pdf: Path) -> list[str]:
    """Count a PDF's pages, whether it is tagged, the rules of PDF/UA-1 that it breaks, and its size."""
    content = pdf.read_bytes()
    with pikepdf.open(pdf) as opened:
        pages, tagged = len(opened.pages), bool(opened.Root.get("/MarkInfo", {}).get("/Marked", False))
    broken = {fault.rule_id for fault in validate_pdf_bytes(content, profile="ua1").failures}
    return [str(pages), "yes" if tagged else "no", str(len(broken)), f"{len(content) / 1000:,.0f} KB"]


def measure_page(page: Path | None) -> list[str]:
    """Give a page's size and how many scripts it fetches from elsewhere."""
    if page is None:
        return ["–", "–"]
    scripts = re.findall(r"<script[^>]+src=[\"'](?:https?:)?//", page.read_text(encoding="utf-8"))
    return [f"{page.stat().st_size / 1000:,.0f} KB", str(len(scripts))]


def draw_pages(pdf: Path, target: Path) -> None:
    """Draw the first two pages of a PDF side by side."""
    run(["pdftoppm", "-r", "80", "-l", "2", "-png", str(pdf), str(pdf.with_suffix(""))])
    pages = [Image.open(path).convert("RGB") for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]
    pages = [page.resize((round(page.width * _HEIGHT_PX / page.height), _HEIGHT_PX)) for page in pages]
    sheet = Image.new(
        "RGB", (sum(p.width for p in pages) + _GAP_PX * (len(pages) + 1), _HEIGHT_PX + 2 * _GAP_PX), _GROUND
    )
    at = _GAP_PX
    for page in pages:
        sheet.paste(page, (at, _GAP_PX))
        at += page.width + _GAP_PX
    sheet.quantize(256, method=Image.Quantize.FASTOCTREE).save(target, optimize=True)


def compare(folder: Path) -> None:
    """Make all three, draw them, and write the figures into the page."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    notebook = make_brief(folder)
    columns = []
    for name, make in WAYS.items():
        pdf, page = make(notebook, folder)
        draw_pages(pdf, PICTURES / f"{name}.png")
        columns.append([*measure_pdf(pdf), *measure_page(page)])
    labels = (
        "PDF: pages", "PDF: tagged", "PDF/UA-1, rules broken of the 104 that a machine checks", "PDF: size", "page: size",
        "page: scripts from elsewhere",
    )  # fmt: skip
    rows = [
        f"| {' | '.join((label, *values))} |\n"
        for label, values in zip(labels, zip(*columns, strict=True), strict=True)
    ]
    table = "".join(["| | Communiqué | nbconvert | pandoc and Typst |\n", "|---|---|---|---|\n", *rows])
    before, rest = PAGE.read_text(encoding="utf-8").split(_BEGIN)
    PAGE.write_text(f"{before}{_BEGIN}{table}{_END}{rest.split(_END)[1]}", encoding="utf-8")
    print(table)


if __name__ == "__main__":
    compare(REPOSITORY_DIR / "build" / "comparison")
