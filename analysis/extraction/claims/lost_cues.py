"""Statements whose cue the parse has lost: "…, traders in Onitsha lament.", "The gunmen, Adams told a crowd, remain …".

Read from tags and marks alone, and only where the parse gives the cue nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.claims.asides import read_relative_aside
from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    look_up_cue,
    opening_of,
    opens_with_many,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.lost_sources import find_source_by_tags
from analysis.extraction.claims.set_off_sources import find_speakers
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "PRON"})
_BREAKS = frozenset({";", ":"})
_JOINING = frozenset({"and", "but", "yet"})
_PEOPLE = frozenset({"he", "she", "they", "it", "one", "another", "others", "some", "many"})
#: Classes of cues that are set off so from what they attribute.
_SET_OFF = frozenset({"say", "claim", "warn", "opine", "concede", "criticize", "show"})
#: Verbs of finding out by which a study or court says something.
_RELATIVES = frozenset({"which", "that", "whom", "whose", "what"})
_FINDING = frozenset({"find", "conclude", "determine", "establish"})
_SPEAKING = frozenset({"say", "claim", "warn"})
#: What leads to when or where something was said.
_BEFORE_DAY = frozenset({"on", "in", "at", "late", "early"})
_LONGEST_PHRASE = 18
_LEAST_WORDS = 3
_LONGEST_GAP = 8


def read_lost_cue(token: Token) -> Attribution | None:
    """Read a cue with its source as words set off by commas, or before "that"; None where the words are no such thing."""
    if token.i > token.sent.start and token.nbor(-1).lower_ == "of":
        return None  # "The secretary of state".
    if token.tag_ in {"NN", "NNS"} and token.dep_ == "dobj" and token.head.i < token.i:
        return None  # "Refused to sign the 11-point text that both said they could live with."
    cue = look_up_cue(token, "verb")
    if cue is not None and (split := _read_before_clause(token, cue[0], cue[1])) is not None:
        return split
    is_finite = token.tag_ in FINITE | {"NN", "NNS"} or (
        token.tag_ == "VBN" and (_is_perfect(token) or _is_taken_for_participle(token))
    )
    if (
        cue is None
        or not is_finite
        or not cue[1] & {"t", "q"}
        or not (cue[0]["class"] in _SET_OFF or cue[0]["lemma"] in _FINDING)
    ):
        return None
    # "He stormed out", "she smiled" only say something beside a quotation.
    aside = _read_aside(token, cue[0]) if "t" in cue[1] or cue[0]["lemma"] == "read" else None
    return aside or _read_before_that(token, cue[0], needs_that="t" not in cue[1])


def _read_before_clause(token: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a cue that the parse hangs to its own subject, or to what is said, where that has another subject.

    "The chief, Abdullah al-Jahafi, announced on Tuesday there were suspects", "she added on this request, they would not".
    """
    clause = token.head if token.dep_ == "ccomp" else token.head.head
    is_cut = token.dep_ == "ccomp" or (token.dep_ == "acl" and token.head.dep_ == "nsubj")
    if not is_cut or token.tag_ not in {"VBD", "VBN"} or entry["class"] not in _SPEAKING or "t" not in frames:
        return None
    if not token.i < clause.i or clause.dep_ != "ROOT":
        return None
    if token.dep_ == "acl" and look_up_cue(clause, "verb") is not None:
        return None
    source = token.head if token.dep_ == "acl" else next((c for c in token.children if c.dep_ == "nsubj"), None)
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i > token.i), None)
    between = token.doc[token.i + 1 : subject.left_edge.i] if subject is not None else ()
    if (
        source is None
        or subject is None
        or not all(t == token or t.head.i >= token.i for t in between if not t.is_punct)
    ):
        return None
    if any(t.text in _BREAKS | QUOTES for t in between) or any(c.dep_ == "ccomp" for c in token.children):
        return None
    words = trim(token.doc[source.left_edge.i : token.i])
    content = end_content(trim(token.doc[subject.left_edge.i : token.sent.end]))
    if not content or not words or not _may_speak(words):
        return None
    return Attribution(verb_group(token), words, source, (content,), entry, "lost_cue", 0.65)


def _is_perfect(token: Token) -> bool:
    return token.i > token.sent.start and token.nbor(-1).lemma_ == "have"


