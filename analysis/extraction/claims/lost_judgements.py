"""Judgements, charges and opening participles that the parse has torn: read from tags and marks alone.

"Called the arrest of two leaders a violation of the law", "was accused by traders of smuggling weapons", "which two
officials briefed on the talks described as a farce", "Warning that no talks would take place, the minister left".
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    has_quotes,
    look_up_cue,
    make_attribution,
    opening_of,
    trim,
)
from analysis.extraction.claims.beside_quotes import head_of_phrase, phrase_from
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import FINITE, is_passive
from analysis.extraction.parsing.words import Token

_ENDS = frozenset({",", ".", ";", ":"})
_OPENS_CLAUSE = frozenset({"t", "q"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_TIMES = frozenset("day week month year hour minute moment night few".split())
#: What opens what something is called: "called the plan a mistake".
_INDEFINITE = frozenset({"a", "an"})


def read_lost_judgement(token: Token) -> Attribution | None:
    """Read a judgement or charge whose parts the parse has lost; None where the word opens none."""
    cue = look_up_cue(token, "verb")
    if cue is None or token.i + 2 >= token.sent.end:
        return None
    entry, frames = cue
    if token.tag_ == "VBG" and token.i == opening_of(token.sent):
        return _read_opening(token, entry, frames)
    if entry["lemma"] == "accuse" and is_passive(token):
        return _read_accused_by(token, entry)
    if (
        "c" in frames
        and token.i > token.sent.start
        and (token.tag_ in FINITE | {"VBG"} or token.nbor(-1).lemma_ == "have")
    ):
        return _read_called(token, entry)
    return None


def _clause_end(token: Token, first: int) -> int:
    """Give where a clause ends at the latest: before the next mark outside quotation marks, or a verb that is joined."""
    is_quoted = False
    for t in token.doc[first : token.sent.end]:
        if t.text in QUOTES:
            is_quoted = not is_quoted
        if is_quoted:
            continue
        is_joint = t.dep_ == "cc" and t.i + 1 < token.sent.end and t.nbor().tag_ in FINITE
        if t.text in _ENDS or is_joint:
            return int(t.i)
    return int(token.sent.end)


def _read_called(verb: Token, entry: Entry) -> Attribution | None:
    """Read "called the truce that Qatar had brokered an attempt to gain time": an article right behind a noun."""
    source = find_source(verb)
    end = _clause_end(verb, verb.i + 1)
    if source is None or source.i > verb.i or verb.nbor().pos_ not in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return None
    for t in verb.doc[verb.i + 2 : end - 1]:
        before = t.nbor(-1)
        if (
            before.pos_ not in _NAMES
            or {t.ent_type_, t.nbor().ent_type_} & {"TIME", "DATE"}
            or t.nbor().lemma_ in _TIMES
        ):
            continue
        is_superlative = t.lower_ == "the" and t.nbor().tag_ == "JJS"
        if t.lower_ in _INDEFINITE or is_superlative or (t.text in QUOTES and has_quotes(t.doc[t.i + 1 : end])):
            piece = end_content(trim(verb.doc[verb.i + 1 : end]))
            return make_attribution(verb, source, [piece], entry, "lost_judgement", 0.6)
    return None


def _read_accused_by(verb: Token, entry: Entry) -> Attribution | None:
    """Read "was accused by traders at the market of smuggling weapons"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    source = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), verb.head if verb.dep_ == "acl" else None)
    end = _clause_end(verb, verb.i + 1)
    if source is None:
        return None
    of = next((t for t in verb.doc[source.i + 1 : end - 1] if t.lower_ == "of" and t.nbor().tag_ == "VBG"), None)
    if of is None:
        return None
    piece = trim(verb.doc[of.i + 1 : end])
    found = make_attribution(verb, source, [piece], entry, "passive_charge", 0.6, raised=subject)
    return replace(found, source=trim(verb.doc[source.left_edge.i : of.i])) if found is not None else None


def read_which(verb: Token) -> Attribution | None:
    """Read "the vote, which two officials briefed on the talks described as a farce, was held"."""
    if (
        verb.dep_ != "acl"
        or verb.tag_ not in {"VBN", "VBD"}
        or verb.i + 2 >= verb.sent.end
        or verb.nbor().lower_ != "as"
    ):
        return None
    cue = look_up_cue(verb, "verb")
    if cue is None or "s" not in cue[1]:
        return None
    which = next(
        (t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.text in _ENDS or t.lower_ == "which"), None
    )
    if which is None or which.lower_ != "which" or which.i + 2 > verb.i or not which.i or which.nbor(-1).text != ",":
        return None
    words = verb.doc[which.i + 1 : verb.i]
    if any(t.tag_ in FINITE and t.i > which.i + 2 and t.nbor().pos_ != "ADP" for t in words) or words[0].pos_ in {
        "ADP",
        "AUX",
        "PUNCT",
    }:
        return None
    phrase = phrase_from(verb.doc, which.i + 1)
    head = head_of_phrase(phrase) if phrase else words[0]
    piece = trim(verb.doc[verb.i + 2 : _clause_end(verb, verb.i + 2)])
    if not may_speak(head) or not piece:
        return None
    return Attribution((verb,), trim(words), head, (piece,), cue[0], "lost_judgement", 0.6)


def _read_opening(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "Warning that no talks would take place, the minister left", where the parse finds no main clause."""
    if verb.dep_ != "ROOT" or not frames & {"t", "c", "s", "of"}:
        return None
    following = verb.nbor()
    for comma in verb.doc[verb.i + 3 : verb.sent.end - 3]:
        if comma.text != ",":
            continue
        source = _speaker_at(comma.nbor())
        inside = tuple(verb.doc[verb.i + 1 : comma.i])
        if not source or (following.lower_ == "that" and not any(t.tag_ in FINITE for t in inside)):
            continue
        piece = _said_in(inside, frames)
        head = head_of_phrase(source)
        return Attribution((verb,), source, head, (piece,), entry, "lost_opening", 0.6) if piece else None
    return None


def _said_in(inside: Tokens, frames: frozenset[str]) -> Tokens:
    """Give what an opening participle says: all of it, and of a charge what stands behind "of"."""
    if "of" in frames and "t" not in frames:
        of = next((t for t in inside if t.lower_ == "of" and t.nbor().tag_ == "VBG"), None)
        return trim(t for t in inside if of is not None and t.i > of.i)
    is_clause = any(t.tag_ in FINITE for t in inside)
    is_judged = any(t.lower_ in {"as", "a", "an"} for t in inside[1:])
    if not (is_clause and frames & _OPENS_CLAUSE) and not is_judged:
        return ()
    return end_content(trim(inside))


def _speaker_at(first: Token) -> Tokens:
    """Give the phrase that begins at a word and that a finite verb follows, or what the parse takes for a participle."""
    phrase = phrase_from(first.doc, first.i)
    if not phrase or phrase[0].i != first.i or phrase[0].pos_ == "ADP" or not may_speak(head_of_phrase(phrase)):
        return ()
    end = phrase[-1].i + 1
    if end < len(first.doc) and first.doc[end].text == ",":
        end += 1
    if end >= first.sent.end:
        return ()
    after = first.doc[end]
    return phrase if after.tag_ in FINITE or (after.tag_ == "VBN" and after.dep_ == "acl") else ()
