"""Fit text into a chart: measure it, shorten it, wrap it, and find labels that overlap or are cut off."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import lru_cache
from typing import Any

from matplotlib import font_manager, rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg, get_hinting_flag
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts.theme import house_theme

_MEASURE_DPI = 100
_CM_AN_INCH = 2.54
#: A label is a line at most; of what is longer no more is looked at.
_LONGEST_LABEL = 5_000


def clean_label(text: object) -> str:
    """Make one line of a text: control and direction characters out, runs of blanks to one, an endless one cut.

    Examples
    --------
    >>> clean_label("Prime\\n  Minister\\x07")
    'Prime Minister'
    """
    said = str(text)
    said = said if len(said) <= _LONGEST_LABEL else f"{said[:_LONGEST_LABEL]}…"
    kept = (" " if char.isspace() else char for char in said if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


@lru_cache(maxsize=1)
def _lay_sheet() -> tuple[Figure, RendererAgg]:
    """Give one small figure to measure on: a new one for each text takes ten times as long as the measuring."""
    figure = Figure(figsize=(1, 1), dpi=_MEASURE_DPI)
    return figure, _renderer_of(FigureCanvasAgg(figure))


@lru_cache(maxsize=8192)
def _measure_box(text: str, size: float, weight: str, family: tuple[str, ...]) -> tuple[float, float]:
    figure, renderer = _lay_sheet()
    artist = Text(0, 0, text, size=size, weight=weight, family=list(family), parse_math=False)
    artist.set_figure(figure)
    box = artist.get_window_extent(renderer)
    return _widen(box.width), float(box.height) / _MEASURE_DPI * _CM_AN_INCH


@lru_cache(maxsize=8192)
def _measure_width(text: str, size: float, weight: str, family: tuple[str, ...]) -> float:
    """Measure as a text is laid out, with the search for its fonts made once and not for each text."""
    font = font_manager.get_font(_list_fonts(size, weight, family))
    font.clear()
    font.set_size(size, _MEASURE_DPI)
    widths = []
    for line in text.split("\n"):
        font.set_text(line, 0.0, flags=get_hinting_flag())  # type: ignore[no-untyped-call]
        widths.append(font.get_width_height()[0] / 64 if line else 0.0)
    return _widen(max(widths))


def _widen(pixels: float) -> float:
    # Hinting makes letters a little wider at some resolutions than at others.
    return float(pixels) / _MEASURE_DPI * _CM_AN_INCH * 1.02


@lru_cache(maxsize=256)
def _list_fonts(size: float, weight: str, family: tuple[str, ...]) -> list[Any]:
    found = []
    for name in family:
        wanted = font_manager.FontProperties(family=name, size=size, weight=weight)
        with suppress(ValueError):
            found.append(font_manager.fontManager.findfont(wanted, fallback_to_default=False))
    return found or [font_manager.fontManager.findfont(font_manager.FontProperties(size=size, weight=weight))]


def _renderer_of(canvas: FigureCanvasAgg) -> RendererAgg:
    return canvas.get_renderer()  # type: ignore[no-untyped-call, no-any-return]


def measure_box_cm(text: str, *, size: float, weight: str = "normal") -> tuple[float, float]:
    """Give the width and height of a line in the current theme's font, in cm."""
    return _measure_box(text, size, weight, tuple(rcParams["font.family"]))


def measure_cm(text: str, *, size: float, weight: str = "normal") -> float:
    """Give the width of a text in the current theme's font, in cm."""
    return _measure_width(text, size, weight, tuple(rcParams["font.family"]))


