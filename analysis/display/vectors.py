"""Write a figure as SVG, small and the same each time: text as outlines, no date, no decimals that nobody sees."""

from __future__ import annotations

import io
import re
from collections import Counter

from matplotlib.figure import Figure

from analysis.charts.theme import house_theme

# The size in points that matplotlib writes fixes the picture; width_cm of the block says how wide it is set.
_PROLOGUE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_OUTLINE = re.compile(r'<path d="([^"]*)"')
_NUMBER = re.compile(r"-?\d+\.\d+")
_SHORTEST = 200


def write_svg(figure: Figure) -> str:
    """Write a figure as SVG, text as outlines, without date or maker: the same figure gives the same text."""
    target = io.StringIO()
    with house_theme():
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = _PROLOGUE.sub("", target.getvalue())
    return _share_outlines(_OUTLINE.sub(_round_outline, svg))


def _round_outline(path: re.Match[str]) -> str:
    # Hundredths of a point are finer than any printer; six decimals double the file.
    rounded = _NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), path[1])
    return f'<path d="{" ".join(rounded.split())}"'


def _share_outlines(svg: str) -> str:
    """Write an outline that is drawn twice, such as a label and its halo, once."""
    counts = Counter(match[1] for match in _OUTLINE.finditer(svg))
    shared = {d: f"outline{n}" for n, d in enumerate(d for d, n in counts.items() if n > 1 and len(d) > _SHORTEST)}
    if not shared:
        return svg

    def use(path: re.Match[str]) -> str:
        name = shared.get(path[1])
        return path[0] if name is None else f'<use xlink:href="#{name}"'

    paths = "".join(f'<path id="{name}" d="{d}"/>' for d, name in shared.items())
    return _OUTLINE.sub(use, svg).replace("<defs>", f"<defs>{paths}", 1)
