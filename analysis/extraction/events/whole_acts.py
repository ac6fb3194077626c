"""How far an act of one side tells all that there is to tell: what a side is to give up, and what it calls for."""

from __future__ import annotations

from analysis.extraction.events.roles import Event
from analysis.extraction.parsing.grammar import is_passive, is_verb

#: What such an act is worth before it is measured.
_WORTH = 0.7
#: Verbs that call for something, of nobody by name: "appealed for calm".
_CALLING = frozenset({"call", "appeal", "plead", "press", "push"})


def settle_worth(event: Event) -> None:
    """Trust an act of one side that is done to nobody more than one whose other side went unread.

    "Israel is to give up the town": what an accord has a side concede. "The league called for calm": an appeal to all.
    """
    head = event.trigger.head
    if event.recipients or event.mediators or not event.actors or not is_verb(head) or is_passive(head):
        return
    gives_up = event.trigger.type == "CONCEDE" and event.status == "planned"
    calls = event.trigger.rule == "phrase_request" and head.lemma_ in _CALLING
    if gives_up or calls:
        event.confidence = max(event.confidence, _WORTH)
