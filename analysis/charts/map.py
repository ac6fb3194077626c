"""The map: states involved and places named, over the outlines of countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from analysis.charts.annotate import NothingToDrawError, count_things, describe_axes, join_words
from analysis.charts.extent import Extent, Ring, choose_extent, measure_area
from analysis.charts.placing import Box, Plan
from analysis.charts.text import measure_box_cm, name_halo, shorten_label
from analysis.charts.theme import FAINT, INK, MUTED, PAPER, SMALL_PT, TEXT_PT, WIDTH_CM, house_theme, make_figure

_HEIGHT_CM = 10.0
_EDGE_CM = 0.1
_SEA, _LAND, _INVOLVED = "#eef2f5", PAPER, "#d3dae1"
_NEIGHBOUR_PT = 6.5
#: No name of a country is narrower than this a letter or lower than this, and of a long one at least so many are shown.
_NARROWEST_EM, _LOWEST_EM, _FEWEST_SHOWN = 0.35, 1.3, 12
_MOST_PLACES = 24
#: How much of a name lies on its own land to each side of the middle: all, nearly all, or enough to tell whose it is.
_WHOLE, _NEARLY, _OVER_BORDERS = 0.5, 0.4, 0.2
#: So far beside a small state its name may stand, with so few of its fifteen parts on others' land, and a line from so far on.
_BESIDE_CM, _SCARCELY_FOREIGN, _LEAD_CM = (0.0, 0.15, 0.4, 0.8, 1.3, 1.9, 2.6), 9, 0.35
#: So many of its fifteen parts may reach over a border rather than that the name stands elsewhere.
_PARTLY_FOREIGN = 6
#: A line across another label is as bad as a name on others' land.
_CROSSED = 8
#: A cm farther off is as bad as so many parts on others' land.
_FAR_A_CM = 3
_NOTE_CM = 0.6
_BEYOND_CM = 0.3
_DETAIL_CM = 0.02


@dataclass(frozen=True)
class _Sheet:
    """Turns degrees into cm on the sheet."""

    extent: Extent
    width: float
    height: float

    def locate(self, longitudes: Ring | float, latitudes: Ring | float) -> tuple[Ring, Ring]:
        extent = self.extent
        x = (np.asarray(longitudes) - extent.west) / (extent.east - extent.west) * self.width
        y = (np.asarray(latitudes) - extent.south) / (extent.north - extent.south) * self.height
        return x, y


def draw_map(
    places: pd.DataFrame, outlines: pd.DataFrame, *, states: Mapping[str, str] | None = None, source: str | None = None
) -> Axes:
    """Draw the places that a text names and the states that it involves.

    Parameters
    ----------
    places : DataFrame
        A row is a place: ``name``, ``longitude`` and ``latitude`` in degrees; rows without coordinates are counted in
        the text alternative and not drawn. Where labels compete for room, earlier rows come first.
    outlines : DataFrame
        A row is a ring of a country's outline: ``country`` (ISO 3166-1 alpha-3 or null), ``name``, ``points``
        (array of longitude and latitude in degrees), as `analysis.display.load_outlines` gives them.
    states : mapping, optional
        ISO code and name of the states to shade and name.
    source : str, optional
        Where the rows come from; the source of the outlines is added.

    Raises
    ------
    NothingToDrawError
        When no place has coordinates and no state an outline.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet. One degree east is drawn shorter than one north by the cosine of the middle
        latitude.
    """
    states = dict(states or {})
    located = places.dropna(subset=["longitude", "latitude"]).drop_duplicates(subset=["name", "longitude", "latitude"])
    rings: dict[str, list[Ring]] = {}
    for code, ring in zip(outlines["country"], outlines["points"], strict=True):
        if code in states:
            rings.setdefault(str(code), []).append(ring)
    points = list(zip(located["longitude"].astype(float), located["latitude"].astype(float), strict=True))
    if not points and not rings:
        raise NothingToDrawError("There is nothing to draw on a map: no place has coordinates and no state is named.")
    with house_theme():
        figure = make_figure(height_cm=_HEIGHT_CM)
        width, height = WIDTH_CM - 2 * _EDGE_CM, _HEIGHT_CM - 2 * _EDGE_CM
        axes = figure.add_axes((_EDGE_CM / WIDTH_CM, _EDGE_CM / _HEIGHT_CM, width / WIDTH_CM, height / _HEIGHT_CM))
        extent, beyond = choose_extent(points, rings, shape=height / width)
        sheet = _Sheet(extent, width, height)
        axes.set(xlim=(0, width), ylim=(0, height), xticks=[], yticks=[], facecolor=_SEA)
        for spine in axes.spines.values():
            spine.set(visible=True, color=FAINT)
        shown = _draw_countries(axes, sheet, outlines, states)
        plan = Plan(width, height)
        _draw_labels(axes, sheet, plan, located, states, shown, [states[code] for code in beyond])
    return describe_axes(axes, alt=_tell(located, len(places) - len(located), states), source=_credit(source))


def _draw_countries(
    axes: Axes, sheet: _Sheet, outlines: pd.DataFrame, states: Mapping[str, str]
) -> dict[tuple[str, str], list[Ring]]:
    """Draw the countries that the sheet touches; gives their rings in cm by code and name."""
    shown: dict[tuple[str, str], list[Ring]] = {}
    names = outlines.dropna(subset=["country"]).drop_duplicates("country", keep="last").set_index("country")["name"]
    extent = sheet.extent
    bounds = _bound_rings(list(outlines["points"]))
    for code, name, ring, (west, south, east, north) in zip(
        outlines["country"], outlines["name"], outlines["points"], bounds, strict=True
    ):
        for turn in (-360, 0, 360):
            if east + turn < extent.west or west + turn > extent.east or north < extent.south or south > extent.north:
                continue
            x, y = sheet.locate(ring[:, 0] + turn, ring[:, 1])
            key = ("", str(name)) if pd.isna(code) else (str(code), str(names[code]))
            drawn = _clip_far(np.column_stack([x, y]), sheet)
            if len(drawn) > 2:
                shown.setdefault(key, []).append(drawn)
    # One patch a country, involved ones last so that their borders lie on top.
    for (code, _), rings in sorted(shown.items(), key=lambda item: item[0][0] in states):
        involved = code in states
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
        # add_patch would measure every coast for limits that are fixed already.
        axes.add_artist(
            PathPatch(
                path,
                facecolor=_INVOLVED if involved else _LAND,
                edgecolor=MUTED if involved else FAINT,
                linewidth=0.8 if involved else 0.5,
                joinstyle="round",
                zorder=2 if involved else 1,
            )
        )
    return shown


def _bound_rings(rings: Sequence[Ring]) -> list[tuple[float, float, float, float]]:
    """Give west, south, east and north of each ring, of all together: the world has 1,400."""
    starts = np.cumsum([0, *map(len, rings)])[:-1]
    points = np.concatenate([*rings]) if len(rings) else np.empty((0, 2))
    lows, highs = (edge.reduceat(points, starts, axis=0) for edge in (np.minimum, np.maximum))
    return [
        (west, south, east, north) for (west, south), (east, north) in zip(lows.tolist(), highs.tolist(), strict=True)
    ]


def _clip_far(ring: Ring, sheet: _Sheet) -> Ring:
    """Cut a ring off a little beyond the sheet, and leave out points that no eye could tell: they only swell the file."""
    around = Bbox.from_extents(-_BEYOND_CM, -_BEYOND_CM, sheet.width + _BEYOND_CM, sheet.height + _BEYOND_CM)
    path = Path(ring, closed=True).clip_to_bbox(around)
    path.simplify_threshold = _DETAIL_CM
    cleaned = path.cleaned(simplify=True)
    # The path's last rows close and end it: they are no points.
    drawn: Ring = np.asarray(cleaned.vertices)[np.isin(np.asarray(cleaned.codes), (Path.MOVETO, Path.LINETO))]
    return drawn


def _draw_labels(
    axes: Axes,
    sheet: _Sheet,
    plan: Plan,
    located: pd.DataFrame,
    states: Mapping[str, str],
    shown: Mapping[tuple[str, str], Sequence[Ring]],
    beyond: Sequence[str],
) -> None:
    drawn = located.head(_MOST_PLACES)
    xs, ys = sheet.locate(
        np.array([sheet.extent.shift_into(lon) for lon in drawn["longitude"].astype(float)]),
        drawn["latitude"].to_numpy(dtype=float),
    )
    markers: list[Box] = [(x - 0.1, y - 0.1, x + 0.1, y + 0.1) for x, y in zip(xs, ys, strict=True)]
    axes.plot(
        xs, ys, "o", markersize=4.5, color=INK, markeredgecolor=PAPER, markeredgewidth=0.8, zorder=5, clip_on=False
    )
    plan.taken.extend(markers)
    unnamed = len(located) - len(drawn)
    notes = [f"Beyond the map: {join_words(sorted(beyond))}."] if beyond else []
    if notes or unnamed or len(drawn) > 6:  # Room for the note is kept before labels take it.
        plan.take((0, 0, plan.width * 0.6, _NOTE_CM))
    lands = _Lands(shown)
    for x, y, name in zip(xs, ys, drawn["name"], strict=True):
        unnamed += not _label_place(axes, plan, lands, (float(x), float(y)), str(name))
    # The largest of what is left first: small neighbours are the first to go without a name.
    by_size = sorted(shown.items(), key=lambda item: -sum(map(measure_area, item[1])))
    for (code, _), rings in by_size:
        if code in states:
            _label_country(axes, plan, lands, rings, states[code].upper(), involved=True)
    for (code, name), rings in by_size:
        if code and code not in states:
            _label_country(axes, plan, lands, rings, name, involved=False)
    if unnamed:
        notes.append(f"Not named here: {count_things(unnamed, 'place')}, in the table.")
    if notes:
        note = shorten_label(" ".join(notes), width_cm=plan.width * 0.6 - 0.2, size=SMALL_PT)
        axes.text(0.12, 0.1, note, size=SMALL_PT, color=MUTED, zorder=6, va="bottom")


class _Lands:
    """Tells how far a label would lie on the land of others than it names."""

    def __init__(self, shown: Mapping[tuple[str, str], Sequence[Ring]]) -> None:
        # Every bay is not needed to tell whose land a word lies on.
        self._paths = [
            (key, Path(ring[:: max(len(ring) // 200, 1)], closed=True), ring.min(axis=0), ring.max(axis=0))
            for key, rings in shown.items()
            for ring in rings
        ]
        self._own = {id(ring): key for key, rings in shown.items() for ring in rings}

    def holding(self, point: tuple[float, float]) -> tuple[str, str] | None:
        """Give the country that a point lies in; None at sea."""
        return next((key for key, path, _, _ in self._paths if path.contains_point(point)), None)

    def owner(self, ring: Ring) -> tuple[str, str] | None:
        """Give the country that a ring is of."""
        return self._own.get(id(ring))

    def count_foreign(self, box: Box, own: tuple[str, str] | None) -> int:
        """Count the parts of a box, of fifteen, that lie on the land of another country."""
        xs, ys = np.meshgrid(np.linspace(box[0], box[2], 5), np.linspace(box[1], box[3], 3))
        points = np.column_stack([xs.ravel(), ys.ravel()])
        foreign = np.zeros(len(points), dtype=bool)
        for key, path, low, high in self._paths:
            if key == own or low[0] > box[2] or high[0] < box[0] or low[1] > box[3] or high[1] < box[1]:
                continue
            foreign |= path.contains_points(points)
        return int(foreign.sum())

    def weigh(self, box: Box, own: tuple[str, str] | None, plan: Plan, point: tuple[float, float]) -> int:
        """Weigh what speaks against a box beside a point: others' land, what a line to it crosses, and how far off it is."""
        away = np.hypot((box[0] + box[2]) / 2 - point[0], (box[1] + box[3]) / 2 - point[1])
        return self.count_foreign(box, own) + _CROSSED * _crosses(plan, box, point) + int(away * _FAR_A_CM)


