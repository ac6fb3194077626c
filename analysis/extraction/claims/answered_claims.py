"""What others answer to a charge that stands before: "Chad accused Togo of arming them, a charge that Lomé has denied"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    look_up_cue,
    make_attribution,
    make_cue,
    opening_of,
    trim,
)
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.parsing.answered_charges import ANSWERING, CHARGES
from analysis.extraction.parsing.grammar import FINITE, is_negated, is_verb
from analysis.extraction.parsing.words import Token

_SAYING = frozenset({"say", "claim", "warn", "accuse"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_ENDS = frozenset({",", ".", ";", ":", "?", "!"})
_WHEN = frozenset("when after before as because since until if once where".split())
_RELATIVES = frozenset({"that", "which", "who", "whom"})
#: Words that who says so and when have at most behind what is said.
_LONGEST_ASIDE = 8


def read_answered_charge(verb: Token) -> Attribution | None:
    """Read who denies a charge that an apposition takes up; what is denied is what was charged."""
    if (which := taken_up_by_which(verb)) is not None:
        return _read_which(verb, which)
    noun = verb.head
    if (
        verb.lemma_ not in ANSWERING
        or verb.dep_ not in {"relcl", "acl"}
        or not takes_up_charge(noun)
        or is_negated(verb)
    ):
        return None
    cue = look_up_cue(verb, "verb")
    source = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in _RELATIVES), None)
    if source is None and verb.dep_ == "acl":
        by = next((c for c in verb.children if c.dep_ == "agent"), None)
        source = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    may_answer = source is not None and (source.pos_ in {"PRON", "PROPN"} or may_speak(source))
    if cue is None or source is None or not may_answer:  # "An assertion contradicted by the bodies".
        return None
    if verb.i + 2 < verb.sent.end and verb.nbor().lower_ == "as":
        # "That he dismissed as a fabrication": how he judges it is what he says.
        end = next((t.i for t in verb.doc[verb.i : verb.sent.end] if t.text in _ENDS), verb.sent.end)
        judged = trim(verb.doc[verb.i + 2 : end])
        entry = make_cue(verb.lemma_, "criticize", "2")
        return make_attribution(verb, source, [judged], entry, "verb_of_judgement", 0.65)
    charged = _what_is_charged(noun)
    if not charged:
        return None
    return make_attribution(verb, source, [charged], cue[0], "answered_charge", 0.65)


def taken_up_by_which(verb: Token) -> Token | None:
    """Give the "which" by which somebody denies all that stands before: "rebels were extorting money, which the movement denies"."""
    if verb.lemma_ not in {"deny", "dispute"} or verb.dep_ not in {"relcl", "advcl"} or is_negated(verb):
        return None
    which = next((c for c in verb.lefts if c.lower_ == "which" and c.dep_ == "dobj"), None)
    if which is None or which.i < which.sent.start + 3 or which.nbor(-1).text != ",":
        return None
    return which


def _read_which(verb: Token, which: Token) -> Attribution | None:
    cue = look_up_cue(verb, "verb")
    source = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if cue is None or source is None or not (source.pos_ in {"PRON", "PROPN"} or may_speak(source)):
        return None
    charged = _what_is_charged(which)
    return make_attribution(verb, source, [charged], cue[0], "answered_charge", 0.65) if charged else None


def takes_up_charge(noun: Token) -> bool:
    """Tell whether a noun takes up behind a comma what the clause before it says: ", a charge"."""
    if noun.lemma_.lower() not in CHARGES or noun.i < noun.sent.start + 3:
        return False
    first = _opening_of(noun)
    return noun.doc[first - 1].text == "," and (noun.doc[first].lower_ in {"a", "an"} or noun.tag_ == "NNS")


def _opening_of(noun: Token) -> int:
    first = noun.i
    while first - 1 > noun.sent.start and noun.doc[first - 1].head == noun and noun.doc[first - 1].text != ",":
        first -= 1
    return first


def _what_is_charged(noun: Token) -> Tokens:
    """Give what the charge takes up: what somebody is accused of, what somebody says, else the clause before the comma."""
    doc, end = noun.doc, _opening_of(noun) - 1
    begin = opening_of(noun.sent)
    for t in reversed(doc[begin:end]):
        if t.text in {";", ":"}:
            begin = t.i + 1
            break
    for t in reversed(doc[begin:end]):
        cue = look_up_cue(t, "verb") if is_verb(t) else None
        heard = next((c for c in t.children if c.dep_ == "xcomp" and c.i > t.i), None) if cue is not None else None
        if heard is not None and heard.left_edge.lower_ == "to" and any(c.dep_ == "auxpass" for c in t.children):
            return trim(doc[heard.left_edge.i : end])  # "Is believed to have ordered the raid".
        if cue is None or cue[0]["class"] not in _SAYING:
            continue
        led = next((c for c in t.subtree if c.lower_ in {"of", "for"} and c.i > t.i), None)
        if cue[0]["class"] == "accuse" and led is not None and led.i < end - 1:
            return trim(doc[led.i + 1 : end])
        clause = next((c for c in t.children if c.dep_ == "ccomp" and c.i > t.i), None)
        if clause is not None:
            return trim(doc[max(clause.left_edge.i, t.i + 1) : end])
        comma = next((w.i for w in reversed(doc[begin : t.i]) if w.text == ","), None)
        if comma is not None and end - comma <= _LONGEST_ASIDE and comma - begin > 2:
            return trim(doc[begin:comma])
        break
    return trim(doc[_begin_of_clause(noun, begin, end) : end])


def _begin_of_clause(noun: Token, begin: int, end: int) -> int:
    """Give where the last clause before a charge begins, with its subject."""
    above = noun.head.head if noun.lower_ == "which" else noun.head
    main = above
    for t in (above, *above.ancestors):
        is_finite = t.tag_ in FINITE or any(c.tag_ in FINITE and c.dep_.startswith("aux") for c in t.children)
        if t.i < end and is_verb(t) and is_finite and not _says_when(t):
            main = t
            break
    # The parser may hang the charge to the first of several clauses.
    later = [t for t in main.subtree if main.i < t.i < end and t.dep_ in {"conj", "advcl"} and _has_subject(t)]
    main = later[-1] if later and not any(t.text in QUOTES for t in noun.doc[begin:end]) else main
    if main.dep_ == "ROOT":
        return begin  # With what leads up to it: "In March Chad sent troops".
    subject = next((c for c in main.children if c.dep_ in _SUBJECTS and c.i < main.i), None)
    return max(begin, (subject.left_edge if subject is not None else main.left_edge).i)


def _has_subject(verb: Token) -> bool:
    has_subject = any(c.dep_ in _SUBJECTS for c in verb.children)
    return verb.tag_ in FINITE | {"VBN"} and has_subject and not _says_when(verb)


def _says_when(verb: Token) -> bool:
    """Tell whether a clause only says when, why or of whom another is told: "were killed *when troops fired back*"."""
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    return verb.dep_ in {"relcl", "acl"} or (verb.dep_ == "advcl" and bool(marks & _WHEN))
