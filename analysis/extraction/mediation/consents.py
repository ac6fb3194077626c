"""Sides that let another stand between them: "agreed to talks under Togo's facilitation", "to let Norway settle their dispute".

Who mediates is the one whom they let, accepted by them; the sides themselves mediate nothing.
"""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, stage_of, words_of
from analysis.extraction.parsing.grammar import is_negated, is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_CONSENTING = frozenset("agree consent accept decide assent acquiesce accede choose opt".split())
_LETTING = frozenset({"let", "allow", "have", "permit"})
#: What sides give out of their hands, and with which verbs.
_GIVING_UP = frozenset("submit refer entrust leave commit remit hand take".split())
_GIVEN_UP = (
    frozenset("case matter question claim issue border boundary line settlement decision disagreement it".split())
    | words_of("strife")
    | words_of("rift")
)
#: What only a third party does for sides that let him.
_BETWEEN_THEM = (
    frozenset("mediate broker arbitrate settle decide judge rule determine resolve adjudicate facilitate moderate".split())
    | frozenset("chair host convene lead preside demarcate referee umpire reconcile intercede".split())
)  # fmt: skip
#: Of those, what he does only where it is talks.
_LEADING = frozenset("chair host convene lead preside".split())
#: What sides deal with each other in, and the help of a third that they take for it; a deal that he brokered is one already.
_DEALINGS = words_of("table")
_HELP = (
    words_of("behind") | words_of("work") | frozenset("chairmanship arbitration guidance supervision umbrella".split())
)
_HELPING = frozenset(
    "mediate broker facilitate host chair sponsor moderate convene lead arrange arbitrate oversee".split()
)
_WITH = frozenset({"under", "with", "through"})


def read_consent(sentence: Sentence, verb: Token, roles: Roles, consumed: set[int]) -> list[Event]:
    """Read the consent of sides to a third party; nothing for other verbs, or where nobody else is named."""
    if verb.lemma_ == "invite":
        return _read_call(sentence, verb, roles, consumed)
    if verb.lemma_ not in _CONSENTING and verb.lemma_ not in _GIVING_UP:
        return []
    sides = roles.agents_of(verb, subject_of(verb), passive=is_passive(verb))
    if not sides or is_passive(verb):
        return []
    clause = _clause_of(verb)
    asked: list[Actor] = []
    if verb.lemma_ in _GIVING_UP:
        asked = _given_to(verb, roles)
    elif clause is not None:
        asked = _let_do(clause, roles) or _given_to(clause, roles) or _helpers_of(clause, roles)
    elif verb.lemma_ != "decide":
        asked = _helpers_of(verb, roles)
    third = without(asked, sides)
    if not third or {id(a.body) for a in third} & {id(a.body) for a in sides}:
        return []
    refused = is_negated(verb)
    lets = (
        bool(clause is not None and (_let_do(clause, roles) or _given_to(clause, roles))) or verb.lemma_ in _GIVING_UP
    )
    trigger = Trigger((verb,), verb, None, "REJECT" if refused else "AGREE", "act", None, "consent_to_third")
    with_each_other = are_two(sides) and not lets and verb.lemma_ == "agree"
    default = "refused" if refused else "occurred" if with_each_other else "accepted"
    status = default if refused or verb.tag_ != "VB" else stage_of(verb, default=default)
    event = Event(sentence, trigger, status, "126" if refused else "038", confidence=0.75)
    event.agents, event.actors, event.mediators = sides, unique(sides), unique(third)
    # "A and B agreed to talks under C's auspices": with each other, and C only stands between.
    event.recipients = [] if are_two(sides) and not lets and not refused else list(event.mediators)
    if clause is not None:
        event.recipients += asked_about(clause, roles, event.everyone)
    consumed.update(t.i for t in verb.subtree if t.i > verb.i and _is_of_consent(t, verb))
    return [event]


def _read_call(sentence: Sentence, verb: Token, roles: Roles, consumed: set[int]) -> list[Event]:
    """Read "invited Brazil to act as mediator between A and B": who is invited mediates, and not who invites."""
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB"), None)
    if clause is None or is_passive(verb):
        return []
    places = [inner for name, inner, _ in objects_of_prepositions(clause) if name == "as"]
    acts = clause.lemma_ in {"act", "serve"} and any(
        t.lemma_.lower() in words_of("mediate") | words_of("third") for t in places
    )
    if not acts and clause.lemma_ not in words_of("broker") - {"sponsor", "convene"}:
        return []
    called = roles.actors_of(object_of(verb)) or roles.actors_of(
        next((c for c in clause.children if c.dep_ == "nsubj"), None)
    )
    askers = without(roles.agents_of(verb, subject_of(verb), passive=False), called)
    if not called:
        return []
    trigger = Trigger((verb,), verb, None, "REQUEST", "request", None, "consent_to_third")
    event = Event(sentence, trigger, stage_of(verb, default="requested"), "028", confidence=0.75)
    event.agents, event.actors, event.mediators = askers, askers, called
    event.recipients = [*called, *asked_about(clause, roles, [*askers, *called])]
    consumed.update(t.i for t in clause.subtree)
    return [event]


