"""Who stands between sides by constructions of their own: whose task it was, how long it took him, whom he brought together.

"The task of mediating fell to Qatar", "it took Norway two years of mediation", "brought Rwanda together with Burundi", "reconciled
the two", "a committee under X failed to", "dropped out of the mediation".
"""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, noun_entry, speaks_of_mediation, stage_of, words_of
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    lemma_with_particle,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_BETWEEN = frozenset({"between", "among"})
_TASKS = frozenset("task role job duty work part burden mission mantle office responsibility business".split())
_FALLING = frozenset("fall go pass devolve".split())
_SPANS = frozenset("year month week day hour decade round session trip visit journey patience".split())
_TOGETHER = frozenset("bring get draw gather unite pull".split())
_BODIES = frozenset("committee commission panel team mission delegation group tribunal body troika".split())
_LEAVING = frozenset("pull drop withdraw quit leave bow resign back step retire abandon".split())
_TRYING = frozenset("try attempt seek struggle strive work".split())
_FORCES = frozenset(
    "army troop troops force forces soldier soldiers commando commandos police militia rebel rebels fighter fighters gunman gunmen navy battalion".split()
)
#: What a third party wants to do, and fails to.
_MOVING = frozenset("persuade convince get bring bridge narrow move sway budge talk win secure broker".split())
_BRINGING_ABOUT = frozenset(
    "bring save rescue secure get broker salvage clinch arrange produce revive free seal".split()
)
_OWN_WORK = words_of("effort") | frozenset({"role", "task", "job", "mandate", "mission", "initiative"})
#: What an outsider does to two sides at odds, whose object they are.
_JOINING = frozenset("reconcile reunite conciliate".split())


#: Verbs for which one of the readings below asks.
_ASKED_FOR = _FALLING | {"take", "cost", "give"} | _JOINING | _TOGETHER | _MOVING | _LEAVING


def read_go_between(
    sentence: Sentence, verb: Token, roles: Roles, disputes: Disputes, consumed: set[int]
) -> list[Event]:
    """Give the mediation of such a construction; nothing for other verbs."""
    if verb.lemma_ not in _ASKED_FOR:
        return []
    mediators = {id(one) for a in disputes.mediators_upto(sentence.number) for one in (a, a.body)}
    for find in (_by_task, _by_time, _by_pains, _by_object, _by_failing, _by_leaving):
        found = find(verb, roles, disputes, mediators)
        if found is None:
            continue
        agents, sides, trigger, status = found
        sides = without(sides, agents)
        if not agents or {id(a.body) for a in agents} & {id(a.body) for a in sides}:
            return []
        event = Event(sentence, trigger, status, "165" if status == "halted" else "045", confidence=0.65)
        event.agents, event.actors, event.mediators, event.recipients = agents, unique(agents), unique(agents), sides
        consumed.update({verb.i, *(t.i for t in trigger.tokens)})
        if trigger.noun is not None:
            consumed.update(t.i for t in trigger.noun.subtree)
        if status == "halted":
            consumed.update(
                t.i for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" for t in c.subtree
            )
        return [event]
    return []


_Found = tuple[list[Actor], list[Actor], Trigger, str]


def _by_task(verb: Token, roles: Roles, disputes: Disputes, known: set[int]) -> _Found | None:
    """Read "the task of mediating between A and B fell to C"."""
    task = subject_of(verb)
    if verb.lemma_ not in _FALLING or task is None or task.lemma_.lower() not in _TASKS | words_of("work"):
        return None
    if not speaks_of_mediation(list(task.subtree)):
        return None
    holders = roles.under([verb], frozenset({"to", "on", "upon"}))
    below = [t for t in task.subtree if t.pos_ in {"NOUN", "VERB", "ADP"}]
    trigger = Trigger((verb,), verb, task, "CONSULT", "mediate", None, "go_between")
    return holders, roles.under(below, _BETWEEN), trigger, stage_of(verb, default="occurred")


def _by_time(verb: Token, roles: Roles, disputes: Disputes, known: set[int]) -> _Found | None:
    """Read "it took C two years of mediation", "a deal between A and B that took C months to put together"."""
    if verb.lemma_ not in {"take", "cost"} or is_passive(verb):
        return None
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i]
    spans = [t for t in objects if t.lemma_.lower() in _SPANS]
    # "Took Norway weeks": the parser hangs whom it took to the time.
    whose = [t for t in objects if t not in spans] or [
        c for t in spans for c in t.children if c.dep_ in {"nmod", "compound"} and c.pos_ == "PROPN"
    ]
    if not spans or not whose:
        return None
    work = next(
        (t for name, t, _ in objects_of_prepositions(spans[0]) if name == "of" and speaks_of_mediation([t])), None
    )
    what = subject_of(verb)
    made = next((c for head in (verb, *spans) for c in head.children if c.tag_ == "VB" and c.i > verb.i), None)
    if work is None and made is not None and what is not None and what.lemma_.lower() in words_of("deal"):
        work = made if set(lemma_with_particle(made)) & (words_of("work_out") | words_of("broker")) else None
        if work is None or disputes.are_parties(roles.actors_of(whose[0])):
            return None
    if work is None:
        return None
    heads = [work, *([what] if what is not None else [])]
    trigger = Trigger((work,), verb, work, "CONSULT", "mediate", None, "go_between")
    return roles.actors_of(whose[0]), roles.under(heads, _BETWEEN), trigger, "occurred"


