"""How far a text commits to what it says: −3 certainly not … 3 certain, from negation, modals, hedges and what governs it."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from analysis.extraction.grammar import is_negated, is_verb
from analysis.extraction.lexicon import index_lexicon, load_lexicon

_CHANCE = {"could": 0.0, "may": 1.0, "might": 0.5, "would": 0.5, "should": 0.0, "must": 0.0, "can": 1.0}
_WILL = frozenset({"will", "shall", "wo", "'ll"})
_UNREAL = frozenset({"if", "unless", "whether"})
_HEDGING_ADVERBS = frozenset(
    "reportedly allegedly apparently seemingly possibly perhaps probably likely supposedly purportedly maybe".split()
)


def rate_factuality(predicate: Token) -> float | None:
    """Rate how far the text holds that what a verb or noun names took place.

    Follows the scale of event factuality (Saurí and Pustejovsky 2009; Lee et al. 2015): 3 certain, 2 reported by a source,
    1 hedged, 0 open, negative where it is denied. Gives None for what is neither verb nor noun.
    """
    if predicate.pos_ not in {"VERB", "NOUN", "AUX", "ADJ"}:
        return None
    verb = predicate if is_verb(predicate) else _verb_of(predicate)
    rating = 3.0
    current: Token | None = verb
    for _ in range(6):
        if current is None:
            break
        rating = min(rating, _limit_of(current))
        governor = current.head
        if governor == current or current.dep_ not in {"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl"}:
            break
        if current.dep_ in {"xcomp", "ccomp"}:
            cue = index_lexicon("cues", "lemma").get(governor.lemma_.lower())
            if cue is not None and cue["pos"] == "verb":
                rating = min(rating, max(float(cue["commitment"]), 0.0))
        elif current.dep_ in {"conj", "advcl", "acl", "pcomp"}:
            break
        current = governor if is_verb(governor) else None
    if verb is not None and is_negated(verb):
        return -3.0 if rating >= 2 else -1.0 if rating > 0 else 0.0
    return rating


def _verb_of(noun: Token) -> Token | None:
    return noun.head if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} and is_verb(noun.head) else None


def _limit_of(verb: Token) -> float:
    limit = 3.0
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass"}:
            limit = min(limit, _CHANCE.get(child.lower_, 1.5 if child.lower_ in _WILL else 3.0))
        elif child.dep_ == "mark" and child.lower_ in _UNREAL:
            limit = min(limit, 0.0)
        elif child.dep_ == "advmod" and child.lower_ in _HEDGING_ADVERBS:
            limit = min(limit, 1.0)
    return limit


@lru_cache(maxsize=1)
def _hedges() -> tuple[str, ...]:
    return tuple(sorted((entry["phrase"] for entry in load_lexicon("hedges")), key=len, reverse=True))


@lru_cache(maxsize=1)
def _loaded() -> frozenset[str]:
    return frozenset(entry["word"] for entry in load_lexicon("loaded_words"))


def find_hedges(tokens: list[Token]) -> list[str]:
    """Give the hedging words among some tokens, as written, each once."""
    found: list[str] = []
    words = [t.lower_ for t in tokens]
    taken: set[int] = set()
    for phrase in _hedges():
        parts = phrase.split()
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
