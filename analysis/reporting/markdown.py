"""Markdown of a notebook's cells as blocks: what it says, never what it would run; raw HTML stays the text it is."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, cast

import mistune

from analysis.blocks import (
    Block,
    Column,
    Figure,
    Heading,
    Line,
    ListBlock,
    Paragraph,
    Preformatted,
    Run,
    TableBlock,
    runs,
)
from analysis.blocks.text import check_href
from analysis.reporting.pictures import make_figure

Token = Mapping[str, Any]
Style = Literal["plain", "strong", "emphasis", "code", "muted"]


@lru_cache(maxsize=1)
def _load_parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])


def parse_markdown(text: str, *, attachments: Mapping[str, Mapping[str, str]] | None = None) -> list[Block]:
    """Turn Markdown into blocks: headings, paragraphs, lists, tables, code, and pictures that the cell carries itself.

    Parameters
    ----------
    attachments : mapping of name to mapping of MIME type to base64 text, optional
        The cell's own pictures, as ``attachment:name`` refers to them. A picture from elsewhere is never fetched: its
        description stands in its place.

    Examples
    --------
    >>> [block.kind for block in parse_markdown("# Brief\\n\\nTalks <b>failed</b>.")]
    ['heading', 'paragraph']
    """
    tokens = cast(list[Token], _load_parser()(text))
    return list(_read_blocks(tokens, attachments or {}))


def _read_blocks(tokens: Iterable[Token], attachments: Mapping[str, Mapping[str, str]]) -> Iterator[Block]:
    for token in tokens:
        match token["type"]:
            case "heading":
                yield Heading(level=min(4, token["attrs"]["level"]), line=_read_line(token))
            case "paragraph" | "block_text":
                figure = _read_picture(token, attachments)
                yield figure if figure else Paragraph(line=_read_line(token))
            case "list":
                yield ListBlock(ordered=token["attrs"]["ordered"], items=tuple(_read_items(token)))
            case "block_code":
                yield Preformatted(text=token["raw"].rstrip("\n"))
            case "block_html":
                yield Paragraph(line=runs(token["raw"].strip()))
            case "table":
                yield _read_table(token)
            case _ if token.get("children"):
                yield from _read_blocks(token["children"], attachments)
            case "blank_line" | "thematic_break":
                pass
            case _ if token.get("raw"):
                yield Paragraph(line=runs(token["raw"]))


def _read_items(token: Token) -> Iterator[Line]:
    """Give a list's items; those of a list within an item follow it, one level for all."""
    for item in token["children"]:
        inner = [child for child in item["children"] if child["type"] == "list"]
        own = [child for child in item["children"] if child["type"] != "list"]
        line = tuple(run for child in own for run in (*_read_line(child), Run(text=" ")))[:-1]
        if line:
            yield line
        for child in inner:
            yield from _read_items(child)


def _read_line(token: Token) -> Line:
    if "children" not in token:
        return runs(str(token.get("raw", "")).strip("\n"))
    return tuple(_read_inline(token["children"], "plain", None))


def _read_inline(tokens: Iterable[Token], style: Style, href: str | None) -> Iterator[Run]:
    for token in tokens:
        match token["type"]:
            case "text":
                yield Run(text=html.unescape(token["raw"]), style=style, href=href)
            case "codespan":
                yield Run(text=token["raw"], style="code", href=href)
            case "softbreak":
                yield Run(text=" ", style=style, href=href)
            case "linebreak":
                yield Run(text="\n")
            case "strong":
                yield from _read_inline(token["children"], "strong", href)
            case "emphasis":
                yield from _read_inline(token["children"], "emphasis", href)
            case "link":
                yield from _read_inline(token["children"], style, check_href(token["attrs"]["url"]) or href)
            case "image":
                said = "".join(run.text for run in _read_inline(token.get("children", ()), "plain", None))
                yield Run(text=f"[{said or 'picture'}]", style="muted")
            case _ if token.get("children"):
                yield from _read_inline(token["children"], style, href)
            case _:
                yield Run(text=str(token.get("raw", "")), style=style, href=href)


def _read_table(token: Token) -> TableBlock:
    head, *bodies = token["children"]
    columns = [
        Column(label="".join(run.text for run in _read_line(cell)), align=cell["attrs"]["align"] or "left")
        for cell in head["children"]
    ]
    rows = [
        tuple([*(_read_line(cell) for cell in row["children"]), *([()] * len(columns))][: len(columns)])
        for body in bodies
        for row in body["children"]
    ]
    return TableBlock(caption=(), columns=tuple(columns), rows=tuple(rows))


def _read_picture(token: Token, attachments: Mapping[str, Mapping[str, str]]) -> Figure | None:
    """Give the figure that a paragraph is, if it is nothing but a picture that the cell carries itself."""
    children = token.get("children", ())
    if len(children) != 1 or children[0]["type"] != "image":
        return None
    address = str(children[0]["attrs"]["url"])
    if address.startswith("attachment:"):
        bundle = attachments.get(address.removeprefix("attachment:"), {})
        mime, coded = next(iter(bundle.items()), ("", ""))
    else:
        mime, _, coded = address.removeprefix("data:").partition(";base64,")
    said = "".join(run.text for run in _read_inline(children[0].get("children", ()), "plain", None))
    try:
        data = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError):
        return None
    return make_figure(data, mime, alt=said or "A picture without a description") if data else None
