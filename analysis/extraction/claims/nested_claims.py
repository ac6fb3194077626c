"""Claims inside what somebody else is said to have said: which of them have a source of their own."""

from __future__ import annotations

from analysis.extraction.claims.attributions import Attribution, has_finite_verb, look_up_cue
from analysis.extraction.parsing.grammar import is_negated
from analysis.extraction.parsing.words import Token

_SPEAKERS = frozenset("i we you he she they it one that which who what this there nobody none neither nothing".split())
#: Pronouns for somebody else than who speaks of them, more often than not: "said that he had warned of it".
_PERSONS = frozenset({"he", "she", "they"})
#: Classes of cues that are kept inside another's content, whoever is their source: who reports that somebody said so.
_NESTED = frozenset({"say", "claim", "warn", "hearsay"})
#: Classes that are kept where somebody else says, thinks or shows something in a clause: "said that Minsk believed it".
_THOUGHT = frozenset("opine want concede deny doubt criticize show accuse ask know promise".split())
#: Pronouns for whoever judges a thing inside what is said: "said that he regarded the truce as dead".
_THINKERS = frozenset({"he", "she", "it", "they", "who", "which"})
_CLAUSAL = frozenset({"verb_with_clause", "verb_with_noun_of_speech", "verb_of_charge"})
#: What two sides do together, or a text does, is no word of theirs: "said that the sides had agreed that".
_DEEDS = frozenset("agree decide provide rule see resolve forget remember realize realise".split())
#: Words before a source that make it nobody, or anybody.
_NOBODY = frozenset({"no", "neither", "any", "whoever", "anybody", "anyone", "nobody", "none"})
#: What opens a clause whose verb is not said to be so.
_IF = frozenset({"if", "unless", "until", "once", "whether", "before", "when", "lest", "till"})


def adds_source(attribution: Attribution) -> bool:
    """Tell whether a claim inside another's content has a source of its own: "said that Minsk believed that …"."""
    head = attribution.source_head
    if head is None:
        return False
    if attribution.rule == "what_is_called":
        return head.lower_ not in {"i", "we", "you"}
    if (
        attribution.entry["class"] in {"opine", "doubt"}
        and attribution.rule == "verb_of_judgement"
        and head.lower_ in _THINKERS
    ):
        return _is_stated(attribution)
    if attribution.entry["class"] in _NESTED:
        return head.lower_ not in _SPEAKERS - _PERSONS
    if attribution.entry["lemma"] == "expect" and not any(has_finite_verb(piece) for piece in attribution.pieces):
        return False  # "The front, he said, *expected the state to do likewise*".
    if attribution.entry["class"] not in _THOUGHT or attribution.rule not in _CLAUSAL or head.pos_ == "PRON":
        return False
    return attribution.entry["lemma"] not in _DEEDS and not _is_nobody(head) and _is_stated(attribution)


def _is_nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in head.children)


def _is_stated(attribution: Attribution) -> bool:
    """Tell whether it is said that somebody did say or think a thing, and not that they might or would not."""
    verb = next((t for t in reversed(attribution.cue) if t.pos_ == "VERB"), attribution.cue[-1])
    if is_negated(verb) or any(t.tag_ == "MD" for t in attribution.cue):
        return False
    clause = verb
    if _is_doubted(verb):
        return False
    while clause.dep_ in {"ccomp", "conj", "xcomp"} and clause.head != clause:
        if any(c.lower_ in _IF and c.dep_ in {"mark", "advmod"} for c in clause.children):
            return False
        clause = clause.head
    return not any(c.lower_ in _IF and c.dep_ in {"mark", "advmod"} for c in clause.children if c.i < clause.i)


def _is_doubted(verb: Token) -> bool:
    """Tell whether it is denied or doubted that somebody thought a thing: "doubted that they understood what was asked"."""
    above = verb.head if verb.dep_ == "ccomp" else verb
    known = look_up_cue(above, "verb") if above != verb and above.i < verb.i else None
    return known is not None and known[0]["class"] in {"deny", "doubt"}
