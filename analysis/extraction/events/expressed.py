"""The parts of an act held against its sentence: who takes part is named there, and nobody acts on himself.

Read when all events of a sentence are known, as the sides of a mediation are often those of the deal beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.absences import settle_absence
from analysis.extraction.events.event import Event
from analysis.extraction.events.joiners import add_joiners
from analysis.extraction.events.means import settle_means
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.whole_acts import settle_worth
from analysis.extraction.mediation.sides import give_sides
from analysis.extraction.mediation.stages import settle_stages

#: Acts that one does with what is one's own: "withdraws its troops", "sent its envoy".
_WITH_ONES_OWN = frozenset({"RETREAT", "CONCEDE", "MOBILIZE", "AID", "AGREE", "COOPERATE", "CONSULT", "ASSAULT"})

#: Verbs with which a state has its own people come or go: "recalled its ambassador", "will not send its envoys".
_BRINGING_HOME = frozenset("recall call summon withdraw pull bring send fly dispatch evacuate extract yank".split())

#: Whom a mediator gets exchanged or freed, where nobody says whose they are.
_EXCHANGED = frozenset(
    "prisoners prisoner hostages hostage captives captive detainees detainee abductees inmates".split()
)

#: Who comes for somebody, where the text names for whom.
_SENT = frozenset(
    "envoys emissaries delegates delegations ambassadors ministers officials representatives negotiators diplomats "
    "officers commanders leaders".split()
)
_TWO = 2

#: Acts in which troops are moved or promised, and who moves so.
_OF_TROOPS = frozenset({"CONCEDE", "MOBILIZE", "AGREE"})
_SENT_OUT = frozenset({"soldiers", "troops", "observers", "monitors", "peacekeepers", "warships", "inspectors"})
#: Acts that an office holder does to others than his own state.
_TO_OTHERS = frozenset({"AGREE", "THREATEN", "SUPPORT", "CONCEDE"})
_OFFICES = frozenset({"president", "minister", "premier", "chancellor", "king", "emir", "ambassador"})


def settle_parts(events: Sequence[Event], roles: Roles, disputes: Disputes) -> list[Event]:
    """Leave to the events of one sentence only those parts that it expresses; an event with none left is no event."""
    kept = []
    settle_stages(events, disputes)
    meant = roles.index.actors_under(events[0].sentence.span) if events else ()
    for event in events:
        settle_absence(event, roles)
        add_joiners(event, roles)
        _leave_unexpressed(event, meant)
    ended = [event.trigger.noun for event in events if event.trigger.rule == "outcome_of_effort"]
    events = [e for e in events if not (e.trigger.head.dep_ == "acl" and e.trigger.head.head in ended)]
    give_sides(events, roles, disputes)
    for event in (events := settle_means(events)):
        _leave_own(event)
        if event.everyone or event.is_nameless:
            settle_worth(event)
            kept.append(event)
    return kept


def _leave_unexpressed(event: Event, meant: tuple[Actor, ...]) -> None:
    named = {id(one) for actor in (*meant, *event.recalled) for one in (actor, actor.belongs_to, actor.body)}

    def expressed(actors: list[Actor]) -> list[Actor]:
        return [a for a in actors if id(a) in named or id(a.body) in named]

    event.actors, event.recipients = expressed(event.actors), expressed(event.recipients)
    event.mediators = expressed(event.mediators)


def _leave_own(event: Event) -> None:
    """Take from those acted on who belongs to who acts: "Cuba withdraws its soldiers" is done to nobody."""
    if len(event.actors) == 1 and event.actors[0].kind != "person":
        event.recipients = [a for a in event.recipients if not _is_of(a, event.actors[0])]
    if len(event.actors) == 1 and event.trigger.type != "REQUEST" and event.trigger.head.lemma_ in _BRINGING_HOME:
        event.recipients = [a for a in event.recipients if not (a.body is event.actors[0].body and not a.is_named)]
    if event.mediators:
        _leave_no_third(event)
        # Nor is who is exchanged or freed a side: "brokered an exchange of prisoners of war".
        sides = [a for a in event.recipients if a.is_named or a.name.lower() not in _EXCHANGED]
        # Nor are envoys beside those whose they are: "received envoys of both in Oslo".
        named = [a for a in sides if a.is_named or a.belongs_to is not None]
        sides = [a for a in sides if a in named or len(named) < _TWO or a.name.lower() not in _SENT]
        event.recipients = _without_their_people(sides)
    if event.trigger.type in _TO_OTHERS and event.actors:
        # Whose envoy he is, he offers nothing to: "Russia's ambassador offered Moscow's support".
        # Nor does he threaten his own: "the Front's negotiator warned that his men would not disarm".
        threatens = event.trigger.type == "THREATEN"
        own = {id(a.body) for a in event.actors if a.body is not a and (a.body.kind == "state" or threatens)}
        event.recipients = [a for a in event.recipients if id(a) not in own]
    if event.trigger.type in _OF_TROOPS and event.actors:
        # "Would withdraw 400 soldiers", "offered to send observers": to whom is not told.
        event.recipients = [a for a in event.recipients if a.is_named or a.name.lower() not in _SENT_OUT]
    if event.trigger.type in _WITH_ONES_OWN and len(event.actors) == 1:
        acting, lends = event.actors[0], event.trigger.type in {"AID", "MOBILIZE", "COOPERATE"}
        event.recipients = [
            a
            for a in event.recipients
            if a is not acting
            and not _is_of(a, acting)
            and not (a.body is acting.body and acting.kind == "state" and (a.kind != "person" or lends))
        ]


def _leave_no_third(event: Event) -> None:
    """Take from a consent the state of whoever consents: a movement that takes what its own state decides is mediated by nobody."""
    own = {a.country for a in event.actors if a.kind in {"armed_group", "group", "organisation"} and a.country}
    if event.cameo == "038" and any(a.kind == "state" and a.country in own for a in event.mediators):
        event.mediators, event.cameo = [], None


def _without_their_people(sides: list[Actor]) -> list[Actor]:
    """Leave out people of a state that is a side itself: nobody mediates between a country and its prime minister."""
    states = {a.country for a in sides if a.kind in {"state", "government"} and a.country}
    # "Wrung from Sri Lanka's government and the Tigers": one side is told once.
    organs = {id(a.belongs_to) for a in sides if a.kind == "government"}
    sides = [a for a in sides if not (a.kind == "state" and id(a) in organs)]
    return [a for a in sides if not (_holds_office(a) and a.belongs_to is None and a.country in states)]


def _holds_office(actor: Actor) -> bool:
    return actor.kind == "person" and bool(set((actor.role or "").lower().split()) & _OFFICES)


def _is_of(part: Actor, whole: Actor) -> bool:
    return part.belongs_to is whole and part.kind != "person"
