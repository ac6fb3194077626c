"""Whose a thing is that somebody is brought to give up or do: "coaxed Chad into halting its attacks", "leaned on Chad to drop its claim"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.actors.cast import Cast
from analysis.extraction.coreference.pronoun_context import Candidate, phrase_actors
from analysis.extraction.coreference.pronoun_places import is_quoted
from analysis.extraction.parsing.grammar import is_passive, is_verb
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs by which one is moved into what a noun tells: "talked Chad into a pause in its war".
_MOVING = frozenset(
    "talk coax goad push force nudge press draw bully bounce shame frighten scare lure prod cajole argue pull drag "
    "dragoon pressure steer browbeat tempt rush jolt sting".split()
)
#: What leads from whom one moves to what he is to do, or to leave.
_INTO = frozenset({"into", "out"})
_GERUND = frozenset({"into", "out", "from", "of"})
#: Verbs that press somebody by a preposition: "leaned on Chad to", "prevailed upon Chad to".
_PRESSING = frozenset("lean prevail call press count rely pressure appeal plead".split())
_ON = frozenset({"on", "upon", "to", "with"})
#: What is the mover's own, and the other is to take: "forced Chad into accepting its plan".
_MOVERS = frozenset("plan proposal offer term demand condition draft line will orbit camp talk bidding embrace".split())


def read_controlled(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give whom somebody moves to what a possessive belongs to."""
    if token.dep_ != "poss" or token.head.lemma_.lower() in _MOVERS or is_quoted(token):
        return
    below, node = token, token.head
    # Up to the verb of who moves another; a clause with a subject of its own has its own owner.
    while node.head != node and not (is_verb(node) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)):
        moved = _moved_by(node, below)
        if moved is not None and moved.i < token.i:
            if actors := phrase_actors(moved, cast):
                yield moved, actors
            return
        below, node = node, node.head
    moved = _moved_by(node, below)
    if moved is not None and moved.i < token.i and (actors := phrase_actors(moved, cast)):
        yield moved, actors


def _moved_by(verb: Token, below: Token) -> Token | None:
    """Give whom a verb moves to what stands in one of its children: the object, or that of a preposition."""
    if not is_verb(verb):
        return None
    if below.dep_ == "prep" and below.lower_ in _GERUND:
        gerund = any(c.dep_ == "pcomp" for phrase in (below, *below.children) for c in phrase.children)
        if not gerund and not (verb.lemma_ in _MOVING and below.lower_ in _INTO):
            return None
        if is_passive(verb):
            return subject_of(verb)
        return next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i < below.i), None)
    if below.dep_ in {"xcomp", "advcl", "ccomp"} and below.tag_ == "VB" and verb.lemma_ in _PRESSING:
        phrases = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _ON and c.i < below.i]
        return next((t for phrase in phrases for t in phrase.children if t.dep_ == "pobj"), None)
    return None
