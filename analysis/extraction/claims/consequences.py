"""What a deed did, told behind who tells of it: "a bomb exploded, police said, killing nine" is all of it the police's."""

from __future__ import annotations

from analysis.extraction.claims.attributions import QUOTES, Attribution, Tokens, has_quotes, trim
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.parsing.words import Token

_RULES = frozenset({"clause_before_cue", "inverted_cue", "according_to"})
#: What a speaker does not do as he speaks, as he may be "calling for calm" or "adding that".
_DOING = frozenset(
    "killing wounding injuring maiming burying trapping destroying damaging flattening razing burning torching displacing "
    "forcing setting sinking".split()
)
_LEAVING = frozenset({"dead", "wounded", "injured", "homeless", "missing"})
#: What opens another clause behind a comma.
_GOING_ON = frozenset({"and", "but", "while", "as", "although", "though", "which", "who", "whereas"})
#: Words that may stand between the cue and the comma: "said on Monday".
_MOST_BETWEEN = 5


def add_consequence(found: Attribution) -> Attribution:
    """Give an attribution with what its deed did, where that is told in a participle right behind it; else as it is."""
    if len(found.pieces) != 1 or has_quotes(found.pieces[0]):
        return found
    if found.rule == "cue_as_aside" and found.pieces[0][0].i > found.cue[-1].i:
        last = found.pieces[0][-1]  # "Whose gunmen, police said, ambushed a bus, killing nine."
        piece = _read_behind(last, last.i + 1)
        return found.with_pieces([(*found.pieces[0], *last.doc[last.i + 1 : piece[0].i], *piece)]) if piece else found
    if found.rule not in _RULES:
        return found
    last = max((*found.cue, *found.source), key=lambda t: t.i)
    first = found.pieces[0][0]
    if first.i > last.i or (first.i > last.sent.start and first.nbor(-1).text in QUOTES):
        return found
    piece = _read_behind(last, last.i + 1 + _MOST_BETWEEN)
    return found.with_pieces([found.pieces[0], piece]) if piece else found


def _read_behind(last: Token, latest: int) -> Tokens:
    """Give the participle's phrase behind a comma that stands no later than a place; empty where there is none."""
    end = last.sent.end
    comma = next((t for t in last.doc[last.i + 1 : min(latest + 1, end)] if t.is_punct), None)
    if comma is None or comma.text != "," or comma.i + 2 >= end or not _does(comma.nbor()):
        return ()
    breaks = (t.i for t in last.doc[comma.i + 1 : end] if t.text == "," and t.i + 1 < end)
    stop = next((i for i in breaks if last.doc[i + 1].lower_ in _GOING_ON), end)
    return end_content(trim(last.doc[comma.i + 1 : stop]))


def _does(word: Token) -> bool:
    """Tell whether a word is the participle of what a deed does to people or things."""
    if word.lower_ == "leaving":
        behind = word.doc[word.i + 1 : min(word.i + 8, word.sent.end)]
        return any(t.lower_ in _LEAVING for t in behind)
    return word.lower_ in _DOING
