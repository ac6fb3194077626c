"""Blocks as HTML and as plain text: what a notebook shows for a block, and what the HTML report is made of."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from analysis.blocks import model
from analysis.blocks.svg import encode_svg, inline_svg
from analysis.blocks.text import LONGEST_PRINT, Marks, check_href, clean_text, cut_text, plain_line, ready_line
from analysis.blocks.widths import share_widths

FOLDER = Path(__file__).parent
#: Longer sentences are cut where a mark shows them; the sentence itself is a click away.
_LONGEST_HINT = 400


class Target(NamedTuple):
    """Where a mark leads: the id that it gets when it is the first to cite the sentence, and whether the page tells it."""

    anchor: str | None
    is_told: bool


class Links:
    """Where citations and headings lead when a block stands alone: to any sentence that a page may hold."""

    #: Whether the block stands in a report's page, whose styles let a reader choose what is marked.
    in_page = False

    def follow(self, sentence: int) -> Target | None:
        """Give the target of a mark, or nothing when the page does not hold the sentence."""
        return Target(None, is_told=False)

    def heading(self, block: Any) -> str | None:
        """Give the id of a heading."""
        return None

    def row(self, name: str | None) -> str | None:
        """Give the id of a table's row."""
        return name

    def knows(self, address: str) -> bool:
        """Tell whether an address within the page leads somewhere."""
        return True

    def sentence(self, number: int) -> str | None:
        """Give the id of a sentence."""
        return f"s{number}"

    def body(self, number: int) -> str | None:
        """Give the id of a sentence's own words."""
        return None

    def back(self, number: int) -> str | None:
        """Give the id of the first mark that cites a sentence."""
        return None


class NoText(Links):
    """Where citations lead when a block stands where no text is shown: nowhere, so that they are words and no links."""

    def follow(self, sentence: int) -> Target | None:
        """Give nothing: no sentence is there."""
        return None


class PageLinks(Links):
    """Where citations and headings lead on a page of these blocks.

    A page is rendered once, top to bottom: the first mark of a sentence that is asked for becomes its way back.
    """

    in_page = True

    def __init__(self, blocks: Sequence[Any]) -> None:
        self._texts: dict[int, str] = {}
        for block in blocks:
            if isinstance(block, model.AnnotatedText):
                for sentence in block.sentences:
                    text = clean_text("".join(segment.text for segment in sentence.segments))
                    cut = text if len(text) <= _LONGEST_HINT else text[:_LONGEST_HINT].rsplit(" ", 1)[0] + " …"
                    self._texts.setdefault(sentence.number, cut)
        self._cited: set[int] = set()
        self._shown: set[int] = set()
        self._bodies: set[int] = set()
        self._headings: dict[int, str] = {}
        self._rows = dict.fromkeys(list_anchors(blocks), False)
        for block in blocks:
            if isinstance(block, (model.Heading, model.Masthead, model.Summary)):
                self._headings[id(block)] = f"part-{len(self._headings) + 1}"

    def follow(self, sentence: int) -> Target | None:
        """Give the target of a mark, and its id where it is the first to cite the sentence."""
        if sentence not in self._texts:
            return None
        first = sentence not in self._cited and sentence not in self._shown
        self._cited.add(sentence)
        return Target(f"c{sentence}" if first else None, is_told=True)

    def style_hints(self) -> Markup:
        """Write the style rules by which marks show the sentences that they have led to, each sentence once.

        What a tap showed moves out of the window when its reader has gone on to the sentence in the text; it is not
        taken off the page, since what is not there could not take the focus that brings it back.
        """
        return Markup(
            "".join(
                f'a[href="#s{number}"]{{--told:{quote_css(self._texts[number])}}}\n'
                f":root:has(#s{number}:target) #p{number}:not(:focus-within){{translate:0 120%}}\n"
                for number in sorted(self._cited)
            )
        )

    def show_told(self) -> list[Markup]:
        """Give what a tap on a mark shows, for each sentence that marks have led to."""
        macro: Callable[..., str] = getattr(load_templates().get_template("blocks.html").module, "told")  # noqa: B009
        return [Markup(macro(number, self._texts[number])) for number in sorted(self._cited)]

    def heading(self, block: Any) -> str | None:
        """Give the id of a heading of this page."""
        return self._headings.get(id(block))

    def row(self, name: str | None) -> str | None:
        """Give the id of a table's row where it is shown first."""
        if name is None or self._rows.get(name, True):
            return None
        self._rows[name] = True
        return name

    def knows(self, address: str) -> bool:
        """Tell whether the page has a row or a heading of this name."""
        return address[1:] in self._rows or address[1:] in self._headings.values()

    def sentence(self, number: int) -> str | None:
        """Give the id of a sentence where it is shown first."""
        if number in self._shown:
            return None
        self._shown.add(number)
        return f"s{number}"

    def body(self, number: int) -> str | None:
        """Give the id of a sentence's own words where they are shown first."""
        if number in self._bodies:
            return None
        self._bodies.add(number)
        return f"t{number}"

    def back(self, number: int) -> str | None:
        """Give the id of the first mark above that cites a sentence."""
        return f"c{number}" if number in self._cited else None


