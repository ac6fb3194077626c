"""Who leads what, by the title that the text gives: a state, party, body or force, and nobody by being one leader of several."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor, ActorIndex, Mention
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.grammar import objects_of_prepositions

_OFFICE_RULES = frozenset(
    "person_with_title office_holder_unnamed title_in_apposition title_of_known_person leaders_of_states counterpart".split()
)
_LEADING = frozenset("leader chief chairman chairwoman head president commander".split())
#: Offices that lead a part of a state or body, which is all that the text gives.
_OF_PARTS = frozenset(
    "mayor governor speaker majority minority whip opposition commissioner police intelligence spy security".split()
)
#: Forces of a state that its chief leads, by the word for them in his title.
_FORCES = {"army": "army", "navy": "navy", "naval": "navy", "air": "air force", "defence": "army", "defense": "army"}
#: Commanders of a part of a movement.
_OF_SOME = frozenset("military field top senior force regional local area battalion brigade".split())
_STATES = frozenset({"state", "government"})


def find_led(mention: Mention, actor: Actor, index: ActorIndex) -> Actor | str | None:
    """Give what a mention says that somebody leads, by its title; None where it says nothing of the kind."""
    if actor.kind != "person" or actor.role is None or actor.belongs_to is None:
        return None
    if mention.form not in {"name", "title", "nominal"} or _is_one_of_many(mention, actor.role):
        return None
    gazetteer = load_gazetteer()
    if not _states_office(mention, actor, index) or not gazetteer.leads(actor.role) or _is_of_party(mention, index):
        return None
    return _led(actor.role, actor.belongs_to, gazetteer.led_by(actor.role), index)


def _is_one_of_many(mention: Mention, role: str) -> bool:
    """Tell whether an office is one of several: "a Hamas leader", "Hashim Thaci, a 29-year-old commander of the movement"."""
    head = mention.head
    said = [head]
    if mention.form == "name" and mention.tokens == mention.own:
        said += [c for c in head.children if c.dep_ == "appos" and c.lower_ == role.lower().split()[-1]]
    return any(c.lower_ in {"a", "an", "one"} for noun in said for c in noun.lefts)


def _is_of_party(mention: Mention, index: ActorIndex) -> bool:
    """Tell whether a party's name that is not known stands before "leader": "Britain's Labour leader"."""
    first = mention.tokens[0]
    if first.lower_ != "leader" or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    return before.pos_ == "PROPN" and before.dep_ == "compound" and index.mention_at(before) is None


def _led(role: str, body: Actor, kind: str | None, index: ActorIndex) -> Actor | str | None:
    """Give what somebody leads by an office: the body that he acts for, a force of his state, or nothing that the text gives.

    An army's chief leads the army, a mayor his city, a speaker the house, a commissioner a part of the union's work; who is
    prime minister from a party leads the government.
    """
    words = role.lower().replace("-", " ").split()
    if body.kind == "state":
        if kind == "army" and (force := next((_FORCES[w] for w in words if w in _FORCES), None)) is not None:
            named = [
                a
                for a in index.actors
                if a.belongs_to is body and a.key == f"nominal:{body.key}:{force}" and a.actor_id
            ]
            return named[0] if named else f"{body.possessive} {force}"
        return body if kind in _STATES and not set(words) & _OF_PARTS else None
    if "commissioner" in words and "commission" not in body.name.lower():
        return None
    group = load_gazetteer().groups.get(body.entity or "") if body.kind == "group" else None
    is_party = group is not None and group.basis in {"party", "movement"}
    if kind == "local" or (is_party and kind == "government"):
        return None
    if body.kind in {"armed_group", "organisation"} and (kind == "government" or set(words) & (_OF_SOME | _OF_PARTS)):
        return body if kind == "organisation" or "executive" in words else None
    return body


def _states_office(mention: Mention, actor: Actor, index: ActorIndex) -> bool:
    """Tell whether a mention says that somebody leads: by the title, or by state and name of a known leader together."""
    if mention.rule in _OFFICE_RULES:
        return True
    if mention.rule == "apposition":
        return mention.head.lemma_.lower() in _LEADING
    if mention.rule != "person_name" or actor.belongs_to is None:
        return False
    beside = [c for c in mention.head.lefts if c.dep_ == "poss"]
    beside += [i for p, i, _ in objects_of_prepositions(mention.head) if p == "of"]
    return any(found is actor.belongs_to for token in beside for found in index.actors_at(token))
