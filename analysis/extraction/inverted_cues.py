"""Who speaks behind a statement without quotation marks: "The truce would hold, declared a police commander."

The parse takes the speaker for the object of the verb, or hangs the verb on what is said; read from tags and marks alone.
"""

from __future__ import annotations

from analysis.extraction.attributions import Attribution, has_quotes, look_up_cue, opening_of, trim, verb_group
from analysis.extraction.beside_quotes import head_of_phrase, phrase_from
from analysis.extraction.grammar import FINITE
from analysis.extraction.lost_sources import may_speak
from analysis.extraction.words import Token

_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBP"})
#: Classes of cues that are put behind what they attribute.
_SET_BEHIND = frozenset({"say", "claim", "warn", "concede", "opine"})
#: Verbs whose object is told something: "…, told the envoy" has no speaker yet.
_TELLING = frozenset({"tell", "inform", "notify", "assure", "reassure", "remind", "brief", "advise", "alert"})
_BREAKS = frozenset({";", ":"})
#: What may follow a speaker: an end, an aside on him, or when and where it was said.
_ENDS = frozenset({".", ",", ";"})
_CIRCUMSTANCES = frozenset({"on", "in", "at", "after", "before", "during"})


def read_inverted(verb: Token) -> Attribution | None:
    """Read a verb of saying with its speaker right behind it, and what is said before it; None where it is no such verb."""
    if verb.tag_ not in _TAGS or verb.i < verb.sent.start + 3 or verb.nbor(-1).text != ",":
        return None
    cue = look_up_cue(verb, "verb")
    if cue is None or not cue[1] & {"t", "q"} or cue[0]["class"] not in _SET_BEHIND or cue[0]["lemma"] in _TELLING:
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass", "agent", "auxpass", "xcomp"} for c in verb.children):
        return None
    phrase = phrase_from(verb.doc, verb.i + 1)
    head = head_of_phrase(phrase) if phrase else None
    if head is None or not may_speak(head) or phrase[0].pos_ == "ADP" or phrase[0].i != verb.i + 1:
        return None
    end = phrase[-1].i + 1
    if end < verb.sent.end and verb.doc[end].text not in _ENDS and verb.doc[end].lower_ not in _CIRCUMSTANCES:
        return None
    begin = opening_of(verb.sent)
    begin = max([begin, *(t.i + 1 for t in verb.doc[begin : verb.i] if t.text in _BREAKS)])
    piece = trim(verb.doc[begin : verb.i - 1])
    if has_quotes(piece) or not any(t.tag_ in FINITE for t in piece):
        return None
    if any(t.dep_ in {"nsubj", "nsubjpass"} and t.head == verb for t in piece):
        return None
    last = next((t.i for t in phrase if t.lower_ in {"on", "late", "early"} and t.i > head.i), end)
    return Attribution(
        verb_group(verb), trim(t for t in phrase if t.i < last), head, (piece,), cue[0], "inverted_cue", 0.65
    )
