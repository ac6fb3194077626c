"""Which acts that the grammar proposes are left out: those between nobody political, under a condition, told to the press."""

from __future__ import annotations

from collections.abc import Collection

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import POWERS
from analysis.extraction.events.awaited import is_awaited, is_of_nobody
from analysis.extraction.events.clause_verbs import NAMING
from analysis.extraction.events.event import Event, are_two
from analysis.extraction.events.everyday import is_everyday, is_outlet
from analysis.extraction.events.figurative import is_no_act
from analysis.extraction.events.mere_mentions import is_merely_mentioned
from analysis.extraction.events.needs import is_of_people
from analysis.extraction.events.other_senses import has_other_sense
from analysis.extraction.events.presupposed import is_presupposed
from analysis.extraction.events.triggers import control_entry, is_means, noun_entry, words_of_object
from analysis.extraction.events.undone import is_left_undone
from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Whom one tells something without a political act: "spoke to reporters".
_PRESS = frozenset(
    "reporter journalist newspaper radio television broadcaster magazine press media paper tv audience crowd".split()
)
#: Verbs of saying: who declines to say something refuses nobody, and who is asked whether answers a question.
_SAYING = frozenset(
    "comment confirm say elaborate answer reveal name identify disclose specify deny explain speculate predict tell state "
    "describe".split()
)
_UNLESS = frozenset({"unless", "provided", "lest"})
_ASKING = frozenset({"ask", "tell", "question"})
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
#: Words of judging that are an act whatever they are about.
_STRONGLY = frozenset({"thank", "condemn", "denounce", "decry", "deplore"})
_VAGUELY_ASKING = frozenset("ask seek appeal plead approach turn call beg press push lobby petition".split())
#: Of these, what powers ask for is asked of somebody: "asked for troops".
_WANTING = frozenset("ask appeal plead call beg".split())
_MEETING = frozenset({"meet", "receive", "greet"})
_TALKING = frozenset({"talk", "discuss", "speak", "confer", "converse", "chat"})
#: Types of act that anybody's doings have too: visits, praise, help.
_OF_ANYBODY = frozenset({"SUPPORT", "CONSULT", "AID", "COOPERATE"})
_AID_NOUNS = frozenset(
    "worker agency group convoy truck flight organisation organization official delivery shipment".split()
)
#: What one crosses a border for who does not attack.
_PEACEFUL_AIMS = frozenset(
    "help aid assist rescue save protect flee escape seek join visit reach shelter meet attend work trade return".split()
)
_CIVILIANS = frozenset("refugee civilian resident people villager migrant family trader pilgrim".split())
_FREEING = frozenset({"release", "free"})
_REFUSING = frozenset({"refuse", "decline"})


def is_left_out(event: Event, *, known: Collection[Actor] = (), in_conflict: bool = False) -> bool:
    """Tell whether an act is none that a table of political events should hold.

    ``known`` are those who mediate in the text and those between whom: they act politically whoever they are. ``in_conflict``
    where the text is about a conflict: what people without a name do or suffer in it counts.
    """
    return (
        not _is_political(event, known, in_conflict)
        or _lacks_agent(event)
        or _is_said_only(event)
        or _is_condition(event)
        or _is_agreed_by_nobody(event)
        or is_of_nobody(event)
        or is_left_undone(event)
        or _is_other_sense(event)
        or _is_alone_at_what_takes_two(event)
        or _gives_bad_name(event)
        or _is_about_something_else(event)
        or _is_asked(event)
        or is_everyday(event)
        or is_presupposed(event)
        or is_no_act(event)
        or is_awaited(event)
        or has_other_sense(event)
        or is_merely_mentioned(event)
    )


def is_told_by_verb(noun: Token, found: Collection[Event]) -> bool:
    """Tell whether a deed is only what a killing was done by: of "Israeli air strikes killed 14" the killing is the act."""
    if noun.dep_ != "nsubj" or not is_means(noun, noun.head):
        return False
    return any(event.trigger.head == noun.head and event.actors and event.recipients for event in found)


def _is_agreed_by_nobody(event: Event) -> bool:
    """Tell whether an act is what some agreed to do of whom nobody could be found: "the two had agreed to end the war"."""
    head = event.trigger.head
    return head.dep_ == "xcomp" and head.head.lemma_ == "agree" and not event.actors and not event.mediators


def _is_political(event: Event, known: Collection[Actor], in_conflict: bool) -> bool:
    """Keep events between political actors: sport and business have the same verbs."""
    if not event.everyone:
        return in_conflict and is_of_people(event)
    return bool(event.mediators) or any(
        (actor in known and event.trigger.type not in _OF_ANYBODY)
        or actor.kind in {"state", "government", "armed_group", "group"}
        or (actor.kind == "organisation" and (actor.entity is not None or _is_public(actor)))
        or (actor.kind == "person" and actor.role is not None)
        or actor.belongs_to is not None
        for actor in event.everyone
    )


