"""The one theme of all charts: a context manager, so that nobody else's figures change, and the palette.

Colours differ in lightness, so that they can be told apart in grey; no chart leaves a distinction to colour alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.settings import PACKAGE_DIR

INK = "#16202c"
MUTED = "#56616f"
FAINT = "#c5ccd4"
PANEL = "#f1f4f7"
PAPER = "#ffffff"
#: Dark for cooperation, lighter for conflict, between them for what is neither; lightness (CIE L*) 32, 58, 45.
COOPERATION = "#0f5261"
CONFLICT = "#d4703a"
NEUTRAL = "#6a6a72"

#: Width of every figure: the text width of the page.
WIDTH_CM = 16.0
#: Text sizes in points: what is read first, and what is read at need.
TEXT_PT = 8.5
SMALL_PT = 7.5

_FONTS_DIR = PACKAGE_DIR / "reporting" / "fonts"
_FIND_NAME = "_find_fonts_by_props"
_FIND: Any = getattr(font_manager.FontManager, _FIND_NAME, None)


@lru_cache(maxsize=1)
def list_families() -> tuple[str, ...]:
    """Give the families that charts are set in: the report's own, its fallbacks for other scripts, matplotlib's."""
    families: list[str] = []
    for path in (*sorted(_FONTS_DIR.glob("SourceSans3-*.ttf")), *sorted((_FONTS_DIR / "fallback").glob("*.ttf"))):
        font_manager.fontManager.addfont(path)
        families.append(font_manager.FontProperties(fname=str(path)).get_name())
    families.append("DejaVu Sans")
    # A fallback has one weight; it stands in for the semibold one too, or matplotlib would warn at every label.
    for entry in list(font_manager.fontManager.ttflist):
        if entry.name in families[1:] and entry.weight == 400 and entry.style == "normal":
            font_manager.fontManager.ttflist.append(replace(entry, weight=600))
    return tuple(dict.fromkeys(families))


@lru_cache(maxsize=512)
def _find_fonts(wanted: font_manager.FontProperties) -> list[Any]:
    # By the class: in the manager itself stands what `_remember_fonts` has put there.
    found: list[Any] = _FIND(font_manager.fontManager, wanted)
    return found


@contextmanager
def _remember_fonts() -> Iterator[None]:
    """Look for the fonts of a text once as long as the context lasts, and not each time that it is measured or drawn.

    matplotlib remembers each font, but puts together anew what it asks for each of a text's nine: a tenth of the time
    of a report's charts. A matplotlib that finds them in another way is left to itself.
    """
    manager: Any = font_manager.fontManager
    before = vars(manager).get(_FIND_NAME)
    if _FIND is not None:
        setattr(manager, _FIND_NAME, lambda wanted: _find_fonts(font_manager.FontProperties._from_any(wanted).copy()))  # type: ignore[attr-defined]
    try:
        yield
    finally:
        vars(manager).pop(_FIND_NAME, None)
        if before is not None:
            setattr(manager, _FIND_NAME, before)


@contextmanager
def house_theme() -> Iterator[None]:
    """Draw in the house style as long as the context lasts; matplotlib's settings are then as they were.

    Names in a chart are text and never formulas (``$`` and ``_`` stand for themselves), and the same chart saved twice
    as SVG has the same bytes.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> before = mpl.rcParams["svg.fonttype"], mpl.rcParams["text.parse_math"]
    >>> with house_theme():
    ...     mpl.rcParams["text.parse_math"]
    False
    >>> before == (mpl.rcParams["svg.fonttype"], mpl.rcParams["text.parse_math"])
    True
    """
    style = dict(sns.axes_style("white"))
    ours = {
        "font.family": list(list_families()),
        "font.size": TEXT_PT,
        "axes.labelsize": SMALL_PT,
        "xtick.labelsize": SMALL_PT,
        "ytick.labelsize": TEXT_PT,
        "text.color": INK,
        "axes.labelcolor": MUTED,
        "axes.edgecolor": FAINT,
        "xtick.color": MUTED,
        "ytick.color": INK,
        "axes.linewidth": 0.6,
        "axes.unicode_minus": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "hatch.linewidth": 0.5,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "figure.dpi": 100,
        "savefig.dpi": 200,
        "text.parse_math": False,
        "text.usetex": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "communique",
        "path.simplify": True,
    }
    with mpl.rc_context(style | ours), _remember_fonts(), warnings.catch_warnings():
        # A script that no shipped font knows shows as boxes; the tables have the words, and a brief is no place to warn.
        warnings.filterwarnings("ignore", message=r"(?s)Glyph .* missing from font")
        yield


def make_sheet(*, height_cm: float) -> Axes:
    """Make axes that cover a figure of the house width, whose coordinates are cm from the lower left corner.

    What is laid out in cm can be measured against the text that must fit it.
    """
    axes = make_figure(height_cm=height_cm).add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH_CM), ylim=(0, height_cm))
    axes.set_axis_off()
    return axes


def make_figure(*, height_cm: float) -> Figure:
    """Make a figure of the house width that no global registry knows, so that nothing needs to be closed."""
    figure = Figure(figsize=(WIDTH_CM / 2.54, height_cm / 2.54))
    FigureCanvasAgg(figure)
    return figure
