"""Whom a plural of an office means: "the leaders of India and Pakistan", "the two foreign ministers"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import is_same_office
from analysis.extraction.actors.index import Actor
from analysis.extraction.parsing.grammar import expand_conjuncts, objects_of_prepositions
from analysis.extraction.parsing.words import Token

LEADERS = frozenset("leader general president minister man chief premier".split())
_OF_ANY_OFFICE = frozenset({"leader", "man", "chief", "general"})
DUAL = frozenset({"two", "both", "neighboring", "neighbouring", "rival", "warring", "opposing", "feuding"})
#: Whose leaders are told together: "the Greek Cypriot and Turkish Cypriot leaders".
_PARTIES = frozenset({"state", "organisation", "group", "armed_group"})
#: What may stand with opponents that are taken up: "the old enemies".
LONG = frozenset("the old former longtime long-time bitter traditional sworn erstwhile nuclear-armed".split())
_LEADING = ("president", "prime minister", "premier", "king", "chancellor", "taoiseach", "emir", "leader", "sultan")


def find_leaders_named(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the leaders whom a plural for leaders means with the states that it names."""
    return find_leaders(token, cast) if token.lemma_.lower() in LEADERS else ()


def find_leaders(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the leaders that "the leaders of India and Pakistan", "the Israeli and Egyptian leaders" means: two at least."""
    states: list[Actor] = []
    owners = [c for c in token.children if c.dep_ in {"amod", "poss", "compound", "nmod"}]
    if any(c.dep_ == "poss" for c in owners):
        owners = [c for c in owners if c.dep_ == "poss"]  # "Yemen's Houthi rebels" are not of two.
    if token.dep_ == "conj" and any(c.tag_ == "POS" for c in token.head.children):
        owners.insert(0, token.head)  # "Qatar's and Egypt's foreign ministers", parsed as "Qatar and ministers".
    owners += [inner for preposition, inner, _ in objects_of_prepositions(token) if preposition == "of"]
    for owner in owners:
        for part in expand_conjuncts(owner):
            states.extend(a for a in cast.index.actors_at(part) if a.kind in _PARTIES and a not in states)
    if len(states) < 2:
        return ()
    office = office_of(token, cast)
    leaders = [leader_of(state, office, cast) for state in states]
    # Of whom only one is named, no half is told: "the leaders of Chad and Mali" act for both.
    return tuple(leader for leader in leaders if leader is not None) if all(leaders) else tuple(states)


def office_of(token: Token, cast: Cast) -> str:
    """Give the office that a plural names: "foreign minister"; empty for leaders of whatever office."""
    lemma = token.lemma_.lower()
    words = [t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound"} and not cast.index.mention_at(t)]
    before = [w for w in words if w not in DUAL and w not in LONG]
    return "" if lemma in _OF_ANY_OFFICE and not before else " ".join([*before, lemma])


def leader_of(party: Actor, office: str, cast: Cast) -> Actor | None:
    """Give who holds an office of a party, where the text names him: its foreign minister is not its president."""
    if party.kind == "person":
        return party
    people = [a for a in cast.index.actors if a.kind == "person" and a.is_named and a.role and a.belongs_to is not None]
    own = [p for p in people if p.body is party and p.role]
    if office:
        holders = [p for p in own if p.role and (is_same_office(office, p.role) or _ends_in(office, p.role))]
        return holders[0] if holders and (office in _LEADING or len(holders) == 1) else None
    for title in _LEADING:
        for person in own:
            if person.role and person.role.lower().startswith(title):
                return person
    return None


def _ends_in(office: str, role: str) -> bool:
    """Tell whether an office of one word is the last of a role: a foreign minister is a minister."""
    return role.lower().split()[-1:] == [office]