def _is_public(actor: Actor) -> bool:
    """Tell whether a body is one that acts politically by its noun: the unity coalition, a court, rights groups, not firms."""
    words = actor.name.lower().split()
    named = bool(words_of_object("party") & set(words[-1:]))
    return named or (not actor.is_named and bool(words_of_object("public") & set(words)))


def _lacks_agent(event: Event) -> bool:
    """Tell whether something acts that is no actor: "the accord offers them self-rule"."""
    head = event.trigger.head
    if event.actors or event.mediators or not is_verb(head) or is_passive(head):
        return False
    if is_of_people(event):
        return False
    subject = subject_of(head)
    if event.trigger.type in {"ASSAULT", "COERCE"}:
        # A missile strikes, an earthquake does not.
        return (
            subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower() not in words_of_object("weapon")
        )
    return (
        subject is not None and subject.pos_ in {"NOUN", "PROPN", "ADJ"} and event.trigger.rule != "outcome_of_effort"
    )


def _is_said_only(event: Event) -> bool:
    """Tell whether an act is a matter of speech: told to reporters, asked by them, declined to be commented on."""
    head = event.trigger.head
    if not is_verb(head):
        return False
    if event.trigger.type == "CONSULT":
        led = objects_of_prepositions(head)
        partners = [inner for _, inner, word in led if word.head.lower_ != "according"]
        theme = object_of(head)
        partners += [theme] if theme is not None else []
        if any(map(is_outlet, event.everyone)) or any(t.lemma_.lower() in _PRESS for t in partners):
            return True
    if head.lemma_ in _REFUSING and event.trigger.type == "REJECT" and not event.recipients and not event.mediators:
        clause = next((c for c in head.children if c.dep_ == "xcomp"), None)
        return clause is not None and clause.lemma_ in _SAYING
    if head.lemma_ in _ASKING and event.trigger.type == "REQUEST":
        told = [c for c in head.children if c.dep_ in {"ccomp", "xcomp", "dobj", "advcl"} and not event.mediators]
        about = any(name in {"about", "aboard", "in", "by", "on"} for name, _, _ in objects_of_prepositions(head))
        wants = any(name == "for" for name, _, _ in objects_of_prepositions(head))
        asks = any(_is_question(c) for c in told)
        return asks or (
            not wants and not event.mediators and (is_passive(head) and (not told or about) and not _asks_to(head))
        )
    return False


def _is_alone_at_what_takes_two(event: Event) -> bool:
    """Tell whether one alone is named of those who talk, or what one meets is no person: "meets the requirements"."""
    head, kind = event.trigger.head, event.trigger.type
    if kind == "ASSAULT" and event.trigger.frame == "mutual" and head.lemma_ == "fight" and len(event.everyone) < 2:
        return object_of(head) is None  # "Sent its army to fight abroad", "is fighting for his life".
    if kind != "CONSULT" or event.trigger.frame != "mutual" or not is_verb(head) or event.trigger.noun is not None:
        return False
    theme = object_of(head)
    bodies = {id(actor.body) for actor in event.everyone}
    if head.lemma_ in _MEETING:
        is_thing = (
            theme is not None and theme.pos_ in {"NOUN", "PROPN", "NUM"} and event.recipients == [] and len(bodies) < 2
        )
        return is_thing or (head.lemma_ == "receive" and len(bodies) < 2)
    return len(bodies) < 2 and head.lemma_ in _TALKING and (theme is None or theme.pos_ == "NOUN")


def _gives_bad_name(event: Event) -> bool:
    """Tell whether a thing is only called bad, whose it is nobody says: "called the deal a historic mistake"."""
    head = event.trigger.head
    return event.trigger.type == "ACCUSE" and not event.recipients and is_verb(head) and head.lemma_ in NAMING