def _by_pains(verb: Token, roles: Roles, disputes: Disputes, known: set[int]) -> _Found | None:
    """Read "it took the persistence of C to bring about a truce": what it takes of C, he does."""
    subject = subject_of(verb)
    pains = object_of(verb)
    if verb.lemma_ != "take" or subject is None or subject.lower_ != "it" or pains is None:
        return None
    goal = next((c for c in verb.children if c.dep_ in {"xcomp", "advcl", "ccomp"} and c.tag_ == "VB"), None)
    goal = goal or next((c for c in pains.children if c.dep_ in {"relcl", "acl"} and c.tag_ == "VB"), None)
    theme = object_of(goal) if goal is not None else None
    if goal is None or goal.lemma_ not in _BRINGING_ABOUT or theme is None:
        return None
    is_split = theme.lower_ == "fire" and any(c.lower_ == "cease" for c in theme.children)
    if not is_split and content_of(theme).lemma_.lower() not in words_of("table") | words_of("deal") | {
        "exchange",
        "swap",
        "release",
    }:
        return None
    heads = [pains, *(t for name, t, _ in objects_of_prepositions(pains) if name == "of")]
    # "The persistence of Lake, the envoy, and of the Algerians": the parser joins the second to the verb.
    behind = [t for c in verb.children if c.dep_ in {"conj", "prep"} and c.lower_ == "of" for t in c.children]
    joined = [a for t in behind for a in roles.actors_of(t)]
    agents = [*roles.under(heads, frozenset({"of", "by", "from"})), *joined] or roles.actors_of_modifiers(pains)
    if disputes.are_parties(agents):
        return None
    told = next(
        (t for t in heads if noun_entry(t) is not None), goal
    )  # "a flurry of calls", else what it brought about
    trigger = Trigger((told,), goal, pains, "CONSULT", "mediate", None, "go_between")
    return unique(agents), roles.under([theme, goal], _BETWEEN), trigger, "occurred"


def _by_object(verb: Token, roles: Roles, disputes: Disputes, known: set[int]) -> _Found | None:
    """Read "reconciled A and B", "brought A together with B", also where "together" stands late."""
    theme = subject_of(verb) if is_passive(verb) else object_of(verb)
    joins, brings = verb.lemma_ in _JOINING, verb.lemma_ in _TOGETHER
    if theme is None or not (joins or (brings and _stands_together(verb))):
        return None
    sides = [*roles.actors_of(theme), *roles.under([verb, theme], frozenset({"with"}))]
    sides = unique(sides) or list(roles.of(theme))
    agents = roles.under([verb], frozenset({"by"})) if is_passive(verb) else agents_of(verb, roles)
    if not are_two(without(sides, agents)) or not agents or wields_force(agents, verb, disputes):
        return None
    trigger = Trigger((verb,), verb, theme, "CONSULT", "mediate", None, "go_between")
    return agents, sides, trigger, _stage(verb)


def _by_failing(verb: Token, roles: Roles, disputes: Disputes, known: set[int]) -> _Found | None:
    """Read "failed to persuade either to sign", "could not narrow the gap", of somebody who is known to mediate."""
    if verb.lemma_ not in _MOVING or is_passive(verb) or _stage(verb) != "failed":
        return None
    agents = agents_of(verb, roles)
    if not agents or not all(_is_among(a, known) for a in agents) or wields_force(agents, verb, disputes):
        return None
    theme = object_of(verb)
    sides = roles.actors_of(theme)
    if theme is not None:
        sides = [*sides, *roles.under([theme, verb], _BETWEEN)]
    trigger = Trigger((verb,), verb, theme, "CONSULT", "mediate", None, "go_between")
    return agents, unique(sides), trigger, "failed"