def _line_to(box: Box, point: tuple[float, float]) -> Ring:
    """Give points along the line from a label to what it names."""
    nearest = np.array([min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])])
    return np.linspace(nearest, point, 24)


def _crosses(plan: Plan, box: Box, point: tuple[float, float]) -> bool:
    """Tell whether a line from a label to what it names would cross what stands there already."""
    line = _line_to(box, point)[1:-1]
    return any(
        bool(((line[:, 0] > left) & (line[:, 0] < right) & (line[:, 1] > low) & (line[:, 1] < high)).any())
        for left, low, right, high in plan.taken
    )


def _lead_to(axes: Axes, box: Box, point: tuple[float, float], *, least: float) -> None:
    """Draw a line from a label to what it names, where that is farther off than so many cm."""
    nearest = (min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3]))
    if np.hypot(nearest[0] - point[0], nearest[1] - point[1]) > least:
        axes.plot([point[0], nearest[0]], [point[1], nearest[1]], color=MUTED, linewidth=0.5, zorder=4)


def _label_place(axes: Axes, plan: Plan, lands: _Lands, point: tuple[float, float], name: str) -> bool:
    label = shorten_label(name, width_cm=4.5, size=TEXT_PT)
    width, height = measure_box_cm(label, size=TEXT_PT)
    own = lands.holding(point)
    box = plan.place_beside(
        point, (width + 0.04, height), cost=lambda box: lands.count_foreign(box, own), nearest_room=True
    )
    if box is None:
        return False
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    _lead_to(axes, box, point, least=0.3)
    text = axes.text(*middle, label, size=TEXT_PT, ha="center", va="center", color=INK, zorder=6)
    text.set_gid(name_halo(PAPER))
    return True


