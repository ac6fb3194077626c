"""The cast of a document while it is being read: actors by key, states by country code, people by surname."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.parsing.words import Span, Token

#: A shorter word in the middle of a name is a particle or an initial.
_SHORTEST_NAME = 3
#: Arabic articles before a surname.
_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "an", "ar", "az"})
_PARTICLES = frozenset("abu bin ben ibn von van der den del dos das al el".split())
#: Titles of which nobody bears two.
_ROYAL = frozenset("king queen prince princess emir sultan shah emperor".split())


@dataclass
class Cast:
    """Actors found so far, and the index of where they are named."""

    index: ActorIndex = field(default_factory=ActorIndex)
    surnames: set[str] = field(default_factory=set)
    lands: dict[Token, str] = field(default_factory=dict)
    #: The country from which the text is datelined, by its capital, its own name or another town.
    dateline: str | None = None
    #: What a name is that the pipeline takes for a person here and for a body there: PERSON or ORG.
    taken_for: dict[str, str] = field(default_factory=dict)
    #: Who is called by some letters that the text explains: "the Chadian Defence Brigade (CDB)".
    shorts: dict[str, Actor] = field(default_factory=dict)
    _by_key: dict[str, Actor] = field(default_factory=dict)
    _by_alias: dict[str, Actor] = field(default_factory=dict)

    def label_of(self, ent: Span) -> str:
        """Give the pipeline's label of a name, the text's where the pipeline gives both PERSON and ORG in it."""
        label = str(ent.label_)
        return self.taken_for.get(bare_name(ent), label) if label in {"PERSON", "ORG"} else label

    def add_land(self, head: Token, iso3: str) -> None:
        """Remember where a country is named that takes no part: "in Iraq", "flew to Kabul"."""
        self.lands[head] = iso3

    def land_at(self, token: Token) -> str | None:
        """Give the code of the country that a token names as a place."""
        return self.lands.get(token)

    def get(self, key: str) -> Actor | None:
        """Give the actor of a key."""
        return self._by_key.get(key)

    def add(
        self,
        key: str,
        name: str,
        kind: str,
        *,
        country: str | None = None,
        role: str | None = None,
        belongs_to: Actor | None = None,
        entity: str | None = None,
        is_named: bool = True,
    ) -> Actor:
        """Give the actor of a key, made if it is new; what is known already is filled in, never overwritten."""
        actor = self._by_key.get(key)
        if actor is None:
            actor = Actor(key, name, kind, country, role, None, entity, is_named)
            self._by_key[key] = actor
            self.index.actors.append(actor)
            if kind == "person" and is_named and " " in name:
                surname = name.rsplit(" ", 1)[1]
                self.surnames.add(surname)
                article, _, stem = surname.partition("-")
                if article.lower() in _ARTICLES and stem:
                    self.surnames.add(stem)  # "al-Muhandis": the parser sees three words.
        actor.country = actor.country or country
        actor.role = actor.role or role
        if actor.belongs_to is None and belongs_to is not None and belongs_to.body is not actor:
            actor.belongs_to = belongs_to
        return actor

    def add_alias(self, alias: str, actor: Actor) -> None:
        """Remember another name of a person: "known as Hemedti"."""
        self._by_alias[alias.lower()] = actor

    def find_person(self, surname: str, *, role: str | None = None) -> Actor | None:
        """Give the person whose name ends with, or is, these words: of several, who bears the role, else who is named most so far.

        The president is meant by his surname where his son has been named too; of those named as often, the last.
        """
        if surname.lower() in self._by_alias:
            return self._by_alias[surname.lower()]
        wanted = surname.lower().replace("-", " ").split()
        found = [a for a in reversed(self.index.actors) if a.kind == "person" and a.is_named and _is_called(a, wanted)]
        if role is not None and len(wanted) == 1:
            # "King Hassan" is not President Omar Hassan Said.
            found = [a for a in found if _bears(a, role) or (_last_of(a) == wanted[0] and not _is_other_royal(a, role))]
        if len(found) < 2:
            return found[0] if found else None
        bearers = [a for a in found if role and a.role and role.lower().split()[-1] in a.role.lower().split()]
        named = Counter(id(m.actors[0]) for m in self.index.mentions if len(m.actors) == 1)
        return max(bearers or found, key=lambda a: named[id(a)])

    def find_people(self, *, role: str, country: str | None = None) -> list[Actor]:
        """Give named people whose role holds a word, of a country where one is given; the last first."""
        wanted = role.lower()
        return [
            actor
            for actor in reversed(self.index.actors)
            if actor.kind == "person"
            and actor.role is not None
            and wanted in actor.role.lower()
            and (country is None or actor.country is None or actor.country == country)
        ]


def _bears(actor: Actor, title: str) -> bool:
    """Tell whether somebody is known by a title, or by none."""
    return actor.role is None or title.lower().split()[-1] in actor.role.lower().split()


def _is_other_royal(actor: Actor, title: str) -> bool:
    """Tell whether somebody has another royal title than one: "King Salman" is not Prince Mohammed bin Salman."""
    own, other = (actor.role or "").lower().split()[-1:], title.lower().split()[-1:]
    return own != other and bool(_ROYAL.intersection(own)) and bool(_ROYAL.intersection(other))


def _last_of(actor: Actor) -> str:
    return actor.name.lower().replace("-", " ").split()[-1]


def _is_called(actor: Actor, wanted: list[str]) -> bool:
    words = actor.name.lower().replace("-", " ").split()
    is_name = len(wanted) == 1 and len(wanted[0]) >= _SHORTEST_NAME and wanted[0] not in _PARTICLES
    is_middle = is_name and wanted[0] in words[1:]
    return words[-len(wanted) :] == wanted or words[: len(wanted)] == wanted or is_middle


def bare_name(ent: Span) -> str:
    """Give a name without an article before it and a genitive behind it."""
    return str(ent.text).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s").strip()
