"""Nouns that say beside a name who that is: "Andrea Riccardi, a historian", "his predecessor, Álvaro Uribe", "the mediators"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.title_bearers import name_behind
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token, once_per_word

_LETTERS = {"person": "p", "organisation": "o", "government": "o", "armed_group": "g", "group": "g", "state": "s"}
_NAMED = frozenset({"name", "metonym"})
#: For whom somebody's counterpart acts.
_SERVED = frozenset({"state", "group", "armed_group", "organisation"})
_DETERMINERS = frozenset("a an the his her its their one another".split())
#: Words for one or two of many, in apposition: "two of the poorest countries".
_SOME_OF = frozenset({"one", "two", "three", "both"})
_INSIDE = frozenset({"det", "poss", "amod", "compound", "nmod", "case"})
_ARTICLES = frozenset({"a", "an", "the"})
_KNOWN = frozenset({"known", "placed", "connected"})
_CALLED = frozenset({"named", "called", "nicknamed"})
_NO_EPITHETS = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "GPE", "LOC", "EVENT", "FAC"})
#: Who is made or taken for what he is, is no subject.
_APPOINTING = frozenset(
    "appoint name elect install recognise recognize choose pick nominate designate send dispatch see regard describe portray replace "
    "succeed dismiss sack oust cast paint".split()
)
#: Bodies that fight where a word before them says so.
_BANDS = frozenset("movement group army faction force organisation organization front band coalition".split())
_ARMED = frozenset({"rebel", "guerrilla", "guerilla", "insurgent", "armed", "militant", "jihadist", "paramilitary"})
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "-", ")", "and", "or"})


def tie_appositions(parse: Parse, cast: Cast) -> None:
    """Tie nouns to the name that they stand beside, and give whoever has no country the one that the noun states."""
    for sentence in parse.sentences:
        for token in sentence.span:
            is_best = token.dep_ == "appos" and _is_best_of(token)
            if not (token.pos_ in {"NOUN", "NUM", "PROPN"} or is_best) or cast.index.mention_at(token) is not None:
                continue
            if noun_entry(token) is not None:
                continue
            known = epithet_kinds(token) is not None
            bearers = _bearers(token, cast) if known else _bearer_of_any(token, cast)
            if bearers:
                _note_country(token, bearers, cast)
                _note_arms(token, bearers)
                cast.index.add(Mention((token,), token, bearers, "nominal", "apposition", 0.7))
            elif known and (bearers := _named_behind(token, cast)):
                _note_country(token, bearers, cast)
                own = tuple(token.doc[_first_of(token).i : token.i + 1])
                cast.index.add(Mention((token,), token, bearers, "nominal", "apposition", 0.7, own=own))


@once_per_word
def epithet_kinds(token: Token) -> str | None:
    """Give the kinds of actors that a noun can describe, as letters of the lexicon; None where it describes none."""
    if token.lower_ in _SOME_OF and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children):
        return "pogs"
    if _is_best_of(token):
        return "pogs"
    lemma = token.lemma_.lower()
    entry = _epithets().get(lemma)
    if entry is None and "-" in lemma and token.i and not token.nbor(-1).is_space:
        # "policy-maker", "co-founder": the last part counts.
        entry = _epithets().get(lemma.rpartition("-")[2])
    return entry["kinds"] if entry is not None else None


def describes_a_person(noun: Token) -> bool:
    """Tell whether a noun can only say what one person is, so that a name behind it is theirs: "activist Zara Kay"."""
    return noun.tag_ == "NN" and noun.is_lower and epithet_kinds(noun) == "p"


def epithet_role(token: Token) -> str:
    """Give what a noun says of one to another: opponent, neighbour, ally, host, mediator, counterpart; "" for nothing."""
    entry = _epithets().get(token.lemma_.lower())
    return entry["role"] if entry is not None else ""


@cache
def _epithets() -> Mapping[str, Mapping[str, str]]:
    return index_lexicon("epithets", "lemma")


def fits_kind(token: Token, actor: Actor) -> bool:
    """Tell whether a noun can describe an actor: "historian" a person, "movement" a group, "kingdom" a state."""
    return _LETTERS.get(actor.kind, "") in (epithet_kinds(token) or "")


def _bearers(token: Token, cast: Cast) -> tuple[Actor, ...]:
    is_plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in _SOME_OF - {"one"}
    if epithet_role(token) == "counterpart" and (named := name_behind(token, cast)) is not None:
        return (named,)  # "His counterpart in the Unitary Platform, Gerardo Blyde"
    for bearers in (_above(token, cast), _below(token, cast), _beside(token, cast), _called(token, cast)):
        if bearers and (len(bearers) > 1) == is_plural and all(fits_kind(token, actor) for actor in bearers):
            return bearers
    return ()


def _bearer_of_any(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give whose a noun of any sense is that stands between commas behind a person's name: "Leonid Roshal, a paediatrician,"."""
    if token.tag_ != "NN" or token.ent_type_ in _NO_EPITHETS or token.dep_ not in {"appos", "conj", "nsubj", "attr"}:
        return ()
    first = token.left_edge
    is_owned = any(c.dep_ == "poss" for c in token.lefts)  # "its top civil servant", "Gorbachev's trouble-shooter"
    if first.i - 2 < token.sent.start or token.nbor(-1).text == "," or not (first.lower_ in _ARTICLES or is_owned):
        return ()
    before = token.doc[first.i - 2]
    mention = cast.index.mention_at(before) if token.doc[first.i - 1].text == "," else None
    if mention is None or mention.form != "name" or mention.tokens[-1] != before or mention.head.dep_ == "conj":
        return ()
    is_closed = token.dep_ == "appos" and token.head in mention.tokens
    end = token.right_edge.i + 1
    if not is_closed or (end < len(token.doc) and token.doc[end].text not in _STOPS):
        return ()
    return mention.actors if len(mention.actors) == 1 and mention.actors[0].kind == "person" else ()


