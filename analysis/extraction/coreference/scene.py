"""What descriptions are read against, and what a reading of one gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.coreference.pronoun_context import Context
from analysis.extraction.coreference.pronoun_places import is_charge
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.words import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Found:
    """Whom a description means, by which rule, and how sure that is (0–1)."""

    actors: tuple[Actor, ...]
    rule: str
    confidence: float


@dataclass
class Scene:
    """What descriptions are read against: the cast, the disputes, and who was named, in order."""

    cast: Cast
    gazetteer: Gazetteer
    disputes: Disputes
    context: Context
    history: list[Actor]
    number: int = 0


def is_definite(token: Token) -> bool:
    """Tell whether a noun takes up what is known, and has no clause or "of" that says anew what it is."""
    words = {t.lower_ for t in token.lefts}
    has_more = any(
        t.dep_ in {"relcl", "acl"} or (t.dep_ == "prep" and t.lower_ in {"of", "for"} and not is_charge(t))
        for t in token.rights
    )
    return bool(words & DEFINITE) and not has_more


def bodies_of(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Give the bodies for which some actors act, each once."""
    return tuple({id(a.body): a.body for a in actors}.values())
