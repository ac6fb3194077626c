"""Participles right behind a noun that the small parser takes for its verb: "said that the pilot captured a day earlier would be freed".

The pilot then captures somebody, and nobody is freed. Where a past form without an object is followed at once by a helping verb that
has no subject, the first describes the noun, and the second is its verb. So too the asking that a letter does: "received a letter from
the premier, asking him to mediate".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_PAST = frozenset({"VBD", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOT_BARE = frozenset({"aux", "auxpass", "dobj", "xcomp", "ccomp", "agent", "attr", "neg"})
_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_MESSAGES = frozenset(
    {"letter", "note", "message", "ultimatum", "telegram", "cable", "memo", "call", "request", "appeal"}
)
_RECEIVING = frozenset({"receive", "get", "have", "obtain", "send", "open", "answer"})
_WORDED = frozenset(
    "ask urge accuse threaten demand warn call invite propose offer request beg express condemn reject assure thank plead seek "
    "pledge promise press appeal implore".split()
)


def mend_reduced_relatives(doc: Doc) -> Doc:
    """Hang each such participle to its noun, in place."""
    moves: list[Move] = []
    for noun in (*find_words(doc, "DEP", "nsubj"), *find_words(doc, "DEP", "nsubjpass")):
        steps = _free_noun(noun)
        if steps and makes_tree(doc, [*moves, *steps]):
            noun.head.tag_ = "VBN"
            moves += steps
    for verb in find_words(doc, "DEP", "advcl"):
        message = _message_of(verb)
        if message is not None and makes_tree(doc, [*moves, (verb, message, "acl")]):
            moves.append((verb, message, "acl"))
    return rehang(doc, moves) if moves else doc


def _free_noun(noun: Token) -> list[Move]:
    """Give what is to be hung anew where a noun's verb is a participle, and its own verb follows."""
    participle = noun.head
    is_next = participle.tag_ in _PAST and noun.right_edge.i == participle.i - 1 and noun.pos_ in {"NOUN", "PROPN"}
    if not is_next or any(c.dep_ in _NOT_BARE for c in participle.children):
        return []
    at = participle.right_edge.i + 1
    if at >= participle.sent.end:
        return []
    first = participle.doc[at]
    verb = first.head if first.dep_ in {"aux", "auxpass"} else None
    if verb is None or verb.i <= at or first.tag_ not in _FINITE or verb.head not in {participle.head, participle}:
        return []
    if any(c.dep_ in _SUBJECTS | {"mark", "cc"} or (c.i < at and c.dep_ not in _HELPING) for c in verb.children):
        return []
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    moves: list[Move] = [(noun, verb, "nsubjpass" if passive else "nsubj"), (participle, noun, "acl")]
    moves += [(c, verb, None) for c in participle.children if c.dep_ in {"mark", "cc"} or c.i > verb.i]
    if verb.head == participle:
        moves.append(
            (verb, verb, "ROOT") if participle.head == participle else (verb, participle.head, participle.dep_)
        )
    return moves


def _message_of(verb: Token) -> Token | None:
    """Give the letter from somebody that a participle behind it tells the words of, of which the one who got it has none."""
    if verb.tag_ != "VBG" or verb.lemma_ not in _WORDED or verb.head.lemma_ not in _RECEIVING or verb.head.i > verb.i:
        return None
    message = next((c for c in verb.head.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < verb.i), None)
    if message is None or message.lemma_ not in _MESSAGES:
        return None
    return message if any(c.dep_ == "prep" and c.lower_ == "from" for c in message.rights) else None
