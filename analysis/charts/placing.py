"""Put labels where there is room: beside a point, clear of everything that was put there before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

#: Where a label may go, in the order tried: (horizontal, vertical) direction from its point.
_DIRECTIONS = ((1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1))

Box = tuple[float, float, float, float]


def boxes_meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes (left, bottom, right, top) share any area."""
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])


@dataclass
class Plan:
    """What is taken on a sheet of some size; all lengths in cm, from the lower left corner."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies on the sheet and meets nothing that is taken."""
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height
        return inside and not any(boxes_meet(box, other) for other in self.taken)

    def take(self, box: Box) -> None:
        """Reserve a box."""
        self.taken.append(box)

    def place_beside(
        self,
        point: tuple[float, float],
        size: tuple[float, float],
        *,
        gaps: Sequence[float] = (0.2, 0.42, 0.75, 1.15),
        better_not: Sequence[Box] = (),
        away_from: tuple[float, float] | None = None,
        cost: Callable[[Box], int] | None = None,
        dearest: int | None = None,
        nearest_room: bool = False,
    ) -> Box | None:
        """Find room for a box of some size beside a point, near before far; take it, or give None.

        Farther off is better where that meets fewer boxes of ``better_not``, or costs less; at the same distance, what
        is farther away from a point. What costs more than ``dearest`` is no room; with ``nearest_room``, only what is
        equally near is weighed.
        """
        avoided = np.array(better_not, dtype=float).reshape(-1, 4)

        def rank(box: Box) -> tuple[float, float]:
            bad = _count_meetings(box, avoided) + (cost(box) if cost is not None else 0)
            if away_from is None:
                return bad, 0.0
            middle = ((box[0] + box[2]) / 2 - away_from[0], (box[1] + box[3]) / 2 - away_from[1])
            return bad, -round(middle[0] ** 2 + middle[1] ** 2, 6)

        best: Box | None = None
        for gap in gaps:
            found = [box for box in _list_boxes(point, size, gap) if self.is_free(box)]
            nearest = min(found, key=rank, default=None)
            if nearest and (best is None or rank(nearest)[0] < rank(best)[0]):
                best = nearest
            if best and (nearest_room or not rank(best)[0]):
                break
        if best and dearest is not None and rank(best)[0] > dearest:
            return None
        if best:
            self.take(best)
        return best


def _count_meetings(box: Box, boxes: NDArray[np.float64]) -> int:
    """Count the boxes, one a row, that share any area with a box."""
    wide = np.minimum(box[2], boxes[:, 2]) > np.maximum(box[0], boxes[:, 0])
    high = np.minimum(box[3], boxes[:, 3]) > np.maximum(box[1], boxes[:, 1])
    return int(np.count_nonzero(wide & high))


def _list_boxes(point: tuple[float, float], size: tuple[float, float], gap: float) -> Iterable[Box]:
    (x, y), (width, height) = point, size
    for right, up in _DIRECTIONS:
        shift = gap if 0 in (right, up) else gap * 0.75
        left = x + shift if right > 0 else x - shift - width if right < 0 else x - width / 2
        bottom = y + shift if up > 0 else y - shift - height if up < 0 else y - height / 2
        yield (left, bottom, left + width, bottom + height)
