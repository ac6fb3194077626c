"""Envoys who announce the deal of others: "the truce was announced by X, the United Nations envoy"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import object_of, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_ANNOUNCING = frozenset({"announce", "unveil", "proclaim"})
#: Offices of those whom a body sends to stand between others.
_ENVOYS = frozenset({"envoy", "representative", "mediator", "facilitator"})
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_BETWEEN = frozenset({"between", "among"})


def announces_deal(
    verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes
) -> tuple[list[Actor], list[Token]] | None:
    """Give the sides, where named, of a deal that the envoy of an organisation announces: what he tells of is his work.

    A state's envoy may announce a deal of his own, and so may anybody with "its deal" or "a deal with".
    """
    if (
        verb.lemma_ not in _ANNOUNCING
        or verb.tag_ not in {"VBD", "VBN", "VBZ"}
        or theme is None
        or disputes.are_parties(agents)
    ):
        return None
    if theme.lemma_.lower() not in words_of("deal") | _TRUCES or theme.tag_ == "NNS":
        return None
    if not all(_is_envoy(a) and a.body.kind == "organisation" for a in agents):
        return None
    led = {name for head in (theme, verb) for name, _, _ in objects_of_prepositions(head)}
    if "with" in led or any(c.dep_ == "poss" for c in theme.children) or object_of(verb) not in {None, theme}:
        return None
    return without(roles.under([theme, verb], _BETWEEN), agents), []


def _is_envoy(actor: Actor) -> bool:
    return bool(_ENVOYS & set((actor.role or actor.name).lower().replace("-", " ").split()))
