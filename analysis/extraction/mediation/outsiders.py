"""Third parties told by what they do for sides that the text has named before: carry proposals, lend a venue, take talks over."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.clause_verbs import goes_round
from analysis.extraction.events.event import are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.go_betweens import wields_force
from analysis.extraction.parsing.grammar import content_of, is_negated, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: The sides of a mediation and the words that it takes with it.
Found = tuple[list[Actor], list[Token]]

_BETWEEN = frozenset({"between", "among"})
_THROUGH = frozenset({"through", "via", "by way of"})
_PASSING = frozenset(
    "go pass come travel flow continue proceed run arrive take hold relay convey carry reach send resume".split()
)
#: What those do who bring words from one to another, and what nobody does with his own.
_CARRYING = frozenset("carry pass convey bring take".split())
_RELAYING = frozenset("ferry relay shuttle".split())
_SAVING = frozenset("save rescue salvage revive restart unblock restore relaunch rekindle preserve".split())
_VENUES = frozenset("venue ground platform house villa palace setting roof room site".split())
_GIVING = frozenset("provide offer lend give supply make".split())
_INVITING = frozenset("summon assemble gather convene receive host fly".split())
_ENDING = frozenset("end relinquish abandon quit drop renounce resign halt terminate suspend".split())
_TASKS = frozenset("role mandate mission task job engagement involvement".split())
_BOTH = frozenset({"both", "two", "rival", "warring", "opposing", "feuding", "three"})
_MOVING = frozenset(
    "move go fly travel walk commute run hurry drive pad trot step race hop flit dart jet shuttle scurry dash troop bustle "
    "wander pace tour rush bounce sail cross".split()
)


class OutsiderReader:
    """Reads what those who are no party do for the parties."""

    def __init__(self, roles: Roles, disputes: Disputes) -> None:
        self.roles, self.disputes = roles, disputes

    def read(self, verb: Token, theme: Token | None, agents: list[Actor]) -> Found | None:
        """Give the sides, where named, and the words of a mediation that a verb tells of."""
        if not agents or self.disputes.are_parties(agents):
            return None
        return (
            self._carries(verb, theme, agents)
            or self._goes_between(verb, agents)
            or self._hosts(verb, theme)
            or self._takes_over(verb, theme)
            or self._saves(verb, theme, agents)
            or self._invites(verb, theme, agents)
            or self.gives_up(verb, theme, agents)
        )

    def gives_up(self, verb: Token, theme: Token | None, agents: list[Actor]) -> Found | None:
        """Read "ended its role in March", of somebody who the text says mediates."""
        if verb.lemma_ not in _ENDING or theme is None or theme.lemma_.lower() not in _TASKS:
            return None
        own = any(c.dep_ == "poss" and c.lower_ in {"its", "his", "her", "their"} for c in theme.children)
        thirds = {id(one) for a in self.disputes.mediators for one in (a, a.body)}
        known = all(id(a) in thirds or id(a.body) in thirds for a in agents)
        return ([], [theme]) if own and known else None

    def read_channel(self, verb: Token) -> tuple[list[Actor], Token] | None:
        """Give through whom words or talks go: "messages went through Turkish officials", "the reply came by way of Oman"."""
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None) or subject_of(verb)
        if subject is None or verb.lemma_ not in _PASSING:
            return None
        if content_of(subject).lemma_.lower() not in words_of("message") | words_of("table"):
            return None
        # "It was through Oman that the offer arrived": the clause hangs to what says through whom.
        leading = [verb, verb.head] if verb.head.lemma_ == "be" and verb.dep_ in {"ccomp", "advcl", "relcl"} else [verb]
        channels = self.roles.under(leading, _THROUGH)
        for head in leading:
            for preposition, inner, _ in objects_of_prepositions(head):
                if preposition == "by" and inner.lemma_ == "way":
                    channels += self.roles.of(inner)
        channels = without(channels, self.roles.actors_of_modifiers(subject))
        return (unique(channels), subject) if channels else None

    def _carries(self, verb: Token, theme: Token | None, agents: list[Actor]) -> Found | None:
        """Read "carrying proposals back and forth", "relayed the offer to Hamas", of who is none of the two at odds."""
        if verb.lemma_ not in _CARRYING | _RELAYING or theme is None:
            return None
        if theme.lemma_.lower() not in words_of("message") | {"word"}:
            return None
        there = {name for head in (verb, theme) for name, _, _ in objects_of_prepositions(head)}
        # From one to another, or from door to door, nobody carries but who stands between.
        back = (
            any(c.lower_ in {"back", "forth", "fro"} for c in verb.subtree)
            or {"from", "to"} <= there
            or "between" in there
        )
        several = theme.tag_ == "NNS" and bool(self.disputes.pairs)
        if verb.lemma_ not in _RELAYING and not back and not several:
            return None
        led = self.roles.under([verb, theme], _BETWEEN | {"from", "to"})
        return without([*self.roles.actors_of_modifiers(theme), *led], agents), [theme]

    def _goes_between(self, verb: Token, agents: list[Actor]) -> Found | None:
        """Read "moved between two rooms", "went from one delegation to the other", "from room to room"."""
        if verb.lemma_ not in _MOVING:
            return None
        if goes_round(verb):
            # Soldiers go from house to house, too.
            return None if wields_force(agents, verb, self.disputes) else ([], [])
        for preposition, inner, _ in objects_of_prepositions(verb):
            plural = inner.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in inner.children)
            known = self.disputes.pairs or are_two(self.roles.actors_of(inner))
            if preposition == "between" and plural and known:
                return without(self.roles.actors_of(inner), agents), []
        return None

    def _hosts(self, verb: Token, theme: Token | None) -> Found | None:
        """Read "Kazakhstan was the host", "lent its villa for the meetings", "provided neutral ground"."""
        if verb.lemma_ in {"be", "remain", "become"} and not is_negated(verb):
            role = next((c for c in verb.children if c.dep_ == "attr"), None)
            hosts = role is not None and role.lemma_.lower() in {
                "host",
                "mediator",
                "guarantor",
                "intermediary",
                "facilitator",
            }
            return ([], [role]) if hosts and role is not None and self.disputes.pairs else None
        if verb.lemma_ in _GIVING and theme is not None and theme.lemma_.lower() in _VENUES:
            purposes = [t for head in (theme, verb) for name, t, _ in objects_of_prepositions(head) if name == "for"]
            if any(content_of(t).lemma_.lower() in words_of("table") for t in purposes):
                return [], [theme, *purposes]
        return None

    def _takes_over(self, verb: Token, theme: Token | None) -> Found | None:
        """Read "took over the mediation", "wants to take over the process"."""
        over = verb.lemma_ == "take" and any(c.lower_ == "over" for c in verb.children)
        if not (over or verb.lemma_ in {"join", "assume", "inherit"}) or theme is None:
            return None
        words = {theme.lemma_.lower(), *(c.lemma_.lower() for c in theme.children)}
        return ([], [theme]) if words & words_of("work") or (over and words & words_of("table")) else None

    def _saves(self, verb: Token, theme: Token | None, agents: list[Actor]) -> Found | None:
        """Read "flew in to rescue the peace deal between the two"."""
        if verb.lemma_ not in _SAVING or theme is None or not self.disputes.parties():
            return None
        lemma = content_of(theme).lemma_.lower()
        if lemma not in words_of("table") | words_of("deal"):
            return None
        sides = without(self.roles.under([theme, verb], _BETWEEN), agents)
        return sides, [theme]

    def _invites(self, verb: Token, theme: Token | None, agents: list[Actor]) -> Found | None:
        """Read "summoned both leaders to Brussels", "invited the rivals to his house"."""
        if verb.lemma_ not in _INVITING or theme is None:
            return None
        sides = without(self.roles.actors_of(theme), agents)
        words = {theme.lower_, *(c.lower_ for c in theme.children)}
        many = are_two(sides)
        if not (many or (words & _BOTH and theme.lemma_.lower() in words_of("side") | {"both", "rival", "man"})):
            return None
        return sides, []
