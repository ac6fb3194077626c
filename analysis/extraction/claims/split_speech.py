"""Speech that its speaker's name splits: both halves are his, whatever the clauses on him tell in between.

"This deal," said the general, whose men are blamed for the raid, "will hold."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.extraction.claims.attributions import Attribution, Tokens, look_up_cue, stretch, trim
from analysis.extraction.claims.beside_quotes import head_of_phrase, phrase_from
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.quotations import Quotation
from analysis.extraction.parsing.words import Doc, Token

#: Marks that end what one speaker is said to say, and those of quotations.
_ENDS = frozenset({".", ";", ":", "?", "!"})
_MARKS = frozenset({'"', "'", "''", "``", "‘‘", "’’", "“", "”", "‘", "’"})


def join_halves(paragraph: Doc, quotations: Sequence[Quotation], found: list[Attribution]) -> list[Attribution]:
    """Give each pair of quotations that one speaker's name splits to him, and take the second from whoever else has it."""
    for first, second, between in _split(paragraph, quotations):
        speech = _speech_of(first, between, found)
        if speech is None:
            continue
        owner = _with_speaker_between(speech, between)
        half = stretch(second.first, second.last)
        pieces = [piece for piece in owner.pieces if not _overlaps(piece, second)]
        kept = [_without(a, second, between) for a in found if a is not speech]
        found = [*(a for a in kept if a is not None), owner.with_pieces([*pieces, half])]
    return found


def _split(paragraph: Doc, quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, Quotation, list[Token]]]:
    """Give two quotations with the words between them, where a comma stands on both sides and no sentence ends there."""
    for first, second in pairwise(quotations):
        between = [t for t in paragraph[first.last.i + 1 : second.first.i] if t.text not in _MARKS and not t.is_space]
        if not between or second.first.doc is not first.last.doc:
            continue
        is_open = first.last.text == "," or between[0].text == ","
        if is_open and between[-1].text == "," and not any(t.text in _ENDS for t in between):
            yield first, second, [t for t in between if t.i > between[0].i or t.text != ","]


def _speech_of(first: Quotation, between: list[Token], found: list[Attribution]) -> Attribution | None:
    """Give the attribution whose verb of saying comes right behind the first quotation, and that has it as content."""
    verb = between[0] if between and between[0].tag_ in FINITE else None
    cue = look_up_cue(verb, "verb") if verb is not None else None
    if verb is None or cue is None or "q" not in cue[1]:
        return None
    return next((a for a in found if verb in a.cue and any(_overlaps(p, first) for p in a.pieces)), None)


def _with_speaker_between(speech: Attribution, between: list[Token]) -> Attribution:
    """Give an attribution with a source that stands between the halves; a phrase read by tags where the parse took another."""
    last = between[-1].i
    words = trim(t for t in speech.source if t.i < last)
    if words and words[0].i > between[0].i:
        return replace(speech, source=words)
    phrase = phrase_from(between[0].doc, between[0].i + 1)
    phrase = trim(t for t in phrase if t.i < last)
    return replace(speech, source=phrase, source_head=head_of_phrase(phrase)) if phrase else speech


def _without(other: Attribution, second: Quotation, between: list[Token]) -> Attribution | None:
    """Take the second half from an attribution whose cue stands in the words between; nothing is left of one with no more."""
    if not between[0].i <= other.cue[0].i <= between[-1].i:
        return other
    pieces: list[Tokens] = [piece for piece in other.pieces if not _overlaps(piece, second)]
    return other.with_pieces(pieces) if pieces else None


def _overlaps(piece: Tokens, quotation: Quotation) -> bool:
    is_same = piece[0].doc is quotation.first.doc
    return is_same and piece[0].i <= quotation.last.i and piece[-1].i >= quotation.first.i
