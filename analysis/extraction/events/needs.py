"""What a word needs to tell of an act, as the lexicon says: two sides, troops, land, a person, somebody of office."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, are_two
from analysis.extraction.events.triggers import words_of, words_of_object
from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What somebody of office travels for who does so to talk.
_TALKING_THERE = frozenset(
    "talk meet meeting negotiate mediate discuss consult confer summit negotiation visit see".split()
)
#: What is done to people whom no name makes actors: "beat the protesters".
_DONE_TO_PEOPLE = frozenset({"ASSAULT", "COERCE", "ACCUSE"})
#: The senses of objects that a word may need.
_OBJECTS_NEEDED = {"troops": ("troops", "ships", "arms", "monitor"), "land": ("land", "target", "office")}
#: Who does so speaks to somebody, named or not: "the president rang twice".
_RINGING = frozenset({"ring", "phone", "telephone"})
#: Acts that people without a name do or suffer: of what they say, only that of parties is an act.
_MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
#: What victims who are counted suffer: a figure, not an act between parties.
_COUNTED = frozenset({"kill", "wound", "injure", "displace", "uproot", "die", "perish"})


def has_what_it_needs(event: Event, needs: str, theme: Token | None) -> bool:
    """Tell whether what the lexicon says that a word needs is there; ``theme`` is what the act is done to."""
    if needs == "both":
        people = theme is not None and content_of(theme).lemma_.lower() in words_of_object("captive")
        if people and event.actors and event.trigger.type in _DONE_TO_PEOPLE:
            return True
        return bool(event.mediators) or are_two(event.everyone) or _is_hurt_or_hurts(event)
    if needs == "judged":
        lemma = content_of(theme).lemma_.lower() if theme is not None else ""
        return bool(event.recipients) or lemma in words_of_object("judged")
    if needs == "talks":
        head = event.trigger.head
        led = [inner for _, inner, _ in objects_of_prepositions(head)]
        if head.dep_ == "relcl" and any(c.dep_ == "prep" and not any(c.children) for c in head.children):
            led.append(head.head)  # "Attacks that he took part in."
        led += [inner for _, inner, _ in objects_of_prepositions(theme)] if theme is not None else []
        return not led or any(t.lemma_.lower() in words_of("table") or t.pos_ == "PRON" for t in led)
    if needs in {"troops", "land"}:
        lemma = content_of(theme).lemma_.lower() if theme is not None else ""
        return (
            bool(event.recipients)
            or any(lemma in words_of_object(sense) for sense in _OBJECTS_NEEDED[needs])
            or (needs == "troops" and theme is None)
            or (needs == "land" and theme is not None and theme.ent_type_ in {"GPE", "LOC", "FAC"})
        )
    if needs == "object":
        return theme is not None
    if needs in {"forces", "weapon"}:
        subject = subject_of(event.trigger.head)
        lemma = content_of(subject).lemma_.lower() if subject is not None else ""
        if needs == "weapon":
            return lemma in words_of_object("shot")
        if lemma == "man" and subject is not None and subject.tag_ == "NNS":
            return True
        armed = any(actor.kind == "armed_group" for actor in event.actors)
        return armed or lemma in words_of_object("troops") | words_of_object("ships")
    if needs == "person":
        rings = theme is None and event.trigger.head.lemma_ in _RINGING and any(map(is_of_office, event.actors))
        return rings or any(actor.kind == "person" for actor in event.recipients)
    if needs == "traveller":
        has_office = any(is_of_office(actor) for actor in event.actors)
        talks = any(t.lemma_.lower() in _TALKING_THERE for t in event.trigger.head.subtree)
        return has_office and (talks or bool(event.recipients))
    if needs == "military":
        subject = subject_of(event.trigger.head)
        lemma = content_of(subject).lemma_.lower() if subject is not None else ""
        forces = lemma in words_of_object("troops") | words_of_object("ships")
        return forces or any(actor.kind in {"armed_group", "state"} for actor in event.actors)
    if needs == "political":
        return (event.trigger.type == "PROTEST" and is_of_people(event)) or any(
            actor.kind in {"state", "government", "armed_group", "organisation"}
            or is_of_office(actor)
            or (actor.kind == "group" and event.trigger.type == "PROTEST")
            for actor in event.actors
        )
    return True


def _is_hurt_or_hurts(event: Event) -> bool:
    """Tell whether one side of an attack is enough: those to whom it is done, nobody says by whom, or those under arms who do it."""
    if event.trigger.type not in {"ASSAULT", "COERCE"}:
        return False
    if event.actors or not is_passive(event.trigger.head):
        return event.trigger.type == "ASSAULT" and any(a.kind in {"armed_group", "government"} for a in event.actors)
    return any(a.kind in {"armed_group", "government", "group", "organisation"} for a in event.recipients)


def is_of_office(actor: Actor) -> bool:
    """Tell whether an actor is a person with an office, or who acts for a body."""
    return actor.kind == "person" and (actor.role is not None or actor.belongs_to is not None)


def is_of_people(event: Event) -> bool:
    """Tell whether people without a name act, or suffer what is no mere count of victims: "the officers refused", "a man was dragged off"."""
    head = event.trigger.head
    if event.trigger.type not in _MATERIAL or not is_verb(head) or event.trigger.noun is not None:
        return False
    subject = subject_of(head)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or head.lemma_ in _COUNTED:
        return False
    lemma = content_of(subject).lemma_.lower()
    return lemma in words_of_object("captive") | words_of_object("troops") | words_of_object("people")
