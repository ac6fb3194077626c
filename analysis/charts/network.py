"""The picture of who acts on whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import dist
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch
from numpy.typing import NDArray

from analysis.charts.annotate import (
    NothingToDrawError,
    cite_sentences,
    count_things,
    describe_axes,
    join_words,
    list_sentences,
)
from analysis.charts.placing import Box, Plan
from analysis.charts.text import clean_label, measure_box_cm, measure_cm, wrap_label
from analysis.charts.theme import (
    CONFLICT,
    COOPERATION,
    INK,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL_PT,
    TEXT_PT,
    WIDTH_CM,
    house_theme,
    make_sheet,
)

_FOOT_CM = 0.65
_NODE_CM = 0.2
_NAME_CM = 3.2
#: Between the middles of two arrows that join the same two actors.
_FAN_CM = 0.85
_MARK_PT = 6.5
#: What stands under the name of who mediates.
_MEDIATOR = "mediator"
#: Points along an arrow, close enough that none slips through a mark.
_POINTS = 89
#: From either end of an arrow, the stretch that its head needs.
_HEAD_CM = 0.45
_Point = tuple[float, float]


@dataclass
class _Edge:
    """All that one actor does to another on one side of the scale; ``mutual`` where the other does the like."""

    actor: str
    recipient: str
    tone: str
    count: int = 0
    sentences: set[int] = field(default_factory=set)
    mutual: bool = False


_TONES: Mapping[str, tuple[str, object, str]] = {
    "cooperation": (COOPERATION, "-", "cooperation"),
    "conflict": (CONFLICT, (0, (4, 2)), "conflict"),
    "neutral": (NEUTRAL, (0, (1, 1.6)), "request"),
}


def draw_actor_network(
    interactions: pd.DataFrame, *, mediators: Collection[str] = (), most: int = 10, source: str | None = None
) -> Axes:
    """Draw who acts on whom, with mediators shown as such.

    Parameters
    ----------
    interactions : DataFrame
        A row is what one actor does to another, as `analysis.measures.count_interactions` gives them: ``actor``,
        ``recipient`` (names), ``tone`` (cooperation, conflict or neutral), ``event_count``, ``sentences``.
    mediators : collection of str
        Names of the actors that mediate; they have a shape of their own.
    most : int
        Actors drawn, those with most events first; how many more there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet. Actors stand on an ellipse, in an order that keeps those who deal with each
        other close; the same rows always give the same picture.

    Raises
    ------
    NothingToDrawError
        When nobody acts on anybody.
    """
    edges = _gather_edges(interactions)
    if not edges:
        raise NothingToDrawError("There is no interaction to draw: nobody acts on anybody.")
    weights: dict[str, int] = {}
    for edge in edges:
        for name in (edge.actor, edge.recipient):
            weights[name] = weights.get(name, 0) + edge.count
    ranked = sorted(weights, key=lambda name: (name not in mediators, -weights[name], name))
    chosen = set(ranked[:most])
    drawn = _join_both_ways([edge for edge in edges if edge.actor in chosen and edge.recipient in chosen])
    names = _order_names(sorted(chosen), drawn)
    with house_theme():
        height = 4.2 if len(names) <= 2 else min(6.0 + 0.5 * len(names), 12.0)
        axes = make_sheet(height_cm=height)
        spots = _place_on_ellipse(names, height)
        plan = Plan(WIDTH_CM, height)
        plan.take((0, 0, WIDTH_CM, _FOOT_CM))
        for x, y in spots.values():
            plan.take((x - _NODE_CM, y - _NODE_CM, x + _NODE_CM, y + _NODE_CM))
        curves = [_draw_edge(axes, edge, spots, drawn) for edge in drawn]
        unsaid = _draw_names(axes, plan, spots, curves, mediators)
        unsaid |= _draw_marks(axes, plan, drawn, curves)
        _draw_foot(axes, unsaid, len(weights) - len(names))
    return describe_axes(axes, alt=_tell(edges, mediators), source=source or "Marks on the arrows name the sentences.")


def _gather_edges(interactions: pd.DataFrame) -> list[_Edge]:
    """Put rows of the same pair and tone together, in the order in which they first appear."""
    edges: dict[tuple[str, str, str], _Edge] = {}
    for row in interactions.dropna(subset=["actor", "recipient"]).to_dict("records"):
        actor, recipient, tone = str(row["actor"]), str(row["recipient"]), str(row["tone"])
        if actor == recipient:
            continue
        edge = edges.setdefault((actor, recipient, tone), _Edge(actor, recipient, tone))
        edge.count += int(row["event_count"])
        edge.sentences.update(list_sentences(row["sentences"]))
    return list(edges.values())


def _join_both_ways(edges: Sequence[_Edge]) -> list[_Edge]:
    """Make one of two arrows of the same tone that run opposite ways: it has a head at either end."""
    joined: dict[tuple[frozenset[str], str], _Edge] = {}
    for edge in edges:
        key = (frozenset((edge.actor, edge.recipient)), edge.tone)
        known = joined.get(key)
        joined[key] = replace(
            known or edge,
            count=edge.count + (known.count if known else 0),
            sentences=edge.sentences | (known.sentences if known else set()),
            mutual=known is not None,
        )
    return list(joined.values())


def _order_names(names: Sequence[str], edges: Sequence[_Edge]) -> list[str]:
    """Order names round the ellipse so that arrows are short: swap two as long as that shortens the sum."""
    graph = nx.Graph()
    graph.add_nodes_from(names)
    for edge in edges:
        graph.add_edge(edge.actor, edge.recipient)
    order = [
        name
        for part in sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
        for name in nx.dfs_preorder_nodes(graph, max(sorted(part), key=graph.degree))
    ]
    links = list(graph.edges)

    def length(candidate: Sequence[str]) -> float:
        at = {name: index for index, name in enumerate(candidate)}
        return sum(float(np.sin(np.pi * abs(at[one] - at[other]) / len(candidate))) for one, other in links)

    best = length(order)
    for _ in range(4):
        before = best
        for one in range(len(order)):
            for other in range(one + 1, len(order)):
                order[one], order[other] = order[other], order[one]
                now = length(order)
                if now < best - 1e-9:
                    best = now
                else:
                    order[one], order[other] = order[other], order[one]
        if best == before:
            break
    return order


def _place_on_ellipse(names: Sequence[str], height: float) -> dict[str, _Point]:
    middle = ((WIDTH_CM) / 2, (height + _FOOT_CM) / 2)
    across, up = WIDTH_CM / 2 - _NAME_CM - 0.5, (height - _FOOT_CM) / 2 - 0.75
    spots = {}
    for index, name in enumerate(names):
        angle = np.pi - 2 * np.pi * index / len(names)
        spots[name] = (float(middle[0] + across * np.cos(angle)), float(middle[1] + up * np.sin(angle)))
    return spots


def _draw_edge(axes: Axes, edge: _Edge, spots: Mapping[str, _Point], edges: Sequence[_Edge]) -> list[_Point]:
    """Draw an arrow; gives points along it."""
    color, line, _ = _TONES[edge.tone]
    start, end = spots[edge.actor], spots[edge.recipient]
    same = [other for other in edges if {other.actor, other.recipient} == {edge.actor, edge.recipient}]
    # Arrows between the same two fan out evenly; the bend of one that runs the other way is counted from its own start.
    aside = (same.index(edge) - (len(same) - 1) / 2) * _FAN_CM * (1 if edge.actor < edge.recipient else -1)
    bend = 2 * aside / float(np.hypot(end[0] - start[0], end[1] - start[1]))
    axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            connectionstyle=f"arc3,rad={bend}",
            arrowstyle="<|-|>" if edge.mutual else "-|>",
            mutation_scale=9,
            shrinkA=9 if edge.mutual else 8,
            shrinkB=9,
            linewidth=min(0.9 + 0.45 * (edge.count - 1), 3.0),
            linestyle=line,
            color=color,
            zorder=2,
        )
    )
    # arc3 is a quadratic curve whose control point lies beside the middle.
    (x0, y0), (x1, y1) = start, end
    control = ((x0 + x1) / 2 + bend * (y1 - y0), (y0 + y1) / 2 - bend * (x1 - x0))
    shares = np.linspace(0.06, 0.94, _POINTS)
    return [
        (
            float((1 - t) ** 2 * x0 + 2 * t * (1 - t) * control[0] + t**2 * x1),
            float((1 - t) ** 2 * y0 + 2 * t * (1 - t) * control[1] + t**2 * y1),
        )
        for t in shares
    ]


def _draw_names(
    axes: Axes, plan: Plan, spots: Mapping[str, _Point], curves: Sequence[Sequence[_Point]], mediators: Collection[str]
) -> set[str]:
    """Write each name beside its actor, and under it that it mediates; gives ``mediator`` where no name had room for that."""
    said, wanted = False, False
    along: list[Box] = [(x - 0.05, y - 0.05, x + 0.05, y + 0.05) for curve in curves for x, y in curve]
    middle = (WIDTH_CM / 2, (plan.height + _FOOT_CM) / 2)
    for name, (x, y) in spots.items():
        mediates = name in mediators
        axes.plot(
            [x],
            [y],
            marker="D" if mediates else "o",
            markersize=9 if mediates else 9.5,
            markerfacecolor=INK if mediates else PAPER,
            markeredgecolor=INK,
            markeredgewidth=1.2,
            zorder=4,
        )
        weight = "semibold" if mediates else "normal"
        label = wrap_label(name, width_cm=_NAME_CM, size=TEXT_PT, lines=2, weight=weight)
        sizes = [measure_box_cm(line, size=TEXT_PT, weight=weight) for line in label.split("\n")]
        size = (max(wide for wide, _ in sizes) + 0.04, sum(high for _, high in sizes) * 1.25)
        beside: dict[str, Any] = {"gaps": (0.3, 0.5, 0.8, 1.2, 1.8), "better_not": along, "away_from": middle}
        box = None
        if mediates:
            wide, high = measure_box_cm(_MEDIATOR, size=SMALL_PT)
            box = plan.place_beside((x, y), (max(size[0], wide + 0.04), size[1] + high), **beside)
            wanted, said = True, said or box is not None
        if box is not None:
            axes.text(
                (box[0] + box[2]) / 2, box[1], _MEDIATOR, size=SMALL_PT, color=MUTED, ha="center", va="bottom", zorder=5
            )
            box = (box[0], box[3] - size[1], box[2], box[3])
        else:
            box = plan.place_beside((x, y), size, **beside)
        if box is not None:
            spot = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            axes.text(*spot, label, size=TEXT_PT, weight=weight, ha="center", va="center", zorder=5)
    return {_MEDIATOR} if wanted and not said else set()


def _draw_marks(axes: Axes, plan: Plan, edges: Sequence[_Edge], curves: Sequence[Sequence[_Point]]) -> set[str]:
    """Write the sentences on each arrow, and on the first of each tone that has the room what it is; gives tones unsaid."""
    unsaid = {edge.tone for edge in edges}
    for edge, curve in zip(edges, curves, strict=True):
        others = [point for other in curves if other is not curve for point in other]
        listed = sorted(edge.sentences)
        mark = cite_sentences(listed[:3]) + (f" +{len(listed) - 3}" if len(listed) > 3 else "")
        if edge.tone in unsaid and _draw_mark(axes, plan, f"{_TONES[edge.tone][2]} {mark}".strip(), curve, others):
            unsaid.remove(edge.tone)
        elif mark:
            _draw_mark(axes, plan, mark, curve, others)
    return unsaid


def _draw_mark(axes: Axes, plan: Plan, mark: str, curve: Sequence[_Point], others: Sequence[_Point]) -> bool:
    """Write on an arrow, clear of all other arrows; where there is no room, the table has it."""
    wide, high = measure_box_cm(mark, size=_MARK_PT)
    tips = (curve[0], curve[-1])
    middle = len(curve) // 2
    ends = [point for point in curve if min(dist(point, end) for end in tips) < _HEAD_CM]
    kept_clear = np.array([*others, *ends])
    for index in sorted(range(8, len(curve) - 8), key=lambda index: (abs(index - middle), index)):
        x, y = curve[index]
        box = (x - wide / 2 - 0.03, y - high / 2 - 0.03, x + wide / 2 + 0.03, y + high / 2 + 0.03)
        if not _holds(box, kept_clear) and plan.is_free(box):
            plan.take(box)
            back = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.6}
            axes.text(x, y, mark, size=_MARK_PT, ha="center", va="center", color=INK, bbox=back, zorder=3)
            return True
    return False


def _holds(box: Box, points: NDArray[np.float64]) -> bool:
    """Tell whether a box holds any of some points, one a row."""
    x, y = points.T
    return bool(((box[0] < x) & (x < box[2]) & (box[1] < y) & (y < box[3])).any())


def _draw_foot(axes: Axes, unsaid: Collection[str], left_out: int) -> None:
    """Say how many actors are left out, and what could be said at no arrow and no name: where these crowd, a key is clearer."""
    x, y = 0.3, _FOOT_CM / 2
    if left_out > 0:
        note = f"and {count_things(left_out, 'more actor')}, in the table"
        axes.text(x, y, note, size=SMALL_PT, color=MUTED, va="center")
        x += measure_cm(note, size=SMALL_PT) + 0.5
    for color, line, label in (_TONES[tone] for tone in _TONES if tone in unsaid):
        axes.plot([x, x + 0.8], [y, y], color=color, linewidth=1.3, linestyle=line)
        axes.text(x + 0.95, y, label, size=SMALL_PT, color=MUTED, va="center")
        x += measure_cm(label, size=SMALL_PT) + 1.4
    if _MEDIATOR in unsaid:
        axes.plot([x + 0.1], [y], marker="D", markersize=5.5, color=INK)
        axes.text(x + 0.35, y, _MEDIATOR, size=SMALL_PT, color=MUTED, va="center")


def _tell(edges: Sequence[_Edge], mediators: Collection[str]) -> str:
    names = {edge.actor for edge in edges} | {edge.recipient for edge in edges}
    told = [f"Network of {count_things(len(names), 'actor')} and who acts on whom."]
    if mediating := sorted(names & set(mediators)):
        verb = "mediates" if len(mediating) == 1 else "mediate"
        told.append(f"{join_words(mediating)} {verb}.")
    ranked = sorted(edges, key=lambda edge: -edge.count)
    for edge in ranked[:6]:
        told.append(
            f"{clean_label(edge.actor)} to {clean_label(edge.recipient)}: {_TONES[edge.tone][2]}, "
            f"{count_things(edge.count, 'event')} ({cite_sentences(edge.sentences)})."
        )
    if len(ranked) > 6:
        told.append(f"And {count_things(len(ranked) - 6, 'further tie')}.")
    return " ".join(told)
