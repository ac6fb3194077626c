"""Nouns of acts that have not come about: talks for which somebody will fly, a war that was averted or is near."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import MODALS_OF_CHANCE, is_negated, is_verb
from analysis.extraction.parsing.words import Token

#: Verbs of bringing something about.
_SPARKING = frozenset(
    "spark trigger ignite provoke cause start unleash reignite rekindle mean lead plunge spiral drag push escalate".split()
)
_DATES = frozenset({"date", "time", "venue", "place", "schedule", "timetable", "agenda"})
_DRAWING_IN = frozenset("drag draw suck pull slide slip drift tip plunge stumble".split())
#: Verbs whose object has not come about: what one keeps from coming, is afraid of, or would have.
_NOT_YET = frozenset(
    "avert avoid prevent forestall risk await need require lack fear dread foresee predict envisage preclude want desire "
    "contemplate escape dodge evade elude stave stav".split()
)
#: What one does for an act that is to come, and what there is for it before it has come.
_PREPARING = frozenset(
    "prepare mass gear train ready brace plan rehearse practise muster position push press lobby campaign wait hope long yearn "
    "clamour clamor agitate".split()
)
_BEFOREHAND = frozenset(
    "reward bounty preparation go-ahead light ahead pretext excuse readiness appetite plan plot permission mandate justification "
    "target timetable schedule deadline scheme blueprint date venue".split()
)
#: What one acts under that is no document.
_DURESS = frozenset(
    "fire pressure siege attack guard escort cover threat duress strain sanction bombardment control".split()
)
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
#: Verbs by which what is named itself comes or goes, so that their own stage tells of it.
_COMING_ABOUT = frozenset(
    "begin start open take be resume last end follow continue come go happen occur collapse fail hold".split()
)
_ANSWERING = frozenset("answer meet punish treat consider see regard repel resist repulse avenge".split())
_NOBODY = frozenset({"neither", "none", "nobody", "no-one"})
_BRINKS = frozenset("away brink verge edge threshold threat risk danger fear prospect possibility".split())
#: Journeys for talks, and what says that one is still ahead.
_TRAVELLING = frozenset(
    "visit fly travel go come arrive head return meet gather convene host receive leave depart".split()
)
_AHEAD = frozenset("be plan expect schedule set due intend hope agree invite slate prepare".split())
_PLANS = frozenset({"will", "shall", "wo", "'ll"})


def is_what_for(noun: Token) -> bool:
    """Tell whether talks are what a journey is for that is still ahead: "will fly to Oslo for talks", "is due in Oslo for a summit"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    verb = noun.head.head
    for _ in range(3):
        if verb.pos_ in {"VERB", "AUX"}:
            break
        verb = verb.head
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lemma_ == "be":
        return bool(auxiliaries & _PLANS) or any(c.lower_ == "due" for c in verb.children)
    if verb.lemma_ not in _TRAVELLING:
        return False
    if auxiliaries & (_PLANS | {"would"}):
        return True
    return "to" in auxiliaries and verb.tag_ == "VB" and verb.head.lemma_ in _AHEAD


def is_under_terms(verb: Token) -> bool:
    """Tell whether a document has a party do a thing, which is still ahead: "under the accord the rebels give up and the army frees"."""
    for _ in range(3):
        if any(
            c.dep_ == "prep" and c.lower_ == "under" and not any(t.lemma_.lower() in _DURESS for t in c.children)
            for c in verb.children
        ):
            return True
        if verb.dep_ != "conj" or verb.head is verb:
            return False
        verb = verb.head
    return False


def how_denied(denying: Token) -> str | None:
    """Give how far a denial denies: not at all where it is denied itself, and "neither confirmed nor denied" leaves it open."""
    if denying.dep_ == "conj" and denying.head.lemma_ in {"confirm", "acknowledge", "admit"}:
        joins = {t.lower_ for t in denying.doc[denying.head.i + 1 : denying.i]}
        return "hypothetical" if joins & {"or", "nor"} else "denied"
    return None if is_negated(denying) else "denied"


