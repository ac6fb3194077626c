"""Show where: the places of a text and the states that it involves, on a map."""

from __future__ import annotations

import pandas as pd

from analysis.blocks import Figure, Note, TableBlock, runs
from analysis.charts.annotate import NothingToDrawError
from analysis.charts.map import draw_map
from analysis.display.figures import show_figure
from analysis.display.outlines import load_country_names, load_outlines
from analysis.schemas import Tables

#: Actors that make their country one of the states involved.
_STATE_KINDS = ("state", "government", "armed_group")


def show_map(
    located: pd.DataFrame, tables: Tables, *, caption: str, data: TableBlock | Note | None = None
) -> Figure | Note:
    """Show places as points, and as shaded land the states that act or are named as places.

    Parameters
    ----------
    located : DataFrame
        What `analysis.measures.locate_places` gives.
    tables : Tables
        The tables of the document: its actors tell which states are involved.
    caption : str
        What the reader sees below the map.
    data : TableBlock, optional
        The places as a table, for those who cannot see the map.
    """
    states = find_states(tables)
    whole = set(_list_countries(tables.places))
    points = located[~located["place_id"].isin(whole)]
    if points[["latitude", "longitude"]].dropna().empty and not states:
        return Note(tone="empty", line=runs("No place and no state was found, so there is nothing to map."))
    try:
        axes = draw_map(points, load_outlines(), states=states)
    except NothingToDrawError:  # States that the map has no outline of, and no place with coordinates.
        return Note(tone="empty", line=runs("The map knows no position of what the text names."))
    return show_figure(axes, caption=caption, data=data if isinstance(data, TableBlock) else None)


def find_states(tables: Tables) -> dict[str, str]:
    """Find the states involved: ISO code and name of those that act or are acted on, and of those named as places."""
    kept = tables.actors[(tables.actors["review"] != "rejected") & tables.actors["kind"].isin(_STATE_KINDS)]
    countries = tables.places[tables.places["place_id"].isin(_list_countries(tables.places))]
    codes = dict.fromkeys([*kept["country"].dropna(), *countries["country"].dropna()])
    names = load_country_names()
    return {str(code): names.get(str(code), str(code)) for code in codes}


def _list_countries(places: pd.DataFrame) -> list[str]:
    """Give the ids of places that are whole countries: the gazetteer's key of a country is its code."""
    whole = places["country"].notna() & (places["entity"] == places["country"]) & (places["review"] != "rejected")
    return [str(place_id) for place_id in places.loc[whole, "place_id"]]
