"""Outsiders who talk a side round or bring it to a table: "talked the rebels out of leaving", "persuaded Chad to sign"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import POWERS, Disputes
from analysis.extraction.events.event import are_two, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.go_betweens import wields_force
from analysis.extraction.mediation.outsiders import Found
from analysis.extraction.parsing.grammar import (
    content_of,
    expand_conjuncts,
    heads_of_complement,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs with which one brings another to do something, by words alone.
_PERSUADING = frozenset(
    "persuade convince coax cajole get induce prod nudge talk prevail dissuade win bring argue jawbone".split()
)
#: Particles by which a verb of talking or winning moves somebody.
_ROUND = frozenset({"round", "around", "over"})
_AWAY = frozenset({"into", "out"})
#: What an outsider does with others for them to meet: "called both to a meeting".
_CALLING = frozenset({"call", "summon", "lure", "fly"})
#: What sides do whom an outsider has brought round, and to or with what.
_GIVING_WAY = frozenset(
    "accept sign agree join attend return rejoin resume end halt stop suspend extend release free observe respect honour honor "
    "hold withdraw lift cease declare keep call reopen consider".split()
)
_PEACEFUL = (
    words_of("table")
    | words_of("deal")
    | words_of("strife")
    | words_of("plan")
    | frozenset(
        "fire attack offensive hostage prisoner captive detainee siege blockade bombing raid shelling hostility troop".split()
    )
)
#: What two do whom an outsider helps to come to terms.
_AGREEING = (
    words_of("reach") | words_of("settle") | frozenset("restore resume normalise normalize overcome find make".split())
)
#: What who helps two with a deal helps to do, and with what.
_BROKERING = frozenset("broker negotiate mediate arrange secure seal clinch forge engineer facilitate".split())
_BROKERED = (words_of("table") | words_of("deal") | frozenset({"cease-fire", "release", "exchange", "swap"})) - {
    "contact"
}
_OWN = frozenset({"its", "his", "her", "their", "own"})


def persuades(verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes) -> Found | None:
    """Give the sides whom outsiders talk round, with the words of what they are to do."""
    if verb.lemma_ not in _PERSUADING or not agents:
        return None
    inside = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i and _is_to_do(c)]
    theme = theme or next((c for clause in inside for c in clause.children if c.dep_ == "nsubj"), None)
    if theme is None:
        return None
    if theme.lower_ in _ROUND:
        # "Talked Chad round": the parser makes one noun of both.
        whole = next((c for c in theme.children if c.dep_ == "compound"), None)
        return _moved([], whole, agents, roles, disputes) if whole is not None else None
    if talks_to_own(verb, theme):
        return None  # One's own partners one talks round for oneself.
    clauses = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > verb.i and _is_to_do(c)]
    # "Won Peru's trust over three hikers": what that is about.
    moved = any(
        c.lower_ in _ROUND
        and (c.dep_ in {"prt", "advmod"} or (c.dep_ == "prep" and (c.i == verb.i + 1 or not list(c.children))))
        for c in verb.children
    )
    moved = moved or (verb.lemma_ == "talk" and any(c.lower_ in _AWAY for c in verb.children))
    if not (clauses or moved) or (verb.lemma_ in {"win", "bring", "talk"} and not moved):
        return None
    return _moved(clauses, theme, agents, roles, disputes)


def _moved(clauses: list[Token], theme: Token, agents: list[Actor], roles: Roles, disputes: Disputes) -> Found | None:
    sides = without(roles.actors_of(theme), agents)
    rivals = disputes.parties() | disputes.fighters()
    peace = any(map(_is_of_peace, clauses)) and all(a.body.kind in POWERS for a in (*sides, *agents) if a.is_named)
    foreign = not {a.body.country for a in agents if a.body.country} & {a.country for a in sides if a.country}
    if not sides or not (all({id(a), id(a.body)} & rivals for a in sides) or (peace and foreign)):
        return None
    if any({id(a), id(a.body)} & rivals for a in agents):
        return None
    told = [t for clause in clauses for t in heads_of_complement(clause)]
    told += [c for clause in clauses if (c := object_of(clause)) is not None]
    return sides, told


def _is_of_peace(clause: Token) -> bool:
    """Tell whether a side is brought to what ends a quarrel: "to halt its rocket fire", "to return to the talks"."""
    if clause.lemma_ not in _GIVING_WAY:
        return False
    theme = object_of(clause)
    led = [t for name, t, _ in objects_of_prepositions(clause) if name in {"to", "from", "in", "at"}]
    words = {content_of(t).lemma_.lower() for t in ([theme] if theme is not None else []) + led}
    return bool(words & _PEACEFUL)


def talks_to_own(verb: Token, theme: Token | None) -> bool:
    """Tell whether somebody persuades his own: "talked its partners out of it"."""
    if theme is None or verb.lemma_ not in _PERSUADING:
        return False
    return any(c.dep_ == "poss" and c.lower_ in _OWN for c in theme.children)


def _is_to_do(clause: Token) -> bool:
    """Tell whether a clause says what somebody is to do."""
    return is_verb(clause) and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def brings_to_table(
    verb: Token, theme: Token | None, agents: list[Actor], roles: Roles, disputes: Disputes
) -> Found | None:
    """Read "brought A and B to the table", "got both into one room", "got the three presidents to sign"."""
    if verb.lemma_ not in words_of("move") | _CALLING or theme is None or wields_force(agents, verb, disputes):
        return None
    sides = without(roles.actors_of(theme), agents)
    # "Brought both back to the table": the parser hangs the way to "back", and that to the verb or to the last of the sides.
    ways = [verb, *(t for t in verb.subtree if t.lower_ == "back" and t.head in (verb, *expand_conjuncts(theme)))]
    goals = {content_of(inner).lemma_.lower() for way in ways for _, inner, _ in objects_of_prepositions(way)}
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.lemma_ in words_of("reach")), None)
    together = any(c.lower_ == "together" for c in verb.children) or bool(goals & {"room", "roof"})
    if not (goals & (words_of("table") | words_of("deal")) or clause is not None or together):
        return None
    if not are_two(sides) and not (_are_many(theme) and (together or goals)):
        return None
    return sides, [clause] if clause is not None else []


def helps_agree(verb: Token, theme: Token | None, agents: list[Actor], roles: Roles) -> Found | None:
    """Read "helped A and B reach an agreement"."""
    if verb.lemma_ not in {"help", "assist", "encourage"}:
        return None
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.lemma_ in _AGREEING), None)
    if clause is None:
        return None
    inner = subject_of(clause)
    sides = without(roles.actors_of(theme) or roles.actors_of(inner), agents)
    return (sides, [clause]) if are_two(sides) else None


def helps_broker(verb: Token, agents: list[Actor], roles: Roles, disputes: Disputes) -> Found | None:
    """Read "a truce that Kenya helped broker", "helped negotiate the release of 12 soldiers", of who signs nothing himself."""
    if verb.lemma_ != "help" or is_passive(verb) or disputes.are_parties(agents):
        return None
    if any(a.body.kind in {"armed_group", "group"} for a in agents):
        return None  # Who holds prisoners frees them himself.
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
    if clause is None or clause.lemma_.lower() not in _BROKERING:
        return None
    theme = object_of(clause)
    is_about = theme is not None and content_of(theme).lemma_.lower() in _BROKERED
    if not is_about and verb.dep_ == "relcl" and verb.head.lemma_.lower() in _BROKERED:
        theme, is_about = verb.head, True
    if theme is None or not is_about:
        return None
    above = verb.head.head if theme == verb.head else None
    signing = roles.actors_of(subject_of(above)) if above is not None and is_verb(above) else []
    if {id(a.body) for a in signing} & {id(a.body) for a in agents}:
        return None  # "Chad signed the truce that it helped negotiate."
    sides = without(roles.under([theme, clause], frozenset({"between", "among"})), agents)
    return sides, [clause, theme] if theme != verb.head else [clause]


def _are_many(theme: Token) -> bool:
    """Tell whether a phrase means the sides of a conflict, though the text does not name them: "the two sides", "both"."""
    words = {theme.lower_, *(c.lower_ for c in theme.children)}
    plural = theme.tag_ in {"NNS", "NNPS"} and theme.lemma_.lower() in words_of("side")
    return plural or bool(words & {"both", "rivals", "them"}) or (theme.tag_ in {"NNS", "NNPS"} and "two" in words)
