"""Who stands between whom in a text as a whole: what a known mediator does for the sides is mediation, whatever its words.

Read when all events of a text are known, as news often says late who it was that stood between the parties.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.triggers import words_of
from analysis.extraction.mediation.agent_lists import act_for_sides
from analysis.extraction.mediation.plan_makers import PLANS, goes_to_council, mark_answered, put_by
from analysis.extraction.parsing.grammar import is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of

#: Stages of a mediation by which who is named is no third party of the text: the sides would not have him.
_REFUSED = frozenset({"refused", "denied"})
#: What a mediator does as such: talk to the sides, put something forward, call off talks; and the CAMEO code of it.
_CODES = {"CONSULT": "045", "AGREE": "039", "SANCTION": "165", "THREATEN": "135"}
#: What a mediator threatens as such: to leave.
_LEAVING = frozenset("go leave quit end withdraw walk stop abandon suspend pull resign give halt".split())
_SECURING = frozenset("secure obtain win achieve extract arrange clinch negotiate deliver engineer reach forge".split())
#: What sides do with a deal of their own, too.
_JOINTLY = frozenset({"reach", "negotiate", "forge"})
_PUT = (
    words_of("plan")
    | words_of("table")
    | words_of("deal")
    | words_of("work")
    | words_of("effort")
    | {"office", "service", "help"}
)
#: What those do with talks who lead them, and with deals who bring them about.
_LEADING = frozenset("open chair host convene launch reconvene inaugurate lead negotiate moderate steer".split())
#: Acts by which one is at odds with others.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN"})
_BOTH = 2
#: What one does about two, or has others do, without a part in it.
_SPEAKING_OF = frozenset({"discuss", "debate", "review", "address", "raise", "send", "dispatch", "deploy"})
#: What several do who are named together, and with nobody else unless the text says so.
_WITH_EACH_OTHER = frozenset({"consult", "confer", "deliberate", "caucus", "huddle"})
#: A call alone is a contact, whoever makes it.
_CALLING = frozenset({"telephone", "phone", "call", "ring"})


@dataclass(frozen=True)
class Standing:
    """The third parties of a text and its parties, by the identity of the bodies that they act for."""

    thirds: frozenset[int]
    parties: frozenset[int]
    #: All who are at odds with anybody in the text.
    rivals: frozenset[int] = frozenset()

    def is_third(self, actor: Actor) -> bool:
        """Tell whether an actor mediates in this text, himself or as one who acts for a body that does."""
        return (id(actor) in self.thirds or id(actor.body) in self.thirds) and not self.is_party(actor)

    def is_party(self, actor: Actor) -> bool:
        """Tell whether an actor is one of the two that the text is most about, or acts for one."""
        return id(actor) in self.parties or id(actor.body) in self.parties

    def is_outsider(self, actor: Actor) -> bool:
        """Tell whether an actor is at odds with nobody in a text in which others are, or which knows third parties."""
        known = bool(self.rivals or self.thirds)
        return known and not self.is_party(actor) and not {id(actor), id(actor.body)} & self.rivals


def find_standing(events: list[Event], disputes: Disputes) -> Standing:
    """Find who mediates in a text, by what it says of them and by the events read so far."""
    thirds = {id(actor) for actor in disputes.mediators} | {id(actor.body) for actor in disputes.mediators}
    for event in events:
        if event.status not in _REFUSED and not _drops(event):
            thirds |= {id(one) for actor in event.mediators for one in (actor, actor.body)}
    parties, rivals = disputes.parties(), set(disputes.fighters())
    rivals |= {id(a.body) for e in events if e.trigger.type in _HOSTILE for a in (*e.actors, *e.recipients)}
    return Standing(frozenset(thirds), parties, frozenset(rivals))


def mark_mediated(events: list[Event], standing: Standing) -> None:
    """Make a mediator of each third party in the events in which it does what mediators do."""
    for event in events:
        _settle_secured(event, standing)
        _add_signers(event, events)
        _turn_to_outsider(event, standing)
        if event.mediators or not event.actors or event.trigger.head.lemma_ in _CALLING or _sits_by_itself(event):
            continue
        if _puts_plan(event, standing):
            event.mediators = list(event.actors)
            event.recipients = without(event.recipients, event.actors)
            continue
        kind = event.trigger.type
        if kind not in _CODES or (kind == "AGREE" and (not _puts_forward(event) or goes_to_council(event))):
            continue
        if (kind == "SANCTION" and event.status != "halted") or (kind == "THREATEN" and not _threatens_to_leave(event)):
            continue
        if kind == "CONSULT" and event.status == "denied":
            continue  # Whom the mediators did not consult they did not mediate with.
        thirds = [actor for actor in event.actors if standing.is_third(actor)]
        if not thirds and _leads_talks(event, standing):
            thirds = list(event.actors)
        thirds = thirds or _who_deals_with_both(event, standing)
        if _talk_with_each_other(event, thirds) or (kind == "CONSULT" and _deals_with_neither(event, thirds, standing)):
            continue
        if any(actor in event.agents for actor in thirds) and not any(map(standing.is_party, event.agents)):
            thirds = list(event.agents)  # Who acts together with a mediator mediates.
        others = without(event.actors, thirds)
        if kind == "CONSULT" and _come_to_third(event, thirds, standing):
            event.actors, event.mediators, event.cameo = others, thirds, "045"
            event.recipients = unique([*thirds, *event.recipients])
            continue
        if not thirds or not _acts_first(event, thirds) or _are_at_home([*others, *event.recipients], thirds):
            continue
        event.actors, event.mediators, event.cameo = thirds, list(thirds), _CODES[kind]
        event.recipients = without([*others, *event.recipients], thirds)
    at_work = [e for e in events if e.status not in _REFUSED and not _drops(e)]
    told = frozenset(id(one) for e in at_work for a in e.mediators for one in (a, a.body))
    standing = replace(standing, thirds=standing.thirds | told)
    for event in events:
        if _answers_mediator(event, standing):
            event.mediators = list(event.recipients)
        if _is_brokered_by(event):
            event.trigger = replace(event.trigger, rule="brokered_by")
    mark_answered(events)


def _sits_by_itself(event: Event) -> bool:
    """Tell whether a body comes together for a meeting of its own: "The Council convened in emergency session"."""
    head = event.trigger.head
    convenes = head.lemma_ in {"convene", "reconvene"} and not is_passive(head) and head.dep_ != "relcl"
    return convenes and object_of(head) is None


def _drops(event: Event) -> bool:
    """Tell whether sides want a mediator no more: "dropped Gabon's president as mediator"."""
    return event.cameo == "165" and not any(a in event.actors for a in event.mediators)


def _is_brokered_by(event: Event) -> bool:
    """Tell whether a participle says who hosted or brokered what it stands behind: "talks hosted by Oman"."""
    head = event.trigger.head
    led = {name for name, _, _ in objects_of_prepositions(head)} if head.tag_ == "VBN" and head.dep_ == "acl" else set()
    return event.cameo == "045" and "by" in led and event.mediators == event.actors and bool(event.mediators)


def _are_at_home(others: list[Actor], thirds: list[Actor]) -> bool:
    """Tell whether a third party has to do with its own people alone, or with bodies that are no party: it mediates nothing there."""
    own = {id(third.body) for third in thirds if third.body.kind == "state"}
    return len(others) > 0 and all(
        id(a.body) in own or (a.kind == "organisation" and a.entity is None and a.belongs_to is None) for a in others
    )


def _answers_mediator(event: Event, standing: Standing) -> bool:
    """Tell whether what somebody takes or refuses is a mediator's: "accepted Egypt's proposal", "would not receive the envoy"."""
    if event.mediators or not event.recipients or not event.actors or any(map(standing.is_third, event.actors)):
        return False
    answer = (event.trigger.type, event.status)
    return answer in {("REJECT", "refused"), ("AGREE", "accepted")} and all(map(standing.is_third, event.recipients))


