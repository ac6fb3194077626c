"""For which body somebody acts by the words around his title and name: a possessor, an adjective, "of …", those he is one of."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.title_bearers import leads_people
from analysis.extraction.actors.titles import Title
from analysis.extraction.parsing.words import Token

#: Whom one is sent for or to: "Special Representative for Iran".
SENT = frozenset({"representative", "envoy", "coordinator", "emissary", "adviser", "advisor"})
#: Who is to somebody what he is acts for him: "an aide to the president"; not "its ambassador to Israel", "sent its emir to Riyadh".
_SENT_TO = frozenset("envoy emissary representative ambassador coordinator rapporteur mediator chargé consul".split())
_HELPING = frozenset("adviser advisor counsel aide secretary deputy assistant".split())
#: Who leads a delegation acts for whoever sent it.
_LEADING = frozenset({"lead", "head", "chair"})
_LED = frozenset("delegation team side negotiator mission party panel".split())
_MANY = frozenset("leadership delegation team government cabinet panel group pair trio command".split())


def body_served(head: Token, title: Title | None, cast: Cast) -> Actor | None:
    """Give the body in whose name a person acts: possessor, adjective or "of …" around the title."""
    around = [*(title.tokens if title else ()), head]
    for token in around:
        for child in token.children:
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i < token.i:
                actors = _bodies(cast.index.actors_at(child))
                if actors:
                    beside = _people_beside(child, token, cast)
                    return beside if beside is not None or leads_people(token, cast) else actors[0]
    first = min(token.i for token in around)
    if first > 0:
        before = head.doc[first - 1]
        if before.text in {"'s", "'"} and first > 1:
            before = head.doc[first - 2]
        actors = _bodies(cast.index.actors_at(before))
        if actors and before.sent == head.sent and before.text != ",":
            return actors[0]
    for token in around:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "for", "from", "in", "to"}:
                if child.lower_ == "to" and token.lemma_.lower() not in _HELPING:
                    continue
                if child.lower_ in {"for", "in"} and token.lemma_.lower() in _SENT_TO:
                    continue  # "Biden's envoy for Sudan" is not Sudan's.
                for inner in child.children:
                    actors = _bodies(cast.index.actors_at(inner)) or _groups_before(inner, cast)
                    if inner.dep_ == "pobj" and actors:
                        return actors[0]
    if (led := _body_led(head, cast)) is not None:
        return led
    # "Israel's prime minister A and energy minister B": one country's.
    if title is not None and head.dep_ == "conj" and "minister" in title.text.lower():
        joined = cast.index.actors_headed(head.head)
        is_minister = len(joined) == 1 and "minister" in (joined[0].role or "").lower()
        if is_minister and not any(t.text == "," for t in head.doc[head.head.i + 1 : title.tokens[0].i]):
            return joined[0].belongs_to
    # "Pakistan's leadership, including Prime Minister …": the phrase that holds the name names the body.
    current = head
    for _ in range(6):
        if current.dep_ in {"conj", "appos", "pobj"} or (current.dep_ == "prep" and current.lower_ == "including"):
            current = current.head
        else:
            break
        is_many = current.tag_ in {"NNS", "NNPS"} or current.lemma_.lower() in _MANY
        if current.pos_ in {"NOUN", "PROPN"} and current != head and is_many:
            for child in current.children:
                if child.dep_ in {"poss", "amod", "compound"} and _bodies(cast.index.actors_at(child)):
                    return _bodies(cast.index.actors_at(child))[0]
    return None


def _people_beside(land: Token, title: Token, cast: Cast) -> Actor | None:
    """Give the people or movement whose name stands between a land's and an office: "the Syrian Kurdish leader"."""
    if land.dep_ == "poss":
        return None
    between = [c for c in title.children if land.i < c.i < title.i and c.dep_ in {"compound", "amod", "nmod"}]
    found = (a for c in between for a in cast.index.actors_headed(c) if a.kind in {"group", "armed_group"})
    return next(found, None)


def _body_led(name: Token, cast: Cast) -> Actor | None:
    """Give whose delegation or team somebody is said to lead: "Getachew Reda, who led the Tigrayan delegation"."""
    for clause in (c for c in name.rights if c.dep_ == "relcl" and c.lemma_ in _LEADING):
        if not any(c.lower_ == "who" and c.dep_ == "nsubj" for c in clause.lefts):
            continue
        for led in (c for c in clause.rights if c.dep_ == "dobj" and c.lemma_.lower() in _LED):
            owners = [c for c in led.lefts if c.dep_ in {"poss", "amod", "compound"}]
            owners += [t for c in led.rights if c.lower_ in {"of", "from"} for t in c.children if t.dep_ == "pobj"]
            for owner in owners:
                if bodies := _bodies(cast.index.actors_at(owner)):
                    return bodies[0]
    return None


def _groups_before(noun: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the movement that a noun for its people names: "leader of the Renamo rebels"."""
    found = (a for c in noun.lefts if c.dep_ in {"compound", "amod"} for a in cast.index.actors_headed(c))
    return tuple(actor for actor in found if actor.kind in {"armed_group", "organisation"})


def _bodies(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor.kind != "person")
