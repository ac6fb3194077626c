"""Who is taken for a part of a mediation by where his name stands: one of two joint mediators, who is excepted, whose plan it is.

"The pact which Annan and Mkapa had wrung from them", "would hear of no venue but Oslo", "a French plan for Lebanon, presented by".
"""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.mediation.plan_makers import is_plan, put_to
from analysis.extraction.parsing.grammar import is_passive, is_verb
from analysis.extraction.parsing.verb_subjects import subject_of

_EXCEPTING = frozenset({"except", "but", "besides"})
_OTHER_THAN = frozenset({"other", "anywhere", "else"})
_NONE = frozenset({"no", "any", "other", "every", "all"})


def part_mistaken(event: Event, roles: Roles) -> None:
    """Put right who mediates together with whom, whom a refusal spares, and to whom a plan is put."""
    if event.trigger.type == "REJECT":
        _spare_excepted(event, roles)
    elif event.trigger.type == "AGREE":
        _leave_out_topic(event, roles)
    elif event.trigger.type == "CONSULT":
        _join_mediators(event, roles)


def _join_mediators(event: Event, roles: Roles) -> None:
    """Join to a mediator whom the sentence names in one breath with him: "Annan and Mkapa, envoys of …, had wrung from them"."""
    if len(event.mediators) != 1 or event.mediators != event.actors or not event.recipients:
        return
    for word in event.sentence.span:
        if word.dep_ != "conj" or event.mediators[0] not in roles.index.actors_at(word):
            continue
        named = roles.index.actors_at(word.head)
        beside = [a for a in event.recipients if a.kind == "person" and a in named]
        if beside and word.head.dep_ == "nsubj" and word.i < event.trigger.head.i:
            event.actors, event.mediators = [*beside, *event.actors], [*beside, *event.mediators]
            event.recipients = without(event.recipients, beside)
            return


def _spare_excepted(event: Event, roles: Roles) -> None:
    """Leave out of a refusal whom it makes an exception of: "would hear of no venue but Oslo", "no mediator other than Kenya"."""
    spared: list[Actor] = []
    for word in event.trigger.head.subtree if event.recipients or event.mediators else ():
        governor = word.head.lower_ if word.dep_ == "pobj" else ""
        beside = {c.lower_ for c in word.head.children} if word.dep_ == "conj" else set()
        is_than = governor == "than" and word.head.head.lower_ in _OTHER_THAN
        if ("but" in beside and beside & _NONE) or is_than or governor in _EXCEPTING:
            spared += roles.index.actors_at(word)
    if not spared:
        return
    event.recipients, event.mediators = without(event.recipients, spared), without(event.mediators, spared)
    if not event.mediators and event.cameo == "126":
        event.cameo = None


def _leave_out_topic(event: Event, roles: Roles) -> None:
    """Leave out whose a plan is, or whom it is for, of those it is put to: "a French plan for Lebanon, presented by"."""
    head = event.trigger.head
    if event.status != "offered" or not is_verb(head) or not is_passive(head):
        return
    plan = head.head if head.dep_ == "acl" else subject_of(head)
    if plan is not None and is_plan(plan):
        event.recipients = [a for a in event.recipients if a in put_to(event, roles)]
