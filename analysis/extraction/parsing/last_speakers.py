"""Speakers at the end of what they say that the small parser takes for more of a name: "left the port of Hodeida, the envoy told Reuters".

Behind the name of a place it makes the envoy a description of the place, and joins the telling to the leaving: whoever left told it, and
whatever stands behind ("praising both") is done by him. A speaker right between a comma and a verb of saying is its subject.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.interposed_speakers import speaking_verbs
from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_JOINED = frozenset({"ccomp", "conj", "advcl", "dep", "parataxis"})
_NOT_BARE = frozenset({"nsubj", "nsubjpass", "mark", "aux", "auxpass", "cc", "agent"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_last_speakers(doc: Doc) -> Doc:
    """Give each such verb its speaker, and hang what he says to it, in place."""
    moves: list[Move] = []
    for speaker in find_words(doc, "DEP", "appos"):
        if (found := _read(speaker)) is None:
            continue
        verb, main = found
        steps: list[Move] = [(speaker, verb, "nsubj"), (main, verb, "ccomp")]
        steps.append((verb, verb, "ROOT") if main.head == main else (verb, main.head, main.dep_))
        steps += [(c, verb, None) for c in main.rights if c.i > verb.i]
        if makes_tree(doc, [*moves, *steps]):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _read(speaker: Token) -> tuple[Token, Token] | None:
    """Give the verb of saying right behind a noun set off by a comma, and the verb of what is said."""
    first, at = speaker.left_edge.i, speaker.right_edge.i + 1
    if first < 1 or speaker.doc[first - 1].text != "," or at >= speaker.sent.end or speaker.head.i > first:
        return None
    verb = speaker.doc[at]
    if verb.tag_ != "VBD" or verb.dep_ not in _JOINED or verb.lemma_ not in speaking_verbs():
        return None
    main = verb.head
    is_finite = main.tag_ in _FINITE or any(c.tag_ in _FINITE for c in main.children if c.dep_ in {"aux", "auxpass"})
    if any(c.dep_ in _NOT_BARE for c in verb.children) or not is_finite:
        return None
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in main.children)
    inside = main.is_ancestor(speaker) and main.i < first and speaker.pos_ in _NOUNS
    return (verb, main) if has_subject and inside else None
