"""Dates that open a sentence with no comma behind, which the parser makes part of the subject: "On 14 May Chad's envoy met the rebels".

The month is then taken for the envoy's, or the envoy for the end of the date's phrase, so that nobody is left to meet them.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_OPENERS = frozenset({"on", "in"})
_MONTHS = frozenset(
    "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_DAY = re.compile(r"[0-3]?\d")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend_opening_dates(doc: Doc) -> Doc:
    """Hang each such date to its preposition alone, and the noun behind it to the verb."""
    moves: list[Move] = []
    for sentence in doc.sents:
        first = sentence[0]
        if first.lower_ not in _OPENERS or len(sentence) < 5:
            continue
        date = _date_behind(sentence)
        if date and (steps := _part(first, date, sentence)) and makes_tree(doc, [*moves, *steps]):
            moves += steps
    return rehang(doc, moves) if moves else doc


def _date_behind(sentence: Span) -> list[Token]:
    """Give the words of the date behind the first word: "14 May", "May 14", "April 2019", "Monday", "2019"."""
    date: list[Token] = []
    for token in sentence[1:5]:
        has_month = any(t.text in _MONTHS for t in date)
        is_day = _DAY.fullmatch(token.text) and not any(_DAY.fullmatch(t.text) for t in date)
        is_month = token.text in _MONTHS and not has_month
        is_year = _YEAR.fullmatch(token.text) and (has_month or not date)
        if not (is_day or is_month or is_year or (token.text in _DAYS and not date)):
            break
        date.append(token)
    is_day_alone = len(date) == 1 and _DAY.fullmatch(date[0].text)
    return [] if is_day_alone else date


def _part(opener: Token, date: list[Token], sentence: Span) -> list[Move]:
    """Give how to hang what follows a date apart from it; nothing where the parser has done so, or a comma stands between."""
    head = next((t for t in date if t.text in _MONTHS), date[-1])
    end = date[-1].i + 1
    if end >= sentence.end - 1 or opener.doc[end].pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "NUM"}:
        return []
    noun = _noun_of(opener.doc[end], end)
    if noun is None or not (noun.head == opener or any(t.head.i >= end for t in date)):
        return []
    moves: list[Move] = [(head, opener, "pobj")]
    moves += [(t, head, "nummod") for t in date if t != head]
    verb = opener.head
    if noun.head != opener:
        return moves
    if verb.pos_ not in {"VERB", "AUX"} or verb.i < noun.i:
        return []
    function = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i), None)
    if subject is None:
        return [*moves, (noun, verb, function)]
    before = subject.doc[subject.left_edge.i - 1]
    moves.append((noun, verb, subject.dep_))
    if before.lower_ == "and":
        return [*moves, (before, noun, "cc"), (subject, noun, "conj")]
    # "Chad's envoy, Zoé Kola, and her aide, Ali Musa": his name was taken for the subject.
    is_aside = before.text == "," and subject.tag_ in {"NNP", "NNPS"} and noun.right_edge.i <= before.i
    return [*moves, (subject, noun, "appos")] if is_aside else []


def _noun_of(token: Token, start: int) -> Token | None:
    """Give the noun at the end of the phrase that begins with some word, behind a date."""
    while token.dep_ in {"det", "poss", "amod", "compound", "nmod", "nummod"} and token.head.i > token.i:
        token = token.head
    return token if token.i >= start and token.pos_ in {"NOUN", "PROPN"} else None
