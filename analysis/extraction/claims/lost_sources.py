"""Who speaks, read from tags and commas alone where the parse gives a verb of saying no subject.

"In Sfax, where hundreds sleep in the parks, Fatoumata, 24, from Guinea, said", "memos found on the dead suggest".
"""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.claims.attributions import QUOTES, Tokens, opening_of, trim, verb_group
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

_PEOPLE = frozenset({"he", "she", "they", "we", "one", "another", "others", "some", "many", "most", "few"})
_RELATIVES = frozenset({"who", "whose", "whom", "which", "where"})
_BREAKS = frozenset({";", ":", "--", "–", "—", *QUOTES})
_JOINERS = frozenset({"and", "but", "while", "though", "although", "as", "when", "because", "that", "if", "or"})
#: What a phrase may begin with that names somebody.
_OPENING = frozenset({"DET", "PROPN", "NOUN", "NUM", "ADJ", "PRON"})
_IN_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "PUNCT"})
_LONGEST_SOURCE = 30


def find_source_by_tags(verb: Token) -> tuple[Tokens, Token] | None:
    """Give the words before a verb that name who speaks, and their head; None where they may name nobody."""
    end = verb_group(verb)[0].i
    parts = _parts_before(verb, end)
    if not parts:
        return None
    first = len(parts) - 1
    while first > 0 and _leans_back(parts[first], parts[first - 1]):
        first -= 1
    words = trim(t for t in verb.doc[parts[first][0].i : end])
    if not words or len(words) > _LONGEST_SOURCE or not _names_somebody(parts[first]):
        return None
    head = _head_of(parts[first])
    return (words, head) if head is not None and may_speak(head) else None


def may_speak(head: Token) -> bool:
    """Tell whether a word may stand for somebody, or something, that says things."""
    if head.lower_ in _PEOPLE or head.pos_ == "PROPN":
        return True
    return head.lemma_.lower() in index_lexicon("source_nouns", "lemma") or "p" in (epithet_kinds(head) or "")


def _parts_before(verb: Token, end: int) -> list[list[Token]]:
    """Give what stands before a verb in its clause, divided at commas."""
    begin = opening_of(verb.sent)
    parts: list[list[Token]] = [[]]
    for t in verb.doc[begin:end]:
        if t.text in _BREAKS or (t.lower_ in _JOINERS and (not parts[-1]) and len(parts) > 1):
            parts = [[]]
        elif t.text == ",":
            parts.append([])
        else:
            parts[-1].append(t)
    return [part for part in parts if part]


def _leans_back(part: list[Token], before: list[Token]) -> bool:
    """Tell whether a part only explains the one before: "24", "from Guinea", "who lost two sons", "the head of …"."""
    opens = part[0]
    if opens.pos_ in {"ADP", "SCONJ"} or opens.tag_ in {"VBN", "VBG", "CD"} or opens.lower_ in _RELATIVES:
        return True
    if any(t.lower_ in {"whom", "which"} for t in part[:3]):
        return True
    is_name = before[-1].pos_ == "PROPN" and all(t.pos_ in {"PROPN", "PART", "ADJ"} for t in before)
    return opens.lower_ in {"a", "an", "the", "his", "her", "its", "their"} and is_name


def _names_somebody(part: list[Token]) -> bool:
    opens = part[0]
    if opens.pos_ not in _OPENING and not (opens.i == opens.sent.start and opens.is_title and opens.pos_ == "VERB"):
        return False
    for t in part:
        if t.lower_ in _RELATIVES or (t.lower_ == "that" and t.i > opens.i):
            return True
        if t.tag_ in FINITE and t.tag_ != "VBD" and t.i > opens.i:
            return False
        if t.tag_ == "VBD" and t.nbor().pos_ not in {"ADP", "PART"}:
            # "Memos found on the dead": a participle that the tagger takes for a past tense.
            return False
    return True


def _head_of(part: list[Token]) -> Token | None:
    head: Token | None = None
    for t in part:
        if t.pos_ in {"NOUN", "PROPN", "PRON"} or t.lower_ in _PEOPLE:
            head = t
        elif head is not None and t.pos_ not in _IN_NAME:
            break
    return head
