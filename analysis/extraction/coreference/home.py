"""Of which state a text is: whose "the government" is where nothing else tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor


def find_home_state(cast: Cast, *, without: Collection[Actor] = ()) -> Actor | None:
    """Give the state that a text is most about: named most, by itself, its people or its armed groups; else where it was written.

    ``without`` are states that it cannot be.
    """
    counts: Counter[str] = Counter([cast.dateline] if cast.dateline is not None else [])
    for mention in cast.index.mentions:
        for actor in mention.actors:
            code = actor.body.country or actor.country
            is_firm = actor.kind == "organisation" and not actor.is_named  # "A Filipino firm" is at home elsewhere.
            if code is not None and not is_firm:
                counts[code] += 2 if actor.kind == "armed_group" or actor.body.kind == "armed_group" else 1
    states = (cast.get(f"state:{code}") for code, _ in counts.most_common())
    return next((state for state in states if state is not None and state not in without), None)
