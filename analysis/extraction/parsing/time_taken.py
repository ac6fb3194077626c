"""Who does what takes time: Oman in "it took Oman three days to bring the two together".

The parser makes "it" the subject of such an infinitive, or hangs it to the time, and a purpose is not yet done: but what it took
somebody three days to do, he did.
"""

from __future__ import annotations

from analysis.extraction.parsing.words import Token, once_per_word

_CLAUSES = frozenset({"xcomp", "advcl", "relcl", "acl", "ccomp"})
_TIMES = frozenset(
    "moment second minute hour day night week weekend month season year decade generation round session trip visit attempt try while "
    "morning afternoon evening call conversation".split()
)
_RINGING = frozenset({"call", "visit", "trip", "letter", "plea", "appeal", "intervention", "telegram", "message"})
#: How many words may stand between "took" and its infinitive.
_FARTHEST = 30


@once_per_word
def taking_verb(verb: Token) -> Token | None:
    """Give the "take" whose subject is an empty "it", and which an infinitive goes with; None where it is no such infinitive."""
    if (
        verb.tag_ != "VB"
        or verb.dep_ not in _CLAUSES
        or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    ):
        return None
    above = verb.head
    while above.lemma_ != "take" and above.dep_ in {"dobj", "appos", "npadvmod", "pobj", "prep", "conj"}:
        above = above.head
    if above.lemma_ != "take" or above.i > verb.i or verb.i - above.i > _FARTHEST:
        return None
    return above if any(c.dep_ == "nsubj" and c.lower_ == "it" and c.i < above.i for c in above.children) else None


@once_per_word
def who_took(verb: Token) -> Token | None:
    """Give who needed some time to do what an infinitive names, where the clause says who and how long."""
    taking = taking_verb(verb)
    if taking is None:
        return None
    who = next((c for c in taking.children if c.dep_ in {"dobj", "dative"} and c.i > taking.i), None)
    if who is not None and who.lemma_.lower() in _RINGING:
        # "It took three calls from Oman to persuade them."
        return next(
            (t for c in who.children if c.lower_ in {"from", "by"} for t in c.children if t.dep_ == "pobj"), None
        )
    if who is None or _is_time(who) or who.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    return who if any(_is_time(t) for t in verb.doc[who.i + 1 : verb.i]) else None


def _is_time(token: Token) -> bool:
    return token.lemma_.lower() in _TIMES
