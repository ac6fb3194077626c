"""The gazetteer's names in a paragraph, looked up once for actors and places alike."""

from __future__ import annotations

from functools import lru_cache

from analysis.extraction.gazetteer import Gazetteer, Match
from analysis.extraction.parse import PLAIN
from analysis.extraction.words import Doc


@lru_cache(maxsize=4)
def plain_text(text: str) -> str:
    """Give a document's text with plain marks, as its paragraphs are parsed; kept, since several tables ask for it."""
    return text.translate(PLAIN)


def match_names(doc: Doc, gazetteer: Gazetteer, *, context: str) -> list[Match]:
    """Give what `Gazetteer.match` finds in a paragraph; kept with the paragraph, since several tables ask for it."""
    known: tuple[str, list[Match]] | None = doc.user_data.get("names")
    if known is None or known[0] != context:
        known = (context, gazetteer.match(doc, context=context))
        doc.user_data["names"] = known
    return known[1]