def asked_about(complement: Token, roles: Roles, known: list[Actor]) -> list[Actor]:
    """Give the sides between whom somebody is asked to mediate: "asked Kenya to mediate between Sudan and South Sudan"."""
    below = [t for t in complement.subtree if t.pos_ in {"NOUN", "VERB", "ADP"}]
    sides = without(roles.under(below, frozenset({"between", "among"})), known)
    return sides if are_two(sides) else []


def _clause_of(verb: Token) -> Token | None:
    """Give what is agreed to, as a verb: "to let", "that X should rule", "to X mediating"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"xcomp", "ccomp", "advcl"} and is_verb(child):
            marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
            if child.dep_ != "advcl" or (child.tag_ in {"VBG", "VB"} and not marks):
                return child
        for inner in child.children if child.dep_ == "prep" and child.lower_ == "to" else ():
            if inner.dep_ == "pcomp" and is_verb(inner):
                return inner
    return None


def _let_do(clause: Token, roles: Roles) -> list[Actor]:
    """Give who is let decide: "let X settle it", "allow X to mediate", "that X should rule on the line"."""
    deed = clause
    if clause.lemma_ in _LETTING:
        inner = next((c for c in clause.children if c.dep_ in {"ccomp", "xcomp"} and c.i > clause.i), None)
        if inner is None:
            return []
        deed = inner
    elif clause.dep_ == "xcomp" and clause.tag_ == "VB" and not any(c.dep_ == "nsubj" for c in clause.children):
        return []  # "Agreed to settle": they do it themselves.
    if deed.lemma_ not in _BETWEEN_THEM:
        return []
    theme = subject_of(deed) if is_passive(deed) else object_of(deed)
    if (
        deed.lemma_ in _LEADING
        and theme is not None
        and theme.lemma_.lower() not in words_of("table") | words_of("work")
    ):
        return []  # "Let him lead their delegation": he is of theirs.
    subject = next((c for c in deed.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if is_passive(deed):
        return roles.under([deed], frozenset({"by"}))
    if subject is None and clause.lemma_ in _LETTING:
        subject = object_of(clause)
    if subject is None and deed.dep_ == "advcl":  # "consented to Ghana mediating": hung beside it
        subject = next((t for name, t, _ in objects_of_prepositions(deed.head) if name == "to" and t.i < deed.i), None)
    return roles.actors_of(subject)


def _given_to(verb: Token, roles: Roles) -> list[Actor]:
    """Give to whom a quarrel is handed: "submit their dispute to the Court", "leave the matter to Egypt"."""
    theme = object_of(verb)
    if verb.lemma_ not in _GIVING_UP or theme is None or theme.lemma_.lower() not in _GIVEN_UP:
        return []
    own = any(c.dep_ == "poss" and c.lower_ == "their" for c in theme.children)
    if not own and theme.lemma_.lower() not in words_of("strife") | words_of("rift"):
        return []
    led = [
        inner for token in (verb, theme) for name, inner, _ in objects_of_prepositions(token) if name in {"to", "with"}
    ]
    found = [a for t in led for a in (roles.actors_of(t) or roles.actors_of_modifiers(t) or roles.of(t))]
    return unique(found)


def _helpers_of(head: Token, roles: Roles) -> list[Actor]:
    """Give who helps at what is agreed to: "talks under Togo's facilitation", "talks to be hosted by Italy"."""
    themes = [object_of(head), *(inner for name, inner, _ in objects_of_prepositions(head) if name in {"to", "on"})]
    dealings = [t for t in themes if t is not None and t.lemma_.lower() in _DEALINGS]
    if not dealings and (head.lemma_ not in words_of("reach") or any(t is not None for t in themes)):
        return []
    for token in (head, *dealings):
        for name, inner, _ in objects_of_prepositions(token):
            if name in _WITH and inner.lemma_.lower() in _HELP:
                found = roles.actors_of_modifiers(inner) or roles.under([inner], frozenset({"of", "by", "from"}))
                if found:
                    return unique(found)
    for token in dealings:
        for clause in token.children:
            if (
                clause.dep_ in {"acl", "relcl"}
                and clause.lemma_ in _HELPING
                and roles.under([clause], frozenset({"by"}))
            ):
                return roles.under([clause], frozenset({"by"}))
    return []


def _is_of_consent(token: Token, verb: Token) -> bool:
    """Tell whether a verb or noun is what is consented to, and no act of its own: no clause of time or reason."""
    for above in (token, *token.ancestors):
        if above == verb:
            return True
        if above.dep_ == "advcl" and any(c.dep_ == "mark" for c in above.children):
            return False
        if above.dep_ == "conj" and above.head == verb:
            return False
    return False
