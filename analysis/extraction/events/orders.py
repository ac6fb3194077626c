"""Orders that somebody gives to his own: "ordered his troops to pull back" is his retreat, and asks nothing of another."""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.events.triggers import noun_entry, verb_entry, words_of_object
from analysis.extraction.parsing.grammar import content_of, is_verb, object_of
from analysis.extraction.parsing.words import Token

_ORDERING = frozenset({"order", "instruct", "direct", "command", "tell"})
#: What one does through those whom one commands.
_THROUGH_OTHERS = frozenset({"RETREAT", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_STOPPING = frozenset({"stop", "cease", "halt", "suspend", "end"})
#: Ways home: "to turn back", "to go home".
_GOING = frozenset({"turn", "go", "head", "come", "march", "sail", "drive"})
_HOMEWARD = frozenset({"back", "around", "round", "home"})
#: Who is commanded without a word on whose he is.
_ORGANS = frozenset("army military navy troop force police guard paratrooper commando fleet".split())
_MEN = frozenset({"man", "cadre", "follower", "unit"})


def act_of_order(event: Event) -> str | None:
    """Give the type of act that an order to one's own forces is; None where another is told to do something."""
    verb = event.trigger.head
    if verb.lemma_ not in _ORDERING or event.mediators or len({id(a.body) for a in event.actors}) != 1:
        return None
    if not _are_own(object_of(verb)):
        return None
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB"), None)
    return _type_of(clause) if clause is not None else None


def _are_own(told: Token | None) -> bool:
    """Tell whether those who are told are one's own forces: "his men", "the army"; not "Israeli troops"."""
    if told is None:
        return False
    noun = content_of(told)
    lemma, lefts = noun.lemma_.lower(), [t for t in noun.lefts if t.dep_ not in {"nummod", "punct"}]
    if any(t.tag_ == "PRP$" for t in lefts):
        return lemma in _ORGANS | _MEN | words_of_object("troops")
    return lemma in _ORGANS and [t.lower_ for t in lefts] == ["the"]


def _type_of(verb: Token) -> str | None:
    """Give the type of what is ordered; who has his men stop firing stops himself."""
    if verb.lemma_ in _GOING and object_of(verb) is None and any(c.lower_ in _HOMEWARD for c in verb.children):
        return "RETREAT"
    if verb.lemma_ in _STOPPING:
        below = [c for c in verb.children if c.dep_ == "xcomp" and is_verb(c)]
        theme = object_of(verb)
        entries = [found[0] for c in below if (found := verb_entry(c)) is not None]
        if theme is not None and (named := noun_entry(theme)) is not None:
            entries.append(named)
        if any(entry["type"] in {"ASSAULT", "COERCE", "MOBILIZE"} for entry in entries):
            return "RETREAT"
    found = verb_entry(verb)
    return found[0]["type"] if found is not None and found[0]["type"] in _THROUGH_OTHERS else None
