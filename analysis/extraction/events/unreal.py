"""Acts that no sentence tells as done, though their verbs look so: beneath conditions, demands, plans and denials.

"Demanded an apology before it attends the talks", "would not return until Chad withdrew", "a proposal that Kenya attend",
"ruled out releasing them", "instead of meeting them".
"""

from __future__ import annotations

from collections.abc import Collection

from analysis.extraction.events.commitment import rate_predicate
from analysis.extraction.events.event import Event
from analysis.extraction.events.feared import settle_feared
from analysis.extraction.events.triggers import verb_entry
from analysis.extraction.events.undone import settle_ceasing
from analysis.extraction.parsing.grammar import INFLECTED, is_negated, is_verb, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_DONE = frozenset({"occurred", "ongoing"})
#: What opens a clause of what is still to come, where its verb is in the present, or what hangs on it is a plan.
_STILL_TO_COME = frozenset({"before", "until", "till", "unless"})
_AFTER = frozenset({"once", "after", "when"})
_AT_ONCE = frozenset({"moment", "minute", "instant"})
_IN_RETURN = frozenset({"exchange", "return"})
_PLANNED = frozenset({"will", "wo", "shall", "would", "'ll", "'d", "can", "could", "may", "might", "must", "should"})
#: What has somebody do a thing: its clause is in the present whenever it is said.
_WANTING = frozenset(
    "demand insist propose suggest recommend request ask require urge order call condition proposal suggestion recommendation "
    "requirement demand insistence stipulate stipulation advise appeal precondition prefer instruct".split()
)
_CONDITIONS = frozenset({"provided", "providing", "assuming", "supposing"})
#: Through what an act in a clause is reached from the clause's verb.
_WITHIN = frozenset("conj xcomp dobj nsubjpass attr prep pobj pcomp agent nsubj".split())
#: How sure it must be that something was not done, and words that say by a "no" that it was: "no doubt that".
_DENIED = -1.0
_CERTAIN = frozenset({"doubt", "secret", "question", "mistake", "denying", "denial", "hide", "surprise"})
#: What tells that somebody did a thing, and what one does to it who says that he did not.
_REPORTS = frozenset(
    "report claim charge allegation accusation suggestion rumour rumor story assertion insinuation contention notion speculation "
    "complaint testimony".split()
)
_DENYING = frozenset(
    "deny dismiss reject refute rebut repudiate dispute contest discount rubbish disavow debunk scorn ridicule disclaim".split()
)
_SETTING_OUT = frozenset({"intention", "plan", "plans", "wish", "desire", "intent"})
#: Who does so speaks of what is still to come.
_REFUSING = frozenset("refuse vow threaten promise pledge agree offer plan swear decline demand insist".split())
#: What an infinitive hangs to that tells what is to come: "is to open", "is expected to", "plans to".
_SETTING_OUT_TO = frozenset("be plan hope expect intend want mean prepare set schedule slate".split())
#: What a raid does, told behind it: no more of it is so than of the raid.
_TOLL = frozenset({"kill", "wound", "injure", "displace", "maim"})
_DEEPEST = 5
#: What one has not even done with an act that one is not said to have done.
_THINKING = frozenset("think consider contemplate dream envisage envision".split())


def settle_unreal(events: Collection[Event]) -> None:
    """Give the acts of a sentence that are not done the stage that the clauses around them leave them."""
    for event in events:
        _settle_unreal(event)
    undone = {e.trigger.head.i: e.status for e in events if e.status in {"denied", "hypothetical"}}
    for event in events if undone else ():
        head = event.trigger.head
        if event.status in _DONE and head.lemma_ in _TOLL and head.dep_ == "advcl" and head.head.i in undone:
            event.status = undone[head.head.i]  # "Denied that its jets had bombed a market, killing 20"


def _settle_unreal(event: Event) -> None:
    settle_ceasing(event)
    settle_feared(event)
    if event.status == "planned" and event.trigger.type == "AGREE" and _was_not_managed(event.trigger.head):
        event.status = "failed"
    if _was_never_thought_of(event.trigger.head):
        event.status = "denied"
    if event.status not in _DONE:
        return
    head = event.trigger.head
    clause = _unreal_clause(head)
    if clause is None and _is_of_a_plan(head):
        event.status = "hypothetical"
    elif clause is not None and (is_verb(head) or not _is_known(head)):
        event.status = "planned" if _is_sure_to_come(clause) else "hypothetical"
    elif _is_set_aside(head):
        event.status = "refused"
    elif _is_denied(head):
        # "Failed to agree": nobody denies that they did.
        event.status = "failed" if event.trigger.type == "AGREE" and _was_not_managed(head) else "denied"


def _was_not_managed(head: Token) -> bool:
    """Tell whether somebody tried a thing and could not: "failed to agree", "were unable to agree"."""
    governor = head.head
    return head.dep_ == "xcomp" and head.tag_ == "VB" and (governor.lemma_ == "fail" or governor.lower_ == "unable")


