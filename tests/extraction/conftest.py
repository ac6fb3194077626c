"""Read a text into the pieces that the tests of extraction ask about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from analysis.extraction.actors.actors import find_actors
from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.claims.claims import find_claims
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event
from analysis.extraction.events.events import EventReader
from analysis.extraction.extract import extract_rows
from analysis.extraction.parsing.parse import Parse, parse_documents
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.quantities.quantities import find_quantities
from analysis.extraction.relations import find_relations
from analysis.schemas import Document


@dataclass(frozen=True)
class Reading:
    """A text as the extraction reads it."""

    parse: Parse
    index: ActorIndex
    events: list[Event]
    disputes: Disputes

    def actor(self, name: str) -> object:
        """Give the actor of a name."""
        return next(actor for actor in self.index.actors if actor.name == name)

    def meant_by(self, words: str) -> list[str]:
        """Give the names of the actors that some words mean, at their first place."""
        for mention in self.index.mentions:
            if " ".join(token.text for token in mention.tokens) == words:
                return [actor.name for actor in mention.actors]
        return []

    def event(self, trigger: str) -> tuple[str, str, str | None, list[str], list[str], list[str]]:
        """Give type, status, CAMEO code, and the bodies that act, receive and mediate, of the event of a trigger."""
        for event in self.events:
            if " ".join(token.text for token in event.trigger.tokens) == trigger:
                sides = [
                    [actor.body.name for actor in part] for part in (event.actors, event.recipients, event.mediators)
                ]
                return (event.trigger.type, event.status, event.cameo, *sides)
        found = [" ".join(t.text for t in e.trigger.tokens) for e in self.events]
        raise AssertionError(f"no event {trigger!r} among {found}")

    def mediators(self) -> list[str]:
        """Give the names of those whom the text says to mediate."""
        return [actor.name for actor in self.disputes.mediators]

    def claims(self) -> list[dict]:
        """Give the rows of claims."""
        return find_claims(self.parse, self.index)

    def quantities(self) -> list[dict]:
        """Give the rows of quantities."""
        return find_quantities(self.parse, self.index, self.claims())

    def relations(self) -> set[tuple[str, str, str | None]]:
        """Give the ties as (subject, relation, object or its text)."""
        names = {actor.actor_id: actor.name for actor in self.index.actors}
        return {
            (names[row["subject_id"]], row["relation"], names.get(row["object_id"], row["object_text"]))
            for row in find_relations(self.parse, self.index)
        }


@pytest.fixture(scope="session")
def parse_rows() -> Callable[[str], dict]:
    """Give a function that extracts the rows of every table from a text."""

    def extract(text: str) -> dict:
        document = Document(document_id="d0", name="test", text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
        return extract_rows(next(parse_documents(load_pipeline(), [document])))

    return extract


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Give a function that reads a text."""

    def read_text(text: str) -> Reading:
        document = Document(document_id="d0", name="test", text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
        parse = next(parse_documents(load_pipeline(), [document]))
        index, disputes = find_actors(parse)
        return Reading(parse, index, EventReader(parse, index, disputes).read(), disputes)

    return read_text
