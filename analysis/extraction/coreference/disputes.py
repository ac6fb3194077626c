"""Who is at odds with whom: the pairs of parties that a text names together, and which of them "both sides" are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO, are_anybodys_forces
from analysis.extraction.coreference.at_odds import (
    are_of_one_mind,
    fights_in,
    has_partner,
    is_friendly,
    is_joint_act,
    says_at_odds,
)
from analysis.extraction.events.event import unique
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import verb_entry
from analysis.extraction.mediation.mediator_cues import MEDIATING_WORDS, find_mediators
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_passive,
    is_verb,
    main_verb_above,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_STRIFE = frozenset(
    "tension conflict war dispute clash hostility feud rivalry standoff crisis fighting fight ceasefire cease-fire truce "
    "quarrel row rift relation tie peace armistice battle talk negotiation border frontier agreement accord deal".split()
)
#: What those do who only talk to each other: a mediator too has talks and ties with a party.
_TALK = frozenset("relation tie talk negotiation agreement accord deal".split())
#: What leads from a meeting to what it is about.
_ABOUT = frozenset({"about", "on", "over"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ"})
#: Acts by which one is at odds with whom it is done to; who frees somebody has held him.
_HOSTILE_ACTS = frozenset({"ASSAULT", "THREATEN", "ACCUSE", "COERCE", "RETREAT"})
#: Who can be at war: what people and companies quarrel about is another matter.
POWERS = frozenset({"state", "government", "armed_group"})
_GOVERNMENTS = frozenset({"state", "government"})
_COLLECTIVE = frozenset({"state", "organisation", "government", "armed_group", "group"})
#: Offices of those whom a body sends to stand between others.
_ENVOYS = frozenset("envoy representative mediator facilitator".split())
#: How much a pair counts that the text says to be at odds, one that it only names together, and how much more the former
#: where the sentence before has named it.
_STRIFE_WEIGHT, _TOGETHER_WEIGHT, _NEAR_WEIGHT = 2.0, 0.5, 1.0
#: How much a pair counts for each time that the less named of the two is named.
_SALIENCE_WEIGHT = 0.8
#: How much more a pair at odds counts that the opening names: its first sentences.
_LEAD_WEIGHT, _LEAD = 1.0, 2
#: Whom two send who look on or stand between others.
_WATCHERS = frozenset(
    "observer monitor mediator peacekeeper diplomat inspector expert adviser official journalist auspices mediation".split()
)
_INSIDE = frozenset({"amod", "compound", "nmod"})
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
        if first.key.startswith(PEOPLE_DONE_TO) or second.key.startswith(PEOPLE_DONE_TO):
            return
        if any(one.kind == "armed_group" and not one.is_named for one in (first, second)) and "person" in {
            first.kind,
            second.kind,
        }:
            return  # Whom gunmen shoot is no side of a war.
        if any(map(are_anybodys_forces, (first, second))):  # Nor are "nine soldiers", whose they are nobody says.
            return
        if not are_rivals and not _is_at_home(first, second):
            first, second = self._sides_of(_party(first), _party(second))
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
    ) -> tuple[Actor, Actor] | None:
        """Give the two that the text is most about up to a sentence: those named together most, strife, nearness and
        being no mediator counting.

        Pairs that hold one of the actors ``without`` are left out, and those of other ``kinds``. Where nothing was named
        yet, the first pair of the text counts where it ``may_follow``: news often says later what it opened with.
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
        ]
        named = [p for p in fitting if p[3] <= upto]
        later = [p for i, p in enumerate(self.pairs) if i not in self._joint]
        if not named and may_follow:
            named = [p for p in fitting if _may_open(p, kinds) and (upto < _LEAD or p in later)][:1]
        if may_follow and not any(p[2] for p in named):
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


