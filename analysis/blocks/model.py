"""The blocks of a report, as pydantic models; ``parse_block`` reads one back from a notebook's output."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

#: Beside a block, in the output of a cell: what whoever makes the report acts on.
ALERT_MIME = "application/vnd.communique.alert+json"
MIME = "application/vnd.communique.block+json"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        from analysis.blocks.html import bundle_block

        return bundle_block(self)


class Run(_Model):
    """A piece of a line: text in one style, or a mark that cites a sentence.

    A citation has ``cite`` (the sentence's number) and its ``text`` is what the mark shows, e.g. ``S4``.
    ``href`` is an http(s) or mailto address, or ``#anchor``; renderers drop any other.
    """

    text: str
    style: Literal["plain", "strong", "emphasis", "code", "muted"] = "plain"
    cite: int | None = None
    href: str | None = None


Line = tuple[Run, ...]
#: The name of a row that can be led to.
Anchor = Annotated[str, Field(pattern=r"^(?:actor|claim|event)-[0-9A-Za-z]{1,64}$")]


class Heading(_Model):
    """A heading; level 1 is the report's own title."""

    kind: Literal["heading"] = "heading"
    level: int = Field(ge=1, le=4)
    line: Line


class Paragraph(_Model):
    """Running text."""

    kind: Literal["paragraph"] = "paragraph"
    line: Line


class ListBlock(_Model):
    """A list of lines."""

    kind: Literal["list"] = "list"
    ordered: bool = False
    items: tuple[Line, ...]


class Masthead(_Model):
    """Top of a report: its title, what kind of report it is, how it is to be handled, and facts such as source and dates.

    ``handling`` is a line such as "for internal use"; in the PDF it stands on every page.
    """

    kind: Literal["masthead"] = "masthead"
    title: str
    eyebrow: str | None = None
    handling: str | None = None
    facts: tuple[tuple[str, Line], ...] = ()


class Summary(_Model):
    """The bottom line: sentences, each with its marks."""

    kind: Literal["summary"] = "summary"
    title: str = "Bottom line"
    sentences: tuple[Line, ...]


class Note(_Model):
    """A short remark set apart: an empty section, a caution, a failed cell."""

    kind: Literal["note"] = "note"
    tone: Literal["empty", "caution", "error"] = "empty"
    line: Line


class Preformatted(_Model):
    """Text whose spaces and line ends count, such as printed output."""

    kind: Literal["preformatted"] = "preformatted"
    text: str


class Column(_Model):
    """A column of a table block. ``width`` is a share of the page's width relative to the other columns."""

    label: str
    align: Literal["left", "right", "center"] = "left"
    width: float = 1.0


class TableBlock(_Model):
    """A table whose cells are lines.

    ``anchors`` names rows, in their order, so that a run whose ``href`` is ``#name`` leads to one: ``claim-3a5f``.
    """

    kind: Literal["table"] = "table"
    caption: Line
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    source: str | None = None
    anchors: tuple[Anchor | None, ...] = ()

    @model_validator(mode="after")
    def _check_rows(self) -> TableBlock:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, and the table {len(self.columns)} columns")
        if self.anchors and len(self.anchors) != len(self.rows):
            raise ValueError(f"there are {len(self.anchors)} anchors for {len(self.rows)} rows")
        return self


class Figure(_Model):
    """A picture: SVG, text alternative, caption, source line, and the data that it shows."""

    kind: Literal["figure"] = "figure"
    svg: str
    alt: str
    caption: Line
    source: str | None = None
    width_cm: float = 16.0
    data: TableBlock | None = None


class Segment(_Model):
    """A stretch of a sentence and the tables whose rows have a span over it (empty: none)."""

    text: str
    tables: tuple[str, ...] = ()


class AnnotatedSentence(_Model):
    """A numbered sentence of the text, in segments that add up to it."""

    number: int
    paragraph: int
    segments: tuple[Segment, ...]
    rtl: bool = False


class AnnotatedText(_Model):
    """The text itself with numbered sentences and marked spans: the target of every citation."""

    kind: Literal["text"] = "text"
    sentences: tuple[AnnotatedSentence, ...]


Block = Annotated[
    Heading | Paragraph | ListBlock | Masthead | Summary | Note | Preformatted | TableBlock | Figure | AnnotatedText,
    Field(discriminator="kind"),
]

_ADAPTER: TypeAdapter[Any] = TypeAdapter(Block)


def parse_block(data: Any) -> Any:
    """Read a block back from the data that a notebook's output carries.

    Raises
    ------
    pydantic.ValidationError
        When the data is no block.
    """
    return _ADAPTER.validate_python(data)


def cite(*sentences: int) -> Line:
    """Give the marks that cite sentences, in order and each once.

    Examples
    --------
    >>> [run.text for run in cite(7, 4, 4)]
    ['S4', 'S7']
    """
    return tuple(Run(text=f"S{number}", cite=number) for number in sorted({int(s) for s in sentences}))


def runs(*parts: str | Run | Iterable[Run]) -> Line:
    """Make a line of strings, runs and lines.

    Examples
    --------
    >>> [run.text for run in runs("Iran offers to mediate ", cite(6), ".")]
    ['Iran offers to mediate ', 'S6', '.']
    """
    line: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            line.append(Run(text=part))
        elif isinstance(part, Run):
            line.append(part)
        else:
            line.extend(part)
    return tuple(line)
