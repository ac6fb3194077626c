"""Several in the same office, named in the order of their countries: "the French and British foreign ministers, Hubert Védrine and Robin Cook"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.grammar import expand_conjuncts, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_OWNING = frozenset({"amod", "compound", "nmod", "poss"})
_BODIES = frozenset({"state", "organisation", "armed_group", "government"})


def body_in_order(name: Token, cast: Cast) -> Actor | None:
    """Give the body of whoever is named, of several who have the same office in as many bodies; None where they are not told so."""
    found = _office_of_several(name, cast)
    return found[1] if found is not None else None


def office_in_order(name: Token, cast: Cast) -> str | None:
    """Give the office that somebody has with others: "foreign minister" of "the French and British Foreign Ministers"."""
    found = _office_of_several(name, cast)
    if found is None:
        return None
    noun = found[0]
    own = [t.lower_ for t in noun.lefts if t.dep_ in {"amod", "compound"} and cast.index.mention_at(t) is None]
    head = _singular(noun)
    return " ".join([*own, head]) if load_gazetteer().is_title_head(head) else None


def _singular(noun: Token) -> str:
    """Give a plural noun's singular: the pipeline leaves capitalised ones as they are."""
    return noun.lower_.removesuffix("s") if noun.tag_ == "NNPS" else noun.lemma_.lower()


def _office_of_several(name: Token, cast: Cast) -> tuple[Token, Actor] | None:
    first = name
    while first.dep_ == "conj" and first.head.tag_ == "NNP" and not _names_body(first.head, cast):
        first = first.head
    noun = _plural_before(first)
    if noun is None:
        return None
    names = [t for t in expand_conjuncts(first) if t.pos_ == "PROPN" and t.i >= first.i]
    bodies = _bodies_of(noun, cast)
    if len(names) < 2 or len(bodies) != len(names) or name not in names:
        return None
    return noun, bodies[sorted(names, key=lambda t: t.i).index(name)]


def _names_body(token: Token, cast: Cast) -> bool:
    return any(actor.kind in _BODIES for actor in cast.index.actors_headed(token))


def _plural_before(first: Token) -> Token | None:
    """Give the plural noun that the first of several names is in apposition to, or stands right behind."""
    if first.dep_ == "appos" and first.head.tag_ in _PLURAL:
        return first.head
    left = first.left_edge.i
    before = first.doc[left - 1] if left > first.sent.start else first
    if before.text == "," and before.i > first.sent.start:
        before = before.nbor(-1)
    if before.tag_ in _PLURAL and _singular(before) != before.lower_:
        return before
    # "The presidents of Kenya and Uganda, William Ruto and Yoweri Museveni": hung to the last of the lands.
    above = next((t for t in before.ancestors if t.tag_ in _PLURAL), None) if before.pos_ == "PROPN" else None
    return above if above is not None and first.doc[left - 1].text == "," and above.i < before.i else None


def _bodies_of(noun: Token, cast: Cast) -> list[Actor]:
    """Give the bodies whose office it is, in the order of the text."""
    words = [part for c in noun.lefts if c.dep_ in _OWNING for part in expand_conjuncts(c)]
    words += [
        part for name, inner, _ in objects_of_prepositions(noun) if name == "of" for part in expand_conjuncts(inner)
    ]
    found: dict[int, Actor] = {}
    for word in sorted(set(words), key=lambda t: t.i):
        for actor in cast.index.actors_headed(word):
            if actor.kind in _BODIES:
                found.setdefault(id(actor), actor)
    return list(found.values())
