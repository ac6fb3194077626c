"""Reads orders to those who stand for a state or serve abroad to leave: "told two diplomats to go"."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb, object_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_TELLING = frozenset("tell order instruct ask direct".split())
_LEAVING = frozenset("leave depart go quit exit pack".split())
#: Who is sent away by one state and stands for another, or works in it by its leave.
_POSTED = frozenset(
    "diplomat ambassador envoy consul attache attaché charge chargé nuncio staff mission embassy consulate correspondent "
    "journalist reporter official officer representative delegate adviser advisor trainer instructor worker agency charity".split()
)


def is_expulsion(verb: Token, clause: Token) -> bool:
    """Tell whether who is told to leave is somebody's diplomat or other servant abroad."""
    if verb.lemma_ not in _TELLING or clause.lemma_ not in _LEAVING or not is_verb(clause) or clause.tag_ != "VB":
        return False
    told = subject_of(verb) if is_passive(verb) else object_of(verb)
    told = told or next((c for c in clause.children if c.dep_ == "nsubj"), None)
    return told is not None and _is_posted(told)


def _is_posted(told: Token) -> bool:
    words = {told.lemma_.lower(), content_of(told).lemma_.lower()}
    return bool(words & _POSTED)
