"""The pictures of the sourcing audit: what the claims rest on, and whose voice is heard."""

from __future__ import annotations

from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from analysis.charts.annotate import NothingToDrawError, count_things, describe_axes, join_words
from analysis.charts.text import measure_cm, shorten_label
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    FAINT,
    INK,
    MUTED,
    PAPER,
    SMALL_PT,
    TEXT_PT,
    WIDTH_CM,
    house_theme,
    make_figure,
    make_sheet,
)
from analysis.charts.words import FACTUALITY_WORDS, SOURCING_WORDS
from analysis.schemas import SOURCINGS

_ROW_CM = 0.72
_EDGE_CM = 0.2


def draw_sourcing(claims: pd.DataFrame, *, source: str | None = None) -> Axes:
    """Draw claims by the sort of source they rest on and by how far they are held true.

    Parameters
    ----------
    claims : DataFrame
        A row is a sort of source with a degree of factuality, as `analysis.measures.count_claims_by_sourcing` gives
        them: ``sourcing``, ``factuality`` (−3 … 3, null where the text commits to none), ``claim_count``.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        A heat map whose cells carry their counts; all six sorts of source have a row, so that a missing one is seen.

    Raises
    ------
    NothingToDrawError
        When there is no claim.
    """
    counted = claims[claims["claim_count"] > 0]
    if counted.empty:
        raise NothingToDrawError("There is no claim to draw.")
    degrees = counted["factuality"].round().astype("Int64")
    grid = (
        counted.assign(degree=degrees)
        .dropna(subset=["degree"])
        .pivot_table(index="sourcing", columns="degree", values="claim_count", aggfunc="sum", fill_value=0)
        .reindex(index=list(SOURCINGS), columns=sorted(FACTUALITY_WORDS, reverse=True), fill_value=0)
        .astype(int)
    )
    totals = counted.groupby("sourcing")["claim_count"].sum().reindex(list(SOURCINGS), fill_value=0).astype(int)
    height = 1.5 + _ROW_CM * len(SOURCINGS)
    with house_theme():
        figure = make_figure(height_cm=height)
        box = (3.3 / WIDTH_CM, 0.15 / height, (WIDTH_CM - 5.2) / WIDTH_CM, (height - 1.4) / height)
        axes = figure.add_axes(box)
        shades = LinearSegmentedColormap.from_list("claims", ["#e3eaee", "#0d3f4d"])
        counts = grid.where(grid > 0).to_numpy(dtype=float)
        # seaborn draws all there is to see whether labels overlap: it is given none, and a canvas on which nothing is drawn.
        FigureCanvasBase(figure)
        sns.heatmap(
            counts, ax=axes, cmap=shades, vmin=0, cbar=False, linewidths=1.2, linecolor=PAPER, annot=True, fmt=".0f",
            xticklabels=False, yticklabels=False,
        )  # fmt: skip
        FigureCanvasAgg(figure)
        axes.xaxis.tick_top()
        heads = [f"{FACTUALITY_WORDS[int(degree)]}\n{str(degree).replace('-', '−')}" for degree in grid.columns]
        axes.set_xticks([index + 0.5 for index in range(len(heads))], heads, rotation=0, size=SMALL_PT)
        labels = [SOURCING_WORDS[sourcing] for sourcing in grid.index]
        axes.set_yticks([index + 0.5 for index in range(len(labels))], labels, rotation=0, size=TEXT_PT, va="center")
        axes.tick_params(length=0, pad=4)
        axes.set(xlabel="", ylabel="")
        for column in range(len(heads)):
            for row in range(len(labels)):
                axes.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor=FAINT, linewidth=0.4, zorder=2))
        for row, total in enumerate(totals):
            share = f"{total} of {int(totals.sum())}" if total else "none"
            share = share if measure_cm(share, size=SMALL_PT) < 1.5 else str(total)
            axes.text(len(heads) + 0.2, row + 0.5, share, size=SMALL_PT, va="center", color=INK if total else MUTED)
    credit = source or "Factuality: how far source and article commit to what is claimed, from the words they use."
    return describe_axes(axes, alt=_tell_sourcing(counted, totals), source=credit)


def _tell_sourcing(counted: pd.DataFrame, totals: pd.Series[int]) -> str:
    parts = [
        f"{total} from {SOURCING_WORDS[str(sourcing)]}"
        for sourcing, total in totals.sort_values(ascending=False, kind="stable").items()
        if total
    ]
    told = f"{count_things(int(totals.sum()), 'claim')} by source: {join_words(parts, most=6)}."
    plain = int(counted.loc[counted["factuality"] >= 2, "claim_count"].sum())
    hedged = int(counted.loc[(counted["factuality"] < 2) & (counted["factuality"] > -1), "claim_count"].sum())
    against = int(counted.loc[counted["factuality"] <= -1, "claim_count"].sum())
    return (
        told
        + f" {plain} plainly stated or certain, {hedged} hedged or uncommitted, {against} doubted, denied or contradicted."
    )