def shorten_label(text: object, *, width_cm: float, size: float, weight: str = "normal") -> str:
    """Cut a text at the last word that fits the width, and say so with an ellipsis."""
    label = clean_label(text)
    if measure_cm(label[:400], size=size, weight=weight) <= width_cm and len(label) <= 400:
        return label
    low, high = 0, min(len(label), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if measure_cm(label[:middle].rstrip() + "…", size=size, weight=weight) <= width_cm:
            low = middle
        else:
            high = middle - 1
    cut = label[:low]
    word_end = cut.rfind(" ")
    if word_end > low * 0.6:
        cut = cut[:word_end]
    return cut.rstrip(" ,;:") + "…"


def wrap_label(text: object, *, width_cm: float, size: float, lines: int = 2, weight: str = "normal") -> str:
    """Break a text into at most so many lines of a width; the last is shortened where there is more."""
    label = clean_label(text)[:400]
    broken = [""]
    words = [part for word in label.split() for part in _cut_word(word, width_cm=width_cm, size=size, weight=weight)]
    while words:
        longer = f"{broken[-1]} {words[0]}".strip()
        if broken[-1] and measure_cm(longer, size=size, weight=weight) > width_cm:
            if len(broken) == lines:
                break
            broken.append("")
            continue
        broken[-1] = longer
        words.pop(0)
    broken[-1] = " ".join([broken[-1], *words])
    return "\n".join(shorten_label(line, width_cm=width_cm, size=size, weight=weight) for line in broken)


def _cut_word(word: str, *, width_cm: float, size: float, weight: str) -> list[str]:
    """Cut a word that is wider than a line into pieces that are not."""
    pieces = []
    while len(word) > 1 and measure_cm(word, size=size, weight=weight) > width_cm:
        share = width_cm / measure_cm(word, size=size, weight=weight)
        cut = max(1, int(len(word) * share))
        while cut > 1 and measure_cm(word[:cut], size=size, weight=weight) > width_cm:
            cut -= 1
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def find_text_boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """Give every text that the figure shows, with its box in pixels."""
    canvas = FigureCanvasAgg(figure)
    with house_theme():
        canvas.draw()  # type: ignore[no-untyped-call]
    renderer = _renderer_of(canvas)
    boxes = []
    for artist in figure.findobj(Text):
        if isinstance(artist, Text) and artist.get_visible() and artist.get_text().strip() and _is_shown(artist):
            boxes.append((artist.get_text(), artist.get_window_extent(renderer)))
    return boxes


def _is_shown(artist: Text) -> bool:
    """Tell whether a text is drawn: ticks beyond an axis's limits, and axes switched off, keep texts that are not."""
    axes = artist.axes
    if not isinstance(axes, Axes):
        return True
    of_axis = {id(axes.xaxis.label), id(axes.yaxis.label)}
    shown = set()
    for axis in (axes.xaxis, axes.yaxis):
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            of_axis |= {id(tick.label1), id(tick.label2)}
        if axes.axison and axis.get_visible():
            shown.add(id(axis.label))
            low, high = sorted(axis.get_view_interval())
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                    shown |= {id(label) for label in (tick.label1, tick.label2) if label.get_visible()}
    return id(artist) not in of_axis or id(artist) in shown


def find_label_faults(figure: Figure, *, slack_px: float = 0.5) -> list[str]:
    """Find labels that overlap one another or reach beyond the figure; an empty list is a good figure."""
    boxes = find_text_boxes(figure)
    page = figure.bbox
    faults = [
        f"cut off: {text!r}"
        for text, box in boxes
        if box.x0 < page.x0 - slack_px
        or box.y0 < page.y0 - slack_px
        or box.x1 > page.x1 + slack_px
        or box.y1 > page.y1 + slack_px
    ]
    for index, (text, box) in enumerate(boxes):
        for other_text, other in boxes[index + 1 :]:
            wide = min(box.x1, other.x1) - max(box.x0, other.x0)
            high = min(box.y1, other.y1) - max(box.y0, other.y0)
            if wide > slack_px and high > slack_px:
                faults.append(f"overlap: {text!r} and {other_text!r}")
    return faults


def name_halo(color: str) -> str:
    """Give the group id that asks for a halo of a colour (``#rrggbb``) around a label.

    matplotlib's own path effect turns a label into outlines, twice; the SVG is given its halo when it is written.

    Examples
    --------
    >>> name_halo("#ffffff")
    'halo-ffffff'
    """
    return f"halo-{color.removeprefix('#')}"
