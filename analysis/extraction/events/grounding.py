"""Whether a sentence tells an act as its news or in passing: foreground and background, as linguists of narrative call them."""

from __future__ import annotations

import re

from analysis.extraction.parsing.grammar import content_of, is_verb
from analysis.extraction.parsing.words import Token

FOREGROUND, BACKGROUND = "foreground", "background"

#: What follows these is where, for what or how the news happened, and belongs to it: "died in an attack", "met for talks".
_OF_THE_NEWS = frozenset("in into at for with by through via under".split())
#: These begin a participle that tells of another time or of a reason: "after losing the town".
_LINKING = frozenset("after before since while when though although until once despite without".split())
#: Verbs of whose object the text does not say that it happened, or says that it is over.
_UNDOING = frozenset(
    "end stop halt avert avoid prevent fear risk resolve settle forestall pre-empt deter conclude finish terminate close defuse "
    "forget recall remember mark commemorate survive outlive follow precede".split()
)
_UNDOING_NOUNS = frozenset(
    "end cessation halt prevention settlement resolution anniversary fear risk threat danger prospect".split()
)
_MOST_STEPS = 25
#: Who does so answers what was told before.
_ANSWERING = frozenset({"respond", "retaliate", "react", "reply", "counter"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def ground_of(trigger: Token) -> str:
    """Say whether an act is in the foreground of its sentence.

    It is where its trigger leads up to the main verb through complements ("agreed to meet", "said that rebels attacked"),
    coordination and results ("fled, leaving …"). What stands in a relative clause, in a clause of time, reason or
    condition, in a participle that describes a noun or behind most prepositions, what is being ended, feared or
    remembered, and what had happened before is in the background.
    """
    token = trigger
    if (is_verb(token) and _is_earlier(token)) or _answers_what_is_past(token.sent.root):
        return BACKGROUND
    for _ in range(_MOST_STEPS):
        if token.head == token:
            return FOREGROUND
        step = _step(token)
        if step is None:
            return BACKGROUND
        token = step
        if is_verb(token) and _is_earlier(token):
            return BACKGROUND
    return BACKGROUND


def _step(token: Token) -> Token | None:
    """Go on to what governs a token; None where that puts it in the background."""
    dep, head = token.dep_, token.head
    match dep:
        case "relcl" | "compound" | "poss" | "nmod" | "amod" | "npadvmod":
            return None
        case "acl":
            return None if token.tag_ in {"VBG", "VBN"} else head
        case "advcl":
            return head if token.tag_ == "VBG" and not _is_linked(token) else None
        case "pcomp":
            return head if head.lower_ not in _LINKING and head.lower_ in _OF_THE_NEWS else None
        case "pobj":
            if head.lower_ == "of" and content_of(head.head) == token:
                return head.head
            return head if head.lower_ in _OF_THE_NEWS and is_verb(head.head) else None
        case "dobj" | "nsubjpass" if is_verb(head) and head.lemma_.lower() in _UNDOING:
            return None
        case "nsubj" if head.lemma_.lower() in _UNDOING and not is_verb(token):
            # "The war ended": that it was is what the sentence presupposes.
            return None
    if token.pos_ == "NOUN" and head.lemma_.lower() in _UNDOING_NOUNS:
        return None
    return head


def _answers_what_is_past(root: Token) -> bool:
    """Tell whether a sentence is of what came of an act of years ago: "broke off the talks in 2019 … Kenya responded by …"."""
    if root.lemma_ not in _ANSWERING or root.tag_ != "VBD" or root.sent.start == 0:
        return False
    if any(t.ent_type_ in {"DATE", "TIME"} for t in root.sent):
        return False
    return any(t.ent_type_ == "DATE" and _YEAR.fullmatch(t.text) for t in root.doc[root.sent.start - 1].sent)


def _is_linked(verb: Token) -> bool:
    return any(child.lower_ in _LINKING for child in verb.lefts if child.dep_ in {"mark", "advmod", "prep"})


def _is_earlier(verb: Token) -> bool:
    """Tell whether a verb stands in the past perfect: "had closed the bridge"."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(child.dep_ == "aux" and child.lower_ in {"had", "'d", "’d"} for child in verb.lefts):
        return True
    # Of several only the first has the auxiliary: "had closed the bridge and expelled the monitors".
    is_second = verb.dep_ == "conj" and verb.tag_ == "VBN" and is_verb(verb.head)
    return is_second and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts) and _is_earlier(verb.head)
