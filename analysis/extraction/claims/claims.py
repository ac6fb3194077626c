"""Claims: who is said to have said what, in which words, how surely; and what the article says in its own voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
)
from analysis.extraction.claims.claim_filters import is_claim
from analysis.extraction.claims.claim_ratings import rate_claim, rate_own_voice
from analysis.extraction.claims.consequences import add_consequence
from analysis.extraction.claims.cut_clauses import join_cut
from analysis.extraction.claims.innermost import trace_source
from analysis.extraction.claims.no_statements import behind_that, without_own_clause
from analysis.extraction.claims.parted import keep_parted
from analysis.extraction.claims.some_of_them import give_to_several, give_to_who_adds
from analysis.extraction.claims.source_settings import is_of_another
from analysis.extraction.claims.sourcing import classify_source
from analysis.extraction.claims.speech import read_attributions
from analysis.extraction.claims.told_sources import split_hearsay, with_speaker, with_that
from analysis.extraction.events.factuality import find_hedges, find_loaded_words
from analysis.extraction.parsing.grammar import INFLECTED
from analysis.extraction.parsing.parse import Parse, Sentence, span_of
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token

Row = dict[str, Any]

#: Cues that are the media's where no source is named: "are estimated to have died".
_HEARD = frozenset({"report", "estimate", "rumour", "rumor"})
_OFFICES_OF_ONE = frozenset(
    "president premier chancellor king emir sultan minister secretary governor mayor chief".split()
)
#: Adverbs before a cue that are no part of it: "once proclaimed", "largely believe"; "also said" is one cue.
_LOOSE_ADVERBS = frozenset(
    "once largely mostly widely still now then just simply really actually always often sometimes".split()
)
_ARTICLES = frozenset({"a", "an", "the"})


def find_claims(parse: Parse, actors: ActorIndex) -> list[Row]:
    """Find the claims of a document as rows of table claims.

    A row is one stretch of content; a quotation that "he said" splits is two rows with the same source and cue. A
    sentence that no attribution touches is one claim of the article itself (sourcing ``unattributed``).
    """
    rows: dict[str, Row] = {}
    touched: set[int] = set()
    for read in (part for a in read_attributions(parse, states=is_claim) for part in split_hearsay(a)):
        attribution = with_that(
            with_speaker(keep_parted(join_cut(trace_source(without_own_clause(behind_that(read))))))
        )
        if not attribution.pieces:
            continue
        attribution = add_consequence(attribution)
        if is_claim(attribution):
            touched.update(_sentences_of(parse, attribution))
            for piece in attribution.pieces:
                row = _make_row(parse, piece, attribution, actors)
                rows.setdefault(row["claim_id"], row)
    own = [_own_voice(parse, sentence) for sentence in parse.sentences if sentence.number not in touched]
    found = sorted([*rows.values(), *own], key=lambda row: (row["start"], -row["end"]))
    give_to_several(found)
    give_to_who_adds(found)
    by_sentence: dict[int, list[Row]] = {}
    for row in rows.values():
        by_sentence.setdefault(row["sentence"], []).append(row)
    for sentence in parse.sentences:
        if sentence.number in by_sentence:
            _share_loaded_words(sentence, by_sentence[sentence.number])
    return found


def _sentences_of(parse: Parse, attribution: Attribution) -> Iterable[int]:
    for tokens in (attribution.cue, attribution.source, *attribution.pieces):
        if tokens:
            first, last = parse.sentence_of(tokens[0]).number, parse.sentence_of(tokens[-1]).number
            yield from range(first, last + 1)


def _with_closing_quote(piece: Tokens) -> Tokens:
    """Add the mark that closes a quotation within what is said, where the parse ends it before: 'ready "when both want them"'."""
    marks = sum(t.text in QUOTES for t in piece)
    behind = piece[-1].nbor() if marks % 2 and piece[-1].i + 1 < piece[-1].sent.end else None
    return (*piece, behind) if behind is not None and behind.text in QUOTES else piece


def _make_row(parse: Parse, piece: Tokens, found: Attribution, actors: ActorIndex) -> Row:
    start, end = span_of(_with_closing_quote(piece))
    cue_start, cue_end = span_of(_bare_cue(found.cue))
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
    head = found.source_head
    head = antecedent_of(head, found.cue[-1], nearest=True) if head is not None else None
    meant = actors.actors_at(head) if head is not None else ()
    beside: tuple[Actor, ...] = ()
    if head is not None and found.source and not (len(meant) == 1 and meant[0].is_named):
        beside = _named_beside(found.source, actors)
        meant = beside or meant
    hedges = find_hedges([*found.cue, *piece])
    return row | {
        "source_actor_id": meant[0].actor_id if len(meant) == 1 and meant[0].actor_id else None,
        "sourcing": "named_person"
        if beside
        else classify_source(head, actors, cue_class=_class_of(found), words=found.source),
        "factuality": rate_claim(found, piece, hedges),
        "hedges": "; ".join(hedges) or None,
        "loaded": "; ".join(find_loaded_words(list(piece))) or None,
    }


def _bare_cue(cue: Tokens) -> Tokens:
    """Give a cue without what only leads to it: "*once* proclaimed", "went on air *to* deny", "*the* report that".

    An adverb inside it stays, and so does "to" behind another verb: "declined to say".
    """
    if len(cue) > 1 and (cue[0].lower_ == "to" or (cue[0].lower_ in _ARTICLES and cue[-1].pos_ == "NOUN")):
        return cue[1:]
    is_plain = len(cue) > 1 and cue[0].tag_ == "RB" and cue[0].dep_ == "advmod" and cue[0].lower_ in _LOOSE_ADVERBS
    return cue[1:] if is_plain and cue[1].tag_ in INFLECTED | {"VBG"} else cue


def _named_beside(source: Tokens, actors: ActorIndex) -> tuple[Actor, ...]:
    """Give the person whose name ends what he is called by: "an expert and former official, Avinoam Idan"."""
    last = next((t for t in reversed(source) if t.is_alpha), source[-1])
    mention = actors.mention_at(last)
    if mention is None or mention.form != "name" or mention.tokens[0].i == source[0].i:
        return ()
    if is_of_another(source, mention.tokens[0]):
        return ()
    before = mention.tokens[0].nbor(-1) if mention.tokens[0].i else None
    is_one = len(mention.actors) == 1 and mention.actors[0].kind == "person"
    # "President of Ukraine Volodymyr Zelensky": an office, a place, a name.
    is_titled = source[0].lower_ in _OFFICES_OF_ONE and before is not None and before.pos_ == "PROPN"
    return mention.actors if is_one and before is not None and (before.text == "," or is_titled) else ()


def _class_of(found: Attribution) -> str:
    """Give the class of a cue; what nobody in particular reports or estimates is hearsay."""
    is_hearsay = found.source_head is None and found.entry["lemma"] in _HEARD
    return "hearsay" if is_hearsay else found.entry["class"]


def _own_voice(parse: Parse, sentence: Sentence) -> Row:
    tokens = _words(sentence)
    row = parse.make_row("claims", sentence, sentence.start, sentence.end, rule="own_voice", confidence=0.9)
    hedges = find_hedges(tokens)
    return row | {
        "sourcing": "unattributed",
        "factuality": rate_own_voice(tokens, hedges),
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