def list_anchors(blocks: Iterable[Any]) -> list[str]:
    """List the names of rows that can be led to, each once."""
    tables = (block for block in blocks if isinstance(block, model.TableBlock))
    return list(dict.fromkeys(name for table in tables for name in table.anchors if name))


@lru_cache(maxsize=1)
def read_design() -> dict[str, Any]:
    """Read the look that HTML and PDF share."""
    design: dict[str, Any] = json.loads((FOLDER / "design.json").read_text(encoding="utf-8"))
    return design


def shape_of(table: str) -> str:
    """Give the shape that marks a table's spans: tint, solid, thin, dotted, dashed or double."""
    design = read_design()
    return str(design["marks"].get(table, design["other_mark"])["shape"])


def label_of(table: str) -> str:
    """Give what the legend calls a row of a table."""
    known = read_design()["marks"].get(table)
    return str(known["label"]) if known else clean_text(table).replace("_", " ")


def list_marks(block: model.AnnotatedText) -> list[tuple[str, str]]:
    """List the shapes that a text's marks use with their labels, in the design's order, each label once."""
    used = {table for sentence in block.sentences for segment in sentence.segments for table in segment.tables}
    known = [table for table in read_design()["marks"] if table in used]
    ordered = [*known, *sorted(used - set(known))]
    return list(dict.fromkeys((shape_of(table), label_of(table)) for table in ordered))


def group_paragraphs(block: model.AnnotatedText) -> list[list[model.AnnotatedSentence]]:
    """Gather a text's sentences by paragraph, in order."""
    return [list(group) for _, group in groupby(block.sentences, key=lambda sentence: sentence.paragraph)]


def quote_css(text: str) -> str:
    """Write a text as a string of a style sheet, which neither the sheet nor the page around it can be left from.

    Examples
    --------
    >>> print(quote_css('a"}</style>'))
    "a\\22 }\\3c /style>"
    """
    return '"' + re.sub(r'["\\<&\n]', lambda match: f"\\{ord(match[0]):x} ", clean_text(cut_text(text))) + '"'


def _label_columns(columns: Sequence[model.Column]) -> str:
    """Give each column's label as a variable of the table's style: on a narrow window it stands before each value."""
    return ";".join(f"--c{number}:{quote_css(column.label)}" for number, column in enumerate(columns, start=1))


def _turn_text(parts: Iterable[Any]) -> Markup:
    """Have the browser find a text's direction where it holds letters that run from right to left."""
    text = "".join(part.text for part in parts)
    turned = not text.isascii() and any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
    return Markup(' dir="auto"') if turned else Markup("")


def _is_nothing(line: model.Line) -> bool:
    """Tell whether a cell says that there is nothing to say: cards on a narrow window leave it out."""
    return len(line) == 1 and line[0].style == "muted" and line[0].text == "–"


def _format_id(name: str | None) -> Markup:
    return Markup(' id="{}"').format(name) if name else Markup("")


def _name_classes(tables: Iterable[str]) -> str:
    return " ".join(sorted({f"m-{shape_of(table)}" for table in tables}))


def _clean_inline(text: str) -> Markup | str:
    """Clean a text, cut where it is endless; its line ends become breaks, unless they close or open it."""
    return _clean_whole(cut_text(text))


def _clean_code(text: str) -> str:
    return clean_text(cut_text(text, most=LONGEST_PRINT))


def _clean_whole(text: str) -> Markup | str:
    """Clean a text whatever its length: a sentence of the article."""
    cleaned = clean_text(text)
    if "\n" not in cleaned:
        return cleaned
    return Markup("<br>").join(re.split(r"\n+", cleaned)) if cleaned.strip("\n") else " "


def _limit_width(width_cm: float) -> float:
    return round(min(max(width_cm, 1.0), 16.0), 2)


class _CompiledTemplates(FileSystemBytecodeCache):
    """Keeps templates compiled where Python keeps its modules: a new process need not compile them before its first page."""

    def __init__(self) -> None:
        super().__init__(str(FOLDER / "templates" / "__pycache__"), "%s.pyc")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where the package cannot be written, it is compiled again next time."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


