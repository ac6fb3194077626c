"""Attributing words set off inside a relative clause: "a note that he was told to make, diplomats said, by the council"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.claims.attributions import Tokens, has_finite_verb, is_set_off, trim
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Doc, Token

_RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
_BREAKS = frozenset({",", ";", ":", '"', "''", "``", "(", ")", "--", "–", "—"})
_OPENERS = frozenset("because that since although though while whereas if when so unless".split())
_JOINERS = frozenset({"and", "but", "yet"})
#: How far before the aside its clause may begin.
_WIDEST = 30


def read_opened_clause(doc: Doc, first: int, last: int) -> tuple[Tokens, ...]:
    """Give what attributing words attribute right behind what opens their clause; empty where nothing opens one there.

    "Left because, in the view of many, the truce was dead", "a force that by its own count has lost 40 men, withdrew".

    Parameters
    ----------
    first, last : int
        Indices of the first and last of the attributing words.
    """
    sentence = doc[first].sent
    at = first - 2 if first - 1 > sentence.start and doc[first - 1].text == "," else first - 1
    if at <= sentence.start or not _opens_clause(doc[at]):
        return ()
    rest = trim(doc[last + 1 : sentence.end])
    end = next((k for k, t in enumerate(rest) if k and _ends_clause(t)), len(rest))
    piece = trim(rest[:end])
    return (piece,) if has_finite_verb(piece) else ()


def _opens_clause(token: Token) -> bool:
    if token.lower_ in _OPENERS:
        return True
    return _is_relative(token) or (token.lower_ in _JOINERS and token.nbor(-1).text == ",")


def _ends_clause(token: Token) -> bool:
    """Tell whether a mark ends a clause: a semicolon, or a comma before the verb of the sentence, or before another clause."""
    if token.text in {";", ":"}:
        return True
    if token.text != "," or token.i + 2 >= token.sent.end:
        return False
    following = token.nbor()
    return following.tag_ in FINITE or following.lower_ in _JOINERS | {"while", "whereas"}


def read_relative_aside(doc: Doc, first: int, last: int) -> tuple[Tokens, ...]:
    """Give what attributing words attribute that stand inside a relative clause; empty where they stand in none.

    The content is the clause without what opens it: what stands before the words where a verb stands there, else what
    stands after them. A clause set off by commas of its own is left alone, for the comma may end it.

    Parameters
    ----------
    first, last : int
        Indices of the first and last of the attributing words.
    """
    begin = doc[first].sent.start
    has_comma = first > begin and doc[first - 1].text == ","
    at = first - 2 if has_comma else first - 1
    if at < begin or not (has_comma or (last + 1 < len(doc) and doc[last + 1].text == ",")):
        return ()
    opening = _opening_before(doc, at, begin)
    if opening is None:
        return ()
    before, after = doc[opening + 1 : at + 1], _rest_of_clause(doc, last)
    verbs = [t for t in before if t.tag_ in FINITE]
    if not verbs:
        return (after,) if has_finite_verb(after) else ()
    if before[-1] in verbs and before[-1].lemma_ in {"be", "have"} and len(verbs) == 1:
        # "Some of whose members were, by one account, dismayed".
        return (after,) if after else ()
    # "Shelled a school that sheltered families, officials said": the pause closes the sentence, not the clause.
    closes = not any(t.text in _BREAKS for t in doc[last + 1 : doc[last].sent.end - 1]) and not _is_record(before)
    # "The town, where three died, by its own count, has no clinic": the sentence goes on, so that the clause has ended.
    goes_on = last + 2 < doc[first].sent.end and doc[last + 1].text == "," and doc[last + 2].tag_ in FINITE
    if (
        closes
        or (len(verbs) > 1 and not _is_record(before))
        or (doc[opening - 1].text == "," and not goes_on)
        or not has_comma
    ):
        return ()
    return (trim(before),)


def _opening_before(doc: Doc, at: int, begin: int) -> int | None:
    for i in range(at, max(begin, at - _WIDEST), -1):
        if _is_relative(doc[i]):
            return i
        if doc[i].text in _BREAKS:
            return None
    return None


def _is_relative(token: Token) -> bool:
    if token.lower_ in _RELATIVES:
        return token.i > token.sent.start
    return token.lower_ == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.nbor(-1).pos_ == "NOUN"


def _rest_of_clause(doc: Doc, last: int) -> Tokens:
    end = doc[last].sent.end
    start = last + 1
    while start < end and doc[start].text == ",":
        start += 1
    breaks = [i for i in range(start, end) if doc[i].text in _BREAKS]
    # "Raided a ferry, *killing four*": what came of it is told by who tells it.
    is_result = len(breaks) > 1 and doc[breaks[0]].text == "," and doc[breaks[0] + 1].tag_ == "VBG"
    stop = next(iter(breaks[is_result:]), end)
    return trim(doc[start:stop])


def clause_around(token: Token) -> Token | None:
    """Give the verb of a relative clause that an attributing phrase stands in; None where it stands in the main clause."""
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.dep_ != "relcl" or verb.left_edge.i >= token.i:
        return None
    # "Shelled a school that housed the displaced, according to witnesses": the pause closes the sentence, not the clause.
    goes_on = any(t.text in {",", ";", ":"} for t in token.doc[token.i : token.sent.end])
    is_behind = token.nbor(-1).text == "," and not is_set_off(verb.left_edge) and not goes_on
    return None if is_behind and not _is_record(token.doc[verb.left_edge.i : token.i]) else verb


def _is_record(clause: Sequence[Token]) -> bool:
    """Tell whether a clause counts, or says what has come of something by now: "a war that has killed thousands"."""
    return any(t.like_num or t.lower_ in {"has", "have", "thousands", "hundreds", "dozens", "millions"} for t in clause)