def _puts_plan(event: Event, standing: Standing) -> bool:
    """Tell whether an outsider puts a plan or a truce to those at odds: "Egypt proposed a ceasefire", "circulated a draft"."""
    head = event.trigger.head
    if event.trigger.type != "AGREE" or event.status != "offered" or event.cameo is not None or not is_verb(head):
        return False
    if head.lemma_ == "sign" or goes_to_council(event) or any(map(standing.is_third, event.recipients)):
        return False
    if len(event.recipients) == 1 and not standing.is_party(event.recipients[0]):
        return False  # Who offers one who is no party something of his own deals with him.
    words = {t.lemma_.lower() for theme in put_by(event) for t in (theme, *theme.children)}
    return bool(words & PLANS) and bool(event.actors) and all(map(standing.is_outsider, event.actors))


def _leads_talks(event: Event, standing: Standing) -> bool:
    """Tell whether an outsider alone holds what others do: "opened the session", "the truce that he negotiated"."""
    head = event.trigger.head
    if event.trigger.type != "CONSULT" or not is_verb(head) or head.lemma_ not in _LEADING or event.recipients:
        return False
    if event.status in _REFUSED or act_for_sides(event.actors):
        return False
    if any(name == "with" for name, _, _ in objects_of_prepositions(head)):
        return False
    theme = event.trigger.noun or (subject_of(head) if is_passive(head) else object_of(head))
    if theme is None or theme.lemma_.lower() not in words_of("table") | words_of("deal") | {"which", "that"}:
        return False
    if head.lemma_ == "negotiate" and (is_passive(head) or head.dep_ == "relcl"):
        # Of a deal that somebody alone is said to have negotiated, the sides are others.
        return not any(map(standing.is_party, event.actors)) and len({id(a.body) for a in event.actors}) == 1
    return all(map(standing.is_outsider, event.actors))


