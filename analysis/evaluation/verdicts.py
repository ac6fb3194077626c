"""Whether what a brief says is true: its statements, held against what a reader of the text judged of each.

The other scorers hold rows against rows. This one asks what the person asks who gets the brief: of all that it says, how
much is in the text? The statements are those of the situation brief itself, made by its notebook's own cells: bottom line,
captions, and the rows of the tables that its other tables count. A reader judges each once, in
``tests/verdicts/NAME.csv``; a statement that has changed since is unread until somebody reads it.
"""

from __future__ import annotations

import ast
import csv
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.blocks import Figure, ListBlock, Paragraph, Summary, TableBlock
from analysis.blocks.text import plain_line
from analysis.errors import DataError
from analysis.evaluation.measures import Measure
from analysis.extraction.extract import Rows, gather_extractions
from analysis.schemas import Document
from analysis.settings import REPOSITORY_DIR
from analysis.store import Store

VERDICTS = ("true", "misleading", "false")
#: What shows something that is a statement of its own; all else in the brief counts, draws or orders the same rows.
_SAYING = frozenset(
    "show_bottom_line show_track_table show_event_table show_roster show_others_named show_ties show_figures_claimed show_place_table "
    "show_claims show_gaps show_chart show_map".split()
)
_NOTEBOOK = REPOSITORY_DIR / "notebooks" / "situation_brief.ipynb"
#: What a table shows in a cell that has nothing to say.
_EMPTY = "–"
_FIELDS = ("section", "statement", "verdict", "why")


@dataclass(frozen=True)
class Statement:
    """One thing that a brief says: under which heading, and in which words, with the marks of its sentences."""

    section: str
    text: str


def list_statements(read: Iterable[tuple[Document, Rows]]) -> dict[str, list[Statement]]:
    """Make the situation brief of each document, and give by its name what it says, in order and each once.

    Parameters
    ----------
    read : iterable of (document, rows)
        The rows that were extracted from each document; no two of one name.
    """
    names: dict[str, str] = {}

    def noted() -> Iterator[tuple[Document, Rows]]:
        for document, rows in read:
            names[document.name] = document.document_id
            yield document, rows

    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder)).replace(gather_extractions(noted()))
        return {name: list(dict.fromkeys(_say(document_id, folder))) for name, document_id in names.items()}


