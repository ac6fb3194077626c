"""Whose "the prime minister" is where nobody is named: of the state where the text was written, or that was spoken of last."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.home import find_home_state
from analysis.extraction.coreference.pronoun_context import Candidate
from analysis.extraction.coreference.scene import Scene, is_definite
from analysis.extraction.parsing.words import Token

#: Offices that each state has one of.
_OFFICES = frozenset(
    f"{kind} minister"
    for kind in "prime foreign defence defense interior finance justice economy energy trade oil agriculture health".split()
) | frozenset({"president", "premier", "army chief", "interim president"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FUNCTION = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"})


def read_office(token: Token, scene: Scene) -> Mention | None:
    """Read "the prime minister", "the foreign minister" without a name and a state: the holder in the state that is meant."""
    if token.tag_ not in {"NN", "NNP"} or token.dep_ not in _FUNCTION or not is_definite(token):
        return None
    before = [t for t in token.lefts if t.dep_ in {"amod", "compound"}]
    office = " ".join([*(t.lower_ for t in before), token.lower_])
    if office not in _OFFICES or any(c.dep_ in {"appos", "poss"} for c in token.children):
        return None
    if scene.cast.find_people(role=token.lower_):
        return None
    state = _state_meant(token, scene)
    if state is None:
        return None
    holder = scene.cast.add(
        f"office:{state.key}:{office}", f"{state.possessive} {office}", "person", country=state.country,
        role=office, belongs_to=state, is_named=False,
    )  # fmt: skip
    return Mention((*before, token), token, (holder,), "title", "office_of_state_told", 0.55)


def _state_meant(token: Token, scene: Scene) -> Actor | None:
    """Give the state where a text was written, if it tells of it; else the one that this sentence or the last is about."""
    cast = scene.cast
    if cast.dateline is not None and any(a.country == cast.dateline for a in scene.history):
        return state_actor(scene.gazetteer, cast, cast.dateline)
    told = _subjects(scene.context.here, token)
    if told:
        return told[0]
    if scene.context.lands and scene.context.lands[-1][0] == scene.number:  # "In Yerevan the prime minister said"
        return state_actor(scene.gazetteer, cast, scene.context.lands[-1][1])
    told = _subjects(scene.context.before, token)
    return told[0] if told else find_home_state(cast, without=scene.disputes.mediators)


def _subjects(named: Sequence[Candidate], token: Token) -> list[Actor]:
    """Give the states for which those act who are the subjects of a sentence, but for a token itself."""
    bodies = [
        actors[0].body
        for head, actors in named
        if head is not None and head.dep_ in _SUBJECTS and head.i != token.i and len(actors) == 1
    ]
    return [body for body in bodies if body.kind == "state"]
