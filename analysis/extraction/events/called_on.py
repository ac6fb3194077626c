"""Visits that look like requests: "called on the sultan in Muscat", which asks him for nothing."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.events.event import Event, unique
from analysis.extraction.events.triggers import stage_of
from analysis.extraction.parsing.grammar import is_passive, is_verb, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "relcl", "acl"})


def settle_visit(event: Event) -> bool:
    """Make a visit of a call on somebody at a place of whom nothing is asked; tell whether it is one."""
    head = event.trigger.head
    if not is_verb(head) or head.lemma_ != "call" or is_passive(head) or event.mediators:
        return False
    if not event.actors or not event.recipients or any(a.kind != "person" for a in event.recipients):
        return False
    led = objects_of_prepositions(head)
    whom = next((t for name, t, _ in led if name in {"on", "upon"}), None)
    if whom is None or any(map(_asks, (head, whom, *whom.children))):
        return False
    if not any(name in {"in", "at"} and t.pos_ == "PROPN" and t.i > whom.i for name, t, _ in led):
        return False
    event.trigger, event.status = replace(event.trigger, type="CONSULT"), stage_of(head, default="occurred")
    event.actors, event.recipients = unique([*event.actors, *event.recipients]), []
    return True


def _asks(word: Token) -> bool:
    """Tell whether something hangs to a word that may be what is asked: a clause, "for"."""
    return any(c.dep_ in _CLAUSES or c.lower_ == "for" for c in word.children)
