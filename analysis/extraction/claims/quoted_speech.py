"""Give each quotation to its speaker: beside a cue, in the same paragraph, or going on from the paragraph before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    look_up_cue,
    noun_phrase,
    stretch,
    trim,
    verb_group,
)
from analysis.extraction.claims.beside_quotes import read_beside
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.split_speech import join_halves
from analysis.extraction.parsing.grammar import is_passive, is_verb
from analysis.extraction.parsing.quotations import Quotation
from analysis.extraction.parsing.words import Doc, Token

#: Quoted words fewer than this, inside a sentence, are a term or a title rather than speech.
_LEAST_WORDS = 2
_SPEECH = frozenset({"say", "claim", "warn", "concede", "deny"})
_CLAUSAL = frozenset({"verb_with_clause", "clause_before_cue", "cue_as_aside"})
_MARKS = frozenset({'"', "'", "''", "``", "‘‘", "’’"})
_ENDS = frozenset({".", "?", "!", ":", "...", "…", "--", "—"})
#: How many words may stand between a cue and the quotation after it: "told reporters in the capital on Monday: …".
_WIDEST_GAP = 12


@dataclass
class _Quoted:
    quotation: Quotation
    is_taken: bool = False

    def holds(self, token: Token) -> bool:
        return bool(self.quotation.first.i <= token.i <= self.quotation.last.i)


def attach_quotations(
    paragraph: Doc, quotations: Sequence[Quotation], attributions: list[Attribution], before: Attribution | None
) -> tuple[list[Attribution], Attribution | None]:
    """Extend attributions over the quotations that they begin, and add those that only quotations make.

    Parameters
    ----------
    before : Attribution or None
        The attribution that the paragraph before ended in, if it ended in a quotation: its speaker may go on.

    Returns
    -------
    tuple
        All attributions of the paragraph, and the one that the next paragraph may go on with.
    """
    quoted = [_Quoted(q) for q in quotations]
    found = [_extend(attribution, quoted) for attribution in attributions]
    for item in quoted:
        if not item.is_taken:
            _give_to_cue(item, quoted, paragraph, found)
    for item in quoted:
        beside = None if item.is_taken else read_beside(item.quotation, paragraph)
        if beside is not None and not any(q.holds(t) for q in quoted for t in beside.cue):
            found[:] = [a for a in found if beside.cue[0] not in a.cue]
            found.append(beside)
            item.is_taken = True
    for item in quoted:
        if not item.is_taken:
            _give_to_speaker_before(item, quoted, paragraph, found)
    found = join_halves(paragraph, quotations, found)
    speaker: Attribution | None = _last_speaker(found, quoted)
    for item in quoted:
        if not item.is_taken and _stands_alone(item.quotation):
            heir = _neighbour(item.quotation, found, quoted)
            if heir is None:
                heir = before if _opens_paragraph(item.quotation, paragraph) else None
                if heir is None:
                    continue
                heir = heir.with_pieces([_tokens(item.quotation)])
                found.append(heir)
            else:
                index = found.index(heir)
                found[index] = _add_piece(heir, _tokens(item.quotation))
            item.is_taken = True
            speaker = heir if speaker is None else speaker
    speaker = _last_speaker(found, quoted)
    return found, speaker


def read_announcement(paragraph: Doc) -> Attribution | None:
    """Read a paragraph that ends in a speaker, a cue and a colon: "The minister added:"; its content is yet to come."""
    words = [t for t in paragraph if not t.is_space]
    if not words or words[-1].text != ":":
        return None
    for verb in reversed(words[-_WIDEST_GAP:]):
        cue = look_up_cue(verb, "verb")
        source = find_source(verb) if cue is not None and _is_speech(verb) else None
        if cue is not None and source is not None:
            return Attribution(verb_group(verb), noun_phrase(source), source, (), cue[0], "quotation_after_colon", 0.8)
    return None


def _tokens(quotation: Quotation) -> Tokens:
    return stretch(quotation.first, quotation.last)


def _extend(attribution: Attribution, quoted: list[_Quoted]) -> Attribution:
    pieces: list[Tokens] = []
    for piece in attribution.pieces:
        grown = piece
        for item in quoted:
            if item.holds(attribution.cue[0]) or not any(item.holds(t) for t in (grown[0], grown[-1])):
                continue
            starts_inside, ends_inside = item.holds(grown[0]), item.holds(grown[-1])
            first = item.quotation.first if starts_inside and _may_grow(item, attribution, left=True) else grown[0]
            last = item.quotation.last if ends_inside and _may_grow(item, attribution, left=False) else grown[-1]
            grown = stretch(first, last) or grown
        for item in quoted:
            if grown[0].doc == item.quotation.first.doc and grown[0].i <= item.quotation.first.i:
                item.is_taken = item.is_taken or item.quotation.first.i <= grown[-1].i
        if not pieces or grown != pieces[-1]:
            pieces.append(grown)
    return attribution.with_pieces(pieces)


def _may_grow(item: _Quoted, attribution: Attribution, *, left: bool) -> bool:
    edge = item.quotation.first if left else item.quotation.last
    own = [*attribution.cue, *attribution.source]
    return not any(item.holds(t) for t in own) and edge.doc == attribution.cue[0].doc


def _add_piece(attribution: Attribution, piece: Tokens) -> Attribution:
    if not piece:
        return attribution
    pieces = [
        p
        for p in attribution.pieces
        if not (p[0].doc == piece[0].doc and p[0].i >= piece[0].i and p[-1].i <= piece[-1].i)
    ]
    return attribution.with_pieces(sorted([*pieces, piece], key=lambda p: (p[0].doc.user_data["offset"], p[0].i)))


def _give_to_cue(item: _Quoted, quoted: list[_Quoted], paragraph: Doc, found: list[Attribution]) -> None:
    quotation = item.quotation
    verb = _cue_beside(quotation, quoted, paragraph)
    if verb is None:
        return
    cue = look_up_cue(verb, "verb")
    source = find_source(verb)
    if cue is None or source is None:
        return
    for index, attribution in enumerate(found):
        if verb in attribution.cue:
            kept = [
                p for p in attribution.pieces if any(q.holds(p[0]) or q.holds(p[-1]) for q in quoted) or _is_clause(p)
            ]
            found[index] = _add_piece(attribution.with_pieces(kept), _tokens(quotation))
            item.is_taken = True
            return
    words = trim(t for t in noun_phrase(source) if t.i != verb.i and not any(q.holds(t) for q in quoted)) or (source,)
    found.append(
        Attribution(verb_group(verb), words, source, (_tokens(quotation),), cue[0], "quotation_beside_cue", 0.85)
    )
    item.is_taken = True


def _give_to_speaker_before(item: _Quoted, quoted: list[_Quoted], paragraph: Doc, found: list[Attribution]) -> None:
    """Give a clause with quoted words behind a semicolon to who spoke before: "It must wait, he said; it is “no matter”."."""
    first = item.quotation.first
    begin = first.sent.start
    semicolon = next((i for i in range(first.i - 1, begin, -1) if paragraph[i].text == ";"), None)
    if semicolon is None or any(_is_speech(t) or look_up_cue(t, "verb") for t in paragraph[semicolon : first.i]):
        return
    said = [
        (index, a)
        for index, a in enumerate(found)
        if a.rule in _CLAUSAL and a.entry["class"] in _SPEECH and begin <= a.cue[0].i < semicolon
    ]
    if not said:
        return
    index, attribution = said[-1]
    end = next((q.quotation.last.i for q in reversed(quoted) if q.quotation.last.sent.start == begin), first.i)
    piece = stretch(paragraph[semicolon + 1], paragraph[max(end, first.sent.end - 1)])
    if piece:
        found[index] = _add_piece(attribution, piece)
        item.is_taken = True


def _is_clause(piece: Tokens) -> bool:
    return any(is_verb(t) or t.pos_ == "AUX" for t in piece)


def _cue_beside(quotation: Quotation, quoted: list[_Quoted], paragraph: Doc) -> Token | None:
    """Give the verb of speech that a quotation stands beside: right after it, or before it with little between."""
    after = _cue_after(quotation, quoted, paragraph)
    if after is not None:
        return after
    sentence_start = quotation.first.sent.start
    begin = max(quotation.first.i - 40, 0)
    gap = 0
    for i in range(quotation.first.i - 1, begin - 1, -1):
        token = paragraph[i]
        if any(q.holds(token) for q in quoted):
            return None
        if i < sentence_start and not _ends_with_colon(paragraph, quotation.first.i):
            return None
        if _is_speech(token):
            return token
        gap += token.is_alpha
        if gap > _WIDEST_GAP or (token.text in {".", ";", "?", "!"}):
            return None
        if is_verb(token) and token.dep_ not in {"acl", "relcl", "amod"}:
            return None
    return None


def _ends_with_colon(paragraph: Doc, i: int) -> bool:
    return any(t.text == ":" for t in paragraph[max(i - 3, 0) : i])


def _cue_after(quotation: Quotation, quoted: list[_Quoted], paragraph: Doc) -> Token | None:
    """Read "…," he said and "…," said the minister: only marks and the source between the quotation and its cue."""
    i = quotation.last.i + 1
    while i < len(paragraph) and (paragraph[i].is_punct or paragraph[i].is_space):
        if paragraph[i].text in {".", ":", ";"}:
            return None
        i += 1
    if quotation.last.text == "." and i < len(paragraph) and not paragraph[i].is_lower:
        # "… within days." A spokesman would not say: another sentence, and another speaker.
        return None
    for j in range(i, min(i + 40, len(paragraph))):
        token = paragraph[j]
        if any(q.holds(token) for q in quoted) or (token.text in {".", ";"} and not token.is_alpha):
            return None
        if _is_speech(token):
            source = find_source(token)
            if source is None or source.i < quotation.first.i:
                return token if j - i <= 2 and source is not None else None
            words = noun_phrase(source)
            return token if min(words[0].i, verb_group(token)[0].i) <= i + 2 else None
        if is_verb(token) and token.dep_ not in {"acl", "relcl", "amod", "appos"}:
            return None
    return None


def _is_speech(token: Token) -> bool:
    cue = look_up_cue(token, "verb")
    return cue is not None and "q" in cue[1] and is_verb(token) and not (is_passive(token) and token.dep_ == "amod")


def _stands_alone(quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence of its own rather than words inside another's."""
    doc = quotation.first.doc
    before = next((t for t in reversed(doc[: quotation.first.i]) if t.text not in _MARKS and not t.is_space), None)
    after = next((t for t in doc[quotation.last.i + 1 :] if t.text not in _MARKS and not t.is_space), None)
    begins = before is None or before.text in _ENDS
    ends = quotation.is_open or after is None or quotation.last.text in _ENDS or after.text in _ENDS
    return begins and ends and quotation.word_count >= _LEAST_WORDS


