"""All attributions of a document: verbs, phrases and quotations put together, and what is nested sorted out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from analysis.extraction.claims.answered_claims import read_answered_charge
from analysis.extraction.claims.attributions import Attribution, trim
from analysis.extraction.claims.credence import CREDENCE_WORDS, read_credence
from analysis.extraction.claims.cue_idioms import OPENING_WORDS, read_idiom
from analysis.extraction.claims.cue_phrases import read_after_medium, read_phrase, read_seeming
from analysis.extraction.claims.cue_states import STATE_WORDS, read_state
from analysis.extraction.claims.cue_turns import TURNING_WORDS, read_turn
from analysis.extraction.claims.cue_verbs import read_verb
from analysis.extraction.claims.inverted_cues import read_inverted
from analysis.extraction.claims.lost_cues import read_lost_cue
from analysis.extraction.claims.lost_judgements import read_lost_judgement, read_which
from analysis.extraction.claims.nested_claims import adds_source
from analysis.extraction.claims.quoted_speech import attach_quotations, read_announcement
from analysis.extraction.claims.said_numbers import read_said_number
from analysis.extraction.claims.set_off_sources import with_set_off_source
from analysis.extraction.claims.speaker_labels import read_labels
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.quotations import Quotation, find_quotations, is_nickname
from analysis.extraction.parsing.words import Doc, Token

#: Rules of cues that name no speaker, and those of outer ones beside which they are kept: nobody in particular says both.
_SOURCELESS = frozenset({"passive_cue", "passive_judgement", "passive_charge"})
_OPEN = frozenset({"left_open", "verb_with_infinitive", "verb_with_object_and_infinitive"})
_COMPLETE = _OPEN | {"according_to", "by_reckoning", "hearsay_adverb"}
#: Rules of cues that nobody in particular is the source of, kept inside what others say: "said they had been accused of it".
_TOLD = frozenset({"passive_cue", "passive_charge"})
_TELLING = frozenset({"say", "claim", "warn", "concede", "deny"})
#: Rules whose cue stands behind what it attributes.
_BEHIND = frozenset({"clause_before_cue", "cue_as_aside", "inverted_cue"})


def read_attributions(parse: Parse, *, states: Callable[[Attribution], bool] = lambda _: True) -> list[Attribution]:
    """Read the attributions of a document in order of their cues.

    Parameters
    ----------
    states : callable
        Tells whether an attribution states something. One that does not hides none that stands inside it: "*the claim
        that he fled* was dismissed".
    """
    found: list[Attribution] = []
    speaker: Attribution | None = None
    people = frozenset(t.lower_ for s in parse.sentences for t in s.span if t.ent_type_ == "PERSON" and t.is_title)
    for paragraph in _paragraphs(parse):
        quotations = [q for q in find_quotations(paragraph, parse.document.text) if not is_nickname(q)]
        labelled = list(read_labels(paragraph, quotations, people))
        if labelled:
            found.extend(labelled)
            continue
        plain = _without_outer_cues([a for a in _read_tokens(paragraph) if not _is_idle(a, quotations)])
        attributed, speaker = attach_quotations(paragraph, quotations, plain, speaker)
        found.extend(_sort_out_nested(attributed, states))
        speaker = read_announcement(paragraph) or speaker
    return found


def _paragraphs(parse: Parse) -> Iterator[Doc]:
    last: Doc | None = None
    for sentence in parse.sentences:
        if sentence.span.doc is not last:
            last = sentence.span.doc
            yield last


def _read_tokens(paragraph: Doc) -> Iterator[Attribution]:
    for i in _may_tell(paragraph):
        token = paragraph[i]
        if token.is_space or token.is_punct:
            continue
        found = read_answered_charge(token) or read_turn(token) or read_state(token) or read_inverted(token)
        found = found or read_which(token) or read_seeming(token) or read_credence(token) or read_idiom(token)
        found = found or read_verb(token) or read_phrase(token) or read_after_medium(token)
        found = found or read_lost_cue(token) or read_lost_judgement(token) or read_said_number(token)
        found = with_set_off_source(token, found)
        if found is not None:
            yield found


def _may_tell(paragraph: Doc) -> Iterator[int]:
    """Give where words stand that can attribute something: most words cannot."""
    known = _telling_words()
    for token in paragraph:
        if (
            token.lemma_ in known
            or token.lower_ in known
            or (token.lower_ in OPENING_WORDS and token.i <= token.sent.start + 1)
        ):
            yield token.i


@cache
def _telling_words() -> frozenset[str]:
    return (
        frozenset(entry["lemma"] for entry in load_lexicon("cues"))
        | TURNING_WORDS
        | STATE_WORDS
        | CREDENCE_WORDS
        | {"according", "by"}
    )


def _is_idle(attribution: Attribution, quotations: list[Quotation]) -> bool:
    """Tell whether a cue inside a quotation is the speaker's own turn of phrase: "I think", "we hope"."""
    cue = attribution.cue[0]
    return any(q.first.i <= cue.i <= q.last.i for q in quotations)


def _without_outer_cues(attributions: list[Attribution]) -> list[Attribution]:
    """Cut content before the cue that attributes all of it: "an officer said that it was over, the agency reported"."""
    kept = []
    for one in attributions:
        outer = [
            other.source[0].i if other.source else other.cue[0].i
            for other in attributions
            if other is not one
            and other.rule in _BEHIND
            and other.cue[0].i > one.cue[0].i
            and _holds(other, one.cue[0])
            and _holds(one, other.cue[0])
        ]
        if outer and one.rule not in _BEHIND:
            one = one.with_pieces(trim(t for t in piece if t.i < min(outer)) for piece in one.pieces)
        kept.append(one)
    with_source = {piece for a in attributions if a.source for piece in a.pieces}
    # "Rejected the accusation that …": who rejects it has it already.
    return [a for a in kept if a.pieces and (a.rule != "noun_with_clause" or a.source or not with_source & {*a.pieces})]


def _sort_out_nested(attributions: list[Attribution], states: Callable[[Attribution], bool]) -> list[Attribution]:
    kept: list[Attribution] = []
    for attribution in attributions:
        is_bare = attribution.rule in _SOURCELESS and not attribution.source
        outer = [
            a
            for a in attributions
            if a is not attribution
            and (a.rule not in (_COMPLETE if is_bare else _OPEN) or (a.source and a.source == attribution.source))
            and not (is_bare and _is_told(attribution) and a.entry["class"] in _TELLING)
            and _holds(a, attribution.cue[0])
            and states(a)
        ]
        if outer and not adds_source(attribution) and attribution.rule != "word_came":
            continue
        kept.append(attribution)
    return kept


def _is_told(attribution: Attribution) -> bool:
    """Tell whether nobody in particular says or charges something: "had been accused of it", not "was indicted for it"."""
    is_charge = attribution.rule == "passive_charge"
    return attribution.rule in _TOLD and (not is_charge or attribution.entry["lemma"] in {"accuse", "suspect"})


def _holds(attribution: Attribution, token: Token) -> bool:
    return any(piece[0].doc is token.doc and piece[0].i <= token.i <= piece[-1].i for piece in attribution.pieces)
