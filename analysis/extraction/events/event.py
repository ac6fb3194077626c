"""An event before it is a row: its word, its parts, how far it got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.triggers import Trigger
from analysis.extraction.parsing.parse import Sentence


@dataclass
class Event:
    """An event before it is a row; the sets of actors keep the order of the text."""

    sentence: Sentence
    trigger: Trigger
    status: str
    cameo: str | None = None
    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    mediators: list[Actor] = field(default_factory=list)
    confidence: float = 0.6
    #: Of the actors, those whom the grammar makes the subject; empty where it tells nobody apart.
    agents: list[Actor] = field(default_factory=list)
    #: Those whom the sentence means by words that refer back: whose "these efforts" are, who made "the offer".
    recalled: list[Actor] = field(default_factory=list)
    #: Whether people act, or suffer, whom no name makes actors.
    is_nameless: bool = False

    @property
    def everyone(self) -> list[Actor]:
        """All who take part."""
        return [*self.actors, *self.recipients, *self.mediators]


def unique(actors: Iterable[Actor]) -> list[Actor]:
    """Give actors each once, in order."""
    return list({id(actor): actor for actor in actors}.values())


def are_two(actors: Iterable[Actor]) -> bool:
    """Tell whether some actors are of two bodies at least, and not one and its people."""
    return len({id(actor.body) for actor in actors}) > 1


def without(actors: Iterable[Actor], others: Iterable[Actor]) -> list[Actor]:
    """Give actors that are not among others, each once."""
    found = {id(actor): actor for actor in actors}
    for other in others:
        found.pop(id(other), None)
    return list(found.values())
