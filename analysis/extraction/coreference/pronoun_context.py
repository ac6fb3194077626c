"""What has been read when a pronoun comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.pronoun_places import HE
from analysis.extraction.parsing.grammar import expand_conjuncts
from analysis.extraction.parsing.words import Token

#: Somebody, with the word that names them where they are named in one place.
Candidate = tuple[Token | None, tuple[Actor, ...]]


@dataclass
class Context:
    """What has been read when a pronoun comes.

    ``here`` are mentions of this sentence, ``before`` those that the last one may hand on, the likeliest first;
    ``last_person`` and ``last_speaker`` are the last of the text, ``plurals`` the last subjects that were several, ``sets``
    those that were named together, ``lands`` the codes of the states named, as places too, with their sentences, ``called``
    the pronoun by which a person was first taken up, ``last_root`` the main verb of the last sentence.
    """

    here: list[tuple[Token, tuple[Actor, ...]]] = field(default_factory=list)
    before: list[Candidate] = field(default_factory=list)
    last_person: Actor | None = None
    last_speaker: Actor | None = None
    plurals: list[tuple[int, Candidate]] = field(default_factory=list)
    lands: list[tuple[int, str]] = field(default_factory=list)
    sets: list[tuple[Actor, ...]] = field(default_factory=list)
    called: dict[int, str] = field(default_factory=dict)
    sentence: int = 0
    last_root: Token | None = None

    def note(self, word: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Remember by which pronoun one person was first taken up; gives the actors back."""
        if len(actors) == 1 and word in HE:
            self.called.setdefault(id(actors[0]), word)
        return actors

    def known_as(self, words: frozenset[str]) -> set[int]:
        """Give the people that pronouns of one kind have taken up: who was "he" is not "she"."""
        return {key for key, word in self.called.items() if word in words}


def phrase_actors(token: Token, cast: Cast, *, before: Token | None = None) -> tuple[Actor, ...]:
    """Give the actors of a noun and of what is coordinated with it; its owner's where it names none itself.

    Of what is coordinated only that ``before`` a word, where one is given: "A, whose army …, and B".
    """
    found: dict[int, Actor] = {}
    for part in expand_conjuncts(token):
        if before is not None and part.i > before.i:
            continue
        actors = cast.index.actors_at(part)
        if not actors and part == token:
            owners = [c for c in part.children if c.dep_ == "poss"]
            actors = cast.index.actors_under(owners)
        for actor in actors:
            found.setdefault(id(actor), actor)
    return tuple(found.values())
