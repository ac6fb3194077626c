"""Acts that were tried or meant and not done: "its bid to seize the port was foiled", "was to have signed on Friday".

The verb itself looks as if it told something done or planned; the noun or the verb above it says otherwise.
"""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.events.mere_mentions import is_turned_down
from analysis.extraction.events.triggers import outcome_of, stage_of, words_of
from analysis.extraction.mediation.fates import FRUIT, ends_badly, fate_of_subject, is_in_vain, is_what_came_of_it
from analysis.extraction.parsing.grammar import (
    content_of,
    is_negated,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Nouns for what somebody means to do and sets about.
_TRIES = frozenset("attempt bid effort push try drive endeavour endeavor quest campaign scheme plot mission".split())
#: How a try is called that had no result.
_VAIN = frozenset(
    "failed abortive unsuccessful botched vain futile fruitless doomed aborted ill-fated foiled thwarted".split()
)
#: What others, or one oneself, does to a try so that nothing comes of it, and how it ends by itself.
_FOILING = frozenset(
    "foil thwart repel repulse frustrate abort abandon block scupper scuttle torpedo derail rebuff sabotage crush quash defeat "
    "stymie wreck undo".split()
)
_ENDING = frozenset({"peter", "fizzle", "stall", "miscarry", "backfire", "misfire"})
#: What is done to a war, in vain or not, and is no war itself.
_STOPPING = frozenset({"stop", "end", "halt", "cease", "resolve", "settle", "finish", "conclude", "freeze"})
_WALLS = frozenset("wall end impasse deadlock snag buffer obstacle".split())
_NOWHERE = frozenset({"naught", "nought", "nothing", "little"})
#: Tries of which there have been others since: who speaks of them so has seen no fruit.
_EARLIER = frozenset("earlier past previous prior repeated successive".split())
_UNSUCCESSFULLY = frozenset({"unsuccessfully", "vainly", "fruitlessly"})
_TRYING = frozenset({"try", "attempt", "seek", "strive", "struggle", "work"})
#: Verbs that tell of an infinitive that it was done.
_DONE = frozenset("continue manage go come help keep begin start happen get used have".split())
#: What a try does that brings something.
_YIELDING = frozenset("produce yield lead result end bring bear bore culminate achieve deliver conclude".split())
#: Verbs by which who is to accept a thing has accepted it; "agreed to" is among those that have a row of their own.
_DECIDING = frozenset(
    "vote decide choose opt resolve elect determine force oblige compel persuade convince consent agree".split()
)
#: Verbs of what others have not done yet: "expected Peru to accept".
_EXPECTING = frozenset("expect want hope wish need require prefer await".split())
#: What a body does by voting to do it.
_DONE_BY_VOTE = frozenset(
    "endorse approve ratify recognise recognize condemn back support adopt denounce censure commend deplore welcome affirm".split()
)
#: Stages that an act has by itself where its words tell it as done or meant.
_AS_TOLD = frozenset({"occurred", "ongoing", "accepted", "planned"})
#: Stages of acts that are done by saying so, and verbs of who has not said it yet.
_IN_WORDS = frozenset({"offered", "requested", "threatened"})
_MEANING = frozenset("plan intend expect prepare schedule poise set due mean".split())
#: Verbs of meaning to do, which in the past perfect tell of what was not done.
_MEANING_ONCE = frozenset("plan intend hope mean expect schedule suppose set slate".split())
#: What a third party sets out to do, and does by setting out; not what may come of it.
_TALKING_ROUND = frozenset("persuade mediate coax cajole convince plead lobby arbitrate intercede intervene".split())
_GOING = frozenset("fly travel go come rush hurry return arrive".split())
_DONE_AS_TOLD = frozenset({"occurred", "ongoing"})


def settle_stage(event: Event) -> Event:
    """Give an act the stage that what is above it leaves it: failed beneath a vain attempt, hypothetical where it "was to have been"."""
    head = event.trigger.head
    if event.status in _IN_WORDS and _is_still_to_come(head):
        event.status = "planned"  # As "will offer" is: "plans to offer".
    if event.status == "ongoing" and head.tag_ == "VBD" and _was_done_at_once(event):
        event.status = "occurred"
    if event.mediators and not is_verb(head) and is_turned_down(event, head):
        event.status = "failed"  # "A swap brokered by Peru had been rejected".
    if event.status in _AS_TOLD and (_had_been_meant(head) or _is_inverted(head)):
        event.status = "hypothetical"
    if event.status == "planned" and _is_on_its_way(event):
        event.status = "occurred"
    if event.status == "planned" and _is_only_if(event):
        event.status = "hypothetical"
    if event.status not in _AS_TOLD:
        return event
    noun = event.trigger.noun or (head if head.pos_ == "NOUN" else None)
    if noun is not None and event.trigger.type in {"CONSULT", "RETREAT"} and event.status in {"occurred", "ongoing"}:
        event.status = fate_of_subject(noun) or event.status
    if not is_verb(head):
        is_stopped = event.trigger.type == "ASSAULT" and head.head.lemma_ in _STOPPING  # The war went on.
        if head.dep_ == "dobj" and head.head.tag_ == "VB" and not is_stopped and _was_tried_in_vain(head.head):
            event.status = "failed"  # "Its bid to broker a truce failed": so there is none.
        return event
    if _was_tried_in_vain(head) or (
        event.trigger.type == "CONSULT" and event.status in _DONE_AS_TOLD and is_in_vain(head)
    ):
        event.status = "failed"
    elif event.status == "planned" and is_what_came_of_it(head):
        event.status = "occurred"
    elif event.status == "planned" and (told := _stage_of_try(head)) is not None:
        event.status = told
    elif event.status != "planned" and _was_to_have(head):
        event.status = "hypothetical"
    elif event.status == "accepted" and _is_infinitive(head) and head.head.lemma_ not in _DONE:
        if not _is_decided(head.head, _DECIDING):
            event.status = "planned"  # "Plans to accept the truce": nobody has.
    elif event.status == "planned" and (_is_done_by_vote(head) or _is_guaranteed(head) or _fell_to(head)):
        event.status = "occurred"
    return event


def _was_done_at_once(event: Event) -> bool:
    """Tell whether what lasts was begun or confirmed at a time: "entered the war", "upheld the ban on Friday"."""
    return event.trigger.head.lemma_ in {"enter", "uphold"} and event.trigger.type in {"ASSAULT", "SANCTION", "COERCE"}


def _had_been_meant(head: Token) -> bool:
    """Tell whether a thing was meant to be done before something else came: "had planned to meet", "was supposed to free them"."""
    meaning = head.head
    if head.dep_ != "xcomp" or head.tag_ != "VB" or meaning.lemma_ not in _MEANING_ONCE:
        return False
    helping = {c.lower_ for c in meaning.children if c.dep_ in {"aux", "auxpass"}}
    if any(c.lower_ == "long" or c.tag_ == "MD" for c in meaning.children):
        return False
    return "had" in helping or (meaning.lemma_ == "suppose" and bool(helping & {"was", "were"}))


def _is_inverted(head: Token) -> bool:
    """Tell whether a clause is a condition by its order alone: "had Ukraine struck the bridge, Russia would have"."""
    aux = next((c for c in head.children if c.dep_ == "aux"), None)
    subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if aux is None or subject is None or aux.lower_ not in {"had", "should", "were"} or not aux.i < subject.i < head.i:
        return False
    return head.dep_ in {"advcl", "ccomp"} and any(c.tag_ == "MD" for c in head.head.children)


def _is_on_its_way(event: Event) -> bool:
    """Tell whether who goes between others has set out to talk to them: "flew to Bamako to persuade him"."""
    head, going = event.trigger.head, event.trigger.head.head
    is_aim = head.tag_ == "VB" and head.dep_ in {"xcomp", "advcl"} and head.lemma_ in _TALKING_ROUND
    has_gone = going.lemma_ in _GOING and going.tag_ in {"VBD", "VBN"} and not is_negated(going)
    return is_aim and has_gone and stage_of(going, default="occurred") == "occurred"


def _is_only_if(event: Event) -> bool:
    """Tell whether a consent hangs on what another does first: "would only agree when the rebels withdraw"."""
    head = event.trigger.head
    if event.trigger.type != "AGREE" or not is_verb(head) or not any(c.tag_ == "MD" for c in head.children):
        return False
    clauses = [c for c in head.children if c.dep_ == "advcl" and c.i > head.i]
    opening = {t.lower_ for c in clauses for t in c.children if t.dep_ in {"mark", "advmod"} and t.i < c.i}
    is_only = any(c.lower_ == "only" for t in (head, *clauses) for c in t.children)
    return is_only and bool(opening & {"if", "when", "once", "after"})


def _is_still_to_come(head: Token) -> bool:
    """Tell whether somebody only means to say a thing: "planned to present an offer", "is expected to propose"."""
    is_aim = head.dep_ == "xcomp" and head.tag_ == "VB" and any(c.lower_ == "to" for c in head.lefts)
    return is_aim and head.head.lemma_ in _MEANING and not is_negated(head.head)


def _is_done_by_vote(head: Token) -> bool:
    """Tell whether the vote itself does the act: "voted to condemn the raid", not "voted to expel him"."""
    is_voted = head.lemma_ in _DONE_BY_VOTE and _is_infinitive(head)
    return is_voted and _is_decided(head.head, frozenset({"vote"}))


def _fell_to(head: Token) -> bool:
    """Tell whether it was somebody's lot to do a thing, and so he did: "it fell to Peru to arbitrate"."""
    lot = head.head
    if lot.lemma_ != "fall" or lot.tag_ not in {"VBD", "VBN"} or head.tag_ != "VB" or is_negated(lot):
        return False
    return any(c.lower_ == "to" and c.dep_ in {"prep", "dative"} and c.i < head.i for c in lot.children) or any(
        c.lower_ == "for" for c in head.children
    )


def _is_guaranteed(head: Token) -> bool:
    """Tell whether talks or a deal have their guarantors: "a truce guaranteed by Qatar" is no promise of one."""
    if (
        head.lemma_ != "guarantee"
        or head.tag_ != "VBN"
        or any(c.dep_ in {"aux"} and c.tag_ == "MD" for c in head.children)
    ):
        return False
    what = subject_of(head)
    return what is not None and what.lemma_.lower() in words_of("deal") | {"talk", "talks", "process", "negotiation"}


def _is_decided(governor: Token, deciding: frozenset[str]) -> bool:
    """Tell whether somebody has made up his mind, or was made to: "voted to accept", "was forced to accept"."""
    return governor.lemma_ in deciding and stage_of(governor, default="occurred") == "occurred"


def _was_tried_in_vain(head: Token) -> bool:
    """Tell whether an infinitive hangs on a try that failed: "its bid to seize the port was foiled", "sought in vain to"."""
    governor = head.head
    if head.tag_ == "VB" and head.dep_ in {"acl", "relcl"} and governor.lemma_.lower() in _TRIES:
        return _came_to_nothing(governor) or (_is_earlier(governor) and _stage_of_try(head) is None)
    if head.dep_ == "xcomp" and head.tag_ == "VB" and governor.lemma_ in _TRYING:
        words = {c.lower_ for c in governor.children} | {c.lower_ for c in head.children if c.i < head.i}
        behind = {
            t.lower_
            for c in governor.children
            if c.dep_ == "prep" and c.lower_ in {"in", "without"}
            for t in c.children
        }
        return bool(words & _UNSUCCESSFULLY or behind & {"vain", "success"})
    return False


def _stage_of_try(head: Token) -> str | None:
    """Give how far a try got that did not fail: "its attempt to broker a truce led to talks", "its bid to mediate is under way"."""
    attempt = head.head
    if head.tag_ != "VB" or head.dep_ not in {"acl", "relcl"} or attempt.lemma_.lower() not in _TRIES:
        return None
    verb = attempt.head
    if attempt.dep_ != "nsubj" or not (is_verb(verb) or verb.pos_ == "AUX") or is_negated(verb):
        return None
    if any(c.tag_ == "MD" for c in verb.children):
        return None
    led = [(name, content_of(inner).lemma_.lower()) for name, inner, _ in objects_of_prepositions(verb)]
    if (verb.lemma_ in {"be", "remain", "get"} and ("under", "way") in led) or any(
        c.lower_ == "underway" for c in verb.children
    ):
        return "ongoing"
    if verb.lemma_ in {"continue", "proceed"}:
        return "ongoing"
    theme = object_of(verb)
    gained = [word for name, word in led if name in {"to", "in", "with"}]
    gained += [content_of(theme).lemma_.lower()] if theme is not None else []
    is_fruitful = verb.lemma_ == "succeed" or (verb.lemma_ in _YIELDING and bool(FRUIT & set(gained)))
    return "occurred" if is_fruitful else None


def _is_earlier(attempt: Token) -> bool:
    return any(c.dep_ == "amod" and c.lower_ in _EARLIER for c in attempt.children)


def _came_to_nothing(attempt: Token) -> bool:
    called = [c.lower_ for c in attempt.children if c.dep_ in {"amod", "compound"}]
    if any(word in _VAIN or outcome_of(word) == "failed" for word in called):
        return True
    verb = attempt.head
    if attempt.dep_ == "nsubj" and verb.lemma_ in {"hit", "reach"} and (wall := object_of(verb)) is not None:
        return wall.lemma_.lower() in _WALLS  # "Its bid to mediate hit a wall".
    if attempt.dep_ == "ROOT" and any(_is_told_in_vain(t) for t in attempt.subtree):
        return True  # The parser takes "led nowhere" behind a try for a participle.
    if attempt.dep_ in {"nsubjpass", "dobj"}:
        return is_verb(verb) and verb.lemma_ in _FOILING and (attempt.dep_ == "dobj" or is_passive(verb))
    if attempt.dep_ != "nsubj":
        return False
    if verb.lemma_ in {"come", "be", "go", "prove", "lead", "get"}:
        led = [t.lower_ for c in verb.children if c.dep_ == "prep" for t in c.children]
        said = [c.lower_ for c in verb.children]
        return bool(
            set(led) & _NOWHERE or set(said) & (_VAIN | {"nowhere"}) or ("without" in said and "success" in led)
        )
    return is_verb(verb) and (ends_badly(verb) or verb.lemma_ in _ENDING)


def _is_told_in_vain(participle: Token) -> bool:
    """Tell whether what looks like a participle says that a try brought nothing: "led nowhere", "achieved little"."""
    if (
        participle.dep_ != "acl"
        or participle.tag_ not in {"VBN", "VBD"}
        or participle.lemma_ not in _YIELDING | {"come"}
    ):
        return False
    behind = [t.lower_ for t in participle.doc[participle.i + 1 : participle.i + 3]]
    return bool(behind) and (
        behind[0] in _NOWHERE | {"nowhere"} or (behind[0] == "to" and bool(set(behind) & _NOWHERE))
    )


def _was_to_have(head: Token) -> bool:
    """Tell whether something was to have been done, and was not: "was to have signed on Friday"."""
    helping = {c.lower_ for c in head.children if c.dep_ in {"aux", "auxpass"}}
    return head.tag_ == "VBN" and {"to", "have"} <= helping and head.head.lemma_ == "be"


def _is_infinitive(head: Token) -> bool:
    is_under = head.dep_ in {"xcomp", "acl"} or (head.dep_ == "ccomp" and head.head.lemma_ in _EXPECTING)
    return is_under and head.tag_ == "VB" and any(c.lower_ == "to" for c in head.children)
