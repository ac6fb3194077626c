"""Tables that pandas writes as HTML, read back as table blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from analysis.blocks import Column, Run, TableBlock

_SKIPPED = frozenset({"style", "script", "template"})
_SHAPE = re.compile(r"\s*\d+ rows × \d+ columns\s*\Z")
_NUMBER = re.compile(r"\s*(?:[-+−]?[\d.,\s]*\d(?:e[-+]?\d+)?\s*%?|nan|NaN|<NA>|None|)\s*\Z")
_MOST_COLUMNS = 200


@dataclass
class _Cell:
    text: str = ""
    span: int = 1
    deep: int = 1
    head: bool = False


@dataclass
class _Rows:
    head: list[list[_Cell]] = field(default_factory=list)
    body: list[list[_Cell]] = field(default_factory=list)


class _TableReader(HTMLParser):
    """Read one table; whatever else the HTML says is kept apart, to tell whether it was a table alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows = _Rows()
        self.tables = 0
        self.outside = ""
        self.caption = ""
        self._skip = 0
        self._in_head = self._in_caption = False
        self._depth = 0
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skip += 1
        elif tag == "table":
            self.tables += 1
            self._depth += 1
        elif not self._depth:
            self.outside += "<img>" if tag in ("img", "svg", "iframe", "canvas", "button", "input", "form") else ""
        elif tag == "thead":
            self._in_head = True
        elif tag == "caption":
            self._in_caption = True
        elif tag == "tr":
            (self.rows.head if self._in_head else self.rows.body).append([])
        elif tag in ("td", "th"):
            given = dict(attrs)
            self._cell = _Cell(
                span=_read_span(given.get("colspan")), deep=_read_span(given.get("rowspan")), head=tag == "th"
            )
            rows = self.rows.head if self._in_head else self.rows.body
            if not rows:
                rows.append([])
            rows[-1].append(self._cell)
        elif tag == "br" and self._cell:
            self._cell.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skip = max(0, self._skip - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
        elif tag == "thead":
            self._in_head = False
        elif tag == "caption":
            self._in_caption = False
        elif tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._skip:
            return
        if self._cell is not None:
            self._cell.text += data
        elif self._in_caption:
            self.caption += data
        elif not self._depth:
            self.outside += data


def _read_span(value: str | None) -> int:
    return min(int(value), 1000) if value and value.isascii() and value.isdigit() and int(value) > 0 else 1


def read_html_table(source: str) -> TableBlock | None:
    """Read HTML that is one table and nothing else, such as a data frame's; nothing when it is more than that.

    Examples
    --------
    >>> block = read_html_table("<table><tr><th>a</th></tr><tr><td>&lt;b&gt;</td></tr></table>")
    >>> block.columns[0].label, block.rows[0][0][0].text
    ('a', '<b>')
    """
    reader = _TableReader()
    reader.feed(source)
    reader.close()
    if reader.tables != 1 or (reader.outside.strip() and not _SHAPE.match(reader.outside.strip())):
        return None
    head, body = reader.rows.head, reader.rows.body
    if not head and body and all(cell.head for cell in body[0]):
        head, body = body[:1], body[1:]
    heads, rows = _spread(head), _spread(body)
    count = max((len(row) for row in [*heads, *rows]), default=0)
    if not 0 < count <= _MOST_COLUMNS:
        return None
    heads, rows = ([[*row, *[""] * (count - len(row))] for row in part] for part in (heads, rows))
    labels = [" ".join(dict.fromkeys(text for row in heads if (text := row[at].strip()))) for at in range(count)]
    columns = []
    for at, label in enumerate(labels):
        texts = [row[at] for row in rows]
        numeric = any(text.strip() for text in texts) and all(_NUMBER.match(text) for text in texts)
        longest = max([*(len(text) for text in texts), len(label), 4])
        columns.append(Column(label=label, align="right" if numeric else "left", width=float(min(longest, 60))))
    lines = tuple(tuple((Run(text=text.strip()),) if text.strip() else () for text in row) for row in rows)
    caption = (Run(text=reader.caption.strip()),) if reader.caption.strip() else ()
    shape = reader.outside.strip() or None
    return TableBlock(caption=caption, columns=tuple(columns), rows=lines, source=shape)


def _spread(rows: list[list[_Cell]]) -> list[list[str]]:
    """Lay cells that span rows or columns out on the grid; a cell that spans rows is named in the first only."""
    grid: list[list[str]] = []
    below: dict[int, int] = {}
    for row in rows:
        texts: list[str] = []
        cells = iter(row)
        while len(texts) <= _MOST_COLUMNS:
            if below.get(len(texts), 0) > 0:
                below[len(texts)] -= 1
                texts.append("")
                continue
            cell = next(cells, None)
            if cell is None:
                break
            for _ in range(cell.span):
                below[len(texts)] = cell.deep - 1
                texts.append(cell.text)
        grid.append(texts)
    return grid


def read_html_text(source: str) -> str:
    """Give the words of some HTML, without its tags, styles and scripts."""
    reader = _TextReader()
    reader.feed(source)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skip += tag in _SKIPPED
        if tag in ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._skip = max(0, self._skip - (tag in _SKIPPED))

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.parts.append(data)
