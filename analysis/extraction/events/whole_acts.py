"""How far an act of one side tells all that there is to tell: "bombed the port", "gave in", "is to give up the town"."""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import words_of_object
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What such an act is worth before it is measured.
_WORTH = 0.7
#: Verbs that call for something, of nobody by name: "appealed for calm".
_CALLING = frozenset({"call", "appeal", "plead", "press", "push"})
#: Verbs of force that are done to a place or a thing as well as to people, so that nobody need be missing.
_AT_PLACES = frozenset(
    "attack batter besiege blitz blockade blow bomb bombard burn capture cross destroy encircle enter flatten hammer hit invade "
    "level loot mortar occupy overrun penetrate plunder pound push raid ransack raze recapture retake rocket roll sack seize shell "
    "storm strafe strike surround take target torch wreck demolish blast recover reoccupy dynamite".split()
)
#: Verbs of giving way that need no object.
_YIELDING = frozenset(
    "back bow buckle budge capitulate cave climb crumble fold give knuckle relent retreat yield".split()
)
#: Verbs of refusing that need no object, and words for what is refused that say whose it is no more.
_BALKING = frozenset("balk baulk budge demur jib refuse decline abstain".split())
_THINGS = frozenset({"it", "that", "this", "them", "these", "those", "which", "both", "neither"})


def settle_worth(event: Event) -> None:
    """Trust an act of one side that is done to nobody more than one whose other side went unread.

    "Israel is to give up the town": what an accord has a side concede. "The league called for calm": an appeal to all.
    "Thai jets bombed the camp": what is struck is nobody. "The junta gave in", "rejected the terms": no more is told.
    """
    head = event.trigger.head
    if event.recipients or event.mediators or not event.actors or not is_verb(head):
        return
    if is_passive(head):
        is_whole = _is_at_place(event, head, subject_of(head))
    else:
        gives_up = event.trigger.type == "CONCEDE" and (event.status == "planned" or _yields(head))
        calls = event.trigger.rule == "phrase_request" and head.lemma_ in _CALLING
        is_whole = gives_up or calls or _is_at_place(event, head, _theme_of(head)) or _refuses_thing(event, head)
    if is_whole:
        event.confidence = max(event.confidence, _WORTH)


def _theme_of(verb: Token) -> Token | None:
    """Give what a verb is done to: its object, or what its particle leads to in "pushed into the suburbs"."""
    theme = object_of(verb)
    if theme is not None:
        return theme
    led = [inner for name, inner, _ in objects_of_prepositions(verb) if name in {"into", "upon", "on", "at"}]
    return led[0] if led else None


def _is_at_place(event: Event, verb: Token, theme: Token | None) -> bool:
    """Tell whether force is used on a place or a thing that the sentence says nobody owns: "shelled the town of Gori"."""
    if event.trigger.type not in {"ASSAULT", "COERCE"} or verb.lemma_ not in _AT_PLACES or theme is None:
        return False
    if theme.ent_type_ in {"GPE", "LOC", "FAC"} or theme.pos_ == "PROPN":
        return True
    noun = content_of(theme)
    if theme.pos_ != "NOUN" or any(c.tag_ == "PRP$" for c in noun.children):
        return False  # "Bombed their villages": whose they are was not read.
    return (
        noun.lemma_.lower() not in words_of_object("captive") | words_of_object("people") and epithet_kinds(noun) != "p"
    )


def _yields(verb: Token) -> bool:
    return verb.lemma_ in _YIELDING and object_of(verb) is None


def _refuses_thing(event: Event, verb: Token) -> bool:
    """Tell whether nobody is left out of a refusal: "balked", "rejected it"."""
    if event.trigger.type != "REJECT":
        return False
    theme = object_of(verb)
    if theme is None:
        needs_none = is_negated(verb) and not any(c.dep_ in {"ccomp", "xcomp", "prep"} for c in verb.children)
        return verb.lemma_ in _BALKING or needs_none  # "Would not budge."
    return content_of(theme).lower_ in _THINGS  # "Rejected the offer" is half read: it was somebody's.