def _named_at(token: Token, cast: Cast) -> tuple[Actor, ...]:
    mention = cast.index.mention_at(token)
    return mention.actors if mention is not None and mention.form in _NAMED else ()


def _coordinated(token: Token, cast: Cast) -> tuple[Actor, ...]:
    found: dict[int, Actor] = {}
    for part in expand_conjuncts(token):
        for actor in _named_at(part, cast):
            found.setdefault(id(actor), actor)
    return tuple(found.values())


def _is_introduced(token: Token) -> bool:
    is_of = any(c.lower_ in {"of", "to"} and c.i == token.i + 1 for c in token.rights)  # "brother of the President"
    return (
        token.lower_ in _SOME_OF or any(c.dep_ in {"det", "poss"} for c in token.lefts) or token.tag_ == "NNS" or is_of
    )


def _is_best_of(token: Token) -> bool:
    """Tell whether a superlative stands for somebody: "Taylor, the strongest of the warlords"."""
    is_best = token.tag_ in {"JJS", "RBS"}
    if not is_best and token.lower_ in _KNOWN and token.i > token.sent.start:
        is_best = token.nbor(-1).lower_ in {"best", "least"}
    return is_best and any(c.lower_ == "of" for c in token.rights) and any(c.lower_ == "the" for c in token.lefts)


def _first_of(token: Token) -> Token:
    """Give the first word of a phrase that ends in a noun, its determiner or possessor, however these were parsed."""
    first = token
    while first.i > first.sent.start and (before := first.nbor(-1)).dep_ in _INSIDE and before.head.i >= token.i:
        first = before
    return first


