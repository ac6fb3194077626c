"""How far an act of one side tells all that there is to tell: what a side gives up, strikes or turns down, and what it calls for."""

from __future__ import annotations

from analysis.extraction.events.roles import Event
from analysis.extraction.events.triggers import words_of_object
from analysis.extraction.parsing.grammar import content_of, is_negated, is_passive, is_verb, object_of
from analysis.extraction.parsing.words import Token

#: What such an act is worth before it is measured.
_WORTH = 0.7
#: Verbs that call for something, of nobody by name: "appealed for calm".
_CALLING = frozenset({"call", "appeal", "plead", "press", "push"})
#: What points back to what was offered or asked.
_POINTING = frozenset({"it", "that", "this", "both", "neither"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def settle_worth(event: Event) -> None:
    """Trust an act of one side that is done to nobody more than one whose other side went unread.

    "Israel is to give up the town": what an accord has a side concede. "The league called for calm": an appeal to all.
    "Cuban jets bombed the dam": whose dam it is nobody says. "Berlin opposes that": an answer to what was told before.
    """
    head = event.trigger.head
    if event.recipients or event.mediators or not event.actors or not is_verb(head) or is_passive(head):
        return
    kind = event.trigger.type
    gives_up = kind == "CONCEDE" and event.status == "planned"
    calls = event.trigger.rule == "phrase_request" and head.lemma_ in _CALLING
    strikes = kind == "ASSAULT" and _is_done_to_land(head)
    if gives_up or calls or strikes or (kind == "REJECT" and _answers(head)):
        event.confidence = max(event.confidence, _WORTH)


def _is_done_to_land(verb: Token) -> bool:
    """Tell whether land of nobody's is struck or taken: a town, a dam; not "an army post"."""
    theme = object_of(verb)
    if theme is None:
        return False
    noun = content_of(theme)
    if noun.pos_ == "PROPN":
        return noun.ent_type_ in _PLACES
    bare = not any(c.dep_ in {"poss", "compound", "amod"} for c in noun.children)
    return bare and noun.lemma_.lower() in words_of_object("land")


def _answers(verb: Token) -> bool:
    """Tell whether what is refused was told before: "rejected it", "opposes that"; or is nothing but one's own: "would not budge"."""
    theme = object_of(verb)
    if theme is None:
        return is_negated(verb) and not any(c.dep_ in {"ccomp", "xcomp", "prep"} for c in verb.children)
    return content_of(theme).lower_ in _POINTING
