"""Notebooks made by hand: one that holds every kind of block, with a text of the test's choosing in every place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import Any

import nbformat
import pytest

from analysis.blocks import (
    MIME,
    AnnotatedSentence,
    AnnotatedText,
    Block,
    Column,
    Figure,
    Heading,
    ListBlock,
    Masthead,
    Note,
    Paragraph,
    Preformatted,
    Run,
    Segment,
    Summary,
    TableBlock,
    cite,
    runs,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">'
    '<rect width="200" height="100" fill="#eee"/><path d="M10 90L190 10" stroke="#0f5261"/></svg>'
)
RENDERED_AT = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


def make_blocks(text: str = "words", *, rows: int = 3) -> list[Block]:
    """Every kind of block, with the text in every place that takes one."""
    tables = ("claims", "events", "mentions", "quantities", "relations", "place_mentions", "something_new")
    return [
        Masthead(title=f"A brief of {text}", eyebrow=text, facts=((text, runs(text)), ("Sentence", cite(1)))),
        Summary(sentences=(runs(f"It says {text} ", cite(2, 1), "."), runs("Nothing else ", cite(99), "."))),
        Heading(level=2, line=runs("Part ", text)),
        Paragraph(
            line=tuple(Run(text=text, style=style) for style in ("plain", "strong", "emphasis", "code", "muted"))
        ),
        Paragraph(line=(Run(text="safe", href="https://example.org/a?b=c"), Run(text=text, href=f"javascript:{text}"))),
        ListBlock(items=(runs(text), runs("two"))),
        ListBlock(ordered=True, items=(runs(text),)),
        *(Note(tone=tone, line=runs(text)) for tone in ("empty", "caution", "error")),
        Preformatted(text=text),
        Heading(level=2, line=runs("Tables")),
        TableBlock(
            caption=runs("Table of ", text),
            columns=(Column(label=text[:60]), Column(label="Number", align="right", width=0.5), Column(label="Marks")),
            rows=tuple((runs(text), runs(str(row)), cite(1)) for row in range(rows)),
            source=text,
        ),
        Heading(level=2, line=runs("Figures")),
        Figure(
            svg=SVG,
            alt=f"A rising line. {text}",
            caption=runs("Figure of ", text),
            source=text,
            data=TableBlock(caption=runs(text), columns=(Column(label=text),), rows=((runs(text),),)),
        ),
        Heading(level=2, line=runs("The text")),
        AnnotatedText(
            sentences=(
                AnnotatedSentence(
                    number=1,
                    paragraph=1,
                    segments=(*(Segment(text=f"{text} ", tables=(table,)) for table in tables), Segment(text="end.")),
                ),
                AnnotatedSentence(number=2, paragraph=1, segments=(Segment(text=text, tables=tables),)),
                AnnotatedSentence(number=3, paragraph=2, segments=(Segment(text=text),), rtl=True),
            )
        ),
    ]


def make_notebook(*blocks: Block, markdown: str | None = None) -> nbformat.NotebookNode:
    """An executed notebook whose outputs carry these blocks."""
    cells: list[Any] = [
        nbformat.v4.new_code_cell(
            "secret_source_of_the_cell",
            outputs=[nbformat.v4.new_output("display_data", data=block._repr_mimebundle_())],
            execution_count=number,
        )
        for number, block in enumerate(blocks, start=1)
    ]
    if markdown is not None:
        cells.append(nbformat.v4.new_markdown_cell(markdown))
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["communique"] = {"rendered_at": RENDERED_AT.isoformat()}
    return notebook


@pytest.fixture
def whole_notebook() -> nbformat.NotebookNode:
    return make_notebook(*make_blocks())


@pytest.fixture(scope="module")
def browser(request):
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    browser = request.getfixturevalue("playwright").chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page without a network; gives the browser's page and what it asked for or complained about."""

    def visit(content, **options):
        context = browser.new_context(offline=True, **options)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append("dialog"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: said.append(request.url) if request.url.startswith(("http", "ws", "ftp")) else None,
        )
        file = tmp_path / "report.html"
        file.write_text(content, encoding="utf-8")
        page.goto(file.as_uri())
        return page, said

    return visit


__all__ = ["MIME", "RENDERED_AT", "SVG", "make_blocks", "make_notebook"]
