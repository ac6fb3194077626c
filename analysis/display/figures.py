"""Show a chart: as vectors, with its text alternative, caption, source line and the rows it is drawn from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as MatplotlibFigure

from analysis.blocks import Figure, Note, TableBlock, runs
from analysis.charts.annotate import NothingToDrawError, get_description
from analysis.charts.text import clean_label
from analysis.display.vectors import write_svg


def show_figure(axes: Axes, *, caption: str, data: TableBlock | None = None) -> Figure:
    """Turn a chart into a figure block.

    Parameters
    ----------
    axes : Axes
        A chart of `analysis.charts`: it brings its text alternative and source line.
    caption : str
        What the reader sees below it.
    data : TableBlock, optional
        The rows that it shows, for those who cannot see it.

    Raises
    ------
    ValueError
        When the chart never described itself, or is in no figure.
    """
    description = get_description(axes)
    figure = axes.get_figure(root=True)
    if not isinstance(figure, MatplotlibFigure):
        raise ValueError("This chart is in no figure: draw it again.")
    return Figure(
        svg=write_svg(figure),
        alt=clean_label(description.alt),
        caption=runs(caption),
        source=description.source,
        width_cm=round(float(figure.get_figwidth()) * 2.54, 2),
        data=data,
    )


def show_chart(
    draw: Callable[..., Axes],
    frame: pd.DataFrame,
    *args: Any,
    caption: str,
    empty: str,
    data: TableBlock | Note | None = None,
    **options: Any,
) -> Figure | Note:
    """Draw a chart of a frame and show it; where the frame has no row, say so in a sentence.

    Parameters
    ----------
    draw : callable
        A function of `analysis.charts`, which takes the frame first, then ``args`` and ``options``.
    frame : DataFrame
        What to draw.
    caption : str
        What the reader sees below the picture.
    empty : str
        The sentence that stands in its place where there is nothing to draw.
    data : TableBlock, optional
        The rows that it shows, for those who cannot see it.
    """
    if frame.empty:
        return Note(tone="empty", line=runs(empty))
    shown = data if isinstance(data, TableBlock) else None
    try:
        axes = draw(frame, *args, **options)
    except NothingToDrawError:
        return Note(tone="empty", line=runs(empty))
    return show_figure(axes, caption=caption, data=shown)
