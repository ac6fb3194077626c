"""Whom a host has come to talk: envoys and the states themselves, not the bases, schools and refugees that a land hosts too."""

from __future__ import annotations

from analysis.extraction.actors.index import ActorIndex
from analysis.extraction.events.triggers import noun_entry, words_of, words_of_object
from analysis.extraction.parsing.grammar import content_of, expand_conjuncts, is_passive, object_of
from analysis.extraction.parsing.words import Token

#: Who is sent to talk, besides those that a side of talks is told by.
_SENT = frozenset(
    "delegate diplomat counterpart mediator statesman lawmaker parliamentarian mp senator elder cleric chieftain warlord faction "
    "opposition interlocutor guest visitor dignitary".split()
)
#: Of the words for a side, those that a land hosts for years.
_STATIONED = frozenset(
    "troop soldier force army unit column warship aircraft plane jet guard police contingent mission people citizen national "
    "element wing number movement capital supporter exile panel series group".split()
)
#: What one has guests for.
_OCCASIONS = frozenset(
    "lunch dinner banquet breakfast reception ceremony signing event forum gathering session retreat visit encounter workshop "
    "seminar congress assembly peace process consultation mediation handshake tête-à-tête".split()
)
_CROWDS = frozenset({"dozen", "hundred", "thousand", "million", "score"})
_UNTOLD = 30


def houses_things(verb: Token, index: ActorIndex) -> bool:
    """Tell whether a host has nobody and nothing come to talk: "hosts a French base and 400 engineers"."""
    theme = object_of(verb)
    if theme is None or is_passive(verb):
        return False
    return not any(_may_talk(part, index) or _is_occasion(part) for part in expand_conjuncts(theme))


def _is_occasion(part: Token) -> bool:
    nouns = {part, content_of(part)}
    return any(noun_entry(t) is not None or t.lemma_.lower() in _OCCASIONS | words_of("table") for t in nouns)


def _may_talk(part: Token, index: ActorIndex) -> bool:
    noun = content_of(part)
    if part.lemma_.lower() in _CROWDS or any(_is_crowd(c) for c in noun.children):
        return False
    lemma = noun.lemma_.lower()
    if lemma in _STATIONED:
        return False
    if noun.pos_ != "NOUN" or lemma in _SENT | words_of("side") | words_of_object("envoy"):
        return True
    return any(actor.kind != "group" for actor in index.actors_at(noun))


def _is_crowd(word: Token) -> bool:
    digits = word.text.replace(",", "")
    is_many = digits.isdecimal() and int(digits) >= _UNTOLD
    return word.dep_ == "nummod" and (is_many or word.lemma_.lower() in _CROWDS)
