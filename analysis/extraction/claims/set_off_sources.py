"""Who speaks between a comma and a verb of saying, read from tags and marks: "…, aid workers and a local official said."

The parse takes such speakers for more of a list before the comma, gives the verb the last of several alone, or loses the
verb. Words that stand so can be nothing else, whatever the parse makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.extraction.claims.asides import read_relative_aside
from analysis.extraction.claims.attributions import (
    DAYS,
    QUOTES,
    Attribution,
    Tokens,
    look_up_cue,
    opening_of,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import SAYING
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import FINITE, is_passive
from analysis.extraction.parsing.words import Token

_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP"})
#: What says more of a speaker behind the noun: "briefed on the talks", "working in the area".
_PARTICIPLES = frozenset({"VBN", "VBG"})
_JOINERS = frozenset({"and", "or"})
#: Words that lead on to what stands behind a comma.
_LEADING_ON = frozenset({"ADP", "CCONJ", "SCONJ"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB", "IN"})
_RELATIVE_WORDS = frozenset({"that", "which", "who", "whom", "whose"})
_POSSESSIVES = frozenset({"its", "his", "her", "their"})
_BREAKS = frozenset({";", ":"})
_MARKS = frozenset({",", ".", ";", "--", "–", "—"})
#: What tells when, where, why and to whom something was said, behind its verb.
_CIRCUMSTANCES = frozenset("because as while after before when citing speaking adding asking declining without".split())
_HEARERS = frozenset({"PRON", "PROPN", "NOUN", "DET", "ADP", "ADJ", "NUM", "PART", "ADV"})
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_SUBORDINATE = frozenset("when while after before although though as if since because once until whereas".split())
#: Where a clause of content can begin behind: a mark, or a word that joins it to what stands before.
_OPENERS = frozenset({"and", "but", "so", "yet", "or", "that"})
_LONGEST_PHRASE = 22
_LONGEST_BEHIND = 10
_LONGEST_LISTED = 7
_MOST_LISTED = 3
_MOST_ASIDES = 2
#: What opens words that say who somebody is.
_OPENING_ASIDE = frozenset("a an the his her its their who whose".split())
_LEAST_WORDS = 3
_TAGS = FINITE | {"VBN"}


def with_set_off_source(cue: Token, found: Attribution | None) -> Attribution | None:
    """Give an attribution whose source and content its commas show; what the parse gave where they show nothing else."""
    entry = _read_entry(cue)
    if entry is None and found is not None and found.rule == "verb_with_clause" and found.cue[-1].i == cue.i:
        return _widen(cue, found)
    if entry is None or (found is not None and found.cue[-1].i < cue.i):
        return found
    read = _read_speakers(cue)
    if read is None:
        return found
    source, before = read
    if found is not None:
        inside = read_relative_aside(cue.doc, source[0].i, cue.i)
        if inside and inside[0][0].i > cue.i:
            # "Bor, where soldiers, residents allege, shot three men": the part with the verb.
            is_read = found.rule == "cue_as_aside" and found.pieces[0][0].i > cue.i
            return (
                found
                if is_read
                else Attribution(verb_group(cue), source, _head_of(source), inside, entry, "cue_as_aside", 0.75)
            )
    left = _read_content(cue, before)
    if not left and (inner := _read_inside(cue, before, found, source, entry)) is not None:
        return inner
    if not left or (found is not None and _is_as_good(found, source, left)):
        return found
    group = verb_group(cue)
    right = () if found is None else tuple(p for p in found.pieces if p[0].i > group[-1].i)
    if left[0].lower_ in _SUBORDINATE:
        # "As troops advanced, residents and officials said, families fled": the clause behind is what is said.
        return replace(found, source=source, source_head=_head_of(source)) if found is not None and right else found
    return Attribution(group, source, _head_of(source), (left, *right), entry, "clause_before_cue", 0.75)


def _widen(cue: Token, found: Attribution) -> Attribution:
    """Add to who says what follows those who stand before him: "Behind a phrase, residents and the army said that"."""
    words = find_speakers(cue) if found.source and not is_passive(cue) else None
    is_part = words is not None and words[0].i < found.source[0].i and words[-1] == found.source[-1]
    if words is None or not is_part or words[found.source[0].i - words[0].i - 1].lower_ not in _JOINERS:
        return found
    return replace(found, source=words)


def _read_entry(cue: Token) -> Entry | None:
    """Give the entry of a verb that may close a statement set off by a comma; None where it opens one or is none."""
    known = look_up_cue(cue, "verb")
    if known is None or known[0]["class"] not in SAYING or "q" not in known[1] or cue.tag_ not in _TAGS:
        return None
    if cue.tag_ == "VBN" and cue.i > cue.sent.start and cue.nbor(-1).lemma_ in {"be", "get"}:
        return None
    return known[0] if _end_behind(cue, takes_hearer="o" in known[1]) is not None else None


def _end_behind(cue: Token, *, takes_hearer: bool) -> int | None:
    """Give the place of the mark that follows a verb, or when, where and to whom it was said; None where a clause or an object does."""
    if not takes_hearer and cue.i + 1 < cue.sent.end and cue.nbor().pos_ in _NOMINAL and not _is_time(cue.nbor()):
        return None
    for t in cue.doc[cue.i + 1 : cue.sent.end]:
        if t.text in _MARKS or t.lower_ in _CIRCUMSTANCES:
            return int(t.i)
        if t.is_space:
            continue
        if t.pos_ not in _HEARERS or t.lower_ in {"that", "what", "how", "it"} or t.i - cue.i > _LONGEST_BEHIND:
            return None
    return int(cue.sent.end)


def _is_time(word: Token) -> bool:
    return word.text in DAYS or word.ent_type_ in {"DATE", "TIME"}


def _read_speakers(cue: Token) -> tuple[Tokens, int] | None:
    """Give the words between a comma and a verb that name who speaks, and the comma's place; None where they name nobody."""
    words = _read_described(cue) or find_speakers(cue, are_behind=True)
    if words is None or words[0].i == cue.sent.start or cue.doc[words[0].i - 1].text != ",":
        return None
    return words, words[0].i - 1


