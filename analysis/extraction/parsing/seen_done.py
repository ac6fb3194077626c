"""What something sees done to somebody: "The truce saw 20 captives exchanged for prisoners", "the coup saw the king detained".

The small parser takes the participle for a past tense, so that captives exchange and kings detain. Behind verbs of seeing and
having, a past form without an object and right behind its noun is done to it; so it is behind verbs of wanting.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, rehang

_SEEING = frozenset({"see", "have", "get", "leave", "find", "watch", "witness"})
_WANTING = frozenset({"want", "need", "prefer", "wish"})
_HELPING = frozenset({"aux", "auxpass", "mark", "neg", "dobj", "xcomp", "ccomp", "expl"})


def mend_seen_done(doc: Doc) -> Doc:
    """Make passive participles of such past forms, in place."""
    moves: list[Move] = []
    for verb in find_words(doc, "DEP", "ccomp"):
        above = verb.head
        if verb.tag_ not in {"VBN", "VBD"} or above.lemma_ not in _SEEING | _WANTING or above.i > verb.i:
            continue
        noun = _done_to(verb)
        if noun is None:
            continue
        verb.tag_ = "VBN"
        if above.lemma_ in _WANTING:
            moves.append((noun, verb, "nsubjpass"))
        else:
            moves += [(noun, above, "dobj"), (verb, noun, "acl")]
    return rehang(doc, moves) if moves else doc


def _done_to(verb: Token) -> Token | None:
    """Give the noun right before a past form that stands bare between it and its phrases."""
    if any(c.dep_ in _HELPING for c in verb.children):
        return None
    noun = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    is_next = noun is not None and verb.head.i < noun.left_edge.i and noun.right_edge.i == verb.i - 1
    starts = noun is not None and noun.left_edge.i == verb.head.i + 1
    return noun if is_next and starts and noun is not None and noun.pos_ in {"NOUN", "PROPN"} else None
