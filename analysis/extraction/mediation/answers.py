"""What becomes of an effort in the sentences behind it: whoever was asked to mediate takes the task or refuses, or his talks fail.

Read when all events of a text are known, in its order.
"""

from __future__ import annotations

from analysis.extraction.events.event import Event, without
from analysis.extraction.mediation.fates import collapses_after
from analysis.extraction.parsing.grammar import is_verb, object_of, objects_of_prepositions

#: How many sentences behind a request its answer may stand.
_NEAR = 3
_ASKED = frozenset({"028"})
#: What is answered: the request, by its words or without any.
_REQUESTS = frozenset(
    "request appeal plea invitation call task role job it suggestion approach offer mandate mission".split()
)
_CODES = {"REJECT": "126", "AGREE": "038"}
_DONE = frozenset({"occurred", "ongoing"})


def settle_answers(events: list[Event]) -> None:
    """Join to a request for mediation the answer of who was asked, and to an effort that it failed after all."""
    for at, event in enumerate(events):
        if event.mediators:
            if event.status in _DONE and is_verb(event.trigger.head) and collapses_after(event.trigger.head):
                event.status = "failed"
            continue
        code = _CODES.get(event.trigger.type)
        if code is None or event.status not in {"refused", "accepted", "occurred"} or not _answers_request(event):
            continue
        own = {id(actor.body) for actor in event.actors}
        for earlier in reversed(events[:at]):
            if event.sentence.number - earlier.sentence.number > _NEAR:
                break
            if earlier.cameo not in _ASKED or own != {id(actor.body) for actor in earlier.mediators}:
                continue
            event.mediators, event.cameo = list(event.actors), code
            event.status = "refused" if code == "126" else "accepted"
            asked = [a for a in earlier.recipients if id(a.body) not in own]
            event.recipients = asked or without(earlier.actors, event.actors)
            event.recalled = list(event.recipients)
            break


def _answers_request(event: Event) -> bool:
    """Tell whether what is accepted or refused can be a request: nothing is named, or a request is."""
    head, noun = event.trigger.head, event.trigger.noun
    if noun is not None:
        return noun.lemma_.lower() in _REQUESTS
    if not is_verb(head):
        return False
    theme = object_of(head)
    if theme is not None:
        return theme.lemma_.lower() in _REQUESTS
    led = [inner for name, inner, _ in objects_of_prepositions(head) if name in {"to", "on"}]
    clauses = [c for c in head.children if c.dep_ in {"xcomp", "ccomp"}]
    return all(t.lemma_.lower() in _REQUESTS for t in led) and not clauses