def _was_never_thought_of(head: Token) -> bool:
    """Tell whether somebody is said not even to have thought of a thing: "had never considered freeing them"."""
    if head.tag_ != "VBG" or head.dep_ not in {"pcomp", "xcomp"}:
        return False
    thinking = head.head if head.dep_ == "xcomp" else head.head.head
    return thinking.lemma_ in _THINKING and is_negated(thinking)


def _is_of_a_plan(head: Token) -> bool:
    """Tell whether a plan would have somebody do a thing: "a paper that would have the rebels quit the cities"."""
    having = head.head
    return (
        head.tag_ == "VB"
        and head.dep_ in {"ccomp", "xcomp"}
        and having.lemma_ == "have"
        and having.i < head.i
        and any(c.tag_ == "MD" for c in having.children)
        and any(c.dep_ in {"nsubj", "dobj"} and having.i < c.i < head.i for c in (*head.children, *having.children))
    )


def _is_denied(head: Token) -> bool:
    """Tell whether an act is said not to have been done by what governs it: "denied holding talks", "instead of meeting them"."""
    if head.pos_ == "NOUN":
        return head.dep_ == "dobj" and head.head.lemma_ == "deny" and not _is_known(head)
    if _is_in_denied_report(head):
        return True
    if head.dep_ not in {"pcomp", "xcomp", "ccomp"} or is_negated(head):
        return False
    return rate_predicate(head) <= _DENIED and not any(
        t.lemma_.lower() in _CERTAIN for t in (head.head, *head.ancestors)
    )


def _is_in_denied_report(head: Token) -> bool:
    """Tell whether an act is what a report or charge has it, which somebody denies: "dismissed reports that it had shelled a town"."""
    token = head
    while token.dep_ in {"conj", "xcomp"} and is_verb(token.head):
        token = token.head
    report = token.head
    if token.dep_ not in {"acl", "ccomp"} or report.lemma_.lower() not in _REPORTS or is_negated(token):
        return False
    if report.dep_ == "pobj" and report.head.lower_ == "as" and report.tag_ in {"NNS", "VBZ"}:
        # "Dismissed as fiction reports that": the parser makes one noun of both.
        denying = report.head.head
        return is_verb(denying) and denying.lemma_ in _DENYING and not is_negated(denying)
    while report.dep_ == "conj" and report.head.pos_ == "NOUN":
        report = report.head
    denying = report.head
    if report.dep_ not in {"dobj", "nsubjpass"} or not is_verb(denying) or is_negated(denying):
        return False
    aside = denying.lemma_ in {"brush", "sweep", "wave", "push"} and any(
        c.lower_ in {"aside", "off", "away", "back"} for c in denying.children
    )
    return aside or denying.lemma_ in _DENYING


def _is_known(noun: Token) -> bool:
    return any(c.lower_ in {"the", "this", "that", "these", "those"} or c.dep_ == "poss" for c in noun.children)


def _is_set_aside(verb: Token) -> bool:
    """Tell whether somebody means not to do a thing: "has no intention of meeting them", "ruled out releasing them"."""
    if verb.tag_ != "VBG":
        return False
    if verb.head.lemma_ == "rule" and any(c.lower_ == "out" and c.i < verb.i for c in verb.head.children):
        return verb.nbor(-1).lower_ == "out"
    noun = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return noun.lemma_.lower() in _SETTING_OUT and any(c.lower_ == "no" for c in noun.children)


def _is_sure_to_come(clause: Token) -> bool:
    """Tell whether a clause tells what comes after a thing that will be done: "fighters will be freed before talks begin"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i}
    will = any(c.dep_ == "aux" and c.lower_ in {"will", "'ll"} for c in clause.head.children)
    return (
        will
        and bool(marks & {"before", "when", "after", "once"})
        and "only" not in marks
        and not is_negated(clause.head)
    )


def _unreal_clause(head: Token) -> Token | None:
    """Give the clause that leaves an act open, the act's own or one that it is part of."""
    token = head
    for _ in range(_DEEPEST):
        if token.pos_ == "NOUN" and token.dep_ in {"acl", "ccomp"} and token.head.lemma_.lower() in _WANTING:
            return token if any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children) else None
        if is_verb(token) or token.pos_ == "AUX":
            if _is_still_to_come(token) or _is_wanted(token):
                return token
            if token.tag_ in {"VBD", "VBN"} and token is not head and token.dep_ != "conj":
                return None
        if token.dep_ not in _WITHIN or token.head is token:
            return None
        if token.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
            return None  # A clause of its own beside it.
        token = token.head
    return None


