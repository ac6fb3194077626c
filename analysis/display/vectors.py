"""Write a figure as SVG, small and the same each time: text as text, no date, no decimals that nobody sees."""

from __future__ import annotations

import html
import io
import re

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from analysis.charts.theme import house_theme, list_families

# The size in points that matplotlib writes fixes the picture; width_cm of the block says how wide it is set.
_PROLOGUE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_SHEET = re.compile(r"<defs>\s*<style[^>]*>\*\{(stroke-linejoin: round; stroke-linecap: butt)\}</style>\s*</defs>")
_TAG = re.compile(r"<[^>]+>")
_BETWEEN = re.compile(r">\s+<")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
#: An outline of straight lines, such as a coast: it is written in steps of a tenth of a point.
_OUTLINE = re.compile(r' d="([MLz0-9. -]{300,})"')
_RING = re.compile(r"(M[^M]+)")
#: In tenths of a point: half a point, less than a pixel.
_HAIR = 5
_STEP = re.compile(r"([MLz])(?: (-?[\d.]+) (-?[\d.]+))?")
_GROUP_ID = re.compile(r'^<g id="[^"]*"')
_UNTURNED = re.compile(r' transform="rotate\(-?0(?: [^)]*)?\)"')
_HALO = re.compile(r'<g id="halo-([0-9a-f]{6})">')
_LABEL = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_FAMILIES = re.compile(r"font-family: [^;\"]*;? ?")
_SIZE = re.compile(r"font-size: ([\d.]+)px")
_WEIGHT = re.compile(r"font-weight: (\d+)")
#: The report's own font by the name its page gives it, by its own name for Typst, and what a bare viewer has.
_FAMILY = "font-family: 'Communique Sans', 'Source Sans 3', sans-serif"


def write_svg(figure: Figure) -> str:
    """Write a figure as SVG, text as text, without date or maker: the same figure gives the same picture.

    Each Latin label says how long it is, so that it keeps its room where a viewer lacks the font.
    """
    target = io.StringIO()
    with house_theme():
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        svg = _LABEL.sub(_fix_label, _PROLOGUE.sub("", target.getvalue()))
    # A style sheet would reach beyond the picture where that stands in a page: its one rule becomes a group's style.
    sheet = _SHEET.search(svg)
    if sheet:
        svg = svg.replace(sheet[0], f'<g style="{sheet[1]}; {_FAMILY}">', 1).replace("</svg>", "</g></svg>")
    svg = _HALO.sub(r'<g style="paint-order: stroke; stroke: #\1; stroke-width: 1.6; stroke-linejoin: round">', svg)
    return _BETWEEN.sub("><", _TAG.sub(_tighten, svg))


def _fix_label(label: re.Match[str]) -> str:
    attributes, text = _FAMILIES.sub("", label[1]), html.unescape(label[2])
    size, weight = _SIZE.search(attributes), _WEIGHT.search(attributes)
    # What is shaped, such as Arabic, is not as long as the sum of its letters.
    if size and text.strip() and text.isascii():
        font = FontProperties(
            family=list(list_families()), size=float(size[1]), weight=int(weight[1]) if weight else "normal"
        )
        length, _, _ = text_to_path.get_text_width_height_descent(text, font, False)
        attributes += f' textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {attributes}>{label[2]}</text>"


def _tighten(tag: re.Match[str]) -> str:
    # Hundredths of a point are finer than any printer; six decimals double the file. Nothing refers to a group.
    tight = _UNTURNED.sub("", _GROUP_ID.sub("<g", tag[0]))
    tight = _NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), tight)
    return _OUTLINE.sub(_shorten_outline, " ".join(tight.split()))


def _shorten_outline(outline: re.Match[str]) -> str:
    """Write an outline relative to its last point, rounded before it is counted, so that no error adds up.

    What is finer than a hair is left out: points too near to the last to be told from it, and islands of no more than that.
    """
    return f' d="{"".join(_shorten_ring(ring[1]) for ring in _RING.finditer(outline[1]))}"'


def _shorten_ring(ring: str) -> str:
    commands = _STEP.findall(ring)
    points = [(round(float(x) * 10), round(float(y) * 10)) for command, x, y in commands if command != "z"]
    closed = commands[-1][0] == "z"
    if closed and all(max(axis) - min(axis) <= _HAIR for axis in zip(*points, strict=True)):
        return ""
    # After a close, "m" would count from where the ring began: a ring begins at its own place.
    short = ["M" + _write_tenths(points[0])]
    last = points[0]
    for at, point in enumerate(points[1:], start=2):
        far = max(abs(point[0] - last[0]), abs(point[1] - last[1]))
        if far > (0 if at == len(points) else _HAIR):
            step = _write_tenths((point[0] - last[0], point[1] - last[1]))
            short.append(("l" if len(short) == 1 else "" if step.startswith("-") else " ") + step)
            last = point
    return "".join(short) + ("z" if closed else "")


def _write_tenths(point: tuple[int, int]) -> str:
    x, y = (
        f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 and value else f"{value / 10:g}" for value in point
    )
    return x + ("" if y.startswith("-") else " ") + y
