"""Claims: who is said to have said what, in which words, how surely; and what the article says in its own voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Token

from analysis.extraction.attributions import Attribution, Tokens
from analysis.extraction.factuality import find_hedges, find_loaded_words
from analysis.extraction.grammar import is_negated
from analysis.extraction.index import ActorIndex
from analysis.extraction.parse import Parse, Sentence, span_of
from analysis.extraction.sourcing import classify_source
from analysis.extraction.speech import read_attributions

Row = dict[str, Any]

#: Rules whose content is a thing rather than a statement, and the classes of cues under which that is no claim:
#: "backs the plan" and "wants the plan" say what somebody does; "acknowledged the loss" states the loss.
_THING_RULES = frozenset({"verb_with_noun_content", "verb_with_preposition"})
_DOING = frozenset({"support", "want", "promise", "request", "ask", "feel", "know", "doubt"})
_OPEN = frozenset({"could", "would", "should"})
_MAYBE = frozenset({"may", "might"})


def find_claims(parse: Parse, actors: ActorIndex) -> list[Row]:
    """Find the claims of a document as rows of table claims.

    A row is one stretch of content; a quotation that "he said" splits is two rows with the same source and cue. A
    sentence that no attribution touches is one claim of the article itself (sourcing ``unattributed``).
    """
    rows: dict[str, Row] = {}
    touched: set[int] = set()
    for attribution in read_attributions(parse, actors):
        if is_claim(attribution):
            touched.update(_sentences_of(parse, attribution))
            for piece in attribution.pieces:
                row = _make_row(parse, piece, attribution, actors)
                rows.setdefault(row["claim_id"], row)
    own = [_own_voice(parse, sentence) for sentence in parse.sentences if sentence.number not in touched]
    found = sorted([*rows.values(), *own], key=lambda row: (row["start"], -row["end"]))
    for sentence in parse.sentences:
        _share_loaded_words(sentence, [row for row in rows.values() if row["sentence"] == sentence.number])
    return found


def is_claim(attribution: Attribution) -> bool:
    """Tell whether an attribution states something: attitudes and deeds towards a thing do not."""
    return attribution.rule not in _THING_RULES or attribution.entry["class"] not in _DOING


def _sentences_of(parse: Parse, attribution: Attribution) -> Iterable[int]:
    for tokens in (attribution.cue, attribution.source, *attribution.pieces):
        if tokens:
            first, last = parse.sentence_of(tokens[0]).number, parse.sentence_of(tokens[-1]).number
            yield from range(first, last + 1)


def _make_row(parse: Parse, piece: Tokens, found: Attribution, actors: ActorIndex) -> Row:
    start, end = span_of(piece)
    cue_start, cue_end = span_of(found.cue)
    row = parse.make_row(
        "claims",
        parse.sentence_of(piece[0]),
        start,
        end,
        rule=found.rule,
        confidence=found.confidence,
        key=(cue_start, cue_end),
    )
    row |= {"cue": parse.text_of(cue_start, cue_end), "cue_start": cue_start, "cue_end": cue_end}
    if found.source:
        source_start, source_end = span_of(found.source)
        row |= {
            "source_quote": parse.text_of(source_start, source_end),
            "source_start": source_start,
            "source_end": source_end,
        }
    meant = actors.actors_at(found.source_head) if found.source_head is not None else ()
    hedges = find_hedges([*found.cue, *piece])
    return row | {
        "source_actor_id": meant[0].actor_id if len(meant) == 1 and meant[0].actor_id else None,
        "sourcing": classify_source(found.source_head, actors, cue_class=found.entry["class"]),
        "factuality": _rate(found, piece, hedges),
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(list(piece))) or None,
    }


def _rate(found: Attribution, piece: Tokens, hedges: list[str]) -> float:
    rated = float(found.entry["commitment"])
    if any(is_negated(t) for t in found.cue if t.pos_ in {"VERB", "AUX"}):
        rated = -rated
    words = {t.lower_ for t in piece if t.tag_ == "MD"}
    if words & _OPEN:
        return min(rated, 0.0)
    return min(rated, 1.0) if hedges or words & _MAYBE else rated


def _own_voice(parse: Parse, sentence: Sentence) -> Row:
    tokens = _words(sentence)
    row = parse.make_row("claims", sentence, sentence.start, sentence.end, rule="own_voice", confidence=0.9)
    hedges = find_hedges(tokens)
    modal = any(t.tag_ == "MD" and t.lower_ in {"could", "may", "might", "would"} for t in tokens)
    return row | {
        "sourcing": "unattributed",
        "factuality": 1.0 if hedges or modal else 3.0,
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(tokens)) or None,
    }


def _share_loaded_words(sentence: Sentence, rows: list[Row]) -> None:
    """Give loaded words outside every content to the sentence's first claim, so that none is lost."""
    known = {word for row in rows for word in (row["loaded"] or "").split("; ")}
    rest = [word for word in find_loaded_words(_words(sentence)) if word not in known]
    if rest and rows:
        rows[0]["loaded"] = "; ".join([*([rows[0]["loaded"]] if rows[0]["loaded"] else []), *rest])


def _words(sentence: Sentence) -> list[Token]:
    return [t for t in sentence.span if not t.is_space]
