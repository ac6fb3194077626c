"""What a semicolon parts, or an apposition on somebody else, is no part of a claim: "put the dead at 90; Chad, which lost ten, says"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import QUOTES, Attribution, Tokens, has_quotes, trim
from analysis.extraction.claims.lost_sources import find_source_by_tags
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.words import Token

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})


def keep_parted(found: Attribution) -> Attribution:
    """Give an attribution that reaches over no semicolon: its content ends there, and its source stands on the cue's side.

    One whose source cannot be told on that side is left with no content.
    """
    found = _without_apposition(found)
    first, last = found.cue[0].i, found.cue[-1].i
    pieces = [_on_one_side(piece, first, last) for piece in found.pieces]
    found = found.with_pieces(pieces)
    if not found.source or found.source[0].doc is not found.cue[0].doc or found.source[-1].i > first:
        return found
    between = found.cue[0].doc[found.source[-1].i + 1 : first]
    semicolon = next((t for t in between if t.text == ";"), None)
    if semicolon is None or any(t.text in QUOTES for t in between):
        return found
    if not any(t.pos_ in _NAMING for t in between if t.i > semicolon.i):
        return found  # "Said that it was over; and warned that".
    verb = next((t for t in found.cue if is_verb(t)), found.cue[-1])
    named = find_source_by_tags(verb)
    if named is None or named[0][0].i < semicolon.i:
        return found.with_pieces(())
    return replace(found, source=named[0], source_head=named[1])


def _on_one_side(piece: Tokens, first: int, last: int) -> Tokens:
    if has_quotes(piece) or not any(t.text == ";" for t in piece):
        return piece
    if piece[0].i > last:
        end = next(t.i for t in piece if t.text == ";")
        return trim(t for t in piece if t.i < end)
    if piece[-1].i < first:
        begin = max(t.i for t in piece if t.text == ";")
        return trim(t for t in piece if t.i > begin)
    return piece


def _without_apposition(found: Attribution) -> Attribution:
    """Cut from a source what says who somebody before it is: "by the count of Atlas, a charity, and doctors warn"."""
    words = found.source
    if len(words) < 4 or words[0].lower_ not in {"a", "an"} or words[0].i < 2 or found.source_head is None:
        return found
    before: Token = words[0].nbor(-1)
    comma = next((k for k, t in enumerate(words) if t.text == ","), None)
    if before.text != "," or before.nbor(-1).pos_ != "PROPN" or comma is None or comma + 2 >= len(words):
        return found
    if words[comma + 1].lower_ != "and":
        return found
    rest = trim(words[comma + 2 :])
    head = next((t for t in rest if t.head not in rest or t.dep_ == "conj"), rest[-1])
    return replace(found, source=rest, source_head=head)