def _opens_paragraph(quotation: Quotation, paragraph: Doc) -> bool:
    return not any(t.is_alpha for t in paragraph[: quotation.first.i])


def _neighbour(quotation: Quotation, found: list[Attribution], quoted: list[_Quoted]) -> Attribution | None:
    """Give the quoting attribution nearest before a quotation in its paragraph, else the nearest after it."""
    doc = quotation.first.doc
    quoting = [
        a
        for a in found
        if a.cue[0].doc == doc
        and not any(q.holds(a.cue[0]) for q in quoted)
        and (_is_said(a) or any(q.holds(p[0]) or q.holds(p[-1]) for p in a.pieces for q in quoted))
    ]
    before = [a for a in quoting if a.cue[0].i < quotation.first.i]
    after = [a for a in quoting if a.cue[0].i > quotation.last.i]
    if before:
        return max(before, key=lambda a: a.cue[0].i)
    return min(after, key=lambda a: a.cue[0].i) if after else None


def _is_said(attribution: Attribution) -> bool:
    """Tell whether a cue is one of speech whose speaker may go on in quotation marks."""
    return attribution.entry["class"] in _SPEECH and attribution.rule in _CLAUSAL


def _last_speaker(found: list[Attribution], quoted: list[_Quoted]) -> Attribution | None:
    """Give the attribution of the paragraph's last quotation."""
    if not quoted:
        return None
    last = quoted[-1]
    return next(
        (a for a in found if any(p[0].doc == last.quotation.first.doc and last.holds(p[-1]) for p in a.pieces)), None
    )
