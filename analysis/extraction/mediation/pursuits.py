"""Who carries on the search for a settlement, in words that do not name mediation: "conducted the search for a way out", "took up the effort anew"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import speaks_of_mediation
from analysis.extraction.mediation.outsiders import Found
from analysis.extraction.parsing.grammar import content_of, objects_of_prepositions
from analysis.extraction.parsing.words import Token

#: What one does with a search or an effort that one carries on, some with a particle.
_CARRYING_ON = frozenset(
    "conduct pursue lead direct steer spearhead shoulder oversee resume revive renew relaunch restart continue undertake mount "
    "inherit intensify".split()
)
_WITH_PARTICLE = {"take": "up", "carry": "on", "keep": "up", "pick": "up", "step": "up"}
_SEARCHES = frozenset("search quest hunt".split())
_EFFORTS = frozenset("effort initiative task push".split())
#: What outsiders search for.
_ENDS = frozenset(
    "settlement solution peace truce ceasefire cease-fire compromise formula deal accord agreement reconciliation détente "
    "rapprochement".split()
)
_BETWEEN = frozenset({"between", "among"})


def pursues(
    verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes, before: Sequence[Event]
) -> Found | None:
    """Give the sides for whom an outsider carries on a search or an effort, where named, and the words that it takes.

    "The effort" is one to mediate where the text has told of one ``before``, or of him that he mediates.
    """
    if theme is None or not _carries_on(verb) or disputes.are_parties(agents):
        return None
    lemma = theme.lemma_.lower()
    led = [inner for name, inner, _ in objects_of_prepositions(theme) if name in {"for", "of", "toward", "towards"}]
    words = {content_of(t).lemma_.lower() for t in led} | {t.lemma_.lower() for t in led}
    out = any(t.lemma_.lower() == "way" and any(c.lower_ == "out" for c in t.subtree) for t in led)
    told = bool(words & _ENDS) or out or speaks_of_mediation(list(theme.subtree))
    known = bool(disputes.mediators) and disputes.are_mediators(agents)
    known = known or (any(c.lower_ == "the" for c in theme.children) and any(e.cameo == "045" for e in before))
    if lemma in _SEARCHES and told:
        return without(roles.under([theme, *led, verb], _BETWEEN), agents), [theme]
    if lemma in _EFFORTS and (told or known) and disputes.pairs:
        return without(roles.under([theme, *led, verb], _BETWEEN), agents), [theme]
    return None


def _carries_on(verb: Token) -> bool:
    particle = _WITH_PARTICLE.get(verb.lemma_)
    if particle is not None:
        return any(c.lower_ == particle and c.dep_ in {"prt", "advmod"} for c in verb.children)
    return verb.lemma_ in _CARRYING_ON