def _read_described(cue: Token) -> Tokens | None:
    """Give who speaks where commas set off who he is: "…, Abdullah Karim, a district chief, said"; None where they do not."""
    opening, end = opening_of(cue.sent), verb_group(cue)[0].i
    last = end
    for _ in range(_MOST_ASIDES):
        if end - 1 <= opening or cue.doc[end - 1].text != ",":
            return None
        begin = next((t.i + 1 for t in reversed(cue.doc[opening : end - 1]) if t.text == ","), None)
        if begin is None or begin == end - 1 or not _describes(cue.doc[begin : end - 1]):
            return None
        last = begin - 1 if cue.doc[begin].tag_ == "VBG" else last
        end = begin
        first = _begin_of_phrase(cue, end - 1, opening)
        if first is not None and first > opening and are_speakers(cue.doc[first : end - 1]):
            return trim(cue.doc[first:last])
    return None


def _describes(aside: Sequence[Token]) -> bool:
    """Tell whether words between commas say who somebody is, or name him whom words before them describe."""
    opens = aside[0]
    # "The operator, Athens-based Cosmoship Management, said".
    is_name = aside[-1].pos_ == "PROPN" and all(
        t.pos_ == "PROPN" or t.text in {"-", "’", "'"} or (t.lower_ == "based" and t.nbor(-1).text == "-")
        for t in aside
    )
    owner = next((t for t in aside if t.tag_ == "POS"), None)
    is_owned = owner is not None and may_speak(_head_of(tuple(t for t in aside if t.i > owner.i) or (opens,)))
    return opens.lower_ in _OPENING_ASIDE or opens.tag_ == "VBG" or is_name or is_owned


def find_speakers(cue: Token, *, are_behind: bool = False) -> Tokens | None:
    """Give the words right before a verb that name one or several who may speak, by their tags; None where they name nobody.

    They begin behind a comma, or where the sentence does; or only behind a comma, with what they say before it.
    """
    end = verb_group(cue)[0].i
    while end > cue.sent.start and cue.doc[end - 1].lemma_ == "have":
        end -= 1
    opening = opening_of(cue.sent)
    first = _begin_of_phrase(cue, end, opening)
    if first is None or cue.doc[end - 1].pos_ in {"ADP", "PART"}:
        return None
    parts = [cue.doc[first:end]]
    while any(t.lower_ in _JOINERS for t in parts[-1]) and len(parts) <= _MOST_LISTED and first > opening + 1:
        begin = _begin_of_phrase(cue, first - 1, opening)
        if (
            begin is None
            or (are_behind and begin == opening)
            or first - begin > _LONGEST_LISTED
            or not are_speakers(cue.doc[begin : first - 1])
        ):
            break
        parts.insert(0, cue.doc[begin : first - 1])
        first = begin
    words = trim(cue.doc[first:end])
    if not words or words[0].lower_ in _JOINERS or not all(are_speakers(part) for part in parts):
        return None
    return words


