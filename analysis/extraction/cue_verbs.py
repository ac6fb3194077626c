"""Verbs that attribute: "said that", "is expected to", "acknowledged the loss of", "accused of", "…, he said, …"."""

from __future__ import annotations

from spacy.tokens import Token

from analysis.extraction.attributions import Attribution, is_set_off, look_up_cue, make_attribution, thing, verb_group
from analysis.extraction.cue_clauses import read_clause, read_parenthesis
from analysis.extraction.cue_objects import read_gerund, read_judgement, read_noun_content
from analysis.extraction.cue_passives import read_passive
from analysis.extraction.cue_speakers import find_noun_before, find_source, find_speaker_behind
from analysis.extraction.grammar import is_passive, is_verb
from analysis.extraction.lexicon import Entry, index_lexicon


def read_verb(verb: Token) -> Attribution | None:
    """Read a verb with what it attributes, quotations apart; None where it attributes nothing."""
    cue = look_up_cue(verb, "verb")
    if cue is None or not is_verb(verb):
        return None
    entry, frames = cue
    if is_passive(verb) and not any(c.dep_ == "nsubj" for c in verb.children):
        return read_passive(verb, entry, frames)
    source = find_source(verb) or find_noun_before(verb, entry) or find_speaker_behind(verb, entry)
    if source is None or ("w" in frames and _is_comment(verb, source)):
        return None
    for reading in _READINGS:
        found = reading(verb, source, entry, frames)
        if found is not None:
            return found
    return None


def _is_comment(verb: Token, source: Token) -> bool:
    """Tell whether a closing participle comments on all that happened: "…, underscoring the risk"; a video does show."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"} or not is_set_off(verb_group(verb)[0]):
        return False
    noun = index_lexicon("source_nouns", "lemma").get(source.lemma_.lower())
    return noun is None or noun["sourcing"] != "media"


def _read_infinitive(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
    if clause is None or not any(c.lower_ == "to" and c.dep_ in {"aux", "mark"} for c in clause.children):
        return None
    obj = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.i), None)
    if obj is not None and "e" in frames:
        # Whoever is urged is part of what is urged: "urged both sides to talk".
        content = thing(obj, clause.right_edge)
        return make_attribution(verb, source, [content], entry, "verb_with_object_and_infinitive", 0.6)
    if "i" not in frames and "e" not in frames:
        return None
    if clause.left_edge.i == verb.i + 1 and read_verb(clause) is not None:
        # "refused to say that": the inner verb attributes, and its cue takes in the outer one.
        return None
    content = thing(clause, clause.right_edge)
    return make_attribution(verb, source, [content], entry, "verb_with_infinitive", 0.6)


_READINGS = (read_clause, read_parenthesis, _read_infinitive, read_gerund, read_judgement, read_noun_content)