def _is_taken_for_participle(token: Token) -> bool:
    """Tell whether a past tense may be taken for a participle of its subject: "…, the news agency reported on Friday"."""
    is_told = token.dep_ == "acl" and token.head.i < token.i and token.i + 1 < token.sent.end
    return is_told and token.nbor().lower_ != "by" and not any(c.dep_ in {"agent", "aux"} for c in token.children)


def _read_aside(token: Token, entry: Entry) -> Attribution | None:
    sentence = token.sent
    end = _end_of_aside(token)
    group = verb_group(token)
    source = _phrase_before(group[0])
    if end is None or source is None:
        return None
    before = source[0].i - 1
    if before <= sentence.start or token.doc[before].text != ",":
        return None
    begin = _begin(token, before)
    left = trim(token.doc[begin:before])
    right = token.doc[end : sentence.end]
    if (has_quotes(left) and token.doc[before - 1].text in QUOTES and not _says_more(left)) or sum(
        t.is_alpha for t in left
    ) < 1:
        return None
    inside = read_relative_aside(token.doc, source[0].i, token.i)
    if inside and inside[0][0].i > token.i:
        return _make(group, source, inside[0], entry)
    joins = token.doc[before - 1]
    if joins.lower_ in _JOINING and joins.nbor(-1).text == "," and len(right) > 1 and right[0].text == ",":
        # "The border was open, and, diplomats added, trade had resumed".
        joined = trim(right)
        return _make(group, source, _own_clause(joined), entry) if has_finite_verb(joined) else None
    if any(t.tag_ in FINITE for t in left):
        # "…, a lawmaker said on Monday, citing the agency": what goes on is the cue's.
        goes_on = len(right) > 1 and right[0].text == "," and right[1].tag_ != "VBG"
        if goes_on or sum(t.is_alpha for t in left) < _LEAST_WORDS:
            return None
        return _make(group, source, left, entry)
    if len(right) < _LEAST_WORDS or right[0].text != "," or not (right[1].tag_ in FINITE or _is_fronted(left, right)):
        return None
    return _make(group, source, _own_clause(trim(right)), entry)


def _is_fronted(left: Tokens, right: Sequence[Token]) -> bool:
    """Tell whether a phrase only opens the clause behind an aside: "To win time, he told reporters, the talks would move"."""
    opens = left[0].pos_ in {"ADP", "PART"} and not any(t.text == "," for t in left)
    return opens and right[1].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"} and has_finite_verb(right)


def _says_more(piece: Tokens) -> bool:
    """Tell whether a verb stands outside the quotation marks: "told them that the balloons were “a trifle”"."""
    is_quoted = False
    for t in piece:
        if t.text in QUOTES:
            is_quoted = not is_quoted
        elif not is_quoted and t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"}:
            return True
    return False


def _begin(token: Token, end: int) -> int:
    """Give where the part of the sentence begins that an aside stands in, behind the last semicolon or colon."""
    begin = opening_of(token.sent)
    return max([begin, *(t.i + 1 for t in token.doc[begin:end] if t.text in _BREAKS)])


def _end_of_aside(token: Token) -> int | None:
    """Give the index of the mark that ends an aside: right behind its cue, or behind whom or when it tells."""
    for t in token.doc[token.i + 1 : token.sent.end]:
        if t.text in {",", ".", ";"}:
            return int(t.i)
        if t.pos_ not in _IN_PHRASE or t.i - token.i > _LONGEST_GAP or t.lower_ in {"that", "what"}:
            return None
    return None


def _phrase_before(verb: Token) -> Tokens | None:
    """Give the noun phrase that ends before a verb and begins behind a mark, with an apposition between commas."""
    spoken = find_speakers(verb)
    if spoken is not None:
        return spoken
    i = verb.i - 1
    first = verb.sent.start
    if i >= first and verb.doc[i].text == ",":
        # "Oleksandr Vilkul, the head of the council, said".
        i = next((t.i for t in reversed(verb.doc[first:i]) if t.text == ","), first) - 1
    last = verb.i - 1
    while i >= first and verb.doc[i].pos_ in _IN_PHRASE and verb.doc[i].text not in QUOTES:
        i -= 1
    phrase = trim(verb.doc[i + 1 : last + 1])
    if phrase and phrase[0].lower_ in _RELATIVES:
        return None  # "The memos, which Chad wrote in June".
    if not phrase or len(phrase) > _LONGEST_PHRASE or phrase[0].pos_ == "ADP" or not _may_speak(phrase):
        return None
    return phrase


