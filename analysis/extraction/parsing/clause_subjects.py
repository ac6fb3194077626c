"""The subject that a clause has of its own where the parser joins it to the clause before: "and Berg, on ringing Oslo, yielded".

A finite verb that the parser leaves without a subject is given that of the verb above it, a neighbour's. But where a noun stands
right behind the word that opens the clause, with nothing but a time or an aside in commas between it and the verb, that noun acts.
"""

from __future__ import annotations

from analysis.extraction.events.subjects import has_own_subject, lacks_subject
from analysis.extraction.parsing.grammar import FINITE, is_verb
from analysis.extraction.parsing.words import Token

_OPENERS = frozenset(
    "and but yet or nor before after when while as because since though although until till if that whereas once for so".split()
)
_BREAKS = frozenset({";", ":", "—", "–"})
_CLAUSES = frozenset({"advcl", "conj", "dep", "ccomp", "ROOT", "parataxis"})
#: What may stand between a subject and its verb, besides a time.
_BETWEEN = frozenset({"ADV", "AUX", "PART"})
_TIME_WORDS = frozenset(
    "day days week weeks month months year years hour hours minute minutes moment morning afternoon evening night later earlier "
    "before after ago next same last this that following previous a an the few two three four five six several".split()
)
_UNITS = frozenset(
    "day week month year hour minute moment morning afternoon evening night spring summer autumn winter later today yesterday".split()
)
_LEADING = frozenset({"on", "in", "at", "by", "during", "late", "early"})
#: Verbs whose passive has an object, too.
_GIVING = frozenset("give grant award offer send hand show tell ask pay deny promise owe allow name elect call".split())
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
#: The longest aside and the longest subject, in words.
_LONGEST_ASIDE, _LONGEST_SUBJECT = 22, 10


def own_subject(verb: Token) -> Token | None:
    """Give the noun that a clause has for its subject by the order of its words; None where the parser's is to stand."""
    if verb.tag_ == "VBG":
        return _subject_around(verb) if verb.dep_ in {"pcomp", "advcl"} else None
    while verb.dep_ == "xcomp" and is_verb(verb.head) and not has_own_subject(verb):
        verb = verb.head
    if verb.dep_ not in _CLAUSES or not (lacks_subject(verb) or _is_active_participle(verb)):
        return None
    start, i = verb.sent.start, verb.i - 1
    while i > start and verb.doc[i].pos_ in _BETWEEN and verb.doc[i].text != ",":
        i -= 1
    i = _before_time(verb, i)
    if i <= start:
        return None
    if verb.doc[i].text == ",":
        opening = _opening_of_aside(verb, i)
        return _noun_of_clause(verb, opening - 1) if opening is not None else None
    return _noun_of_clause(verb, i) if i < verb.i - 1 or verb.dep_ != "conj" else None


def _is_active_participle(verb: Token) -> bool:
    """Tell whether the parser takes a past tense for a participle: "the rebels, backed by Oman, condemned Norway"."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"advcl", "conj"} or verb.lemma_ in _GIVING:
        return False
    helped = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "agent", "mark"} for c in verb.children)
    return not helped and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def _before_time(verb: Token, i: int) -> int:
    """Give the place of the word before a time that stands at some place: Serbia in "and Serbia that evening accused"."""
    doc, start, at = verb.doc, verb.sent.start, i
    has_unit = False
    while at > start and (doc[at].lower_ in _TIME_WORDS or doc[at].ent_type_ in {"DATE", "TIME"}):
        has_unit = has_unit or doc[at].lemma_.lower() in _UNITS or doc[at].ent_type_ in {"DATE", "TIME"}
        at -= 1
    if not has_unit:
        return i
    while at > start and doc[at].lower_ in _LEADING:
        at -= 1
    return at


def _opening_of_aside(verb: Token, closing: int) -> int | None:
    """Give the comma that opens the aside which another closes; None where what stands between them is no aside."""
    doc, start = verb.doc, verb.sent.start
    for j in range(closing - 1, max(start, closing - _LONGEST_ASIDE), -1):
        if doc[j].text in _BREAKS:
            return None
        if doc[j].text != "," or not _is_end_of_noun(doc[j - 1]):
            continue
        inside = doc[j + 1 : closing]
        relative = any(t.lower_ in _RELATIVES for t in inside[:3])
        if _noun_of_clause(verb, j - 1) is None:
            continue
        return j if relative or not any(t.tag_ in FINITE for t in inside) else None
    return None


def _is_end_of_noun(token: Token) -> bool:
    return _is_noun(token) or token.pos_ == "NUM"


def _noun_of_clause(verb: Token, end: int) -> Token | None:
    """Give the noun of a phrase that ends at some place and begins right behind the word that opens a clause."""
    doc, start = verb.doc, verb.sent.start
    if not _is_end_of_noun(doc[end]):
        return None
    first = end
    while first > start and end - first < _LONGEST_SUBJECT:
        before = doc[first - 1]
        if before.text == "," or before.text in _BREAKS or before.lower_ in _OPENERS:
            break
        if is_verb(before) or before.pos_ in {"AUX", "PRON"} or before.tag_ in {"TO", "MD"}:
            return None
        first -= 1
    else:
        return None
    if not _opens_clause(verb, first):
        return None
    for token in doc[first : end + 1]:
        if _is_noun(token) and (token.head.i < first or token.head.i > end) and token.dep_ != "compound":
            return token
    return None


def _opens_clause(verb: Token, first: int) -> bool:
    """Tell whether a clause begins with the word at some place: behind "and", "before", a semicolon; not within a list."""
    before = verb.doc[first - 1]
    if before.text in _BREAKS:
        return True
    if before.lower_ not in _OPENERS or first < verb.sent.start + 2:
        return False
    if before.lower_ in {"and", "or", "nor"}:
        # "Chad and Peru, which border it, agreed": a list, where no finite verb stands before it.
        return any(t.tag_ in FINITE and t.dep_ not in {"aux", "auxpass"} for t in verb.doc[verb.sent.start : first - 1])
    return True


def _subject_around(verb: Token) -> Token | None:
    """Give the subject of a clause in which a participle is an aside: Berg in "and Berg, on ringing Oslo, yielded"."""
    doc, start = verb.doc, verb.sent.start
    i = verb.i - 1
    while i > start and (doc[i].dep_ in {"prep", "mark", "advmod", "neg"} or doc[i].pos_ in {"ADV", "SCONJ", "ADP"}):
        i -= 1
    if i <= start + 1 or doc[i].text != ",":
        return None
    for j in range(verb.i + 1, min(verb.sent.end - 1, verb.i + _LONGEST_ASIDE)):
        if doc[j].tag_ in FINITE or doc[j].text in _BREAKS:
            return None
        if doc[j].text == "," and doc[j + 1].tag_ in FINITE:
            main = doc[j + 1] if doc[j + 1].dep_ not in {"aux", "auxpass"} else doc[j + 1].head
            return _noun_of_clause(main, i - 1) if not has_own_subject(main) else None
    return None
