"""Pictures that a notebook shows by itself, as figures: SVG as it is, PNG and JPEG at the size that they were made for."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from analysis.blocks import Figure, Run
from analysis.blocks.svg import clean_svg, wrap_picture

CM_PER_PIXEL = 2.54 / 96
WIDEST_CM = 16.0


def make_figure(
    data: bytes, mime: str, *, alt: str, width_px: float | None = None, caption: str | None = None
) -> Figure | None:
    """Make a figure of a picture, or nothing when the data is no SVG, PNG or JPEG.

    Parameters
    ----------
    width_px : float, optional
        How wide the notebook shows it, in pixels of 1/96 inch, where that is not the picture's own width.
    """
    line = (Run(text=caption),) if caption else ()
    if mime == "image/svg+xml":
        svg = data.decode("utf-8", errors="replace")
        return Figure(svg=svg, alt=alt, caption=line) if clean_svg(svg) else None
    size = measure_png(data) if mime == "image/png" else measure_jpeg(data) if mime == "image/jpeg" else None
    if size is None:
        return None
    width = min(max((width_px or size[0]) * CM_PER_PIXEL, 1.0), WIDEST_CM)
    return Figure(
        svg=wrap_picture(data, mime, width=size[0], height=size[1]), alt=alt, caption=line, width_cm=round(width, 2)
    )


def measure_png(data: bytes) -> tuple[int, int] | None:
    """Give width and height of a PNG in pixels, or nothing when it is none."""
    if len(data) < 24 or data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def measure_jpeg(data: bytes) -> tuple[int, int] | None:
    """Give width and height of a JPEG in pixels, or nothing when it is none."""
    if data[:2] != b"\xff\xd8":
        return None
    for marker, start in _walk_segments(data):
        is_frame = 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)
        if is_frame and len(data) >= start + 7:
            height, width = struct.unpack(">HH", data[start + 3 : start + 7])
            return (width, height) if width and height else None
    return None


def _walk_segments(data: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        yield data[at + 1], at + 2
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
