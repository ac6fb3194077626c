"""Choose what part of the world a map shows: all that matters, with a margin, across the date line where need be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
#: A state whose main part spans more degrees than this need not be seen whole when there is something else to see.
_LARGE_DEGREES = 35.0
#: Rings further than this from a state's largest one (overseas land) do not widen the map.
_NEAR_DEGREES = 10.0
#: A large state is left beyond the map where it would make the map higher than so many times.
_MOST_WIDENING = 2.0
_MARGIN_SHARE = 0.1
_LEAST_HEIGHT_DEGREES = 9.0
_LOWEST, _HIGHEST = -58.0, 84.0


@dataclass(frozen=True)
class Extent:
    """A stretch of the world in degrees; ``east`` may pass 180, and then counts on."""

    west: float
    east: float
    south: float
    north: float

    @property
    def height(self) -> float:
        """Degrees from south to north."""
        return self.north - self.south

    @property
    def squeeze(self) -> float:
        """Length of a degree of longitude as a share of one of latitude, in the middle of the map."""
        return float(np.cos(np.radians((self.south + self.north) / 2)))

    def shift_into(self, longitude: float) -> float:
        """Give a longitude as counted on this map."""
        return self.west + (longitude - self.west) % 360


@dataclass(frozen=True)
class _Stretch:
    """Something to be seen: from west to east and south to north."""

    west: float
    east: float
    south: float
    north: float


def _stretch_of(ring: Ring) -> _Stretch:
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    return _Stretch(float(west), float(east), float(south), float(north))


def measure_area(ring: Ring) -> float:
    """Give the area of a ring in square degrees."""
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)


def _degrees_apart(one: _Stretch, other: _Stretch) -> float:
    lon = min(max(one.west + turn - other.east, other.west - one.east - turn, 0.0) for turn in (-360, 0, 360))
    lat = max(one.south - other.north, other.south - one.north, 0.0)
    return max(lon, lat)


def list_main_rings(rings: Sequence[Ring]) -> list[Ring]:
    """Give the largest ring of a state and those near it: its land without what lies overseas."""
    largest = max(rings, key=measure_area)
    return [ring for ring in rings if _degrees_apart(_stretch_of(ring), _stretch_of(largest)) <= _NEAR_DEGREES]


def _cover_longitudes(stretches: Sequence[_Stretch]) -> tuple[float, float]:
    """Give the shortest stretch of the circle that covers all: what the widest gap leaves."""
    ordered = sorted((stretch.west % 360, stretch.west % 360 + stretch.east - stretch.west) for stretch in stretches)
    widest, west, reach = -1.0, ordered[0][0], max(end for _, end in ordered) - 360
    for start, end in ordered:
        if start - reach > widest:
            widest, west = start - reach, start
        reach = max(reach, end)
    if widest <= 0:
        return -180.0, 180.0
    west = west if west <= 180 else west - 360
    return west, west + 360 - widest


def _nearest_point(rings: Sequence[Ring], stretches: Sequence[_Stretch]) -> _Stretch:
    """Give the point of a state's outline that is nearest to the middle of what is to be seen."""
    west, east = _cover_longitudes(stretches)
    middle = np.array([(west + east) / 2, (min(s.south for s in stretches) + max(s.north for s in stretches)) / 2])
    points = np.concatenate(rings)
    away = np.abs(points - middle)
    away[:, 0] = np.minimum(away[:, 0] % 360, 360 - away[:, 0] % 360)
    lon, lat = points[int(np.argmin(np.hypot(away[:, 0] * np.cos(np.radians(middle[1])), away[:, 1])))]
    return _Stretch(float(lon), float(lon), float(lat), float(lat))


def choose_extent(
    points: Sequence[tuple[float, float]], states: Mapping[str, Sequence[Ring]], *, shape: float
) -> tuple[Extent, list[str]]:
    """Choose the part of the world that shows all points (longitude, latitude) and all states, in degrees.

    A very large state is shown whole only where nothing else is to be seen; else the part nearest to the rest, for
    Russia's Pacific coast would make a map of Ukraine unreadable; and where even that part is too far off, the state
    is left beyond the map, and its key is in the list that comes second. ``shape`` is the sheet's height by its width:
    the stretch is widened or heightened until it fills the sheet.
    """
    stretches = [_Stretch(lon, lon, lat, lat) for lon, lat in points]
    large: dict[str, Sequence[Ring]] = {}
    for state, rings in states.items():
        main = list_main_rings(rings)
        if (
            _stretch_of(max(main, key=measure_area)).east - _stretch_of(max(main, key=measure_area)).west
            > _LARGE_DEGREES
        ):
            large[state] = main
        else:
            stretches += [_stretch_of(ring) for ring in main]
    if not stretches:
        stretches = [_stretch_of(ring) for rings in large.values() for ring in rings]
        large = {}
    extent, beyond = _cover(stretches, shape), []
    for state, rings in large.items():
        wider = [*stretches, _nearest_point(rings, stretches)]
        if _cover(wider, shape).height > _MOST_WIDENING * extent.height:
            beyond.append(state)
        else:
            stretches = wider
    return _cover(stretches, shape), beyond


def _cover(stretches: Sequence[_Stretch], shape: float) -> Extent:
    west, east = _cover_longitudes(stretches)
    return _fill_sheet(west, east, min(s.south for s in stretches), max(s.north for s in stretches), shape)


def _fill_sheet(west: float, east: float, south: float, north: float, shape: float) -> Extent:
    margin = _MARGIN_SHARE * max(north - south, (east - west) * 0.5)
    south, north = south - margin, north + margin
    if north - south < _LEAST_HEIGHT_DEGREES:
        south, north = (south + north - _LEAST_HEIGHT_DEGREES) / 2, (south + north + _LEAST_HEIGHT_DEGREES) / 2
    south, north = max(south, _LOWEST), min(north, _HIGHEST)
    squeeze = float(np.cos(np.radians((south + north) / 2)))
    margin /= squeeze
    west, east = west - margin, east + margin
    width, height = (east - west) * squeeze, north - south
    if width * shape > height:
        south, north = _widen(south, north, width * shape)
        overshoot = max(_LOWEST - south, 0.0) - max(north - _HIGHEST, 0.0)
        south, north = south + overshoot, north + overshoot
    else:
        west, east = _widen(west, east, height / shape / squeeze)
    if east - west > 360:
        west, east = _widen(west, east, 360.0)
    return Extent(west, east, max(south, -90.0), min(north, 90.0))


def _widen(low: float, high: float, span: float) -> tuple[float, float]:
    middle = (low + high) / 2
    return middle - span / 2, middle + span / 2
