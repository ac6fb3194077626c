"""Who only stands by while another acts: "announced a truce with the bishop at his side", "with the envoy looking on".

"With" leads to partners of an act as well; what stands behind the noun tells that this one takes no part.
"""

from __future__ import annotations

from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import expand_conjuncts
from analysis.extraction.parsing.words import Token

_AT_SIDE = frozenset(
    {"side", "elbow", "shoulder", "back", "feet", "tow", "attendance", "audience", "background", "wing"}
)
_BESIDE = frozenset({"beside", "behind", "alongside", "near", "around", "opposite"})
_STATES = frozenset({"present", "absent", "nearby", "aboard"})
#: As what one is there who signs nothing: "with Qatar and the United States as witnesses".
_WITNESSES = words_of("third") | frozenset(
    "witness observer guarantor guarantors monitor sponsor host chair chairman referee cosignatory".split()
)
_LOOKING = frozenset({"look", "watch", "stand", "sit", "wait", "nod", "listen", "smile", "grin", "hover"})

#: What is joined to another act, as who was there to see it: "brokered by Kenya and attended by an envoy".
_WATCHED = frozenset({"attend", "witness", "watch", "observe", "applaud"})


def stands_by(noun: Token, preposition: Token) -> bool:
    """Tell whether whoever a preposition leads to is only there: at somebody's side, looking on, at talks "attended by" him too."""
    if preposition.lower_ == "by":
        return preposition.head.lemma_ in _WATCHED and preposition.head.dep_ == "conj"
    if preposition.lower_ != "with" or noun.right_edge.i + 1 > noun.sent.end:
        return False
    if _is_as_witness(noun):
        return True
    behind = noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)]
    if not behind:
        return False
    first = behind[0]
    if first.lower_ in {"at", "by", "in", "on"}:
        return any(t.lemma_.lower() in _AT_SIDE for t in behind[1:])
    if first.lower_ in _BESIDE and len(behind) > 1:
        return behind[1].tag_ == "PRP"
    return first.lower_ in _STATES or (first.tag_ == "VBG" and first.lemma_ in _LOOKING)


def _is_as_witness(noun: Token) -> bool:
    """Tell whether "as witnesses" stands behind a name and those joined to it."""
    last = max((t.i for t in expand_conjuncts(noun)), default=noun.i)
    behind = noun.doc[last + 1 : min(last + 6, noun.sent.end)]
    if not behind or behind[0].lower_ != "as":
        return False
    return any(t.lemma_.lower() in _WITNESSES for t in behind[1:])