def _may_speak(phrase: Tokens) -> bool:
    head = _head_of(phrase)
    if len(phrase) == 1 and head.is_title and head.i > head.sent.start:
        return True  # "None of that, Kyiv stresses, is final": the tagger takes the name for an adjective.
    if head.lower_ in _PEOPLE or head.pos_ == "PROPN":
        return True
    return head.lemma_.lower() in index_lexicon("source_nouns", "lemma")


def _head_of(phrase: Tokens) -> Token:
    head = phrase[0]
    for t in phrase:
        if t.pos_ == "ADP" or t.text == ",":
            break
        if t.pos_ in {"NOUN", "PROPN", "PRON"} or t.lower_ in _PEOPLE:
            head = t
    return head


def _own_clause(piece: Tokens) -> Tokens:
    """Cut what goes on with a subject of its own: "remain undefeated, and bookmakers took no bets"."""
    for before, t, after in zip(piece, piece[1:], piece[2:], strict=False):
        if before.text == "," and t.tag_ in FINITE and t.pos_ in {"AUX", "VERB"} and len(piece) > 3:
            return trim(r for r in piece if r.i < before.i)  # "Whose son, it said, ran the ring, has fled".
        if before.text == "," and t.lower_ in {"and", "but", "while"} and after.pos_ in {"DET", "NOUN", "PROPN"}:
            rest = [r for r in piece if r.i > after.i]
            if any(r.tag_ in FINITE for r in rest):
                return trim(r for r in piece if r.i < before.i)
    return end_content(piece)


def _read_before_that(token: Token, entry: Entry, *, needs_that: bool) -> Attribution | None:
    """Read "has said dozens of times that he did"; a verb that quotes alone needs "that" right behind it."""
    if token.tag_ in {"NN", "NNS"} and token.dep_ in {"dobj", "pobj", "dative"} and token.head.tag_ in FINITE:
        return None  # "Told state radio that": whom it was told.
    gap = token.doc[token.i + 1 : min(token.i + _LONGEST_GAP, token.sent.end - 2)]
    that = next((t for t in gap if t.lower_ == "that"), None)
    if that is None or (needs_that and that.i > token.i + 1):
        return None
    if token.nbor().lower_ == "not":
        return None  # "His lawyers say not, the prosecutors that he did".
    for t in token.doc[token.i + 1 : that.i]:
        # "Replied by warning that": that is the warning's.
        if t.text in _BREAKS or t.tag_ in FINITE or (t.tag_ == "VBG" and look_up_cue(t, "verb") is not None):
            return None
    if that.i > token.i + 1 and that.nbor(-1).pos_ == "NOUN" and look_up_cue(that.nbor(-1), "noun") is not None:
        return None  # "Spoke on Friday of fears that".
    is_dated = entry["class"] == "concede" and token.nbor().lower_ in _BEFORE_DAY
    if entry["class"] not in _SPEAKING and that.i > token.i + 1 and not is_dated:
        return None
    if that.nbor().tag_ not in {"PRP", "DT", "EX", "NNP", "NNS", "PRP$", "CD"} and not opens_with_many(
        [*that.doc[that.i : that.sent.end]]
    ):
        return None
    group = verb_group(token)
    while group[0].i > token.sent.start and group[0].nbor(-1).lemma_ == "have":
        group = (group[0].nbor(-1), *group)
    source = _phrase_before(group[0])
    content = end_content(trim(token.doc[that.i + 1 : token.sent.end]))
    if source is not None:
        return _make(group, source, content, entry)
    named = find_source_by_tags(token) if that.i == token.i + 1 and token.pos_ == "VERB" else None
    if named is None or not content:
        return None
    return Attribution(group, named[0], named[1], (content,), entry, "lost_cue", 0.6)


def _make(cue: Tokens, source: Tokens, content: Tokens, entry: Entry) -> Attribution | None:
    if not content:
        return None
    return Attribution(cue, source, _head_of(source), (content,), entry, "lost_cue", 0.65)
