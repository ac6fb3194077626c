"""The start page of JupyterLab: what each notebook shows, for whom, what it needs and takes, from its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import DataError
from analysis.reporting.execute import read_notebook
from analysis.reporting.parameters import Parameter, read_parameters

#: What the first cell of every notebook says, in this order, each as a paragraph that begins with these words in bold.
PARTS = ("What it shows", "For whom", "What to change", "What it needs", "How long it takes")
_PART = re.compile(r"\*\*(?P<name>[^*]+):\*\*\s*(?P<text>.+)", re.DOTALL)


@dataclass(frozen=True)
class NotebookCard:
    """What a notebook says of itself.

    Attributes
    ----------
    said : mapping
        Its words on each of `PARTS`, as Markdown on one line.
    """

    path: Path
    title: str
    said: dict[str, str]
    parameters: tuple[Parameter, ...]


def read_card(path: Path) -> NotebookCard:
    """Read what a notebook declares: title and parts from its first cell, parameters from the cell tagged so.

    Raises
    ------
    DataError
        When the first cell has no title or leaves a part out.
    """
    notebook = read_notebook(path)
    first = str(notebook.cells[0].source) if notebook.cells else ""
    blocks = [" ".join(block.split()) for block in first.split("\n\n")]
    title = blocks[0].removeprefix("# ") if blocks and blocks[0].startswith("# ") else ""
    said = {match["name"]: match["text"] for block in blocks if (match := _PART.fullmatch(block))}
    missing = [part for part in PARTS if part not in said]
    if not title or missing:
        wanted = f"a paragraph **{missing[0]}:** …" if missing else "a title, # …"
        raise DataError(f"The first cell of {path.name} lacks {wanted}")
    return NotebookCard(path, title, said, tuple(read_parameters(notebook).values()))


def describe_notebooks(folder: Path) -> str:
    """Give the start page of a folder of notebooks, in Markdown: a table of all, then a section each."""
    cards = sorted(map(read_card, folder.glob("*.ipynb")), key=_order)
    lines = [
        "# Communiqué: the notebooks\n",
        "Open one and say *Run → Run All Cells*. Of what was run, *File → Save and Export Notebook As → Communique_html* or "
        "*Communique_pdf* makes our HTML and PDF; the calendar in its toolbar, *Create a job*, has it made by itself.\n",
        "| notebook | what it shows | takes |",
        "|---|---|---|",
    ]
    for card in cards:
        cells = (f"[{card.title}]({card.path.name})", card.said["What it shows"], card.said["How long it takes"])
        lines.append("| " + " | ".join(_keep_in_cell(cell) for cell in cells) + " |")
    lines += [""] + [_describe(card) for card in cards]
    return "\n".join(lines)


def _order(card: NotebookCard) -> tuple[int, str]:
    """Put first what a new reader begins with, the rest by title."""
    first = ("desk", "situation_brief")
    return (first.index(card.path.stem) if card.path.stem in first else len(first), card.title)


def _describe(card: NotebookCard) -> str:
    lines = [f"## {card.title}\n", f"[{card.path.name}]({card.path.name})\n"]
    lines += [f"- **{part}:** {card.said[part]}" for part in PARTS]
    lines += ["", "| parameter | type | default | what it is |", "|---|---|---|---|"]
    for parameter in card.parameters:
        cells = (f"`{parameter.name}`", f"`{parameter.kind}`", f"`{parameter.default!r}`", parameter.description)
        lines.append("| " + " | ".join(_keep_in_cell(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _keep_in_cell(text: str) -> str:
    return text.replace("|", "\\|")