def draw_voice_share(voices: pd.DataFrame, *, most: int = 16, source: str | None = None) -> Axes:
    """Draw how often each actor acts, and how often it is heard.

    Parameters
    ----------
    voices : DataFrame
        A row is an actor, as `analysis.measures.share_voice` gives them: ``name``, ``event_count`` (events it acts in),
        ``claim_count`` (claims it is the source of).
    most : int
        Actors drawn, the busiest first; how many more there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When nobody acts and nobody is heard.
    """
    busy = voices[(voices["event_count"] > 0) | (voices["claim_count"] > 0)]
    if busy.empty:
        raise NothingToDrawError("There is no voice to draw: nobody acts and nobody is heard.")
    ranked = busy.assign(_total=busy["event_count"] + busy["claim_count"]).sort_values(
        ["_total", "name"], ascending=[False, True], kind="stable"
    )
    drawn, left_out = ranked.head(most), max(len(ranked) - most, 0)
    row_cm, head_cm, foot_cm = 0.6, 0.8, 0.6 if left_out else 0.1
    height = head_cm + row_cm * len(drawn) + foot_cm
    name_cm, zero = 4.6, 9.6
    reach = zero - name_cm - _EDGE_CM - 0.8
    unit = reach / max(int(drawn["event_count"].max()), int(drawn["claim_count"].max()), 1)
    unit = min(unit, 0.8)
    with house_theme():
        axes = make_sheet(height_cm=height)
        head: dict[str, Any] = {"size": SMALL_PT, "weight": "semibold", "va": "center", "color": MUTED}
        axes.text(zero - 0.15, height - head_cm / 2, "acts in events", ha="right", **head)
        axes.text(zero + 0.15, height - head_cm / 2, "is quoted or reported", ha="left", **head)
        axes.plot([zero, zero], [foot_cm, height - head_cm], color=FAINT, linewidth=1.0)
        for index, row in enumerate(drawn.to_dict("records")):
            y = height - head_cm - (index + 0.5) * row_cm
            acts, heard = int(row["event_count"]), int(row["claim_count"])
            name = shorten_label(row["name"], width_cm=name_cm - 0.2, size=TEXT_PT)
            axes.text(_EDGE_CM, y, name, size=TEXT_PT, va="center")
            bar: dict[str, Any] = {"height": row_cm * 0.5, "linewidth": 0.8}
            if acts:
                axes.barh(y, -acts * unit, left=zero, color=COOPERATION, edgecolor=COOPERATION, **bar)
                axes.text(zero - acts * unit - 0.12, y, str(acts), size=SMALL_PT, ha="right", va="center", color=MUTED)
            if heard:
                axes.barh(y, heard * unit, left=zero, color="#f2d9ca", edgecolor=CONFLICT, hatch="////", **bar)
                axes.text(zero + heard * unit + 0.12, y, str(heard), size=SMALL_PT, va="center", color=MUTED)
            elif acts and not row.get("is_heard", False):
                axes.text(zero + 0.15, y, "acts, not heard", size=SMALL_PT, va="center", color=INK)
        if left_out:
            note = f"and {count_things(left_out, 'more actor')}, in the table"
            axes.text(_EDGE_CM, foot_cm / 2, note, size=SMALL_PT, color=MUTED, va="center")
    credit = source or "Counted: events in which an actor acts, and claims whose source it is."
    return describe_axes(axes, alt=_tell_voices(ranked), source=credit)


def _tell_voices(ranked: pd.DataFrame) -> str:
    heard = ranked[ranked["claim_count"] > 0].sort_values("claim_count", ascending=False, kind="stable")
    is_heard = ranked["is_heard"].astype(bool) if "is_heard" in ranked else False
    unheard = ranked[(ranked["claim_count"] == 0) & ~pd.Series(is_heard, index=ranked.index)]
    told = []
    if len(heard):
        listed = [f"{name} ({count})" for name, count in zip(heard["name"], heard["claim_count"], strict=True)]
        told.append(f"Heard, by number of claims: {join_words(listed, most=8)}.")
    else:
        told.append("No actor is the source of a claim.")
    if len(unheard):
        verb = "acts" if len(unheard) == 1 else "act"
        told.append(f"{join_words(list(unheard['name']), most=8)} {verb} in the text but no claim is theirs.")
    return " ".join(told)