def _begin_of_phrase(cue: Token, end: int, opening: int) -> int | None:
    """Give where the words begin that stand before a place and behind a comma or the opening; None where others stand between."""
    i = end - 1
    while i >= opening and end - i <= _LONGEST_PHRASE:
        t = cue.doc[i]
        if t.text == ",":
            break
        is_inside = t.pos_ in _IN_PHRASE or t.lower_ in _JOINERS | _POSSESSIVES or t.tag_ in _PARTICIPLES
        # "Aid workers said": the tagger takes the first word for a verb.
        is_inside = (
            is_inside or (t.text == "-" and not t.whitespace_) or (i == opening and t.is_title and t.tag_ == "VB")
        )
        if not is_inside or t.text in QUOTES or t.lower_ in _RELATIVE_WORDS:
            return None
        i -= 1
    return i + 1 if i + 1 < end and end - i <= _LONGEST_PHRASE else None


def are_speakers(words: Iterable[Token]) -> bool:
    """Tell whether each of those whom "and" joins may say something."""
    parts: list[list[Token]] = [[]]
    for t in words:
        if t.lower_ in _JOINERS:
            parts.append([])
        else:
            parts[-1].append(t)
    told = [part for part in parts if part]
    return bool(told) and all(_is_speaker(part) for part in told)


def _is_speaker(part: list[Token]) -> bool:
    opens = part[0]
    if opens.pos_ in {"ADP", "ADV"} or opens.tag_ in {"VBG", "WDT", "WP"}:
        return False
    head = _head_of(tuple(part))
    # "Security and hospital sources": what the first word goes with stands behind the second.
    return may_speak(head) or (len(part) == 1 and part[0].nbor(1).lower_ in _JOINERS)


def _head_of(phrase: Tokens) -> Token:
    """Give the last noun of the first who is named, before what says more of him."""
    head = phrase[0]
    for t in phrase:
        if t.pos_ == "ADP" or t.text == "," or t.lower_ in _JOINERS or (t.tag_ in _PARTICIPLES and t.i > phrase[0].i):
            break
        if t.lower_ == "familiar":
            break
        if t.pos_ in {"NOUN", "PROPN"}:
            head = t
    return head


def _read_content(cue: Token, comma: int) -> Tokens:
    """Give what stands before the comma, from the sentence's beginning or the last semicolon on; nothing where it is no clause."""
    begin = opening_of(cue.sent)
    if comma <= begin or cue.doc[comma - 1].text in QUOTES:
        return ()
    begin = max([begin, *(t.i + 1 for t in cue.doc[begin : comma - 1] if t.text in _BREAKS)])
    left = cue.doc[begin:comma]
    if left[-1].pos_ in _LEADING_ON or left[-1].tag_ in _RELATIVES or left[-1].lower_ in {"that", "where"}:
        # "A reservation that, diplomats said, he had been told to make".
        return ()
    if any(t.text in QUOTES for t in left) or sum(t.is_alpha for t in left) < _LEAST_WORDS:
        return ()
    return trim(left) if any(t.tag_ in FINITE for t in left) else ()


def _read_inside(cue: Token, comma: int, found: Attribution | None, source: Tokens, entry: Entry) -> Attribution | None:
    """Read a cue between a subject and its verb: "The gunmen, a medic and two residents said, left"; the part with the verb is said."""
    end = _end_behind(cue, takes_hearer=True)
    begin = opening_of(cue.sent)
    if (
        end is None
        or end + _LEAST_WORDS >= cue.sent.end
        or cue.doc[end].text != ","
        or cue.doc[end + 1].tag_ not in _TAGS
    ):
        return None
    subject = cue.doc[begin:comma]
    if not len(subject) or subject[0].pos_ not in _NOMINAL or any(t.is_punct and t.text != "-" for t in subject):
        return None
    if found is not None and found.source == source:
        return found
    piece = end_content(trim(cue.doc[end + 1 : cue.sent.end]))
    return (
        Attribution(verb_group(cue), source, _head_of(source), (piece,), entry, "cue_as_aside", 0.7) if piece else None
    )


def _is_as_good(found: Attribution, source: Tokens, left: Tokens) -> bool:
    """Tell whether what the parse gave has the same source, and content that begins where a clause can."""
    if found.source != source:
        # One who is described at length is better known to the parse: "A, the head of the council, said".
        return bool(found.source) and found.source[0].i <= source[0].i and not _reaches_into(found, left)
    first = found.pieces[0][0]
    if first.i >= source[0].i:
        return False
    if found.rule == "cue_as_aside" and any(t.lemma_ == "have" for t in found.pieces[0]):
        return True  # "A reservation that he had been told to make, diplomats said, by the council".
    before = first.nbor(-1) if first.i > first.sent.start else None
    is_whole = before is None or first.i <= left[0].i or before.is_punct or before.lower_ in _OPENERS - {"that"}
    return is_whole and found.pieces[0][-1].i <= left[-1].i + 1


def _reaches_into(found: Attribution, left: Tokens) -> bool:
    """Tell whether the source that the parse gave takes in words of the clause before the comma, its object or all of it."""
    return any(left[0].i <= t.i <= left[-1].i for t in found.source)