@lru_cache(maxsize=1)
def load_templates() -> Environment:
    """Load the templates of blocks, with autoescape on."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        bytecode_cache=_CompiledTemplates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        clean=_clean_inline,
        clean_code=_clean_code,
        clean_whole=_clean_whole,
        href=check_href,
        id=_format_id,
        picture=encode_svg,
        limit=_limit_width,
        labels=_label_columns,
    )
    environment.tests.update(marks=lambda part: isinstance(part, Marks))
    environment.globals.update(
        group=ready_line,
        shares=share_widths,
        paragraphs=group_paragraphs,
        mark_classes=_name_classes,
        inline=_inline_figure,
        way=_turn_text,
        is_nothing=_is_nothing,
        legend=lambda block: [(f"m-{shape}", label) for shape, label in list_marks(block)],
    )
    return environment


def load_templates_in(folder: Path) -> Environment:
    """Load the templates of a folder, beside those of blocks."""
    return load_templates().overlay(loader=FileSystemLoader([folder, FOLDER / "templates"]))


def _inline_figure(block: model.Figure, number: int | None) -> Markup | None:
    """Draw a figure of a report in the page itself; one in a notebook's output is kept apart as an image."""
    drawn = (
        inline_svg(block.svg, alt=" ".join(clean_text(cut_text(block.alt)).split()), number=number) if number else None
    )
    return Markup(drawn) if drawn else None


def render_block(block: Any, links: Links, *, number: int | None = None) -> Markup:
    """Render a block as a piece of a page; tables and figures show their number where they have one."""
    macro: Callable[..., str] = getattr(load_templates().get_template("blocks.html").module, block.kind)
    if block.kind in ("table", "figure"):
        return Markup(macro(block, links, number))
    return Markup(macro(block, links))


def render_block_html(block: Any, *, links: Links | None = None) -> str:
    """Render a block as HTML that stands alone in a notebook's output, with the few styles that it needs.

    Its marks lead to sentences that another output may hold, unless ``links`` says otherwise.
    """
    if not hasattr(block, "kind"):
        return ""
    style = Markup((FOLDER / "templates" / "notebook.css").read_text(encoding="utf-8").replace("\n", ""))
    return str(
        Markup('<div class="communique"><style>{}</style>{}</div>').format(style, render_block(block, links or Links()))
    )


def bundle_block(block: Any, *, links: Links | None = None) -> dict[str, Any]:
    """Give a block as a notebook's output carries it: its data, and how it is shown with and without HTML."""
    return {
        model.MIME: block.model_dump(mode="json", exclude_none=True),
        "text/html": render_block_html(block, links=links),
        "text/plain": render_block_text(block),
    }


def render_block_text(block: Any) -> str:
    """Render a block as plain text: what a terminal shows for it."""
    return "\n".join(_write_lines(block))


def _write_lines(block: Any) -> Iterator[str]:
    match block:
        case model.Heading():
            yield f"{'#' * block.level} {plain_line(block.line)}"
        case model.Paragraph():
            yield plain_line(block.line)
        case model.Note():
            yield plain_line(block.line) if block.tone == "empty" else f"{block.tone.title()}: {plain_line(block.line)}"
        case model.ListBlock():
            for at, item in enumerate(block.items, start=1):
                yield f"{at}. {plain_line(item)}" if block.ordered else f"- {plain_line(item)}"
        case model.Masthead():
            yield from (clean_text(part) for part in (block.eyebrow, block.title) if part)
            for label, value in block.facts:
                yield f"{clean_text(label)}: {plain_line(value)}"
        case model.Summary():
            yield clean_text(block.title)
            yield from (f"- {plain_line(sentence)}" for sentence in block.sentences)
        case model.Preformatted():
            yield clean_text(block.text)
        case model.TableBlock():
            yield from _write_table(block)
        case model.Figure():
            yield f"[Figure: {clean_text(block.alt)}]"
            yield from (text for text in (plain_line(block.caption), clean_text(block.source or "")) if text)
        case model.AnnotatedText():
            for sentence in block.sentences:
                yield f"S{sentence.number}  {clean_text(''.join(segment.text for segment in sentence.segments))}"
        case _:
            yield repr(block)


def _write_table(block: model.TableBlock) -> Iterator[str]:
    if block.caption:
        yield plain_line(block.caption)
    yield " | ".join(clean_text(column.label) for column in block.columns)
    yield from (" | ".join(plain_line(cell) for cell in row) for row in block.rows)
    if block.source:
        yield clean_text(block.source)