def is_done_by_nobody(verb: Token) -> bool:
    """Tell whether an act is said to be nobody's: "accepted by neither", "signed by none of them", "ratified by no parliament"."""
    for by in verb.children:
        if by.lower_ == "by" and by.dep_ in {"agent", "prep"}:
            for agent in by.children:
                if agent.lower_ in _NOBODY or any(c.lower_ in {"no", "neither"} for c in agent.children):
                    return agent.dep_ == "pobj"
    return False


def is_only_near(noun: Token) -> bool:
    """Tell whether something nearly came about: "hours away from war", "on the brink of war", "averted a war"."""
    dets = {c.lower_ for c in noun.children if c.dep_ == "det"}
    if "any" in dets or ("no" in dets and noun.dep_ == "nsubj" and any(c.tag_ == "MD" for c in noun.head.children)):
        return True  # "Any attack will be answered"
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and _is_made_ready(noun.head.head):
        return True
    if noun.dep_ == "pobj" and _has_no_date(noun):
        return True
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and not is_verb(noun.head.head):
        return noun.head.head.lemma_.lower() in _BRINKS
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "for", "from"} and is_verb(noun.head.head):
        return noun.head.head.lemma_ in {"warn", "talk", "brace", "shrink", "recoil"}
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "into"} else noun.head
    if verb.lemma_ in _DRAWING_IN and verb.dep_ in {"xcomp", "pcomp", "dobj"} and noun.dep_ == "pobj":
        above = verb.head if verb.dep_ != "pcomp" else verb.head.head
        return above.lemma_ in _NOT_YET | {"want", "warn", "worry", "refuse"}  # "Fear being dragged into a war".
    if verb.lemma_ in _SPARKING and any(c.tag_ == "MD" and c.lower_ in MODALS_OF_CHANCE for c in verb.children):
        return noun.dep_ in {"dobj", "pobj"}  # "The raid could spark a war", "might lead to war".
    is_weighed = verb.lemma_ == "be" and any(c.dep_ in {"attr", "acomp"} for c in verb.children)
    if noun.dep_ == "nsubjpass" and verb.lemma_ in _ANSWERING:
        return any(c.tag_ == "MD" for c in verb.children)  # "An attack by Chad would be answered"
    if noun.dep_ == "nsubj" and (verb.lemma_ not in _COMING_ABOUT or is_weighed):
        # "A war would harm both": nobody says that there is one.
        would = any(c.tag_ == "MD" and c.lower_ in {"would", "could", "might", "may"} for c in verb.children)
        any_such = all(c.dep_ != "poss" and c.lower_ not in _KNOWN for c in noun.children if c.i < noun.i)
        return would and any_such and (noun.tag_ == "NN" or verb.tag_ != "VB")
    if noun.dep_ == "dobj" and verb.lemma_ == "head":
        return any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)
    return noun.dep_ == "dobj" and noun.head.lemma_ in _NOT_YET


def _has_no_date(noun: Token) -> bool:
    """Tell whether talks have yet to be fixed: "no date has been set for the next round of talks"."""
    whole = noun
    while whole.dep_ == "pobj" and whole.head.lower_ == "of":
        whole = whole.head.head
    if whole.dep_ != "pobj" or whole.head.lower_ != "for":
        return False
    above = whole.head.head
    date = above if above.pos_ == "NOUN" else next((c for c in above.children if c.lemma_.lower() in _DATES), above)
    if date.lemma_.lower() not in _DATES:
        return False
    return any(c.lower_ == "no" for c in date.children) or (is_verb(date.head) and is_negated(date.head))


def _is_made_ready(word: Token) -> bool:
    """Tell whether what is "for" an act comes before it: "massed for an assault", "prepared its troops for", "a reward for"."""
    if is_verb(word):
        return word.lemma_ in _PREPARING
    if word.lemma_.lower() in _BEFOREHAND:
        return True
    return word.dep_ in {"dobj", "prt", "advmod"} and word.head.lemma_ in _PREPARING
