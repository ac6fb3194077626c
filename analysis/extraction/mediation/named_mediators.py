"""Whom sides take, refuse, drop or want as mediator: "accepted Kenya as mediator", "refused to have the envoy as a go-between".

Who is taken mediates; those who take or refuse him are the sides. A body that "named Obasanjo its mediator" is none.
"""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, speaks_of_mediation, stage_of, words_of
from analysis.extraction.parsing.grammar import is_negated, is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_TAKING = frozenset("accept welcome approve choose select pick endorse embrace take recognise recognize trust".split())
_REFUSING = frozenset("reject refuse oppose spurn veto dismiss decline exclude".split())
_WANTING = frozenset("propose suggest nominate recommend want prefer request seek demand favour favor".split())
_SENDING = frozenset("name appoint designate".split())
#: What those do who want him no more.
_DROPPING = frozenset("drop fire sack remove replace oust suspend discard axe".split())
#: What can stand before the role without "as": "made Zuma facilitator", "named Togo's president its chief mediator".
_MAKING = frozenset("make choose elect".split()) | _SENDING
_CHARGING = frozenset("charge task entrust mandate commission deputise deputize saddle".split())
_PEACE = frozenset("peace truce ceasefire settlement conflict war dispute crisis".split())
_ROLES = words_of("third") | frozenset({"mediator", "host", "referee", "arbitrator", "umpire"})
#: What those say who would not take him, or would.
_WILL_NOT, _WILL = frozenset({"refuse", "decline"}), frozenset({"agree", "consent", "decide"})
_ANSWERING, _NAMING = _WILL_NOT | _WILL, _TAKING | _REFUSING | _WANTING | _SENDING | _DROPPING | _MAKING


def read_naming(sentence: Sentence, verb: Token, roles: Roles, disputes: Disputes, consumed: set[int]) -> list[Event]:
    """Give the act of who takes or refuses another as mediator; nothing for other verbs."""
    head = verb
    if verb.lemma_ in _ANSWERING:
        # "Refused to accept Kenya as mediator": the refusal is the act.
        verb = next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in _TAKING | {"have"}), verb)
    lemma = verb.lemma_
    if verb == head and lemma not in _NAMING:
        return []
    passive = is_passive(verb)
    made = _find_made(verb, roles) if lemma in _MAKING else None
    passive = passive or (made is not None and made[2])
    theme = subject_of(verb) if passive else object_of(verb)
    role = made[0] if made is not None else _role_beside(verb, theme)
    if role is None or (theme is None and made is None):
        return []
    thirds = made[1] if made is not None else roles.actors_of(theme)
    takers = without(
        roles.agents_of(verb, subject_of(verb), passive=passive) or roles.under([role], frozenset({"by"})), thirds
    )
    if not thirds or (made is None and {id(a.body) for a in takers} & {id(a.body) for a in thirds}):
        return []
    sides = without(roles.under([role, verb], frozenset({"between", "among"})), [*takers, *thirds])
    refused = lemma in _REFUSING or head.lemma_ in _WILL_NOT or is_negated(head) or is_negated(verb)
    persons = all(a.kind == "person" for a in thirds)
    if made is not None or lemma in _SENDING:
        if made is None and not refused and takers and not disputes.are_parties(takers):
            thirds = takers  # Who appoints a mediator mediates by him.
        kind, code, default = "CONSULT", "045", "occurred"
    elif lemma in _DROPPING or (lemma == "dismiss" and persons):
        if refused and lemma not in _REFUSING:
            return []
        kind, code, default = "SANCTION", "165", "halted"
    elif lemma in _WANTING:
        kind, code, default = ("REQUEST", "028", "requested") if not refused else ("REJECT", "126", "refused")
    else:
        kind, code, default = ("REJECT", "126", "refused") if refused else ("AGREE", "038", "accepted")
    trigger = Trigger((head,), head, None, kind, "act", None, "named_mediator")
    status = default if refused or kind in {"AGREE", "SANCTION"} else stage_of(head, default=default)
    event = Event(sentence, trigger, status, code, confidence=0.7)
    event.agents = event.actors = unique(takers)
    event.mediators, event.recipients = unique(thirds), unique([*(thirds if kind != "CONSULT" else ()), *sides])
    if kind == "CONSULT":
        event.actors, event.recipients = unique(takers if made is not None and takers else thirds), sides
    consumed.update({verb.i, head.i, *(t.i for t in role.subtree)})
    return [event]


