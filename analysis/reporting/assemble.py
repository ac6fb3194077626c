"""Turn an executed notebook into a report: a title and blocks in order, whatever its cells have shown."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import nbformat
from pydantic import ValidationError

from analysis.blocks import (
    MIME,
    Block,
    Figure,
    Heading,
    Masthead,
    Note,
    Preformatted,
    Run,
    Summary,
    TableBlock,
    parse_block,
    runs,
)
from analysis.blocks.text import clean_text, cut_text, plain_line, strip_ansi
from analysis.reporting.frames import read_html_table, read_html_text
from analysis.reporting.markdown import parse_markdown
from analysis.reporting.pictures import make_figure

#: Cells that are not for readers: parameters, what papermill adds, and what the author hides.
HIDDEN_TAGS = frozenset({"hide-output", "parameters", "injected-parameters", "papermill-error-cell-tag"})
#: What Python shows for an object that has no words for itself, such as a line that a plot returns.
_ONLY_ADDRESSES = re.compile(r"[\[\](){},\s]*(?:<[^<>]* at 0x[0-9A-Fa-f]+>[\[\](){},\s]*)+")
#: What plotting calls return beside the picture that they draw.
_PLOT_RETURNS = re.compile(r"\s*(?:Text\(|<|[\[(]+(?:<|Text\(|array\()|array\(\[+<|\{')")
UNTITLED = "Untitled report"
_LONGEST_TITLE = 500


@dataclass(frozen=True)
class Placed:
    """A block in a report, with its number where it is a figure or a table that has a caption."""

    block: Block
    number: int | None = None


@dataclass(frozen=True)
class Report:
    """What a notebook says: never without a title, headings in order, figures and tables numbered.

    Attributes
    ----------
    rendered_at : datetime or None
        The edition's time, where the notebook's metadata names one.
    """

    title: str
    parts: tuple[Placed, ...]
    language: str = "en"
    rendered_at: datetime | None = None

    @property
    def blocks(self) -> list[Block]:
        """The blocks alone, in order."""
        return [placed.block for placed in self.parts]


def assemble_report(notebook: nbformat.NotebookNode, *, name: str | None = None) -> Report:
    """Read an executed notebook as a report.

    Parameters
    ----------
    name : str, optional
        The file's name without its ending: the title where the notebook gives none.

    Notes
    -----
    The title is the first masthead's; else the notebook's metadata's; else the heading that it opens with; else its
    file's name.
    """
    blocks = list(read_cells(notebook))
    blocks = _give_masthead(blocks, metadata_title=notebook.metadata.get("title"), name=name)
    masthead = next(block for block in blocks if isinstance(block, Masthead))
    title = " ".join(clean_text(cut_text(masthead.title, most=_LONGEST_TITLE)).split()) or UNTITLED
    ours = notebook.metadata.get("communique", {})
    return Report(
        title=title,
        parts=tuple(_number(_order_headings(_say_once(blocks)))),
        rendered_at=_read_time(ours.get("rendered_at") if isinstance(ours, Mapping) else None),
    )


def describe_report(report: Report) -> dict[str, Any]:
    """Give what a manifest says of a report to those who have not opened it: its title, and the bottom line."""
    return {
        "title": report.title,
        "summary": [
            " ".join(plain_line(line).split())
            for block in report.blocks
            if isinstance(block, Summary)
            for line in block.sentences
        ],
    }


def _read_time(value: Any) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return time if time.tzinfo else None


def _give_masthead(blocks: list[Block], *, metadata_title: Any, name: str | None) -> list[Block]:
    """Put a masthead on top where the notebook shows none; the heading that it opens with is then its title."""
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Masthead)), None)
    if at is not None:
        # A second masthead would be a second title: it becomes a heading.
        rest = [
            Heading(level=2, line=runs(block.title)) if isinstance(block, Masthead) and at != index else block
            for index, block in enumerate(blocks)
        ]
        return [rest[at], *rest[:at], *rest[at + 1 :]]
    opens = blocks[0] if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1 else None
    if isinstance(metadata_title, str) and metadata_title.strip():
        title, opens = metadata_title, opens if opens and plain_line(opens.line) == metadata_title else None
    else:
        title = plain_line(opens.line) if opens else (name or "").replace("_", " ").strip()
    return [Masthead(title=title.strip() or UNTITLED), *(blocks[1:] if opens else blocks)]


def _say_once(blocks: Sequence[Block]) -> list[Block]:
    """Drop a note that says what the note before it says: a picture and its table often lack the same rows."""
    return [
        one
        for before, one in pairwise([None, *blocks])
        if one is not None and not (isinstance(one, Note) and one == before)
    ]


def _order_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Set headings below the title, and let none be more than one level below the one before."""
    shift = 1 if any(isinstance(block, Heading) and block.level == 1 for block in blocks) else 0
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            if not plain_line(block.line).strip():
                continue
            last = max(2, min(block.level + shift, last + 1, 4))
            yield block if block.level == last else block.model_copy(update={"level": last})
        else:
            last = 2 if isinstance(block, Summary) else last
            yield block