def _may_open(pair: tuple[Actor, Actor, bool, int], kinds: frozenset[str] | None) -> bool:
    """Tell whether the text may open with two whom it only names later: at odds, of one country, or "the two governments"."""
    first, second, is_strife, _ = pair
    is_at_home = first.country is not None and first.country == second.country
    return is_strife or is_at_home or (kinds is not None and kinds <= _GOVERNMENTS)


def _is_at_home(first: Actor, second: Actor) -> bool:
    """Tell whether a government or army faces a movement of its own country: then it is itself the party."""
    kinds = {first.kind, second.kind}
    return "government" in kinds and bool(kinds & {"armed_group", "group"})


def _party(actor: Actor) -> Actor:
    """Give the party that somebody is of: a government's or a person's state; a movement stands for itself."""
    if actor.kind == "person":
        return actor.belongs_to.body if actor.belongs_to is not None else actor
    return actor.body if actor.kind == "government" else actor


def note_disputes(sentences: Iterable[Sentence], cast: Cast) -> Disputes:
    """Read through a text for the pairs that it names, before its pronouns are resolved."""
    states = {a.country: a for a in cast.index.actors if a.kind == "state" and a.country is not None}
    disputes = Disputes(states)
    disputes.named.update(id(_party(actor)) for mention in cast.index.mentions for actor in mention.actors)
    for sentence in sentences:
        _note_pairs(sentence, cast, disputes)
    disputes.add_mediators((a for a in cast.index.actors if is_sent_to_mediate(a)), sentence=1)
    return disputes


def is_sent_to_mediate(actor: Actor) -> bool:
    """Tell whether somebody is a union's or the United Nations' envoy to a conflict: what else is he sent for?"""
    words = frozenset((actor.role or "").lower().split())
    return bool(words & _ENVOYS) and actor.body.kind == "organisation"


def _note_pairs(sentence: Sentence, cast: Cast, disputes: Disputes) -> None:
    for token in sentence.span:
        if token.pos_ not in _CONTENT and token.dep_ != "conj":
            continue
        lemma = token.lemma_.lower()
        if lemma in MEDIATING_WORDS:
            thirds = [_party(a) for a in find_mediators(token, cast)]
            disputes.add_mediators(thirds, sentence=sentence.number)
        if lemma in _STRIFE and token.pos_ in {"NOUN", "VERB"} and not is_friendly(token):
            for preposition, inner, _ in objects_of_prepositions(token):
                others = [a for t in expand_conjuncts(inner) for a in cast.index.actors_headed(t)]
                fight = lemma not in _TALK
                if preposition in {"between", "among"} and len(others) >= 2:
                    disputes.add(others[0], others[1], is_strife=True, sentence=sentence.number, fight=fight)
                elif preposition in {"with", "against"} and others:
                    owner = _side_of(token, cast, others[0])
                    if owner is not None:
                        disputes.add(owner, others[0], is_strife=True, sentence=sentence.number, fight=fight)
        elif token.dep_ == "conj" and cast.index.actors_headed(token) and not _are_titles(token, cast):
            if token.head.dep_ in _INSIDE and token.head.head.lemma_.lower() in _WATCHERS:
                continue  # "French and Dutch observers"
            first = cast.index.actors_headed(token.head)
            second = cast.index.actors_headed(token)
            siblings = [t for t in expand_conjuncts(token.head) if cast.index.actors_headed(t)]
            governor = token.head.head
            joint = token.head.dep_ != "dobj" and is_verb(governor) and is_joint_act(governor)
            # Words that go between a party and the United Nations are no sign of strife.
            of_nations = any(a.body.kind == "organisation" and a.body.entity is not None for a in (*first, *second))
            between = governor.lower_ in {"between", "both"} and not of_nations
            joint = joint and not has_partner(governor, cast)
            at_odds = says_at_odds(governor)
            # A government and rebels, or its opposition, are at odds wherever they are named together.
            at_home = bool(first) and first[0].kind != second[0].kind and _is_at_home(first[0], second[0])
            if first and len(siblings) == 2 and (joint or between or at_odds or at_home):
                fight = at_odds or (joint and fights_in(governor))
                only_joint = joint and not (between or at_odds or at_home)
                disputes.add(
                    first[0], second[0], is_strife=True, sentence=sentence.number, fight=fight, joint=only_joint
                )
            elif (
                first
                and len(siblings) == 2
                and {first[0].kind, second[0].kind} <= _COLLECTIVE | {"person"}
                and not are_of_one_mind(token.head)
            ):
                disputes.add(first[0], second[0], is_strife=False, sentence=sentence.number)
        if not is_verb(token):
            continue
        if not disputes.pairs or disputes.pairs[-1][3] != sentence.number:
            sides = _joint_sides(token, cast)
            if len(sides) == 2:
                fight = fights_in(token)
                disputes.add(sides[0], sides[1], is_strife=True, sentence=sentence.number, fight=fight, joint=True)
        if (known := verb_entry(token)) is not None and known[0]["type"] in _HOSTILE_ACTS:
            subject, target = subject_of(token), next((c for c in token.children if c.dep_ == "dobj"), None)
            one = cast.index.actors_at(subject) if subject is not None else ()
            other = cast.index.actors_at(target) if target is not None else ()
            held = other[0].body if other and known[0]["type"] == "RETREAT" else None
            if one and other and (held is None or held.is_named):
                fight = known[0]["type"] != "ACCUSE"  # Parties find fault with mediators too.
                disputes.add(one[0], held or other[0], is_strife=True, sentence=sentence.number, fight=fight)


