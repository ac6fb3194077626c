"""Acts that are left off, kept from coming or not let come: "would stop shelling them", "keep them from attacking", "will not be let in".

Their verbs look as if they told what is done: of "Serbia would stop blocking the bid" that it blocks it, of "a group that will not be
allowed to derail the talks" that it does.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.events.event import Event
from analysis.extraction.events.shied_from import is_shied_from, settle_turned_over
from analysis.extraction.events.triggers import stage_of
from analysis.extraction.parsing.grammar import is_negated, is_verb
from analysis.extraction.parsing.words import Token

#: Acts whose end is a sanction: "stopped selling them arms".
_HELP = frozenset({"AID", "COOPERATE", "SUPPORT"})
_STOPPING = frozenset({"stop", "cease", "halt", "quit", "discontinue"})
_ABSTAINING = frozenset({"refrain", "desist", "abstain"})
_KEEPING = frozenset(
    "keep prevent stop deter dissuade discourage restrain bar prohibit ban block hinder dissuade".split()
)
_LETTING = frozenset({"allow", "permit", "let", "authorise", "authorize"})
#: Acts whose end is a concession.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "ACCUSE"})
#: Who is for a time given for something has not done it.
_TIMES = frozenset("minute hour day week month year deadline ultimatum time".split())
_DEEPEST = 4


def is_left_undone(event: Event) -> bool:
    """Tell whether an act is only one that should stop, that is not let happen, or for which time is given."""
    head = event.trigger.head
    ceased = _left_off(head)
    if ceased is not None and event.trigger.type in _HOSTILE and not is_negated(ceased):
        return stage_of(ceased, default="occurred") not in {"occurred", "planned", "ongoing", "halted"}
    return _is_not_let(event) or _is_time_given_for(head) or is_shied_from(event)


def settle_ceasing(event: Event) -> None:
    """Make of an act that is left off what it is to leave it off, and hypothetical what is kept from coming."""
    head = event.trigger.head
    ceased = _left_off(head)
    if ceased is not None and event.trigger.type in _HOSTILE:
        if is_negated(ceased):
            event.status = "ongoing" if event.trigger.type != "REJECT" else "refused"
            return
        is_ahead = stage_of(ceased, default="occurred") == "planned"
        event.trigger = replace(
            event.trigger, tokens=(ceased,), head=ceased, noun=None, type="CONCEDE" if is_ahead else "RETREAT"
        )
        event.status = "planned" if is_ahead else "occurred"
    elif ceased is not None and event.trigger.type in _HELP and not is_negated(ceased):
        stage = stage_of(ceased, default="occurred")
        event.trigger = replace(event.trigger, tokens=(ceased,), head=ceased, noun=None, type="SANCTION")
        event.status = stage if stage in {"planned", "hypothetical"} else "occurred"
    elif event.status in {"planned", "occurred", "ongoing"} and _is_kept_from(head):
        event.status = "hypothetical"
    elif event.status == "planned" and _not_let(head) is not None:
        event.status = "denied"
    else:
        settle_turned_over(event)


def _left_off(head: Token) -> Token | None:
    """Give the verb that says of an act that it is left off: stop in "stop shelling them", refrain in "refrain from attacking"."""
    governor = head.head
    if head.tag_ != "VBG" or not is_verb(head):
        return None
    if head.dep_ in {"xcomp", "dobj", "advcl"} and governor.lemma_ in _STOPPING and head.i == governor.i + 1:
        return governor
    if head.dep_ == "pcomp" and governor.lower_ == "from" and governor.head.lemma_ in _ABSTAINING:
        return governor.head
    return None


def _is_kept_from(head: Token) -> bool:
    """Tell whether an act is one that somebody is kept from, or what that would be for: "stop them from using it to attack"."""
    token = head
    for _ in range(_DEEPEST):
        if token.dep_ == "pcomp" and token.head.lower_ == "from" and token.head.head.lemma_ in _KEEPING:
            return True
        is_within = token.dep_ in {"xcomp", "advcl", "conj", "acl", "ccomp"} and token.tag_ in {"VB", "VBG", "NN"}
        if not is_within or token.head is token:
            return False
        token = token.head
    return False


def _not_let(head: Token) -> Token | None:
    """Give the verb that says that somebody is not let do a thing: "was not allowed to attend"."""
    letting = head.head
    if head.dep_ not in {"xcomp", "ccomp"} or head.tag_ != "VB" or letting.lemma_ not in _LETTING:
        return None
    return letting if is_negated(letting) else None


def _is_not_let(event: Event) -> bool:
    """Tell whether it is only demanded or foretold that somebody is not let do a thing: "must not be allowed to derail it"."""
    letting = _not_let(event.trigger.head)
    if letting is None:
        return False
    is_told = not any(c.tag_ == "MD" for c in letting.children)
    return not is_told or event.trigger.type in _HOSTILE


def _is_time_given_for(head: Token) -> bool:
    """Tell whether an act is what somebody gives another time for: "gave Nicaragua 48 hours to free the crew"."""
    if head.tag_ != "VB" or head.dep_ not in {"acl", "advcl", "xcomp", "relcl"}:
        return False
    giving = head.head if is_verb(head.head) else head.head.head
    given = [c for c in giving.children if c.dep_ == "dobj" and c.lemma_.lower() in _TIMES]
    return giving.lemma_ in {"give", "set", "have"} and bool(given) and given[0].i < head.i