def _label_country(axes: Axes, plan: Plan, lands: _Lands, rings: Sequence[Ring], name: str, *, involved: bool) -> None:
    size = TEXT_PT if involved else _NEIGHBOUR_PT
    weight = "semibold" if involved else "normal"
    ring = max(rings, key=measure_area)
    if not involved and _is_too_small(plan, ring, name):
        return
    label = shorten_label(name, width_cm=5.0, size=size, weight=weight)
    width, height = (length + 0.04 for length in measure_box_cm(label, size=size, weight=weight))
    spot = _find_room(plan, ring, width, height, reach=_WHOLE)
    if spot is None and involved:
        spot = _find_room(plan, ring, width, height, reach=_NEARLY)
    own, box = lands.owner(ring), None
    if spot is None and involved and (over := _find_room(plan, ring, width, height, reach=_OVER_BORDERS)) is not None:
        around = (over[0] - width / 2, over[1] - height / 2, over[0] + width / 2, over[1] + height / 2)
        spot = over if lands.count_foreign(around, own) <= _PARTLY_FOREIGN else None
    if spot is None and involved:  # A small state is named beside its outline, at sea if it can be, as a place is.
        x, y = map(float, np.clip((ring.min(axis=0) + ring.max(axis=0)) / 2, 0, (plan.width, plan.height)))
        for dearest in (_SCARCELY_FOREIGN, None):
            box = plan.place_beside(
                (x, y),
                (width, height),
                gaps=_BESIDE_CM,
                cost=lambda box: lands.weigh(box, own, plan, (x, y)),
                dearest=dearest,
            )
            spot = None if box is not None else _find_room(plan, ring, width, height, reach=_OVER_BORDERS)
            if box is not None or spot is not None:
                break
    if box is not None:
        spot = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        _lead_to(axes, box, (x, y), least=_LEAD_CM)
        plan.taken.extend((px - 0.05, py - 0.05, px + 0.05, py + 0.05) for px, py in _line_to(box, (x, y)).tolist())
    elif spot is not None:
        plan.take((spot[0] - width / 2, spot[1] - height / 2, spot[0] + width / 2, spot[1] + height / 2))
    if spot is not None:
        color = INK if involved else MUTED
        text = axes.text(*spot, label, size=size, weight=weight, ha="center", va="center", color=color, zorder=6)
        text.set_gid(name_halo(_INVOLVED if involved else _LAND))


