"""What an outsider writes or brings about for sides to agree on: "a proposal drawn up by Egypt", "brought about the understanding"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import are_two, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.outsiders import Found
from analysis.extraction.mediation.plan_makers import are_outside
from analysis.extraction.parsing.grammar import content_of, is_passive, lemma_with_particle
from analysis.extraction.parsing.words import Token

_BETWEEN = frozenset({"between", "among"})
#: What is drafted for sides; a council's resolution is put to itself.
_DRAFTED = (words_of("plan") | words_of("deal") | words_of("draft_text")) - {"resolution", "award", "ruling", "bid"}
_DRAFTING = words_of("draft") | words_of("work_out")
#: What is brought about between others.
_BROUGHT_ABOUT = words_of("deal") | words_of("table") | frozenset("breakthrough exchange swap release".split())


def drafts(verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes) -> Found | None:
    """Give for whom an outsider drafts something, where named: "drew up a plan for A and B", "a text prepared by C".

    Where the sides stand elsewhere, only what is said to be written "by" somebody counts, or is by who is known to mediate: who
    writes a plan may write it for himself.
    """
    if theme is None or not set(lemma_with_particle(verb)) & _DRAFTING or not agents:
        return None
    if content_of(theme).lemma_.lower() not in _DRAFTED or not are_outside(agents, disputes):
        return None
    inside = [theme, *(c for c in theme.children if c.dep_ in {"amod", "relcl"}), verb]
    sides = without(roles.under(inside, _BETWEEN | {"to", "for"}), agents)
    if are_two(sides):
        return sides, [theme]
    if not disputes.pairs:
        return None
    known = bool(disputes.mediators) and disputes.are_mediators(agents)
    return ([], [theme]) if known or is_passive(verb) else None


def brings_about(
    verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes
) -> Found | None:
    """Give between whom an outsider brings about a deal, where named: "thanked him for having brought about the understanding"."""
    if theme is None or "bring about" not in lemma_with_particle(verb) or not disputes.pairs:
        return None
    if content_of(theme).lemma_.lower() not in _BROUGHT_ABOUT or not are_outside(agents, disputes):
        return None
    return without(roles.under([theme, verb], _BETWEEN), agents), [theme]
