"""What goes on behind a speaker between commas and is not his: "has left, the group says, *though Egypt insists that* …"."""

from __future__ import annotations

from analysis.extraction.claims.answered_claims import takes_up_charge
from analysis.extraction.claims.attributions import Tokens, has_finite_verb, has_quotes
from analysis.extraction.parsing.words import Token

#: What sets something against what has been said: who reports it does, more often than who said it.
_AGAINST = frozenset({"though", "although", "whereas"})
#: Who goes on about himself: "he would sign, he said, although *he* disliked the text".
_ONESELF = frozenset({"he", "she", "they", "it", "i", "we"})
#: How the parser hangs what only says when or where.
_WHEN = frozenset({"advcl", "npadvmod", "prep", "advmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
#: Words before a noun that takes up what was said.
_BEFORE_NOUN = 3


def without_others(pieces: tuple[Tokens, ...], speaker: Token) -> tuple[Tokens, ...]:
    """Give the pieces of a content without what the article adds behind a speaker that it is set off by.

    Parameters
    ----------
    speaker : Token
        A word of the cue or the source: what stands behind it goes on.

    Examples
    --------
    Of "*Togo had agreed*, an aide said, *though Mali denies it*" and "*Togo had agreed*, an aide said; *Mali had not*" the first
    part is left.
    """
    kept = tuple(p for p in pieces if not (p and p[0].i > speaker.i and _is_anothers(p)))
    return kept if any(kept) else pieces


def without_fronted(pieces: tuple[Tokens, ...], speaker: Token) -> tuple[Tokens, ...]:
    """Give the pieces of a content without what only says when: "*a day before he left*, according to an aide, he had a letter"."""
    if len(pieces) != 2 or not pieces[0][-1].i < speaker.i < pieces[1][0].i or has_quotes(pieces[0]):
        return pieces
    tops = [t for t in pieces[0] if t.head not in pieces[0] and t.dep_ != "punct"]
    is_when = bool(tops) and all(t.dep_ in _WHEN and t.head in pieces[1] for t in tops)
    return pieces[1:] if is_when and has_finite_verb(pieces[1]) else pieces


def _is_anothers(piece: Tokens) -> bool:
    if has_quotes(piece) or piece[0].i < 2:
        return False
    before = piece[0].nbor(-1)
    if before.text in {'"', "''", "``"}:
        return False
    if before.text == ";" or (before.text == "," and _is_against(piece)):
        return True
    # ", a claim that Chad has not confirmed".
    return any(takes_up_charge(t) for t in piece[:_BEFORE_NOUN])


def _is_against(piece: Tokens) -> bool:
    """Tell whether a clause sets against what was said something that is not of who said it."""
    opens = piece[1] if len(piece) > 2 and piece[0].lower_ == "even" else piece[0]
    if opens.lower_ not in _AGAINST or not has_finite_verb(piece):
        return False
    subject = next((t for t in piece if t.dep_ in _SUBJECTS), None)
    return subject is None or subject.lower_ not in _ONESELF
