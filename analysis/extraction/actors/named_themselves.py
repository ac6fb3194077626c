"""Who gives their own name to whoever writes: "a student who gave her name as Huda", "a driver identified only as Musa"."""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Mention
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.words import Token

_OWN = frozenset({"his", "her", "their"})
_SELVES = frozenset({"himself", "herself", "themselves"})
#: What is told of a name that is given, and by what it is given.
_WHICH = frozenset({"first", "last", "given", "full", "real", "nickname", "only", "family", "one"})
_GIVING = frozenset({"give", "identify"})
_ONE = frozenset({"a", "an", "another", "one", "the"})
_FAR, _LONGEST = 16, 3


def name_themselves(parse: Parse, cast: Cast) -> None:
    """Make one person of somebody and the name that he or she gives."""
    for sentence in parse.sentences:
        if sentence.span.words.isdisjoint({"name", "identified", "identify"}):
            continue
        for token in sentence.span:
            if (name := _name_behind(token)) and (noun := _who_before(name[0])) is not None:
                _join(noun, name, cast)


def _name_behind(token: Token) -> tuple[Token, ...]:
    """Give the words of a name behind those by which it is given."""
    doc, i = token.doc, token.i + 1
    if token.lower_ == "name":
        before = [t.lower_ for t in doc[max(token.i - 4, token.sent.start) : token.i]]
        while before and before[-1] in _WHICH:
            before.pop()
        if not before or before[-1] not in _OWN:
            return ()
    elif token.lower_ not in _SELVES | {"identified"}:
        return ()
    if not any(t.lemma_.lower() in _GIVING for t in doc[max(token.i - 6, token.sent.start) : token.i + 1]):
        return ()
    is_only = i < token.sent.end and doc[i].lower_ == "only"
    i += is_only
    if i + 1 >= token.sent.end or doc[i].lower_ != "as":
        is_apart = token.lower_ == "name" and i + 1 < token.sent.end and doc[i].text == ","
        if not is_apart:
            return ()
    name: list[Token] = []
    for t in doc[i + 1 : min(i + 1 + _LONGEST, token.sent.end)]:
        if not (t.is_title and t.is_alpha and t.pos_ in {"PROPN", "NOUN", "ADJ"}):
            break
        name.append(t)
    return tuple(name)


def _who_before(name: Token) -> Token | None:
    """Give the noun for one person before the words by which a name is given."""
    for t in reversed(name.doc[max(name.i - _FAR, name.sent.start) : name.i]):
        if t.pos_ == "NOUN" and t.lower_ not in {"name"} and t.tag_ == "NN":
            is_one = any(c.lower_ in _ONE for c in t.lefts)
            if is_one and "p" in (epithet_kinds(t) or ("p" if t.lower_ in {"man", "woman"} else "")):
                return t
    return None


def _join(noun: Token, name: tuple[Token, ...], cast: Cast) -> None:
    known = cast.index.mention_at(name[-1])
    if known is not None and not (len(known.actors) == 1 and known.actors[0].kind == "person"):
        if known.rule != "pipeline_organisation":
            return
        cast.index.drop(known)
        known = None
    if known is None:
        text = " ".join(t.text for t in name)
        actor = cast.find_person(text) or cast.add(f"person:{text.lower()}", text, "person")
        known = Mention(name, name[-1], (actor,), "name", "name_given", 0.7)
        cast.index.add(known)
    if (other := cast.index.mention_at(noun)) is not None:
        if other.form != "nominal" or other.head != noun:
            return
        cast.index.drop(other)
    tokens = (*(t for t in noun.lefts if t.dep_ in {"det", "amod", "compound"}), noun)
    cast.index.add(Mention(tokens, noun, known.actors, "nominal", "name_given", 0.7))
