"""From which country a text was written, where its dateline names a town that is no capital: "PORT SUDAN (AP) —"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.names.cities import choose_city
from analysis.extraction.names.known_names import match_cities
from analysis.extraction.names.locations import dateline_end
from analysis.extraction.parsing.parse import Parse


def place_dateline(parse: Parse, cast: Cast) -> None:
    """Add the country of the town in the first paragraph's dateline, where none is known and the text speaks of that country."""
    if cast.dateline is not None or not parse.sentences:
        return
    doc = parse.sentences[0].span.doc
    end = dateline_end(doc)
    named = {actor.country for actor in cast.index.actors if actor.country is not None}
    for hit in match_cities(doc) if end else ():
        found = choose_city(hit.payloads, countries=named, is_place=True) if hit.end <= end else None
        if found is not None and found[0].country in named:
            cast.dateline = found[0].country
            return
