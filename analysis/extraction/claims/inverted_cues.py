"""Who speaks behind a statement without quotation marks: "The truce would hold, declared a police commander."

The parse takes the speaker for the object of the verb, or hangs the verb on what is said; read from tags and marks alone.
"""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_quotes,
    look_up_cue,
    opening_of,
    trim,
    verb_group,
)
from analysis.extraction.claims.beside_quotes import head_of_phrase, phrase_from
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBP"})
#: Classes of cues that are put behind what they attribute.
_SET_BEHIND = frozenset({"say", "claim", "warn", "concede", "opine"})
#: Verbs whose object is told something: "…, told the envoy" has no speaker yet.
_TELLING = frozenset({"tell", "inform", "notify", "assure", "reassure", "remind", "brief", "advise", "alert"})
_FEW = 6
_LONGEST_SUBJECT = 10
_NAMING = frozenset({"NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"})
_BREAKS = frozenset({";", ":"})
#: What may follow a speaker: an end, an aside on him, or when and where it was said.
_ENDS = frozenset({".", ",", ";"})
_CIRCUMSTANCES = frozenset({"on", "in", "at", "after", "before", "during"})


def read_inverted(verb: Token) -> Attribution | None:
    """Read a verb of saying with its speaker right behind it, and what is said before it; None where it is no such verb."""
    is_turned = verb.tag_ in _TAGS or (verb.lower_ == "say" and verb.tag_ == "VB")
    if not is_turned or verb.i < verb.sent.start + 2 or verb.nbor(-1).text != ",":
        return None
    cue = look_up_cue(verb, "verb")
    if cue is None or not cue[1] & {"t", "q"} or cue[0]["class"] not in _SET_BEHIND or cue[0]["lemma"] in _TELLING:
        return None
    if (amidst := _read_amidst(verb, cue[0])) is not None:
        return amidst
    if any(c.dep_ in {"nsubj", "nsubjpass", "agent", "auxpass", "xcomp"} and c.i < verb.i for c in verb.children):
        return None
    phrase = _with_others(phrase_from(verb.doc, verb.i + 1))
    head = head_of_phrase(phrase) if phrase else None
    if head is None or not may_speak(head) or phrase[0].pos_ == "ADP" or phrase[0].i != verb.i + 1:
        return None
    end = phrase[-1].i + 1
    if end < verb.sent.end and verb.doc[end].text not in _ENDS and verb.doc[end].lower_ not in _CIRCUMSTANCES:
        return None
    begin = opening_of(verb.sent)
    begin = max([begin, *(t.i + 1 for t in verb.doc[begin : verb.i] if t.text in _BREAKS)])
    piece = trim(verb.doc[begin : verb.i - 1])
    # "Not a chance, say the Kurds.": few words may have no verb, where nothing else is in the sentence.
    is_bare = begin == opening_of(verb.sent) and len(piece) <= _FEW and end >= verb.sent.end - 1
    is_bare = is_bare and bool(piece) and piece[0].pos_ not in {"ADP", "DET", "PROPN", "PRON"} and len(phrase) <= _FEW
    if has_quotes(piece) or not (is_bare or any(t.tag_ in FINITE for t in piece)):
        return None
    if verb.nbor(-2).pos_ == "CCONJ" and any(c.dep_ == "nsubj" for c in verb.children):
        # "He bought back hostages and, say diplomats, paid both sides": the parse knows what goes on.
        return None
    if any(t.dep_ in {"nsubj", "nsubjpass"} and t.head == verb for t in piece):
        return None
    last = next((t.i for t in phrase if t.lower_ in {"on", "late", "early"} and t.i > head.i), end)
    return Attribution(
        verb_group(verb), trim(t for t in phrase if t.i < last), head, (piece,), cue[0], "inverted_cue", 0.65
    )


def _read_amidst(verb: Token, entry: Entry) -> Attribution | None:
    """Read a speaker set between a subject and its verb: "Mr. Sy, said a diplomat close to the talks, feared a coup"."""
    doc, begin, end = verb.doc, opening_of(verb.sent), verb.sent.end
    begin = max([begin, *(t.i + 1 for t in doc[begin : verb.i] if t.text in _BREAKS)])
    subject = doc[begin : verb.i - 1]
    comma = next((t for t in doc[verb.i + 1 : end - 2] if t.text in {",", *_BREAKS}), None)
    if comma is None or comma.text != "," or not 1 <= len(subject) <= _LONGEST_SUBJECT:
        return None
    speaker = doc[verb.i + 1 : comma.i]
    if any(t.tag_ in FINITE or t.tag_ == "MD" or t.is_punct for t in (*subject, *speaker)) or has_quotes(subject):
        return None
    phrase = phrase_from(doc, verb.i + 1)
    head = head_of_phrase(phrase) if phrase and phrase[0].i == verb.i + 1 and phrase[0].pos_ != "ADP" else None
    if (
        head is None
        or not may_speak(head)
        or subject[0].pos_ not in _NAMING
        or comma.nbor().tag_ not in FINITE | {"MD"}
    ):
        return None
    content = end_content(trim(doc[comma.i + 1 : end]))
    return Attribution(verb_group(verb), trim(speaker), head, (content,), entry, "cue_as_aside", 0.65)


def _with_others(phrase: Tokens) -> Tokens:
    """Add those who speak with him whom a phrase names: "said medics, residents and a rebel spokesman"."""
    if not phrase:
        return phrase
    doc, at, is_closed = phrase[0].doc, phrase[-1].i + 1, False
    while at + 1 < phrase[0].sent.end and (doc[at].text == "," or doc[at].lower_ == "and"):
        is_closed = doc[at].lower_ == "and" or doc[at + 1].lower_ == "and"
        at += 2 if doc[at + 1].lower_ == "and" else 1
        other = phrase_from(doc, at)
        if not other or other[0].i != at or not may_speak(head_of_phrase(other)):
            return phrase
        at = other[-1].i + 1
        if is_closed:
            is_end = at >= phrase[0].sent.end or doc[at].text in _ENDS or doc[at].lower_ in _CIRCUMSTANCES
            return tuple(doc[phrase[0].i : at]) if is_end else phrase
    return phrase
