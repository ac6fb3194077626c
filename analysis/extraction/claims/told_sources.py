"""Who speaks where the subject that the parse gives a cue does not: who is told or asked, and who stands behind "after".

"Mr. Sy, asked whether he would go, …", "they embraced after the president, their host, announced that".
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import Attribution, Tokens, look_up_cue, noun_phrase, trim
from analysis.extraction.claims.cue_speakers import SAYING
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

#: Verbs that take a hearer: behind a comma and with no hearer behind them they are passive.
_HEARING = frozenset({"ask", "tell", "warn", "inform", "assure", "advise", "remind", "notify", "persuade", "convince"})
_OPENING = frozenset({"that", "whether", "if", "when", "why", "how", "what"})
_SUBORDINATE = frozenset({"after", "before", "as", "once", "when", "since", "until"})
_APPOSED = frozenset({"a", "an", "the", "his", "her", "its", "their"})


def with_speaker(found: Attribution) -> Attribution:
    """Give an attribution with whoever speaks in it; with nobody named, where its source is only told or asked."""
    return _without_hearer(_behind_conjunction(found))


def _without_hearer(found: Attribution) -> Attribution:
    """Take the source from a passive that the parse takes for a past tense: "Mr. Sy, told that it was over, left"."""
    verb, words = found.cue[0], found.source
    is_bare = len(found.cue) == 1 and verb.lemma_ in _HEARING and verb.tag_ in {"VBN", "VBD"} and bool(words)
    if not is_bare or words[0].doc is not verb.doc or words[-1].i != verb.i - 2 or verb.nbor(-1).text != ",":
        return found
    if verb.i + 2 >= verb.sent.end or verb.nbor().lower_ not in _OPENING or any(t.text == "," for t in words):
        return found
    goes_on = next((t for t in verb.doc[verb.i + 2 : verb.sent.end - 1] if t.text == "," and _resumes(t)), None)
    if goes_on is None:
        return found
    pieces = (trim(t for t in piece if t.i < goes_on.i) for piece in found.pieces)
    return replace(found, source=(), source_head=None).with_pieces(pieces)


def _resumes(comma: Token) -> bool:
    """Tell whether a sentence goes on with its verb behind a comma: "…, would say only", "…, quickly left"."""
    following = comma.nbor()
    if following.pos_ == "ADV" and following.i + 1 < following.sent.end:
        following = following.nbor()
    return following.tag_ in FINITE | {"MD"}


def _behind_conjunction(found: Attribution) -> Attribution:
    """Give who stands behind "after" with who he is between commas, whom the parse takes for no subject.

    "A and B embraced after President C, their host, announced that": C, not A and B.
    """
    verb, words = found.cue[0], found.source
    if not words or words[0].doc is not verb.doc or verb.i - 2 <= verb.sent.start or verb.nbor(-1).text != ",":
        return found
    between = verb.doc[verb.sent.start : verb.i - 1]
    comma = next((t for t in reversed(between) if t.text == ","), None)
    if comma is None or comma.i + 2 >= verb.i or comma.nbor().lower_ not in _APPOSED:
        return found
    head = _name_behind(verb, comma)
    if head is None or head in words or words[0].i > comma.i + 1 or words[-1].i > comma.i + 4:
        return found
    phrase: Tokens = trim(verb.doc[noun_phrase(head)[0].i : verb.i - 1])
    return replace(found, source=phrase, source_head=head)


def _name_behind(verb: Token, comma: Token) -> Token | None:
    """Give the name that follows the last conjunction before a comma, and nothing else does: "after President C of Egypt"."""
    conjunction = next(
        (t for t in reversed(verb.doc[verb.sent.start : comma.i]) if t.lower_ in _SUBORDINATE or t.text == ","), None
    )
    if conjunction is None or conjunction.text == "," or conjunction.i <= verb.sent.start:
        return None
    held = verb.doc[conjunction.i + 1 : comma.i]
    if not len(held) or any(t.tag_ in FINITE | {"MD", "VBG", "TO"} for t in held):
        return None
    head = next((t for t in held if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in {"pobj", "nsubj", "dobj"}), None)
    return head if head is not None and may_speak(head) else None


def split_hearsay(found: Attribution) -> tuple[Attribution, ...]:
    """Part what somebody is said to have told from that he is said to: '"It is over," she is said to have told them'."""
    told = next((p for p in found.pieces if len(p) > 2 and p[0].lower_ == "to" and p[1].lower_ == "have"), None)
    rest = [p for p in found.pieces if p is not told]
    if found.rule != "passive_cue" or found.source or told is None or not rest or not found.raised:
        return (found,)
    known = look_up_cue(told[2], "verb")
    head = next((t for t in found.raised if t.head not in found.raised), None)
    if known is None or known[0]["class"] not in SAYING or head is None or not may_speak(head):
        return (found,)
    # The cue keeps "is said": it is hearsay that she told them.
    inner = Attribution((*found.cue, *told[:3]), found.raised, head, tuple(rest), found.entry, "cue_as_aside", 0.7)
    return (found.with_pieces([told]), inner)


def with_that(found: Attribution) -> Attribution:
    """Add the "that" of a clause that is the subject of what is said: "*That* he would go was known, according to an aide"."""
    piece = found.pieces[0] if found.pieces else ()
    if found.rule != "according_to" or not piece or piece[0].i == 0 or piece[-1].i > found.cue[0].i:
        return found
    that: Token = piece[0].nbor(-1)
    is_subject = any(
        t.pos_ in {"VERB", "AUX"} and t.dep_ in {"csubj", "csubjpass", "nsubj", "nsubjpass"} for t in piece
    )
    if that.lower_ != "that" or that.dep_ != "mark" or that.i != that.sent.start or not is_subject:
        return found
    return found.with_pieces([(that, *piece), *found.pieces[1:]])
