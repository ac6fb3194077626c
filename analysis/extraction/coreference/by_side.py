"""Whose men a word for one side tells: "government negotiators" are of the state at war, "rebel envoys" of its rebels."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.coreference.home import find_home_state
from analysis.extraction.coreference.scene import Scene
from analysis.extraction.parsing.words import Token

_RULING = frozenset({"government", "regime", "junta"})
_REBELS = frozenset("rebel guerrilla insurgent separatist militia insurgency".split())
#: Those whom a side sends or who fight for it; officials and lawmakers of "the government" are as often anybody's.
_SENT = frozenset(
    "negotiator delegation team envoy representative delegate emissary panel side troop force soldier army camp commission".split()
)


def read_side(token: Token, scene: Scene) -> Mention | None:
    """Read a noun for people with a word for their side before it and no state: "government troops", "the rebel delegation"."""
    lemma = token.lemma_.lower()
    if lemma not in _SENT or any(c.dep_ == "poss" for c in token.lefts):
        return None
    word = token.nbor(-1).lower_ if token.i > token.sent.start and token.nbor(-1).head == token else ""
    owner = _ruling(scene) if word in _RULING else _rebels(scene) if word in _REBELS else None
    noun = scene.gazetteer.actor_noun(lemma)
    if owner is None or noun is None:
        return None
    actor = scene.cast.add(
        f"nominal:{owner.key}:{lemma}", f"{owner.possessive} {token.lower_}", noun.kind,
        country=owner.body.country or owner.country, belongs_to=owner, is_named=False,
    )  # fmt: skip
    return Mention((token.nbor(-1), token), token, (actor,), "nominal", "men_of_side", 0.6)


def _ruling(scene: Scene) -> Actor | None:
    """Give the government that was spoken of last, else the state that the text is most about and that does not mediate."""
    for actor in reversed(scene.history):
        if actor.kind == "government" and actor.key.endswith(":government"):
            return actor
    pair = scene.disputes.last_pair(upto=scene.number, may_follow=False) or ()
    ruled = [actor for actor in pair if actor.body.kind == "state"]
    if len(ruled) == 1 and len(pair) == 2:
        return ruled[0]  # Against a movement.
    return find_home_state(scene.cast, without=scene.disputes.mediators)


def _rebels(scene: Scene) -> Actor | None:
    """Give the one armed group with a name of which the text has spoken so far."""
    groups = {id(a): a for a in scene.history if a.kind == "armed_group" and a.is_named}
    return next(iter(groups.values())) if len(groups) == 1 else None
