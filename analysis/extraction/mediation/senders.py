"""Who sends somebody to mediate, and so mediates by him: "appointed an envoy to encourage dialogue between A and B"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import are_two, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import speaks_of_mediation, words_of
from analysis.extraction.mediation.named_mediators import is_to_mediate
from analysis.extraction.mediation.outsiders import Found
from analysis.extraction.parsing.grammar import object_of, objects_of_prepositions
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token

_BETWEEN = frozenset({"between", "among"})
#: What who is sent does that is no mediation.
_WATCHING = frozenset({"monitor", "observe", "watch", "verify", "police", "supervise", "guard"})
_TALKING = frozenset({"reason", "mediate", "talk", "persuade", "reconcile", "patch"})
#: Purposes that are mediation whatever the text has told before.
_MEDIATING = frozenset({"mediate", "arbitrate", "intercede"})


def sends_mediator(
    verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes
) -> Found | None:
    """Give the sides that somebody sends another to, and the words of his task; nothing for other verbs."""
    if verb.lemma_ not in words_of("send") or theme is None:
        return None
    is_party = disputes.are_parties(agents)
    outside = bool(disputes.pairs) and not is_party
    # "A team of mediators": whom else than those at odds would they be sent to?
    team = any(name == "of" and t.lemma_.lower() in words_of("third") for name, t, _ in objects_of_prepositions(theme))
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in {"whom", "who"}), None)
    purposes = [
        c for c in (*verb.children, *theme.children) if c.tag_ == "VB" and c.dep_ in {"advcl", "xcomp", "relcl", "acl"}
    ]
    if not is_party and whom is not None and _is_known(whom, verb, roles, disputes):
        # "Mr. Mbeki, whom the Union sent out in May to mediate, brokered a truce"
        told = [c for c in purposes if c.lemma_ in _MEDIATING]
        return roles.under(told, _BETWEEN), told
    if (theme.lemma_.lower() in {"mediator", "facilitator", "peacemaker"} and outside) or team:
        return without(roles.under([verb], frozenset({"to"})), agents), [theme]
    is_one = whom is not None  # "Mr. Mbeki, whom it dispatched to mediate"
    for purpose in purposes:
        if purpose.lemma_ in _WATCHING:
            continue
        goal = object_of(purpose)
        words = list(purpose.subtree)
        peace = {t.lemma_.lower() for t in words} & (words_of("strife") | words_of("rift"))
        sides = without(roles.under([purpose, *([goal] if goal is not None else [])], _BETWEEN), agents)
        stands_apart = outside and _is_sent(theme)
        apart = stands_apart or are_two(sides) or (purpose.lemma_ in _MEDIATING and is_one and not is_party)
        if apart and (speaks_of_mediation(words) or peace or purpose.lemma_ in _TALKING or is_to_mediate(purpose)):
            return sides, [purpose, *([goal] if goal is not None else [])]
    both = without(roles.under([verb, theme], frozenset({"to"})), agents) if outside and _is_sent(theme) else []
    if are_two(both) and all({id(a), id(a.body)} & disputes.parties() for a in both):
        return both, [theme]  # "Dispatched an envoy to both capitals"
    return None


def _is_sent(theme: Token) -> bool:
    """Tell whether somebody is sent who talks, and no soldiers."""
    return theme.lemma_.lower() in words_of("envoy") or theme.pos_ == "PROPN"


def _is_known(whom: Token, verb: Token, roles: Roles, disputes: Disputes) -> bool:
    """Tell whether a relative pronoun means somebody who is known to mediate."""
    known = antecedent_of(whom, verb)
    thirds = {id(a) for a in disputes.mediators}
    above = roles.actors_of(known)
    if not above and known.dep_ == "appos":
        above = roles.actors_of(known.head)  # "Mr. Mbeki, a South African whom"
    return any(id(a) in thirds or id(a.body) in thirds for a in above)