def _is_still_to_come(verb: Token) -> bool:
    """Tell whether a clause of time or condition speaks of what has not been: "until Chad withdraws", "only after it withdraws"."""
    if verb.dep_ not in {"advcl", "pcomp", "ccomp", "relcl", "acl"}:
        return False
    main = verb.head
    opening = [c for c in verb.children if c.dep_ in {"mark", "advmod", "prep"} and c.i < verb.i]
    marks = {c.lower_ for c in opening}
    if verb.dep_ == "pcomp":
        marks, main = {main.lower_}, main.head
    if (main.lower_ == "soon" and marks & {"as"}) or (main.lemma_ in _AT_ONCE and verb.dep_ == "relcl"):
        marks, main = {"once"}, main.head  # "as soon as they have signed", "the moment they sign"
    if verb.left_edge.i > verb.sent.start and verb.left_edge.nbor(-1).lower_ in _AT_ONCE | {"once"}:
        marks = marks | {"once"}  # The parser hangs it to the verb before.
    before = {c.nbor(-1).lower_ for c in opening if c.i > c.sent.start}
    if marks & _CONDITIONS or ("that" in marks and before & _CONDITIONS):
        return True
    depends = _hangs_on_plan(main)
    if "for" in marks and before & _IN_RETURN:
        return depends
    is_done_to = any(c.dep_ == "auxpass" and c.lower_ in {"is", "are"} for c in verb.children)  # "Once it is signed".
    is_present = (verb.tag_ in {"VBZ", "VBP", "VB"} or is_done_to) and not _has_past(verb)
    if marks & {"until", "till"} and _is_dated(verb) and main.dep_ != "ccomp":
        return False  # "Would hear of nothing until the envoy called on him in May": so he did.
    if marks & _STILL_TO_COME:
        if verb.tag_ == "VBG":
            return depends and bool(marks - {"before"})
        return (is_present and not _is_told_in_present(main)) or (depends and not _has_perfect(verb))
    at_once = "once" in marks
    if marks & _AFTER or at_once:
        if _has_perfect(verb):  # "Would send troops only after they had signed"
            return depends and (at_once or "only" in marks | before)
        is_done_then = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
        return depends and (is_present or is_done_then or (verb.tag_ == "VBD" and "once" in marks))
    return False


def _is_dated(verb: Token) -> bool:
    """Tell whether a verb in the past says when it was, as nobody does of what is still to come: "met him in May"."""
    if verb.tag_ != "VBD" or any(c.tag_ == "MD" for c in verb.children):
        return False
    led = [t for name, t, _ in objects_of_prepositions(verb) if name in {"in", "on"} and t.ent_type_ == "DATE"]
    return bool(led) or any(c.dep_ == "npadvmod" and c.ent_type_ == "DATE" for c in verb.children)


def _is_wanted(verb: Token) -> bool:
    """Tell whether a clause says what somebody is to do: "a proposal that Kenya attend", "made it a condition that it withdraw"."""
    if verb.dep_ not in {"ccomp", "acl", "relcl", "advcl", "appos"} or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children):
        return True  # "Their demand that the government be dismantled".
    has_that = any(c.lower_ == "that" and c.i < verb.i for c in verb.children)
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or (verb.dep_ == "relcl" and subject.lower_ == "that"):
        return False
    if verb.tag_ == "VB" and has_that:
        return True
    is_bare = (
        verb.tag_ in {"VBP", "VB"}
        and subject.tag_ in {"NN", "NNP"}
        and not any(c.dep_ == "conj" for c in subject.children)
    )
    if is_bare and has_that:
        return True
    wants = verb.head.lemma_.lower() in _WANTING - {"insist", "suggest"}
    return wants and has_that and (verb.tag_ in {"VB", "VBP", "VBZ"} or verb.lower_ == verb.lemma_)


def _hangs_on_plan(main: Token) -> bool:
    """Tell whether a clause says what would or will be, by its own words or those that govern it: "vowed to fight until"."""
    for token in (main, *main.ancestors[:2]):
        if any(c.dep_ == "aux" and c.lower_ in _PLANNED for c in token.children):
            return True
        is_next = main.tag_ == "VB" and main.dep_ == "xcomp" and token is not main
        if token.tag_ in INFLECTED:
            return token.lemma_ in _REFUSING or (is_next and token.lemma_ in _SETTING_OUT_TO)
        if is_next and token.lemma_ in _SETTING_OUT_TO and any(c.dep_ == "auxpass" for c in token.children):
            return True  # "is set to open"
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children) and token.dep_ == "xcomp":
            continue
    return main.dep_ == "xcomp" and main.head.lemma_ in _REFUSING


def _is_told_in_present(main: Token) -> bool:
    """Tell whether a text tells in the present what is done, as a headline does: "Biden visits Paris before he meets Putin"."""
    entry = verb_entry(main) if main.tag_ in {"VBZ", "VBP"} and not is_negated(main) else None
    return entry is not None and entry[0]["type"] in {"CONSULT", "COOPERATE", "AID"}


def _has_past(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ in {"had", "was", "were", "did"} for c in verb.children)


def _has_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"had"} for c in verb.children)
