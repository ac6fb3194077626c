"""What a report is made of: blocks, as data, that HTML and PDF render alike.

A notebook cell shows a block; its output carries the block as data under `MIME`. Text in a block is text: no renderer
reads it as HTML, Typst or Markdown.
"""

from analysis.blocks.model import (
    ALERT_MIME,
    MIME,
    AnnotatedSentence,
    AnnotatedText,
    Block,
    Column,
    Figure,
    Heading,
    Line,
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
    parse_block,
    runs,
)

__all__ = [
    "ALERT_MIME",
    "MIME",
    "AnnotatedSentence",
    "AnnotatedText",
    "Block",
    "Column",
    "Figure",
    "Heading",
    "Line",
    "ListBlock",
    "Masthead",
    "Note",
    "Paragraph",
    "Preformatted",
    "Run",
    "Segment",
    "Summary",
    "TableBlock",
    "cite",
    "parse_block",
    "runs",
]
