"""What a chart says beside its picture: the text alternative and the source line, kept with its axes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

_ATTRIBUTE = "_communique_description"


class NothingToDrawError(ValueError):
    """The rows given to a chart leave nothing to draw."""


@dataclass(frozen=True)
class Description:
    """The text alternative of a chart (what it shows, in sentences) and its source line."""

    alt: str
    source: str


def describe_axes(axes: Axes, *, alt: str, source: str) -> Axes:
    """Keep a text alternative and a source line with a chart; gives the axes back."""
    setattr(axes, _ATTRIBUTE, Description(alt, source))
    return axes


def get_description(axes: Axes) -> Description:
    """Give what `describe_axes` kept.

    Raises
    ------
    ValueError
        When the chart never described itself.
    """
    description = getattr(axes, _ATTRIBUTE, None)
    if not isinstance(description, Description):
        raise ValueError(
            "This chart has no text alternative: call describe_axes(axes, alt=…, source=…) where it is drawn."
        )
    return description


def join_words(words: Sequence[str], *, most: int = 4) -> str:
    """Join words as a sentence does, naming at most ``most``.

    Examples
    --------
    >>> join_words(["Iran", "Qatar", "Turkey"])
    'Iran, Qatar and Turkey'
    >>> join_words(["Iran", "Qatar", "Turkey"], most=2)
    'Iran, Qatar and 1 more'
    """
    listed = [str(word) for word in words]
    if len(listed) > most:
        listed = [*listed[:most], f"{len(listed) - most} more"]
    if len(listed) < 2:
        return "".join(listed)
    return ", ".join(listed[:-1]) + " and " + listed[-1]


def count_things(number: int, one: str, many: str | None = None) -> str:
    """Say a number and what it counts.

    Examples
    --------
    >>> count_things(1, "event"), count_things(3_000, "event"), count_things(2, "party", "parties")
    ('1 event', '3,000 events', '2 parties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def cite_sentences(sentences: object) -> str:
    """Write the mark of one or several sentences: ``S4, S6``; nothing where there is none.

    Examples
    --------
    >>> cite_sentences((6, 4, 4)), cite_sentences(3), cite_sentences(None)
    ('S4, S6', 'S3', '')
    """
    return ", ".join(f"S{number}" for number in list_sentences(sentences))


def list_sentences(sentences: object) -> list[int]:
    """Give sentence numbers in order and each once, from a number, a collection of them, or null."""
    if isinstance(sentences, Collection) and not isinstance(sentences, str):
        return sorted({int(number) for number in sentences})
    return [] if pd.isna(sentences) else [int(str(sentences))]  # type: ignore[call-overload]
