"""Who is meant where: the actors of a document and the tokens that denote them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.extraction.parsing.words import Token


@dataclass(eq=False)
class Actor:
    """A party, person, organisation or group of one document. ``key`` tells it from the others there.

    ``whose`` are the words that its row's name goes on with where the name alone tells nobody: "of Ruiz’s cabinet".
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    belongs_to: Actor | None = None
    entity: str | None = None
    is_named: bool = True
    actor_id: str = ""
    whose: str = ""

    @property
    def body(self) -> Actor:
        """The body that it acts for in the end: its state, movement or organisation; itself where there is none."""
        if self.belongs_to is None:
            return self  # As with most, of whom it is asked all the time.
        seen, actor = {self.key}, self
        while actor.belongs_to is not None and actor.belongs_to.key not in seen:
            actor = actor.belongs_to
            seen.add(actor.key)
        return actor

    @property
    def possessive(self) -> str:
        """Its name as an owner's: "Chad’s", "the United States’".

        Examples
        --------
        >>> Actor("state:TCD", "Chad", "state").possessive, Actor("state:PHL", "Philippines", "state").possessive
        ('Chad’s', 'Philippines’')
        """
        return f"{self.name}{'’' if self.name.endswith('s') else '’s'}"


@dataclass(eq=False)
class Mention:
    """A stretch of tokens that names actors: one, or several for "both nations". ``head`` is its syntactic head.

    ``own`` are the tokens that its row shows, where they are not those that follow from its form: a name without its title.
    """

    tokens: tuple[Token, ...]
    head: Token
    actors: tuple[Actor, ...]
    form: str
    rule: str
    confidence: float
    own: tuple[Token, ...] = ()


@dataclass
class ActorIndex:
    """All actors and mentions of a document, found by token."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _by_token: dict[Token, Mention] = field(default_factory=dict, repr=False)

    def add(self, mention: Mention) -> None:
        """Add a mention; a token belongs to the first mention that claims it."""
        self.mentions.append(mention)
        for token in mention.tokens:
            self._by_token.setdefault(token, mention)

    def pass_over(self, tokens: Iterable[Token], head: Token) -> None:
        """Let words name nobody, here or for whoever looks for names next: "Tamil" in "the Tamil mayor"."""
        nobody = Mention(tuple(tokens), head, (), "demonym", "people_only", 0.9)
        for token in nobody.tokens:
            self._by_token.setdefault(token, nobody)

    def drop(self, mention: Mention) -> None:
        """Take out a mention that names nobody after all."""
        self.mentions.remove(mention)
        for token in mention.tokens:
            if self._by_token.get(token) is mention:
                del self._by_token[token]

    def mention_at(self, token: Token) -> Mention | None:
        """Give the mention that a token is part of."""
        return self._by_token.get(token)

    def actors_at(self, token: Token) -> tuple[Actor, ...]:
        """Give the actors that the mention around a token denotes; empty where it names none."""
        mention = self.mention_at(token)
        return mention.actors if mention else ()

    def actors_headed(self, token: Token) -> tuple[Actor, ...]:
        """Give the actors of the mention whose syntactic head is this token; empty where there is none."""
        mention = self.mention_at(token)
        return mention.actors if mention and mention.head == token else ()

    def actors_under(self, tokens: Iterable[Token]) -> tuple[Actor, ...]:
        """Give the actors of all mentions among some tokens, in order, each once."""
        mentions = [self._by_token[token] for token in tokens if token in self._by_token]
        return tuple({id(actor): actor for mention in mentions for actor in mention.actors}.values())

    def named_last(self, actors: Iterable[Actor], place: Token) -> Actor | None:
        """Give the one of some actors that is mentioned last before a place; none where none is."""
        asked = {id(actor) for actor in actors}
        before = (place.doc.user_data["offset"], place.i)
        at, last = (-1, -1), None
        for mention in self.mentions:
            one = (mention.head.doc.user_data["offset"], mention.head.i)
            if len(mention.actors) == 1 and id(mention.actors[0]) in asked and at < one < before:
                at, last = one, mention.actors[0]
        return last