def _is_too_small(plan: Plan, ring: Ring, name: str) -> bool:
    """Tell without measuring letters, which takes longest, that a neighbour's name cannot stand on what is seen of it."""
    em = _NEIGHBOUR_PT / 72 * 2.54
    wide, high = np.minimum(ring.max(axis=0), (plan.width, plan.height)) - np.maximum(ring.min(axis=0), 0)
    return bool(wide < _NARROWEST_EM * em * min(len(name), _FEWEST_SHOWN) or high < _LOWEST_EM * em)


def _find_room(plan: Plan, ring: Ring, width: float, height: float, *, reach: float) -> tuple[float, float] | None:
    """Find a free box inside a ring, as near as can be to the middle of what is seen of it.

    Of its length and height so much to each side of its middle lies inside: half is all of it.
    """
    half = np.array([width / 2, height / 2])
    low = np.maximum(ring.min(axis=0), 0) + half
    high = np.minimum(ring.max(axis=0), (plan.width, plan.height)) - half
    if reach < _WHOLE:  # The name of an involved state may reach over its border.
        low, high = np.minimum(low, low - width / 3), np.maximum(high, high + width / 3)
    if low[0] > high[0] or low[1] > high[1]:
        return None
    xs, ys = np.meshgrid(np.linspace(low[0], high[0], 17), np.linspace(low[1], high[1], 17))
    centres = np.column_stack([xs.ravel(), ys.ravel()])
    path = Path(ring[:: max(len(ring) // 300, 1)], closed=True)  # Every bay is not needed to find the middle.
    corners = [(0.0, 0.0), *((dx * width * reach, dy * height * reach) for dx in (-1, 1) for dy in (-1, 1))]
    inside = np.all([path.contains_points(centres + corner) for corner in corners], axis=0)
    if not inside.any():
        return None
    visible = path.contains_points(centres)
    middle = centres[visible].mean(axis=0)
    for index in np.argsort(np.hypot(*(centres - middle).T), kind="stable"):
        x, y = map(float, centres[index])
        if inside[index] and plan.is_free((x - width / 2, y - height / 2, x + width / 2, y + height / 2)):
            return x, y
    return None


def _tell(located: pd.DataFrame, missing: int, states: Mapping[str, str]) -> str:
    told = "Map."
    if states:
        told += f" Shaded: {join_words(sorted(states.values()), most=12)}."
    if len(located):
        told += f" Marked: {join_words([str(name) for name in located['name']], most=12)}."
    else:
        told += " No place with known coordinates is marked."
    if missing:
        told += (
            f" {count_things(missing, 'place')} without known coordinates {'is' if missing == 1 else 'are'} not marked."
        )
    return told


def _credit(source: str | None) -> str:
    credit = "Outlines: Natural Earth (public domain), borders as they are held, not as they are claimed."
    return f"{source} {credit}" if source else credit
