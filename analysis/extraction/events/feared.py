"""Acts in clauses on what may come or must not: "fears that it would attack", "must see to it that none are arrested".

Nobody has done them, nor said that he means to: the one fears, hopes or doubts, the other is to take care.
"""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.parsing.grammar import is_negated, is_verb
from analysis.extraction.parsing.words import Token

#: Nouns and verbs for what one fears, hopes or doubts that others will do.
_FEARS = frozenset(
    "fear worry concern alarm anxiety dread apprehension unease nervousness suspicion doubt hope danger risk threat chance "
    "possibility prospect likelihood probability rumour rumor speculation expectation bet uncertainty belief".split()
)
_FEARING = frozenset("fear worry dread doubt hope wonder speculate pray bet fret agonise agonize guess".split())
_AFRAID = frozenset(
    "afraid fearful worried concerned alarmed nervous anxious wary hopeful uncertain doubtful sceptical skeptical unsure "
    "unclear uneasy apprehensive likely unlikely possible conceivable".split()
)
#: Verbs of taking care that something is so, and adjectives that make one of "make".
_ENSURING = frozenset("ensure guarantee assure".split())
_SURE = frozenset({"sure", "certain"})
_ABOVE = frozenset({"xcomp", "conj", "ccomp", "advcl", "dobj"})
_DEEPEST = 4
_OPEN = frozenset({"planned", "denied", "refused"})


def is_to_be_ensured(event: Event) -> bool:
    """Tell whether it is only somebody's duty or aim that an act should not be: "is to ensure that rebels are not arrested"."""
    head = event.trigger.head
    if not is_verb(head):
        return False
    ensuring = _ensured_by(head)
    if ensuring is None or not (event.status in {"denied", "refused"} or _is_of_none(head)):
        return False
    return ensuring.tag_ in {"VB", "VBG", "VBP", "VBZ"} and not is_negated(ensuring)


def settle_feared(event: Event) -> None:
    """Leave open what one only fears, hopes or doubts that others will do, and ahead what one is yet to see to."""
    head = event.trigger.head
    if not is_verb(head):
        return
    if event.status == "planned" and _is_feared(head):
        event.status = "hypothetical"
    elif event.status in {"occurred", "ongoing"} and head.tag_ not in {"VBD"}:
        ensuring = _ensured_by(head)
        if ensuring is not None and ensuring.tag_ == "VB" and not _has_past(head):
            event.status = "planned"


def _is_of_none(head: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} and any(g.lower_ == "no" for g in c.children) for c in head.children)


def _has_past(head: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ in {"had", "was", "were"} for c in head.children)


def _clause_verb(head: Token) -> Token | None:
    """Give the verb of the clause with a "that" in which an act stands."""
    token = head
    for _ in range(_DEEPEST):
        if any(c.dep_ in {"mark", "nsubj", "nsubjpass"} for c in token.children) and token.dep_ != "conj":
            return token
        if token.dep_ not in _ABOVE or token.head is token or token.tag_ in {"VBD"}:
            return None
        token = token.head
    return None


def _is_feared(head: Token) -> bool:
    clause = _clause_verb(head)
    if clause is None or clause.head is clause:
        return False
    above = clause.head
    has_that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    if (clause.dep_ in {"acl", "ccomp"} or (clause.dep_ == "relcl" and has_that)) and above.pos_ in {"NOUN", "PROPN"}:
        return above.lemma_.lower() in _FEARS
    if above.pos_ in {"ADJ", "VERB"} and above.lower_ in _AFRAID:
        return True
    return clause.dep_ == "ccomp" and is_verb(above) and above.lemma_ in _FEARING


def _ensured_by(head: Token) -> Token | None:
    """Give the verb by which somebody takes care that an act is, or is not: "ensure that", "make sure that", "see to it that"."""
    clause = _clause_verb(head)
    if clause is None or clause.dep_ not in {"ccomp", "advcl", "csubj", "xcomp", "acl"} or clause.head is clause:
        return None
    above = clause.head
    if above.lower_ in _SURE:
        above = above.head
        return above if above.lemma_ == "make" else None
    if above.lemma_ in _ENSURING:
        return above
    if above.lemma_ == "see" and any(c.dep_ == "prep" and c.lower_ == "to" for c in above.children):
        return above
    if above.lemma_ == "make":
        return above if any(c.lower_ in _SURE for c in above.children) else None
    is_care = above.lemma_.lower() == "care" and above.head.lemma_ == "take"
    if is_care or (above.lemma_ == "take" and any(c.lower_ == "care" for c in above.children)):
        return above.head if is_care else above
    return above if above.lemma_ == "see" and above.tag_ == "VB" and above.i + 1 == clause.left_edge.i else None
