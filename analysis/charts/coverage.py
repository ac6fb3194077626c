"""Pictures of several texts on one story: which tells what, and who bears out whom."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.annotate import NothingToDrawError, count_things, describe_axes, join_words
from analysis.charts.text import shorten_label, wrap_label
from analysis.charts.theme import (
    COOPERATION,
    FAINT,
    INK,
    MUTED,
    PANEL,
    PAPER,
    SMALL_PT,
    TEXT_PT,
    WIDTH_CM,
    house_theme,
    make_sheet,
)

_EDGE_CM = 0.2
_MOST_TEXTS = 8


def draw_coverage(coverage: pd.DataFrame, *, texts: list[str], most: int = 26, source: str | None = None) -> Axes:
    """Draw which text tells what: a row a thing told, a column a text.

    Parameters
    ----------
    coverage : DataFrame
        A row is a thing told, as `analysis.measures.compare_coverage` gives them.
    texts : list of str
        Names of the texts, in order; of more than eight those are drawn that share most with others.
    most : int
        Things drawn, those told most; how many more there are is said below.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When nothing is told, or there is no text.
    """
    if coverage.empty or not texts:
        raise NothingToDrawError("There is nothing told to draw.")
    columns = _choose_texts(coverage, texts)
    rows = coverage[coverage["texts"].map(lambda told: not set(columns).isdisjoint(told)).astype(bool)].head(most)
    drawn, left_out = rows, len(coverage) - len(rows)
    row_cm, foot_cm = 0.56, 0.55
    wide = min(2.0, 8.0 / len(columns))
    left = WIDTH_CM - _EDGE_CM - wide * len(columns)
    with house_theme():
        heads = [wrap_label(t.replace("-", " "), width_cm=wide - 0.15, size=SMALL_PT, lines=3) for t in columns]
        head_cm = 0.3 + 0.36 * (1 + max(head.count("\n") for head in heads))
        height = head_cm + row_cm * len(drawn) + foot_cm
        axes = make_sheet(height_cm=height)
        for place, label in enumerate(heads):
            x = left + wide * (place + 0.5)
            axes.text(x, height - head_cm + 0.12, label, size=SMALL_PT, ha="center", va="bottom", color=MUTED)
            axes.plot([x, x], [foot_cm, height - head_cm], color=FAINT, linewidth=0.5, zorder=0)
        for index, row in enumerate(drawn.to_dict("records")):
            y = height - head_cm - (index + 0.5) * row_cm
            axes.plot([_EDGE_CM, WIDTH_CM - _EDGE_CM], [y - row_cm / 2] * 2, color=PANEL, linewidth=0.8, zorder=0)
            label = shorten_label(row["label"], width_cm=left - _EDGE_CM - 0.3, size=TEXT_PT)
            axes.text(_EDGE_CM, y, label, size=TEXT_PT, va="center", color=INK)
            for place, text in enumerate(columns):
                tells = text in row["texts"]
                axes.plot(
                    [left + wide * (place + 0.5)],
                    [y],
                    marker="o",
                    markersize=6.5 if tells else 2.2,
                    markerfacecolor=COOPERATION if tells else PAPER,
                    markeredgecolor=COOPERATION if tells else FAINT,
                    zorder=3,
                )
        notes = [f"and {count_things(left_out, 'more thing')} told, in the table"] if left_out else []
        if len(texts) > len(columns):
            notes.append(f"{len(texts) - len(columns)} more texts not drawn")
        note = "; ".join(["filled: the text tells it", *notes])
        axes.text(_EDGE_CM, foot_cm / 2, note, size=SMALL_PT, color=MUTED, va="center")
    credit = source or "The same thing: the same sort of act between the same bodies, whatever the words."
    return describe_axes(axes, alt=_tell_coverage(coverage, len(texts)), source=credit)


def _choose_texts(coverage: pd.DataFrame, texts: list[str]) -> list[str]:
    """Choose the texts that share most with others, then those that tell most, in their order."""
    counts = {text: [0, 0] for text in texts}
    for told, count in zip(coverage["texts"], coverage["text_count"], strict=True):
        for text in set(told) & set(counts):
            counts[text][0] += count > 1
            counts[text][1] += 1
    best = sorted(texts, key=lambda text: counts[text], reverse=True)[:_MOST_TEXTS]
    return [text for text in texts if text in best]


def _tell_coverage(coverage: pd.DataFrame, text_count: int) -> str:
    everywhere = coverage[coverage["text_count"] == text_count]
    alone = int((coverage["text_count"] == 1).sum())
    told = f"{count_things(len(coverage), 'thing')} told by {count_things(text_count, 'text')}; {alone} by one alone."
    if len(everywhere) and text_count > 1:
        told += f" All tell: {join_words(list(everywhere['label']), most=4)}."
    return told


def draw_overlap(overlap: pd.DataFrame, *, source: str | None = None) -> Axes:
    """Draw how many things each two texts both tell, as a triangle of counts.

    Parameters
    ----------
    overlap : DataFrame
        A row is a pair of texts, as `analysis.measures.measure_overlap` gives them; of more than eight texts the first.
    source : str, optional
        Where the rows come from.

    Returns
    -------
    Axes
        Coordinates are cm on the sheet.

    Raises
    ------
    NothingToDrawError
        When there is no pair.
    """
    if overlap.empty:
        raise NothingToDrawError("There is no pair of texts to draw.")
    texts = list(dict.fromkeys([*overlap["text_a"], *overlap["text_b"]]))[:_MOST_TEXTS]
    counts = {(row["text_a"], row["text_b"]): row for row in overlap.to_dict("records")}
    cell_cm = min(1.6, 9.0 / len(texts))
    left = _EDGE_CM + 4.6
    most = max((int(counts[pair]["shared_count"]) for pair in counts), default=0)
    with house_theme():
        heads = [wrap_label(t.replace("-", " "), width_cm=cell_cm - 0.1, size=SMALL_PT, lines=3) for t in texts[:-1]]
        head_cm = 0.3 + 0.36 * (1 + max(head.count("\n") for head in heads))
        height = head_cm + cell_cm * (len(texts) - 1) + 0.15
        axes = make_sheet(height_cm=height)
        for row, lower in enumerate(texts[1:], start=1):
            y = height - head_cm - row * cell_cm
            label = shorten_label(lower.replace("-", " "), width_cm=4.3, size=TEXT_PT)
            axes.text(_EDGE_CM, y + cell_cm / 2, label, size=TEXT_PT, va="center")
            for column, upper in enumerate(texts[:row]):
                found = counts[(upper, lower)]
                shared = int(found["shared_count"])
                depth = shared / most if most else 0.0
                axes.add_patch(
                    Rectangle(
                        (left + column * cell_cm, y), cell_cm, cell_cm, edgecolor=PAPER, linewidth=1.5,
                        facecolor=_shade(depth) if shared else PANEL,
                    )
                )  # fmt: skip
                axes.text(
                    left + (column + 0.5) * cell_cm, y + cell_cm / 2, str(shared), size=TEXT_PT, ha="center", va="center",
                    color=PAPER if depth > 0.5 else INK,
                )  # fmt: skip
        for column, label in enumerate(heads):
            x = left + (column + 0.5) * cell_cm
            axes.text(x, height - head_cm + 0.1, label, size=SMALL_PT, ha="center", va="bottom", color=MUTED)
    credit = source or "Counted: things that both texts tell, of those in the table above."
    return describe_axes(axes, alt=_tell_overlap(overlap), source=credit)


def _shade(depth: float) -> str:
    """Give a shade from pale to the darkest for 0 to 1."""
    light, dark = (0xD3, 0xE3, 0xE6), tuple(int(COOPERATION[i : i + 2], 16) for i in (1, 3, 5))
    mixed = [round(one + (other - one) * depth) for one, other in zip(light, dark, strict=True)]
    return "#" + "".join(f"{value:02x}" for value in mixed)


def _tell_overlap(overlap: pd.DataFrame) -> str:
    ranked = overlap.sort_values("shared_count", ascending=False, kind="stable").to_dict("records")
    listed = [f"{row['text_a']} and {row['text_b']} {row['shared_count']}" for row in ranked[:5] if row["shared_count"]]
    if not listed:
        return f"Of {count_things(len(overlap), 'pair')} of texts, none tells the same thing."
    return f"Things that two texts both tell, of {count_things(len(overlap), 'pair')}: {join_words(listed, most=5)}."