def _who_deals_with_both(event: Event, standing: Standing) -> list[Actor]:
    """Give the outsiders who talk to both parties: "held talks with both sides", "has been in contact with Chad and Libya"."""
    if event.trigger.type != "CONSULT" or event.status in _REFUSED or event.trigger.head.lemma_ in _SPEAKING_OF:
        return []
    everyone = [*event.actors, *event.recipients]
    outsiders = [a for a in everyone if standing.is_outsider(a)]
    sides = [a for a in everyone if standing.is_party(a)]
    if len({id(a.body) for a in sides}) < _BOTH or not outsiders or len(outsiders) + len(sides) < len(everyone):
        return []
    if event.agents:
        return outsiders if all(a in outsiders for a in event.agents) else []
    # Of whom the grammar tells nobody apart, those named first act.
    is_first = everyone[: len(outsiders)] == outsiders
    head, noun = event.trigger.head, event.trigger.noun
    led = {t.lower_ for one in (head, noun) if one is not None for t in one.subtree}
    return outsiders if is_first and led & {"with", "both"} else []


def _turn_to_outsider(event: Event, standing: Standing) -> None:
    """Make a mediator of the outsider to whom a party turns, in a text that has mediators."""
    if event.mediators or event.trigger.type != "REQUEST" or event.trigger.head.lemma_ != "turn" or not standing.thirds:
        return
    if any(map(standing.is_party, event.actors)) and not any(map(standing.is_party, event.recipients)):
        event.mediators, event.cameo = list(event.recipients), "028"


def _puts_forward(event: Event) -> bool:
    """Tell whether something is offered, or a plan is on its way: not what is promised to one side."""
    noun = event.trigger.noun
    theme = noun or (object_of(event.trigger.head) if is_verb(event.trigger.head) else None)
    given = theme is None or noun in event.trigger.tokens or theme.lemma_.lower() in _PUT
    return (event.status == "offered" and given) or (
        event.status == "planned" and noun is not None and noun.lemma_.lower() in words_of("plan") | words_of("effort")
    )


def _settle_secured(event: Event, standing: Standing) -> None:
    """Make "the envoy secured a ceasefire" a mediation: the truce is not the envoy's own."""
    if event.mediators or event.trigger.rule != "light_verb" or event.trigger.type not in {"RETREAT", "AGREE"}:
        return
    outside = all(standing.is_third(actor) or standing.is_outsider(actor) for actor in event.actors)
    if event.trigger.head.lemma_ in _SECURING and event.actors and outside:
        event.trigger = replace(event.trigger, type="CONSULT")
        alone = event.trigger.head.lemma_ not in _JOINTLY
        if alone and (standing.rivals or standing.parties):
            event.mediators, event.cameo = list(event.actors), "045"


def _add_signers(event: Event, events: list[Event]) -> None:
    """Give the sides of "signed a treaty negotiated by Algeria": who signed it."""
    head = event.trigger.head
    if event.trigger.frame != "mediate" or event.recipients or head.dep_ != "acl" or head.head.dep_ != "dobj":
        return
    for other in events:
        if other.trigger.head == head.head.head and other.sentence is event.sentence:
            event.recipients = without(other.actors, event.actors)


def _threatens_to_leave(event: Event) -> bool:
    return any(c.dep_ == "xcomp" and c.lemma_ in _LEAVING for c in event.trigger.head.children)


def _come_to_third(event: Event, thirds: list[Actor], standing: Standing) -> bool:
    """Tell whether the two parties meet who stands between them: "the two ministers met with their host"."""
    sides = without(event.actors, thirds)
    bodies = {id(actor.body) for actor in sides}
    if not thirds or len(bodies) != _BOTH or event.actors[0] in thirds or event.status in _REFUSED:
        return False
    return event.trigger.frame == "mutual" and all(map(standing.is_party, sides))


def _acts_first(event: Event, thirds: list[Actor]) -> bool:
    """Tell whether it is the third party who acts: "the envoy met Assad", not "Assad received the envoy"."""
    head = event.trigger.head
    return event.actors[0] in thirds and not (is_verb(head) and is_passive(head) and head.lemma_ == "receive")


def _talk_with_each_other(event: Event, thirds: list[Actor]) -> bool:
    """Tell whether mediators only meet mediators."""
    alone = len(thirds) == len(event.actors) and event.trigger.frame == "mutual" and not event.recipients
    subject = subject_of(event.trigger.head) if is_verb(event.trigger.head) else None
    if alone and subject is not None and any(t.lower_ in {"two", "both"} for t in (subject, *subject.children)):
        return True  # "The two men last sat together in May": they are the sides.
    if event.trigger.head.lemma_ in _WITH_EACH_OTHER and _are_several(event.actors) and not event.recipients:
        return True
    return alone and _are_several(thirds) and set(map(id, event.agents)) != set(map(id, thirds))


def _deals_with_neither(event: Event, thirds: list[Actor], standing: Standing) -> bool:
    """Tell whether a third party deals with one who is no party: "Qatar's premier discussed the deadlock with the American envoy"."""
    others = [a for a in (*event.actors, *event.recipients) if a not in thirds]
    if len({id(a.body) for a in others}) != 1 or others[0].body.kind not in {"state", "organisation"}:
        return False
    if any(standing.is_third(a) for a in others):
        return True
    return not any(standing.is_party(a) or {id(a), id(a.body)} & standing.rivals for a in others)


def _are_several(actors: list[Actor]) -> bool:
    return len({id(actor.body) for actor in actors}) > 1
