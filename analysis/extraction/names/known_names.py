"""The gazetteer's names in a paragraph, looked up once for actors and places alike."""

from __future__ import annotations

from functools import lru_cache

from analysis.extraction.names.cities import find_cities
from analysis.extraction.names.gazetteer import Gazetteer, Match
from analysis.extraction.names.names import Hit
from analysis.extraction.names.reference import Place
from analysis.extraction.parsing.parse import PLAIN
from analysis.extraction.parsing.words import Doc


@lru_cache(maxsize=4)
def plain_text(text: str) -> str:
    """Give a document's text with plain marks, as its paragraphs are parsed; kept, since several tables ask for it."""
    return text.translate(PLAIN)


def match_names(doc: Doc, gazetteer: Gazetteer, *, context: str) -> list[Match]:
    """Give what `Gazetteer.match` finds in a paragraph; kept with the paragraph, since several tables ask for it."""
    known: tuple[str, list[Match]] | None = doc.user_data.get("names")
    if known is None or known[0] != context:
        found = gazetteer.match(doc, context=context)
        known = (context, [match for match in found if not _is_part_of_city(match, match_cities(doc))])
        doc.user_data["names"] = known
    return known[1]


def match_cities(doc: Doc) -> list[Hit[Place]]:
    """Give what `find_cities` finds in a paragraph; kept with it, too."""
    known: list[Hit[Place]] | None = doc.user_data.get("cities")
    if known is None:
        known = doc.user_data["cities"] = find_cities(doc.text)
    return known


def _is_part_of_city(match: Match, cities: list[Hit[Place]]) -> bool:
    """Tell whether a state's name, or a capital's, is only a part of a city's: Port Sudan is not Sudan, nor Santiago de Cuba Chile."""
    return match.entry.kind in {"country", "capital"} and any(
        hit.start <= match.start and match.end <= hit.end and hit.end - hit.start > match.end - match.start
        for hit in cities
    )
