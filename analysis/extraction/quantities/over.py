"""What "over" before a number is: more than in "over 300 fled", about in "a row over three ships", a particle in "hand over 30"."""

from __future__ import annotations

from analysis.extraction.parsing.words import Token

#: Units of time: a number of them may stand after "over" without being bounded by it.
TIMES = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
#: Verbs whose "over" is a particle: "hand over 30 per cent".
_HANDING = frozenset({"hand", "turn", "sign"})
#: What belongs to the verb before, and not to the number behind: "hammered out over nine months".
_PARTICLES = frozenset({"out", "up", "off", "down", "away", "on"})
#: Verbs that are measured in time: what follows them is bounded by "over".
_LASTING = frozenset({"last", "take", "run", "go", "wait", "spend", "continue", "stay", "live", "serve", "rule"})
#: A number below this is hardly bounded where it counts things or people: "clashed over two ministers".
_FEW = 13
#: What is about something, or goes on about it.
_DISPUTES = frozenset(
    "dispute row quarrel feud crisis standoff stand-off conflict war battle clash fight argument disagreement talk negotiation "
    "deadlock impasse rift tension trial case scandal outcry anger protest deal fury concern fear worry debate trust bargaining "
    "lawsuit complaint wrangling showdown falling-out".split()
)
_QUARRELLING = frozenset(
    "clash quarrel argue fight differ stall feud haggle wrangle disagree bicker negotiate talk split fall criticise criticize "
    "condemn sue protest blame arrest resign bargain deadlock collapse founder".split()
)


def is_no_bound(over: Token, unit: str | None, value: float | None) -> bool:
    """Tell "hand over 30 per cent" and "a dispute over three islands" from "over three hundred"."""
    before = over.nbor(-1) if over.i > over.sent.start else None
    if over.dep_ == "prt" or (before is not None and before.lemma_ in _HANDING):
        return True
    if over.dep_ == "prep" and over.head.pos_ == "NOUN" and any(c.dep_ == "pobj" for c in over.children):
        return True
    if unit in TIMES:
        return _is_of_time(over)
    if before is None or before.pos_ in {"ADP", "DET", "PUNCT", "CCONJ", "AUX"} or (unit or "").isupper():
        return False
    if value is not None and value < _FEW and value == int(value) and unit in {None, "person"}:
        return True
    return before.lemma_.lower() in (_DISPUTES if before.pos_ in {"NOUN", "PROPN"} else _QUARRELLING)


def _is_of_time(over: Token) -> bool:
    """Tell "in stages over 27 months" from "lasted over three hours" and "for over a year"."""
    before = over.doc[over.i - 1] if over.i > over.sent.start else None
    if before is not None and before.pos_ == "ADP" and before.dep_ != "prt" and before.lower_ not in _PARTICLES:
        return False
    noun = over.head if over.dep_ != "prep" else over
    while noun.dep_ in {"nummod", "quantmod", "advmod", "amod"} and noun.head != noun:
        noun = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return False
    verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return verb is None or verb.lemma_ not in _LASTING
