"""Between whom a third party surely stands: sides whom only words like "the two camps" tell are left out where they cannot be meant.

"The two camps" are never one, nor two whom the text names only later, and no state is one of "the two men". A mediation without sides is true, one between the wrong two is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor, ActorIndex, Mention
from analysis.extraction.events.event import Event
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.parse import start_of

#: How a sentence names somebody so that nothing is left to guess.
_NAMING = frozenset({"name", "demonym", "metonym"})
#: Words for two who are people: no state is one of "the two men".
_MEN = frozenset("man leader president minister premier general king chief commander emir negotiator".split())

#: How many words a list of some of many may be long.
_LIST = 10


def leave_unsure_sides(events: Sequence[Event], index: ActorIndex) -> None:
    """Take from each mediation the sides of whom nobody can be sure."""
    first: dict[int, int] | None = None
    for event in events:
        if not event.mediators or event.trigger.type == "REQUEST":
            continue
        _leave(event, [a for a in _sides(event) if _is_of_many(a, event, index)])
        for mention, actors in _meant_together(event, index).items():
            first = _first_named(index) if first is None else first
            if _holds_third(event, mention) or not _are_known(event, first) or not _are_such(mention, actors):
                _leave(event, actors)


def _is_of_many(actor: Actor, event: Event, index: ActorIndex) -> bool:
    """Tell whether somebody is only named as one of many: "17 countries, among them Chad and Libya, attended the conference"."""
    for token in event.sentence.span:
        mention = index.mention_at(token)
        if mention is None or actor not in mention.actors or token != mention.tokens[0]:
            continue
        before = token.doc[max(token.sent.start, token.i - _LIST) : token.i]
        words = [t.lower_ for t in before]
        last = max((i for i, t in enumerate(before) if is_verb(t) or t.text == ";"), default=-1)
        opened = (i for i, w in enumerate(words) if w in {"among", "including"} and i > last)
        return any(words[i] == "including" or words[i + 1 : i + 2] in (["them"], ["others"]) for i in opened)
    return False


def _first_named(index: ActorIndex) -> dict[int, int]:
    """Give where each body is first named, by itself or by one who acts for it."""
    first: dict[int, int] = {}
    for mention in index.mentions:
        if mention.form in _NAMING or len(mention.actors) == 1:
            for actor in mention.actors:
                at = start_of(mention.head)
                first[id(actor.body)] = min(first.get(id(actor.body), at), at)
    return first


def _sides(event: Event) -> list[Actor]:
    third = {id(one) for a in event.mediators for one in (a, a.body)}
    return [a for a in (*event.actors, *event.recipients) if id(a) not in third and id(a.body) not in third]


def _leave(event: Event, unsure: Sequence[Actor]) -> None:
    gone = set(map(id, unsure))
    event.actors = [a for a in event.actors if id(a) not in gone]
    event.recipients = [a for a in event.recipients if id(a) not in gone]


def _meant_together(event: Event, index: ActorIndex) -> dict[Mention, list[Actor]]:
    """Give the sides that the sentence means by a word for two or more, and does not name, by that word."""
    mentions = list({id(m): m for t in event.sentence.span if (m := index.mention_at(t)) is not None}.values())
    found: dict[Mention, list[Actor]] = {}
    for actor in _sides(event):
        mine = [m for m in mentions if actor in m.actors]
        nearest = min(mine, key=lambda m: abs(m.head.i - event.trigger.head.i), default=None)
        if nearest is not None and _is_for_several(nearest, index):
            found.setdefault(nearest, []).append(actor)
    return found


def _is_for_several(mention: Mention, index: ActorIndex) -> bool:
    return len(mention.actors) > 1 and mention.form not in _NAMING and not _names_within(mention, index)


def _names_within(mention: Mention, index: ActorIndex) -> bool:
    """Tell whether the word for several says itself whose they are: "the presidents of Chad and Sudan"."""
    inner = (index.mention_at(t) for word in mention.tokens for t in word.subtree)
    return any(m is not None and m is not mention and m.form in _NAMING for m in inner)


def _holds_third(event: Event, mention: Mention) -> bool:
    """Tell whether "the two" were taken for a side and the mediator himself: who brought them together is none of them."""
    thirds = {id(one) for a in event.mediators for one in (a, a.body)}
    return len(mention.actors) > 1 and any({id(a), id(a.body)} & thirds for a in mention.actors)


def _are_known(event: Event, first: dict[int, int]) -> bool:
    """Tell whether those whom a text calls "the two" are named by then."""
    return all(first.get(id(a.body), event.sentence.end) < event.sentence.end for a in _sides(event))


def _are_such(mention: Mention, actors: Sequence[Actor]) -> bool:
    """Tell whether those called "the two men" or "the leaders" are of one kind: not a man and a state."""
    return mention.head.lemma_.lower() not in _MEN or len({a.kind == "person" for a in actors}) == 1
