"""Verbs that attribute: "said that", "is expected to", "acknowledged the loss of", "accused of", "…, he said, …"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.asides import read_relative_aside
from analysis.extraction.claims.attributions import (
    Attribution,
    is_set_off,
    look_up_cue,
    make_attribution,
    thing,
    verb_group,
)
from analysis.extraction.claims.cue_clauses import read_clause, read_parenthesis
from analysis.extraction.claims.cue_objects import lacks_object, read_gerund, read_judgement, read_noun_content
from analysis.extraction.claims.cue_passives import read_passive, read_reduced
from analysis.extraction.claims.cue_speakers import (
    SAYING,
    find_noun_before,
    find_source,
    find_speaker_behind,
    is_asked_aside,
    is_left_unsaid,
)
from analysis.extraction.claims.cue_states import read_outlook
from analysis.extraction.claims.led_cues import read_led
from analysis.extraction.claims.lost_sources import find_source_by_tags
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.grammar import INFLECTED, is_passive, is_verb
from analysis.extraction.parsing.words import Token

#: Words that a cue and its source have at most where they are set off: "experts at the agency estimate".
_LONGEST_ASIDE = 9


def read_verb(verb: Token) -> Attribution | None:
    """Read a verb with what it attributes, quotations apart; None where it attributes nothing."""
    cue = look_up_cue(verb, "verb")
    if cue is None or not (is_verb(verb) or _is_taken_for_noun(verb)):
        return None
    if (
        is_asked_aside(verb)
        or is_left_unsaid(verb)
        or (verb.dep_ in {"dobj", "pobj"} and look_up_cue(verb, "noun") is not None)
    ):
        # "Dismisses claims that": the parse takes the noun for a verb.
        return None
    entry, frames = cue
    reduced = read_reduced(verb, entry, frames)
    if reduced is not None:
        return reduced
    led = read_led(verb, entry, frames)
    if led is not None:
        return led
    if is_passive(verb) and not any(c.dep_ == "nsubj" for c in verb.children):
        return read_passive(verb, entry, frames)
    source = find_source(verb)
    if source is None and (torn := _read_behind_fronted(verb, entry, frames)) is not None:
        return torn
    source = source or find_noun_before(verb, entry) or find_speaker_behind(verb, entry)
    if source is None:
        return _read_without_subject(verb, entry, frames)
    if "w" in frames and _is_comment(verb, source):
        return None
    aside = _read_inside_relative(verb, source, entry, frames)
    if aside is not None:
        return aside
    for reading in _READINGS:
        found = reading(verb, source, entry, frames)
        if found is not None:
            return found
    return None


def _read_without_subject(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read the clause behind a verb that the parse has given no subject, with the words before it as its source."""
    if verb.tag_ not in INFLECTED or verb.dep_ in {"acl", "relcl", "advcl"} or not frames & {"t"}:
        return None
    return _read_by_tags(verb, entry, frames)


def _read_behind_fronted(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read who speaks behind a fronted phrase to whose last noun the parse joins him: "Hours after a meeting in Rome, A, the envoy, said"."""
    if entry["class"] not in SAYING or verb.tag_ not in INFLECTED or verb.dep_ not in {"ROOT", "conj"}:
        return None
    return _read_by_tags(verb, entry, frames)


def _read_by_tags(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read the clause behind a verb with the source that the tags of the words before it show."""
    if not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return None
    named = find_source_by_tags(verb)
    found = read_clause(verb, named[1], entry, frames) if named is not None else None
    return replace(found, source=named[0]) if named is not None and found is not None else None


def _is_taken_for_noun(verb: Token) -> bool:
    """Tell whether a noun is its sentence's verb: "Diplomats credit Washington with …", which the tagger misses."""
    is_main = verb.dep_ == "ROOT" and verb.tag_ in {"NN", "NNS", "NNP"}
    return is_main and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def _read_inside_relative(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a cue and its source set off inside a relative clause: "rods from which, experts estimate, bombs could be made"."""
    group = verb_group(verb)
    first, last = min(source.left_edge.i, group[0].i), max(source.i, group[-1].i)
    is_set_apart = last + 1 < len(verb.doc) and verb.doc[last + 1].text == ","
    if "t" not in frames or not is_set_apart or last - first > _LONGEST_ASIDE:
        return None
    if source.dep_ != "nsubj" and not (source.dep_ == "conj" and verb.doc[first - 1].text == "," and source.i < verb.i):
        return None
    pieces = read_relative_aside(verb.doc, first, last)
    return make_attribution(verb, source, list(pieces), entry, "cue_as_aside", 0.75) if pieces else None


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
    if obj is None and "b" in frames and clause.left_edge.i == verb.i + 1 and lacks_object(verb):
        # "Which some believe to be in Serbia", "what the court took to be a threat".
        return make_attribution(verb, source, [thing(clause, clause.right_edge)], entry, "what_is_called", 0.65)
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


_READINGS = (
    read_clause, read_parenthesis, _read_infinitive, read_gerund, read_outlook, read_judgement, read_noun_content,
)  # fmt: skip