def _number(blocks: Iterator[Block]) -> Iterator[Placed]:
    figures = tables = 0
    for block in blocks:
        if isinstance(block, Figure):
            figures += 1
            yield Placed(block, figures)
        elif isinstance(block, TableBlock) and block.caption:
            tables += 1
            yield Placed(block, tables)
        else:
            yield Placed(block)


def read_cells(notebook: nbformat.NotebookNode) -> Iterator[Block]:
    """Give the blocks that a notebook's cells show; the sources of code cells are not among them."""
    for position, cell in enumerate(notebook.cells, start=1):
        if HIDDEN_TAGS & set(cell.metadata.get("tags", ())):
            continue
        if cell.cell_type == "markdown":
            yield from parse_markdown(cell.source, attachments=cell.get("attachments"))
        elif cell.cell_type == "code":
            name = f"Cell [{cell.execution_count}]" if cell.get("execution_count") else f"Cell {position}"
            yield from _read_outputs(cell.get("outputs", ()), name)


def _read_outputs(outputs: Sequence[Any], cell: str) -> Iterator[Block]:
    printed: list[str] = []
    drawn = any(mime.startswith("image/") for output in outputs for mime in output.get("data", ()))
    for output in outputs:
        if drawn and _is_plot_return(output):
            continue
        if output.output_type == "stream":
            printed.append(_join(output.text))
            continue
        yield from _read_printed(printed)
        printed.clear()
        if output.output_type == "error":
            said = strip_ansi(f"{output.get('ename', 'Error')}: {output.get('evalue', '')}").strip()
            yield Note(tone="error", line=(Run(text=f"{cell} failed: {said}"),))
        else:
            yield from _read_output(output.get("data", {}), output.get("metadata", {}), cell)
    yield from _read_printed(printed)


def _is_plot_return(output: Any) -> bool:
    data = output.get("data", {})
    return (
        output.output_type == "execute_result"
        and list(data) == ["text/plain"]
        and bool(_PLOT_RETURNS.match(_join(data["text/plain"])))
    )


def _read_printed(printed: Sequence[str]) -> Iterator[Block]:
    # A carriage return goes back over the line, as progress bars do: only what was written last is seen.
    lines = strip_ansi("".join(printed)).replace("\r\n", "\n").split("\n")
    text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines).strip("\n")
    if text.strip():
        yield Preformatted(text=text)


def _read_output(data: Mapping[str, Any], metadata: Mapping[str, Any], cell: str) -> Iterator[Block]:
    """Give what one output shows, in the form that says most: our block, a picture, a table, Markdown, text."""
    if MIME in data:
        try:
            yield parse_block(data[MIME])
            return
        except ValidationError:
            pass  # Written by another version: its plain text still says what it was.
    for mime in ("image/svg+xml", "image/png", "image/jpeg"):
        figure = _read_figure(data[mime], mime, metadata.get(mime), cell) if mime in data else None
        if figure:
            yield figure
            return
    table = read_html_table(_join(data["text/html"])) if "text/html" in data else None
    if table:
        yield table
    elif "text/markdown" in data:
        yield from parse_markdown(_join(data["text/markdown"]))
    else:
        text = _join(data["text/plain"]) if "text/plain" in data else read_html_text(_join(data.get("text/html", "")))
        if text.strip() and not _ONLY_ADDRESSES.fullmatch(text):
            yield Preformatted(text=strip_ansi(text))


def _read_figure(value: Any, mime: str, metadata: Any, cell: str) -> Figure | None:
    about = metadata if isinstance(metadata, Mapping) else {}
    if mime == "image/svg+xml":
        content = _join(value).encode()
    else:
        try:
            content = base64.b64decode(_join(value))
        except (binascii.Error, ValueError):
            return None
    alt = about.get("alt") or f"A picture without a description, shown by {cell[0].lower()}{cell[1:]} of the notebook"
    width = about.get("width")
    return make_figure(content, mime, alt=str(alt), width_px=float(width) if isinstance(width, int | float) else None)


def _join(value: Any) -> str:
    """Give text that a notebook may hold as lines."""
    return "".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