def _by_leaving(verb: Token, roles: Roles, disputes: Disputes, known: set[int]) -> _Found | None:
    """Read "dropped out of the mediation between A and B", "quit its role as host of the talks", "gave up mediating"."""
    particle = {c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "advmod"}}
    if verb.lemma_ == "give" and "up" in particle:
        goals = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "pcomp"} and c.i > verb.i]
    elif verb.lemma_ in _LEAVING:
        objects = [object_of(verb)] if verb.lemma_ == "quit" else []
        led = [t for name, t, _ in objects_of_prepositions(verb) if name in {"of", "from", "as"}]
        goals = [t for t in [*objects, *led] if t is not None]
    else:
        return None
    agents = roles.agents_of(verb, subject_of(verb), passive=is_passive(verb))
    if not agents or is_passive(verb):
        return None
    are_known = all(_is_among(a, known) for a in agents)
    aims = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" and c.i > verb.i]
    goal = next((t for t in goals if _is_mediating(t, aims) or (are_known and t.lemma_.lower() in _OWN_WORK)), None)
    if goal is None and verb.lemma_ == "give" and not goals and are_known:
        goal = verb  # "On Sunday they gave up."
    if goal is None:
        return None
    inside = [
        t for head in ([goal, *aims] if goal != verb else aims) for t in head.subtree if t.pos_ in {"NOUN", "VERB"}
    ]
    objects = [t for head in (goal, *aims) for t in head.subtree if t.dep_ == "dobj"] if goal != verb else []
    sides = [*roles.under(inside, _BETWEEN), *(a for t in objects for a in roles.actors_of(t))]
    particle_token = next((c for c in verb.children if c.dep_ in {"prt", "prep"} and c.i == verb.i + 1), None)
    words = (verb, particle_token) if particle_token is not None and particle_token.lower_ in {"up", "out"} else (verb,)
    trigger = Trigger(words, verb, goal if goal != verb else None, "SANCTION", "mediate", None, "go_between")
    status = stage_of(verb, default="halted")
    return agents, sides, trigger, "halted" if status == "occurred" else status


def _is_mediating(goal: Token, aims: list[Token]) -> bool:
    """Tell whether what somebody leaves is his own mediating: "the initiative to reconcile", "its role as host of the talks"."""
    words = [t for head in (goal, *aims) for t in head.subtree]
    lemmas = {t.lemma_.lower() for t in words}
    if goal.lemma_.lower() in words_of("work") | {"mediate"}:
        return True
    is_role = goal.lemma_.lower() in words_of("effort") | {"role", "task", "initiative", "job"}
    hosts = "host" in lemmas and bool(lemmas & words_of("table"))
    return is_role and (speaks_of_mediation(words) or hosts or bool(lemmas & _JOINING))


def _is_among(actor: Actor, known: set[int]) -> bool:
    return id(actor) in known or id(actor.body) in known


def agents_of(verb: Token, roles: Roles) -> list[Actor]:
    """Give who acts; of a committee without a name, who heads it: "a committee under Bongo failed to reconcile them"."""
    subject = subject_of(verb)
    found = roles.agents_of(verb, subject, passive=False)
    if subject is not None and subject.lemma_.lower() in _BODIES and not any(a.is_named for a in found):
        led = [c for c in subject.children if c.dep_ == "acl" and c.lemma_ in words_of("lead")]
        found = roles.under([subject], frozenset({"under"})) or roles.under(led, frozenset({"by"})) or found
    return found


def _stands_together(verb: Token) -> bool:
    """Tell whether "together" or "closer" goes with a verb, which the parser hangs to the preposition behind it too."""
    if verb.lemma_ == "bring":
        behind = [t for c in verb.children for t in (c, *(g for g in c.children if c.dep_ == "ccomp"))]
        nearer = next((t for t in behind if t.lower_ in {"closer", "nearer"} and t.i > verb.i), None)
        if nearer is not None and (nearer.i + 1 == verb.sent.end or nearer.nbor(1).lower_ != "to"):
            return True  # Nobody brings others together who brings them "closer to war".
    return any(
        t.lower_ == "together" and t.i > verb.i
        for c in (verb, *verb.children)
        if c == verb or c.dep_ in {"prep", "dobj"}
        for t in c.children
    )


def wields_force(agents: list[Actor], verb: Token, disputes: Disputes) -> bool:
    """Tell whether soldiers herd others together, or one of the two at odds does."""
    subject = subject_of(verb)
    words = {subject.lemma_.lower(), *(c.lemma_.lower() for c in subject.children)} if subject is not None else set()
    by_name = {word for a in agents for word in a.name.lower().replace("’", " ").split()}
    return bool((words | by_name) & _FORCES) or disputes.are_parties(agents)


def _stage(verb: Token) -> str:
    """Give how far an effort got: who could not, or tried to, has failed."""
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lemma_ in _TRYING and governor.tag_ in {"VBD", "VBN"}:
        return "failed"
    if verb.dep_ == "xcomp" and governor.lemma_ == "manage" and is_negated(governor):
        return "failed"
    cannot = any(c.dep_ == "aux" and c.lower_ in {"could", "can", "did"} for c in verb.children)
    if is_negated(verb) and cannot:
        return "failed"
    return stage_of(verb, default="occurred")
