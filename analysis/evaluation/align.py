"""Tell which found actor is which actor of the gold, by the places where both are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from analysis.evaluation.extracted import ScoredText
from analysis.evaluation.gold import GoldActor, GoldMention

Row = dict[str, Any]
G = TypeVar("G")
F = TypeVar("F")

#: How much a shared mention says that two actors are the same. Pronouns say nothing: they are what is to be scored.
_WEIGHT = {"name": 1.0, "demonym": 1.0, "metonym": 0.5, "title": 0.1, "nominal": 0.1}
_BODIES = frozenset({"state", "government"})


def pair_spans(
    gold: Sequence[G], found: Sequence[F], span_of_gold: Callable[[G], tuple[int, int]],
    span_of_found: Callable[[F], tuple[int, int]], *, least: float = 0.0,
) -> list[tuple[int, int]]:  # fmt: skip
    """Pair spans one to one by overlap over union, greatest first; gives positions in both lists.

    Parameters
    ----------
    least : float
        Pairs must overlap more than this.

    Examples
    --------
    >>> pair_spans([(0, 4), (6, 9)], [(7, 9)], lambda s: s, lambda s: s)
    [(1, 0)]
    """
    scored: list[tuple[float, int, int]] = []
    for i, wanted in enumerate(gold):
        a, b = span_of_gold(wanted)
        for j, given in enumerate(found):
            c, d = span_of_found(given)
            shared = min(b, d) - max(a, c)
            if shared > 0 and (share := shared / (max(b, d) - min(a, c))) > least:
                scored.append((-share, i, j))
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)


class Alignment:
    """The actors of one text, gold and found, under shared keys.

    ``gold_key`` and ``found_key`` name the body that an actor acts for: its country's code where that is a state or
    government, else the gold actor. ``found_self`` names the actor itself, one found actor at most for one of the gold.
    """

    def __init__(self, text: ScoredText) -> None:
        self.text = text
        self.gold = text.gold.actors
        self.found: dict[str, Row] = {row["actor_id"]: row for row in text.rows["actors"]}
        spans: dict[tuple[int, int], list[str]] = defaultdict(list)
        for row in text.rows["mentions"]:
            spans[(row["start"], row["end"])].append(row["actor_id"])
        self.mentions = list(spans.items())
        pairs = pair_spans(text.gold.mentions, self.mentions, lambda m: (m.span.start, m.span.end), lambda m: m[0])
        self._paired = dict(pairs)
        votes: dict[tuple[str, str], float] = defaultdict(float)
        for i, j in pairs:
            wanted, given = text.gold.mentions[i], self.mentions[j][1]
            if len(wanted.actors) == len(given) == 1:
                votes[(given[0], wanted.actors[0])] += _WEIGHT.get(wanted.form, 0.0)
        if not text.gold.is_whole:
            # Where few mentions were judged, an actor is also the one that has its name.
            ids = {actor.name.casefold(): key for key, actor in self.gold.items()}
            for key, row in self.found.items():
                if (named := ids.get(str(row["name"]).casefold())) is not None:
                    votes[(key, named)] += _WEIGHT["name"]
        ranked = sorted((pair for pair in votes if votes[pair] > 0), key=lambda pair: (-votes[pair], pair))
        self._nearest: dict[str, str] = {}
        self._self: dict[str, str] = {}
        for found, gold in ranked:
            self._nearest.setdefault(found, gold)
            if found not in self._self and gold not in self._self.values():
                self._self[found] = gold

    def mention_found(self, index: int) -> list[Row]:
        """Give the found actors at the gold mention of this position; empty where nothing was found."""
        j = self._paired.get(index)
        return [] if j is None else [self.found[key] for key in self.mentions[j][1]]

    def find_right_mentions(self) -> set[str]:
        """Give the ids of the found mentions that stand at one of the gold and have exactly its actors."""
        right: set[tuple[int, int]] = set()
        for index, mention in self.gold_mentions():
            if index in self._paired:
                given = {self.found_self(row["actor_id"]) for row in self.mention_found(index)}
                if given == set(mention.actors):
                    right.add(self.mentions[self._paired[index]][0])
        return {row["mention_id"] for row in self.text.rows["mentions"] if (row["start"], row["end"]) in right}

    def found_self(self, actor_id: str) -> str:
        """Give the id of the gold actor that a found one is, else a name that is none of the gold's."""
        if actor_id in self._self:
            return self._self[actor_id]
        row = self.found[actor_id]
        if row["kind"] in _BODIES and row["country"]:
            for key, actor in self.gold.items():
                if actor.kind in _BODIES and actor.country == row["country"]:
                    return key
        return f"?{row['name']}"

    def gold_key(self, key: str) -> str:
        """Give the key of the body that a gold actor acts for."""
        actor: GoldActor = self.gold[key]
        seen = {key}
        while actor.belongs_to and actor.belongs_to not in seen:
            seen.add(actor.belongs_to)
            actor = self.gold[actor.belongs_to]
        return actor.country if actor.kind in _BODIES and actor.country else actor.actor_id

    def found_key(self, actor_id: str) -> str:
        """Give the key of the body that a found actor acts for."""
        if actor_id in self._nearest:
            return self.gold_key(self._nearest[actor_id])
        row, seen = self.found[actor_id], {actor_id}
        while row["belongs_to"] and row["belongs_to"] not in seen:
            seen.add(row["belongs_to"])
            row = self.found[row["belongs_to"]]
            if row["actor_id"] in self._nearest:
                return self.gold_key(self._nearest[row["actor_id"]])
        return str(row["country"]) if row["kind"] in _BODIES and row["country"] else f"?{row['name']}"

    def gold_keys(self, actors: Iterable[str]) -> frozenset[str]:
        """Give the keys of several gold actors."""
        return frozenset(self.gold_key(actor) for actor in actors)

    def gold_mentions(self) -> Iterable[tuple[int, GoldMention]]:
        """Give the mentions of the gold with their positions."""
        return enumerate(self.text.gold.mentions)
