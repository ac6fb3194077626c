"""How far a text commits to what it says: −3 certainly not … 3 certain, from negation, modals, hedges and what governs it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analysis.extraction.events.commitment import rate_predicate
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.words import Token

_PREDICATES = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "ADP"})


def rate_factuality(predicate: Token) -> float | None:
    """Rate how far the text holds that what a verb, noun or adjective names took place.

    Follows the scale of event factuality (Saurí and Pustejovsky 2009; Lee et al. 2015): 3 certain, 2 probable, 1 possible,
    0 open, and negative in the same steps where it is denied; numbers between them are degrees. It is the reader's view: what
    a source is said to have said stands nearly as said, less where the verb keeps a distance ("claimed"). Gives None for a
    word that names nothing that could be so.
    """
    if predicate.pos_ not in _PREDICATES:
        return None
    return round(max(-3.0, min(3.0, rate_predicate(predicate))), 2)


@cache
def _hedges() -> Mapping[str, list[tuple[int, str, list[str]]]]:
    """Give the hedging phrases by their first word, each with its rank (the longest comes first) and its words."""
    phrases = sorted((entry["phrase"] for entry in load_lexicon("hedges")), key=len, reverse=True)
    found: dict[str, list[tuple[int, str, list[str]]]] = {}
    for rank, phrase in enumerate(phrases):
        parts = phrase.split()
        found.setdefault(parts[0], []).append((rank, phrase, parts))
    return found


@cache
def _loaded() -> frozenset[str]:
    return frozenset(entry["word"] for entry in load_lexicon("loaded_words"))


def find_hedges(tokens: list[Token]) -> list[str]:
    """Give the hedging words among some tokens, as written, each once."""
    found: list[str] = []
    hedges = _hedges()
    words = [t.lower_ for t in tokens]
    present = {word for word in words if word in hedges}
    taken: set[int] = set()
    for _, phrase, parts in sorted(hedge for word in present for hedge in hedges[word]):
        for i in (at for at, word in enumerate(words) if word == parts[0]):
            span = range(i, i + len(parts))
            if words[i : i + len(parts)] == parts and taken.isdisjoint(span) and _is_hedge(tokens[i], phrase):
                taken.update(span)
                found.append(" ".join(t.text for t in tokens[i : i + len(parts)]))
    return list(dict.fromkeys(found))


def _is_hedge(token: Token, phrase: str) -> bool:
    if phrase in {"may", "might", "could"}:
        return token.tag_ == "MD"
    if phrase in {"some", "about", "around", "nearly", "almost"}:
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return following is not None and following.like_num
    return True


def find_loaded_words(tokens: list[Token]) -> list[str]:
    """Give the loaded words among some tokens, as written, each once."""
    loaded = _loaded()
    found = [t.text for t in tokens if t.lower_ in loaded or (t.lemma_.lower() in loaded and t.pos_ != "PROPN")]
    return list(dict.fromkeys(found))
