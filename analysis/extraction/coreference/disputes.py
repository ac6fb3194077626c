"""Who is at odds with whom: the pairs of parties that a text names together, and which of them "both sides" are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO, are_anybodys_forces

#: People to whom a war happens, and who are no side of it.
_VICTIMS = frozenset(
    "civilians villagers residents women children refugees migrants farmers students pilgrims workers people victims "
    "hostages captives prisoners detainees passengers journalists pupils patients worshippers".split()
)
#: Who can be at war: what people and companies quarrel about is another matter.
POWERS = frozenset({"state", "government", "armed_group"})
_GOVERNMENTS = frozenset({"state", "government"})
#: How much a pair counts that the text says to be at odds, one that it only names together, and how much more the former
#: where the sentence before has named it.
_STRIFE_WEIGHT, _TOGETHER_WEIGHT, _NEAR_WEIGHT = 2.0, 0.5, 1.0
#: How much a pair counts for each time that the less named of the two is named.
_SALIENCE_WEIGHT = 0.8
#: How much more a pair at odds counts that the opening names: its first sentences.
_LEAD_WEIGHT, _LEAD = 1.0, 2
#: How often a pair is told of that is sure to be at odds, though nobody fights.
_OFTEN = 2
#: How much less a pair counts each time that is named where one of the two is said to mediate.
_THIRD_WEIGHT = 2.0


class Disputes:
    """Pairs of parties that the text sets against each other or names together, in its order."""

    def __init__(self, states: Mapping[str, Actor] | None = None) -> None:
        #: The states that the text names, by code: who is known to be of one stands for it against another's.
        self.states = states or {}
        self.pairs: list[tuple[Actor, Actor, bool, int]] = []
        self.named: Counter[int] = Counter()
        self.mediators: list[Actor] = []
        self.mediators_named: dict[int, int] = {}
        self._main: tuple[Actor, ...] | None = None
        self._parties: frozenset[int] | None = None
        self._fighting: set[int] = set()
        #: Pairs that only did something together, by their place: later ones are not who the text opened with.
        self._joint: set[int] = set()

    def add(
        self, first: Actor, second: Actor, *, is_strife: bool, sentence: int, fight: bool = False, joint: bool = False
    ) -> None:
        """Remember a pair; ``is_strife`` where the text says that they are at odds, ``fight`` where in more than talks.

        ``joint`` where it says no more than that they agreed or signed.
        """
        are_rivals = first.kind == second.kind == "person" and first.body is second.body and first.body.kind == "state"
        if not is_strife and first.kind == second.kind == "organisation":
            return  # "The envoy of the United Nations and the Arab League": they are on one side.
        if any(one.key.startswith(PEOPLE_DONE_TO) or _are_victims(one) for one in (first, second)):
            return
        if any(one.kind == "armed_group" and not one.is_named for one in (first, second)) and "person" in {
            first.kind,
            second.kind,
        }:
            return  # Whom gunmen shoot is no side of a war.
        if any(map(are_anybodys_forces, (first, second))):  # Nor are "nine soldiers", whose they are nobody says.
            return
        if not are_rivals and not is_at_home(first, second):
            first, second = self._sides_of(party_of(first), party_of(second))
        if first is not second and (
            are_rivals or first.body is not second.body or not {first.kind, second.kind} <= {"state", "person"}
        ):
            self.pairs.append((first, second, is_strife, sentence))
            if joint and not fight:
                self._joint.add(len(self.pairs) - 1)
            if fight:
                self._fighting |= {id(one) for actor in (first, second) for one in (actor, actor.body)}

    def _sides_of(self, first: Actor, second: Actor) -> tuple[Actor, Actor]:
        """Give for known people of two states those states: Serbia and Kosovo for Vučić and Kurti."""
        if first.country is None or second.country is None or first.country == second.country:
            return first, second
        sides = [self.states.get(a.country or "", a) if a.kind == "person" else a for a in (first, second)]
        return sides[0], sides[1]

    def add_mediators(self, actors: Iterable[Actor], *, sentence: int) -> None:
        """Remember who mediates, and where the text first says so."""
        for actor in actors:
            if actor not in self.mediators:
                self.mediators.append(actor)
                self.mediators_named[id(actor)] = sentence

    def mediators_upto(self, sentence: int) -> tuple[Actor, ...]:
        """Give who has been said to mediate up to a sentence."""
        return tuple(a for a in self.mediators if self.mediators_named[id(a)] <= sentence)

    def has_named(self, pair: Collection[Actor], *, since: int) -> bool:
        """Tell whether a pair was named together from a sentence on: of those long past, "they" is said no more."""
        wanted = {id(actor) for actor in pair}
        return any({id(first), id(second)} == wanted and at >= since for first, second, _, at in self.pairs)

    def main_pair(self) -> tuple[Actor, ...]:
        """Give the two that the text as a whole is most about; empty where it sets nobody against anybody."""
        if self._main is None:
            self._main = self.last_pair(upto=2 + max((pair[3] for pair in self.pairs), default=0)) or ()
        return self._main

    def parties(self) -> frozenset[int]:
        """Give the two that the text is most about and their bodies, by identity.

        Who is only once said to have talks with one of them is none where others fight, and none who mediates.
        """
        if self._parties is None:
            self._parties = self._find_parties()
        return self._parties

    def are_parties(self, actors: Iterable[Actor]) -> bool:
        """Tell whether one of some actors is of the two that the text is most about."""
        parties = self.parties()
        return any(id(a) in parties or id(a.body) in parties for a in actors)

    def are_none_at_odds(self, actors: Collection[Actor]) -> bool:
        """Tell whether none of some actors is at odds with anybody, of all whom the text sets against each other.

        "Paris prevailed upon Egypt to arm the rebels no more": Egypt is no side.
        """
        told = [p for i, p in enumerate(self.pairs) if p[2] and (i not in self._joint or self.are_parties(p[:2]))]
        rivals = [one for pair in told for one in pair[:2]]
        known = {id(one) for a in rivals for one in (a, a.body)}
        lands = {a.body.country or a.country for a in rivals} - {None}
        named = [a for a in actors if a.is_named or a.country or a.belongs_to is not None]
        at_odds = any({id(a), id(a.body)} & known or (a.body.country or a.country) in lands for a in named)
        return bool(named) and len(named) == len(actors) and bool(self.parties()) and not at_odds

    def are_mediators(self, actors: Iterable[Actor]) -> bool:
        """Tell whether the text says of some actors, or of those they act for, that they mediate."""
        thirds = {id(a) for a in self.mediators}
        return all(id(a) in thirds or id(a.body) in thirds for a in actors)

    def _find_parties(self) -> frozenset[int]:
        pair = self.main_pair()
        told = sum(p[2] and {id(p[0]), id(p[1])} == set(map(id, pair)) for p in self.pairs)
        if not told:
            return frozenset()  # Two who are only named together are at odds with nobody.
        if self._fighting and told < _OFTEN:
            pair = tuple(a for a in pair if {id(a), id(a.body)} & self._fighting)
        return frozenset(id(one) for actor in pair for one in (actor, actor.body))

    def fighters(self) -> frozenset[int]:
        """Give all who fight somebody, and their bodies, by identity."""
        return frozenset(self._fighting)

    def is_about_conflict(self, actors: Collection[Actor]) -> bool:
        """Tell whether the text tells of a conflict: powers at odds, somebody who mediates, or an armed group among its actors."""
        at_odds = any(p[2] and {p[0].kind, p[1].kind} <= POWERS for p in self.pairs)
        return at_odds or bool(self.mediators) or any(actor.kind == "armed_group" for actor in actors)

    def last_pair(
        self,
        *,
        upto: int,
        without: Iterable[Actor] = (),
        strife_only: bool = False,
        may_follow: bool = True,
        kinds: frozenset[str] | None = None,
        sides_only: bool = False,
    ) -> tuple[Actor, Actor] | None:
        """Give the two that the text is most about up to a sentence: those named together most, strife, nearness and
        being no mediator counting.

        Pairs that hold one of the actors ``without`` are left out, and those of other ``kinds``. Where nothing was named
        yet, the first pair of the text counts where it ``may_follow``: news often says later what it opened with.
        ``sides_only`` leaves out those who are no two sides by what is said: "Kenya and Togo have sent aid".
        """
        bodies = {id(actor.body) for actor in without} | {id(actor) for actor in without}
        thirds = {id(actor) for actor in self.mediators}
        fitting = [
            p
            for p in self.pairs
            if not {id(p[0]), id(p[1])} <= thirds
            and not {id(p[0]), id(p[1]), id(p[0].body), id(p[1].body)} & bodies
            and (p[2] or not strife_only)
            and (kinds is None or {p[0].kind, p[1].kind} <= kinds)
            and (not sides_only or self._are_sides(p))
        ]
        named = [p for p in fitting if p[3] <= upto]
        later = [p for i, p in enumerate(self.pairs) if i not in self._joint]
        if not named and may_follow:
            named = [p for p in fitting if _may_open(p, kinds) and (upto < _LEAD or p in later)][:1]
        if may_follow and not any(p[2] for p in named) and not (sides_only and named):
            # Two that are only named together give way to the first two whom the text sets against each other.
            named += [p for p in fitting if p[2] and p not in named and p in later][:1]
        scores: dict[frozenset[int], float] = {}
        for first, second, is_strife, sentence in named:
            key = frozenset((id(first), id(second)))
            weight = _STRIFE_WEIGHT if is_strife else _TOGETHER_WEIGHT
            near = _NEAR_WEIGHT if is_strife and upto - sentence <= 1 else 0.0
            lead = _LEAD_WEIGHT if is_strife and sentence <= _LEAD else 0.0
            scores[key] = scores.get(key, 0.0) + weight + near + lead - (_THIRD_WEIGHT if key & thirds else 0.0)
        if not scores:
            return None
        for key in scores:
            scores[key] += _SALIENCE_WEIGHT * min(self.named[one] for one in key)
        best = max(scores, key=lambda key: scores[key])
        return next((p[0], p[1]) for p in named if frozenset((id(p[0]), id(p[1]))) == best)

    def at_odds_in(self, sentence: int) -> tuple[Actor, ...]:
        """Give the two whom one sentence sets against each other, where it tells of no more than two."""
        told = {frozenset((id(p[0]), id(p[1]))): p[:2] for p in self.pairs if p[3] == sentence and p[2]}
        return next(iter(told.values())) if len(told) == 1 else ()

    def are_only_named(self, actors: Collection[Actor]) -> bool:
        """Tell whether the text names some actors together and never against each other: "Kenya and Togo have sent aid"."""
        wanted = {id(one) for one in actors}
        told = [p for p in self.pairs if {id(p[0]), id(p[1])} == wanted]
        return bool(told) and not any(map(self._are_sides, told))

    def _are_sides(self, pair: tuple[Actor, Actor, bool, int]) -> bool:
        """Tell whether a pair can be "the two sides": at odds, what the text opens with, or a state and who fights it.

        A body that mediates is none of them, though its ties with a party are told.
        """
        if any(a.kind == "organisation" and id(a) in map(id, self.mediators) for a in pair[:2]):
            return False
        first, second, is_strife, sentence = pair
        kinds = {first.kind, second.kind}
        if kinds == {"person"} and first.body is second.body and first.body.kind == "state":
            return True
        return is_strife or sentence <= 1 or ("armed_group" in kinds and bool(kinds & _GOVERNMENTS))


def _may_open(pair: tuple[Actor, Actor, bool, int], kinds: frozenset[str] | None) -> bool:
    """Tell whether the text may open with two whom it only names later: at odds, of one country, or "the two governments"."""
    first, second, is_strife, _ = pair
    is_at_home = first.country is not None and first.country == second.country
    return is_strife or is_at_home or (kinds is not None and kinds <= _GOVERNMENTS)


def _are_victims(actor: Actor) -> bool:
    """Tell whether an actor is people to whom a war only happens: "accused the rebels of killing civilians"."""
    return actor.kind == "group" and not actor.is_named and actor.name.lower().split()[-1] in _VICTIMS


def is_at_home(first: Actor, second: Actor) -> bool:
    """Tell whether a government or army faces a movement of its own country: then it is itself the party."""
    kinds = {first.kind, second.kind}
    return "government" in kinds and bool(kinds & {"armed_group", "group"})


def party_of(actor: Actor) -> Actor:
    """Give the party that somebody is of: a government's or a person's state; a movement stands for itself."""
    if actor.kind == "person":
        return actor.belongs_to.body if actor.belongs_to is not None else actor
    return actor.body if actor.kind == "government" else actor
