"""Build ``countries.csv``, the outlines of countries, from Natural Earth's 1:50m map; see README.md for how to run it.

Reads a TopoJSON file (countries-50m.json of the npm package world-atlas) and writes one row a ring, with coordinates
in hundredths of a degree, each point but the first as the step from the one before: small, and still text.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import iso3166

#: Rings that span less than this, in hundredths of a degree, are dropped, unless a country has no other.
SMALLEST_RING = 12
#: Codes that ISO 3166-1 leaves to its users, as data/reference/countries.csv has them.
USER_CODES = {"Kosovo": "XKX"}
Ring = list[tuple[int, int]]


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Give every arc of a quantised topology in hundredths of a degree."""
    (x_scale, y_scale), (x_shift, y_shift) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((round((x * x_scale + x_shift) * 100), round((y * y_scale + y_shift) * 100)))
        arcs.append(arc)
    return arcs


def join_ring(arcs: list[Ring], indices: list[int]) -> Ring:
    """Join the arcs of a ring (``~i`` is arc ``i`` backwards), leaving out points that repeat the one before."""
    ring: Ring = []
    for index in indices:
        for point in arcs[index] if index >= 0 else reversed(arcs[~index]):
            if not ring or ring[-1] != point:
                ring.append(point)
    return ring


def unroll_ring(ring: Ring) -> Ring:
    """Let longitudes count on beyond 180 where a ring crosses the date line; close a ring round the pole over it."""
    unrolled, turn = ring[:1], 0
    for (px, _), (x, y) in pairwise(ring):
        turn += 36000 if x - px < -18000 else -36000 if x - px > 18000 else 0
        if unrolled[-1] != (x + turn, y):
            unrolled.append((x + turn, y))
    if turn:
        unrolled += [(unrolled[-1][0], -9000), (unrolled[0][0], -9000), unrolled[0]]
    return unrolled


def drop_needless_points(ring: Ring) -> Ring:
    """Leave out points that lie on the straight line between their neighbours, to a hundredth of a degree."""
    kept = ring[:1]
    for (px, py), (x, y), (nx, ny) in zip(ring, ring[1:], ring[2:], strict=False):
        if (x - px) * (ny - y) != (y - py) * (nx - x):
            kept.append((x, y))
    return kept + ring[-1:]


def is_large(ring: Ring) -> bool:
    """Tell whether a ring spans enough to be seen on a map of a region."""
    xs, ys = zip(*ring, strict=True)
    return len(ring) > 3 and max(max(xs) - min(xs), max(ys) - min(ys)) >= SMALLEST_RING


def read_rings(topology: dict[str, Any]) -> Iterator[tuple[str, str, list[Ring]]]:
    """Give code ('' where ISO 3166-1 has none), name and rings of each country."""
    arcs = decode_arcs(topology)
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [drop_needless_points(unroll_ring(join_ring(arcs, ring))) for polygon in polygons for ring in polygon]
        large = [ring for ring in rings if is_large(ring)] or [max(rings, key=len)]
        name = shape["properties"]["name"]
        code = iso3166.countries.get(shape["id"]).alpha3 if shape.get("id") else USER_CODES.get(name, "")
        yield code, name, large


def encode_ring(ring: Ring) -> str:
    """Write a ring as numbers: the first point, then steps."""
    numbers = list(ring[0])
    for (px, py), (x, y) in pairwise(ring):
        numbers += [x - px, y - py]
    return " ".join(map(str, numbers))


def main() -> None:
    """Read the TopoJSON file named on the command line; write countries.csv beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topojson", type=Path)
    topology = json.loads(parser.parse_args().topojson.read_text(encoding="utf-8"))
    target = Path(__file__).with_name("countries.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country", "name", "points"])
        for code, name, rings in sorted(read_rings(topology)):
            writer.writerows((code, name, encode_ring(ring)) for ring in rings)
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