def _say(document_id: str, data_dir: str) -> Iterator[Statement]:
    names: dict[str, Any] = {}
    section = "bottom line"
    for cell in json.loads(_NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            section = source.lstrip("# ").splitlines()[0].lower() if source.startswith("##") else section
            continue
        *steps, last = ast.parse(source).body
        if not isinstance(last, ast.Expr):
            steps.append(last)
        exec(compile(ast.Module(steps, []), _NOTEBOOK.name, "exec"), names)
        if "parameters" in cell["metadata"].get("tags", ()):
            names |= {"document_id": document_id, "data_dir": data_dir}
        elif isinstance(last, ast.Expr) and _shows(last) in _SAYING:
            shown = eval(compile(ast.Expression(last.value), _NOTEBOOK.name, "eval"), names)
            yield from (Statement(section, text) for text in _read(shown))


def _shows(last: ast.Expr) -> str:
    call = last.value
    return call.func.attr if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else ""


def _read(block: object) -> Iterator[str]:
    """Read what a block says; numbers at the right of a table are left out: they count rows that stand elsewhere.

    So are empty cells, which say nothing: a column that is empty throughout isn't shown, and one row more may bring it back.
    """
    match block:
        case Summary():
            yield from map(plain_line, block.sentences)
        case ListBlock():
            yield from map(plain_line, block.items)
        case Figure():
            yield plain_line(block.caption)
        case Paragraph():
            yield plain_line(block.line)
        case TableBlock():
            said = [at for at, column in enumerate(block.columns) if column.align != "right"]
            for row in block.rows:
                cells = [(block.columns[at].label, plain_line(row[at])) for at in said]
                yield "; ".join(f"{label}: {cell}" for label, cell in cells if cell != _EMPTY)


Verdicts = dict[Statement, tuple[str, str]]
"""What a reader judged of each statement, and why; an empty verdict where it is still to be read."""


def read_verdicts(file: Path) -> Verdicts:
    """Read what a reader judged of a text's statements; nothing where there is no file.

    Raises
    ------
    DataError
        When a verdict is none of the three, or a column is missing.
    """
    if not file.exists():
        return {}
    judged: Verdicts = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            if not set(_FIELDS) <= set(row) or row["verdict"] not in ("", *VERDICTS):
                raise DataError(
                    f"{file}, row {number}: the columns are {', '.join(_FIELDS)}, and a verdict is {', '.join(VERDICTS)} or empty."
                )
            judged[Statement(row["section"], row["statement"])] = (row["verdict"], row["why"])
    return judged


def add_unread(statements: Iterable[Statement], file: Path) -> int:
    """Add to a file of verdicts, each with an empty one, the statements that it lacks; give how many are unread now.

    What is said no longer stays with its verdict, since the text stays as it is: it may be said again.
    """
    judged = read_verdicts(file)
    said = list(statements)
    judged.update((one, ("", "")) for one in said if one not in judged)
    kept = [one for one in judged if one in set(said) or judged[one][0]]
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(_FIELDS)
        writer.writerows((one.section, one.text, *judged[one]) for one in kept)
    return sum(not judged[one][0] for one in kept)


def score_verdicts(statements: Mapping[str, list[Statement]], folder: Path, name: str) -> Iterator[Measure]:
    """Give the shares of what briefs say that a reader judged true, misleading and false, and that nobody has read.

    ``statements`` are those of each text, by its name; a text's verdicts are in ``NAME.csv`` of the folder.
    """
    counts: Counter[str] = Counter()
    for text, said in statements.items():
        judged = read_verdicts(folder / f"{text}.csv")
        counts.update(judged.get(one, ("", ""))[0] or "unread" for one in said)
    every = sum(counts.values())
    for verdict in (*VERDICTS, "unread"):
        yield Measure(
            texts=name,
            layer="brief",
            name=f"statements {verdict}",
            value=counts[verdict] / every if every else 0.0,
            items=every,
            is_error=verdict != "true",
            is_pinned=verdict in ("misleading", "false"),
        )


def write_sections(sets: Mapping[str, Mapping[str, list[Statement]]], folder: Path) -> str:
    """Write how many statements of each section are true, misleading and false, a column a set of texts."""
    counts = {name: Counter[tuple[str, str]]() for name in sets}
    for name, texts in sets.items():
        for text, said in texts.items():
            judged = read_verdicts(folder / f"{text}.csv")
            counts[name].update((one.section, judged.get(one, ("", ""))[0]) for one in said)
    sections = dict.fromkeys(section for counted in counts.values() for section, _ in counted)
    lines = [f"| true / misleading / false | {' | '.join(sets)} |", f"|---|{'---|' * len(sets)}"]
    for section in sections:
        cells = [" / ".join(str(counts[name][section, verdict]) for verdict in VERDICTS) for name in sets]
        lines.append(f"| {section} | {' | '.join(cells)} |")
    return "\n".join(lines)


def compare_verdicts(first: Path, second: Path) -> str:
    """Write how often two readers judged alike the statements that both have judged: a row a verdict of the first reader."""
    pairs: Counter[tuple[str, str]] = Counter()
    for file in sorted(second.glob("*.csv")):
        before = read_verdicts(first / file.name)
        pairs.update((before[one][0], verdict) for one, (verdict, _) in read_verdicts(file).items() if one in before)
    lines = [
        f"| first reader | {' | '.join(f'second: {verdict}' for verdict in VERDICTS)} |",
        f"|---|{'---|' * len(VERDICTS)}",
    ]
    lines += [f"| {one} | {' | '.join(str(pairs[one, other]) for other in VERDICTS)} |" for one in VERDICTS]
    return "\n".join(lines)
