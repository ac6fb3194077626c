"""How far a text commits to what it says: −3 certainly not … 3 certain, from negation, modals, hedges and what governs it."""

from __future__ import annotations

from functools import lru_cache

from analysis.extraction.commitment import rate_predicate
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.words import Token

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


@lru_cache(maxsize=1)
def _hedges() -> tuple[tuple[str, list[str]], ...]:
    phrases = sorted((entry["phrase"] for entry in load_lexicon("hedges")), key=len, reverse=True)
    return tuple((phrase, phrase.split()) for phrase in phrases)


@lru_cache(maxsize=1)
def _loaded() -> frozenset[str]:
    return frozenset(entry["word"] for entry in load_lexicon("loaded_words"))


def find_hedges(tokens: list[Token]) -> list[str]:
    """Give the hedging words among some tokens, as written, each once."""
    found: list[str] = []
    words = [t.lower_ for t in tokens]
    present = set(words)
    taken: set[int] = set()
    for phrase, parts in _hedges():
        if parts[0] not in present:
            continue
        for i in range(len(words) - len(parts) + 1):
            span = set(range(i, i + len(parts)))
            if words[i : i + len(parts)] == parts and not span & taken and _is_hedge(tokens[i], phrase):
                taken |= span
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
    return list(
        dict.fromkeys(
            t.text for t in tokens if t.lower_ in _loaded() or (t.lemma_.lower() in _loaded() and t.pos_ != "PROPN")
        )
    )
