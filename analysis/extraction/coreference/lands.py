"""Which state "the country", "the kingdom", "the island" takes up."""

from __future__ import annotations

from collections import Counter

from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.scene import Scene
from analysis.extraction.parsing.words import Token

_ONE_STATE = frozenset("country nation kingdom republic emirate".split())
#: Nouns that take up only a state that is called so in the list of countries.
_OF_SOME = frozenset("kingdom emirate island archipelago sultanate monarchy state territory".split())
#: How many sentences a land is remembered.
_NEAR = 1


def may_be_country(token: Token) -> bool:
    """Tell whether a noun may take up a state."""
    return token.lemma_.lower() in _ONE_STATE | _OF_SOME


def resolve_country(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Give the state that "the country" takes up: of those named in this sentence or the one before, as land too, the last.

    A state that only says of what kind something is ("American troops") is taken where no other is near.
    """
    lefts = {t.lower_ for t in token.lefts}
    if not lefts & {"the", "this", "that"} or any(t.dep_ == "prep" and t.lower_ == "of" for t in token.rights):
        return ()
    lemma = token.lemma_.lower()
    if lemma == "republic" and token.text[:1].isupper():
        return ()
    if lemma in _OF_SOME:
        return _called(token, lemma, scene)
    lands = [code for number, code in scene.context.lands if scene.number - number <= _NEAR]
    if lands:
        return (state_actor(scene.gazetteer, scene.cast, _chosen(lands, scene)),)
    subjects = [actor for _, actors in scene.context.before for actor in actors]
    states = [a.body for a in [*scene.history[-12:], *subjects[:1]] if a.body.kind == "state"]
    return (states[-1],) if states else ()


def _called(token: Token, lemma: str, scene: Scene) -> tuple[Actor, ...]:
    """Give the last state named that is called so: "the island", "the Gulf state"."""
    before = next((c for c in reversed(list(token.lefts)) if c.dep_ in {"amod", "compound"}), None)
    words = f"{before.text} {lemma}" if before is not None else lemma
    if lemma == "state" and before is None:
        return ()
    states = [a for a in scene.history if a.kind == "state" and a.country]
    lands = [state_actor(scene.gazetteer, scene.cast, code) for _, code in scene.context.lands]
    for word in (words, lemma):
        named = [s for s in (*lands, *states) if scene.gazetteer.is_called(str(s.country), word)]
        if named and word != "state":
            return (named[-1],)
    return ()


def _chosen(lands: list[str], scene: Scene) -> str:
    """Give the land that the text is most about where it is among those near, and nearly as near; else the last one."""
    counts: Counter[str] = Counter()
    for mention in scene.cast.index.mentions:
        counts.update({actor.body.country or actor.country or "" for actor in mention.actors})
    best = max(reversed(lands), key=lambda code: counts[code])
    return best if counts[best] >= 2 * max(counts[lands[-1]], 1) else lands[-1]
