"""Who a statement comes from in the end: "the agency said, citing two diplomats", "an aide, asking not to be named, said"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import Attribution, Tokens, noun_phrase, trim
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.words import Token

#: Participles and verbs that name whom a medium or body has something from.
_CITING = frozenset({"citing", "quoting", "cited", "quoted", "cites", "quotes"})
#: Classes of cues that pass on what somebody else said.
_PASSING_ON = frozenset({"say", "claim", "warn", "concede", "show"})
#: Words of the condition that a source goes unnamed, and what opens the clause that tells of it.
_NAMELESS = frozenset({"anonymity", "anonymously", "named", "identified", "withheld", "nameless", "unnamed"})
_ASKING = frozenset(
    "speaking requesting asking insisting who whose talking demanding seeking granted preferring declining refusing "
    "wishing given".split()
)
_TIES = frozenset({"to", "of", "from", "with", "at", "in", "for"})
#: Texts that are a reason rather than a source: "citing the treaty".
_REASONS = frozenset("accord agreement deal treaty pact constitution law charter truce resolution ceasefire".split())
#: What somebody says a thing in or through, between his name and the cue.
_THROUGH = frozenset({"in", "through", "via"})
_MEDIA = frozenset(
    "statement message video recording post posting interview letter communique communiqué broadcast speech address tweet "
    "article briefing telegram report memo email declaration spokesman spokeswoman lawyer".split()
)
#: How many words the condition of a source may have.
_LONGEST_CONDITION = 24


def trace_source(found: Attribution) -> Attribution:
    """Give an attribution with the source that the words lead back to.

    That is whom a medium or body cites for it, and a source with the condition on which it goes unnamed.
    """
    cited = _cited_by(found) if found.entry["class"] in _PASSING_ON and found.source else None
    if cited is not None:
        verb, source = cited
        words = _with_tie(trim(t for t in noun_phrase(source) if t.i > verb.i), verb)
        pieces = (trim(t for t in piece if not verb.i <= t.i <= words[-1].i) for piece in found.pieces)
        found = replace(found, cue=(verb,), source=words, source_head=source).with_pieces(pieces)
    return _with_condition(found)


def _with_tie(words: Tokens, verb: Token) -> Tokens:
    """Add to who is cited whom they belong to, where the parse hangs it on the verb: "citing an aide *to the emir*"."""
    for child in verb.children:
        is_tie = child.dep_ in {"prep", "dative"} and child.lower_ in _TIES
        if is_tie and words and child.i == words[-1].i + 1:
            return trim(verb.doc[words[0].i : child.right_edge.i + 1])
    return words


def names_source(noun: Token) -> bool:
    """Tell whether a noun is somebody, or a text, that others have their news from: "two officials", "local media"."""
    known = index_lexicon("source_nouns", "lemma").get(noun.lemma_.lower())
    if known is not None:
        return noun.lemma_.lower() not in _REASONS
    return noun.ent_type_ in {"PERSON", "ORG"}


def _cited_by(found: Attribution) -> tuple[Token, Token] | None:
    """Give the verb and head of the words for whom somebody cites, right behind the cue or the source."""
    doc, last = found.cue[0].doc, max(found.cue[-1].i, found.source[-1].i)
    first = min(found.cue[0].i, found.source[0].i)
    for t in doc[first : min(last + 10, found.cue[-1].sent.end)]:
        if t.lower_ in _CITING and is_verb(t) and t not in found.cue:
            opens = t.nbor(-1).text == "," or t.nbor(-1).lower_ in {"which", "who"}
            source = next((c for c in t.children if c.dep_ in {"dobj", "nsubj"} and c.i > t.i), None)
            return (t, source) if opens and source is not None and names_source(source) else None
        if t.i > last and (t.text in {";", ":", '"', "''"} or (is_verb(t) and t.i > last + 1)):
            return None
    return None


def _with_condition(found: Attribution) -> Attribution:
    """Add to a source the aside that it would not be named: "an official, speaking on condition of anonymity"."""
    if not found.source:
        return found
    doc, comma = found.source[0].doc, found.source[-1].i + 1
    if comma + 2 >= found.source[-1].sent.end or doc[comma].text != ",":
        return found
    opens = doc[comma + 1]
    if opens.lower_ in _THROUGH:
        return _with_medium(found, opens)
    if opens.lower_ not in _ASKING:
        return found
    aside: list[Token] = []
    for t in doc[comma + 1 : min(comma + _LONGEST_CONDITION, opens.sent.end)]:
        if t.text in {",", ".", ";"} or t in found.cue:
            break
        aside.append(t)
    condition: Tokens = trim(aside)
    if not condition or not any(t.lower_ in _NAMELESS for t in condition):
        return found
    return replace(found, source=tuple(doc[found.source[0].i : condition[-1].i + 1]))


def _with_medium(found: Attribution, opens: Token) -> Attribution:
    """Add to a source in what it spoke, where that stands between it and the cue: "the rebels, in a statement, said"."""
    first = found.cue[0].i
    aside = opens.doc[opens.i : first - 1]
    is_whole = first > opens.i + 1 and opens.doc[first - 1].text == "," and len(aside) < _LONGEST_CONDITION
    if not is_whole or any(t.text in {",", ";"} for t in aside) or not any(t.lemma_.lower() in _MEDIA for t in aside):
        return found
    return replace(found, source=tuple(opens.doc[found.source[0].i : first - 1]))
