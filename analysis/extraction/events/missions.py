"""Missions and observers that are sent: no aid where they look into something, and no act of their sender's where they were not let in.

"Sent a fact-finding mission", "a mission to inspect the site"; "refused to admit a team that the bloc sent", whose refusal is the act.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import words_of_object
from analysis.extraction.parsing.grammar import content_of, is_negated, is_passive, object_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_SENDING = frozenset("send dispatch deploy provide post contribute".split())
_INQUIRY = frozenset(
    "finding survey inquiry enquiry inspection investigation investigative assessment exploratory".split()
)
_LOOKING = frozenset(
    "inspect investigate examine assess inquire enquire verify study look ascertain establish check survey".split()
)
_ADMITTING = frozenset("admit receive allow let accept permit welcome see".split())
_REFUSING = frozenset("refuse decline fail".split())
_BARRING = frozenset("bar block reject refuse rebuff expel ban".split())
_TURNING = {"turn": frozenset({"away", "back", "down"}), "send": frozenset({"back", "away", "home"})}


def settle_inquiry(event: Event) -> None:
    """Make no aid of those who are sent to look into something."""
    verb = event.trigger.head
    if event.trigger.type != "AID" or verb.lemma_ not in _SENDING:
        return
    sent = _sent(verb)
    if sent is None or content_of(sent).lemma_.lower() not in words_of_object("monitor"):
        return
    words = {t.lower_ for c in sent.children if c.dep_ in {"amod", "compound", "nmod"} for t in c.subtree}
    aims = {
        c.lemma_ for t in (verb, sent, *sent.children) for c in t.children
        if c.tag_ == "VB" and c.dep_ in {"advcl", "xcomp", "acl", "relcl"}
    }  # fmt: skip
    if words & _INQUIRY or aims & _LOOKING:
        event.trigger = replace(event.trigger, type="CONSULT")


def is_turned_away(head: Token) -> bool:
    """Tell whether who was sent was not let in: "barred a mission that the bloc had sent"; that it was, another verb tells."""
    if head.lemma_ not in _SENDING or head.dep_ not in {"relcl", "acl"}:
        return False
    sent = head.head
    if sent.dep_ not in {"dobj", "nsubjpass"}:
        return False
    verb = sent.head
    if verb.lemma_ in _ADMITTING:
        return is_negated(verb) or (verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING)
    particles = _TURNING.get(verb.lemma_)
    if particles is not None:
        return any(c.lower_ in particles for c in verb.children)
    return verb.lemma_ in _BARRING and not is_negated(verb)


def _sent(verb: Token) -> Token | None:
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ == "NOUN":
        return verb.head
    return subject_of(verb) if is_passive(verb) else object_of(verb)
