"""A bare figure that somebody gives: "the rebels said 90", "the government, which disputes that, says at least 120"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import Attribution, look_up_cue, trim, verb_group
from analysis.extraction.claims.lost_sources import find_source_by_tags, may_speak
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_SAYING = frozenset({"say", "claim", "report", "think", "believe", "reckon"})
#: What bounds a figure, and may stand before it.
_BOUNDING = frozenset("at least more than about some as many only nearly almost around up to fewer over".split())
_IN_FIGURE = frozenset({"NUM", "ADJ", "NOUN", "ADV", "DET", "ADP"})
_ENDS = frozenset({".", ";", ",", ":"})
_LONGEST = 7


def read_said_number(verb: Token) -> Attribution | None:
    """Read a verb of saying that only a figure follows, up to the next mark; None where it is no such verb."""
    if verb.lemma_ not in _SAYING or verb.tag_ not in FINITE or verb.i + 2 >= verb.sent.end:
        return None
    figure: list[Token] = []
    for t in verb.doc[verb.i + 1 : min(verb.i + 1 + _LONGEST, verb.sent.end)]:
        if t.text in _ENDS:
            break
        if t.pos_ not in _IN_FIGURE and not t.like_num:
            return None
        figure.append(t)
    else:
        return None
    number = next((k for k, t in enumerate(figure) if t.like_num), None)
    if number is None or any(t.lower_ not in _BOUNDING for t in figure[:number]):
        return None
    if any(t.pos_ in {"ADP", "DET"} for t in figure[number:]):
        return None  # "Said 40 of them", "said 12 in all": more is said than a figure.
    known = look_up_cue(verb, "verb")
    named = find_source_by_tags(verb)
    if known is None or named is None or not may_speak(named[1]) or verb.nbor(-1).lower_ in {"he", "she", "which"}:
        return None
    return Attribution(verb_group(verb), named[0], named[1], (trim(figure),), known[0], "lost_cue", 0.6)