def _is_about_something_else(event: Event) -> bool:
    """Tell whether what an act is done to makes it none between actors: "released a book", "signed a decree", "sought office"."""
    head, kind = event.trigger.head, event.trigger.type
    if not is_verb(head) or event.trigger.noun is not None or event.trigger.rule.startswith("phrase"):
        return False
    theme = subject_of(head) if is_passive(head) else object_of(head)
    lemma = content_of(theme).lemma_.lower() if theme is not None and theme.pos_ == "NOUN" else ""
    named = bool(event.recipients)
    if head.lemma_ in _FREEING and lemma and not named:
        return lemma not in words_of_object("captive")
    if kind == "SUPPORT" and event.trigger.frame == "mutual":
        return lemma in words_of_object("decree") and not are_two(event.actors)
    if (
        kind in _JUDGING
        and lemma
        and not named
        and event.trigger.frame == "act"
        and head.lemma_ not in _STRONGLY
        and not _are_public(event)
    ):
        return not (lemma in words_of_object("judged") or noun_entry(content_of(theme)) is not None) if theme else False
    if kind == "AGREE" and lemma and not named:
        return lemma in words_of_object("prize")
    if event.trigger.rule == "verb_request" and not named and head.lemma_ in _VAGUELY_ASKING:
        wanted = [theme] if theme is not None else []
        wanted += [inner for name, inner, _ in objects_of_prepositions(head) if name in {"for", "on"}]
        return (
            not _asks_to(head)
            and not (wanted and head.lemma_ in _WANTING and _are_public(event))
            and not any(
                noun_entry(content_of(t)) is not None or t.lemma_.lower() in words_of_object("judged") for t in wanted
            )
            and not any(c.dep_ == "ccomp" for c in head.children)
        )
    if head.lemma_ in {"concede", "admit", "acknowledge"} and kind == "CONCEDE":
        return theme is None  # "An aide conceded that": said, not given up.
    if head.lemma_ == "complain":
        return not named or any(c.dep_ == "ccomp" for c in head.children)
    if head.lemma_ == "warn" and not named:
        # To foresee is not to threaten: a warning says what who warns will do.
        clause = next((c for c in head.children if c.dep_ == "ccomp"), None)
        doer = subject_of(clause) if clause is not None else None
        return clause is not None and not (doer is not None and doer.pos_ == "PRON") and clause.i > head.i
    return False


def _are_public(event: Event) -> bool:
    """Tell whether states, armed groups or those in office for one judge: what they welcome or reject is politics."""
    return bool(event.actors) and all(
        actor.kind in POWERS
        or (actor.kind == "person" and actor.belongs_to is not None and actor.body.kind in {"state", "armed_group"})
        for actor in event.actors
    )


def _is_other_sense(event: Event) -> bool:
    """Tell whether words of force are used in another sense: "take Peru to court", "sacked the coach", "aid workers", "crossed the line"."""
    head, kind = event.trigger.head, event.trigger.type
    if not is_verb(head):
        return False
    if head.lemma_ == "take" and kind == "ASSAULT":
        return any(name in {"to", "before"} for name, _, _ in objects_of_prepositions(head))
    if head.lemma_ == "sack" and kind == "ASSAULT":
        return any(actor.kind in {"person", "government"} for actor in event.recipients)
    if head.lemma_ == "cross" and kind == "ASSAULT":
        aims = {c.lemma_ for c in head.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB"}
        subject = subject_of(head)
        is_civilian = subject is not None and subject.lemma_.lower() in _CIVILIANS
        is_person = bool(event.actors) and all(actor.kind == "person" for actor in event.actors)
        return is_person or is_civilian or bool(aims & _PEACEFUL_AIMS)
    return head.lower_ == "aid" and head.i + 1 < len(head.doc) and head.nbor().lemma_.lower() in _AID_NOUNS


def _is_asked(event: Event) -> bool:
    """Tell whether an act is only asked about: "Should Oman mediate?", the question of an interview."""
    head = event.trigger.head
    if not event.sentence.text.rstrip(" \"'”’)").endswith("?") or not is_verb(head):
        return False
    while head.dep_ in {"xcomp", "conj", "ccomp"} and head.head != head:
        head = head.head
    return head.dep_ == "ROOT"


def _asks_to(head: Token) -> bool:
    return any(c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB" for c in head.children)


def _is_question(clause: Token) -> bool:
    return clause.dep_ in {"ccomp", "advcl"} and any(
        t.lower_ in {"whether", "if", "why", "how", "what", "when", "who"} and t.i < clause.i for t in clause.children
    )


def _is_threat(verb: Token) -> bool:
    """Tell whether a condition is the price of a threat or of a demand, whose row tells of it."""
    while verb.dep_ in {"xcomp", "ccomp"} and is_verb(verb.head):
        verb = verb.head
    control = control_entry(verb)
    return control is not None and control["row"] == "own"


def _is_condition(event: Event) -> bool:
    """Tell whether an act only stands in a condition: "unless the captives are freed", "threatened to … unless it leaves"."""
    clause = event.trigger.head
    for _ in range(4):
        if is_verb(clause) and clause.dep_ == "advcl":
            marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i}
            return bool(marks & _UNLESS) and not (
                event.actors and clause is event.trigger.head and not _is_threat(clause.head)
            )
        if clause.dep_ not in {"conj", "xcomp", "dobj", "pobj", "prep"} or clause.head == clause:
            return False
        clause = clause.head
    return False