def _named_behind(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give whose name follows a noun that says what they are, with nothing between: "the evangelist Billy Graham"."""
    if token.tag_ != "NN" or not token.is_lower or token.i + 1 >= token.sent.end:
        return ()
    mention = cast.index.mention_at(token.nbor())
    if mention is None or mention.form != "name" or len(mention.actors) != 1:
        return ()
    if token.head not in mention.tokens and mention.head.head not in {token, token.head}:
        return ()
    first = _first_of(token)
    is_one = first.lower_ in {"the", "a", "an"} or (first.i < token.i and first.dep_ == "poss")
    return mention.actors if is_one and fits_kind(token, mention.actors[0]) else ()


def _above(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give whom a noun is in apposition to: "Egypt and Qatar, the mediators"."""
    if token.dep_ != "appos" or not _is_introduced(token):
        return ()
    head = token.head
    if token.tag_ not in {"NNS", "NNPS"} and token.lower_ not in _SOME_OF - {"one"}:
        return _named_at(head, cast)
    while head.dep_ == "conj" and cast.index.mention_at(head.head) is not None:
        head = head.head
    return _coordinated(head, cast)


def _below(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give who stands in apposition to a noun: "his predecessor, Álvaro Uribe", "rebel chiefs A and B"."""
    child = next((c for c in token.rights if c.dep_ == "appos" and _named_at(c, cast)), None)
    if child is None or child.left_edge.i == token.i + 1:
        return ()
    return _coordinated(child, cast) if token.tag_ in {"NNS", "NNPS"} else _named_at(child, cast)


def _beside(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give who stands right before or behind the phrase with nothing but a comma between, however it was parsed."""
    first = token
    for child in token.lefts:
        if child.dep_ in {"det", "poss", "amod", "compound", "nummod", "nmod"}:
            first = child.left_edge if child.left_edge.i < first.i else first
    doc = token.doc
    if token.tag_ == "NNS" or first.lower_ not in _DETERMINERS or first.sent != token.sent:
        return ()
    if first.i - 2 >= token.sent.start and doc[first.i - 1].text == ",":
        before = cast.index.mention_at(doc[first.i - 2])
        ends = token.i + 1 >= len(doc) or doc[token.i + 1].text in _STOPS | {"who", "which", "whose", "of", "in"}
        if before is not None and before.form in _NAMED and ends and before.head.dep_ != "conj":
            return before.actors
    if token.i + 2 < len(doc) and doc[token.i + 1].text == ",":
        after = cast.index.mention_at(doc[token.i + 2])
        if after is not None and after.form in _NAMED:
            last = max(t.i for t in after.tokens)
            if last + 1 < len(doc) and doc[last + 1].text in {",", ".", ";"} and len(after.actors) == 1:
                return after.actors if after.actors[0].kind == "person" else ()
    return ()


def _called(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give who is called so: "an evacuee named Somchai"."""
    after = token.i + 1
    if after + 2 < len(token.doc) and [t.lower_ for t in token.doc[after : after + 2]] == ["known", "as"]:
        after += 1
    elif after + 1 >= len(token.doc) or token.doc[after].lower_ not in _CALLED:
        return ()
    return _named_at(token.doc[after + 1], cast)


def _note_arms(token: Token, bearers: tuple[Actor, ...]) -> None:
    """Take bodies that only the text knows for armed ones where it calls them so: "two guerrilla armies: the DDF and the SLA"."""
    before = {t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound", "nmod"}}
    if token.lemma_.lower() == "militia" or (token.lemma_.lower() in _BANDS and before & _ARMED):
        for actor in bearers:
            if actor.kind in {"organisation", "group"} and actor.entity is None and actor.is_named:
                actor.kind = "armed_group"


def _note_country(token: Token, bearers: tuple[Actor, ...], cast: Cast) -> None:
    """Give people and bodies the country that the noun's adjective states: "an Italian lawyer".

    Who holds somebody's office elsewhere acts for whoever is named there: "his Kenyan counterpart", "his counterpart from Kenya".
    """
    beside = [c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    is_office = epithet_role(token) == "counterpart"
    if is_office:
        beside += [inner for name, inner, _ in objects_of_prepositions(token) if name in {"from", "of", "in", "at"}]
    named = [a for c in beside for a in cast.index.actors_at(c)]
    state = next((a for a in named if a.kind == "state"), None)
    body = next((a for a in named if a.kind in _SERVED), None) if is_office else None
    for bearer in bearers:
        if state is not None and bearer.kind != "state" and bearer.country is None:
            bearer.country = state.country
        if body is not None and bearer.kind == "person" and bearer.belongs_to is None:
            bearer.belongs_to, bearer.country = body, bearer.country or body.country


def name_of_who_serves(title: Token, cast: Cast) -> Actor | None:
    """Give the person who does something in an office: of "Ali Musa, who spoke as head of the union", Ali Musa."""
    if title.dep_ != "pobj" or title.head.lower_ != "as":
        return None
    verb = title.head.head
    verb = verb.head if verb.dep_ == "dobj" else verb  # "Hosted the talks as chair": hung to the talks.
    if not is_verb(verb):
        return None
    who = object_of(verb) if verb.lemma_ in _APPOINTING and not is_passive(verb) else subject_of(verb)
    bearers = cast.index.actors_at(who) if who is not None and who.tag_ != "PRP" else ()
    return bearers[0] if len(bearers) == 1 and bearers[0].kind == "person" and bearers[0].is_named else None