def _joint_sides(verb: Token, cast: Cast) -> list[Actor]:
    """Give who does together what takes two: "the president, Salva Kiir, and the rebel leader agreed"."""
    if is_passive(verb) or not is_joint_act(verb):
        return []
    return unique(Roles(cast.index).actors_of(subject_of(verb), before=verb))


def _are_titles(token: Token, cast: Cast) -> bool:
    """Tell whether what is joined are two offices of one: "the president of Chad and chairman of the Union"."""
    mentions = (cast.index.mention_at(token), cast.index.mention_at(token.head))
    is_one = token.head.dep_ == "appos" or not any(c.dep_ in {"det", "poss"} for c in token.lefts)
    return is_one and all(m is not None and m.form == "title" for m in mentions)


def _side_of(noun: Token, cast: Cast, other: Actor) -> Actor | None:
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound"}:
            for actor in cast.index.actors_at(child):
                if actor.body is not other.body:
                    return actor
    outer = noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN" else None
    if outer is not None and outer.lemma_.lower() in _TALK:
        # "Talks with the government on a truce with the rebels": the truce is the government's.
        partners = [inner for name, inner, _ in objects_of_prepositions(outer) if name in {"with", "between"}]
        found = [a for t in partners for a in cast.index.actors_headed(t) if a.body is not other.body]
        if found:
            return found[0]
    verb = main_verb_above(noun)
    if verb is not None and noun.dep_ == "pobj" and noun.head.head == verb and noun.head.lower_ in _ABOUT:
        # "Qatar met Hamas about a truce with Israel": it is no truce of Qatar's.
        met = [c for c in verb.children if c.dep_ == "dobj"]
        met += [t for name, t, _ in objects_of_prepositions(verb) if name == "with"]
        found = [a for t in met for a in cast.index.actors_at(t) if a.body is not other.body]
        if found:
            return found[0]
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None:
            for actor in cast.index.actors_at(subject) or cast.index.actors_under(
                t for t in subject.children if t.dep_ == "poss"
            ):
                if actor.body is not other.body:
                    return actor
        if verb.dep_ == "relcl" and subject is not None and subject.pos_ == "NOUN":
            return None  # "A dispute in which four states cut ties with B": whoever speaks of it is not at odds with B.
        verb = main_verb_above(verb) if verb.head != verb else None
    return None
