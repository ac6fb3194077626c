"""Turns of phrase that lend a statement or take it away: "if the rebels are to be believed", "waved away the notion that", "the story goes that"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    make_cue,
    noun_phrase,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.parsing.words import Token

#: What somebody is whose word a condition lends belief: "if he is right", "if they are to be believed".
_TRUSTED = frozenset({"believed", "trusted", "credited", "right", "correct", "mistaken", "wrong"})
#: What goes round: "the story goes that".
_TOLD = frozenset(
    "story legend theory tale joke saying argument thinking logic rumour rumor reasoning gossip myth".split()
)
#: Particles with which verbs set a notion aside.
_ASIDE = frozenset({"away", "aside", "off", "down", "out"})
_SETTING_ASIDE = frozenset(
    "wave brush swat bat laugh shrug shoot slap knock bat fend sweep cast push toss throw wave rule play".split()
)
#: Words at one of which these turns of phrase are read.
CREDENCE_WORDS = _TRUSTED | {"go"}

_BELIEVED = make_cue("to be believed", "opine", "1")
_GOES = make_cue("the story goes", "hearsay", "1")
_SET_ASIDE = make_cue("wave away", "deny", "-2")


def read_credence(token: Token) -> Attribution | None:
    """Read a turn of phrase at its telling word; None where the token is no part of one."""
    if token.lower_ in _TRUSTED:
        return _read_condition(token)
    if token.lower_ in {"goes", "went"}:
        return _read_story(token)
    return None


def _read_condition(word: Token) -> Attribution | None:
    """Read "if the rebels are to be believed, the bridge was never mined", "…, if three of them are not mistaken"."""
    clause = word
    while clause.dep_ in {"xcomp", "acomp", "attr"} and clause.head != clause:
        clause = clause.head
    opens = clause.left_edge
    if clause.dep_ != "advcl" or opens.lower_ not in {"if", "unless"} or opens.i > word.i:
        return None
    source = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < word.i), None)
    is_negated = any(t.lower_ in {"not", "n't"} for t in word.doc[opens.i : word.i])
    is_wrong = word.lower_ in {"mistaken", "wrong"}
    if source is None or not may_speak(source) or is_wrong != (is_negated or opens.lower_ == "unless"):
        return None
    end = clause.right_edge.i
    if end > word.i:
        return None  # "If he is right about the dam, it will burst".
    begin = max([word.sent.start, *(t.i + 1 for t in word.doc[word.sent.start : opens.i] if t.text in {";", ":"})])
    before, after = trim(word.doc[begin : opens.i]), trim(word.doc[end + 1 : word.sent.end])
    piece = after if has_finite_verb(after) else before
    if not piece or not has_finite_verb(piece):
        return None
    first = next((t.i for t in word.doc[source.right_edge.i + 1 : word.i + 1]), word.i)
    cue = tuple(word.doc[first : word.i + 1])
    words = trim(t for t in noun_phrase(source) if opens.i < t.i < first)
    return Attribution(cue, words or (source,), source, (end_content(piece),), _BELIEVED, "as_put", 0.6)


def _read_story(verb: Token) -> Attribution | None:
    """Read "the story goes that the marshal burned the letters"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    following = verb.nbor() if verb.i + 3 < verb.sent.end else verb
    if subject is None or subject.lemma_.lower() not in _TOLD or following.lower_ != "that":
        return None
    piece = end_content(trim(verb.doc[following.i + 1 : verb.sent.end]))
    cue = tuple(verb.doc[subject.i : verb.i + 1])
    return Attribution(cue, (), None, (piece,), _GOES, "has_it", 0.65) if has_finite_verb(piece) else None


def read_set_aside(noun: Token, clause: Tokens) -> Attribution | None:
    """Read who sets aside what a noun holds: "waved away the notion that …", "shot down the idea that …"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in _ASIDE:
        verb = verb.head  # "Laughed off the idea", whose particle the parse takes for a preposition.
    if noun.dep_ not in {"dobj", "pobj"} or verb.lemma_ not in _SETTING_ASIDE or verb.i > noun.i:
        return None
    particle = next((c for c in verb.children if c.lower_ in _ASIDE and c.i == verb.i + 1), None)
    source = find_source(verb) if particle is not None else None
    if particle is None or source is None or source.i > verb.i:
        return None
    group = verb_group(verb)
    cue = tuple(verb.doc[group[0].i : particle.i + 1])
    return Attribution(cue, noun_phrase(source), source, (clause,), _SET_ASIDE, "verb_with_noun_and_clause", 0.6)
