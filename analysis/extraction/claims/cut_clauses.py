"""Clauses that their cue cuts in two of which neither half says what is said: "Few, he said, fled", "What they want, he said, is"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    opening_of,
    stretch,
    trim,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

#: Rules whose cue may stand between the halves of a clause.
_AMIDST = frozenset({"cue_as_aside", "lost_cue", "according_to", "by_reckoning", "clause_before_cue", "inverted_cue"})
#: What turns or bounds all that follows it: without it the rest says something else.
_BOUNDING = frozenset(
    "nowhere never not few little hardly scarcely barely seldom rarely only without unless if".split()
)
#: Of nobody the rest is given by itself, as denied, where nothing in it turns once more.
_NOBODY = frozenset({"no", "none", "nothing", "nobody", "neither"})
_TURNING = frozenset({"unless", "until", "except", "without", "but", "before"})
_LEADING = frozenset({"if", "unless", "only"})
#: What opens a clause that is a subject.
_SUBJECT_CLAUSES = frozenset("what whatever whoever whichever".split())
_BREAKS = frozenset({";", ":"})


def join_cut(found: Attribution) -> Attribution:
    """Give an attribution with the whole of a clause that it cuts, where a half of it would mislead; else as it is."""
    if found.rule not in _AMIDST or not found.pieces or len(found.pieces) > 2:
        return found
    words = sorted((*found.cue, *found.source), key=lambda t: t.i)
    first, last = words[0], words[-1]
    sentence = first.sent
    if first.i < sentence.start + 2 or first.nbor(-1).text != "," or last.i + 2 >= sentence.end:
        return found
    opening = _opening(first)
    left = trim(first.doc[opening.i : first.i])
    if not left or any(t.text == "," for t in left) or any(has_quotes(piece) for piece in (left, *found.pieces)):
        return found
    right: Tokens = next((piece for piece in found.pieces if piece[0].i > last.i), ())
    is_clause = opening.lower_ in _SUBJECT_CLAUSES
    if not right:
        # "What the rebels want, said the envoy, is a seat": what follows has the verb.
        behind = last.nbor(2)
        if not is_clause or last.nbor().text != "," or behind.tag_ not in FINITE:
            return found
        right = end_content(trim(first.doc[behind.i : sentence.end]))
    elif not (is_clause or _bounds(opening, right)) or right[0].dep_ == "cc":
        return found
    # "Few came, he said, and none spoke": halves that say enough.
    if not right or (opening.lower_ in _BOUNDING - _LEADING and has_finite_verb(left)):
        return found
    return found.with_pieces([stretch(left[0], right[-1])])


def _bounds(opening: Token, right: Tokens) -> bool:
    word = opening.lower_
    return word in _BOUNDING or (word in _NOBODY and any(t.lower_ in _TURNING for t in right))


def _opening(first: Token) -> Token:
    """Give the word that the part of the sentence begins with in which a cue stands."""
    begin = opening_of(first.sent)
    breaks = [t.i + 1 for t in first.doc[begin : first.i] if t.text in _BREAKS]
    return first.doc[max([begin, *breaks])]