def read_charge(sentence: Sentence, verb: Token, roles: Roles, consumed: set[int]) -> list[Event]:
    """Give the request of who charges another with mediating: "charged Gabon's president with bringing all parties together"."""
    if verb.lemma_ not in _CHARGING:
        return []
    passive = is_passive(verb)
    theme = subject_of(verb) if passive else object_of(verb)
    clauses = [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    clauses += [g for c in verb.children if c.dep_ == "prep" and c.lower_ == "with" for g in c.children]
    task = next((t for t in clauses if t.i > verb.i and is_to_mediate(t)), None)
    if task is None or theme is None:
        return []
    thirds = roles.actors_of(theme)
    askers = without(roles.agents_of(verb, subject_of(verb), passive=passive), thirds)
    if not thirds:
        return []
    trigger = Trigger((verb,), verb, None, "REQUEST", "request", None, "named_mediator")
    event = Event(sentence, trigger, stage_of(verb, default="requested"), "028", confidence=0.7)
    event.agents = event.actors = unique(askers)
    sides = roles.under([t for t in task.subtree if t.pos_ in {"NOUN", "VERB"}], frozenset({"between", "among"}))
    event.mediators, event.recipients = unique(thirds), unique([*thirds, *without(sides, [*askers, *thirds])])
    consumed.update({verb.i, *(t.i for t in task.subtree)})
    return [event]


def is_to_mediate(task: Token) -> bool:
    """Tell whether a verb with what belongs to it names a mediator's task: "bring all parties together", "find a settlement"."""
    words = list(task.subtree)
    lemmas = {t.lemma_.lower() for t in words}
    joins = task.lemma_ in {"bring", "get", "draw"} and "together" in lemmas
    settles = task.lemma_ in words_of("settle") | {"make", "find", "negotiate"} and lemmas & (_PEACE | words_of("rift"))
    return joins or bool(settles) or (speaks_of_mediation(words) and task.lemma_ not in {"support", "assist", "help"})


def _role_beside(verb: Token, theme: Token | None) -> Token | None:
    """Give the role in "as a mediator" that stands beside what a verb is done to."""
    for head in (verb, theme):
        for name, inner, _ in objects_of_prepositions(head) if head is not None else ():
            words = {inner.lemma_.lower(), inner.lower_}
            is_go_between = "between" in words and any(c.lower_ == "go" for c in inner.children)
            if name == "as" and (words & _ROLES or is_go_between):
                return inner
    return None


def _find_made(verb: Token, roles: Roles) -> tuple[Token, list[Actor], bool] | None:
    """Give the role, who has it and whether he is the subject, of "named Obasanjo its mediator", "was appointed mediator by".

    The parser makes one phrase of the two where no word parts them: "made Jacob Zuma facilitator".
    """
    role = next((c for c in verb.children if c.dep_ in {"oprd", "dobj", "attr"} and c.i > verb.i and _is_role(c)), None)
    if role is None:
        return None
    parts = [c for c in role.children if c.dep_ in {"compound", "nmod"} and c.i > verb.i]
    beside = [c for c in verb.children if c.dep_ in {"dobj", "nsubj"} and verb.i < c.i < role.i]
    held = [a for t in (*beside, *parts) for a in roles.actors_of(t)]
    if held:
        return role, held, False
    subject = subject_of(verb)
    by = roles.under([verb, role], frozenset({"by"}))
    if is_passive(verb) or by:
        held = roles.actors_of(subject) if subject is not None else []
        held = held or (roles.actors_of(verb.head) if verb.dep_ == "acl" else [])
        return (role, without(held, by), True) if held else None
    if verb.dep_ == "relcl" and verb.tag_ in {"VBD", "VBN"}:
        # "Mr. Mbeki, whom the Union had made its mediator"
        held = without(roles.actors_of(verb.head), roles.actors_of(subject))
        whom = [c for c in verb.children if c.lower_ in {"whom", "who"} and c.dep_ == "dobj"]
        return (role, held, False) if held and whom else None
    return None


def _is_role(noun: Token) -> bool:
    return bool({noun.lemma_.lower(), noun.lower_} & (words_of("third") | {"mediator", "go-between"}))


def is_of_subject(verb: Token) -> bool:
    """Tell whether "as a mediator" after a verb tells what its subject is: "stepped in as mediator", "offered himself as"."""
    if is_passive(verb):
        return False
    theme = object_of(verb)
    return theme is None or theme.lower_.endswith(("self", "selves")) or not is_verb(verb)
