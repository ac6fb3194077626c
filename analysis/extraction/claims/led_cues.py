"""Verbs of saying behind one that leads to them: "…, the minister hastened to add", "…, she was careful to point out"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import Attribution, make_attribution, verb_group
from analysis.extraction.claims.cue_clauses import before_and_after
from analysis.extraction.claims.cue_speakers import SAYING, find_source
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.words import Token

#: What one does or is who then speaks: "hurried to say", "went on to say", "was quick to add".
_LEADING = frozenset("hasten hurry rush go proceed quick careful keen eager anxious swift prompt".split())


def read_led(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read the clause before a verb of saying that another leads to; None where nothing leads to it.

    What stands before hangs on the leading verb in the parse: "*It was no truce*, the minister hastened to add".
    """
    if verb.tag_ != "VB" or verb.dep_ != "xcomp" or entry["class"] not in SAYING or "t" not in frames:
        return None
    leading = verb.head
    above = leading.head if leading.pos_ in {"ADJ", "ADV"} and leading.head.lemma_ == "be" else leading
    if leading.lemma_ not in _LEADING or any(c.dep_ == "neg" for c in above.children):
        return None
    clause = next((c for c in above.children if c.dep_ == "ccomp" and c.i < above.i), None)
    source = find_source(above)
    if clause is None or source is None or not clause.i < source.i < above.i:
        return None
    found = make_attribution(verb, source, before_and_after(above, source, clause), entry, "clause_before_cue", 0.75)
    return replace(found, cue=tuple(verb.doc[verb_group(above)[0].i : verb.i + 1])) if found is not None else None
