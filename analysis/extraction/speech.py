"""All attributions of a document: verbs, phrases and quotations put together, and what is nested sorted out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.extraction.attributions import Attribution
from analysis.extraction.cue_phrases import read_after_medium, read_phrase
from analysis.extraction.cue_turns import read_turn
from analysis.extraction.cue_verbs import read_verb
from analysis.extraction.parse import Parse
from analysis.extraction.quotations import Quotation, find_quotations
from analysis.extraction.quoted_speech import attach_quotations, read_announcement
from analysis.extraction.speaker_labels import read_labels

_SPEAKERS = frozenset("i we you he she they it one that which who what nobody".split())
#: Classes of cues that are kept inside another's content: who reports that somebody else said so.
_NESTED = frozenset({"say", "claim", "warn", "hearsay"})


def read_attributions(parse: Parse) -> list[Attribution]:
    """Read the attributions of a document in order of their cues."""
    found: list[Attribution] = []
    speaker: Attribution | None = None
    people = frozenset(t.lower_ for s in parse.sentences for t in s.span if t.ent_type_ == "PERSON" and t.is_title)
    for paragraph in _paragraphs(parse):
        quotations = find_quotations(paragraph, parse.document.text)
        labelled = list(read_labels(paragraph, quotations, people))
        if labelled:
            found.extend(labelled)
            continue
        plain = [a for a in _read_tokens(paragraph) if not _is_idle(a, quotations)]
        attributed, speaker = attach_quotations(paragraph, quotations, plain, speaker)
        found.extend(_sort_out_nested(attributed))
        speaker = read_announcement(paragraph) or speaker
    return found


def _paragraphs(parse: Parse) -> Iterator[Doc]:
    last: Doc | None = None
    for sentence in parse.sentences:
        if sentence.span.doc is not last:
            last = sentence.span.doc
            yield last


def _read_tokens(paragraph: Doc) -> Iterator[Attribution]:
    for token in paragraph:
        if token.is_space or token.is_punct:
            continue
        found = read_turn(token) or read_verb(token) or read_phrase(token) or read_after_medium(token)
        if found is not None:
            yield found


def _is_idle(attribution: Attribution, quotations: list[Quotation]) -> bool:
    """Tell whether a cue inside a quotation is the speaker's own turn of phrase: "I think", "we hope"."""
    cue = attribution.cue[0]
    return any(q.first.i <= cue.i <= q.last.i for q in quotations)


def _sort_out_nested(attributions: list[Attribution]) -> list[Attribution]:
    kept: list[Attribution] = []
    for attribution in attributions:
        outer = [a for a in attributions if a is not attribution and _holds(a, attribution.cue[0])]
        if outer and not _adds_source(attribution):
            continue
        kept.append(attribution)
    return kept


def _holds(attribution: Attribution, token: Token) -> bool:
    return any(piece[0].doc is token.doc and piece[0].i <= token.i <= piece[-1].i for piece in attribution.pieces)


def _adds_source(attribution: Attribution) -> bool:
    head = attribution.source_head
    return attribution.entry["class"] in _NESTED and head is not None and head.lower_ not in _SPEAKERS
